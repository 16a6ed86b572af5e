//! Own terms with full stops in them, "v2.0", "node.js", "U.S.", "Dr. Who": where one stands, they end
//! no sentence, and the term is no name of a host or a file.

use super::Replacement;
use crate::scratch::size_of_vec;
use crate::tokenizer::is_emoticon;

/// Stands for a full stop that joins: a character with which words are connected (UAX #29), and that
/// hardly any text has.
pub(crate) const JOINT: char = '\u{203f}';

/// Signs of names that programs gave: what stands behind one is part of the name.
const PARTS: &[u8] = b"._-/\\~%+=@#";

/// The terms, each from its first word with a full stop on.
#[derive(Debug, Clone, Default)]
pub(crate) struct Dotted {
    terms: Vec<Dot>,
    /// The first term of each slot, by [`key`], counted from 1.
    slots: Vec<u32>,
}

#[derive(Debug, Clone)]
struct Dot {
    term: Box<str>,
    /// Whether other words stand before it in the term: "best-deals.com".
    follows: bool,
    /// The next one of its slot, counted from 1.
    next: u32,
}

/// The two bytes before a full stop, in whatever case.
fn key(text: &str, at: usize) -> usize {
    let before = text.as_bytes()[..at].iter().rev().take(2);
    before.fold(0, |key, b| key << 5 | usize::from(b & 31))
}

/// Slots there are.
const SLOTS: usize = 1 << 10;

impl Dotted {
    /// With one more term, as texts are read, if a word of it has a full stop in it.
    #[inline(never)]
    pub fn add(&mut self, term: &str) {
        let mut start = 0;
        for word in term.split(' ') {
            let dot = word.bytes().position(|b| b == b'.');
            if let Some(dot) = dot.filter(|_| word.bytes().any(|b| b > b'9') && !is_emoticon(word))
            {
                let term = &term[start..];
                self.slots.resize(SLOTS, 0);
                // What stands before the first full stop of a term may be part of a longer word.
                let slot = match dot {
                    0 | 1 => 0,
                    _ => key(term, dot),
                };
                let next = std::mem::replace(&mut self.slots[slot], self.terms.len() as u32 + 1);
                self.terms.push(Dot {
                    term: term.into(),
                    follows: start > 0,
                    next,
                });
                return;
            }
            start += word.len() + 1;
        }
    }

    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Bytes on the heap.
    pub fn size(&self) -> usize {
        let texts = self.terms.iter().map(|dot| dot.term.len());
        size_of_vec(&self.terms) + size_of_vec(&self.slots) + texts.sum::<usize>()
    }

    /// Replaces a full stop of a term; `until` is where the last term that was found ends.
    #[inline(never)]
    pub(super) fn replace(&self, text: &str, at: usize, until: &mut usize) -> Option<Replacement> {
        if at >= *until {
            // The longest of which it is the first one.
            for slot in [0, key(text, at)] {
                let mut next = self.slots[slot] as usize;
                while let Some(dot) = next.checked_sub(1).map(|at| &self.terms[at]) {
                    *until = dot.end(text.as_bytes(), at).unwrap_or(0).max(*until);
                    next = dot.next as usize;
                }
            }
        }
        (at < *until).then(|| Replacement::new(at, at + 1, JOINT))
    }
}

impl Dot {
    /// Where it ends if its first full stop is the one at a position, and it stands there. That letters
    /// beyond ASCII stand beside it does no harm: then the whole is no term.
    fn end(&self, text: &[u8], at: usize) -> Option<usize> {
        // A last `*` is any ending.
        let stem = self.term.strip_suffix('*').unwrap_or(&self.term);
        let start = at - stem.bytes().take_while(|&b| b != b'.').count().min(at);
        let byte = |at: usize| text.get(at).copied().unwrap_or(b' ');
        let before = byte(start.wrapping_sub(1));
        let may_be = start == at || (self.follows && before == b'-');
        if before.is_ascii_alphanumeric() || !may_be && PARTS.contains(&before) {
            return None;
        }
        let mut end = start;
        for b in stem.bytes() {
            if b == b' ' {
                while end < text.len() && matches!(byte(end), b' ' | b'\n' | b'-') {
                    end += 1;
                }
            } else if byte(end).to_ascii_lowercase() == b {
                end += 1;
            } else {
                return None;
            }
        }
        // "node.json", "booking.com/deals", but "node.js-based" and what ends a sentence.
        let next = byte(end);
        let behind = match PARTS.contains(&next) && next != b'-' {
            true => byte(end + 1),
            false => next,
        };
        let is_whole = stem.len() < self.term.len() || !behind.is_ascii_alphanumeric();
        is_whole.then_some(end.min(text.len()))
    }
}
