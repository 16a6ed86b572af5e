//! The fast way from a text to sentences: what plain words and punctuation need,
//! 64 bytes at a time, and [`Reader`] for all else. Property tests prove both
//! ways equal.

use super::items::Reader;
use super::sentence::{is, Item, Sentence};
use super::{line_break, Engine, Sink, LONGEST_SENTENCE};
use crate::ascii::{bits, bytes16, in_range};
use crate::lexicon::{flag, Dictionary, NONE};
use crate::tokenizer::{is_email_local, is_lone_emoji, may_begin_emoticon, BEHIND_LETTER};
use crate::Span;
use wide::{i8x16, CmpEq};

/// Bytes looked at together, a bit of a mask for each.
const BLOCK: usize = 64;
/// A block and what is read with it: the next block, and a word that starts at
/// its end.
const WINDOW: usize = 2 * BLOCK + 16;
/// The end of a text, copied to have a window for each block.
const TAIL: usize = 2 * BLOCK + WINDOW;

/// The items of single ASCII punctuation, looked up beforehand.
#[derive(Clone)]
pub(super) struct Punctuation([Item; 128]);

impl Default for Punctuation {
    fn default() -> Self {
        let item = Item::new(NONE, 0);
        Self([item; 128])
    }
}

impl Punctuation {
    pub fn new(engine: &Engine) -> Self {
        let mut items = Self::default();
        for b in 0..128_u8 {
            if b.is_ascii_punctuation() {
                let text = char::from(b).to_string();
                items.0[usize::from(b)] = engine.punctuation(&text, false).0;
            }
        }
        items
    }
}

impl Engine {
    /// Send everything that `text` contributes to `sink`. The order of emissions
    /// and the spans are those of [`Engine::run`] only within a sentence.
    pub(super) fn scan<S: Sink>(&self, text: &str, sentence: &mut Sentence, sink: &mut S) {
        sentence.clear();
        let bytes = text.as_bytes();
        // Whole blocks whose margin is in the text; the rest is copied.
        let body = (bytes.len() + BLOCK).saturating_sub(WINDOW) / BLOCK * BLOCK;
        let mut tail = [b' '; TAIL];
        tail[..bytes.len() - body].copy_from_slice(&bytes[body..]);
        let mut scanner = Scanner {
            engine: self,
            dictionary: self.table.dictionary(),
            exact: self.matching.is_exact(),
            reader: Reader::new(self, text),
            text,
            sentence,
            sink,
            skip_to: 0,
            before: b' ',
            goes_on: 0,
            last_word: usize::MAX,
            email: usize::MAX..usize::MAX,
        };
        let padded = (bytes.len() - body).next_multiple_of(BLOCK);
        let blocks = bytes[..body].as_chunks().0;
        let last_blocks = tail[..padded].as_chunks().0;
        if blocks
            .iter()
            .chain(last_blocks)
            .fold(false, |any, block| any | holds_at(block))
        {
            scanner.find_email(0);
        }
        scanner.blocks(bytes, 0, body, bytes.len());
        scanner.blocks(&tail, body, padded, padded);
        if !scanner.sentence.items.is_empty() {
            scanner.finish();
        }
    }
}

fn holds_at(block: &[u8; BLOCK]) -> bool {
    block.iter().fold(false, |any, &b| any | (b == b'@'))
}

struct Scanner<'e, 't, 's, S> {
    engine: &'e Engine,
    dictionary: Dictionary<'e>,
    /// See [`Matching::is_exact`](super::Matching::is_exact).
    exact: bool,
    reader: Reader<'e, 't>,
    text: &'t str,
    sentence: &'s mut Sentence,
    sink: &'s mut S,
    /// Where the last token that [`Reader`] read ends.
    skip_to: usize,
    /// The byte before the block.
    before: u8,
    /// Whether a word of the block before goes on, 0 or 1.
    goes_on: u64,
    /// Where the last plain word started.
    last_word: usize,
    /// Where the next e-mail address may start, and its sign.
    email: std::ops::Range<usize>,
}

/// A bit for each byte of a block.
#[derive(Clone, Copy)]
struct Masks {
    /// Letters and digits, and apostrophes that join them.
    word: u64,
    space: u64,
}

