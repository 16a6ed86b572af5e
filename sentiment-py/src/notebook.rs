//! What notebooks show: each cell stays in the file that is saved.

use sentiment_core::internal::escape;
use sentiment_core::{Contribution, ContributionKind, Explanation, Span};

use crate::column::Value;
use crate::table::ScoreTable;
use crate::text::rounded;

/// How many rows are shown of a table.
const ROWS: usize = 10;

/// How much is shown of a long one. That makes some 200 KB at most.
const CHARACTERS: usize = 10_000;
const CONTRIBUTIONS: usize = 1_000;

/// How many bytes before the end a word may start that is left out whole.
const WORD: usize = 64;

/// An HTML fragment, of a long text with its beginning only, and what was left out.
pub(crate) fn html(explanation: &Explanation) -> String {
    let end = end(explanation);
    let (shown, rest) = explanation.text.split_at(end);
    if rest.is_empty() {
        return explanation.to_html();
    }
    let inside = |span: Span| span.end <= end;
    // What HTML is made of.
    let mut beginning = Explanation::default();
    beginning.text = format!("{shown}…");
    beginning.score = explanation.score;
    beginning.contributions = shown_of(&explanation.contributions, inside);
    let marks = explanation.irony.iter().copied();
    beginning.irony = marks.filter(|&mark| inside(mark)).collect();
    let contributions = explanation.contributions.len() - beginning.contributions.len();
    let marks = explanation.irony.len() - beginning.irony.len();
    let left_out: Vec<_> = [
        (rest.chars().count(), ["character", "characters"]),
        (contributions, ["contribution", "contributions"]),
        (marks, ["mark of sarcasm", "marks of sarcasm"]),
    ]
    .into_iter()
    .filter(|(number, _)| *number > 0)
    .map(|(number, [one, many])| format!("{number} {}", if number == 1 { one } else { many }))
    .collect();
    let left_out = left_out.join(", ");
    let html = beginning.to_html();
    let open = html.strip_suffix("</div>").unwrap_or(&html);
    format!("{open}<p><em>Left out here: {left_out}; to_html() gives all.</em></p></div>")
}

/// Where the beginning ends that is shown, if it can be, behind a word.
fn end(explanation: &Explanation) -> usize {
    let text = &explanation.text;
    let mut end = text
        .char_indices()
        .nth(CHARACTERS)
        .map_or(text.len(), |(at, _)| at);
    let terms = explanation.contributions.iter();
    let mut terms = terms.filter(|part| part.kind == ContributionKind::Term);
    if let Some(first) = terms.nth(CONTRIBUTIONS) {
        end = end.min(first.span.start);
    }
    if end == text.len() {
        return end;
    }
    let space = text[..end].rfind(char::is_whitespace);
    space.filter(|space| end - space <= WORD).unwrap_or(end)
}

/// Those that lie in the beginning with what shifts them, and that of the question.
fn shown_of(contributions: &[Contribution], inside: impl Fn(Span) -> bool) -> Vec<Contribution> {
    let shown = |part: &&Contribution| {
        part.kind != ContributionKind::Term
            || (inside(part.span) && part.shifters.iter().all(|by| inside(by.span)))
    };
    contributions.iter().filter(shown).cloned().collect()
}

/// The first rows of a table, numbers rounded, and what was left out. As the frames of other libraries
/// are, it is shown by the style that the notebook has for tables.
pub(crate) fn table(table: &ScoreTable) -> String {
    let names: String = table
        .columns()
        .map(|(name, _)| format!("<th>{}</th>", escape(name)))
        .collect();
    let rows: String = (0..table.rows().min(ROWS))
        .map(|row| format!("<tr><th>{row}</th>{}</tr>", cells(table, row)))
        .collect();
    let rest = match table.rows().saturating_sub(ROWS) {
        0 => String::new(),
        rest => format!(", {rest} of them not shown"),
    };
    format!(
        "<div><table><thead><tr><th></th>{names}</tr></thead><tbody>{rows}</tbody></table>\
         <p>{} rows{rest}</p></div>",
        table.rows()
    )
}

fn cells(table: &ScoreTable, row: usize) -> String {
    let cell = |value: Value<'_>| match value {
        Value::None => "<td></td>".to_owned(),
        Value::Number(number) => format!("<td>{}</td>", rounded(number)),
        Value::Name(name) => format!("<td>{name}</td>"),
        // Its direction of writing is its own.
        Value::Text(text) => format!("<td><bdi>{}</bdi></td>", escape(text)),
    };
    table.row(row).map(cell).collect()
}
