//! Which columns mean what.

use crate::args::ReportArgs;
use crate::columns;
use crate::error::Outcome;
use crate::input::{Column, Row, Text};

use super::cells::Cells;
use super::dates::{self, Order};
use super::discretion::Discretion;
use super::ratings::{self, Ratings};
use super::uncompared;

/// Names of columns by which a text is found again.
const IDS: [&str; 20] = [
    "ticket id",
    "ticket",
    "ticket number",
    "case id",
    "case number",
    "response id",
    "respondent id",
    "review id",
    "comment id",
    "conversation id",
    "message id",
    "order id",
    "order number",
    "id",
    "uuid",
    "guid",
    "key",
    "#",
    "customer id",
    "user id",
];

/// Which columns mean what.
#[derive(Clone, Default)]
pub struct Plan {
    /// The column with the texts.
    pub text: Option<String>,
    /// Columns to compare groups by.
    pub by: Vec<Column>,
    /// How their cells hold values.
    pub cells: Vec<Cells>,
    /// Names of other columns that look like groups, if nobody said what to compare.
    pub uncompared: Vec<String>,
    /// Names of columns that look like dates, if none is taken for them.
    pub undated: Vec<String>,
    /// The column with dates.
    pub time: Option<Column>,
    /// Whether dates in it begin with the day or the month.
    pub order: Order,
    /// The column with ratings.
    pub rating: Option<Column>,
    /// The columns' names.
    pub names: Vec<String>,
    /// The column by which a text is found again.
    pub id: Option<Column>,
    /// What is not shown.
    pub discretion: Discretion,
    /// What all texts answer.
    pub question: Option<String>,
    /// The column with what each answers.
    pub questions: Option<Column>,
    /// Whether texts name those who speak in them.
    pub labelled: bool,
}

impl Plan {
    /// By options, names, the first rows and the columns of the texts.
    pub fn new(args: &ReportArgs, names: &[String], rows: &[Row], texts: &[Text]) -> Outcome<Self> {
        // An empty file has no columns to miss.
        if names.is_empty() {
            return Ok(Self::default());
        }
        let column = |index| Column::of(names, index);
        let time = match &args.time {
            Some(name) => Some(columns::named(names, name, "--time")?),
            None => dates::column(names, rows),
        };
        let rating = match &args.rating {
            Some(name) => Some(columns::named(names, name, "--rating")?),
            None => ratings::column(names, rows),
        };
        let by = if args.by.is_empty() {
            let mut by = groups(names, rows);
            if rating.is_some() {
                let marks = ratings::marks(names, rows);
                by.retain(|at| !marks.contains(at));
            }
            by
        } else {
            args.by
                .iter()
                .map(|name| columns::named(names, name, "--by"))
                .collect::<Outcome<_>>()?
        };
        let discretion = Discretion::of(args);
        let is_text = |name: &str| texts.iter().any(|text| text.column.name == name);
        let is_id = |id: &usize| !by.contains(id) && !is_text(&names[*id]);
        let id_at = id(names);
        let id = id_at.filter(|id| !discretion.no_texts && is_id(id));
        let questions = args.question.context_column.as_ref();
        let questions = questions.and_then(|name| columns::named(names, name, "").ok());
        let texts_at = (0..names.len()).filter(|&at| is_text(&names[at]));
        let known: Vec<usize> = [time, rating, id_at, questions]
            .into_iter()
            .flatten()
            .chain(by.iter().copied())
            .chain(texts_at)
            .collect();
        let uncompared = match args.by.is_empty() {
            true => uncompared::columns(names, rows, &known),
            false => Vec::new(),
        };
        let undated = match time {
            Some(_) => Vec::new(),
            None => dates::columns(names, rows, &known),
        };
        Ok(Self {
            uncompared,
            undated,
            cells: by.iter().map(|&at| Cells::of(&column(at), rows)).collect(),
            by: by.into_iter().map(column).collect(),
            time: time.map(column),
            order: Order::said(args.day_first()),
            rating: rating.map(column),
            names: names.to_vec(),
            id: id.map(column),
            discretion,
            ..Self::default()
        })
    }

    /// No ratings yet, if there is a column of them.
    pub fn ratings(&self) -> Option<Ratings> {
        let rating = self.rating.clone();
        rating.map(|column| Ratings::new(column, &self.names))
    }

    /// Learn from rows how their dates are written, unless that is known.
    pub fn look(&mut self, rows: &[Row]) {
        if let Some(time) = self.time.as_ref().filter(|_| !self.order.is_known()) {
            rows.iter().for_each(|row| self.order.see(&row.get(time)));
        }
    }

    /// The same for the texts of a column, which answer this.
    pub fn of(&self, text: Option<&Column>, question: Option<&str>) -> Self {
        Self {
            text: text.map(|column| column.name.clone()),
            question: question.map(str::to_owned),
            ..self.clone()
        }
    }

    /// What a row's text answers, if that is known.
    pub fn question(&self, row: &Row) -> Option<String> {
        let own = self
            .questions
            .as_ref()
            .map(|c| row.get(c).trim().to_owned());
        own.or_else(|| self.question.clone())
            .filter(|question| !question.is_empty())
    }

    /// Which columns are what, for a reader; `texts` those of the texts.
    pub fn in_words(&self, texts: &[&str]) -> String {
        let named = |what: &str, names: &[&str]| {
            (!names.is_empty()).then(|| format!("{what}: {}", names.join(", ")))
        };
        let one = |column: &'static str, of: &Option<Column>| {
            named(
                column,
                &of.iter().map(|c| c.name.as_str()).collect::<Vec<_>>(),
            )
        };
        let by: Vec<&str> = self.by.iter().map(|c| c.name.as_str()).collect();
        let parts = [
            named("Text", texts),
            one("Questions", &self.questions),
            one("Dates", &self.time),
            one("Rating", &self.rating),
            named("Groups", &by),
            one("ID", &self.id),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

/// Columns to compare groups by, by their names.
pub fn groups(names: &[String], rows: &[Row]) -> Vec<usize> {
    columns::flat(columns::groups(names), names, rows)
}

fn id(names: &[String]) -> Option<usize> {
    IDS.iter()
        .find_map(|known| names.iter().position(|name| columns::alike(name, known)))
}