impl<S: Sink> Scanner<'_, '_, '_, S> {
    /// Scan `buffer[..length]`, which is the text from `origin` on, with a
    /// window for each block. From `end` on the buffer is empty.
    fn blocks(&mut self, buffer: &[u8], origin: usize, length: usize, end: usize) {
        if length == 0 {
            return;
        }
        let mut next = classify(buffer, 0, self.before);
        for at in (0..length).step_by(BLOCK) {
            let Some(window) = buffer[at..].first_chunk() else {
                return;
            };
            let masks = next;
            let last = window[BLOCK - 1];
            next = if at + BLOCK < end {
                classify(buffer, at + BLOCK, last)
            } else {
                Masks { word: 0, space: !0 }
            };
            self.block(window, origin + at, masks, next);
            self.before = last;
            self.goes_on = masks.word >> 63;
        }
    }

    /// The tokens that start in a block, which is the text from `base` on.
    #[inline]
    fn block(&mut self, window: &[u8; WINDOW], base: usize, masks: Masks, next: Masks) {
        let begins = masks.word & !(masks.word << 1 | self.goes_on);
        let mut tokens = begins | !(masks.word | masks.space);
        let solid = !masks.space;
        tokens = from(tokens, solid, self.skip_to, base);
        while tokens != 0 {
            let at = tokens.trailing_zeros() as usize % BLOCK;
            tokens &= tokens - 1;
            let slow = if masks.word >> at & 1 != 0 {
                let run = masks.word >> at | (next.word << 1) << (BLOCK - 1 - at);
                self.word(window, at, base, run.trailing_ones() as usize)
            } else if self.emoji(window, at, base) {
                tokens = from(tokens, solid, self.skip_to, base);
                continue;
            } else {
                self.mark(window, at, base)
            };
            if let Some(position) = slow {
                self.slow(position);
                tokens = from(tokens, solid, self.skip_to, base);
            }
        }
    }

    /// A word of `length` bytes. Here and in [`Scanner::mark`]: from where on
    /// the text needs [`Scanner::slow`], if it does.
    #[inline]
    fn word(
        &mut self,
        window: &[u8; WINDOW],
        at: usize,
        base: usize,
        length: usize,
    ) -> Option<usize> {
        let start = base + at;
        let low = load(window, at);
        let (second, behind) = ((low >> 8) as u8, window[at + length]);
        // A digit; an address; a long word; an emoji or a letter that is not ASCII
        // behind; or perhaps an emoticon.
        let odd = (low as u8) < b'A'
            || start >= self.email.start
            || behind >= 0x80
            || behind == b'\''
            || length > 16
            || BEHIND_LETTER.contains(&second);
        if odd && self.needs_reader(window, at, start, length) {
            return Some(start);
        }

        const LOWER: u64 = 0x2020_2020_2020_2020;
        // Letters to lower case; digits and apostrophes have the bit.
        let (found, upper, regular) = if length <= 8 {
            let keep = KEEP[length];
            let word = (low | LOWER) & keep;
            let upper = (word ^ low & keep) >> 8;
            (self.dictionary.short(word), upper, is_regular(word))
        } else {
            let (high, keep) = (load(window, at + 8), KEEP[(length - 8) % 9]);
            let (first, rest) = (low | LOWER, (high | LOWER) & keep);
            let upper = (first ^ low) >> 8 | rest ^ high & keep;
            let regular = is_regular(first) & is_regular(rest) & is_regular(across(first, rest));
            (self.dictionary.middle(first, rest, length), upper, regular)
        };
        let known = found.row.flags() & (flag::PRESENT | flag::TRIPLE);
        // Another spelling of it could be known.
        let varies = (known == 0) & !(self.exact & regular);
        let plain = (known & flag::TRIPLE == 0) & !varies;
        let item = if plain & (upper == 0) {
            Item::new(found, is::WORD | (u16::from(length > 1) * is::LONG))
        } else {
            self.engine
                .word(Span::new(start, start + length).of(self.text))
        };
        self.push(item);
        self.last_word = start;
        None
    }

    /// Whether a word that looks odd is for [`Scanner::slow`].
    fn needs_reader(&self, window: &[u8; WINDOW], at: usize, start: usize, length: usize) -> bool {
        let (first, second) = (window[at], window[at + 1]);
        let [behind, next] = [0, 1].map(|i| window[at + length + i]);
        first < b'A'
            || length > 16
            || start >= self.email.start
            || behind >= 0x80
            || (behind == b'\'' && next >= 0x80)
            || may_begin_emoticon(first, second)
    }

    /// Take an emoji of one character of four bytes; whether there is one.
    #[inline]
    fn emoji(&mut self, window: &[u8; WINDOW], at: usize, base: usize) -> bool {
        if window[at] < 0xf0 {
            return false;
        }
        let (bytes, behind) = (load(window, at), window[at + 4]);
        let alone = is_lone_emoji(four_bytes(bytes))
            && (behind < 0x80 || behind >= 0xf0 && is_lone_emoji(four_bytes(bytes >> 32)));
        if alone {
            let found = self.dictionary.short(bytes & KEEP[4]);
            self.push(Item::new(found, is::SYMBOL));
            self.last_word = usize::MAX;
            self.skip_to = base + at + 4;
        }
        alone
    }

    /// What is neither a word nor a space.
    #[inline]
    fn mark(&mut self, window: &[u8; WINDOW], at: usize, base: usize) -> Option<usize> {
        let start = base + at;
        let (mark, behind) = (window[at], window[at + 1]);
        match mark {
            b'\n' => {
                if !self.sentence.items.is_empty() {
                    self.finish();
                }
                return None;
            }
            0..=0x20 | 0x7f => return None,
            b'@' | b'#' | 0x80.. => return Some(start),
            b'!' | b'?' if matches!(behind, b'!' | b'?') => return Some(start),
            b'.' if behind == b'.' => return Some(start),
            b'.' if self.last_word_is(start, &["www"]) => return self.take_back(),
            b':' if behind == b'/' && self.last_word_is(start, &["http", "https"]) => {
                return self.take_back();
            }
            b'.' | b'!' | b'?' => {
                self.push(self.engine.punctuation.0[usize::from(mark)]);
                self.finish();
                return None;
            }
            _ if may_begin_emoticon(mark, behind) => return Some(start),
            _ => {}
        }
        let mut item = self.engine.punctuation.0[usize::from(mark)];
        if mark == b'-' && self.reader.spaced(start) {
            item = item.with(is::CLAUSE);
        }
        self.push(item);
        None
    }

    /// Whether one of `words` stands directly before, as the last item.
    fn last_word_is(&self, end: usize, words: &[&str]) -> bool {
        self.text
            .get(self.last_word..end)
            .is_some_and(|last| words.iter().any(|w| last.eq_ignore_ascii_case(w)))
    }

    /// Take the last word back: it begins an address.
    fn take_back(&mut self) -> Option<usize> {
        self.sentence.pop_word();
        Some(self.last_word)
    }

    fn push(&mut self, item: Item) {
        if self.sentence.items.len() >= LONGEST_SENTENCE {
            self.finish();
        }
        self.sentence.add(item);
    }

    fn finish(&mut self) {
        self.engine.finish::<S, false>(self.sentence, self.sink);
    }

    /// Let [`Reader`] read a token.
    fn slow(&mut self, position: usize) {
        self.last_word = usize::MAX;
        let Some(token) = self.reader.token_from(position) else {
            self.skip_to = self.text.len();
            return;
        };
        let full = self.sentence.items.len() >= LONGEST_SENTENCE;
        let broken = line_break(self.text, position, token.span);
        if full || broken && !self.sentence.items.is_empty() {
            self.finish();
        }
        if self.reader.push(token, self.sentence) {
            self.finish();
        }
        self.skip_to = token.span.end;
        if self.skip_to > self.email.end {
            self.find_email(self.skip_to);
        }
    }

    /// Find the next sign of an e-mail address, and where the address may start.
    fn find_email(&mut self, from: usize) {
        let bytes = self.text.as_bytes();
        let signs = self.text[from..].match_indices('@');
        let addresses = signs.map(|(sign, _)| {
            let local = bytes[from..from + sign].iter().rev();
            let length = local.take_while(|&&b| is_email_local(b)).count();
            from + sign - length..from + sign
        });
        let next = addresses.into_iter().find(|a| !a.is_empty());
        self.email = next.unwrap_or(usize::MAX..usize::MAX);
    }
}

