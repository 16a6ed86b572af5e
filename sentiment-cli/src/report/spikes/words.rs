//! Times that stand out, in words.

use super::{Crowd, Spike, Time};
use crate::report::changes::from_to;
use crate::report::dates::Period;
use crate::report::groups::short;
use crate::report::numbers::{count, signed, texts};

impl Time {
    /// "18 to 24 May 2026", "May 2026".
    pub fn in_words(&self) -> String {
        if self.period == Period::Month {
            return self.period.label(self.first);
        }
        let end = self.period.next(self.last).yesterday().unwrap_or(self.last);
        let first = match () {
            () if self.first.year() != end.year() => "%-d %B %Y",
            () if self.first.month() != end.month() => "%-d %B",
            () => "%-d",
        };
        format!(
            "{} to {}",
            self.first.strftime(first),
            end.strftime("%-d %B %Y")
        )
    }

    /// "in the week of 18 May 2026", "from 18 to 31 May 2026", "in May 2026".
    pub fn when(&self) -> String {
        match self.period {
            Period::Month => from_to(self.first, self.last),
            _ if self.first == self.last => format!("in the {}", self.period.label(self.first)),
            _ => format!("from {}", self.in_words()),
        }
    }

    /// "that week", "those weeks".
    pub fn pronoun(&self) -> &'static str {
        match self.period {
            Period::Month => "that month",
            _ if self.first == self.last => "that week",
            _ => "those weeks",
        }
    }

    /// "One week", "Two weeks".
    fn length(&self) -> &'static str {
        if self.period == Period::Month {
            return "One month";
        }
        match self.last.duration_since(self.first).as_hours() / (7 * 24) {
            0 => "One week",
            1 => "Two weeks",
            _ => "Three weeks",
        }
    }
}

impl Spike<'_> {
    /// "One week of Billing (Group) stands out: 18 to 24 May 2026, −0.60 in 49 texts; otherwise −0.05." There may be a group
    /// without which it does not.
    pub fn in_words(&self, without: Option<&str>) -> String {
        let of = match self.group {
            Some((column, name)) => format!(" of {} ({column})", short(name)),
            None => String::new(),
        };
        let length = self.time.length();
        let (stands, does) = match length.starts_with("One") {
            true => ("stands", "it does"),
            false => ("stand", "they do"),
        };
        let without = match without {
            Some(name) => format!("; without {} {does} not", short(name)),
            None => String::new(),
        };
        format!(
            "{length}{of} {stands} out: {}, {} in {}; otherwise {}{without}.",
            self.time.in_words(),
            signed(self.own.all.mean()),
            texts(self.own.all.n),
            signed(self.others.all.mean()),
        )
    }
}

impl Crowd<'_> {
    /// "Many more texts than usual in the week of 18 May 2026: 49 of Billing (Group), in other weeks 1 to 9."
    pub fn in_words(&self) -> String {
        let of = match self.group {
            Some((column, name)) => format!(" of {} ({column})", short(name)),
            None => String::new(),
        };
        let (low, high) = self.usual;
        let usual = match (low, high) {
            (0, _) => format!("up to {}", count(high)),
            _ if low == high => count(low),
            _ => format!("{} to {}", count(low), count(high)),
        };
        format!(
            "Many more texts than usual {}: {}{of}, in other {}s {usual}.",
            self.time.when(),
            count(self.n),
            self.time.period.name(),
        )
    }
}
