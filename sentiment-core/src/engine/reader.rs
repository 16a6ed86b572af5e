//! Tokens to items: what the rules look at.

use super::item::{is, Item};
use super::passage::Passage;
use super::words::{Spelling, WordBuffer};
use super::{line_break, names, Engine, LONGEST_SENTENCE};
use crate::clean::is_end;
use crate::lexicon::{Found, NONE};
use crate::tokenizer::{emphasis, joins, stars};
use crate::{Span, Token, TokenKind, Tokens};

/// Reads a text sentence by sentence.
pub(super) struct Reader<'e, 't> {
    engine: &'e Engine,
    text: &'t str,
    tokens: Tokens<'t>,
    /// A token of the next sentence, read already.
    held: Option<Token>,
    last_end: usize,
}

impl<'e, 't> Reader<'e, 't> {
    pub fn new(engine: &'e Engine, text: &'t str) -> Self {
        Self {
            engine,
            text,
            tokens: Tokens::new(text),
            held: None,
            last_end: 0,
        }
    }

    /// Append the next sentence's items; false at the end of the text.
    pub fn sentence(&mut self, passage: &mut Passage) -> bool {
        let first = passage.count;
        while let Some(token) = self.held.take().or_else(|| self.tokens.next()) {
            let broken = line_break(self.text, self.last_end, token.span);
            self.last_end = token.span.end;
            if broken && passage.count > first {
                self.last_end = token.span.start;
                self.held = Some(token);
                return true;
            }
            if self.push(token, passage) || passage.count - first >= LONGEST_SENTENCE {
                return true;
            }
        }
        passage.count > first
    }

    /// The first token from a position on.
    pub fn token_from(&mut self, at: usize) -> Option<Token> {
        self.tokens.next_from(at)
    }

    /// Append a token; whether it ends the sentence.
    pub fn push(&self, token: Token, passage: &mut Passage) -> bool {
        let text = token.span.of(self.text);
        let table = &self.engine.table;
        let item = match token.kind {
            TokenKind::Word => self.word(token.span),
            TokenKind::Hashtag => {
                self.hashtag(token.span, passage);
                return false;
            }
            TokenKind::Emoji => match stars(self.text, token.span.start) {
                Some((rating, _)) if rating.start < token.span.start => return false,
                Some((rating, says)) => {
                    passage.push(rating, Item::number(table.word(says.as_bytes())));
                    return false;
                }
                None => Item::symbol(self.emoji(text)),
            },
            TokenKind::Emoticon => Item::symbol(table.word(text.as_bytes())),
            TokenKind::Number => Item::number(self.engine.find_number(text)),
            TokenKind::Mention | TokenKind::Url | TokenKind::Email => Item::NONE,
            TokenKind::Punctuation if joins(self.text, token.span) => return false,
            TokenKind::Punctuation if begins_name(self.text, token.span.start) => {
                Item::new(table.word(b"."), 0)
            }
            TokenKind::Punctuation => {
                let spaced = spaced(self.text, token.span.start);
                self.engine.punctuation(text, spaced)
            }
        };
        passage.push(token.span, item);
        item.is(is::END)
    }

    fn word(&self, span: Span) -> Item {
        names::unless_name(self.engine.word(span.of(self.text)), self.text, span)
    }

    fn emoji(&self, text: &str) -> Found {
        let table = &self.engine.table;
        if text.len() <= 4 && !text.as_bytes()[0].is_ascii() {
            // A single character, which is no modifier.
            return table.word(text.as_bytes());
        }
        let mut buffer = WordBuffer::default();
        buffer.fill_emoji(text);
        let whole = table.word(buffer.bytes());
        if whole != NONE || !text.contains(crate::tokenizer::ZWJ) {
            return whole;
        }
        // An unknown sequence says what its first known part says.
        text.split(crate::tokenizer::ZWJ)
            .map(|part| {
                buffer.fill_emoji(part);
                table.word(buffer.bytes())
            })
            .find(|word| *word != NONE)
            .unwrap_or(NONE)
    }

