//! The two models behind one face.

use std::path::Path;

use sentiment_core::{
    Analyzer, Context, Emotion, Emotions, Error, Lexicon, Score, Span, Threads, Vader,
    VaderLexicon, VaderScore,
};

use crate::args::{self, EnglishArgs, LexiconArgs};
use crate::error::{Failure, Outcome};
use crate::input::{no_text, reason, CONVERT};

/// A model that is ready to score.
pub enum Model {
    /// The default model.
    English(Analyzer),
    /// VADER.
    Vader(Vader),
}

/// What either model answers.
#[derive(Clone, Copy)]
pub enum AnyScore {
    /// The default model's.
    English(Score),
    /// VADER's.
    Vader(VaderScore),
}

/// One field of an answer.
#[derive(Clone, Copy)]
pub enum Cell {
    /// A number.
    Number(f64),
    /// A name, or none.
    Word(Option<&'static str>),
    /// A number for each emotion.
    Emotions(Emotions),
}

impl Model {
    /// The model that the command line names.
    pub fn new(which: args::Model, english: &EnglishArgs) -> Outcome<Self> {
        match which {
            args::Model::English => Ok(Model::English(default_model(english)?)),
            args::Model::Vader if english.emotions.is_some() => Err(Failure::Usage(
                "the VADER model knows no emotions; leave --emotions out, or use --model english"
                    .into(),
            )),
            args::Model::Vader if english.no_mixed => Err(Failure::Usage(
                "the VADER model has no labels; leave --no-mixed out, or use --model english"
                    .into(),
            )),
            args::Model::Vader => Ok(Model::Vader(vader(&english.lexicons)?)),
        }
    }

    /// The same model for answers to a question.
    pub fn with_context(self, question: Option<&str>) -> Outcome<Self> {
        match (self, question) {
            (Model::English(model), Some(question)) => Ok(Model::English(
                model.with_context(Context::question(question)),
            )),
            (Model::Vader(_), Some(_)) => Err(vader_knows_no_context()),
            (model, None) => Ok(model),
        }
    }

    /// The same model, with batches scored on these threads.
    pub fn with_threads(self, threads: Threads) -> Self {
        match self {
            Model::English(model) => Model::English(model.with_threads(threads)),
            Model::Vader(model) => Model::Vader(model.with_threads(threads)),
        }
    }

    /// Score many texts, each in a context, in order.
    pub fn score_answers(&self, answers: &[(&str, Context)]) -> Vec<AnyScore> {
        match self {
            Model::English(model) => model
                .score_batch_with_contexts(answers)
                .into_iter()
                .map(AnyScore::English)
                .collect(),
            Model::Vader(_) => {
                let texts: Vec<&str> = answers.iter().map(|(text, _)| *text).collect();
                self.score_batch(&texts)
            }
        }
    }

    /// Score many texts, in order.
    pub fn score_batch<T: AsRef<str> + Sync>(&self, texts: &[T]) -> Vec<AnyScore> {
        match self {
            Model::English(model) => model
                .score_batch(texts)
                .into_iter()
                .map(AnyScore::English)
                .collect(),
            Model::Vader(model) => model
                .score_batch(texts)
                .into_iter()
                .map(AnyScore::Vader)
                .collect(),
        }
    }

    /// Score each sentence of a text, in a context in place of the model's.
    pub fn score_sentences(&self, text: &str, context: Option<Context>) -> Vec<(Span, AnyScore)> {
        match self {
            Model::English(model) => {
                let sentences = match context {
                    Some(context) => model.with_context(context).score_sentences(text),
                    None => model.score_sentences(text),
                };
                sentences
                    .into_iter()
                    .map(|s| (s.span, AnyScore::English(s.score)))
                    .collect()
            }
            Model::Vader(model) => {
                let sentences = model.score_sentences(text);
                sentences
                    .into_iter()
                    .map(|s| (s.span, AnyScore::Vader(s.score)))
                    .collect()
            }
        }
    }

    /// Names of the fields of an answer.
    pub fn fields(&self) -> Vec<&'static str> {
        match self {
            Model::English(_) => [&Score::FIELDS[..], &["dominant_emotion"]].concat(),
            Model::Vader(_) => VaderScore::FIELDS.to_vec(),
        }
    }

