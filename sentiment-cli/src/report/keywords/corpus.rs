//! The words of all texts, kept until it is known what to hold against what: months, groups.

use jiff::civil::Date;
use sentiment_core::{TokenKind, Tokens};

/// Bytes that are kept. Where there are more, it is of every second text, every fourth, and so on.
const CAP: usize = 16 << 20;

/// Bytes of one text that are read.
const LONGEST: usize = 16 << 10;

/// What parts of texts a text belongs to.
#[derive(Clone, Default)]
pub struct Membership {
    /// Its date, unless it repeats another text.
    pub date: Option<Date>,
    /// Column and group, of each column in which it repeats no text of its group.
    pub groups: Vec<(u64, u64)>,
}

/// The words of a text, and what it may be compared by.
#[derive(Clone)]
pub struct Document {
    /// In lower case; neighbours are on one line.
    pub words: Box<str>,
    /// The valence of the whole text.
    pub valence: f64,
    /// What it belongs to.
    pub parts: Membership,
    /// How often the sample may be halved before it is left out.
    halvings: u32,
}

impl Document {
    fn bytes(&self) -> usize {
        size_of::<Self>() + self.words.len() + size_of_val(&*self.parts.groups)
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
    pub fn add(&mut self, text: &str, valence: f64, parts: Membership, place: u64) {
        let document = Document {
            words: words(start(text)).into(),
            valence,
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

/// The words, emoji and hashtags of a text in lower case, neighbours on one line.
fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut end = None;
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
        let is_near = gap.is_some_and(|gap| gap == "-" || gap.chars().all(char::is_whitespace));
        if !out.is_empty() {
            out.push(if is_word && is_near { ' ' } else { '\n' });
        }
        match piece.is_ascii() {
            true => out.extend(piece.chars().map(|c| c.to_ascii_lowercase())),
            false => out.push_str(&piece.to_lowercase().replace('’', "'")),
        }
        let bare = out.strip_suffix("'s").map_or(out.len(), str::len);
        out.truncate(bare);
        end = is_word.then_some(token.span.end);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_on_one_line() {
        let text = "My manager’s burnt-out team, 24 people, can't keep  UP 😡 #Late now";
        let expected = "my manager burnt out team\npeople\ncan't keep up\n😡\n#late\nnow";
        assert_eq!(words(text), expected);
        assert_eq!(start(&"é".repeat(LONGEST)).len(), LONGEST);
    }

    #[test]
    fn a_sample_is_the_same_however_it_is_merged() {
        let document = |i: u64| {
            let place = i.wrapping_mul(6_364_136_223_846_793_005) >> 20;
            Document {
                words: "some words".into(),
                valence: 0.0,
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
