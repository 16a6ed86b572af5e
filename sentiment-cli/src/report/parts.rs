//! The parts of a report: one for each question that the texts of a file answer. All are counted in one pass.

mod question;

use std::collections::HashMap;
use std::ops::Range;

use sentiment_core::{Analyzer, Context, Threads};

use super::passages::Passages;
use super::plan::Plan;
use super::standing::{Reading, Seen, Standing};
use super::summary::Summary;
use super::top::Place;
use crate::args::ReportArgs;
use crate::context::Contexts;
use crate::error::Outcome;
use crate::input::{Column, Input, Row};
pub use question::Question;

/// Rows that one thread counts at a time. It is a constant, and parts are
/// merged in order: so sums are the same bits on any number of threads.
const TASK: usize = 128;

/// Questions of a column that are told apart; those after them are one part.
const MOST: usize = 20;

/// The texts that answer a question.
pub struct Part {
    /// What they answer.
    pub question: Question,
    /// What is counted of them.
    pub summary: Summary,
    /// What many of them say word for word.
    pub passages: Passages,
    analyzer: Analyzer,
}

impl Part {
    fn new(question: Question, plan: &Plan, analyzer: &Analyzer) -> Self {
        Self {
            analyzer: analyzer.with_context(question.context()),
            summary: Summary::new(plan),
            passages: Passages::default(),
            question,
        }
    }

    /// Count rows, which come in the order of the file.
    fn add(&mut self, entries: &[Entry], plan: &Plan, seen: &mut Seen, threads: &Threads) {
        let plan = self.question.plan(plan);
        let own = self.question.context();
        let reading = |entry: &Entry| Reading::of(entry.row, &plan, entry.context.unwrap_or(own));
        let readings = threads.map(entries, reading);
        let standings = entries.iter().zip(&readings);
        let standings = standings.map(|(entry, reading)| seen.standing(entry.row, reading, &plan));
        let standings: Vec<Standing> = standings.collect();
        let rows: Vec<&Row> = entries.iter().map(|entry| entry.row).collect();
        let repeated = self.passages.of(&rows, threads);
        let read: Vec<Read> = standings.into_iter().zip(repeated).collect();
        let tasks: Vec<_> = entries.chunks(TASK).zip(read.chunks(TASK)).collect();
        let count = |(entries, read): &(&[Entry], &[Read])| {
            let mut part = Summary::after(&self.summary, &plan);
            for (entry, (standing, repeated)) in entries.iter().zip(*read) {
                let with = entry
                    .context
                    .map(|context| self.analyzer.with_context(context));
                let analyzer = with.as_ref().unwrap_or(&self.analyzer);
                part.add(
                    entry.row,
                    entry.place,
                    (standing, repeated),
                    &plan,
                    analyzer,
                );
            }
            part
        };
        for part in threads.map(&tasks, count) {
            self.summary.merge(part);
        }
    }
}

/// What is known of a row, and where many texts say the same in it.
type Read = (Standing, Vec<Range<usize>>);

/// A row of a part.
struct Entry<'a> {
    row: &'a Row,
    place: Place,
    /// What it answers, if that is not what all do.
    context: Option<Context>,
}

/// How rows are told apart.
enum By {
    /// Each is in all parts, with the text of another column.
    Columns,
    /// Each is in one, by the question in this column. Which part a question has.
    Questions(Column, HashMap<String, usize>),
}

/// All parts.
pub struct Parts {
    all: Vec<Part>,
    by: By,
    seen: Seen,
    /// Rows without a text whose question nobody answers.
    empty: u64,
}

impl Parts {
    /// By options and the first rows: a part for each column of texts, or for each question that a column has.
    pub fn new(
        args: &ReportArgs,
        input: &Input,
        rows: &[Row],
        plan: &Plan,
        contexts: &Contexts,
        analyzer: &Analyzer,
    ) -> Outcome<Self> {
        let questions = question::of_columns(args, input, contexts)?;
        let by = match contexts.column() {
            Some(column) if question::are_few(column, rows, MOST) => {
                By::Questions(column.clone(), HashMap::new())
            }
            _ => By::Columns,
        };
        let questions = match by {
            By::Columns => questions,
            // They come with the rows.
            By::Questions(..) => Vec::new(),
        };
        let part = |question| Part::new(question, plan, analyzer);
        Ok(Self {
            all: questions.into_iter().map(part).collect(),
            by,
            seen: Seen::default(),
            empty: 0,
        })
    }

