//! Seasons in words.

use jiff::civil::{date, Date};

use super::{Season, Seasons};
use crate::report::changes::from_to;
use crate::report::numbers::signed;

impl Season {
    /// "July and August", "June to September".
    pub fn name(&self) -> String {
        let month = |at: i8| {
            let month = date(2000, (self.first - 1 + at) % 12 + 1, 1);
            month.strftime("%B").to_string()
        };
        match self.len {
            1 => month(0),
            2 => format!("{} and {}", month(0), month(1)),
            len => format!("{} to {}", month(0), month(len - 1)),
        }
    }

    /// As a sentence.
    pub fn in_words(&self) -> String {
        let [is, them] = match self.len {
            1 => ["is", "it"],
            _ => ["are", "them"],
        };
        let often = match self.times.len() {
            2 => "in both years",
            _ => "every year",
        };
        let time = |&(first, last, mean): &(Date, Date, f64)| {
            format!("{} {}", signed(mean), from_to(first, last))
        };
        let times: Vec<String> = self.times.iter().map(time).collect();
        format!(
            "{} {is} {} {often}: {}; the months around {them} {}.",
            self.name(),
            if self.is_lower() { "lower" } else { "higher" },
            times.join(", "),
            signed(self.around)
        )
    }
}

impl Seasons {
    /// What a sentence on all else begins with.
    pub fn apart(&self) -> &'static str {
        match self.is_empty() {
            true => "",
            false => "Apart from that, ",
        }
    }
}
