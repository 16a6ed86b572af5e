//! The fast way from a text to items: what plain words and punctuation need, 64
//! bytes at a time, and [`Reader`] for all else. Property tests prove both ways
//! equal.

use super::item::{is, Item, Kind};
use super::letters::{all_capitals, is_regular};
use super::masks::{load, Masks, KEEP, KINDS, LONG, LOWER, READ, WINDOW};
use super::passage::Passage;
use super::reader::{begins_name, ends_clause, spaced, Reader};
use super::sums::Total;
use super::{line_break, names, wraps, Engine, LONGEST_SENTENCE};
use crate::ascii::{bits, bytes16};
use crate::clean;
use crate::lexicon::{flag, Dictionary};
use crate::tokenizer::{emoticon_at, is_email_local, joins, lone_emoji, may_begin_emoticon};
use crate::Span;
use wide::{i8x16, CmpEq};

impl Engine {
    /// Add everything that `text` contributes, which is the same as what
    /// [`Engine::run`] sends, unless there is something to [`clean`]: then what it adds is
    /// worth nothing. Whether there is; not if it `is_clean`.
    pub(super) fn scan<'e>(
        &'e self,
        text: &str,
        passage: &mut Passage,
        total: &mut Total<'e>,
        is_clean: bool,
    ) -> bool {
        passage.clear();
        passage.reserve(LONGEST_SENTENCE);
        let bytes = text.as_bytes();
        let mut scanner = Scanner {
            engine: self,
            dictionary: self.table.dictionary(),
            exact: self.matching.is_exact(),
            reader: None,
            text,
            passage,
            total,
            email: usize::MAX..usize::MAX,
            is_clean,
            unclean: false,
        };
        if holds_at(bytes) {
            scanner.find_email(0);
        }
        let is_plain = |b: Option<&u8>| b.is_some_and(u8::is_ascii_alphanumeric);
        if !is_clean && !is_plain(bytes.first()) && clean::begins_unclean(text) {
            return true;
        }
        let mut at = 0;
        while let Some(window) = bytes[at..].first_chunk() {
            at = scanner.window(window, at);
        }
        // The end, with spaces behind it.
        let start = at;
        let mut end = [b' '; 2 * READ];
        end[..bytes.len() - start].copy_from_slice(&bytes[start..]);
        while at < bytes.len() {
            let Some(window) = end[at - start..].first_chunk() else {
                break;
            };
            at = scanner.window(window, at);
        }
        scanner.finish(scanner.passage.count);
        scanner.unclean |= !is_clean && clean::is_closed(text);
        scanner.unclean
    }
}

/// Whether a byte behind "@" or "#" is no part of it.
fn ends_tag(byte: u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_alphanumeric() && byte != b'_'
}

/// Whether there is an "@".
fn holds_at(bytes: &[u8]) -> bool {
    // Of many at once there are few parts, and it is easy to foresee how many.
    part_holds_at::<64>(bytes)
        .or_else(|| part_holds_at::<16>(bytes))
        .unwrap_or_else(|| bytes.contains(&b'@'))
}

/// The same by parts of so many bytes, a multiple of 16; None where there is not one.
#[inline]
fn part_holds_at<const PART: usize>(bytes: &[u8]) -> Option<bool> {
    // It overlaps the one before.
    let last = bytes.last_chunk::<PART>()?;
    let parts = bytes.as_chunks::<PART>().0.iter().chain([last]);
    let chunks = parts.flat_map(|part| part.as_chunks().0);
    let signs = chunks.fold(i8x16::default(), |signs, chunk| {
        signs | bytes16(chunk).cmp_eq(i8x16::splat(b'@' as i8))
    });
    Some(bits(signs) != 0)
}

struct Scanner<'e, 't, 's> {
    engine: &'e Engine,
    dictionary: Dictionary<'e>,
    /// See [`Matching::is_exact`](super::Matching::is_exact).
    exact: bool,
    /// Reads what is not plain; most texts have none of it.
    reader: Option<Reader<'e, 't>>,
    text: &'t str,
    passage: &'s mut Passage,
    total: &'s mut Total<'e>,
    /// Where the next e-mail address may start, and its sign.
    email: std::ops::Range<usize>,
    /// Whether it was cleaned.
    is_clean: bool,
    /// Whether something was seen that [`clean`] replaces.
    unclean: bool,
}

