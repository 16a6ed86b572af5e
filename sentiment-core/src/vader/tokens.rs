//! VADER's words and emoticons: a text split at white space, stripped of
//! punctuation and looked up.

mod described;

use super::bounds::{bits, Bounds};
use super::emoji::emoji;
use super::masks::{classify, Folded, WINDOW};
use super::python::{is_space, is_upper};
use super::symbols::Symbols;
use super::table::{code, SHORT, WORDS};
use super::words::Words;
use crate::scratch::size_of_vec;
use crate::Span;

/// Most tokens that a window can hold.
pub(super) const MOST: usize = WINDOW / 2;

/// Most codes that a window can write: an emoji has at most two words per byte.
const ROOM: usize = 2 * WINDOW + WORDS;

/// Before and behind the codes.
const MARGIN: usize = 3;

/// VADER's rules skip what is in the lexicon, and so what is not there.
const BEFORE: u32 = code::LEXICON;

/// Codes of a token, see [`code`], of the three before it and the two behind.
pub(super) type Context = [u32; 6];

/// A text's tokens, reused for the next text.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    /// How many.
    pub count: usize,
    pub exclamations: usize,
    pub questions: usize,
    /// There is a token in capitals.
    upper: bool,
    /// There is one that is not.
    lower: bool,
    /// Written up to [`ROOM`] beyond the end that counts, so that a token costs
    /// no branch. Before the first is [`BEFORE`], behind the last 0.
    codes: Vec<u32>,
    /// The tokens of [`code::EVENT`], likewise.
    events: Vec<usize>,
    hits: usize,
    /// An emoji's last word, and what follows without white space.
    glued: String,
    /// A word in lower case.
    room: String,
}

impl Tokens {
    /// Bytes on the heap.
    pub fn size(&self) -> usize {
        let strings = self.glued.capacity() + self.room.capacity();
        size_of_vec(&self.codes) + size_of_vec(&self.events) + strings
    }

    /// Some are in capitals, not all.
    pub fn mixed_case(&self) -> bool {
        self.upper && self.lower
    }

    /// The tokens of [`code::EVENT`].
    pub fn events(&self) -> &[usize] {
        &self.events[..self.hits]
    }

    /// A token among others.
    #[inline]
    pub fn around(&self, token: usize) -> &Context {
        self.codes[token..].first_chunk().unwrap_or(&[0; 6])
    }

    /// Split a text.
    ///
    /// White space, capitals and the rest are found for 64 bytes at once. A token
    /// that does not end there is in the next window as a whole.
    pub fn split<W: Words>(&mut self, words: &W, text: &str) {
        *self = Self {
            codes: std::mem::take(&mut self.codes),
            events: std::mem::take(&mut self.events),
            glued: std::mem::take(&mut self.glued),
            room: std::mem::take(&mut self.room),
            ..Self::default()
        };
        let bytes = text.as_bytes();
        let mut folded = [0; WINDOW + SHORT];
        let mut at = 0;
        while at < bytes.len() {
            let rest = &bytes[at..];
            let mut padded;
            // At the end the last 64 bytes, of which some are done, or fewer.
            let (window, skip) = match (rest.first_chunk(), bytes.last_chunk()) {
                (Some(window), _) => (window, 0),
                (None, Some(window)) => (window, WINDOW - rest.len()),
                (None, None) => {
                    padded = [b' '; WINDOW];
                    padded[..rest.len()].copy_from_slice(rest);
                    (&padded, 0)
                }
            };
            let done = self.window(words, text, at, window, skip, &mut folded);
            at += match done {
                0 => self.long(words, &text[at..]),
                _ => done,
            };
        }
        self.reserve();
        self.codes[..MARGIN].fill(BEFORE);
        self.codes[MARGIN + self.count..][..MARGIN].fill(0);
    }

    /// Room for a window's tokens.
    #[inline]
    fn reserve(&mut self) {
        if self.codes.len() < self.count + ROOM + 2 * MARGIN {
            let room = (2 * self.codes.len()).max(2 * ROOM);
            self.codes.resize(room, 0);
            self.events.resize(room, 0);
        }
    }

