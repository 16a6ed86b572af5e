//! Names on lines of their own, with a time beside them or below, as chats are copied from Slack and
//! Teams.

use std::collections::{BTreeMap, BTreeSet};

use super::turn::{is_time, Turn};

/// The lines that are names, by their places, and none for those that are the times below. There are
/// none unless one is a role or a name that the user gives, or somebody speaks again.
pub fn headings<'t>(
    lines: &[(&'t str, &str)],
    named: &[String],
) -> BTreeMap<usize, Option<Turn<'t>>> {
    let mut found: BTreeMap<usize, Option<Turn>> = BTreeMap::new();
    for (at, (line, _)) in lines.iter().enumerate() {
        let next = lines.get(at + 1).map_or("", |(next, _)| next);
        if found.contains_key(&at) || is_time(line) || Turn::of(line, named).is_some() {
            continue;
        }
        if let Some(turn) = Turn::above(line, next, named) {
            found.insert(at, Some(turn));
            if is_time(next) {
                found.insert(at + 1, None);
            }
        }
    }
    let turns: Vec<&Turn> = found.values().flatten().collect();
    let names: BTreeSet<&str> = turns.iter().map(|turn| turn.name).collect();
    let are_turns = turns.iter().any(|turn| turn.is_named)
        || turns.len() > 1 && turns.iter().any(|turn| turn.is_of_role())
        || turns.len() > 2 && (2..turns.len()).contains(&names.len());
    match are_turns {
        true => found,
        false => BTreeMap::new(),
    }
}
