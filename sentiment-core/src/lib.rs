//! Sentiment analysis of English texts: valence and emotions, explained.
//!
//! ```
//! # #[cfg(feature = "english")] {
//! use sentiment_core::{Analyzer, Emotion, Label};
//!
//! let analyzer = Analyzer::english();
//! let score = analyzer.score("Thank you so much, the new app is wonderful!");
//! assert_eq!(score.label, Label::Positive);
//! assert!(score.valence > 0.5 && score.confidence > 0.5);
//! assert!(score.emotions[Emotion::Joy] > score.emotions[Emotion::Anger]);
//! # }
//! ```
//!
//! * [`Analyzer`] holds the default English model, or one with your own words
//!   ([`AnalyzerBuilder`], [`Lexicon`]).
//! * [`Score`] is its answer; [`Explanation`] says why.
//! * [`Vader`] answers as Python's `vaderSentiment` 3.3.2 does, also with own words
//!   ([`VaderLexicon`]).
//! * [`Analyzer::score_batch`] scores many texts, [`Analyzer::score_batch_into`] into
//!   memory that you have, [`ScoreColumns`] as columns, `Threads` where you want.
//! * [`Tokens`] are what a text is cut into, once it is clean.
//!
//! # What always holds
//!
//! * Scoring never fails, whatever the text, and does no input or output.
//! * It takes time linear in the text.
//! * The same text gives the same bits on every platform, alone or in a batch, on any number of threads: with the same
//!   versions of this crate, of Rust, and of `unicode-segmentation`, whose tables say what rare characters are.
//! * It allocates nothing once a thread has scored a text as long, with as much to clean; stemming (feature `stem`) does.
//! * A thread keeps no more than some 4 MiB for each model. What a longer text takes besides is given back after it ([`Vader`]
//!   needs it from some 1 MB on, or 250 KB of nothing but emoji).
//!
//! # How a score comes about
//!
//! 1. **Cleaning.** What programs made of the text is undone:
//!    * character references and common tags of HTML ("&amp;#39;", `<br />`), style sheets, scripts and comments;
//!    * escapes of JSON, SQL and Python (`\n`, `\u2019`), and UTF-8 that was read as Windows-1252 ("donâ€™t");
//!    * contractions cut in two ("do n't") or with another sign for the apostrophe ("can`t"), soft hyphens, and letters in
//!      other forms (full-width and mathematical ones, ligatures, accents apart);
//!    * emoji by their names (":thumbsup:");
//!    * what a mail's author does not say: lines quoted by "> ", what was forwarded or follows "On …, Ann wrote:" or "Reply above
//!      this line", a signature behind "--", "Kind regards," with the name below it, notices of confidentiality; and what is
//!      mere politeness: "Thank you for your help." before such a close, or behind a sentence with "please".
//!
//!    Spans stay those of the text as it is.
//! 2. **Tokens and terms.** The text is cut into tokens ([UAX #29](https://www.unicode.org/reports/tr29/) words, emoji,
//!    emoticons, hashtags, …), which are looked up in the lexicon: the longest phrase, else the word. "Top-notch" is read as
//!    "top notch", "★★★★☆", "⭐⭐⭐⭐" and "4.2/5" as "4/5". A line break ends a sentence, unless a small letter
//!    follows and the line has 40 bytes or more, as in a mail, or ends with a word that something follows ("the", "is",
//!    "not", "wouldn't"). The full stop that begins ".NET" or ".exe" ends none. An own term
//!    with full stops in it ("v2.0", "node.js", "Dr. Who") is one where it stands by itself.
//!
//!    A term has a weight for **valence** *v* (evidence for positive over negative, in log-odds) and one for
//!    **subjectivity** *u* (evidence for either over neutral). Two neighbours may have weights as a pair, which
//!    are added to those of the words. A word that is a name where it stands ("thanks to Joy", "Mr. Savage"; see
//!    [`NameKind`]) weighs nothing.
//!
//!    **Shifters** change these weights:
//!    * under negation a term's negated weights count; so they do where something near ends it ("the bug is gone",
//!      "stopped crashing"), where "but it was not" or the next sentence denies it ("Was it boring? Not at all."), and
//!      where something else is praised ("faster than this");
//!    * "I never had a better one", "never learned so much" and "no, I love it" without its comma are no negations, and
//!      "no" right before something bad weighs nothing;
//!    * amplifiers, downtoners, contrast, mood, capitals and elongation multiply;
//!    * exclamation marks are louder, not happier: where all else of the text makes less than −0.25 of *v*, what they
//!      add to it is taken times −0.25;
//!    * praise in front of a complaint ("Great, the train is late") counts nothing;
//!    * a rise or a fall is news of what moves: in "sales rose" and "costs fell" the verb weighs what the word
//!      "goodnews" does, in "costs rose" and "sales fell" what "badnews" does, and what moves weighs nothing.
//! 3. **Sums.** The weights are added up, multiplied by a scale for the length,
//!    1/√(1 + *n*/8 + (*n*/50)²) of *n* words, so that a long text does not
//!    saturate (subjectivity is divided by 1 + (*n*/40)⁴ besides, as long texts
//!    all have opinions), and added to the intercepts. Emoji, emoticons and the words of
//!    hashtags are words, and numbers that say something ("10/10"); other numbers, addresses and
//!    mentions are not, and a phrase that names a group is one.
//! 4. **Both sides.** Where there is evidence for both, the negative counts more than its sum (Rozin & Royzman
//!    2001, *Negativity bias, negativity dominance, and contagion*), and all of it less: if the
//!    scaled contributions to *v* that are above 0 add up to *p* and those below to −*q*, and
//!    *m* is the lesser of *p* and *q*, then 0.15 *m* is taken off *v*, and *v* is
//!    multiplied by 1 − 1.2 *m* / (*p* + *q* + 0.1). A clear *v* is no neutral one: 0.2 |*v*| is
//!    added to *u*.
//! 5. **Probabilities**: negative : neutral : positive = *e*^(*u*−*v*) : 1 : *e*^(*u*+*v*).
//! 6. **Valence** is √positive − √negative (the roots are those of Hellinger's distance). By the
//!    difference of the probabilities themselves a text that is probably neutral is nearly 0
//!    whatever speaks in it, and one that is surely positive nearly 1 however much more does; the roots
//!    rank texts better and are nearer to what people rate
//!    ([measured](https://github.com/sentiment-rs/sentiment/blob/main/xtask/train/README.md)).
//! 7. **The label** is the likeliest class, where neutral counts *e*^−0.2 times; or neutral if
//!    the lexicon knows no word and no question adds anything; or mixed if one clause adds 0.7
//!    to *v* and another takes as much off (0.14 where "but" or "although" joins two sides, or a sentence begins with "However,"),
//!    |positive − negative| is at most 0.8 (0.97 where it joins sides of 0.5 or more, in answer to
//!    no question), and no sarcasm is marked. Punctuation ends a clause, and "but" and "although"
//!    begin one.
//! 8. **The confidence** is the label's probability, with neutral counted as in the decision; of
//!    mixed it is 0.4 + 0.6 √(tanh(*a*/2) tanh(*b*/2)), where *a* and *b* are what the most positive and the
//!    most negative clause add and take off. It is multiplied by 1 − 0.3 × the share of words that the
//!    lexicon does not know, and halved where sarcasm is marked ("/s", 🙃) or praise is followed by a complaint. Marks have weights, too, as
//!    other terms have: "/s" and 🙃 take about 1 off *v*.
//! 9. **Each emotion** is 1/(1 + *e*^−*s*), where *s* is its intercept plus its own sum times
//!    1/√(1 + *n*/8 + (*n*/50)²). Shifters multiply what a term adds to it, without their sign, but for
//!    contrast: thanks before a "but" are thanks. Under negation a quarter of it counts.
//!
//! What makes the probabilities, valence and the emotions is in an [`Explanation`], so that it can be
//! done again by hand (what each clause adds, which decides about mixed, is not):
//!
//! ```
//! # #[cfg(feature = "english")] {
//! use sentiment_core::Analyzer;
//!
//! let explanation = Analyzer::english().explain("The staff was friendly, but the room was dirty.");
//!
//! // The contributions add up to the sums, exactly.
//! let v: f64 = explanation.contributions.iter().map(|c| c.sums.valence).sum();
//! let u: f64 = explanation.contributions.iter().map(|c| c.sums.subjectivity).sum();
//! assert_eq!((v, u), (explanation.sums.valence, explanation.sums.subjectivity));
//!
//! // The sums are scaled for the length, and the intercepts added.
//! let n = 9.0_f64;
//! let scale = 1.0 / (1.0 + n / 8.0 + (n / 50.0) * (n / 50.0)).sqrt();
//! assert_eq!(explanation.scale, scale);
//! let opinions = (n / 40.0) * (n / 40.0);
//! assert_eq!(explanation.subjectivity_scale, scale / (1.0 + opinions * opinions));
//! let v = explanation.intercept.valence + explanation.scale * v;
//! let u = explanation.intercept.subjectivity + explanation.subjectivity_scale * u;
//!
//! // There is evidence for and against.
//! let all = explanation.contributions.iter().map(|c| scale * c.sums.valence);
//! let (p, q) = all.fold((0.0, 0.0), |(p, q), v| (p + v.max(0.0), q - v.min(0.0)));
//! let m = f64::min(p, q);
//! let v = (v - 0.15 * m) * (1.0 - 1.2 * m / (p + q + 0.1));
//! let u = u + 0.2 * v.abs();
//!
//! // And the softmax makes probabilities.
//! let (negative, positive) = ((u - v).exp(), (u + v).exp());
//! let total = negative + 1.0 + positive;
//! assert!((explanation.score.negative - negative / total).abs() < 1e-12);
//! assert!((explanation.score.positive - positive / total).abs() < 1e-12);
//! let (negative, positive) = (negative / total, positive / total);
//! let valence = positive.sqrt() - negative.sqrt();
//! assert!((explanation.score.valence - valence).abs() < 1e-12);
//! # }
//! ```
//!
//! # Answers to questions
//!
//! "Pricing" says nothing by itself; to "What should we improve?" it is a
//! complaint. [`Analyzer::with_context`] scores answers to a question:
//!
//! ```
//! # #[cfg(feature = "english")] {
//! use sentiment_core::{Analyzer, Context, Label};
//!
//! let faults = Analyzer::english().with_context(Context::question("What should we improve?"));
//! assert_eq!(faults.score("pricing").label, Label::Negative);
//! assert_eq!(faults.score("nothing").label, Label::Positive);
//! assert_eq!(faults.score("The app is great!").label, Label::Positive);
//! # }
//! ```
//!
//! The question may also be a column's name, `q3_what_to_improve`, `whatToImprove`. Its words and phrases have
//! [weights](https://github.com/sentiment-rs/sentiment/blob/main/lexicons/en/questions.tsv) whose sum is its direction *d*, from −1 (asks for faults) to 1 (asks for
//! merits); at 0 nothing changes, but a "no" to "Any other comments?" is neutral. With *s* the scale for the length, *s*ᵤ that of
//! subjectivity, *s* / (1 + (*n*/40)⁴), and *v* the sum of the answer's own valence, the question adds
//!
//! * *d* × 1.75 × *k* / *s* to valence and
//! * |*d*| × 1.5 × *k* / *s*ᵤ to subjectivity, where *k* = max(0, 1 − |*v*| × *s* / 1.25),
//!
//! so that an answer with strong words of its own keeps its own polarity.
//! Of the answer's first 32 words it is seen whether
//!
//! * it denies ("nothing", "no, all fine"): *d* changes its sign;
//! * it wishes for something ("better", "should", "too") or begins with "yes",
//!   faults are asked for, and *v* is positive: *k* is 1, as that is a complaint;
//! * it says no more than "nothing" or "everything": *k* is 1, and the answer's
//!   own *v* and *u* are taken off;
//! * it is no answer ("n/a", "don't know", "-"): they are taken off, and nothing
//!   is added; a lone number or emoji keeps what it says;
//! * it neither affirms nor denies a question for merits that yes or no answers ("Was the room clean?" – "It was
//!   on the third floor"): nothing is added.
//!
//! Where faults are asked for, exclamation marks at the end of the answer count nothing: they make a
//! complaint louder.
//!
//! In an explanation it is the last contribution, of the kind
//! [`Context`](ContributionKind::Context), and the sums are as exact as ever.
//!
//! # Emotions
//!
//! A score gives the emotions of a [`Taxonomy`], each by itself: a text may have
//! several, or none.
//!
//! | name | emotions | source |
//! |---|---|---|
//! | `plutchik`, the default | anger, anticipation, disgust, fear, joy, sadness, surprise, trust | Plutchik (1980) |
//! | `feedback` | frustration, disappointment, confusion, worry, sadness, delight, gratitude, admiration, trust, surprise, desire | for customers and employees, after GoEmotions (Demszky et al. 2020), whose categories are [mapped](https://github.com/sentiment-rs/sentiment/blob/main/lexicons/en/emotions.tsv) |
//!
//! ```
//! # #[cfg(feature = "english")] {
//! use sentiment_core::{Analyzer, Taxonomy};
//!
//! let analyzer = Analyzer::english().with_taxonomy(Taxonomy::Feedback);
//! let emotions = analyzer.score("No idea what this page wants from me.").emotions;
//! let names: Vec<&str> = emotions.iter().map(|(emotion, _)| emotion.name()).collect();
//! assert_eq!(names[..3], ["frustration", "disappointment", "confusion"]);
//! # }
//! ```
//!
//! # Compatibility
//!
//! Taxonomies, kinds, the model's constants, and parts of entries, their rules and explanations may be
//! added in any version: those types are `non_exhaustive`, and the arrays `ALL` are longer then. Labels are these four, a score has these eight
//! fields, and there are these sixteen emotions, as types say ([`Emotion::COUNT`]).
//!
//! Rust 1.88 or later, and the standard library. A later version may need a later Rust.
//!
//! # Features
//!
//! * `english` (default): the English model is built in, `Analyzer::english`.
//! * `lite`: the lite model is built in, `Analyzer::lite`: of a quarter of the packed size for
//!   some loss of accuracy. Without `english`, `Analyzer::default` and
//!   [`AnalyzerBuilder`] start from it.
//! * `packed`: the English model is embedded in a form that compresses well and
//!   unpacked at first use, for browsers.
//! * `parallel` (default): batches on all threads, by rayon.
//! * `serde`: scores, sentences, spans, tokens, rules of shifters and explanations are `Serialize`, with the
//!   names of their fields, enums by name, and [`Params`] by those of their file; all but explanations and
//!   their parts are `Deserialize`, too, and so is a [`Context`], from its question. The names are those of all surfaces, and the shape is but for
//!   this: a span is `{"start": 0, "end": 4}` in bytes, where Python, JavaScript and the command have a pair,
//!   `[0, 4]`, in code points or UTF-16 units; a score has no `dominant_emotion`, which is [`Score::dominant_emotion`];
//!   and an explanation of VADER has its `text`, as the command's has.
//! * `stem`: `AnalyzerBuilder::stemming`, by rust-stemmers, which brings serde and serde_derive along. Until
//!   it is called nothing changes. Then a word that no lexicon has is looked up by its stem, in own lexicons and
//!   in the English one, too.