    /// The tokens that end in the window, which begins `skip` bytes before `at`; the bytes
    /// up to the first that does not.
    #[inline]
    fn window<W: Words>(
        &mut self,
        words: &W,
        text: &str,
        at: usize,
        window: &[u8; WINDOW],
        skip: usize,
        folded: &mut Folded,
    ) -> usize {
        let Some(fold) = folded.first_chunk_mut() else {
            return 0;
        };
        let mut masks = classify(window, fold);
        if skip > 0 {
            masks.skip(skip);
        }
        if masks.leads != 0 {
            let symbols = Symbols::find(&mut masks, folded, skip);
            if !symbols.is_empty() {
                return self.with_emoji(words, &text[at..], window, skip, folded, &masks, &symbols);
            }
        }
        let bounds = Bounds::new(&masks);
        let (ends, other) = (bounds.ends, bounds.with(masks.other));
        let upper = bounds.with(masks.upper) & !bounds.with(masks.lower) & !other;
        self.upper |= upper != 0;
        self.lower |= ends & !upper & !other != 0;

        let (mut lefts, mut rights, odd) = bounds.bare(&masks, other);
        self.reserve();
        let first = self.count;
        let (Some(codes), Some(events)) = (
            self.codes[MARGIN + first..].first_chunk_mut::<MOST>(),
            self.events[self.hits..].first_chunk_mut::<MOST>(),
        ) else {
            return 0;
        };
        let (mut n, mut hits) = (0, 0);
        while rights != 0 {
            let (left, right) = (lefts.trailing_zeros(), rights.trailing_zeros());
            lefts &= lefts.wrapping_sub(1);
            rights &= rights - 1;
            let code = if (odd >> (n % MOST)) & 1 == 0 {
                words.short_word(folded, left as usize + skip, (right - left) as usize)
            } else {
                let raw = &text[at + left as usize..at + right as usize];
                let code = plain(words, raw, &mut self.room).1;
                let upper = code & code::UPPER != 0;
                self.upper |= upper;
                self.lower |= !upper;
                code
            };
            codes[n % MOST] = code;
            events[hits % MOST] = first + n;
            n += 1;
            hits += usize::from(code & code::EVENT != 0);
        }
        let done = (bounds.starts & !bounds.complete()).trailing_zeros();
        let counted = !u64::MAX.checked_shl(done).unwrap_or(0);
        let marks = masks.marks & counted;
        if upper | masks.apostrophes | marks != 0 {
            for end in bits(upper) {
                codes[bounds.number(end)] |= code::UPPER;
            }
            for end in bits(bounds.with(masks.nt(folded, skip))) {
                codes[bounds.number(end)] |= code::NEGATES;
            }
            self.count_marks(marks, window, skip);
        }
        self.count += n;
        self.hits += hits;
        done as usize
    }

    /// A token longer than the window, or an emoji with one; its length.
    fn long<W: Words>(&mut self, words: &W, text: &str) -> usize {
        let first = text.chars().next().and_then(|c| Some((emoji(c)?, c)));
        let skipped = first.map_or(0, |(_, c)| c.len_utf8());
        let separates = |c: char| match c {
            '!'..='\x7f' => false,
            _ => is_space(c) || emoji(c).is_some(),
        };
        let raw = text[skipped..].split(separates).next().unwrap_or_default();
        for b in raw.bytes() {
            self.exclamations += usize::from(b == b'!');
            self.questions += usize::from(b == b'?');
        }
        self.reserve();
        match first {
            Some((emoji, _)) => {
                self.describe_but_last(words, emoji);
                self.push_glued(words, emoji, raw);
            }
            None => self.push_raw(words, raw),
        }
        skipped + raw.len()
    }

    /// Add a token, whose case is known.
    #[inline]
    fn push(&mut self, code: u32) {
        self.codes[MARGIN + self.count] = code;
        self.events[self.hits] = self.count;
        self.count += 1;
        self.hits += usize::from(code & code::EVENT != 0);
    }

    /// Add a token.
    fn push_odd(&mut self, code: u32) {
        let upper = code & code::UPPER != 0;
        self.upper |= upper;
        self.lower |= !upper;
        self.push(code);
    }

    /// Add what stands between white space.
    fn push_raw<W: Words>(&mut self, words: &W, raw: &str) {
        let code = plain(words, raw, &mut self.room).1;
        self.push_odd(code);
    }

    /// Count "!" and "?".
    #[inline]
    fn count_marks(&mut self, marks: u64, window: &[u8; WINDOW], skip: usize) {
        for mark in bits(marks) {
            let exclamation = window[(mark as usize + skip) % WINDOW] == b'!';
            self.exclamations += usize::from(exclamation);
            self.questions += usize::from(!exclamation);
        }
    }
}

/// A token's place in what stands between white space, and its code: the plain way. `room`
/// is for a word in lower case.
pub(super) fn plain<W: Words>(words: &W, raw: &str, room: &mut String) -> (Span, u32) {
    plain_by(raw, |word| words.word(word, room))
}