/// The character of the lowest four bytes, which are UTF-8.
fn four_bytes(bytes: u64) -> u32 {
    let bits = |i: u32, mask: u64| ((bytes >> (8 * i)) & mask) as u32;
    (bits(0, 7) << 18) | (bits(1, 0x3f) << 12) | (bits(2, 0x3f) << 6) | bits(3, 0x3f)
}

/// Whether a word of up to eight bytes in lower case has neither apostrophes nor
/// three equal bytes in a row.
#[inline]
fn is_regular(word: u64) -> bool {
    const EACH: u64 = 0x0101_0101_0101_0101;
    // The highest bit of each byte that is not 0; of those of ASCII.
    let nonzero = |bytes: u64| bytes + 0x7f * EACH;
    let differs = nonzero(word ^ (word >> 8));
    let triple = nonzero(word >> 16) & !(differs | (differs >> 8));
    (triple | !nonzero(word ^ (EACH * u64::from(b'\'')))) & (0x80 * EACH) == 0
}

/// The eight bytes from the last two of `first` on.
#[inline]
fn across(first: u64, rest: u64) -> u64 {
    first >> 48 | rest << 16
}

/// Masks that keep the first bytes of a number, by how many.
const KEEP: [u64; 9] = {
    let mut keep = [0; 9];
    let mut length = 1;
    while length <= 8 {
        keep[length] = u64::MAX >> (64 - 8 * length);
        length += 1;
    }
    keep
};

