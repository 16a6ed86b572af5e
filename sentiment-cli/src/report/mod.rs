//! `sentiment report`: a file of feedback summarized.

mod changes;
mod charts;
mod dates;
mod drivers;
mod excerpt;
mod function_words;
mod groups;
mod html;
mod later;
mod latest;
mod moments;
mod notes;
mod numbers;
mod outliers;
mod ratings;
mod sections;
mod summary;
mod svg;
mod tally;
mod terminal;
mod top;
mod welch;
mod words;

use std::path::Path;

use sentiment_core::{Analyzer, Context};

use crate::args::ReportArgs;
use crate::columns;
use crate::context::{hint, Contexts};
use crate::error::{Failure, Outcome};
use crate::input::{extension, union, Column, Input, Row};
use crate::interrupt;
use crate::model::with_emotions;
use crate::output::Output;
use later::Missing;
use notes::notes;
use summary::{Plan, Summary};

/// Rows that one thread counts at a time. It is a constant, and parts are
/// merged in order: so sums are the same bits on any number of threads.
const TASK: usize = 128;

/// Most groups of a column that nobody asked for.
const FEW: usize = 60;

/// Run the command.
pub fn run(args: &ReportArgs) -> Outcome {
    interrupt::listen();
    let to_stdout = args.output.as_os_str() == "-";
    let threads = args.input.threads()?;
    let question = &args.question;
    let mut analyzer = with_emotions(&args.english)?;
    if let Some(question) = &question.context {
        analyzer = analyzer.with_context(Context::question(question));
    }
    let mut input = Input::open(&args.input, false)?;
    let mut rows = first_rows(args, &mut input)?;
    let mut names = columns_of(&rows, &input);
    let mut contexts = Contexts::new(question.context_column.as_deref(), &names, &input)?;
    hint(question, &input);
    let mut missing = Missing::new(args, &input, &mut names);
    let mut plan = Plan {
        question: question.context.clone(),
        questions: contexts.column().cloned(),
        ..plan(args, &names, &rows)?
    };
    // Before an hour's work rather than after it.
    let mut output = if to_stdout {
        Output::stdout(false)
    } else {
        let output = Output::other_file(&args.output, &args.input.file)?;
        is_page(&args.output)?;
        output
    };

    let mut summary = Summary::new(&plan);
    while !rows.is_empty() {
        plan.look(&rows);
        let contexts = contexts.of(&rows);
        let tasks = tasks(&rows, contexts.as_deref());
        let count = |&(rows, contexts): &_| count_rows(rows, contexts, &plan, &analyzer);
        for part in threads.map(&tasks, count) {
            summary.merge(part);
        }
        rows = input.chunk(true)?;
        missing.look(&rows, args, &mut plan, &mut summary);
    }
    input.finish()?;
    contexts.conclude(&input);
    missing.conclude(&mut summary, &input);
    let mut many = Vec::new();
    if args.by.is_empty() {
        (summary.groups, many) = summary
            .groups
            .into_iter()
            .filter(|groups| groups.len() > 1)
            .partition(|groups| groups.len() <= FEW);
    }

    let mut notes = notes(&summary, &many, &plan, &input, question, &contexts);
    notes.extend(missing.notes());
    if let (Some(time), Some(why)) = (&plan.time, plan.order.doubt()) {
        notes.push(format!(
            "In {}, {why}: write dates as 2026-03-31 to have them in the chart over time.",
            time.name
        ));
    }
    output.write(html::page(&summary, &notes, &title(&input)).as_bytes())?;
    output.finish()?;
    if to_stdout {
        return Ok(());
    }
    let mut screen = Output::stdout(true);
    screen.write(terminal::page(&summary, &notes).as_bytes())?;
    screen.write(format!("\nReport: {}\n", args.output.display()).as_bytes())?;
    screen.flush()
}

fn columns_of(rows: &[Row], input: &Input) -> Vec<String> {
    if input.is_json() {
        union(rows)
    } else {
        input.columns().to_vec()
    }
}

/// An error if the file's name speaks of another format.
fn is_page(path: &Path) -> Outcome {
    match extension(path).as_str() {
        "html" | "htm" | "xhtml" | "" => Ok(()),
        other => Err(Failure::Usage(format!(
            "-o: the report is a page of HTML, not .{other}; name a file in .html, or write a table by \
             `sentiment score`"
        ))),
    }
}

/// The first rows: more of them where these do not tell days from months.
fn first_rows(args: &ReportArgs, input: &mut Input) -> Outcome<Vec<Row>> {
    const CHUNKS: usize = 16;
    let mut rows = input.chunk(true)?;
    let names = columns_of(&rows, input);
    // What is wrong with an option is said where all rows are at hand.
    let mut plan = plan(args, &names, &rows).unwrap_or_default();
    plan.look(&rows);
    for _ in 1..CHUNKS {
        if !plan.order.is_open() || input.ended() {
            break;
        }
        let more = input.chunk(true)?;
        plan.look(&more);
        rows.extend(more);
    }
    Ok(rows)
}

/// Which columns mean what.
fn plan(args: &ReportArgs, names: &[String], rows: &[Row]) -> Outcome<Plan> {
    // An empty file has no columns to miss.
    if names.is_empty() {
        return Ok(Plan::default());
    }
    let column = |index: usize| Column {
        index,
        name: names[index].clone(),
    };
    let time = match &args.time {
        Some(name) => Some(columns::named(names, name, "--time")?),
        None => dates::column(names, rows),
    };
    let rating = match &args.rating {
        Some(name) => Some(columns::named(names, name, "--rating")?),
        None => columns::rating(names),
    };
    let by = if args.by.is_empty() {
        columns::groups(names)
    } else {
        args.by
            .iter()
            .map(|name| columns::named(names, name, "--by"))
            .collect::<Outcome<_>>()?
    };
    Ok(Plan {
        by: by.into_iter().map(column).collect(),
        time: time.map(column),
        rating: rating.map(column),
        ..Plan::default()
    })
}

/// Rows, and what they answer where that is in a column, in parts.
fn tasks<'a>(
    rows: &'a [Row],
    contexts: Option<&'a [Context]>,
) -> Vec<(&'a [Row], Option<&'a [Context]>)> {
    let parts = rows.chunks(TASK).enumerate();
    let with_contexts = |(part, rows): (usize, &'a [Row])| {
        let contexts = contexts.map(|contexts| &contexts[part * TASK..][..rows.len()]);
        (rows, contexts)
    };
    parts.map(with_contexts).collect()
}

fn count_rows(
    rows: &[Row],
    contexts: Option<&[Context]>,
    plan: &Plan,
    analyzer: &Analyzer,
) -> Summary {
    let mut part = Summary::new(plan);
    for (at, row) in rows.iter().enumerate() {
        match contexts {
            Some(contexts) => part.add(row, plan, &analyzer.with_context(contexts[at])),
            None => part.add(row, plan, analyzer),
        }
    }
    part
}

/// What the page is about.
fn title(input: &Input) -> String {
    let name = input.name();
    name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned()
}