/// [`plain`], with a look-up of words.
pub(super) fn plain_by(raw: &str, look_up: impl FnOnce(&str) -> u32) -> (Span, u32) {
    let bare = raw.trim_start_matches(|c: char| c.is_ascii_punctuation());
    let left = raw.len() - bare.len();
    let bare = bare.trim_end_matches(|c: char| c.is_ascii_punctuation());
    let short = bare.len() <= 2 || (bare.len() <= 8 && bare.chars().nth(2).is_none());
    let (word, start) = if short { (raw, 0) } else { (bare, left) };
    let mut code = look_up(word);
    if is_upper(word) {
        code |= code::UPPER;
    }
    if contains_nt(word) {
        code |= code::NEGATES;
    }
    (Span::new(start, start + word.len()), code)
}

fn contains_nt(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.contains(&b'\'')
        && bytes
            .windows(3)
            .any(|w| w[1] == b'\'' && w[0] | 0x20 == b'n' && w[2] | 0x20 == b't')
}

#[cfg(test)]
mod tests {
    use super::super::emoji::expand;
    use super::super::words::Embedded;
    use super::*;

    /// Pieces that meet in all ways, so also at the edges of windows.
    const PIECES: [&str; 58] = [
        "good",
        "BAD",
        "not",
        "but",
        "don't",
        "CAN'T",
        "n't",
        "'",
        "I",
        "a",
        "ok",
        "no",
        ":)",
        ":D",
        "!",
        "?",
        "...",
        "-",
        "(",
        "\"",
        " ",
        " ",
        " ",
        " ",
        "  ",
        "\n",
        "\u{a0}",
        "\u{3000}",
        "\u{2003}",
        "é",
        "É",
        "\u{212a}ind",
        "日本",
        "😍",
        "😍",
        "❤",
        "❤\u{fe0f}",
        "🏽",
        "👩\u{200d}🚀",
        "1\u{fe0f}\u{20e3}",
        "©",
        "‼",
        "⏯",
        "㊗",
        "🆙",
        "🅰",
        "👌",
        "🙅",
        "⛔",
        "😥",
        "🛑",
        "🚌",
        "tenderheartedness",
        "xxxxxxxxxxxxxxxx",
        "\0",
        "\u{1f}",
        "\u{1e9e}",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ];

    impl Tokens {
        fn codes(&self) -> &[u32] {
            &self.codes[MARGIN..MARGIN + self.count]
        }
    }

    #[test]
    fn all_white_space_separates() {
        let mut tokens = Tokens::default();
        for c in ('\0'..=char::MAX).filter(|c| emoji(*c).is_none()) {
            tokens.split(&Embedded, &format!("a{c}b"));
            assert_eq!(tokens.count, 1 + usize::from(is_space(c)), "{c:?}");
        }
    }

    #[test]
    fn every_emoji_is_its_description() {
        let (mut tokens, mut words) = (Tokens::default(), Tokens::default());
        let mut seen = 0;
        for c in ('\0'..=char::MAX).filter(|c| emoji(*c).is_some()) {
            for after in ["", " ", "\u{fe0f}", "!", "s", "👌", "x👌"] {
                let text = format!("a{c}{after}");
                tokens.split(&Embedded, &text);
                words.split(&Embedded, &expand(&text));
                assert_eq!(tokens.codes(), words.codes(), "{text:?}");
                assert_eq!(tokens.events(), words.events(), "{text:?}");
                assert_eq!(tokens.mixed_case(), words.mixed_case(), "{text:?}");
                assert_eq!(tokens.exclamations, words.exclamations, "{text:?}");
            }
            seen += 1;
        }
        assert_eq!(seen, 1212);
    }

    #[test]
    fn equal_the_plain_way() {
        let mut state = 3_u64;
        let mut random = |n: usize| {
            state = state
                .wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407);
            (state >> 33) as usize % n
        };
        let mut tokens = Tokens::default();
        for _ in 0..20_000 {
            let pieces = random(60);
            let text: String = (0..pieces).map(|_| PIECES[random(PIECES.len())]).collect();
            tokens.split(&Embedded, &text);
            let words = expand(&text);
            let raws = words.split(is_space).filter(|raw| !raw.is_empty());
            let mut room = String::new();
            let code = |raw| plain(&Embedded, raw, &mut room).1;
            let codes: Vec<u32> = raws.map(code).collect();
            assert_eq!(tokens.codes(), codes, "{text:?}");
            let events = (0..codes.len()).filter(|i| codes[*i] & code::EVENT != 0);
            assert_eq!(tokens.events(), events.collect::<Vec<_>>(), "{text:?}");
            let upper = codes
                .iter()
                .filter(|code| **code & code::UPPER != 0)
                .count();
            assert_eq!(
                tokens.mixed_case(),
                upper > 0 && upper < codes.len(),
                "{text:?}"
            );
            assert_eq!(tokens.exclamations, words.matches('!').count(), "{text:?}");
            assert_eq!(tokens.questions, words.matches('?').count(), "{text:?}");
        }
    }
}
