//! The words of a question or an answer, as the rows spell them.

use crate::{TokenKind, Tokens};

/// Letters of a word that are kept: no row has a longer one.
const LETTERS: usize = 32;

/// Words in lower case, reused between texts.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Separated by spaces.
    text: String,
    words: Vec<Word>,
    /// Everything was read.
    complete: bool,
    /// Numbers, emoji, hashtags and so on, beside the words.
    others: bool,
}

#[derive(Debug, Clone, Copy)]
struct Word {
    start: usize,
    end: usize,
    /// A comma, a full stop, an emoji or the like follows.
    broken: bool,
}

impl Words {
    /// Read the first words of a text, at most `most`.
    pub fn read(&mut self, text: &str, most: usize) {
        self.text.clear();
        self.words.clear();
        self.others = false;
        self.complete = false;
        for token in Tokens::new(text) {
            match token.kind {
                TokenKind::Word if self.words.len() == most => return,
                TokenKind::Word => self.push(token.span.of(text)),
                TokenKind::Punctuation => {
                    let next = text[token.span.end..].chars().next();
                    let glued = next.is_some_and(char::is_alphanumeric);
                    let inside = match token.span.of(text) {
                        "-" | "/" | "'" | "’" | "\"" | "&" => true,
                        // "n.a."
                        "." => glued,
                        _ => false,
                    };
                    self.end_clause(!inside);
                }
                _ => {
                    self.others = true;
                    self.end_clause(true);
                }
            }
        }
        self.complete = true;
        self.end_clause(true);
    }

    fn push(&mut self, word: &str) {
        if !self.words.is_empty() {
            self.text.push(' ');
        }
        let start = self.text.len();
        if word.is_ascii() {
            self.text.push_str(&word[..word.len().min(LETTERS)]);
            self.text[start..].make_ascii_lowercase();
        } else {
            self.push_letters(word);
        }
        self.words.push(Word {
            start,
            end: self.text.len(),
            broken: false,
        });
    }

    fn push_letters(&mut self, word: &str) {
        for c in word.chars().take(LETTERS) {
            match c {
                '’' | '‘' => self.text.push('\''),
                c => self.text.extend(c.to_lowercase()),
            }
        }
    }

    fn end_clause(&mut self, ends: bool) {
        if let Some(last) = self.words.last_mut() {
            last.broken |= ends;
        }
    }

    /// How many were read.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether a clause ends with a word.
    pub fn broken(&self, at: usize) -> bool {
        self.words[at].broken
    }

    /// Whether there is nothing behind them.
    pub fn complete(&self) -> bool {
        self.complete
    }

    /// Whether there is anything beside words and punctuation.
    pub fn others(&self) -> bool {
        self.others
    }

    /// Words as they are looked up.
    pub fn phrase(&self, from: usize, to: usize) -> &str {
        &self.text[self.words[from].start..self.words[to - 1].end]
    }
}
