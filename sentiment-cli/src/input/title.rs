//! Titles that stand beside texts: subjects of tickets, headlines of reviews.

use super::row::{Column, Row};
use crate::output::warn;
use crate::text::quoted;

/// What programs put before the subject of an answer.
const PREFIXES: [&str; 8] = ["re", "fw", "fwd", "aw", "wg", "antw", "sv", "tr"];

/// Titles that say nothing.
const BLANK: [&str; 6] = ["nosubject", "notitle", "untitled", "none", "na", "null"];

/// Reads titles before texts.
pub struct Title {
    column: Column,
    /// Whether a row had it.
    found: bool,
}

impl Title {
    /// Of this column.
    pub fn new(column: Column) -> Self {
        Self {
            column,
            found: false,
        }
    }

    /// Of a field of JSON, to be found among those of the first rows.
    pub fn of_json(name: &str) -> Self {
        Self::new(Column::named(name))
    }

    /// The column.
    pub fn column(&self) -> &Column {
        &self.column
    }

    /// Put a row's title before its text, as a sentence.
    pub fn join(&mut self, row: &mut Row) {
        self.found |= row.has(&self.column);
        let title = row.get(&self.column);
        if let Some(joined) = joined(&title, row.text()) {
            row.kept = Some(joined);
        }
    }

    /// Say so at the end if no row had the column.
    pub fn conclude(&self, input: &str) {
        if !self.found {
            warn(&format!(
                "{input}: no row has a field {}, which --title names; texts are read without titles",
                quoted(&self.column.name)
            ));
        }
    }
}

/// A title and the text below it; none if the title says nothing, or the text begins with it.
fn joined(title: &str, text: &str) -> Option<String> {
    let title = without_prefixes(title);
    let is_blank = BLANK.contains(&words(title).collect::<String>().as_str());
    if title.is_empty() || is_blank || begins_with(text, title) {
        return None;
    }
    let end = match title.ends_with(['.', '!', '?', '…', ':', ';']) {
        true => "",
        false => ".",
    };
    // On a line of its own: what quotes a mail begins a line.
    Some(match text.trim() {
        "" => title.to_owned(),
        // Behind something said, what is quoted is no part of a text.
        _ if begins_quoted(text) => format!("{text}\n{title}{end}"),
        _ => format!("{title}{end}\n{text}"),
    })
}

/// Whether a text begins as a quoted or forwarded mail does.
fn begins_quoted(text: &str) -> bool {
    const STARTS: [&str; 7] = [
        ">",
        "--",
        "__",
        "from:",
        "begin forwarded",
        "forwarded message",
        "original message",
    ];
    let first = text
        .trim_start()
        .lines()
        .next()
        .unwrap_or_default()
        .to_lowercase();
    STARTS.iter().any(|start| first.starts_with(start)) || first.trim_end().ends_with("wrote:")
}

/// Whether the first words of a text are those of its title.
fn begins_with(text: &str, title: &str) -> bool {
    let mut said = words(text);
    let mut title = words(title).peekable();
    title.peek().is_some() && title.all(|word| said.next() == Some(word))
}

/// The words of a text in small letters.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// A subject without "Re:", "Fwd:" and the like before it.
fn without_prefixes(title: &str) -> &str {
    let mut title = title.trim();
    while let Some((before, rest)) = title.split_once(':') {
        // "Re[2]", "RE (3)"
        let word = before.trim_end_matches(|c: char| !c.is_alphabetic());
        let is_counted = before[word.len()..].chars().all(|c| !c.is_alphabetic());
        if !is_counted || !PREFIXES.contains(&word.to_lowercase().as_str()) {
            break;
        }
        title = rest.trim_start();
    }
    title
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_sentences() {
        for (title, text, expected) in [
            ("Heater broke", "See subject", "Heater broke.\nSee subject"),
            ("Why?", "It broke", "Why?\nIt broke"),
            (" Re: FWD: Re[2]: Late", "Still", "Late.\nStill"),
            ("Late again", " ", "Late again"),
            ("Refund: no", "Still", "Refund: no.\nStill"),
            (
                "Late",
                "Later than I thought",
                "Late.\nLater than I thought",
            ),
            ("😡", "It broke", "😡.\nIt broke"),
            ("Lamp", "> It broke\n> again", "> It broke\n> again\nLamp."),
        ] {
            assert_eq!(joined(title, text).as_deref(), Some(expected));
        }
    }

    #[test]
    fn titles_that_add_nothing_are_left_out() {
        for (title, text) in [
            ("", "Fine"),
            ("(no subject)", "Fine"),
            ("RE: ", "Fine"),
            ("n/a", "Fine"),
            ("Late again", "Late  again, and broken"),
            ("Late again", "LATE AGAIN"),
        ] {
            assert_eq!(joined(title, text), None, "{title}");
        }
    }
}
