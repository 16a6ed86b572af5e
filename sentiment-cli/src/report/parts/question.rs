//! What the texts of a part answer, and how that is known.

use std::collections::HashSet;

use sentiment_core::{Asks, Context};

use super::super::plan::Plan;
use crate::args::ReportArgs;
use crate::context::{own, Contexts};
use crate::error::{Failure, Outcome};
use crate::input::{Column, Input, Row, Text};

/// What texts answer.
#[derive(Default)]
pub struct Question {
    /// The column of the texts; none in plain text, or where a cell has the question.
    text: Option<Text>,
    source: Source,
}

/// How a question is known.
#[derive(Default, PartialEq, Eq)]
enum Source {
    /// It is not.
    #[default]
    None,
    /// By the user.
    Said(String),
    /// By the name of the column, or what is below that.
    Header(String),
    /// By the cell beside each text, in a column of this name.
    Cell(String, String),
    /// Each of several has its own, in that column.
    Others(String),
}

impl Question {
    /// Of texts beside a cell. One that is not among the first, if `is_first` denies it, is one of others.
    pub fn of_cell(cell: &str, column: &Column, is_first: bool) -> Self {
        let name = column.name.clone();
        let source = match is_first {
            true => Source::Cell(cell.trim().to_owned(), name),
            false => Source::Others(name),
        };
        Self { text: None, source }
    }

    /// Whether it is the same, or both are among others.
    pub fn is_same(&self, other: &Self) -> bool {
        self.source == other.source
    }

    /// Whether it is a single one.
    pub fn is_one(&self) -> bool {
        !matches!(self.source, Source::Others(_))
    }

    /// The column whose cells have the questions, if each of them has a part.
    pub fn of_cells(&self) -> Option<&str> {
        match &self.source {
            Source::Cell(_, column) => Some(column),
            _ => None,
        }
    }

    /// What all its texts answer, if that is known.
    pub fn asked(&self) -> Option<&str> {
        let asked = match &self.source {
            Source::Said(asked) | Source::Header(asked) | Source::Cell(asked, _) => asked.as_str(),
            Source::None | Source::Others(_) => "",
        };
        (!asked.is_empty()).then_some(asked)
    }

    /// The column of the texts, if each part has its own.
    pub fn text(&self) -> Option<&Column> {
        self.text.as_ref().map(|text| &text.column)
    }

    /// The same, with what it holds.
    pub fn column_of_texts(&self) -> Option<&Text> {
        self.text.as_ref()
    }

    /// What it does to scores.
    pub fn context(&self) -> Context {
        self.asked().map_or(Context::NONE, Context::question)
    }

    /// The plan for its texts.
    pub fn plan(&self, plan: &Plan) -> Plan {
        let own = plan.of(self.text(), self.asked());
        match self.source {
            Source::Cell(..) => Plan {
                questions: None,
                ..own
            },
            _ => own,
        }
    }

    /// Above its part of a page.
    pub fn title(&self) -> String {
        match (&self.source, &self.text) {
            (Source::Others(_), _) => "Other questions".to_owned(),
            (_, Some(text)) => text.question.clone(),
            (_, None) => self.asked().unwrap_or("Without a question").to_owned(),
        }
    }

    /// The same below that: the column, and what the question does to scores.
    pub fn about(&self) -> String {
        let column = self.text.as_ref().map(|text| &text.column.name);
        let column = column.filter(|name| **name != self.title());
        let column = column.map(|name| format!("Column {name}."));
        let read = self.read_as();
        column.into_iter().chain(read).collect::<Vec<_>>().join(" ")
    }

    /// What the question does to scores.
    fn read_as(&self) -> Option<String> {
        let asked = match &self.source {
            Source::Others(_) => {
                return Some("Each is read as an answer to its own question.".to_owned())
            }
            _ => self.asked(),
        };
        let Some(asked) = asked else {
            return self.text.as_ref().map(|_| {
                "Scored as they are: no question is known that changes a score (see --context)."
                    .to_owned()
            });
        };
        let said = match &self.source {
            Source::Said(_) => format!("Scored as answers to “{asked}”. It"),
            _ => "The question".to_owned(),
        };
        Some(match self.context().asks() {
            Asks::Merits => format!("{said} asks for what is good: what an answer only names counts as praise."),
            Asks::Faults => format!(
                "{said} asks for what is bad, or should be better: what an answer only names counts as a complaint."
            ),
            _ => format!("{said} asks for neither good nor bad, and changes little: “none” is no answer to it."),
        })
    }

    /// For a page of a single part.
    pub fn note(&self) -> Option<String> {
        match &self.source {
            Source::Said(asked) if !asked.is_empty() => Some(format!("Scored as answers to “{asked}”.")),
            Source::Header(asked) => Some(format!(
                "Scored as answers to “{asked}”, as their column says (--context \"\" scores them without)."
            )),
            Source::Cell(asked, column) if !asked.is_empty() => Some(format!(
                "Scored as answers to “{asked}”, the question in the column {column}."
            )),
            Source::Cell(_, column) | Source::Others(column) => Some(of_column(column)),
            Source::None | Source::Said(_) => None,
        }
    }
}

/// That each text answers what its column says.
pub fn of_column(name: &str) -> String {
    format!("Scored as answers to the questions in the column {name}.")
}

/// Of each column of texts what it answers, as the user says, or else its header.
pub fn of_columns(args: &ReportArgs, input: &Input, contexts: &Contexts) -> Outcome<Vec<Question>> {
    let said = &args.question.context;
    let texts = input.texts();
    let n = texts.len().max(1);
    if let (Some(column), 2..) = (contexts.column(), n) {
        return Err(Failure::Usage(format!(
            "--context-column {} has the questions of one column of texts, but there are {n}; name one by --text",
            crate::text::quoted(&column.name)
        )));
    }
    if !said.is_empty() && said.len() != n {
        let times = if said.len() == 1 { "time" } else { "times" };
        return Err(Failure::Usage(format!(
            "--context is given {} {times}, but there {} of texts; give it for each, in their order (\"\" is none), or \
             leave it out: the name of a column is its question where it reads as one",
            said.len(),
            if n == 1 { "is 1 column".to_owned() } else { format!("are {n} columns") }
        )));
    }
    let source = |at: usize| match (said.get(at), contexts.column()) {
        (Some(said), _) => Source::Said(said.trim().to_owned()),
        (None, Some(column)) => Source::Others(column.name.clone()),
        (None, None) => {
            let own = texts.get(at).and_then(own);
            own.map_or(Source::None, |own| Source::Header(own.to_owned()))
        }
    };
    let question = |at: usize| Question {
        text: texts.get(at).cloned(),
        source: source(at),
    };
    Ok((0..n).map(question).collect())
}

/// Whether a column has few different questions above the texts of these rows, but some.
pub fn are_few(column: &Column, rows: &[Row], most: usize) -> bool {
    let answered = rows.iter().filter(|row| !row.text().trim().is_empty());
    let different: HashSet<String> = answered.map(|row| key(&row.get(column))).collect();
    (1..=most).contains(&different.len()) && different.iter().any(|question| !question.is_empty())
}

/// The same of questions that differ in case and white space alone.
pub fn key(question: &str) -> String {
    let words: Vec<&str> = question.split_whitespace().collect();
    words.join(" ").to_lowercase()
}
