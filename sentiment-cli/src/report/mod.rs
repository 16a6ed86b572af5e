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
mod overview;
mod own;
mod parts;
mod passages;
mod pieces;
mod plan;
#[cfg(test)]
mod random;
mod ranks;
mod rated;
mod ratings;
mod records;
mod scale;
mod seasons;
mod sections;
mod senseless;
mod spikes;
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
mod timeline;
mod top;
mod trends;
mod uncompared;
mod urgent;
mod view;
mod welch;
mod words;
mod written;

use std::fmt::Write;

use crate::args::ReportArgs;
use crate::context::{beside, untitled, Contexts};
use crate::dates;
use crate::error::{Failure, Outcome};
use crate::input::{union, Column, Input, Row};
use crate::interrupt;
use crate::model::default_model;
use crate::output::Output;
use crate::text::quoted;
use later::Missing;
use parts::{Counting, Finished, Part, Parts};
use plan::Plan;
use records::Records;
use senseless::Examples;
use summary::Summary;
use view::View;

/// Run the command.
pub fn run(args: &ReportArgs) -> Outcome {
    interrupt::listen();
    let threads = args.input.threads()?;
    let analyzer = default_model(&args.english)?;
    let mut input = Input::open(&args.input, false)?;
    let args = &args.named_by(&input);
    let question = &args.question;
    let mut rows = first_rows(args, &mut input)?;
    let mut names = columns_of(&rows, &input);
    let mut contexts = Contexts::new(question.context_column.as_deref(), &names, &input)?;
    let mut unasked: Vec<String> = beside(question, &names, &rows, &input)
        .into_iter()
        .collect();
    unasked.extend(untitled(&names, &rows, &input).map(|title| {
        format!(
            "The column {title} may hold titles of the texts, which are not read; to read them before the texts, say \
             --title {}.",
            quoted(&title)
        )
    }));
    let mut missing = Missing::new(args, &input, &mut names);
    let mut plan = Plan {
        questions: contexts.column().cloned(),
        labelled: input.is_labelled(),
        ..Plan::new(args, &names, &rows, input.texts())?
    };
    let mut parts = Parts::new(args, &input, &rows, &plan, &contexts, &analyzer)?;
    // Before an hour's work rather than after it.
    let output = destination::open(args)?;
    let examples = Examples::of(&plan, &rows);

    let mut records = Records::default();
    while !rows.is_empty() {
        plan.look(&rows);
        let before = records.before(&rows, &input);
        let counting = Counting {
            plan: &plan,
            contexts: &mut contexts,
            analyzer: &analyzer,
            threads: &threads,
        };
        parts.add(&mut rows, before, &mut input, counting);
        rows = input.chunk(true)?;
        missing.look(&rows, args, &mut plan, &mut parts);
    }
    input.finish()?;
    contexts.conclude(&input);
    missing.conclude(&mut plan, &mut parts, &input);
    let Finished {
        parts,
        unanswered,
        empty,
    } = parts.finish(&plan, &analyzer);
    check(&parts, &plan, &input, args, &examples)?;
    input.tell_unheard();
    if args.by.is_empty() {
        // Where all texts are of one group, none was compared.
        let is_compared = |column: &Column| {
            let mut groups = parts.iter().flat_map(|part| &part.summary.groups);
            groups.any(|groups| groups.column.name == column.name && groups.len() > 1)
        };
        plan.by.retain(is_compared);
    }
    let several = parts.len() > 1;
    let views = parts.into_iter();
    let mut views: Vec<View> = views
        .map(|part| View::of(part, several, args, &plan))
        .collect();

    let mut notes = unasked;
    notes.extend(notes::reading(&input, args));
    let totals = input.totals().len() as u64;
    let mut left_out = notes::unreadable(&input);
    if several {
        let is_named = !args.input.text.is_empty() || question.context_column.is_some();
        notes.extend((!is_named).then(|| {
            "These columns have answers to open questions; --text names one, or some of them."
                .to_owned()
        }));
        left_out.extend(notes::textless(empty, 0, totals));
    }
    notes.extend(notes::left_out(&left_out));
    // Where each row is of one part, nobody knows of which those with sums are.
    let each = several && question.context_column.is_some();
    for view in &mut views {
        view.leave_out(if each { 0 } else { totals });
    }
    if let [only] = &mut views[..] {
        // How texts were scored comes first.
        notes.splice(..0, notes::questions(&only.question, &contexts));
        notes.append(&mut only.notes);
    }
    if !unanswered.is_empty() {
        notes.push(format!("Nobody answered: {}.", unanswered.join(" · ")));
    }
    notes.extend(notes::of_columns(&plan));
    notes.extend(missing.notes());
    notes.extend(doubt(&plan));
    let texts: Vec<&str> = input
        .texts()
        .iter()
        .map(|text| text.column.name.as_str())
        .collect();
    let columns = plan.in_words(if names.len() > 1 { &texts } else { &[] });
    print(&views, &notes, &title(&input), &columns, args, output)
}

/// The page and the summary.
fn print(
    views: &[View],
    notes: &[String],
    title: &str,
    columns: &str,
    args: &ReportArgs,
    mut output: Output,
) -> Outcome {
    output.write(html::page(views, notes, title, columns).as_bytes())?;
    output.finish()?;
    if args.page().as_os_str() == "-" {
        return Ok(());
    }
    let mut screen = Output::stdout(true);
    screen.write(terminal::page(views, notes).as_bytes())?;
    screen.write(format!("\nReport: {}\n", args.page().display()).as_bytes())?;
    screen.flush()
}

/// An error if there is nothing to report on, or a column holds nothing of what it is named for.
fn check(
    parts: &[Part],
    plan: &Plan,
    input: &Input,
    args: &ReportArgs,
    examples: &Examples,
) -> Outcome {
    if let Some(part) = parts.iter().find(|part| part.summary.all.n() == 0) {
        return Err(nothing(&part.summary, input, args));
    }
    for part in parts {
        senseless::check_text(args, part, input)?;
    }
    // What is in some is in the column.
    let mut wrong = Ok(());
    for part in parts {
        wrong = senseless::check(args, plan, &part.summary, input, examples);
        if wrong.is_ok() {
            break;
        }
    }
    wrong
}

/// That dates may be read in two ways.
fn doubt(plan: &Plan) -> Option<String> {
    let (time, why) = (plan.time.as_ref()?, plan.order.doubt()?);
    let way = match plan.order.is_open() {
        true => "say --day-first or --month-first, or write dates as 2026-03-31,",
        false => "write dates as 2026-03-31",
    };
    Some(format!(
        "In {}, {why}: {way} to have them in the chart over time.",
        time.name
    ))
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
    let mut rows = notes::unreadable(input);
    let totals = input.totals().len() as u64;
    rows.extend(notes::textless(summary.empty, summary.placeholders, totals));
    let why = match rows {
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
    let mut plan = Plan::new(args, &names, &rows, &[]).unwrap_or_default();
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

/// What the page is about.
fn title(input: &Input) -> String {
    let name = input.name();
    name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned()
}
