//! `cargo xtask vectors`: what all languages must answer, as data.

use anyhow::{Context, Result};
use sentiment_core::{Analyzer, Context as Question, Emotion, Score, Taxonomy};
use sentiment_urgent::find;
use serde_json::{json, Map, Value};

use crate::tools::{read, root, write_atomically};

const TEXTS: &str = "tests/vectors/texts.jsonl";
const EXAMPLE: &str = "examples/feedback.csv";
const VECTORS: &str = "tests/vectors/english.jsonl";
const FEEDBACK: &str = "tests/vectors/feedback.jsonl";
const LITE: &str = "tests/vectors/lite.jsonl";
const CONTEXT: &str = "tests/vectors/context.jsonl";
const SENTENCES: &str = "sentiment-urgent/tests/fresh.tsv";
const URGENT: &str = "tests/vectors/urgent.jsonl";

/// Score the odd texts and the example feedback.
pub(crate) fn write() -> Result<()> {
    let mut texts = Vec::new();
    for line in read(TEXTS)?.lines() {
        texts.push(
            serde_json::from_str::<String>(line).with_context(|| format!("{TEXTS}: {line}"))?,
        );
    }
    let odd = texts.len();
    let mut example = csv::Reader::from_path(root().join(EXAMPLE))?;
    let column = example.headers()?.iter().position(|c| c == "text");
    let column = column.with_context(|| format!("{EXAMPLE} has no column \"text\""))?;
    for row in example.records() {
        texts.push(row?[column].to_owned());
    }
    let analyzer = Analyzer::english();
    save(VECTORS, cases(&analyzer, &texts))?;
    // The other emotions, of a few texts: the rest of a score is the same.
    let few = texts.get(odd..).unwrap_or_default().iter().step_by(8);
    save(
        FEEDBACK,
        cases(&analyzer.with_taxonomy(Taxonomy::Feedback), few),
    )?;
    let (odd, example) = texts.split_at(odd);
    let some = odd.iter().chain(example.iter().step_by(4));
    save(LITE, cases(&Analyzer::lite(), some))?;
    urgent(odd)?;
    answers(&analyzer)
}

/// What these texts mention, and sentences of which many mention something.
fn urgent(texts: &[String]) -> Result<()> {
    let sentences = read(SENTENCES)?;
    let sentences = sentences.lines().filter_map(|row| row.split_once('\t'));
    let texts = texts.iter().map(String::as_str);
    let case = |text: &str| {
        let mentions = find(text).into_iter();
        let mentions = mentions.map(|it| json!({"kind": it.kind.name(), "words": it.words(text)}));
        let mentions: Vec<Value> = mentions.collect();
        Map::from_iter([
            ("text".to_owned(), json!(text)),
            ("mentions".to_owned(), mentions.into()),
        ])
    };
    let texts = sentences.map(|(_, text)| text).chain(texts);
    save(URGENT, texts.map(case).collect())
}

fn cases<'a>(
    analyzer: &Analyzer,
    texts: impl IntoIterator<Item = &'a String>,
) -> Vec<Map<String, Value>> {
    let case = |text: &String| {
        let case = Map::from_iter([("text".to_owned(), json!(text))]);
        with_score(case, &analyzer.score(text))
    };
    texts.into_iter().map(case).collect()
}

/// Score the answers to questions anew. Question, text and the label that people
/// expect are written by hand, in the same file.
fn answers(analyzer: &Analyzer) -> Result<()> {
    let mut cases = Vec::new();
    for line in read(CONTEXT)?.lines() {
        let place = || format!("{CONTEXT}: {line}");
        let old: Map<String, Value> = serde_json::from_str(line).with_context(place)?;
        let by_hand: Map<_, _> = ["question", "text", "expected"]
            .map(|name| (name.to_owned(), old.get(name).cloned().unwrap_or_default()))
            .into_iter()
            .collect();
        let field = |name: &str| by_hand[name].as_str().with_context(place);
        let question = Question::question(field("question")?);
        let score = analyzer.score_with_context(field("text")?, question);
        let expected = field("expected")?;
        if score.label.name() != expected {
            println!(
                "not {expected} but {} {:+.2}: {}",
                score.label,
                score.valence,
                json!(by_hand)
            );
        }
        cases.push(with_score(by_hand, &score));
    }
    save(CONTEXT, cases)
}

fn save(path: &str, cases: Vec<Map<String, Value>>) -> Result<()> {
    let mut out = Vec::new();
    for case in &cases {
        serde_json::to_writer(&mut out, case)?;
        out.push(b'\n');
    }
    write_atomically(&root().join(path), &out)?;
    println!("written: {path} ({} texts)", cases.len());
    Ok(())
}

fn with_score(mut case: Map<String, Value>, s: &Score) -> Map<String, Value> {
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
    case.extend(Score::FIELDS.map(str::to_owned).into_iter().zip(values));
    let dominant = s.dominant_emotion().map(Emotion::name);
    case.insert("dominant_emotion".to_owned(), dominant.into());
    case
}
