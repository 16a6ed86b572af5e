//! `sentiment report`: a file of feedback summarized.

mod agreement;
mod cells;
mod changes;
mod charts;
mod comparable;
mod days;
mod destination;
mod disagree;
mod discretion;
mod drivers;
mod excerpt;
mod feelings;
mod forms;
pub mod function_words;
mod group_table;
mod groups;
mod html;
mod keywords;
mod language;
mod later;
mod latest;
mod mentioned;
mod moments;
mod notes;
mod numbers;
mod others;
mod outliers;
mod over_time;
mod own;
mod passages;
mod plan;
#[cfg(test)]
mod random;
mod ranks;
mod ratings;
mod scale;
mod seasons;
mod sections;
mod senseless;
mod standing;
mod stars;
mod stems;
mod strays;
mod student;
mod summary;
mod suppress;
mod svg;
mod tally;
mod terminal;
mod top;
mod trends;
mod uncompared;
mod urgent;
mod welch;
mod words;
mod written;

use std::fmt::Write;
use std::ops::Range;

use sentiment_core::{Analyzer, Context};

use crate::args::ReportArgs;
use crate::context::{hint, Contexts};
use crate::dates;
use crate::error::{Failure, Outcome};
use crate::input::{union, Input, Row};
use crate::interrupt;
use crate::model::default_model;
use crate::output::Output;
use groups::FEW;
use later::Missing;
use notes::{left_out, notes};
use passages::Passages;
use plan::Plan;
use senseless::Examples;
use standing::{Reading, Seen, Standing};
use summary::Summary;
use top::Place;

/// Rows that one thread counts at a time. It is a constant, and parts are
/// merged in order: so sums are the same bits on any number of threads.
const TASK: usize = 128;

/// Run the command.
pub fn run(args: &ReportArgs) -> Outcome {
    interrupt::listen();
    let to_stdout = args.page().as_os_str() == "-";
    let threads = args.input.threads()?;
    let question = &args.question;
    let mut analyzer = default_model(&args.english)?;
    if let Some(question) = &question.context {
        analyzer = analyzer.with_context(Context::question(question));
    }
    let mut input = Input::open(&args.input, false)?;
    let mut rows = first_rows(args, &mut input)?;
    let mut names = columns_of(&rows, &input);
    let mut contexts = Contexts::new(question.context_column.as_deref(), &names, &input)?;
    let unasked = hint(question, &names, &rows, &input);
    let mut missing = Missing::new(args, &input, &mut names);
    let mut plan = Plan {
        question: question.context.clone(),
        questions: contexts.column().cloned(),
        labelled: input.is_labelled(),
        ..Plan::new(args, &names, &rows, input.text_name())?
    };
    // Before an hour's work rather than after it.
    let mut output = destination::open(args)?;
    let examples = Examples::of(&plan, &rows);

    let mut summary = Summary::new(&plan);
    let mut seen = Seen::default();
    let mut passages = Passages::default();
    let mut records = Records::default();
    while !rows.is_empty() {
        plan.look(&rows);
        let contexts = contexts.of(&rows);
        let readings = threads.map(&rows, |row| Reading::of(row, &plan));
        let standings: Vec<Standing> = rows
            .iter()
            .zip(&readings)
            .map(|(row, reading)| seen.standing(row, reading, &plan))
            .collect();
        let repeated = passages.of(&rows, &threads);
        let before = records.before(&rows, &input);
        let tasks = tasks(&rows, &standings, &repeated, contexts.as_deref(), before);
        let count =
            |task: &Task| count_rows(task, Summary::after(&summary, &plan), &plan, &analyzer);
        for part in threads.map(&tasks, count) {
            summary.merge(part);
        }
        rows = input.chunk(true)?;
        missing.look(&rows, args, &mut plan, &mut summary);
    }
    input.finish()?;
    contexts.conclude(&input);
    missing.conclude(&mut plan, &mut summary, &input);
    if summary.all.n() == 0 {
        return Err(nothing(&summary, &input, args));
    }
    input.tell_unheard();
    senseless::check(args, &plan, &summary, &input, &examples)?;
    summary.settle();
    let mut many = Vec::new();
    if args.by.is_empty() {
        (summary.groups, many) = summary
            .groups
            .into_iter()
            .filter(|groups| groups.len() > 1)
            .partition(|groups| groups.len() <= FEW);
    }

    let mut notes = notes(&summary, &many, &plan, &input, args, &contexts);
    notes.extend(passages.note(&summary));
    // How texts were scored comes first.
    notes.splice(..0, unasked);
    notes.extend(missing.notes());
    if let (Some(time), Some(why)) = (&plan.time, plan.order.doubt()) {
        let way = match plan.order.is_open() {
            true => "say --day-first or --month-first, or write dates as 2026-03-31,",
            false => "write dates as 2026-03-31",
        };
        notes.push(format!(
            "In {}, {why}: {way} to have them in the chart over time.",
            time.name
        ));
    }
    output.write(html::page(&summary, &notes, &title(&input), &plan.in_words()).as_bytes())?;
    output.finish()?;
    if to_stdout {
        return Ok(());
    }
    let mut screen = Output::stdout(true);
    screen.write(terminal::page(&summary, &notes).as_bytes())?;
    screen.write(format!("\nReport: {}\n", args.page().display()).as_bytes())?;
    screen.flush()
}