#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![warn(clippy::must_use_candidate)]

mod analyzer;
mod ascii;
mod batch;
mod clean;
mod context;
mod decimal;
mod embedded;
mod emotion;
mod engine;
mod error;
mod explain;
mod form;
mod lexicon;
mod model;
mod named;
mod positions;
mod render;
mod score;
mod scratch;
mod sentences;
mod span;
mod taxonomy;
mod token;
mod tokenizer;
mod vader;

pub use analyzer::{Analyzer, AnalyzerBuilder};
#[cfg(feature = "parallel")]
pub use batch::Threads;
pub use batch::{EmotionColumns, ScoreColumns, VaderColumns};
pub use context::{Asks, Context};
pub use emotion::Emotion;
pub use error::{Error, ErrorKind};
pub use explain::{Contribution, ContributionKind, Explanation, Shifter, ShifterKind, Sums};
pub use lexicon::{
    Entry, Lexicon, LexiconFormat, NameKind, OnDuplicate, ShifterClass, ShifterRule, TermKind,
};
pub use model::Params;
pub use positions::Positions;
pub use render::{HtmlStyle, TerminalStyle};
pub use score::{Label, Score, SentenceScore};
pub use span::Span;
pub use taxonomy::{Emotions, Taxonomy};
pub use token::{Token, TokenKind};
pub use tokenizer::Tokens;
pub use vader::{Vader, VaderContribution, VaderExplanation, VaderLexicon, VaderScore};

/// For `cargo xtask`, the command and the bindings: not part of the public interface.
#[doc(hidden)]
pub mod internal {
    pub use crate::clean::Cleaned;
    pub use crate::engine::{Feature, Features, Term};
    pub use crate::error::Faults;
    pub use crate::form::push as push_form;
    pub use crate::render::escape;
    pub use crate::sentences::split as sentences;
    use crate::{Error, Lexicon, Params};

    /// The compiled table of a lexicon.
    pub fn compile(lexicon: &Lexicon, params: &Params) -> Result<Vec<u8>, Error> {
        lexicon.compile(params)
    }

    /// A compiled table for transport.
    pub fn pack(table: &[u8]) -> Result<Vec<u8>, Error> {
        crate::lexicon::packed::pack(table)
    }

    /// The compiled table of the VADER model.
    pub fn compile_vader(lexicon: &str, emoji: &str, rules: &str) -> Result<Vec<u8>, Error> {
        crate::vader::compile(lexicon, emoji, rules)
    }

    /// The emoji that the VADER model puts into words, by code point, with these.
    pub fn vader_emoji() -> impl Iterator<Item = (char, &'static str)> {
        crate::vader::emoji()
    }
}
