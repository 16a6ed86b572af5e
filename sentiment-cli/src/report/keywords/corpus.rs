//! The words of all texts, kept until it is known what to hold against what: months, groups.

use jiff::civil::Date;
use sentiment_core::internal::Cleaned;
use sentiment_core::{Contribution, ContributionKind, Explanation, TokenKind, Tokens};

use super::compounds::HYPHEN;
use crate::report::forms;
use crate::report::others::Said;

/// Bytes that are kept. Where there are more, it is of every second text, every fourth, and so on.
const CAP: usize = 16 << 20;

/// Bytes of one text that are read.
const LONGEST: usize = 16 << 10;

/// What parts of texts a text belongs to.
#[derive(Clone, Default)]
pub struct Membership {
    /// Its date, unless it repeats another text of its month.
    pub date: Option<Date>,
    /// Column and group, of each column in which it repeats no text of its group.
    pub groups: Vec<(u64, u64)>,
    /// Whether it says something of its own, in English.
    pub proves: bool,
}

/// A word in its text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Use {
    weight: i8,
    /// What of that is of phrases which the word before is in as well.
    shared: i8,
    /// 1 where it is written as a name, with a capital within a sentence; −1 in small letters.
    pub name: i8,
}

impl Use {
    /// Parts of a log-odd that a weight is kept in.
    const PARTS: f64 = 32.0;

    fn add(&mut self, weight: f64, is_first: bool) {
        // Saturates, at four log-odds.
        let weight = (weight * Self::PARTS).round() as i8;
        self.weight = self.weight.saturating_add(weight);
        if !is_first {
            self.shared = self.shared.saturating_add(weight);
        }
    }

    /// What neighbours add to the valence of their text, in log-odds; all that a phrase adds which one of them is in, once.
    pub fn weight(neighbours: &[Use]) -> f64 {
        let behind = neighbours.iter().skip(1);
        let more = behind.map(|used| i32::from(used.weight) - i32::from(used.shared));
        let more: i32 = more.sum();
        let first = neighbours.first().map_or(0, |used| used.weight);
        f64::from(i32::from(first) + more) / Self::PARTS
    }
}

/// The words of a text, and what it may be compared by.
#[derive(Clone)]
pub struct Document {
    /// In lower case; neighbours are on one line, those with a hyphen between them more closely.
    pub words: Box<str>,
    /// How each of them is used, and nothing at the end of each line.
    pub uses: Box<[Use]>,
    /// The valence of the whole text.
    pub valence: f64,
    /// What all adds up to, in log-odds.
    sum: f32,
    /// What it belongs to.
    pub parts: Membership,
    /// How often the sample may be halved before it is left out.
    halvings: u32,
}

impl Document {
    /// What it says.
    pub fn said(&self) -> Said {
        Said {
            sum: self.sum.into(),
            words: self.uses.len() - self.words.lines().count(),
        }
    }

    fn bytes(&self) -> usize {
        size_of::<Self>()
            + self.words.len()
            + size_of_val(&*self.uses)
            + size_of_val(&*self.parts.groups)
    }
}

/// All texts, or a sample of them that fits: by Wegman's adaptive sampling (Flajolet 1990), which
/// does not depend on how the file is cut into parts.
#[derive(Clone, Default)]
pub struct Corpus {
    documents: Vec<Document>,
    bytes: usize,
    halved: u32,
}

impl Corpus {
    /// No texts yet, for a later part of the file: of what the earlier ones leave no room for.
    pub fn after(earlier: &Corpus) -> Self {
        Self {
            halved: earlier.halved,
            ..Self::default()
        }
    }

    /// Whether a text is kept; `place` is a hash of where it stands.
    pub fn wants(&self, place: u64) -> bool {
        place.trailing_zeros() >= self.halved
    }

    /// Add a text.
    pub fn add(&mut self, explanation: &Explanation, parts: Membership, place: u64) {
        let (words, uses) = words(start(&explanation.text), &explanation.contributions);
        let document = Document {
            words: words.into(),
            uses: uses.into(),
            valence: explanation.score.valence,
            sum: explanation.sums.valence as f32,
            parts,
            halvings: place.trailing_zeros(),
        };
        self.push(document, CAP);
    }

    /// Add all of a later part of the file.
    pub fn merge(&mut self, later: Corpus) {
        while self.halved < later.halved {
            self.halve();
        }
        for document in later.documents {
            self.push(document, CAP);
        }
    }

    fn push(&mut self, document: Document, cap: usize) {
        if document.halvings < self.halved {
            return;
        }
        self.bytes += document.bytes();
        self.documents.push(document);
        while self.bytes > cap {
            self.halve();
        }
    }

    fn halve(&mut self) {
        self.halved += 1;
        self.documents.retain(|d| d.halvings >= self.halved);
        self.bytes = self.documents.iter().map(Document::bytes).sum();
    }

    /// The texts, in the order of the file.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// Whether it is a part of the texts.
    pub fn is_sample(&self) -> bool {
        self.halved > 0
    }
}

/// As much of a text as is read.
fn start(text: &str) -> &str {
    let end = (0..=LONGEST.min(text.len())).rfind(|&at| text.is_char_boundary(at));
    &text[..end.unwrap_or(0)]
}

