//! A part of a report as it is shown.

use super::groups::{Groups, FEW};
use super::notes;
use super::parts::{Part, Question};
use super::plan::Plan;
use super::summary::Summary;
use super::words;
use crate::args::ReportArgs;

/// A part as it is shown.
pub struct View {
    /// What its texts answer.
    pub question: Question,
    /// What was counted.
    pub summary: Summary,
    /// What was found, in words.
    pub sentences: Vec<String>,
    /// What a reader must know of it.
    pub notes: Vec<String>,
}

impl View {
    /// Of a part, which may be one of `several`, with groups that are few enough to compare unasked.
    pub fn of(part: Part, several: bool, args: &ReportArgs, plan: &Plan) -> Self {
        let Part {
            question,
            mut summary,
            passages,
            ..
        } = part;
        summary.settle();
        let mut many: Vec<Groups> = Vec::new();
        if args.by.is_empty() {
            (summary.groups, many) = summary
                .groups
                .into_iter()
                .filter(|groups| groups.len() > 1)
                .partition(|groups| groups.len() <= FEW);
        }
        if let Some(column) = question.of_cells() {
            summary.groups.retain(|groups| groups.column.name != column);
        }
        let mut notes = notes::of_texts(&summary, &many, plan);
        notes.extend(passages.note(&summary));
        Self {
            sentences: words::headline(&summary, several),
            notes,
            question,
            summary,
        }
    }

    /// Say before other notes what is left out of it; `totals` of the empty rows are the file's.
    pub fn leave_out(&mut self, totals: u64) {
        let Summary {
            empty,
            placeholders,
            ..
        } = self.summary;
        let rows = notes::textless(empty, placeholders, totals);
        self.notes.splice(..0, notes::left_out(&rows));
    }

    /// Whether so few texts are in it that a page to be passed on does not speak of them.
    pub fn is_hidden(&self) -> bool {
        self.summary.all.n() < self.summary.discretion.least
    }
}