    /// "#ToxicService", "#toxic_service", "#toxicservice".
    fn hashtag(&self, span: Span, passage: &mut Passage) {
        let (first, first_item) = (passage.spans.len(), passage.count);
        let body = Span::new(span.start + 1, span.end);
        let text = body.of(self.text);
        let mut start = 0;
        let is_one = text.bytes().all(|b| b.is_ascii_lowercase());
        let mut previous = ' ';
        let cut = if is_one { "" } else { text };
        let mut chars = cut.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next_lower = chars.peek().is_some_and(|(_, n)| n.is_lowercase());
            let hump = c.is_uppercase()
                && (previous.is_lowercase() || (previous.is_uppercase() && next_lower));
            let digits = c.is_numeric() != previous.is_numeric() && previous != ' ';
            if at > start && (hump || digits || c == '_') {
                self.hashtag_part(Span::new(start, at).shifted(body.start), passage);
                start = at;
            }
            if c == '_' {
                start = at + 1;
            }
            previous = c;
        }
        if start < text.len() {
            self.hashtag_part(Span::new(start, text.len()).shifted(body.start), passage);
        }
        // The sign belongs to the first word.
        if let Some(word) = passage.spans.get_mut(first) {
            word.start = span.start;
            let item = &mut passage.items[first_item];
            *item = item.with(is::LONG);
        }
    }

    /// A part without humps: a known word, or a few glued together.
    fn hashtag_part(&self, span: Span, passage: &mut Passage) {
        let text = span.of(self.text);
        let whole = self.engine.word(text);
        if whole.is_unknown() && text.is_ascii() {
            if let Some(ends) = self.engine.split_glued(text) {
                let mut start = 0;
                for &end in ends.iter().take_while(|&&end| end != 0) {
                    let span = Span::new(start, end).shifted(span.start);
                    passage.push(span, self.engine.word(span.of(self.text)));
                    start = end;
                }
                return;
            }
        }
        passage.push(span, whole);
    }
}

impl Engine {
    /// A word as an item.
    pub(super) fn word(&self, text: &str) -> Item {
        let mut buffer = WordBuffer::default();
        let word = self.find_word(text, &mut buffer);
        let mut bits = 0;
        if text.len() > 1 {
            bits |= is::LONG;
        }
        if buffer.shape == Spelling::Capitals {
            bits |= is::CAPITALS;
        }
        if buffer.elongated {
            bits |= is::ELONGATED;
        }
        Item::word(word, bits)
    }

    /// Punctuation as an item. `spaced` says whether white space stands before.
    pub(super) fn punctuation(&self, text: &str, spaced: bool) -> Item {
        let (key, bits) = match text.as_bytes() {
            run @ [b'!' | b'?', ..] => {
                let key = emphasis(run);
                let sense = if key.starts_with('?') {
                    is::ASKS
                } else {
                    is::EXCLAIMS
                };
                (key, is::END | sense)
            }
            b"." => (text, is::END),
            [b'.', ..] => ("...", is::CLAUSE),
            b"-" if spaced => (text, is::CLAUSE),
            [mark] if ends_clause(*mark) => (text, is::CLAUSE),
            _ if matches!(text, "–" | "—" | "…") => (text, is::CLAUSE),
            // As own terms are written, too.
            _ if matches!(text, "’" | "‘") => ("'", 0),
            _ => (text, 0),
        };
        Item::new(self.table.word(key.as_bytes()), bits)
    }
}

/// Whether white space stands before a position: "well-made" is no dash.
pub(super) fn spaced(text: &str, at: usize) -> bool {
    at == 0 || text.as_bytes()[at - 1].is_ascii_whitespace()
}

/// Whether a full stop begins a name, ".NET", ".exe", and ends no sentence. Before any other word a
/// space was put on the wrong side of it.
pub(crate) fn begins_name(text: &str, at: usize) -> bool {
    let bytes = &text.as_bytes()[at..];
    bytes[0] == b'.' && spaced(text, at) && is_end(&bytes[1..])
}

/// Whether a mark of ASCII ends a clause by itself.
pub(super) const fn ends_clause(mark: u8) -> bool {
    matches!(
        mark,
        b',' | b';' | b':' | b'(' | b')' | b'[' | b']' | b'/' | b'|'
    )
}
