//! Names on lines of their own, with a time beside them or below, as chats are copied from Slack and
//! Teams.

use std::collections::BTreeMap;

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
    let is_said_by = |name: &str| turns.iter().filter(|turn| turn.name == name).count();
    let are_turns = turns.iter().any(|turn| turn.is_named)
        || turns.len() > 1 && turns.iter().any(|turn| turn.is_of_role())
        || turns.len() > 2 && turns.iter().any(|turn| is_said_by(turn.name) > 1);
    match are_turns {
        true => found,
        false => BTreeMap::new(),
    }
}
