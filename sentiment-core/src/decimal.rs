//! Numbers as people read them, by whole numbers: the way of the standard library, which is exact for
//! all numbers there are, takes 8 KB of a compressed module for browsers.

use std::fmt::{Display, Formatter, Result};

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_the_standard_library_writes_them() {
        for thousandths in -4000..4000 {
            let value = f64::from(thousandths) / 1000.0 + 1e-5;
            assert_eq!(Hundredths(value).to_string(), format!("{value:.2}"));
            assert_eq!(format!("{:+7}", Hundredths(value)), format!("{value:+7.2}"));
        }
    }
}
