//! Whether one part has a word more often than chance: Fisher's exact test (1935), one-sided.

use statrs::function::factorial::ln_factorial;

/// In how many texts of two parts a term is, and how many there are.
#[derive(Clone, Copy)]
pub struct Table {
    /// Texts of the part with the term.
    pub with: u64,
    /// Texts of the part.
    pub of: u64,
    /// Texts of the rest with the term.
    pub with_else: u64,
    /// Texts of the rest.
    pub of_else: u64,
}

impl Table {
    /// The logarithm of the probability that so many of the texts with the term, or more, are in
    /// the part by chance.
    pub fn ln_chance(self) -> f64 {
        let all = self.of + self.of_else;
        let have = self.with + self.with_else;
        let most = have.min(self.of);
        let first = ln_choose(self.of, self.with) + ln_choose(self.of_else, self.with_else)
            - ln_choose(all, have);
        // The probability of each next number, of that of the first.
        let (mut sum, mut next) = (1.0, 1.0);
        for k in self.with..most {
            let more = (have - k) as f64 * (self.of - k) as f64;
            let fewer = (k + 1) as f64 * (self.of_else + k + 1 - have) as f64;
            next *= more / fewer;
            sum += next;
            if next < 1e-12 * sum {
                break;
            }
        }
        (first + f64::ln(sum)).min(0.0)
    }

    /// How many times as frequent the term is in the part as in the rest.
    pub fn ratio(self) -> f64 {
        let share = |with: u64, of: u64| with as f64 / of.max(1) as f64;
        share(self.with, self.of) / share(self.with_else, self.of_else)
    }
}

fn ln_choose(n: u64, k: u64) -> f64 {
    ln_factorial(n) - ln_factorial(k) - ln_factorial(n - k)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chances_are_those_of_r() {
        // phyper(a - 1, n1, n0, a + b, lower.tail = FALSE)
        for (with, of, with_else, of_else, expected) in [
            (3, 4, 1, 4, 17.0 / 70.0),
            (4, 4, 0, 4, 1.0 / 70.0),
            (0, 4, 3, 4, 1.0),
            (5, 10, 5, 10, 0.671_859),
        ] {
            let table = Table {
                with,
                of,
                with_else,
                of_else,
            };
            let chance = table.ln_chance().exp();
            assert!((chance - expected).abs() < 1e-5, "{with}: {chance}");
        }
    }
}
