//! Transcripts: who says what.

use std::collections::{BTreeMap, BTreeSet};

use super::row::Row;
use crate::columns::listed;
use crate::output::warn;

/// Bytes within which the name of a turn ends.
const LONGEST_NAME: usize = 48;

/// Names that are remembered for messages.
const MOST_NAMES: usize = 1000;

/// Speakers by their role; these may be in small letters.
#[rustfmt::skip]
const ROLES: [&str; 31] = [
    "adviser", "advisor", "agent", "assistant", "associate", "bot", "caller", "candidate",
    "chatbot", "client", "customer", "employee", "guest", "host", "interviewee", "interviewer",
    "manager", "me", "member", "moderator", "operator", "patient", "rep", "representative",
    "seller", "shopper", "support", "system", "user", "visitor", "you",
];

/// What stands before a colon at the beginning of a line, and is nobody; also of heads of mails.
#[rustfmt::skip]
const LABELS: [&str; 59] = [
    "a", "actual", "additional", "address", "also", "answer", "attachment", "attachments", "bad", "bcc",
    "bonus", "bug", "cc", "cons", "date", "edit", "email", "error", "expected", "feedback", "from", "fyi",
    "good", "however", "id", "idea", "importance", "issue", "mail", "message-id", "name", "nb", "note",
    "notes", "order", "phone", "priority", "problem", "pros", "ps", "q", "question", "rating", "re",
    "reason", "received", "reply-to", "result", "sent", "sent by", "sent from", "steps", "subject",
    "suggestion", "summary", "tldr", "to", "update", "warning",
];

/// Speakers, and how many texts each has turns in.
#[derive(Default)]
struct Names(BTreeMap<String, u64>);

impl Names {
    /// Count those of a text.
    fn add(&mut self, names: BTreeSet<&str>) {
        for name in names {
            if self.0.len() < MOST_NAMES || self.0.contains_key(name) {
                *self.0.entry(name.to_owned()).or_default() += 1;
            }
        }
    }

    /// Those with most texts first, for a message.
    fn listed(&self) -> String {
        let mut names: Vec<_> = self.0.iter().collect();
        names.sort_by_key(|(_, &texts)| std::cmp::Reverse(texts));
        listed(&names.into_iter().map(|(name, _)| name).collect::<Vec<_>>())
    }
}

/// Keeps what one side of a conversation says.
pub struct Turns {
    /// In small letters.
    speakers: Vec<String>,
    /// Texts with a turn of theirs, and with turns of others alone.
    found: u64,
    others: u64,
    /// Whoever else has turns.
    names: Names,
}

impl Turns {
    /// Of the speakers that the user names, if any.
    pub fn new(speakers: &[String]) -> Option<Self> {
        let speakers: Vec<_> = speakers.iter().map(|name| name.to_lowercase()).collect();
        (!speakers.is_empty()).then_some(Self {
            speakers,
            found: 0,
            others: 0,
            names: Names::default(),
        })
    }

    /// Keep of a row's text what they say. A text in which nobody has a turn stays whole.
    pub fn keep(&mut self, row: &mut Row) {
        let mut kept = String::new();
        let (mut speaks, mut found, mut others) = (true, false, BTreeSet::new());
        for (line, end) in lines(row.text()) {
            let mut said = 0;
            if let Some(turn) = Turn::of(line, &self.speakers) {
                speaks = turn.is_kept;
                found |= speaks;
                said = turn.behind;
                if !speaks {
                    others.insert(turn.name);
                }
            }
            let blank = if speaks { said } else { line.len() };
            // Positions stay what they are.
            kept.extend(line[..blank].chars().map(|_| ' '));
            kept += &line[blank..];
            kept += end;
        }
        if !found && others.is_empty() {
            return;
        }
        self.found += u64::from(found);
        self.others += u64::from(!found);
        self.names.add(others);
        row.kept = Some(kept);
    }