/// Eight bytes of a window.
#[inline]
fn load(window: &[u8; WINDOW], at: usize) -> u64 {
    window[at..]
        .first_chunk()
        .map_or(0, |b| u64::from_le_bytes(*b))
}

/// Classify a block.
fn classify(buffer: &[u8], at: usize, before: u8) -> Masks {
    let block = buffer[at..].first_chunk().unwrap_or(&[b' '; BLOCK]);
    let mut masks = Masks { word: 0, space: 0 };
    for (i, part) in block.as_chunks().0.iter().enumerate() {
        let x = bytes16(part);
        let letter = in_range(x | i8x16::splat(0x20), b'a', b'z');
        let word = letter | in_range(x, b'0', b'9');
        let space = x.cmp_eq(i8x16::splat(b' ' as i8));
        masks.word |= bits(word) << (16 * i);
        masks.space |= bits(space) << (16 * i);
    }

    // Bytes between two word bytes, of which apostrophes join.
    let behind = buffer.get(at + BLOCK).copied().unwrap_or(b' ');
    let left = masks.word << 1 | u64::from(before.is_ascii_alphanumeric());
    let right = masks.word >> 1 | u64::from(behind.is_ascii_alphanumeric()) << 63;
    let mut between = left & right & !(masks.word | masks.space);
    while between != 0 {
        let i = between.trailing_zeros() as usize;
        between &= between - 1;
        let left = if i == 0 { before } else { block[i - 1] };
        let right = if i + 1 == BLOCK { behind } else { block[i + 1] };
        // WB6, WB7, WB11, WB12: between two letters or two digits.
        let alike = left.is_ascii_digit() == right.is_ascii_digit();
        masks.word |= u64::from(block[i] == b'\'' && alike) << i;
    }
    masks
}

/// The bits of `tokens` from a position on, which starts one itself unless it is
/// a space.
#[inline]
fn from(tokens: u64, solid: u64, position: usize, base: usize) -> u64 {
    match position.checked_sub(base) {
        None => tokens,
        Some(shift) if shift < BLOCK => tokens & !0 << shift | solid & 1 << shift,
        Some(_) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_apostrophes_or_triples_are_irregular() {
        let irregular =
            |word: &[u8]| word.contains(&b'\'') || word.windows(3).any(|w| w == [w[0]; 3]);
        // All words of up to eight bytes of these, padded with 0.
        for number in 0..4_u32.pow(8) {
            let word: [u8; 8] = std::array::from_fn(|i| b"\0az'"[number as usize >> (2 * i) & 3]);
            let length = word.iter().position(|&b| b == 0).unwrap_or(8);
            if word[length..] == [0; 8][length..] {
                let regular = is_regular(u64::from_le_bytes(word));
                assert_eq!(regular, !irregular(&word[..length]), "{word:?}");
            }
        }
    }

    #[test]
    fn triples_across_eight_bytes_are_seen() {
        for word in [b"abcdefgggijklmno", b"abcdefghhhjklmno"] {
            let (halves, _) = word.as_chunks();
            let [first, rest] = [0, 1].map(|i| u64::from_le_bytes(halves[i]));
            assert!(is_regular(first) && is_regular(rest));
            assert!(!is_regular(across(first, rest)));
        }
    }
}