/// The words, emoji and hashtags of a text in lower case, but for those that a mail quotes, neighbours on one line;
/// and how they are used.
fn words(text: &str, contributions: &[Contribution]) -> (String, Vec<Use>) {
    let mut out = String::with_capacity(text.len());
    let mut uses: Vec<Use> = Vec::new();
    // Where words begin, and which is at what place among all uses.
    let mut places: Vec<(usize, usize)> = Vec::new();
    let mut end = None;
    let mut cleaned = Cleaned::default();
    let (text, original) = cleaned.of(text);
    for token in Tokens::new(text) {
        let piece = token.span.of(text);
        let is_word = token.kind == TokenKind::Word;
        let is_sign = matches!(
            token.kind,
            TokenKind::Emoji | TokenKind::Emoticon | TokenKind::Hashtag
        );
        if !is_word && !is_sign {
            continue;
        }
        let gap = end.map(|end| &text[end..token.span.start]);
        let is_joined = is_word && gap == Some("-");
        let is_near = gap.is_some_and(|gap| is_joined || gap.chars().all(char::is_whitespace));
        if !out.is_empty() {
            out.push(match is_word && is_near {
                true if is_joined => HYPHEN,
                true => ' ',
                false => '\n',
            });
            if !(is_word && is_near) {
                uses.push(Use::default());
            }
        }
        places.push((original(token.span).start, uses.len()));
        uses.push(Use {
            name: name(piece, is_near),
            ..Use::default()
        });
        forms::push(&mut out, piece);
        end = is_word.then_some(token.span.end);
    }
    for contribution in contributions
        .iter()
        .filter(|c| c.kind == ContributionKind::Term)
    {
        let [from, to] = [contribution.span.start, contribution.span.end]
            .map(|at| places.partition_point(|(start, _)| *start < at));
        for (_, at) in &places[from..to] {
            uses[*at].add(contribution.sums.valence, *at == places[from].1);
        }
    }
    if !uses.is_empty() {
        uses.push(Use::default());
    }
    (out, uses)
}

/// Whether a word is written as a name; of the first of a sentence, and of one in capitals, nobody knows.
fn name(word: &str, is_inside: bool) -> i8 {
    let mut letters = word.chars();
    let is_upper = letters.next().is_some_and(char::is_uppercase);
    match is_upper {
        true if is_inside && letters.any(char::is_lowercase) => 1,
        true => 0,
        false => -1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sentiment_core::Analyzer;

    #[test]
    fn neighbours_are_on_one_line() {
        let text = "My manager’s burnt-out team, 24 people, can't keep  UP 😡 #Late now";
        let expected = "my manager burnt\tout team\npeople\ncan't keep up\n😡\n#late\nnow";
        let (words, uses) = words(text, &[]);
        assert_eq!(words, expected);
        let read: usize = words
            .lines()
            .map(|line| line.split([' ', HYPHEN]).count() + 1)
            .sum();
        assert_eq!(uses.len(), read);
        let mail = "It&#39;s the <b>larder</b>\n\nOn Tue, 3 Mar 2026, Ann wrote:\n> no pantry";
        assert_eq!(super::words(mail, &[]).0, "it the larder");
        assert_eq!(start(&"é".repeat(LONGEST)).len(), LONGEST);
    }

    #[test]
    fn what_words_weigh_is_kept_with_them() {
        let text = "The Larkspur is AWFUL. It works like a charm";
        let explanation = Analyzer::english().explain(text);
        let (words, uses) = words(text, &explanation.contributions);
        let at = |word: &str| {
            let mut forms = words.lines().flat_map(|line| line.split(' ').chain([""]));
            forms.position(|form| form == word).unwrap()
        };
        let of = |word: &str| uses[at(word)];
        let weight = |from: &str, to: &str| Use::weight(&uses[at(from)..=at(to)]);
        assert!(weight("awful", "awful") < -0.4 && weight("charm", "charm") > 0.4);
        // A phrase counts once.
        assert_eq!(weight("like", "charm"), weight("charm", "charm"));
        assert_eq!(
            ["larkspur", "awful", "it", "works"].map(|word| of(word).name),
            [1, 0, 0, -1]
        );
    }

    #[test]
    fn a_sample_is_the_same_however_it_is_merged() {
        let document = |i: u64| {
            let place = i.wrapping_mul(6_364_136_223_846_793_005) >> 20;
            Document {
                words: "some words".into(),
                uses: Box::default(),
                valence: 0.0,
                sum: 0.0,
                parts: Membership::default(),
                halvings: place.trailing_zeros(),
            }
        };
        let cap = 300 * document(0).bytes();
        let mut whole = Corpus::default();
        (0..5000).for_each(|i| whole.push(document(i), cap));
        let mut merged = Corpus::default();
        for part in 0..50 {
            let mut one = Corpus::default();
            (100 * part..100 * part + 100).for_each(|i| one.push(document(i), cap));
            merged.merge(one);
            while merged.bytes > cap {
                merged.halve();
            }
        }
        assert!(
            (100..=300).contains(&whole.documents.len()),
            "{}",
            whole.documents.len()
        );
        assert_eq!(whole.halved, merged.halved);
        assert_eq!(whole.documents.len(), merged.documents.len());
    }
}
