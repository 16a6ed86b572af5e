//! Means over time, drawn, and as tables for those who cannot see the charts.

mod chart;
mod points;

use std::fmt::Write;

use chart::{chart, Quantity};
use points::points;
pub use points::By;

use super::dates::Period;
use super::numbers::{count, signed, unit};
use super::sections::interval;
use super::stars::unit_of_ratings;
use super::summary::Summary;
use crate::text::plain;

/// The section: valence, and the ratings.
pub fn section(summary: &Summary) -> Option<String> {
    let valence = Quantity {
        id: "timeline",
        name: "valence",
        unit,
        shown: &signed,
    };
    let mut out = of(&valence, summary, &|period| summary.days.by(period))?;
    let Some(rated) = summary.rated() else {
        return Some(out);
    };
    let rating = Quantity {
        id: "ratings",
        name: "rating",
        unit: unit_of_ratings,
        shown: &|place| rated.shown(place),
    };
    if let Some(chart) = of(&rating, summary, &|period| rated.by(period)) {
        let _ = write!(out, "<h3>{}</h3>\n{chart}", plain(rated.column()));
    }
    Some(out)
}

/// The period that the chart of valence has.
pub fn period(summary: &Summary) -> Option<Period> {
    let by = |period| summary.days.by(period);
    let (period, _) = points(summary.days.bounds()?, &by, summary.discretion.least)?;
    Some(period)
}

fn of(quantity: &Quantity, summary: &Summary, by: By) -> Option<String> {
    let least = summary.discretion.least;
    let (period, points) = points(summary.days.bounds()?, by, least)?;
    let (name, units, shown) = (quantity.name, (quantity.unit)(0), quantity.shown);
    let few = match least {
        0 => String::new(),
        _ => format!(" Means of fewer than {least} {units} are not shown."),
    };
    let mut rows = String::new();
    for (date, m) in points.iter().filter(|(_, m)| m.n > 0) {
        let _ = writeln!(
            rows,
            "<tr><th scope=\"row\">{}</th><td class=\"number\">{}<span class=\"unit\"> {}</span></td>\
             <td class=\"number\"><b>{}</b> <span class=\"dim\">{}</span></td></tr>",
            period.label(*date),
            count(m.n),
            (quantity.unit)(m.n),
            shown(m.mean()),
            interval(m.interval(), shown),
        );
    }
    let per = period.name();
    Some(format!(
        "{}<p class=\"dim\">Mean {name} per {per}, with the 95 % interval of the mean; below, the number of {units}.{few}</p>\n\
         <details><summary>As a table</summary>\n<table>\n<thead><tr><th scope=\"col\">{per}</th>\
         <th scope=\"col\">{units}</th><th scope=\"col\">mean {name}</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</details>\n",
        chart(quantity, period, &points, least),
    ))
}
