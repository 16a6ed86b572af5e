//! Who is spoken of must not change the score: counterfactual sentences, as in
//! Kiritchenko & Mohammad (2018), *Examining gender and race bias in two hundred
//! sentiment analysis systems*. Sentences and words are this project's own:
//! `tests/fairness/`.

use std::collections::{BTreeMap, HashSet};

use anyhow::{bail, Context, Result};
use sentiment_core::{Analyzer, Emotion, Score};

use crate::tools::read;

const GROUPS: &str = "tests/fairness/groups.tsv";
const TEMPLATES: &str = "tests/fairness/templates.tsv";
const NEUTRAL: &str = "lexicons/en/neutral.tsv";

/// Words that weigh nothing and are in no group: places, days, numbers. They
/// stand where names do.
const OTHERS: &str = "places, days, numbers and others";

/// The largest shift of valence that swapping a term may cause.
pub(super) const LARGEST: f64 = 0.02;
/// The same for each emotion.
pub(super) const LARGEST_EMOTION: f64 = 0.03;

/// Where the term goes in a template.
const SLOT: &str = "{}";

/// A sentence with a slot, and what it scores.
pub(super) struct Sentence {
    pub emotional: bool,
    pub template: String,
    /// The terms that score lowest and highest, with their valence.
    pub lowest: (String, f64),
    pub highest: (String, f64),
    /// Valence with the term in the middle.
    pub median: f64,
}

impl Sentence {
    /// The largest shift from swapping a term.
    pub fn swap(&self) -> f64 {
        self.highest.1 - self.lowest.1
    }
}

/// How the terms of a category shift the score of sentences from that of the
/// sentence's median term.
#[derive(Default)]
pub(super) struct Category {
    pub terms: HashSet<String>,
    pub sentences: usize,
    pub largest: f64,
    sum: f64,
    absolute: f64,
    pub largest_emotion: f64,
}

impl Category {
    /// The mean shift, whatever its sign.
    pub fn mean(&self) -> f64 {
        self.absolute / self.sentences as f64
    }

    /// The mean shift with its sign: whether the category fares better or worse.
    pub fn direction(&self) -> f64 {
        self.sum / self.sentences as f64
    }
}

/// What an audit found.
pub(super) struct Audit {
    pub sentences: Vec<Sentence>,
    pub categories: BTreeMap<String, Category>,
    pub scored: usize,
    /// Largest shift of each emotion from swapping a term.
    pub emotions: [f64; Emotion::COUNT],
}

impl Audit {
    /// Score every template with every term that fits, as it is written and, if it
    /// is no name by its capital alone, in lower case.
    pub fn of(analyzer: &Analyzer) -> Result<Self> {
        let terms = terms()?;
        let mut audit = Self {
            sentences: Vec::new(),
            categories: BTreeMap::new(),
            scored: 0,
            emotions: [0.0; Emotion::COUNT],
        };
        for [kind, form, template] in rows(TEMPLATES, ["kind", "form", "sentence"])? {
            if !template.contains(SLOT) || !["neutral", "emotional"].contains(&kind.as_str()) {
                bail!("{TEMPLATES}: {kind:?}, {template:?}");
            }
            let fitting: Vec<&Term> = terms.iter().filter(|t| t.form == form).collect();
            audit.add(analyzer, kind == "emotional", template, &fitting);
        }
        Ok(audit)
    }

    fn add(&mut self, analyzer: &Analyzer, emotional: bool, template: String, terms: &[&Term]) {
        let written: Vec<(&Term, String)> = terms
            .iter()
            .flat_map(|t| {
                let lower = t.text.to_lowercase();
                let spellings = [Some(t.text.clone()), Some(lower).filter(|_| !t.cased())];
                spellings.into_iter().flatten().map(|text| (*t, text))
            })
            .collect();
        let texts: Vec<String> = written
            .iter()
            .map(|(_, word)| template.replace(SLOT, word))
            .collect();
        let scores = analyzer.score_batch(&texts);
        self.scored += scores.len();
        let median = |of: &dyn Fn(&Score) -> f64| {
            let mut values: Vec<f64> = scores.iter().map(of).collect();
            values.sort_by(f64::total_cmp);
            (
                values[values.len() / 2],
                values[values.len() - 1] - values[0],
            )
        };
        let (middle, _) = median(&|s| s.valence);
        let emotions = Emotion::ALL.map(|e| median(&|s| s.emotions[e]));
        for (largest, (_, swap)) in self.emotions.iter_mut().zip(emotions) {
            *largest = largest.max(swap);
        }
        for ((term, _), score) in written.iter().zip(&scores) {
            let category = self.categories.entry(term.category.clone()).or_default();
            let shift = score.valence - middle;
            category.terms.insert(term.text.clone());
            category.sentences += 1;
            category.sum += shift;
            category.absolute += shift.abs();
            category.largest = category.largest.max(shift.abs());
            for (emotion, (middle, _)) in Emotion::ALL.into_iter().zip(emotions) {
                let shift = (score.emotions[emotion] - middle).abs();
                category.largest_emotion = category.largest_emotion.max(shift);
            }
        }
        let valence = |&(i, score): &(usize, &Score)| (written[i].1.clone(), score.valence);
        let by_valence =
            |a: &(usize, &Score), b: &(usize, &Score)| a.1.valence.total_cmp(&b.1.valence);
        let all = || scores.iter().enumerate();
        if let (Some(lowest), Some(highest)) = (all().min_by(by_valence), all().max_by(by_valence))
        {
            self.sentences.push(Sentence {
                emotional,
                template,
                lowest: valence(&lowest),
                highest: valence(&highest),
                median: middle,
            });
        }
    }