    /// Count rows; `before` is how many records are before them, where lines do not tell.
    pub fn add(
        &mut self,
        rows: &mut [Row],
        before: Option<u64>,
        input: &mut Input,
        counting: Counting,
    ) {
        let Counting {
            plan,
            contexts,
            analyzer,
            threads,
        } = counting;
        let seen = &mut self.seen;
        match &mut self.by {
            By::Columns => {
                let several = self.all.len() > 1;
                for part in &mut self.all {
                    if let (true, Some(column)) = (several, part.question.text()) {
                        input.read(rows, column);
                    }
                    let contexts = contexts.of(rows);
                    let context = |at: usize| contexts.as_ref().map(|contexts| contexts[at]);
                    let entries = entries(rows, before, context);
                    part.add(&entries, plan, seen, threads);
                }
            }
            By::Questions(column, known) => {
                let answers = contexts.of(rows).unwrap_or_default();
                let mut own: Vec<Vec<Entry>> = Vec::new();
                let context = |at: usize| answers.get(at).copied();
                for mut entry in entries(rows, before, context) {
                    let asked = entry.row.get(column);
                    let key = question::key(&asked);
                    let is_empty = entry.row.text().trim().is_empty();
                    let at = match known.get(&key) {
                        Some(&at) => at,
                        None if is_empty => {
                            self.empty += 1;
                            continue;
                        }
                        None => {
                            let question = Question::of_cell(&asked, column, known.len() < MOST);
                            let same = |part: &Part| part.question.is_same(&question);
                            let at = self.all.iter().position(same).unwrap_or(self.all.len());
                            if at == self.all.len() {
                                self.all.push(Part::new(question, plan, analyzer));
                            }
                            // So many are remembered, however many there are.
                            if known.len() <= MOST {
                                known.insert(key, at);
                            }
                            at
                        }
                    };
                    if self.all[at].question.is_one() {
                        entry.context = None;
                    }
                    own.resize_with(own.len().max(at + 1), Vec::new);
                    own[at].push(entry);
                }
                for (part, entries) in self.all.iter_mut().zip(own) {
                    part.add(&entries, plan, seen, threads);
                }
            }
        }
    }

    /// Change what is counted of each.
    pub fn each(&mut self, change: impl FnMut(&mut Summary)) {
        self.all
            .iter_mut()
            .map(|part| &mut part.summary)
            .for_each(change);
    }

    /// After the last row: the parts that have texts, or a part without any if none has, and the others.
    pub fn finish(self, plan: &Plan, analyzer: &Analyzer) -> Finished {
        let has_texts = |part: &Part| part.summary.all.n() > 0;
        let (mut parts, mut unanswered): (Vec<_>, Vec<_>) =
            self.all.into_iter().partition(has_texts);
        if parts.is_empty() {
            let first = unanswered.drain(..unanswered.len().min(1)).next();
            parts.push(first.unwrap_or_else(|| Part::new(Question::default(), plan, analyzer)));
        }
        let lost = unanswered.iter().map(|part| part.summary.empty);
        let empty = match self.by {
            By::Columns => 0,
            By::Questions(..) => self.empty + lost.sum::<u64>(),
        };
        if let [only] = &mut parts[..] {
            only.summary.empty += empty;
        }
        let unanswered = unanswered.iter().map(|part| part.question.title());
        Finished {
            unanswered: unanswered.collect(),
            parts,
            empty,
        }
    }
}

/// The parts, once all rows are counted.
pub struct Finished {
    /// Those with texts.
    pub parts: Vec<Part>,
    /// What nobody answered.
    pub unanswered: Vec<String>,
    /// Rows without a text that are of no part.
    pub empty: u64,
}

/// What rows are counted by.
pub struct Counting<'a> {
    /// Which columns mean what.
    pub plan: &'a Plan,
    /// What rows answer.
    pub contexts: &'a mut Contexts,
    /// What scores them.
    pub analyzer: &'a Analyzer,
    /// On these.
    pub threads: &'a Threads,
}

fn entries(
    rows: &[Row],
    before: Option<u64>,
    context: impl Fn(usize) -> Option<Context>,
) -> Vec<Entry<'_>> {
    let mut all = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let record = before.map(|before| before + at as u64 + 1);
        let line = row.line;
        all.push(Entry {
            row,
            place: Place { line, record },
            context: context(at),
        });
    }
    all
}
