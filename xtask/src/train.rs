//! `cargo xtask train` and `cargo xtask eval`: Rust makes features and scores,
//! Python fits and measures.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{bail, Context, Result};
use sentiment_core::{Analyzer, Emotion, Params, Taxonomy, Vader};

use crate::data::{self, Set};
use crate::tools::{cargo, of_environment, read, root, run, target, write_atomically};
use crate::{codegen, lexicons, setup};

const SCRIPTS: &str = "xtask/train";
/// Sentences labelled for this project, which are trained on besides the folder's texts: with
/// polarity, and with the emotions of the feedback taxonomy.
const OWN: [&str; 2] = ["sentences", "feelings"];
/// Others, which are only measured on.
const BLIND: [&str; 5] = ["feedback", "everyday", "implied", "trends", "felt"];

/// Learn the weights anew, write `lexicons/en/{words,pairs,model,texts}.tsv`, and
/// compile them.
pub(crate) fn train(data: Option<&str>) -> Result<()> {
    let (data, work) = training_features(data, setup::training)?;
    python("train.py", &[&data, &work, &root().join("lexicons")])?;
    codegen::write()?;
    // A new process, as this one holds the old weights.
    run(cargo().args(["xtask", "vectors"]))?;
    run(cargo().args(["xtask", "bias"]))
}

/// Learn from all sets but one, and print how near that comes to its labels. Writes nothing.
pub(crate) fn train_without(set: &str, data: Option<&str>) -> Result<()> {
    let (data, work) = training_features(data, setup::training)?;
    let names: Vec<_> = training_sets(&data)?.into_iter().map(|s| s.name).collect();
    if !names.iter().any(|name| name == set) {
        bail!(
            "there is no set {set:?} to train without; expected one of {}",
            names.join(", ")
        );
    }
    let lexicons = root().join("lexicons");
    python("train.py", &[&data, &work, &lexicons, Path::new(set)])
}

/// Fine-tune an encoder on the texts, and write `lexicons/en/teacher.tsv`: what it
/// makes of terms, which `train` reads.
pub(crate) fn teach(data: Option<&str>) -> Result<()> {
    let (data, work) = training_features(data, setup::teacher)?;
    python_of(setup::TEACHER, "spans.py", &[&data, &work])?;
    let spans = work.join("spans");
    features(&spans, &data::sets(&spans, "train")?, "train")?;
    let lexicons = root().join("lexicons");
    python_of(setup::TEACHER, "teacher.py", &[&data, &work, &lexicons])
}

/// Write the features of the texts to train on; where those are, and these. The
/// environment comes second, as it can be gigabytes.
fn training_features(
    data: Option<&str>,
    environment: fn() -> Result<()>,
) -> Result<(PathBuf, PathBuf)> {
    let data = data::folder(data)?;
    environment()?;
    // Compiled into this program: part of the tokenizer that makes the features.
    codegen::check_one("sentiment-core/data/emoticons.rs")?;
    let work = target().join("train");
    features(&work, &training_sets(&data)?, "train")?;
    Ok((data, work))
}

/// The sets that are trained on.
pub(crate) fn training_sets(data: &Path) -> Result<Vec<Set>> {
    let mut sets = data::sets(data, "train")?;
    sets.extend(OWN.map(|name| Set {
        name: name.to_owned(),
        path: own(name),
    }));
    Ok(sets)
}

/// The file of a set in the repository.
fn own(name: &str) -> PathBuf {
    root().join(SCRIPTS).join(format!("{name}.jsonl"))
}

/// Write the features of all texts, for experiments.
pub(crate) fn export(to: &str, data: Option<&str>) -> Result<()> {
    let (work, data) = (Path::new(to), data::folder(data)?);
    features(work, &training_sets(&data)?, "train")?;
    features(work, &data::sets(&data, "dev")?, "dev")
}