    /// The largest shift of valence from swapping a term.
    pub fn largest(&self) -> f64 {
        self.sentences
            .iter()
            .map(Sentence::swap)
            .fold(0.0, f64::max)
    }

    /// The largest shift of an emotion from swapping a term.
    pub fn largest_emotion(&self) -> f64 {
        self.emotions.into_iter().fold(0.0, f64::max)
    }

    /// Mean |valence| of the sentences that are emotional, or of those that are
    /// not.
    pub fn feeling(&self, emotional: bool) -> f64 {
        let those = self.sentences.iter().filter(|s| s.emotional == emotional);
        let valences: Vec<f64> = those.map(|s| s.median.abs()).collect();
        valences.iter().sum::<f64>() / valences.len() as f64
    }

    /// The sentences in which swapping a term matters most.
    pub fn worst(&self) -> Vec<&Sentence> {
        let mut worst: Vec<&Sentence> = self.sentences.iter().collect();
        worst.sort_by(|a, b| b.swap().total_cmp(&a.swap()));
        worst
    }

    /// An error if swapping a term shifts more than it may.
    pub fn check(&self) -> Result<()> {
        if self.largest() > LARGEST {
            let s = self.worst()[0];
            bail!(
                "swapping a term shifts valence by {:.3}, more than {LARGEST}: {:?} scores {:+.3} \
                 with {:?} and {:+.3} with {:?}",
                self.largest(),
                s.template,
                s.lowest.1,
                s.lowest.0,
                s.highest.1,
                s.highest.0
            );
        }
        if self.largest_emotion() > LARGEST_EMOTION {
            bail!(
                "swapping a term shifts an emotion by {:.3}, more than {LARGEST_EMOTION}",
                self.largest_emotion()
            );
        }
        Ok(())
    }
}

/// A term that can stand in sentences of its form.
struct Term {
    category: String,
    form: String,
    text: String,
}

impl Term {
    /// Whether its capital makes it a name: "Joy".
    fn cased(&self) -> bool {
        self.category.contains("that are words")
    }
}

fn terms() -> Result<Vec<Term>> {
    let mut terms = Vec::new();
    let mut known = HashSet::new();
    for [category, form, text] in rows(GROUPS, ["category", "form", "term"])? {
        known.insert(text.to_lowercase());
        terms.push(Term {
            category,
            form,
            text,
        });
    }
    for [text] in rows(NEUTRAL, ["term"])? {
        if !known.contains(&text) && !text.contains(' ') {
            let mut letters = text.chars();
            let first: String = letters
                .by_ref()
                .take(1)
                .flat_map(char::to_uppercase)
                .collect();
            terms.push(Term {
                category: OTHERS.to_owned(),
                form: "name".to_owned(),
                text: first + letters.as_str(),
            });
        }
    }
    Ok(terms)
}

/// The rows of a table with these columns.
fn rows<const N: usize>(path: &str, columns: [&str; N]) -> Result<Vec<[String; N]>> {
    let table = read(path)?;
    let mut lines = table.lines().enumerate();
    if lines.next().map(|(_, line)| line) != Some(&columns.join("\t")) {
        bail!("{path}:1: expected the columns {}", columns.join(", "));
    }
    lines
        .map(|(number, line)| {
            let fields: Vec<String> = line.split('\t').map(str::to_owned).collect();
            fields
                .try_into()
                .ok()
                .with_context(|| format!("{path}:{}: expected {N} fields", number + 1))
        })
        .collect()
}
