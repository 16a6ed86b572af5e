//! `sentiment report`: a file of feedback in a page.

mod page;
mod period;
mod summary;
mod svg;
mod words;

use rayon::prelude::*;
use sentiment_core::Analyzer;

use crate::args::{InputArgs, ReportArgs};
use crate::columns;
use crate::error::Outcome;
use crate::input::{union, Column, Input, Row};
use crate::interrupt;
use crate::output::{print, Output};
use crate::pool::Pool;
use summary::{Answer, Summary};

/// Which columns are what.
struct Roles {
    time: Option<Column>,
    groups: Vec<Column>,
    rating: Option<Column>,
}

/// Run the command.
pub fn run(args: &ReportArgs) -> Outcome {
    interrupt::listen();
    let analyzer = Analyzer::english();
    let pool = Pool::new(args.input.threads)?;
    let mut input = Input::open(&args.input, false)?;
    let mut output = Output::file(&args.output)?;
    let mut rows = input.chunk(true)?;
    let roles = Roles::find(args, &input, &rows)?;
    let mut summary = Summary::new(roles.groups.iter().map(|g| g.name.clone()).collect());
    while !rows.is_empty() {
        let answers: Vec<Answer> = pool.run(|| rows.par_iter().map(|row| answer(&analyzer, &roles, row)).collect());
        answers.into_iter().for_each(|answer| summary.add(answer));
        rows = input.chunk(true)?;
    }
    input.finish();
    let found = summary.finish(input.skipped());
    output.write(page::write(&title(&args.input), &found, &analyzer).as_bytes())?;
    output.finish()?;
    let mut out = words::table(&found);
    out.push_str(&format!("\nThe whole report: {}\n", args.output.display()));
    print(out.as_bytes())
}

fn title(input: &InputArgs) -> String {
    match input.file.file_name() {
        Some(name) if name != "-" => name.to_string_lossy().into_owned(),
        _ => "standard input".to_owned(),
    }
}

impl Roles {
    /// As the command line names them, or recognized by their names. Of JSON
    /// rows, the first thousands say what columns there are.
    fn find(args: &ReportArgs, input: &Input, first: &[Row]) -> Outcome<Self> {
        let names = if input.is_json() { union(first) } else { input.columns().to_vec() };
        let column = |index: usize| Column { index, name: names[index].clone() };
        let groups = if args.by.is_empty() {
            columns::groups(&names)
        } else {
            let named = args.by.iter().map(|by| columns::named(&names, by, "--by"));
            named.collect::<Outcome<_>>()?
        };
        let time = match &args.time {
            Some(name) => Some(columns::named(&names, name, "--time")?),
            None => columns::time(&names),
        };
        Ok(Self {
            time: time.map(column),
            groups: groups.into_iter().map(column).collect(),
            rating: columns::rating(&names).map(column),
        })
    }
}

/// A row, scored and explained.
fn answer(analyzer: &Analyzer, roles: &Roles, row: &Row) -> Answer {
    let cell = |column: &Column| row.get(column).trim().to_owned();
    let explanation = analyzer.explain(row.text());
    let date = roles.time.as_ref().map(cell).filter(|c| !c.is_empty());
    let rating = roles.rating.as_ref().and_then(|r| cell(r).parse().ok());
    Answer {
        score: explanation.score,
        day: date.as_deref().map(period::day),
        groups: roles.groups.iter().map(cell).collect(),
        rating: rating.filter(|r: &f64| r.is_finite()),
        drivers: explanation
            .contributions
            .into_iter()
            .map(|c| (c.term, c.sums.valence * explanation.scale))
            .collect(),
        text: row.text().to_owned(),
    }
}
