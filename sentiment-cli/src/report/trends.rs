//! The groups of a column over time: a small line each, and a table for those who cannot see them.

use std::fmt::Write;

use jiff::civil::Date;

use super::dates::Period;
use super::groups::{short, Group, Groups, Shown};
use super::moments::Moments;
use super::numbers::{signed, texts};
use super::suppress;
use super::svg::Svg;
use crate::text::{escape, plain};

/// Months that make a line.
const FEW: usize = 3;

/// Texts a month that make its mean worth drawing.
const ENOUGH: u64 = 4;

/// A group's means by month, nothing where there are none or too few texts.
struct Trend<'a> {
    name: &'a str,
    months: Vec<Moments>,
}

/// The groups of a column that have texts enough.
pub struct Trends<'a> {
    column: &'a str,
    months: Vec<Date>,
    each: Vec<Trend<'a>>,
    /// Texts of which there is a mean.
    least: u64,
    /// The bounds of all lines.
    scale: (f64, f64),
}

impl<'a> Trends<'a> {
    /// Of the groups that are shown; none where no group has a line.
    pub fn of(groups: &'a Groups, shown: &Shown<'a>, least: u64) -> Option<Self> {
        let all = groups.pieces(|_, pieces| pieces.clone()).months();
        let (first, last) = (*all.keys().next()?, *all.keys().next_back()?);
        let months: Vec<Date> =
            std::iter::successors(Some(first), |m| Some(Period::Month.next(*m)))
                .take_while(|month| *month <= last)
                .collect();
        let counted = |group: &Group| -> Vec<Moments> {
            let own = group.pieces.months();
            let of = |month| own.get(month).map(|m| m.all).unwrap_or_default();
            months.iter().map(of).collect()
        };
        let mut each: Vec<Trend> = (shown.groups.iter())
            .map(|&(name, group)| Trend {
                name,
                months: counted(group),
            })
            .collect();
        let n = |months: &[Moments]| -> Vec<u64> { months.iter().map(|m| m.n).collect() };
        let others = shown.others.as_ref().map(|(_, group)| n(&counted(group)));
        let others = others.unwrap_or_else(|| vec![0; months.len()]);
        let cells: Vec<Vec<u64>> = each.iter().map(|trend| n(&trend.months)).collect();
        let open = suppress::shown(&cells, &others, least);
        for (trend, open) in each.iter_mut().zip(open) {
            let cells = trend.months.iter_mut().zip(open);
            let hidden = cells.filter(|(_, is_open)| !is_open);
            hidden.for_each(|(cell, _)| *cell = Moments::default());
        }
        each.retain(Trend::is_enough);
        let means = each.iter().flat_map(|trend| trend.points());
        let scale = means.fold((0.0_f64, 0.0_f64), |(low, high), (_, m)| {
            (low.min(m.mean()), high.max(m.mean()))
        });
        (!each.is_empty()).then_some(Self {
            column: &groups.column.name,
            months,
            each,
            least,
            scale,
        })
    }

    /// The line of a group, for a cell.
    pub fn line(&self, name: &str, id: &str) -> String {
        match self.each.iter().find(|trend| trend.name == name) {
            Some(trend) => self.draw(trend, id),
            None => "<span class=\"dim\">too few texts</span>".to_owned(),
        }
    }

    fn draw(&self, trend: &Trend, id: &str) -> String {
        const HEIGHT: f64 = 28.0;
        const MARGIN: f64 = 3.0;
        let (low, high) = self.scale;
        let y = |v: f64| MARGIN + (high - v) / (high - low).max(0.1) * (HEIGHT - 2.0 * MARGIN);
        let last = (self.months.len() - 1) as f64;
        let x = |at: usize| 2.0 + at as f64 / last * 96.0;
        let title = format!("{}: mean valence by month", short(trend.name));
        let words: Vec<String> = [trend.points().next(), trend.points().last()]
            .into_iter()
            .flatten()
            .map(|(at, m)| format!("{} in {}", signed(m.mean()), self.label(at)))
            .collect();
        let mut svg = Svg::new(id, "spark", HEIGHT as u32, &title, &words.join(", "));
        svg.line("grid", (2.0, y(0.0)), (98.0, y(0.0)));
        let points: Vec<(usize, &Moments)> = trend.points().collect();
        for pair in points.windows(2) {
            let [(from, a), (to, b)] = [pair[0], pair[1]];
            // Over a gap nothing is known.
            if to == from + 1 {
                svg.line("trend", (x(from), y(a.mean())), (x(to), y(b.mean())));
            }
        }
        let alone = |at: usize| {
            let is_there = |at: usize| trend.months.get(at).is_some_and(|m| m.n > 0);
            !is_there(at + 1) && (at == 0 || !is_there(at - 1))
        };
        for &(at, m) in points.iter().filter(|(at, _)| alone(*at)) {
            svg.dot("trend", (x(at), y(m.mean())), 1.5);
        }
        if let Some(&(at, m)) = points.last() {
            svg.dot("trend", (x(at), y(m.mean())), 2.5);
        }
        let step = 96.0 / last;
        for &(at, m) in &points {
            let tip = format!("{}: {}, {}", self.label(at), signed(m.mean()), texts(m.n));
            svg.bar("hover", x(at) - step / 2.0, step, 0.0, HEIGHT, &tip);
        }
        svg.finish()
    }

    fn label(&self, at: usize) -> String {
        Period::Month.label(self.months[at])
    }

    /// All of them as a table that opens.
    pub fn table(&self) -> String {
        let column = plain(self.column);
        let mut out = format!(
            "<details><summary>{column} by month, as a table</summary>\n<div class=\"wide\"><table class=\"months\">\n\
             <thead><tr><th scope=\"col\">month</th>"
        );
        for trend in &self.each {
            let _ = write!(out, "<th scope=\"col\">{}</th>", escape(&short(trend.name)));
        }
        out.push_str("</tr></thead>\n<tbody>\n");
        for at in 0..self.months.len() {
            let _ = write!(out, "<tr><th scope=\"row\">{}</th>", self.label(at));
            for trend in &self.each {
                let name = escape(&short(trend.name));
                let m = &trend.months[at];
                let cell = match m.n {
                    0 => "<span class=\"dim\">–</span>".to_owned(),
                    n => format!(
                        "<b>{}</b> <span class=\"dim\">{}</span>",
                        signed(m.mean()),
                        texts(n)
                    ),
                };
                let _ = write!(
                    out,
                    "<td class=\"number\"><span class=\"unit\">{name} </span>{cell}</td>"
                );
            }
            out.push_str("</tr>\n");
        }
        let few = match self.least {
            0 => String::new(),
            _ => format!(
                " No mean of fewer than {} texts is shown, nor one by which it could be found.",
                self.least
            ),
        };
        let _ = write!(
            out,
            "</tbody>\n</table></div>\n<p class=\"dim\">Mean valence by month, with the number of texts. All lines above are on one \
             scale, and the pale one is 0.{few}</p>\n</details>\n"
        );
        out
    }
}

impl Trend<'_> {
    fn points(&self) -> impl Iterator<Item = (usize, &Moments)> {
        self.months.iter().enumerate().filter(|(_, m)| m.n > 0)
    }

    fn is_enough(&self) -> bool {
        let months = self.points().count();
        let n: u64 = self.points().map(|(_, m)| m.n).sum();
        months >= FEW && n >= ENOUGH * months as u64
    }
}
