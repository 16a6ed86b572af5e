//! Transcripts: who says what.

mod headings;
mod lines;
mod names;
mod parts;
mod time;
mod turn;

use std::collections::BTreeSet;

use super::row::Row;
use super::Input;
use crate::output::warn;
use names::Names;
use parts::Part;

/// Keeps what one side of a conversation says.
pub struct Turns {
    /// Who is named, in small letters.
    named: Vec<String>,
    /// Whether what they say is kept, and not what all others say.
    keeps: bool,
    /// Texts with a turn of theirs, and with turns of others alone.
    found: u64,
    others: u64,
    /// Whoever else has turns.
    names: Names,
}

impl Turns {
    /// Of the speakers that the user names, or of all but the agents that the user names, if any.
    pub fn new(speakers: &[String], agents: &[String]) -> Option<Self> {
        let keeps = !speakers.is_empty();
        let named = speakers
            .iter()
            .chain(agents)
            .map(|name| name.to_lowercase());
        let named: Vec<_> = named.collect();
        (!named.is_empty()).then(|| Self {
            named,
            keeps,
            found: 0,
            others: 0,
            names: Names::default(),
        })
    }

    /// Keep of a row's text what they say. A text in which nobody has a turn stays whole.
    pub fn keep(&mut self, row: &mut Row) {
        let parts = Part::all_of(row.text(), &self.named);
        let turns = parts.iter().filter_map(|part| part.turn.as_ref());
        let (named, others): (Vec<_>, Vec<_>) = turns.partition(|turn| turn.is_named);
        let others: BTreeSet<&str> = others.into_iter().map(|turn| turn.name).collect();
        if named.is_empty() && others.is_empty() {
            return;
        }
        let mut kept = String::new();
        let mut speaks = true;
        for part in &parts {
            // Who came and went is said by nobody.
            if let Some(turn) = part.turn.as_ref().filter(|turn| !turn.name.is_empty()) {
                speaks = turn.is_named == self.keeps;
            }
            let blank = if speaks { part.said } else { part.text.len() };
            // Positions stay what they are.
            kept.extend(part.text[..blank].chars().map(|_| ' '));
            kept += &part.text[blank..];
            kept += part.end;
        }
        self.found += u64::from(!named.is_empty());
        self.others += u64::from(named.is_empty());
        self.names.add(&others);
        row.kept = Some(kept);
    }

    /// That nobody of that name speaks, if it is so.
    pub fn unheard(&self) -> Option<String> {
        let named = self.named.join(", ");
        (self.found == 0).then(|| match (self.others, self.keeps) {
            (0, _) => format!(
                "no text has turns, which are lines such as \"{}: …\"; all are scored whole",
                self.named[0]
            ),
            (_, true) => format!(
                "no turn is by {named}, so texts with turns have nothing to score; turns are by: {}",
                self.names.described()
            ),
            (_, false) => format!(
                "no turn is by {named}, so nothing is left out; turns are by: {}",
                self.names.described()
            ),
        })
    }
}

impl Input {
    /// That nobody speaks whom the user names, and who does, if it is so.
    pub fn unheard(&self) -> Option<String> {
        self.turns.as_ref()?.unheard()
    }

    /// Say so.
    pub fn tell_unheard(&self) {
        if let Some(what) = self.unheard() {
            warn(&format!("{}: {what}", self.name()));
        }
    }

    /// Whether the texts are conversations, which are scored whole.
    pub fn is_labelled(&self) -> bool {
        self.labelled
    }
}

/// Say so if texts are conversations, of which the user names no side; whether they are.
pub fn hint(rows: &[Row], input: &str) -> bool {
    let mut names = Names::default();
    for row in rows {
        let parts = Part::all_of(row.text(), &[]);
        let turns: Vec<_> = parts.iter().filter_map(|part| part.turn.as_ref()).collect();
        let speakers: BTreeSet<&str> = turns.iter().map(|turn| turn.name).collect();
        let flows = turns.len() > 2 || turns.iter().any(|turn| turn.is_of_role());
        if turns.len() > 1 && flows && (2..6).contains(&speakers.len()) {
            names.add(&speakers);
        }
    }
    let conversations = names.conversations() as usize;
    let are_many = conversations > 0 && conversations * 5 >= rows.len();
    if are_many {
        warn(&format!(
            "{input}: the texts are conversations, and are scored whole; to score what one side says, name it by \
             --speaker, or leave out agents by --agent; turns are by: {}",
            names.described()
        ));
    }
    are_many
}

/// A text with spaces for who speaks, and when, byte by byte.
pub fn unlabelled(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for part in Part::all_of(text, &[]) {
        out.extend(std::iter::repeat_n(' ', part.said));
        out += &part.text[part.said..];
        out += part.end;
    }
    out
}
