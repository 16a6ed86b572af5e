//! `cargo xtask shifters`: what each valence shifter does to labelled texts.

use std::fmt::Write as _;

use anyhow::Result;
use sentiment_core::{Analyzer, Contribution, Explanation, Shifter};

use crate::tools::{root, target, write_atomically};
use crate::{data, setup, train};

/// Print how many texts each shifter moves towards their label, and which factor would
/// suit them.
pub(crate) fn measure(data: Option<&str>) -> Result<()> {
    let data = data::folder(data)?;
    setup::training()?;
    let work = target().join("shifters");
    let analyzer = Analyzer::english();
    for set in train::training_sets(&data)? {
        let mut out = String::new();
        for text in set.texts()? {
            write_row(&analyzer.explain(&text), &mut out);
        }
        write_atomically(&work.join(format!("{}.tsv", set.name)), out.as_bytes())?;
    }
    let shifters = root().join("lexicons/en/shifters.tsv");
    train::python("shifters.py", &[&data, &work, &shifters])
}

/// A line: the sum of valence and its scale; then each shifter of each term as kind, words,
/// factor, and what the term adds with it and without it.
fn write_row(explained: &Explanation, out: &mut String) {
    let _ = write!(out, "{}\t{}", explained.sums.valence, explained.scale);
    for contribution in &explained.contributions {
        for (at, shifter) in contribution.shifters.iter().enumerate() {
            let words = words(explained, shifter);
            let (with, without) = (contribution.sums.valence, without(contribution, at));
            let _ = write!(
                out,
                "\t{}|{words}|{}|{with}|{without}",
                shifter.kind, shifter.factor
            );
        }
    }
    out.push('\n');
}

/// The shifter as a lexicon spells it, but for marks between its words.
fn words(explained: &Explanation, shifter: &Shifter) -> String {
    let words = shifter.span.of(&explained.text).split_whitespace();
    let words: Vec<String> = words
        .map(|word| word.to_lowercase().replace('’', "'"))
        .collect();
    words.join(" ")
}

/// What a term would add without one of its shifters.
fn without(contribution: &Contribution, at: usize) -> f64 {
    let others = contribution.shifters.iter().enumerate();
    let others = others.filter(|(other, _)| *other != at);
    contribution.base * others.map(|(_, s)| s.factor).product::<f64>()
}
