//! Fields that the first rows of JSON do not have: later ones may.

use super::cells::Cells;
use super::dates::{self, Undated};
use super::groups::Groups;
use super::parts::Parts;
use super::plan::{self, Plan};
use super::ratings;
use crate::args::ReportArgs;
use crate::columns;
use crate::input::{union, Column, Input, Row};
use crate::output::warn;
use crate::text::quoted;

/// Fields that the user names, and no row had so far.
pub struct Missing(Vec<(&'static str, String)>);

impl Missing {
    /// Those that are not in `names`, the fields of the first rows; they are added. In an input
    /// without others they are left to be an error.
    pub fn new(args: &ReportArgs, input: &Input, names: &mut Vec<String>) -> Self {
        let mut missing = Vec::new();
        if input.is_json() && !input.ended() {
            let by = args.by.iter().map(|name| ("--by", name));
            let time = args.time.iter().map(|name| ("--time", name));
            let rating = args.rating.iter().map(|name| ("--rating", name));
            for (option, name) in by.chain(time).chain(rating) {
                // What is within a field is in no later row by itself.
                let is_inner = columns::inner(names, name, option).is_some();
                if !is_inner && columns::named(names, name, option).is_err() {
                    names.push(name.clone());
                    missing.push((option, name.clone()));
                }
            }
        }
        Self(missing)
    }

    /// Say which no row had, and take what was counted of them away.
    pub fn conclude(&self, plan: &mut Plan, parts: &mut Parts, input: &Input) {
        for (option, name) in &self.0 {
            warn(&format!(
                "{}: no row has a field {}, which {option} names",
                input.name(),
                quoted(name)
            ));
            match *option {
                "--time" => {
                    plan.time = None;
                    parts.each(|summary| summary.undated = Undated::default());
                }
                "--rating" => {
                    plan.rating = None;
                    parts.each(|summary| summary.ratings = None);
                }
                _ => {
                    plan.by.retain(|by| by.name != *name);
                    parts.each(|summary| summary.groups.retain(|g| g.column.name != *name));
                }
            }
        }
    }

    /// For a reader of the report.
    pub fn notes(&self) -> impl Iterator<Item = String> + '_ {
        let note = |(_, name): &_| format!("No row has the field {name}: it is left out.");
        self.0.iter().map(note)
    }

    /// Look for them, and for fields that are recognized, in later rows.
    pub fn look(&mut self, rows: &[Row], args: &ReportArgs, plan: &mut Plan, parts: &mut Parts) {
        let names = union(rows);
        self.0.retain(|(_, missing)| !names.contains(missing));
        let column = |index| Column::of(&names, index);
        if args.by.is_empty() {
            for at in plan::groups(&names, rows) {
                let known = |by: &Column| columns::alike(&by.name, &names[at]);
                if !plan.by.iter().any(known) {
                    plan.by.push(column(at));
                    let cells = Cells::of(&column(at), rows);
                    plan.cells.push(cells);
                    parts.each(|summary| {
                        let (all, months) = (summary.all.clone(), summary.days.pieces());
                        let groups = Groups::late(column(at), cells, all, months);
                        summary.groups.push(groups);
                    });
                }
            }
        }
        if plan.time.is_none() {
            plan.time = dates::column(&names, rows).map(column);
            if plan.time.is_some() {
                parts.each(|summary| summary.undated = Undated::blank(summary.all.n()));
            }
        }
        if plan.rating.is_none() {
            plan.rating = ratings::column(&names, rows).map(column);
            parts.each(|summary| summary.ratings = plan.ratings());
        }
    }
}
