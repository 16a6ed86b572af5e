//! The table of a column's groups.

use std::fmt::Write;

use super::charts;
use super::feelings;
use super::groups::{short, Group, Groups};
use super::numbers::{count, signed, unit};
use super::ratings::Comparable;
use super::sections::{bar, interval};
use super::stars;
use super::trends::Trends;
use crate::text::{escape, plain};

/// A table of groups.
pub struct Table<'a> {
    /// The groups.
    pub groups: &'a Groups,
    /// By which its charts are told from others.
    pub id: &'a str,
    /// Comparisons of emotions in the whole report.
    pub tried: usize,
    /// Ratings below which no mean of them is shown.
    pub least: u64,
    /// All ratings, if groups are to have a mean of them.
    pub ratings: Option<&'a Comparable>,
    /// Their lines over time, if there are any.
    pub trends: Option<&'a Trends<'a>>,
}

impl Table<'_> {
    /// With these rows.
    pub fn of<'a>(&self, rows: impl Iterator<Item = (&'a str, &'a Group)>) -> String {
        let whole = self.groups.whole();
        let mut out = String::from("<table class=\"groups\">\n<thead><tr>");
        let mut heads = vec![
            self.groups.column.name.as_str(),
            "texts",
            "mean valence",
            "−1 … 0 … +1",
            "labels",
        ];
        let rows: Vec<_> = rows
            .map(|(name, group)| {
                let felt = feelings::more(&group.tally, &whole, self.tried);
                (name, group, felt)
            })
            .collect();
        let is_felt = rows.iter().any(|(.., felt)| felt.is_some());
        heads.extend(is_felt.then_some("emotions shown more often"));
        heads.extend(self.ratings.map(|_| "mean rating"));
        heads.extend(self.trends.map(|_| "over time"));
        for head in heads {
            let _ = write!(out, "<th scope=\"col\">{}</th>", plain(head));
        }
        out.push_str("</tr></thead>\n<tbody>\n");
        for (i, (name, group, felt)) in rows.into_iter().enumerate() {
            let tally = &group.tally;
            let interval = interval(tally.valence.interval(), &signed);
            let short = short(name);
            let title = if short == name {
                String::new()
            } else {
                format!(" title=\"{}\"", plain(name))
            };
            let felt = match felt {
                _ if !is_felt => String::new(),
                Some(felt) => format!("<td>{felt}</td>"),
                None => "<td class=\"dim\">none</td>".to_owned(),
            };
            let over_time = self.trends.map_or_else(String::new, |trends| {
                let line = trends.line(name, &format!("{}-{i}-time", self.id));
                format!("<td class=\"over-time\">{line}</td>")
            });
            let _ = writeln!(
            out,
            "<tr><th scope=\"row\"{title}>{}</th><td data-sort=\"{n}\" class=\"number\">{}<span class=\"unit\"> {}</span></td>\
             <td data-sort=\"{mean:.6}\" class=\"number\"><b>{}</b> <span class=\"dim\">{interval}</span></td>\
             <td data-sort=\"{mean:.6}\">{}</td><td data-sort=\"{:.6}\">{}</td>{felt}{}{over_time}</tr>",
            escape(&short),
            count(tally.n()),
            unit(tally.n()),
            signed(tally.valence.mean()),
            charts::whisker(&format!("{}-{i}", self.id), &short, tally),
            tally.share(sentiment_core::Label::Negative),
            bar(tally),
            self.rating(group),
            n = tally.n(),
            mean = tally.valence.mean(),
        );
        }
        out.push_str("</tbody>\n</table>\n");
        out.push_str(&self.trends.map(Trends::table).unwrap_or_default());
        out
    }

    /// The cell with the mean rating of a group, if there is a column of them.
    fn rating(&self, group: &Group) -> String {
        let Some(ratings) = self.ratings else {
            return String::new();
        };
        let mean = group.stars.mean(ratings).filter(|(_, n)| *n >= self.least);
        match mean {
        None => "<td class=\"number\"></td>".to_owned(),
        Some((mean, n)) => format!(
            "<td data-sort=\"{mean:.6}\" class=\"number\"><b>{}</b> <span class=\"dim\">{}</span></td>",
            stars::mean(mean),
            stars::ratings(n)
        ),
    }
    }
}
