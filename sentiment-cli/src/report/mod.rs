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
mod ranks;
mod ratings;
mod sections;
mod standing;
mod strays;
mod summary;
mod svg;
mod tally;
mod terminal;
mod top;
mod welch;
mod words;

use sentiment_core::{Analyzer, Context};

use crate::args::ReportArgs;
use crate::columns;
use crate::context::Contexts;
use crate::error::Outcome;
use crate::input::{union, Column, Input, Row};
use crate::interrupt;
use crate::model::with_emotions;
use crate::output::Output;
use later::Missing;
use notes::notes;
use standing::{Reading, Seen, Standing};
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
    let mut rows = input.chunk(true)?;
    let mut names = if input.is_json() {
        union(&rows)
    } else {
        input.columns().to_vec()
    };
    let mut contexts = Contexts::new(question.context_column.as_deref(), &names, &input)?;
    let mut missing = Missing::new(args, &input, &mut names);
    let mut plan = Plan {
        question: question.context.clone(),
        questions: contexts.column().cloned(),
        ..plan(args, &names)?
    };
    // Before an hour's work rather than after it.
    let mut output = if to_stdout {
        Output::stdout(false)
    } else {
        Output::other_file(&args.output, &args.input.file)?
    };

    let mut summary = Summary::new(&plan);
    let mut seen = Seen::default();
    while !rows.is_empty() {
        let contexts = contexts.of(&rows);
        let readings = threads.map(&rows, |row| Reading::of(row, &plan));
        let standings: Vec<Standing> = rows
            .iter()
            .zip(&readings)
            .map(|(row, reading)| seen.standing(row, reading, &plan))
            .collect();
        let tasks = tasks(&rows, &standings, contexts.as_deref());
        for part in threads.map(&tasks, |task| count_rows(task, &plan, &analyzer)) {
            summary.merge(part);
        }
        rows = input.chunk(true)?;
        missing.look(&rows, args, &mut plan, &mut summary);
    }
    input.finish();
    contexts.conclude(&input);
    missing.conclude(&mut summary, &input);
    summary.settle();
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

/// Which columns mean what.
fn plan(args: &ReportArgs, names: &[String]) -> Outcome<Plan> {
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
        None => columns::time(names),
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

/// Rows that one thread counts at a time.
struct Task<'a> {
    rows: &'a [Row],
    standings: &'a [Standing],
    /// What they answer, where that is in a column.
    contexts: Option<&'a [Context]>,
}

fn tasks<'a>(
    rows: &'a [Row],
    standings: &'a [Standing],
    contexts: Option<&'a [Context]>,
) -> Vec<Task<'a>> {
    let parts = rows.chunks(TASK).zip(standings.chunks(TASK)).enumerate();
    let task = |(part, (rows, standings)): (usize, (&'a [Row], _))| Task {
        rows,
        standings,
        contexts: contexts.map(|contexts| &contexts[part * TASK..][..rows.len()]),
    };
    parts.map(task).collect()
}

fn count_rows(task: &Task, plan: &Plan, analyzer: &Analyzer) -> Summary {
    let mut part = Summary::new(plan);
    for (at, (row, standing)) in task.rows.iter().zip(task.standings).enumerate() {
        match task.contexts {
            Some(contexts) => {
                let analyzer = analyzer.with_context(contexts[at]);
                part.add(row, standing, plan, &analyzer);
            }
            None => part.add(row, standing, plan, analyzer),
        }
    }
    part
}

/// What the page is about.
fn title(input: &Input) -> String {
    let name = input.name();
    name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned()
}
