//! What texts mention, and groups more than others, in words and on the page.

use std::collections::HashSet;
use std::fmt::Write;

use super::groups::short;
use super::keywords::{in_words, Example, Mention, Peculiar};
use super::numbers::{count, percent, signed, texts, unit};
use super::outliers::Outliers;
use super::summary::Summary;
use crate::text::{escape, plain};

/// Terms that are named on the terminal.
const NAMED: usize = 6;

/// Groups that are.
const GROUPS: usize = 3;

/// Two groups together that are.
const CELLS: usize = 3;

/// "Mentioned most: “wifi” (in 44 of 234 texts, mean valence −0.31), “meetings” (30, +0.02)."
pub fn sentence(summary: &Summary) -> Option<String> {
    let mentions = &summary.findings.mentions;
    let (first, others) = mentions.found.split_first()?;
    let of_sample = if mentions.of_sample {
        " of a sample"
    } else {
        ""
    };
    let mut out = format!(
        "Mentioned most: “{}” (in {} of {}{of_sample}, mean valence {})",
        first.name,
        count(first.with.n),
        texts(mentions.of),
        signed(first.with.mean()),
    );
    for mention in others.iter().take(NAMED - 1) {
        let (n, mean) = (count(mention.with.n), signed(mention.with.mean()));
        let _ = write!(out, ", “{}” ({n}, {mean})", mention.name);
    }
    out.push('.');
    Some(out)
}

/// What the groups mention more of which that is surest, but for those whose words are named with their means.
pub fn of_groups(summary: &Summary, outliers: &Outliers) -> Vec<String> {
    let peculiar = summary.findings.peculiar.iter();
    let is_open = |peculiar: &&Peculiar| {
        let mut named = outliers.valence.below.iter().chain(&outliers.valence.above);
        !named.any(|o| o.column == peculiar.column && o.name == peculiar.group)
    };
    let sentence = |peculiar: &Peculiar| {
        let place = format!("in {}", short(&peculiar.group));
        in_part(summary, &place, peculiar)
    };
    let mut said = HashSet::new();
    // Columns may be of the same groups.
    let open = peculiar
        .filter(is_open)
        .filter(|peculiar| said.insert(peculiar.found.first().map(|first| &first.name)));
    open.take(GROUPS).filter_map(sentence).collect()
}

/// What two groups together mention more than other texts of each.
pub fn of_cells(summary: &Summary) -> impl Iterator<Item = String> + '_ {
    let sample = if summary.findings.mentions.of_sample {
        " of a sample"
    } else {
        ""
    };
    summary.findings.cells.iter().take(CELLS).map(move |cell| {
        let [first, second] = [0, 1].map(|side| short(&cell.names[side]));
        let others = cell.others.map(|(with, of)| format!("{} of {}", count(with), count(of)));
        format!(
            "More frequent where it is both {first} and {second}: “{}” (in {} of {}{sample}; of other texts of {first} in {}, of \
             {second} in {}).",
            cell.found.0,
            count(cell.found.1),
            texts(cell.of),
            others[0],
            others[1],
        )
    })
}

fn in_part(summary: &Summary, place: &str, peculiar: &Peculiar) -> Option<String> {
    let of = (peculiar.of, peculiar.of_else);
    let of_sample = summary.findings.mentions.of_sample;
    in_words((place, "elsewhere"), of, &peculiar.found, of_sample)
}

/// The same below the table of a column, of all its groups.
pub fn below(summary: &Summary, column: &str) -> String {
    let own = summary.findings.peculiar.iter();
    let items: String = own
        .filter(|peculiar| peculiar.column == column)
        .filter_map(|peculiar| {
            in_part(summary, &format!("in {}", short(&peculiar.group)), peculiar)
        })
        .map(|sentence| format!("<li>{}</li>\n", plain(&sentence)))
        .collect();
    match items.is_empty() {
        true => items,
        false => format!("<ul class=\"findings\">\n{items}</ul>\n"),
    }
}

/// The things that most texts mention.
pub fn section(summary: &Summary) -> Option<String> {
    let mentions = &summary.findings.mentions;
    let shows = mentions
        .found
        .iter()
        .any(|mention| mention.example.is_some());
    let mut heads = vec!["", "texts", "mean valence", "negative", "positive"];
    heads.extend(shows.then_some("for example"));
    let heads: String = heads
        .iter()
        .map(|head| format!("<th scope=\"col\">{head}</th>"))
        .collect();
    let rows: String = mentions.found.iter().map(|m| row(m, mentions.of)).collect();
    let of = match mentions.of_sample {
        true => format!("Counted in a sample of {}", texts(mentions.of)),
        false => format!("Of {}", texts(mentions.of)),
    };
    (!rows.is_empty()).then(|| {
        format!(
            "<table class=\"mentions\">\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n<p class=\"dim\">{of} that repeat no \
             other: things that most of them mention, all forms of a word together, whatever is said of them. Words \
             that only praise or blame are in “What drives it”. Means and shares are of the whole texts.</p>\n"
        )
    })
}

fn row(mention: &Mention, of: u64) -> String {
    let n = mention.with.n;
    let share = |part: u64| percent(part as f64 / n.max(1) as f64);
    let mut out = format!(
        "<tr><th scope=\"row\">{}</th><td class=\"number\">{}<span class=\"unit\"> {}</span> <span class=\"dim\">{}</span></td>\
         <td class=\"number\"><b>{}</b></td><td class=\"number\">{}<span class=\"unit\"> negative</span></td>\
         <td class=\"number\">{}<span class=\"unit\"> positive</span></td>",
        plain(&mention.name),
        count(n),
        unit(n),
        percent(n as f64 / of.max(1) as f64),
        signed(mention.with.mean()),
        share(mention.negative),
        share(mention.positive),
    );
    if let Some(Example {
        before,
        mention,
        behind,
    }) = &mention.example
    {
        let [before, mention, behind] = [before, mention, behind].map(|part| escape(part));
        let _ = write!(
            out,
            "<td class=\"text\" dir=\"auto\">{before}<b>{mention}</b>{behind}</td>"
        );
    }
    out.push_str("</tr>\n");
    out
}