fn features(work: &Path, sets: &[Set], split: &str) -> Result<()> {
    let constants = read(format!("{SCRIPTS}/constants.tsv"))?;
    let analyzer = Analyzer::builder()
        .without_english()
        .lexicon(lexicons::vocabulary()?)
        .params(Params::from_tsv(&constants).map_err(|e| e.in_file("constants.tsv"))?)
        .build()?;
    write_atomically(&work.join("hand.tsv"), lexicons::hand_weights()?.as_bytes())?;
    for set in sets {
        let mut out = String::new();
        for text in set.texts()? {
            let features = analyzer.features(&text);
            let _ = write!(out, "{}", features.words);
            for f in features.terms {
                let kind = if f.pair { 'p' } else { 'w' };
                let sign = if f.negated { '~' } else { ' ' };
                let _ = write!(out, "\t{kind}{sign}{}|{}", f.factor, f.term);
            }
            out.push('\n');
        }
        let path = work.join(format!("{split}_{}.features", set.name));
        write_atomically(&path, out.as_bytes())?;
    }
    Ok(())
}

/// Measure the models and the peers on the sets of `dev`.
pub(crate) fn eval(data: Option<&str>) -> Result<()> {
    let data = data::folder(data)?;
    setup::training()?;
    let work = target().join("eval");
    for set in data::sets(&data, "dev")? {
        scores(&set.name, &set.texts()?, &work)?;
    }
    let cases = data.with_file_name("cases.jsonl");
    if cases.is_file() {
        scores("cases", &data::texts(&cases)?, &work)?;
    }
    for name in BLIND {
        scores(name, &data::texts(&own(name))?, &work)?;
    }
    python("evaluate.py", &[&data, &work])
}

/// Write what the models say of a set: a line per text, those of the lite model in
/// a folder of their own.
fn scores(name: &str, texts: &[String], work: &Path) -> Result<()> {
    scores_of(&Analyzer::english(), name, texts, work)?;
    scores_of(&Analyzer::lite(), name, texts, &work.join("lite"))
}

fn scores_of(analyzer: &Analyzer, name: &str, texts: &[String], work: &Path) -> Result<()> {
    let mut out = String::from("valence\tnegative\tneutral\tpositive\tlabel\tconfidence\tvader");
    for emotion in Taxonomy::Plutchik.emotions() {
        let _ = write!(out, "\t{emotion}");
    }
    for emotion in Taxonomy::Feedback.emotions() {
        let _ = write!(out, "\tfeedback:{emotion}");
    }
    out.push_str("\tdominant\n");
    let [ours, feedback] = [Taxonomy::Plutchik, Taxonomy::Feedback]
        .map(|taxonomy| analyzer.with_taxonomy(taxonomy).score_batch(texts));
    let vader = Vader::new().score_batch(texts);
    for ((s, f), v) in ours.iter().zip(&feedback).zip(&vader) {
        let _ = write!(
            out,
            "{}\t{}\t{}\t{}\t{}\t{}\t{}",
            s.valence, s.negative, s.neutral, s.positive, s.label, s.confidence, v.compound
        );
        for value in s.emotions.values().iter().chain(f.emotions.values()) {
            let _ = write!(out, "\t{value}");
        }
        let dominant = f.dominant_emotion().map_or("", Emotion::name);
        let _ = writeln!(out, "\t{dominant}");
    }
    fs::create_dir_all(work)?;
    write_atomically(&work.join(format!("{name}.tsv")), out.as_bytes())
}

pub(crate) fn python(script: &str, arguments: &[&Path]) -> Result<()> {
    python_of(setup::TRAINING, script, arguments)
}

fn python_of(environment: &str, script: &str, arguments: &[&Path]) -> Result<()> {
    run(of_environment(environment, "python")
        .arg(format!("{SCRIPTS}/{script}"))
        .args(arguments)
        // The order of sets and the sums of threads must not change a weight.
        .env("PYTHONHASHSEED", "0"))
    .with_context(|| script.to_owned())
}