    /// Say so if nobody of that name speaks.
    pub fn conclude(&self, input: &str) {
        if self.found > 0 {
            return;
        }
        let named = self.speakers.join(", ");
        warn(&match self.others {
            0 => format!(
                "{input}: no text has turns, which are lines such as \"{}: …\"; all are scored whole",
                self.speakers[0]
            ),
            _ => format!(
                "{input}: no turn is by {named}, so texts with turns have nothing to score; turns are by: {}",
                self.names.listed()
            ),
        });
    }
}

/// Say so if texts are conversations, of which the user names no side.
pub fn hint(rows: &[Row], input: &str) {
    let mut names = Names::default();
    let mut conversations = 0;
    for row in rows {
        let turns = lines(row.text()).filter_map(|(line, _)| Turn::of(line, &[]));
        let turns: Vec<_> = turns.map(|turn| turn.name).collect();
        let speakers = BTreeSet::from_iter(turns.iter().copied());
        if turns.len() > 2 && (2..6).contains(&speakers.len()) {
            conversations += 1;
            names.add(speakers);
        }
    }
    if conversations > 0 && conversations * 5 >= rows.len() {
        warn(&format!(
            "{input}: the texts are conversations, and are scored whole; to score what one side says, name it by \
             --speaker; turns are by: {}",
            names.listed()
        ));
    }
}

/// The beginning of a turn.
#[derive(Debug, PartialEq)]
struct Turn<'t> {
    name: &'t str,
    is_kept: bool,
    /// Where what is said begins.
    behind: usize,
}

impl<'t> Turn<'t> {
    /// Of a line that begins with a name and a colon, perhaps behind a time.
    fn of(line: &'t str, kept: &[String]) -> Option<Self> {
        let start = line.len() - behind_time(line).len();
        let rest = &line[start..];
        let colon = colon(rest)?;
        let said = rest[colon + 1..].trim_start_matches('*');
        if !(said.is_empty() || said.starts_with([' ', '\t', '\u{a0}'])) {
            return None;
        }
        let whole = rest[..colon].trim_matches(['*', '_', ' ', '\t']);
        let (name, role) = match whole.split_once('(') {
            Some((name, role)) => (name.trim(), role.trim_end_matches(')').trim()),
            None => (whole, ""),
        };
        let is_kept = [whole, name, role]
            .iter()
            .any(|name| kept.contains(&name.to_lowercase()));
        // Behind a time anything is a name.
        let timed = line[..start].contains(|c: char| c.is_ascii_digit());
        (is_kept || !name.is_empty() && (timed || is_name(name))).then_some(Self {
            name,
            is_kept,
            behind: line.len() - said.len(),
        })
    }
}

/// Where the colon behind a name is, which is in no brackets.
fn colon(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let near = text.char_indices().take_while(|(at, _)| *at < LONGEST_NAME);
    for (at, c) in near {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ':' if depth == 0 => return Some(at),
            _ => {}
        }
    }
    None
}

/// Whether it may be a person's name, or a role.
fn is_name(text: &str) -> bool {
    let words: Vec<_> = text.split_whitespace().collect();
    let small = text.to_lowercase();
    if LABELS.contains(&small.as_str()) || !(1..=3).contains(&words.len()) {
        return false;
    }
    let names = words
        .iter()
        .all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '#'));
    let numbers = words.iter().all(|word| !word.contains(char::is_alphabetic));
    ROLES.contains(&small.as_str()) || names && !numbers
}

