//! Tokens to items: what the rules look at.

use super::words::{Spelling, WordBuffer};
use super::{line_break, Engine, LONGEST_SENTENCE};
use crate::lexicon::{WordRef, NONE};
use crate::{Span, Token, TokenKind, Tokens};

/// A token after look-up. A hashtag makes one for each of its words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Item {
    pub span: Span,
    pub word: WordRef,
    pub kind: ItemKind,
    /// Written in capitals (two letters or more).
    pub capitals: bool,
    /// A letter was repeated.
    pub elongated: bool,
}

/// What an item is to the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ItemKind {
    Word,
    /// Emoji and emoticons.
    Symbol,
    Number,
    /// Ends a clause: `,` `;` `:` brackets, dashes, "...".
    Clause,
    /// Other punctuation.
    Mark,
    /// Mentions and addresses.
    Skipped,
}

impl ItemKind {
    /// Whether it counts for coverage.
    pub fn is_counted(self) -> bool {
        matches!(self, ItemKind::Word | ItemKind::Symbol)
    }
}

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
    pub fn sentence(&mut self, items: &mut Vec<Item>) -> bool {
        while let Some(token) = self.held.take().or_else(|| self.tokens.next()) {
            let broken = line_break(self.text, self.last_end, token.span);
            self.last_end = token.span.end;
            if broken && !items.is_empty() {
                self.last_end = token.span.start;
                self.held = Some(token);
                return true;
            }
            if self.push(token, items) || items.len() >= LONGEST_SENTENCE {
                return true;
            }
        }
        !items.is_empty()
    }

    /// Whether the token ends the sentence.
    fn push(&self, token: Token, items: &mut Vec<Item>) -> bool {
        let text = token.span.of(self.text);
        let mut item = Item {
            span: token.span,
            word: NONE,
            kind: ItemKind::Skipped,
            capitals: false,
            elongated: false,
        };
        match token.kind {
            TokenKind::Word => items.push(self.word(token.span)),
            TokenKind::Hashtag => self.hashtag(token.span, items),
            TokenKind::Emoji => self.emoji(item, text, items),
            TokenKind::Emoticon => {
                item.kind = ItemKind::Symbol;
                item.word = self.engine.table.word(text.as_bytes());
                items.push(item);
            }
            TokenKind::Number => {
                item.kind = ItemKind::Number;
                item.word = self.engine.table.word(text.as_bytes());
                items.push(item);
            }
            TokenKind::Mention | TokenKind::Url | TokenKind::Email => items.push(item),
            TokenKind::Punctuation => return self.punctuation(item, text, items),
        }
        false
    }

    fn word(&self, span: Span) -> Item {
        let mut buffer = WordBuffer::default();
        let found = self.engine.find_word(span.of(self.text), &mut buffer);
        Item {
            span,
            word: found,
            kind: ItemKind::Word,
            capitals: buffer.shape == Spelling::Capitals,
            elongated: buffer.elongated,
        }
    }

    fn emoji(&self, mut item: Item, text: &str, items: &mut Vec<Item>) {
        item.kind = ItemKind::Symbol;
        let mut buffer = WordBuffer::default();
        buffer.fill_emoji(text);
        item.word = self.engine.table.word(buffer.bytes());
        if item.word == NONE && text.contains(crate::tokenizer::ZWJ) {
            // An unknown sequence says what its first known part says.
            item.word = text
                .split(crate::tokenizer::ZWJ)
                .map(|part| {
                    buffer.fill_emoji(part);
                    self.engine.table.word(buffer.bytes())
                })
                .find(|word| *word != NONE)
                .unwrap_or(NONE);
        }
        items.push(item);
    }

    fn punctuation(&self, mut item: Item, text: &str, items: &mut Vec<Item>) -> bool {
        let bytes = text.as_bytes();
        let (key, ends): (&str, bool) = match bytes[0] {
            b'!' | b'?' => (emphasis(bytes), true),
            b'.' if bytes.len() > 1 => ("...", false),
            b'.' => (".", true),
            _ => (text, false),
        };
        item.kind = match key {
            "..." | "," | ";" | ":" | "(" | ")" | "[" | "]" | "–" | "—" | "…" | "/" | "|" => {
                ItemKind::Clause
            }
            "-" if self.spaced(item.span) => ItemKind::Clause,
            _ => ItemKind::Mark,
        };
        item.word = self.engine.table.word(key.as_bytes());
        items.push(item);
        ends
    }

    /// Whether white space stands before: "well-made" is no dash.
    fn spaced(&self, span: Span) -> bool {
        span.start == 0 || self.text.as_bytes()[span.start - 1].is_ascii_whitespace()
    }

    /// "#ToxicService", "#toxic_service", "#toxicservice".
    fn hashtag(&self, span: Span, items: &mut Vec<Item>) {
        let first = items.len();
        let body = Span::new(span.start + 1, span.end);
        let text = body.of(self.text);
        let mut start = 0;
        let mut previous = ' ';
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next_lower = chars.peek().is_some_and(|(_, n)| n.is_lowercase());
            let hump = c.is_uppercase()
                && (previous.is_lowercase() || (previous.is_uppercase() && next_lower));
            let digits = c.is_numeric() != previous.is_numeric() && previous != ' ';
            if at > start && (hump || digits || c == '_') {
                self.hashtag_part(Span::new(start, at).shifted(body.start), items);
                start = at;
            }
            if c == '_' {
                start = at + 1;
            }
            previous = c;
        }
        if start < text.len() {
            self.hashtag_part(Span::new(start, text.len()).shifted(body.start), items);
        }
        // The sign belongs to the first word.
        if let Some(item) = items.get_mut(first) {
            item.span.start = span.start;
        }
    }

    /// A part without humps: a known word, or a few glued together.
    fn hashtag_part(&self, span: Span, items: &mut Vec<Item>) {
        let whole = self.word(span);
        let text = span.of(self.text);
        if whole.word == NONE && text.is_ascii() {
            if let Some(ends) = self.engine.split_glued(text) {
                let mut start = 0;
                for &end in ends.iter().take_while(|&&end| end != 0) {
                    items.push(self.word(Span::new(start, end).shifted(span.start)));
                    start = end;
                }
                return;
            }
        }
        items.push(whole);
    }
}

/// The entry of a run of "!" and "?": at most three signs, or "?!".
fn emphasis(run: &[u8]) -> &'static str {
    let questions = run.iter().filter(|&&b| b == b'?').count();
    match (questions, run.len()) {
        (0, 1) => "!",
        (0, 2) => "!!",
        (0, _) => "!!!",
        (1, 1) => "?",
        (q, n) if q == n && n == 2 => "??",
        (q, n) if q == n => "???",
        _ => "?!",
    }
}
