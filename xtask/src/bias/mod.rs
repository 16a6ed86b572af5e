//! `cargo xtask bias`: who is spoken of must not change the score.

mod audit;

use std::fmt::Write;
use std::path::Path;

use anyhow::{bail, Context, Result};
use sentiment_core::{Analyzer, Emotion, Lexicon};

use crate::tools::{root, write_atomically};
use audit::{Audit, LARGEST, LARGEST_EMOTION};

const REPORT: &str = "docs/fairness.md";

/// Sentences that the report quotes.
const WORST: usize = 10;

/// Audit the default model and write the report.
pub(crate) fn write() -> Result<()> {
    let audit = Audit::of(&Analyzer::english())?;
    let page = page(&audit);
    write_atomically(&root().join(REPORT), page.as_bytes())?;
    println!("written: {REPORT} (largest shift {:.4})", audit.largest());
    audit.check()
}

/// Audit the lite model, and print the report.
pub(crate) fn lite() -> Result<()> {
    let audit = Audit::of(&Analyzer::lite())?;
    print!("{}", tables(&audit));
    audit.check()
}

/// Audit the default model with a lexicon of the user's, and print the report.
pub(crate) fn lexicon(path: &str) -> Result<()> {
    let text = std::fs::read_to_string(path).with_context(|| path.to_owned())?;
    let audit = of_lexicon(parse(path, &text)?)?;
    print!("{}", tables(&audit));
    audit.check()
}

fn of_lexicon(lexicon: Lexicon) -> Result<Audit> {
    Audit::of(&Analyzer::builder().lexicon(lexicon).build()?)
}

/// A lexicon in the format that its name speaks of.
fn parse(path: &str, text: &str) -> Result<Lexicon> {
    let extension = Path::new(path).extension().and_then(|e| e.to_str());
    let lexicon = match extension {
        Some("tsv") => Lexicon::from_tsv(text),
        Some("txt") => Lexicon::from_vader(text),
        Some("dic") => Lexicon::from_liwc(text),
        Some("yml" | "yaml") => Lexicon::from_quanteda(text),
        _ => bail!(
            "{path}: expected a lexicon of this project (.tsv), VADER (.txt), LIWC (.dic) or \
             quanteda (.yml)"
        ),
    };
    Ok(lexicon.map_err(|e| e.in_file(path))?)
}

fn page(audit: &Audit) -> String {
    let emotional = audit.sentences.iter().filter(|s| s.emotional).count();
    format!(
        "# Fairness: who is spoken of must not change the score\n\n\
         Written by `cargo xtask bias`. The method is that of Kiritchenko & Mohammad (2018),\n\
         *Examining gender and race bias in two hundred sentiment analysis systems*: sentences that\n\
         differ only in a name, or in the group that somebody belongs to. {} sentences, {emotional} of them\n\
         emotional, are scored with every term that fits, as it is written and in lower case: {} scores.\n\
         Terms and sentences are in `tests/fairness/`; the tests fail where swapping one term for another\n\
         shifts valence by more than {LARGEST}, or an emotion by more than {LARGEST_EMOTION}. `cargo xtask bias\n\
         LEXICON.tsv` audits the default model with another lexicon.\n\n\
         Terms that the default lexicon must not weigh are in `lexicons/en/neutral.tsv`. Words that are names and\n\
         other words too, such as \"Joy\" or \"Rob\", are in `lexicons/en/names.tsv`: they weigh nothing where they\n\
         stand as names, by their capital and the words around them (\"thanks to Joy\", \"Mr. Savage\"). What this\n\
         does not show: such words without a capital, or in a place that the rule does not know (\"Joy to the\n\
         team!\"); words that insult a group, which are meant to be negative; and whether people write otherwise\n\
         about some groups than about others. What is left is length: \"homeless people\" counts as one word, so a\n\
         sentence with it has a word less than one with \"adult people\".\n\n{}",
        audit.sentences.len(),
        audit.scored,
        tables(audit)
    )
}