    /// Names of the columns of an answer: emotions are a column each.
    pub fn columns(&self) -> Vec<&'static str> {
        let fields = self.fields().into_iter();
        let columns = fields.flat_map(|field| match field {
            "emotions" => self.emotions(),
            _ => vec![field],
        });
        columns.collect()
    }

    /// Names of the emotions of an answer.
    pub fn emotions(&self) -> Vec<&'static str> {
        match self {
            Model::English(model) => {
                let emotions = model.taxonomy().emotions();
                emotions.iter().map(|e| e.name()).collect()
            }
            Model::Vader(_) => Vec::new(),
        }
    }
}

/// The default model with the user's lexicons and choice of emotions and labels.
pub fn default_model(english: &EnglishArgs) -> Outcome<Analyzer> {
    let analyzer = analyzer(&english.lexicons)?;
    let analyzer = analyzer.with_taxonomy(english.emotions.unwrap_or_default());
    Ok(if english.no_mixed {
        analyzer.without_mixed()
    } else {
        analyzer
    })
}

/// The default model with the user's lexicons.
pub fn analyzer(lexicons: &LexiconArgs) -> Outcome<Analyzer> {
    let mut builder = Analyzer::builder();
    for file in &lexicons.lexicon {
        let format = lexicons.lexicon_format.unwrap_or_default();
        let parse = |text: &str| Lexicon::from_format(text, format);
        builder = builder.lexicon(read(file, parse)?);
    }
    builder.build().map_err(|e| Failure::Data(e.to_string()))
}

/// VADER with the user's lexicons.
fn vader(lexicons: &LexiconArgs) -> Outcome<Vader> {
    if lexicons.lexicon_format.is_some() {
        return Err(Failure::Usage(
            "--lexicon-format is of the default model; the VADER model reads VADER's words".into(),
        ));
    }
    let vader = Vader::new();
    if lexicons.lexicon.is_empty() {
        return Ok(vader);
    }
    let mut words = VaderLexicon::embedded();
    for file in &lexicons.lexicon {
        words.extend(read(file, VaderLexicon::from_text)?);
    }
    let vader = vader.with_lexicon(&words);
    vader.map_err(|e| Failure::Data(e.to_string()))
}

/// A lexicon from a file.
fn read<T>(file: &Path, parse: impl FnOnce(&str) -> Result<T, Error>) -> Outcome<T> {
    let name = file.display().to_string();
    let bytes = std::fs::read(file)
        .map_err(|e| Failure::Data(format!("cannot open {name}: {}", reason(&e))))?;
    no_text(&name, &bytes, false)?;
    let text = String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        // The columns of a lexicon are fields, so where in the line is left out.
        let line = 1 + memchr::memchr_iter(b'\n', &e.as_bytes()[..at]).count();
        Failure::Data(format!(
            "{name}:{line}: byte 0x{:02X} is not UTF-8; {CONVERT}",
            e.as_bytes()[at]
        ))
    })?;
    parse(&text).map_err(|e| Failure::Data(e.in_file(name).to_string()))
}

impl AnyScore {
    /// The fields, in the order of [`Model::fields`].
    pub fn cells(&self) -> impl Iterator<Item = Cell> {
        let number = |value| Some(Cell::Number(value));
        let cells = match self {
            AnyScore::English(s) => [
                number(s.valence),
                number(s.negative),
                number(s.neutral),
                number(s.positive),
                Some(Cell::Word(Some(s.label.name()))),
                number(s.confidence),
                number(s.coverage),
                Some(Cell::Emotions(s.emotions)),
                Some(Cell::Word(s.dominant_emotion().map(Emotion::name))),
            ],
            AnyScore::Vader(s) => {
                let [neg, neu, pos, compound] = s.values().map(number);
                [neg, neu, pos, compound, None, None, None, None, None]
            }
        };
        cells.into_iter().flatten()
    }
}

/// VADER's rules are fixed.
pub fn vader_knows_no_context() -> Failure {
    Failure::Usage("the VADER model knows no context; leave it out, or use --model english".into())
}
