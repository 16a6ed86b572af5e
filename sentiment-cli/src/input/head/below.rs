//! What forms have below the names of columns: questions, items, kinds of answers.

use super::{First, Head};

/// What SurveyMonkey has below the names of columns.
pub const OPEN: &str = "Open-Ended Response";
const KINDS: [&str; 2] = [OPEN, "Response"];

/// What is below the first line of a header, but no row yet.
pub struct Rest {
    /// How many records.
    pub rows: usize,
    /// Why it is no row.
    pub what: String,
}

impl Head {
    /// What is below the first line of the header, but no row yet, if the column of the text is this.
    pub fn rest(&self, text: usize) -> Option<Rest> {
        if let Some(rows) = self.ids() {
            let what = "it is part of Qualtrics' header".to_owned();
            return Some(Rest { rows, what });
        }
        let what = match self.kind(text) {
            Some(kind) => format!("{kind:?} is no answer, but part of the header"),
            None => self.half().map(|_| "it is part of the header".to_owned())?,
        };
        Some(Rest { rows: 1, what })
    }

    /// The names of the columns. Where the header has two halves, as in exports of SurveyMonkey, a question stands
    /// above the first of its items, which are the names.
    pub fn names<'a>(&self, header: impl Iterator<Item = &'a str>) -> Vec<String> {
        let own: Vec<&str> = header.collect();
        let Some(half) = self.half() else {
            return own.into_iter().map(str::to_owned).collect();
        };
        let item = |at: usize| {
            let item = half.fields[at].trim();
            (!item.is_empty() && !KINDS.contains(&item)).then_some(item)
        };
        let name = |at: usize| item(at).unwrap_or(own[at]);
        let names: Vec<&str> = (0..own.len().min(half.fields.len())).map(name).collect();
        let mut question = "";
        let mut full = Vec::new();
        for (at, name) in names.iter().enumerate() {
            if !own[at].trim().is_empty() {
                question = own[at].trim();
            }
            let is_one = names.iter().filter(|other| *other == name).count() == 1;
            full.push(match is_one || item(at).is_none() {
                true => (*name).to_owned(),
                false => format!("{question} - {name}"),
            });
        }
        full
    }

    /// What Qualtrics has below the names of the columns: their questions.
    pub fn questions(&self) -> &[String] {
        match self.ids() {
            Some(2..) => self.rows.get(1).map_or(&[], |row| &row.fields),
            _ => &[],
        }
    }

    /// Rows of the header below its first.
    pub(super) fn header_rows(&self) -> usize {
        let half = usize::from(self.half().is_some());
        self.ids().unwrap_or(half)
    }

    /// The second half of the header, as in exports of SurveyMonkey: kinds of answers and items, and nothing below the
    /// number of the respondent.
    pub(super) fn half(&self) -> Option<&First> {
        let [header, row, ..] = &self.rows[..] else {
            return None;
        };
        let count = |kind| row.fields.iter().filter(|cell| cell.trim() == kind).count();
        let is_half = row.fields.len() == header.fields.len()
            && header.fields.iter().all(|cell| cell.trim() != OPEN)
            && (count(OPEN) > 0 || row.fields[0].trim().is_empty() && count(KINDS[1]) > 1);
        is_half.then_some(row)
    }

    /// The row of Qualtrics' identifiers: what is above it, the questions, belongs to the header, too.
    pub(super) fn ids(&self) -> Option<usize> {
        let is_id = |field: &String| field.trim_start().starts_with("{\"ImportId\":");
        let mut rows = self.rows.iter().take(3);
        rows.position(|row| row.fields.iter().any(is_id))
            .filter(|&at| at > 0)
    }

    /// What the first row has in the column of the text, if it is the second half of the header, as in
    /// exports of SurveyMonkey: kinds of answers, and nothing below the number of the respondent.
    fn kind(&self, text: usize) -> Option<&str> {
        let [header, row, ..] = &self.rows[..] else {
            return None;
        };
        let kind = row.fields.get(text)?.trim();
        let is_half = row.fields.len() == header.fields.len()
            && KINDS.contains(&kind)
            && (kind == OPEN || row.fields[0].trim().is_empty());
        is_half.then_some(kind)
    }
}
