//! Which columns have answers to open questions.

use std::collections::HashSet;

use sentiment_core::{Asks, Context};

use super::{First, Head, OPEN};
use crate::columns::{self, Holds};

impl Head {
    /// Whether people wrote freely into a column, of which this is the question: as its form says, or its name and
    /// values that nearly all differ.
    pub fn is_open(&self, column: usize, question: &str) -> bool {
        let holds = self.holds(column);
        let direction = Context::question(question).asks();
        if matches!(holds, Holds::Numbers | Holds::Dates)
            || direction == Asks::Neither && columns::is_contact(question)
        {
            return false;
        }
        let told = |row: Option<&First>, is: fn(&str) -> bool| {
            let cell = row.and_then(|row| row.fields.get(column));
            cell.is_some_and(|cell| is(cell.trim()))
        };
        let id = self.ids().and_then(|at| self.rows.get(at));
        if told(self.half(), |cell| cell == OPEN) || told(id, is_text_entry) {
            return true;
        }
        let is_asked = direction != Asks::Neither;
        let is_open = columns::reads_as_question(question) && holds == Holds::Prose;
        (is_asked || is_open) && self.differ(column)
    }

    /// Whether the longer values of a column nearly all differ, as choices do not.
    fn differ(&self, column: usize) -> bool {
        let values = self.values(column);
        let long = values
            .iter()
            .filter(|v| v.split_whitespace().nth(2).is_some());
        let long: Vec<_> = long.collect();
        let different: HashSet<_> = long.iter().collect();
        !long.is_empty() && 4 * different.len() > 3 * long.len()
    }
}

/// Whether an identifier of Qualtrics is that of a question to be answered in words: `{"ImportId":"QID3_TEXT"}`.
fn is_text_entry(id: &str) -> bool {
    let mut parts = id.split('"').filter(|part| part.starts_with("QID"));
    let number = |part: &str| {
        part.strip_prefix("QID")?
            .strip_suffix("_TEXT")
            .map(str::to_owned)
    };
    parts.next().and_then(number).is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit())
    })
}
