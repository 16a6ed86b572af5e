//! All that is left over time without what comes again each year, and without times that stand out.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Name, Spike};
use crate::report::days::Valence;
use crate::report::groups::Groups;
use crate::report::pieces::Pieces;
use crate::report::seasons::Seasons;

/// What is left out.
pub struct Calm<'a> {
    /// What comes again.
    pub seasons: Seasons,
    /// Times that stand out.
    pub spikes: Vec<Spike<'a>>,
}

impl Calm<'_> {
    /// Without what comes again.
    pub fn of(seasons: Seasons) -> Self {
        Self {
            seasons,
            spikes: Vec::new(),
        }
    }

    /// Of a group, or of all texts.
    pub fn pieces(&self, group: Option<Name>, pieces: &Pieces) -> Pieces {
        let is_of = |spike: &&Spike| spike.group.is_none() || spike.group == group;
        let spikes: Vec<&Spike> = self.spikes.iter().filter(is_of).collect();
        pieces.filter_map(|date, valence| {
            let is_out = spikes.iter().any(|spike| spike.time.has(date));
            (!is_out).then(|| self.seasons.calm(date, valence))
        })
    }

    /// The same by month.
    pub fn months(&self, group: Name, pieces: &Pieces) -> BTreeMap<Date, Valence> {
        self.pieces(Some(group), pieces).months()
    }

    /// Of all groups of a column.
    pub fn all_of(&self, groups: &Groups) -> Pieces {
        let column = groups.column.name.as_str();
        groups.pieces(|name, pieces| self.pieces(Some((column, name)), pieces))
    }

    /// Of all texts: without the times of the groups of one column, if any group has one.
    pub fn left(&self, all: &Pieces, groups: &[Groups]) -> Pieces {
        let column = self.column();
        let is_of = |groups: &&Groups| Some(groups.column.name.as_str()) == column;
        match groups.iter().find(is_of) {
            Some(groups) => self.all_of(groups),
            None => self.pieces(None, all),
        }
    }

    /// The column of the clearest group that stands out.
    fn column(&self) -> Option<&str> {
        let mut groups = self.spikes.iter().filter_map(|spike| spike.group);
        groups.next().map(|(column, _)| column)
    }

    /// What a sentence on all else begins with.
    pub fn apart(&self) -> &'static str {
        match self.spikes.is_empty() {
            true => self.seasons.apart(),
            false => "Apart from that, ",
        }
    }
}
