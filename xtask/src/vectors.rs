//! `cargo xtask vectors`: what all languages must answer, as data.

use anyhow::{Context, Result};
use sentiment_core::{Analyzer, Score};
use serde_json::{Map, Value};

use crate::tools::{read, root, write_atomically};

const TEXTS: &str = "tests/vectors/texts.jsonl";
const FEEDBACK: &str = "examples/feedback.csv";
const VECTORS: &str = "tests/vectors/english.jsonl";

/// Score the odd texts and the example feedback.
pub(crate) fn write() -> Result<()> {
    let mut texts = Vec::new();
    for line in read(TEXTS)?.lines() {
        texts.push(
            serde_json::from_str::<String>(line).with_context(|| format!("{TEXTS}: {line}"))?,
        );
    }
    let mut feedback = csv::Reader::from_path(root().join(FEEDBACK))?;
    let column = feedback.headers()?.iter().position(|c| c == "text");
    let column = column.with_context(|| format!("{FEEDBACK} has no column \"text\""))?;
    for row in feedback.records() {
        texts.push(row?[column].to_owned());
    }
    let analyzer = Analyzer::english();
    let mut out = Vec::new();
    for text in &texts {
        serde_json::to_writer(&mut out, &case(text, &analyzer.score(text)))?;
        out.push(b'\n');
    }
    write_atomically(&root().join(VECTORS), &out)?;
    println!("written: {VECTORS} ({} texts)", texts.len());
    Ok(())
}

fn case(text: &str, s: &Score) -> Value {
    let emotions: Map<String, Value> = s
        .emotions
        .iter()
        .map(|(emotion, value)| (emotion.name().to_owned(), value.into()))
        .collect();
    let values = [
        s.valence.into(),
        s.negative.into(),
        s.neutral.into(),
        s.positive.into(),
        s.label.name().into(),
        s.confidence.into(),
        s.coverage.into(),
        Value::Object(emotions),
    ];
    let mut case = Map::from_iter([("text".to_owned(), Value::from(text))]);
    case.extend(Score::FIELDS.map(str::to_owned).into_iter().zip(values));
    Value::Object(case)
}
