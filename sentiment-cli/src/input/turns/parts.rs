//! A text cut at its turns.

use std::collections::HashMap;

use super::headings::headings;
use super::lines::lines;
use super::turn::Turn;

/// A line of a text, or a part of one where an export made one line of several turns.
pub struct Part<'t> {
    /// Without what ends it.
    pub text: &'t str,
    /// What ends it.
    pub end: &'t str,
    /// The turn that begins with it.
    pub turn: Option<Turn<'t>>,
    /// Where what is said begins, behind names and times.
    pub said: usize,
}

impl<'t> Part<'t> {
    fn new(text: &'t str, turn: Option<Turn<'t>>) -> Self {
        let said = turn.as_ref().map_or(0, |turn| turn.behind);
        let end = "";
        Self {
            text,
            end,
            turn,
            said,
        }
    }

    /// All of a text; `named` are the speakers that the user names, in small letters.
    pub fn all_of(text: &'t str, named: &[String]) -> Vec<Self> {
        let lines: Vec<_> = lines(text).collect();
        let mut headings = headings(&lines, named);
        let mut parts = Vec::with_capacity(lines.len());
        for (at, (line, end)) in lines.into_iter().enumerate() {
            match headings.remove(&at) {
                Some(turn) => parts.push(Self {
                    said: line.len(),
                    ..Self::new(line, turn)
                }),
                None => Self::of_line(line, named, &mut parts),
            }
            if let Some(last) = parts.last_mut() {
                last.end = end;
            }
        }
        parts
    }

    fn of_line(line: &'t str, named: &[String], parts: &mut Vec<Self>) {
        let first = Turn::of(line, named);
        let inner = match &first {
            Some(turn) => starts(line, turn, named),
            None => Vec::new(),
        };
        let end = inner.first().copied().unwrap_or(line.len());
        parts.push(Self::new(&line[..end], first));
        let ends = inner.iter().skip(1).copied().chain([line.len()]);
        for (from, to) in inner.iter().copied().zip(ends) {
            let text = &line[from..to];
            parts.push(Self::new(text, Turn::of(text, named)));
        }
    }
}

/// Where the turns begin in a line that are not its first.
fn starts(line: &str, first: &Turn, named: &[String]) -> Vec<usize> {
    let mut starts = Vec::new();
    // Names that begin no turn by themselves, but where one speaks again: "Order Number: 5" does not.
    let mut names: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut from = first.behind;
    while let Some(at) = next_word(line, from) {
        let rest = &line[at..];
        from = at + rest.chars().next().map_or(1, char::len_utf8);
        if !rest.starts_with(|c: char| c.is_alphanumeric() || "[(*".contains(c)) {
            continue;
        }
        if let Some(turn) = Turn::within(rest, named) {
            starts.push(at);
            from = at + turn.behind.max(1);
        } else if line[..at].trim_end().ends_with(['.', '!', '?', '…', ')']) {
            if let Some(turn) = Turn::of(rest, named) {
                names.entry(turn.name).or_default().push(at);
            }
        }
    }
    let again = names.into_values().filter(|places| places.len() > 1);
    starts.extend(again.flatten());
    starts.sort_unstable();
    starts
}

/// Where the next word begins behind a space.
fn next_word(line: &str, from: usize) -> Option<usize> {
    let mut rest = line.get(from..)?.char_indices();
    let is_start = line[..from].ends_with(char::is_whitespace);
    let (space, _) = match is_start {
        true => (0, ' '),
        false => rest.find(|(_, c)| c.is_whitespace())?,
    };
    let word = line[from + space..].find(|c: char| !c.is_whitespace())?;
    Some(from + space + word)
}
