//! The words of a question or an answer, as the rows spell them.

use super::pieces::{Piece, Pieces};
use crate::Span;

/// Letters of a word that are kept: no row has a longer one.
const LETTERS: usize = 32;

/// The next words of a clause, in lower case; reused between texts.
#[derive(Debug, Default)]
pub(crate) struct Words {
    /// Separated by spaces.
    text: String,
    /// Where each ends, and where in the text that was read.
    ends: Vec<[usize; 2]>,
}

impl Words {
    /// Read at most `most` words, to the end of the clause.
    pub(super) fn read(&mut self, mut pieces: Pieces, most: usize) {
        self.text.clear();
        self.ends.clear();
        while self.ends.len() < most {
            match pieces.advance() {
                Some(Piece::Word(word)) => self.push(pieces.text, word.span),
                Some(Piece::Join) => {}
                Some(Piece::Break | Piece::Other) | None => return,
            }
        }
    }

    fn push(&mut self, text: &str, span: Span) {
        let word = span.of(text);
        if !self.ends.is_empty() {
            self.text.push(' ');
        }
        let start = self.text.len();
        if word.is_ascii() {
            self.text.push_str(&word[..word.len().min(LETTERS)]);
            self.text[start..].make_ascii_lowercase();
        } else {
            self.push_letters(word);
        }
        self.ends.push([self.text.len(), span.end]);
    }

    fn push_letters(&mut self, word: &str) {
        for c in word.chars().take(LETTERS) {
            match c {
                '’' | '‘' => self.text.push('\''),
                c => self.text.extend(c.to_lowercase()),
            }
        }
    }

    /// The first one.
    pub(super) fn first(&self) -> &str {
        &self.text[..self.ends.first().map_or(0, |ends| ends[0])]
    }

    /// All of them.
    pub(super) fn phrase(&self) -> &str {
        &self.text
    }

    /// Where so many words end in the text that was read.
    pub(super) fn source_end(&self, words: usize) -> usize {
        self.ends[words - 1][1]
    }
}
