//! How much of a change other texts show.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::line::Line;
use super::Change;
use crate::report::days::{Noise, Valence};
use crate::report::moments::Moments;
use crate::report::student::beyond;

/// How far some texts moved as a change says, in units of its own.
#[derive(Clone, Copy)]
pub struct Effect {
    /// Below 0 where they fell.
    pub size: f64,
    /// The squared standard error of it.
    error: f64,
    /// Texts that it is known from.
    texts: f64,
}

impl Effect {
    /// How sure it is, in standard errors.
    pub fn errors(&self) -> f64 {
        self.size.abs() / self.error.max(1e-18).sqrt()
    }

    /// The probability of two as far apart where both moved alike.
    pub fn apart(&self, other: &Self) -> f64 {
        let error = (self.error + other.error).max(1e-18).sqrt();
        let freedom = self.texts.min(other.texts) - 2.0;
        beyond((self.size - other.size) / error, freedom.max(1.0))
    }
}

impl Change {
    /// How far texts moved as this change says: none where they are in too few months to tell.
    pub fn effect(&self, months: &BTreeMap<Date, Valence>, noise: Noise) -> Option<Effect> {
        let parts = months
            .iter()
            .map(|(month, m)| (self.weight(*month), &m.evidence));
        let parts: Vec<(f64, &Moments)> = parts.filter(|(_, m)| m.n > 0).collect();
        let line = Line::through(&parts, noise.evidence)?;
        Some(Effect {
            size: line.slope,
            error: line.error,
            texts: parts.iter().map(|(_, m)| m.independent()).sum(),
        })
    }

    /// How much of the change a month has.
    fn weight(&self, month: Date) -> f64 {
        match *self {
            Change::Unknown | Change::None => 0.0,
            Change::Lasting { from, .. } => f64::from(u8::from(month >= from.first_of_month())),
            Change::Passing { first, last, .. } => {
                f64::from(u8::from((first..=last).contains(&month)))
            }
            Change::Steady { first, .. } => (number(month) - number(first)).max(0.0),
            Change::Varying { lowest, highest } => {
                f64::from(u8::from(month == highest.0)) - f64::from(u8::from(month == lowest.0))
            }
        }
    }
}

/// Months in a row.
pub fn number(month: Date) -> f64 {
    f64::from(month.year()) * 12.0 + f64::from(month.month())
}
