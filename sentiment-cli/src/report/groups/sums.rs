//! All groups of a column together.

use super::Groups;
use crate::report::cells::Cells;
use crate::report::comparable::Comparable;
use crate::report::outliers::Values;
use crate::report::pieces::Pieces;
use crate::report::tally::Tally;

impl Groups {
    /// Of all groups: a text that several have proves something in each.
    pub fn whole(&self) -> Tally {
        if self.cells != Cells::One {
            return self.once.clone();
        }
        let mut all = self.rest.tally.clone();
        let groups = self.groups.values();
        groups.for_each(|group| all.merge(&group.tally));
        all
    }

    /// The same without some groups, by their names.
    pub fn whole_but(&self, names: &[&str]) -> Tally {
        let mut all = self.rest.tally.clone();
        let groups = self.iter().filter(|(name, _)| !names.contains(name));
        groups.for_each(|(_, group)| all.merge(&group.tally));
        all
    }

    /// Ratings of all groups.
    pub fn rated(&self, ratings: &Comparable) -> Values {
        if self.cells != Cells::One {
            return self.once_rated.values(ratings);
        }
        self.rated_but(&[], ratings)
    }

    /// The same without some groups, by their names.
    pub fn rated_but(&self, names: &[&str], ratings: &Comparable) -> Values {
        let mut all = self.rest.stars.values(ratings);
        let groups = self.iter().filter(|(name, _)| !names.contains(name));
        groups.for_each(|(_, group)| all.merge(&group.stars.values(ratings)));
        all
    }

    /// Valence over time, of all groups, each changed.
    pub fn pieces(&self, change: impl Fn(&str, &Pieces) -> Pieces) -> Pieces {
        let mut all = change("", &self.rest.pieces);
        for (name, group) in self.iter() {
            all.merge(&change(name, &group.pieces));
        }
        all
    }
}