impl Scanner<'_, '_, '_> {
    /// Take the tokens that end in a window, which is the text from `base` on; where
    /// the next window begins.
    fn window(&mut self, window: &[u8; READ], base: usize) -> usize {
        let mut masks = match self.text.len() - base {
            0..=16 => Masks::of::<1>(window),
            17..=32 => Masks::of::<2>(window),
            _ => Masks::of::<4>(window),
        };
        // Where the last token starts that may go on behind the window.
        let end = WINDOW - masks.open.leading_ones() as usize;
        if end == 0 {
            return self.slow(base);
        }
        let within = u64::MAX >> (WINDOW - end);
        let mut tokens = masks.starts & within;
        if !self.exact {
            masks.odd = u64::MAX;
        } else if self.email.start < base + WINDOW {
            masks.odd |= u64::MAX << self.email.start.saturating_sub(base);
        }
        while tokens != 0 {
            self.plain(window, &masks, &mut tokens, base);
            if self.passage.count >= LONGEST_SENTENCE {
                self.cut();
                continue;
            }
            // Here stands an odd one; perhaps others follow.
            while tokens != 0 {
                let at = tokens.trailing_zeros() as usize;
                let next = self.odd(window, &masks, at, base);
                if let Some(next) = next {
                    let Some(next) = next.checked_sub(base).filter(|&next| next < end) else {
                        return next;
                    };
                    // A token starts there, perhaps where the masks do not know it.
                    let here = masks.solid & 1 << next;
                    tokens = (masks.starts & within & u64::MAX << next) | here;
                    masks.odd |= here & !masks.starts;
                } else {
                    tokens &= tokens - 1;
                }
                self.cut();
                let at = tokens.trailing_zeros() as usize;
                if tokens != 0 && !masks.is_odd(at, window[at]) {
                    break;
                }
            }
        }
        base + end
    }

    /// Take tokens up to the first odd one: plain words, and punctuation before a
    /// space. Without a branch but for those that nearly always go one way.
    #[inline]
    fn plain(&mut self, window: &[u8; READ], masks: &Masks, tokens: &mut u64, base: usize) {
        let ahead = (u64::MAX - 1) << (tokens.trailing_zeros() % 64);
        let mut ends = masks.ends & ahead;
        let mut plain = masks.before_odd(*tokens);
        let others = *tokens & !plain;
        let room = &mut self.passage.items[..LONGEST_SENTENCE];
        let room = room.get_mut(self.passage.count..).unwrap_or_default();
        let most = room.len();
        let mut left = room.iter_mut();
        while plain != 0 {
            let [at, end] = [plain, ends].map(|mask| mask.trailing_zeros() as usize % WINDOW);
            let length = end.wrapping_sub(at);
            let low = load(window, at);
            let mut kind = KINDS[usize::from(low as u8)];
            if kind == Kind::NONE {
                // A dash between spaces.
                if low as u8 != b'-' || at == 0 || window[at - 1] != b' ' {
                    break;
                }
                kind = Kind::new(is::CLAUSE);
            }
            let found = if length <= 8 {
                self.dictionary.up_to_8((low | LOWER) & KEEP[length][0])
            } else if let Some(keep) = KEEP.get(length) {
                let high = (load(window, at + 8) | LOWER) & keep[1];
                self.dictionary.nine_to_16(low | LOWER, high, length)
            } else {
                break;
            };
            let Some(item) = left.next() else {
                break;
            };
            *item = Item::of(found, kind).and(LONG[length]);
            if item.is(is::NAME) {
                let word = Span::new(base + at, base + end);
                names::mend(item, self.text, word);
            }
            ends &= ends - 1;
            plain &= plain - 1;
        }
        self.passage.count += most - left.len();
        *tokens = plain | others;
    }

    /// Take a token that needs a closer look; where the next one starts, if not
    /// where the masks say.
    fn odd(&mut self, window: &[u8; READ], masks: &Masks, at: usize, base: usize) -> Option<usize> {
        let start = base + at;
        match window[at] {
            _ if masks.word >> at & 1 != 0 => self.word(window, at, base, masks.length(at)),
            b'\n' | b'\r' if self.is_unclean(Span::new(start, start + 1)) => Some(self.text.len()),
            b'\n' => {
                if !wraps(self.text, start) {
                    self.end_sentence();
                }
                None
            }
            0..=0x20 | 0x7f => None,
            // No mention, hashtag or keycap.
            first @ (b'@' | b'#') if ends_tag(window[at + 1]) => {
                let found = self.dictionary.up_to_8(u64::from(first));
                self.passage.add(Item::new(found, 0));
                None
            }
            b'@' | b'#' => Some(self.slow(start)),
            b'.' | b'!' | b'?' => Some(self.run(start)),
            first @ 0..0x80 => {
                let next = self.emoticon(first, window[at + 1], start);
                if next.is_none() {
                    if first == b'-' && joins(self.text, Span::new(start, start + 1)) {
                        return None;
                    }
                    if clean::may_begin(first, window[at + 1])
                        && self.is_unclean(Span::new(start, start + 1))
                    {
                        return Some(self.text.len());
                    }
                    let found = self.dictionary.up_to_8(u64::from(first));
                    let ends = ends_clause(first) || first == b'-' && spaced(self.text, start);
                    let clause = u32::from(ends) * is::CLAUSE;
                    self.passage.add(Item::new(found, clause));
                }
                next
            }
            0x80.. => {
                let next = self.symbols(window, at, base);
                Some(next.unwrap_or_else(|| self.slow(start)))
            }
        }
    }

    /// A word or a number.
    fn word(
        &mut self,
        window: &[u8; READ],
        at: usize,
        base: usize,
        length: usize,
    ) -> Option<usize> {
        let start = base + at;
        let (first, second) = (window[at], window[at + 1]);
        let [behind, next] = [0, 1].map(|i| window[at + length + i]);
        let is = |scheme: &str| window[at..at + length].eq_ignore_ascii_case(scheme.as_bytes());
        let slow = length > 16
            || start >= self.email.start
            || behind >= 0x80
            || (behind == b'\'' && next >= 0x80)
            || (behind == b':' && next == b'/' && (is("http") || is("https")))
            || (behind == b'.' && is("www"));
        // "do n't"
        if second == b'\'' && first | 0x20 == b'n' && self.is_unclean(Span::new(start, start + 2)) {
            return Some(self.text.len());
        }
        let digits = first.is_ascii_digit();
        let number = digits
            && window[at..at + length].iter().all(u8::is_ascii_digit)
            && !(matches!(behind, b'.' | b',' | b':' | b'/') && next.is_ascii_digit());
        // An apostrophe behind a token that took its left part.
        if slow || digits && !number || first == b'\'' {
            return Some(self.slow(start));
        }
        if let Some(next) = self.emoticon(first, second, start) {
            return Some(next);
        }
        let (low, high) = (load(window, at), load(window, at + 8));
        let [keep_low, keep_high] = KEEP[length % KEEP.len()];
        let (first, rest) = ((low | LOWER) & keep_low, (high | LOWER) & keep_high);
        let upper = (first ^ low & keep_low) >> 8 | rest ^ high & keep_high;
        let regular = is_regular([first, rest]);
        let found = self.dictionary.up_to_16(first, rest, length);
        let known = found.row.flags() & (flag::PRESENT | flag::TRIPLE);
        // Another spelling of it could be known.
        let varies = (known == 0) & !(self.exact & regular);
        let plain = (known & flag::TRIPLE == 0) & !varies;
        let item = if number && (self.exact || known != 0) {
            Item::number(found)
        } else if number {
            Item::number(self.engine.find_number(&self.text[start..start + length]))
        } else if plain {
            let long = u32::from(length > 1) * is::LONG;
            let halves = [low & keep_low, high & keep_high];
            let capitals = u32::from(upper != 0 && all_capitals(halves)) * is::CAPITALS;
            Item::word(found, long | capitals)
        } else {
            self.engine
                .word(Span::new(start, start + length).of(self.text))
        };
        let span = Span::new(start, start + length);
        self.passage.add(names::unless_name(item, self.text, span));
        None
    }

    /// Take an emoticon, if one starts with these bytes; where it ends.
    #[inline]
    fn emoticon(&mut self, first: u8, second: u8, start: usize) -> Option<usize> {
        if may_begin_emoticon(first, second) {
            self.emoticon_at(start)
        } else {
            None
        }
    }

    #[inline(never)]
    fn emoticon_at(&mut self, start: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let (end, emoticon) = emoticon_at(bytes, start)?;
        // None holds what is replaced; "<br>", "\n" and ":joy:" may begin with its end.
        let next = bytes.get(end).copied().unwrap_or(0);
        if clean::may_begin(bytes[end - 1], next) && self.is_unclean(Span::new(end - 1, end)) {
            return Some(self.text.len());
        }
        let found = self.dictionary.up_to_8(emoticon);
        self.passage.add(Item::symbol(found));
        Some(end)
    }

    /// Take a run of "!" and "?", or of "."; where it ends.
    fn run(&mut self, start: usize) -> usize {
        let rest = &self.text.as_bytes()[start..];
        let dots = rest[0] == b'.';
        let belongs = |&&b: &&u8| (b == b'.') == dots && matches!(b, b'.' | b'!' | b'?');
        let end = start + rest.iter().take_while(belongs).count();
        // "don?t", "log.txt"
        let may_be = |next: Option<&u8>| next.is_some_and(|&next| clean::may_begin(rest[0], next));
        if end == start + 1 && may_be(rest.get(1)) && self.is_unclean(Span::new(start, end)) {
            return self.text.len();
        }
        let item = if end == start + 1 {
            let found = self.dictionary.up_to_8(u64::from(rest[0]));
            match begins_name(self.text, start) {
                true => Item::new(found, 0),
                false => Item::of(found, KINDS[usize::from(rest[0])]),
            }
        } else {
            let text = Span::new(start, end).of(self.text);
            self.engine.punctuation(text, false)
        };
        self.passage.add(item);
        end
    }

    /// Take characters that are words or emoji by themselves, as those of Chinese and
    /// most emoji are; where they end, if there are any.
    fn symbols(&mut self, window: &[u8; READ], at: usize, base: usize) -> Option<usize> {
        let mut next = at;
        let mut bytes = load(window, next);
        let mut symbol = Symbol::of(bytes);
        let room = &mut self.passage.items[..LONGEST_SENTENCE];
        let room = room.get_mut(self.passage.count..).unwrap_or_default();
        let mut count = 0;
        for item in room {
            let (length, is_emoji) = match symbol {
                Symbol::Emoji { length } => (length, true),
                Symbol::Han if self.exact => (3, false),
                _ => break,
            };
            let key = bytes & KEEP[length][0];
            let mut end = next + length;
            bytes = load(window, end);
            if is_emoji && bytes & KEEP[3][0] == VARIATION {
                end += 3;
                bytes = load(window, end);
            }
            symbol = Symbol::of(bytes);
            if symbol == Symbol::Other {
                break;
            }
            let found = self.dictionary.up_to_8(key);
            *item = if is_emoji {
                Item::symbol(found)
            } else {
                Item::word(found, is::LONG)
            };
            count += 1;
            next = end;
            if next >= WINDOW {
                break;
            }
        }
        self.passage.count += count;
        (next > at).then_some(base + next)
    }

    /// The last item is the last of its sentence.
    fn end_sentence(&mut self) {
        if let Some(last) = self.passage.count.checked_sub(1) {
            let item = &mut self.passage.items[last];
            *item = item.with(is::END);
        }
    }

    /// End a sentence that is as long as they may be.
    #[inline]
    fn cut(&mut self) {
        if self.passage.count >= LONGEST_SENTENCE {
            self.cut_longest();
        }
    }

    #[cold]
    fn cut_longest(&mut self) {
        self.finish(self.passage.whole());
        if self.passage.count >= LONGEST_SENTENCE {
            self.finish(self.passage.count);
        }
    }

    /// Whether something is to be cleaned at these bytes: then the text need not be read on.
    #[cold]
    fn is_unclean(&mut self, bytes: Span) -> bool {
        self.unclean |= !self.is_clean && clean::is_unclean(self.text, bytes);
        self.unclean
    }

    /// Let [`Reader`] read a token; where it ends.
    fn slow(&mut self, position: usize) -> usize {
        let reader = self
            .reader
            .get_or_insert_with(|| Reader::new(self.engine, self.text));
        let token = reader.token_from(position);
        let end = token.map_or(self.text.len(), |token| token.span.end);
        if self.is_unclean(Span::new(position, end)) {
            return self.text.len();
        }
        let Some(token) = token else {
            return end;
        };
        if line_break(self.text, position, token.span) {
            self.end_sentence();
        }
        self.cut();
        if let Some(reader) = &self.reader {
            reader.push(token, self.passage);
        }
        if token.span.end > self.email.end {
            self.find_email(token.span.end);
        }
        token.span.end
    }

    /// Add the first items, which are whole sentences, and forget them.
    fn finish(&mut self, items: usize) {
        let passage = &mut *self.passage;
        self.engine
            .matching
            .count_marks(&mut passage.items[..items]);
        passage.link::<false>(items, &self.engine.table);
        while passage.has_events() && passage.next_sentence(items) {
            self.engine.mark::<false>(passage);
            let speaks = passage.reply.is_some() | passage.replies;
            if passage.marks.len() + usize::from(speaks) != 0 {
                self.engine.apply(passage, self.total);
            }
        }
        self.total.add_untouched(passage, items);
        passage.drop_first(items);
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

/// What the lowest bytes of a number are, which are UTF-8.
#[derive(Clone, Copy, PartialEq)]
enum Symbol {
    Ascii,
    /// An emoji that takes no part in what stands before; a modifier or a joiner
    /// may follow.
    Emoji {
        length: usize,
    },
    /// One of U+4E00 to U+9FFF.
    Han,
    Other,
}

impl Symbol {
    #[inline]
    fn of(bytes: u64) -> Self {
        if let Some(length) = lone_emoji(bytes) {
            return Self::Emoji { length };
        }
        match bytes as u8 {
            0..0x80 => Self::Ascii,
            0xe4..=0xe9 if bytes.swap_bytes() >> 40 >= 0xe4_b880 => Self::Han,
            _ => Self::Other,
        }
    }
}

/// U+FE0F, which asks for an emoji to be drawn as one.
const VARIATION: u64 = u64::from_le_bytes(*b"\xef\xb8\x8f\0\0\0\0\0");
