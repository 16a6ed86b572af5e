//! What documents say of figures that other files hold, where a measurement wrote them, or the compiled
//! model.

use anyhow::{ensure, Context, Result};

use sentiment_core::{Analyzer, TermKind};

use crate::tools::read;

const CARD: &str = "MODEL_CARD.md";
const AUDIT: &str = "docs/fairness.md";

/// The columns of the model card's table, by their names in the README's.
const MODELS: [&str; 5] = [
    "sentiment",
    "sentiment, lite",
    "VADER 3.3.2",
    "TextBlob",
    "AFINN",
];

/// Documents say what the model card and the audit say.
pub(crate) fn check() -> Result<()> {
    let mut said = of_card(&read(CARD)?).context(CARD)?;
    said.push(of_audit(&read(AUDIT)?).context(AUDIT)?);
    said.push(of_lexicon(&Analyzer::english()));
    let mut wrong = Vec::new();
    for (document, words) in &said {
        if !plain(&read(document)?).contains(words) {
            wrong.push(format!("  {document}: {words}"));
        }
    }
    ensure!(
        wrong.is_empty(),
        "by {CARD}, {AUDIT} and the compiled model documents should say, but do not:\n{}\nmend by editing those places",
        wrong.join("\n")
    );
    println!("{} places say what was measured", said.len());
    Ok(())
}

/// A document, and what must stand in it.
type Said = (&'static str, String);

/// How well the models rank and label.
fn of_card(card: &str) -> Result<Vec<Said>> {
    let means = row(card, "**mean**")?;
    let intervals = row(card, "95 %")?;
    let mut said = Vec::new();
    for ((model, means), intervals) in MODELS.iter().zip(&means).zip(&intervals) {
        let mut line = format!("| {model} |");
        for (mean, interval) in means.iter().zip(intervals) {
            // There with a 0 before the point, as in no table for people.
            let interval = interval.replace("0.", ".");
            line += &format!(" {mean} ({interval}) |");
        }
        said.push(("README.md", line));
    }
    let [full, lite, ..] = &means[..] else {
        unreachable!("as many as there are models");
    };
    let ranks = format!("(AUC {} against {})", lite[0], full[0]);
    said.push(("sentiment-wasm/README.md", ranks));
    Ok(said)
}

/// The cells of a row of the first table that has it, each of three figures, per model.
fn row(card: &str, name: &str) -> Result<Vec<Vec<String>>> {
    let start = format!("| {name} |");
    let line = card.lines().find_map(|line| line.strip_prefix(&start));
    let line = line.with_context(|| format!("no row {start}"))?;
    let cells = line.split('|').map(str::trim);
    let cells = cells.filter(|cell| !cell.is_empty());
    let figures = |cell: &str| cell.split(" / ").map(str::to_owned).collect();
    let cells: Vec<Vec<String>> = cells.map(figures).collect();
    ensure!(
        cells.len() == MODELS.len() && cells.iter().all(|cell| cell.len() == 3),
        "the row {start} has not three figures for each of {MODELS:?}"
    );
    Ok(cells)
}

/// What another name or group does.
fn of_audit(audit: &str) -> Result<Said> {
    let audit = plain(audit);
    let shift = between(&audit, "Swapping a term shifts valence by ", " at most")?;
    let scores: usize = between(&audit, "in lower case: ", " scores")?.parse()?;
    let sentences = thousands(scores);
    let said = format!("shifts valence by {shift} at most in {sentences} sentences");
    Ok(("README.md", said))
}

/// How many terms are compiled.
fn of_lexicon(analyzer: &Analyzer) -> Said {
    let lexicon = analyzer.lexicon();
    let pairs = lexicon.iter().filter(|entry| entry.kind == TermKind::Pair);
    let pairs = pairs.count();
    let (words, pairs) = (thousands(lexicon.len() - pairs), thousands(pairs));
    let said = format!("weights of {words} words and phrases and {pairs} pairs");
    ("CHANGELOG.md", said)
}

fn between<'t>(text: &'t str, before: &str, after: &str) -> Result<&'t str> {
    let rest = text.split_once(before).map(|(_, rest)| rest);
    let found = rest.and_then(|rest| rest.split_once(after));
    let found = found.with_context(|| format!("nothing says “{before}…{after}”"))?;
    Ok(found.0)
}

/// Rounded: 523,779 is 524,000.
fn thousands(number: usize) -> String {
    let thousands = (number + 500) / 1000;
    match (thousands / 1000, thousands % 1000) {
        (0, few) => format!("{few},000"),
        (millions, few) => format!("{millions},{few:03},000"),
    }
}

/// Without bold type, and in one line.
fn plain(markdown: &str) -> String {
    let words: Vec<&str> = markdown.split_whitespace().collect();
    words.join(" ").replace("**", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn card_says_what_tables_say() {
        let cell =
            ".925 / .832 / .647 | .919 / .823 / .643 | .8 / .7 / .5 | .7 / .6 / .5 | .8 / .7 / .5";
        let interval = "0.917–0.931 / 0.823–0.840 / 0.637–0.655";
        let card = format!(
            "| **mean** | | {cell} |\n| 95 % | |{} |\n",
            format!(" {interval} |").repeat(5)
        );
        let said = of_card(&card).unwrap();
        let row = "| sentiment | .925 (.917–.931) | .832 (.823–.840) | .647 (.637–.655) |";
        assert_eq!(said[0], ("README.md", row.to_owned()));
        let ranks = "(AUC .919 against .925)";
        assert_eq!(said[5], ("sentiment-wasm/README.md", ranks.to_owned()));
        assert!(of_card("| **mean** | | .925 / .832 / .647 |").is_err());
    }

    #[test]
    fn audit_says_how_many() {
        let audit = "as it is written and in lower case: 523779 scores.\n\
                     Swapping a term shifts valence by\n0.0151 at most, and more.\n";
        let said = "shifts valence by 0.0151 at most in 524,000 sentences";
        assert_eq!(of_audit(audit).unwrap(), ("README.md", said.to_owned()));
        assert_eq!(thousands(1_234_567), "1,235,000");
        assert!(of_audit("no figure").is_err());
    }
}
