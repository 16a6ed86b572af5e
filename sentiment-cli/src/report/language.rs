//! Texts in other languages than the model's.

use super::groups::short;
use super::numbers::{count, percent, texts};
use super::summary::Summary;
use super::words::LEAST;

/// What stands above all figures where most texts are not English, as these say little then.
pub fn warning(summary: &Summary) -> Option<String> {
    let (foreign, all) = (summary.all.foreign, summary.all.n());
    (2 * foreign > all).then(|| {
        format!(
            "Most texts do not look like English ({} of {}), and the model knows no other language: the figures below say \
             little of them.",
            count(foreign),
            count(all)
        )
    })
}

/// Texts in other languages, and the groups that are mostly such.
pub fn note(summary: &Summary) -> Option<String> {
    /// Feedback in English has under 1 %: names and slips.
    const FOREIGN: f64 = 0.05;
    const NAMED: usize = 3;
    let n = summary.all.foreign;
    let share = n as f64 / summary.all.n().max(1) as f64;
    let mut mostly = Vec::new();
    for groups in summary.groups.iter().filter(|groups| groups.len() > 1) {
        for (name, group) in groups.iter() {
            let (own, all) = (group.tally.foreign, group.tally.n());
            if all >= LEAST.max(summary.discretion.least) && 2 * own >= all {
                let column = &groups.column.name;
                let [own, all] = [own, all].map(count);
                mostly.push(format!("{} ({column}; {own} of {all})", short(name)));
            }
        }
    }
    if share < FOREIGN && mostly.is_empty() {
        return None;
    }
    let mut note = format!(
        "In {} ({}) many words are unknown. The model is made for English: what other languages say, it can hardly \
         tell. Where groups and months are compared, in what drives valence and in what it is about, they are left out.",
        texts(n),
        percent(share)
    );
    let more = mostly.len().saturating_sub(NAMED);
    mostly.truncate(NAMED);
    if !mostly.is_empty() {
        note.push_str(&format!(
            " They are most of the texts of {}",
            mostly.join(", ")
        ));
        if more > 0 {
            note.push_str(&format!(", and {} more", count(more as u64)));
        }
        note.push('.');
    }
    Some(note)
}