fn columns_of(rows: &[Row], input: &Input) -> Vec<String> {
    if input.is_json() {
        union(rows)
    } else {
        input.columns().to_vec()
    }
}

/// That there is no text, and why. A page of before, perhaps of the right file, is worth more than an empty one.
fn nothing(summary: &Summary, input: &Input, args: &ReportArgs) -> Failure {
    let why = match left_out(summary, input) {
        rows if rows.is_empty() => "there are no rows".to_owned(),
        rows => format!("there are only {}", rows.join(", ")),
    };
    let mut message = format!("{}: no text to report on: {why}", input.name());
    if let Some(unheard) = input.unheard() {
        let _ = write!(message, "; {unheard}");
    }
    let page = args.page();
    if page.is_file() {
        let _ = write!(message, "; {} is left as it is", page.display());
    }
    Failure::Data(message)
}

/// The first rows: more of them where these do not tell days from months.
fn first_rows(args: &ReportArgs, input: &mut Input) -> Outcome<Vec<Row>> {
    const CHUNKS: usize = 16;
    let mut rows = input.chunk(true)?;
    let names = columns_of(&rows, input);
    // What is wrong with an option is said where all rows are at hand.
    let mut plan = Plan::new(args, &names, &rows, None).unwrap_or_default();
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

/// Rows that one thread counts at a time.
struct Task<'a> {
    rows: &'a [Row],
    standings: &'a [Standing],
    /// Where many texts say the same in them.
    repeated: &'a [Vec<Range<usize>>],
    /// What they answer, where that is in a column.
    contexts: Option<&'a [Context]>,
    /// Records before them, where lines do not tell.
    before: Option<u64>,
}

fn tasks<'a>(
    rows: &'a [Row],
    standings: &'a [Standing],
    repeated: &'a [Vec<Range<usize>>],
    contexts: Option<&'a [Context]>,
    before: Option<u64>,
) -> Vec<Task<'a>> {
    let parts = rows.chunks(TASK).zip(standings.chunks(TASK)).enumerate();
    let task = |(part, (rows, standings)): (usize, (&'a [Row], _))| Task {
        rows,
        standings,
        repeated: &repeated[part * TASK..][..rows.len()],
        contexts: contexts.map(|contexts| &contexts[part * TASK..][..rows.len()]),
        before: before.map(|before| before + (part * TASK) as u64),
    };
    parts.map(task).collect()
}

fn count_rows(task: &Task, mut part: Summary, plan: &Plan, analyzer: &Analyzer) -> Summary {
    for (at, (row, standing)) in task.rows.iter().zip(task.standings).enumerate() {
        let place = Place {
            line: row.line,
            record: task.before.map(|before| before + at as u64 + 1),
        };
        let repeated = &task.repeated[at];
        match task.contexts {
            Some(contexts) => {
                let analyzer = analyzer.with_context(contexts[at]);
                part.add(row, place, (standing, repeated), plan, &analyzer);
            }
            None => part.add(row, place, (standing, repeated), plan, analyzer),
        }
    }
    part
}

/// Counts records of which some have several lines.
#[derive(Default)]
struct Records {
    rows: u64,
    first: Option<u64>,
    several: bool,
}

impl Records {
    /// How many there are before these, if any up to them had several lines. Where some were left
    /// out, that is not known.
    fn before(&mut self, rows: &[Row], input: &Input) -> Option<u64> {
        let before = self.rows;
        self.rows += rows.len() as u64;
        let first = *self.first.get_or_insert(rows.first()?.line.number());
        let last = rows.last()?.line;
        // Rows of a sheet are its records.
        let table = !input.is_json() && !input.is_text() && !last.is_of_sheet();
        self.several |= table && last.number() + 1 != first + self.rows;
        (self.several && input.skipped() == 0).then_some(before)
    }
}

/// What the page is about.
fn title(input: &Input) -> String {
    let name = input.name();
    name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned()
}
