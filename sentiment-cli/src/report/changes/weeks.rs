//! The week of a step, where it can be told.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::ToSpan;

use super::series::Series;
use super::Change;
use crate::report::dates::Period;
use crate::report::days::{Noise, Valence};

impl Change {
    /// The same with the week of a step, if one of those about its month parts all others clearly best.
    pub fn in_week(self, weeks: &BTreeMap<Date, Valence>) -> Self {
        let Change::Lasting { from, .. } = self else {
            return self;
        };
        let near = from.saturating_sub(4.weeks())..from.saturating_add(6.weeks());
        match Series::new(weeks, Noise::NONE).sure_step(near) {
            Some((from, before, since)) => Change::Lasting {
                from,
                by: Period::Week,
                before: before.all.mean(),
                since: since.all.mean(),
            },
            None => self,
        }
    }
}