/// A line without the time at its beginning, also in square brackets: "(09:21:33 PM) ", "12/03/26, 10:15 - ".
fn behind_time(line: &str) -> &str {
    let text = line.trim_start_matches(['*', '_', ' ', '\t', '\u{200e}', '\u{202f}']);
    for brackets in [['[', ']'], ['(', ')']] {
        let inner = text
            .strip_prefix(brackets[0])
            .and_then(|t| t.split_once(brackets[1]));
        if let Some((time, rest)) = inner {
            if time.len() < LONGEST_NAME && time.contains(|c: char| c.is_ascii_digit()) {
                return rest.trim_start_matches([' ', '\t', '-', '*']);
            }
        }
    }
    let mut rest = text;
    while let Some(end) = rest.find([' ', '\t', '\u{202f}']) {
        let word = &rest[..end];
        let is_number = word.starts_with(|c: char| c.is_ascii_digit())
            && word.contains([':', '/', '.', '-'])
            && word
                .chars()
                .all(|c| c.is_ascii_digit() || "/.:-,TZ+".contains(c));
        let is_half = matches!(
            word.trim_end_matches(',').to_lowercase().as_str(),
            "am" | "pm" | "a.m." | "p.m."
        );
        let joins = matches!(word, "-" | "–" | "|");
        if !(is_number || rest.len() < text.len() && (is_half || joins)) {
            break;
        }
        rest = rest[end..].trim_start();
    }
    rest
}

/// The lines of a text and what ends each, which may be HTML's or JSON's way to write it.
fn lines(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut marks = rest.match_indices(['\n', '\r', '<', '\\']);
        let end = marks.find_map(|(at, _)| Some((at, end_of_line(&rest[at..])?)));
        let (at, length) = end.unwrap_or((rest.len(), 0));
        let (line, behind) = rest.split_at(at);
        let (end, behind) = behind.split_at(length);
        rest = behind;
        Some((line, end))
    })
}

/// Bytes of what ends a line, if that is what a text begins with.
fn end_of_line(text: &str) -> Option<usize> {
    match text.as_bytes() {
        [b'\n' | b'\r', ..] => Some(1),
        [b'\\', b'n' | b'r', ..] => Some(2),
        [b'<', b'b' | b'B', b'r' | b'R', ..] => {
            let behind = text[3..].trim_start_matches([' ', '/']).strip_prefix('>')?;
            Some(text.len() - behind.len())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(line: &str) -> Option<&str> {
        Turn::of(line, &["customer".to_owned()]).map(|turn| turn.name)
    }

    #[test]
    fn turns_begin_with_a_name() {
        for line in [
            "Maria: hello",
            "MARIA: hello",
            "[10:02] Maria: hello",
            "(09:21:33 PM) Maria: hello",
            "12/03/26, 10:15 - Maria: hello",
            "10:02 AM Maria: hello",
            "2026-03-31T10:02:11Z Maria: hello",
            "**Maria:** hello",
            "*Maria*: hello",
            "Maria (Support): hello",
            "Maria (10:02): hello",
            "Maria:",
        ] {
            assert!(
                name(line).is_some_and(|name| name.eq_ignore_ascii_case("maria")),
                "{line}"
            );
        }
        assert_eq!(name("customer: hello"), Some("customer"));
        assert_eq!(name("agent: hello"), Some("agent"));
        assert_eq!(name("John Q. Smith: hello"), Some("John Q. Smith"));
        assert_eq!(name("[10:02] maria_92: hello"), Some("maria_92"));
    }

    #[test]
    fn other_colons_begin_no_turn() {
        for line in [
            "Note: it broke again",
            "PROS: cheap",
            "my problem: it broke",
            "10:30 is too late",
            "http://example.com",
            "Maria:-)",
            "From: Support <help@acme.example>",
            "*Sent:* Monday, 2 March 2026 10:02",
            "To: Joy Smith",
            "CC: Bob",
            "Reply-To: help@acme.example",
            "I said to them: no",
            "What I want to say to all of You There is this: no",
            "",
        ] {
            assert_eq!(name(line), None, "{line}");
        }
    }

    #[test]
    fn lines_end_in_several_ways() {
        let text = "a\r\nb<br />c\\nd < e";
        let texts: String = lines(text).map(|(line, _)| line).collect();
        assert_eq!(texts, "abcd < e");
        let all: String = lines(text).flat_map(|(line, end)| [line, end]).collect();
        assert_eq!(all, text);
    }
}
