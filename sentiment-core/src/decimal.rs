//! Numbers as people read them, by whole numbers: the way of the standard library, which is exact for
//! all numbers there are, takes 8 KB of a compressed module for browsers.

use std::fmt::{Display, Formatter, Result, Write};

/// With two digits behind the point, as `{:.2}` writes it; `{:+}` and a width are heeded.
#[derive(Clone, Copy)]
pub(crate) struct Hundredths(pub f64);

impl Display for Hundredths {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let all = (self.0.abs() * 100.0).round_ties_even() as u64;
        let digits = format!("{}.{:02}", all / 100, all % 100);
        f.pad_integral(!self.0.is_sign_negative(), "", &digits)
    }
}

/// With as many digits as it takes to tell it from all others; "1e300" where zeros would be many.
#[derive(Clone, Copy)]
pub(crate) struct Short(pub f64);

impl Display for Short {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if self.0.is_nan() {
            return f.write_str("NaN");
        }
        if self.0 < 0.0 {
            f.write_char('-')?;
        }
        if self.0.is_infinite() {
            return f.write_str("inf");
        }
        let (digits, exponent) = shortest(self.0.abs());
        let mut digits = digits.to_string();
        // Digits before the point.
        let whole = digits.len() as i32 + exponent;
        match whole {
            1..=21 => {
                let whole = whole as usize;
                match whole.checked_sub(digits.len()) {
                    Some(zeros) => digits.extend(std::iter::repeat_n('0', zeros)),
                    None => digits.insert(whole, '.'),
                }
            }
            -5..=0 => digits.insert_str(0, &"0.00000"[..(2 - whole) as usize]),
            _ => {
                if digits.len() > 1 {
                    digits.insert(1, '.');
                }
                return write!(f, "{digits}e{}", whole - 1);
            }
        }
        f.write_str(&digits)
    }
}

/// The shortest number, as digits and the exponent of their factor of ten, that is read as this one.
fn shortest(value: f64) -> (u64, i32) {
    if value == 0.0 {
        return (0, 0);
    }
    // That of its first digit or more.
    let binary = (value.to_bits() >> 52) as i32 - 1023;
    let mut exponent = (f64::from(binary) * std::f64::consts::LOG10_2) as i32 + 1;
    let mut found = (0, 0);
    loop {
        // In two steps, as 10³²⁴ is no number itself.
        let half = exponent / 2;
        let scaled = value * parsed(1, -half) * parsed(1, half - exponent);
        if scaled >= ALL_DIGITS {
            return found;
        }
        let digits = scaled.round_ties_even() as u64;
        let near = (0..=MOST_OFF).flat_map(|off| [digits + off, digits.saturating_sub(off)]);
        for digits in near {
            if parsed(digits, exponent) == value {
                return (digits, exponent);
            }
        }
        found = (digits, exponent);
        exponent -= 1;
    }
}

/// 17 digits tell all numbers apart.
const ALL_DIGITS: f64 = 1e17;

/// How much two roundings change as many digits.
const MOST_OFF: u64 = 32;

fn parsed(digits: u64, exponent: i32) -> f64 {
    format!("{digits}e{exponent}").parse().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_the_standard_library_writes_them() {
        for thousandths in -4000..4000 {
            let value = f64::from(thousandths) / 1000.0 + 1e-5;
            assert_eq!(Hundredths(value).to_string(), format!("{value:.2}"));
            assert_eq!(format!("{:+7}", Hundredths(value)), format!("{value:+7.2}"));
            let value = f64::from(thousandths) / 1000.0;
            assert_eq!(Short(value).to_string(), value.to_string());
        }
        for (value, text) in [
            (f64::NAN, "NaN"),
            (f64::NEG_INFINITY, "-inf"),
            (0.0, "0"),
            (-5.0001, "-5.0001"),
            (1e9, "1000000000"),
            (1e-4, "0.0001"),
            (1e-9, "1e-9"),
            (-1.25e300, "-1.25e300"),
        ] {
            assert_eq!(Short(value).to_string(), text);
        }
    }

    #[test]
    fn no_digit_is_lost() {
        let mut bits = 1_u64;
        for _ in 0..2_000 {
            bits = bits
                .wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407);
            // Of a size that people write.
            let size = [1e-5, 1e-3, 0.1, 1.0, 10.0, 1e5, 1e9][(bits % 7) as usize];
            let value = (bits >> 11) as f64 / (1_u64 << 53) as f64 * size;
            assert_eq!(Short(value).to_string().parse(), Ok(value), "{value}");
            if value >= 1e-4 {
                assert_eq!(Short(value).to_string().len(), value.to_string().len());
            }
        }
        for value in [f64::MIN_POSITIVE, f64::MAX, f64::from_bits(1), f64::EPSILON] {
            let near = Short(value).to_string().parse::<f64>().unwrap();
            assert!((near / value - 1.0).abs() < 1e-15, "{value:e} is {near:e}");
        }
    }
}