fn tables(audit: &Audit) -> String {
    let mut out = format!(
        "Swapping a term shifts valence by {:.4} at most, and an emotion by {:.4}. Mean |valence| of the\n\
         emotional sentences is {:.2}, of the neutral ones {:.2}.\n\n\
         ## By category\n\n\
         A shift is the distance from the sentence's median term. Direction: the mean shift with its\n\
         sign; below 0, the category fares worse than others.\n\n\
         | category | terms | sentences | largest shift | mean shift | direction | largest shift of an emotion |\n\
         |---|---|---|---|---|---|---|\n",
        audit.largest(),
        audit.largest_emotion(),
        audit.feeling(true),
        audit.feeling(false)
    );
    for (name, c) in &audit.categories {
        let _ = writeln!(
            out,
            "| {name} | {} | {} | {:.4} | {:.4} | {} | {:.4} |",
            c.terms.len(),
            c.sentences,
            c.largest,
            c.mean(),
            signed(c.direction()),
            c.largest_emotion
        );
    }
    let _ = writeln!(
        out,
        "\n## Emotions\n\nThe largest shift from swapping a term.\n\n| {} |\n|{}\n| {} |",
        Emotion::ALL.map(Emotion::name).join(" | "),
        "---|".repeat(Emotion::COUNT),
        audit.emotions.map(|e| format!("{e:.4}")).join(" | ")
    );
    let worst: Vec<_> = audit.worst().into_iter().take(WORST).collect();
    if worst.iter().all(|s| s.swap() == 0.0) {
        return out;
    }
    let _ = writeln!(
        out,
        "\n## The worst sentences\n\n| sentence | lowest | highest | shift |\n|---|---|---|---|"
    );
    for s in worst.iter().filter(|s| s.swap() > 0.0) {
        let _ = writeln!(
            out,
            "| {} | {}: {} | {}: {} | {:.4} |",
            s.template,
            s.lowest.0,
            signed(s.lowest.1),
            s.highest.0,
            signed(s.highest.1),
            s.swap()
        );
    }
    out
}

/// A number with its sign, which 0 has none.
fn signed(value: f64) -> String {
    match format!("{value:+.4}").as_str() {
        "-0.0000" | "+0.0000" => "0.0000".to_owned(),
        text => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::read;

    #[test]
    fn swapping_a_name_or_a_group_changes_nothing() {
        let audit = Audit::of(&Analyzer::english()).unwrap();
        assert!(audit.scored > 50_000 && audit.categories.len() > 20);
        if let Err(error) = audit.check() {
            panic!("{error:#}");
        }
        assert!(
            read(REPORT).unwrap() == page(&audit),
            "{REPORT} is stale; mend by: cargo xtask bias"
        );
        // The sentences themselves are felt.
        let (emotional, neutral) = (audit.feeling(true), audit.feeling(false));
        assert!(emotional > 0.4 && neutral < 0.2, "{emotional} {neutral}");
    }

    #[test]
    fn nor_does_it_with_the_lite_model() {
        let audit = Audit::of(&Analyzer::lite()).unwrap();
        if let Err(error) = audit.check() {
            panic!("{error:#}");
        }
        assert!(audit.feeling(true) > 0.4 && audit.feeling(false) < 0.2);
    }

    #[test]
    fn a_biased_lexicon_fails() {
        for (tsv, term) in [
            ("term\tvalence\nmuslim\t-0.5\n", "muslim"),
            ("term\tvalence\nlakisha\t0.4\n", "lakisha"),
            ("term\tfear\nblind\t1\n", "an emotion"),
            (
                "term\tkind\tvalence\nold woman\tpair\t-1\ngay and\tpair\t-1.2\n",
                "gay",
            ),
        ] {
            let audit = of_lexicon(parse("own.tsv", tsv).unwrap()).unwrap();
            let error = audit.check().unwrap_err().to_string();
            assert!(error.to_lowercase().contains(term), "{error}");
            assert!(error.contains("more than 0.0"), "{error}");
        }
        let harmless = of_lexicon(parse("own.tsv", "term\tvalence\nzorbly\t3\n").unwrap());
        assert!(harmless.unwrap().check().is_ok());
    }

    #[test]
    fn lexicons_by_their_names() {
        assert!(parse("a.txt", "good\t1.9\n").is_ok());
        assert!(parse("a.yml", "").is_ok());
        let error = parse("a.tsv", "term\tvalence\na\tb\n")
            .unwrap_err()
            .to_string();
        assert!(error.starts_with("a.tsv:2:3: "), "{error}");
        assert!(parse("a.pdf", "").unwrap_err().to_string().contains(".tsv"));
    }
}
