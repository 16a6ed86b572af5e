//! Tokens of windows that have emoji, which VADER puts into words.

use super::super::bounds::{bits, Bounds};
use super::super::masks::{Masks, WINDOW};
use super::super::symbols::Symbols;
use super::super::table::{description, Emoji};
use super::{code, is_space, plain, Folded, Tokens, Words, MARGIN, MOST};

impl Tokens {
    /// [`Tokens::window`] of one that has emoji.
    ///
    /// An emoji is its description's words, of which the last and what follows without
    /// white space are one token. It is left to the next window if that does not end here.
    #[inline(never)]
    #[allow(clippy::too_many_arguments)]
    pub(super) fn with_emoji<W: Words>(
        &mut self,
        words: &W,
        text: &str,
        window: &[u8; WINDOW],
        skip: usize,
        folded: &Folded,
        masks: &Masks,
        symbols: &Symbols,
    ) -> usize {
        let bounds = Bounds::new(masks);
        let glued = bounds.starts & (symbols.bytes << 1);
        let other = bounds.with(masks.other | glued);
        let upper = bounds.with(masks.upper) & !bounds.with(masks.lower) & !other;
        self.upper |= upper != 0;
        self.lower |= bounds.ends & !upper & !other != 0;
        let negated = bounds.with(masks.nt(folded, skip));

        let mut done = (bounds.starts & !bounds.complete()).trailing_zeros();
        if done == u64::BITS - symbols.bytes.leading_zeros() {
            done = u64::BITS - 1 - symbols.starts.leading_zeros();
        }
        let counted = !u64::MAX.checked_shl(done).unwrap_or(0);
        self.count_marks(masks.marks & counted, window, skip);
        // Those that a token is glued to.
        let mut sticky = 0;
        for token in bits(glued & counted) {
            let before = symbols.starts & !(!0 << token);
            sticky |= 1_u64 << 63 >> before.leading_zeros();
        }

        self.reserve();
        if bounds.starts & counted == 0 {
            let emoji = (symbols.starts & counted).count_ones() as usize;
            self.describe(words, &symbols.emoji[..emoji]);
            return done as usize;
        }
        let (lefts, mut rights, odd) = bounds.bare(masks, other);
        let mut ends = bounds.ends;
        let (mut emoji, mut token) = (0, 0);
        for at in bits((lefts | symbols.starts) & counted) {
            if symbols.starts >> at & 1 != 0 {
                let this = symbols.emoji[emoji % MOST];
                emoji += 1;
                if sticky >> at & 1 == 0 {
                    self.describe(words, &[this]);
                } else {
                    self.describe_but_last(words, this);
                }
                continue;
            }
            let (right, end) = (rights.trailing_zeros(), ends.trailing_zeros());
            rights &= rights.wrapping_sub(1);
            ends &= ends.wrapping_sub(1);
            let raw = at as usize..right as usize;
            if odd >> (token % MOST) & 1 == 0 {
                let mut code = words.short_word(folded, raw.start + skip, raw.len());
                code |= (upper >> end & 1) as u32 * code::UPPER;
                code |= (negated >> end & 1) as u32 * code::NEGATES;
                self.push(code);
            } else if glued >> at & 1 == 0 {
                self.push_raw(words, &text[raw]);
            } else {
                let before = symbols.emoji[emoji.wrapping_sub(1) % MOST];
                self.push_glued(words, before, &text[raw]);
            }
            token += 1;
        }
        done as usize
    }

    /// Emoji that are followed by white space or another, or end the text.
    #[inline]
    fn describe<W: Words>(&mut self, words: &W, emoji: &[Emoji]) {
        let (mut count, mut hits) = (self.count, self.hits);
        let (mut seen, mut exclamations) = (0, 0);
        for emoji in emoji {
            let described = words.described(*emoji);
            if let Some(room) = self.codes[MARGIN + count..].first_chunk_mut() {
                *room = described.codes;
            }
            for word in bits(described.events.into()) {
                self.events[hits] = count + word as usize;
                hits += 1;
            }
            count += described.words;
            seen |= described.flags;
            exclamations += usize::from(described.flags / description::EXCLAMATION);
        }
        self.exclamations += exclamations;
        (self.count, self.hits) = (count, hits);
        self.upper |= seen & description::UPPER != 0;
        self.lower |= seen & description::LOWER != 0;
    }

    /// One that is not: [`Tokens::push_glued`] completes it.
    pub(super) fn describe_but_last<W: Words>(&mut self, words: &W, emoji: Emoji) {
        let described = words.described(emoji);
        let but_last = described.words.saturating_sub(1);
        for code in described.codes.into_iter().take(but_last) {
            self.push_odd(code);
        }
        self.exclamations += usize::from(described.flags / description::EXCLAMATION);
    }

    /// The last word of an emoji's description, and what follows.
    pub(super) fn push_glued<W: Words>(&mut self, words: &W, emoji: Emoji, follows: &str) {
        let last = emoji.description().rsplit(is_space).next();
        self.glued.clear();
        self.glued.push_str(last.unwrap_or_default());
        self.glued.push_str(follows);
        let code = plain(words, &self.glued, &mut self.room).1;
        self.push_odd(code);
    }
}
