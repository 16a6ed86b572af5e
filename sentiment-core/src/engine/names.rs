//! Words that are names where they stand: "Joy called", "thanks to Grace", "Mr Savage".
//! Who is spoken of must not change the score.
//!
//! Only words that the lexicon marks as names are asked ([`NameKind`](crate::NameKind)),
//! and only where they have a capital; the words around them decide, which are English.

use super::item::{is, Item};
use super::spelled::{is_in, list, spelled_small, Spelled};
use crate::ascii::{bits, bytes16, in_range};
use crate::lexicon::{flag, Row, NONE};
use crate::tokenizer::is_common_letter;
use crate::Span;
use wide::{i8x16, CmpEq};

/// What stands before a name: with or without a full stop.
const TITLES: [Spelled; 19] = list([
    "aunt",
    "auntie",
    "captain",
    "chef",
    "coach",
    "doctor",
    "dr",
    "madam",
    "miss",
    "mister",
    "mr",
    "mrs",
    "ms",
    "mx",
    "nurse",
    "officer",
    "prof",
    "professor",
    "uncle",
]);

/// Behind these a capital is for emphasis: "a Joy to use", "tears of Joy".
const DETERMINERS: [Spelled; 39] = list([
    "a", "absolute", "all", "an", "any", "big", "complete", "each", "every", "great", "her", "his",
    "in", "its", "less", "little", "more", "most", "much", "my", "new", "no", "of", "our", "pure",
    "real", "so", "some", "such", "that", "the", "their", "these", "this", "those", "too", "total",
    "very", "your",
]);

/// Where these begin a sentence, a name may follow: "Thanks Joy", "Did Grace sign?"
const OPENERS: [Spelled; 48] = list([
    "about", "after", "also", "although", "and", "as", "ask", "because", "before", "both", "but",
    "by", "call", "can", "could", "dear", "did", "does", "even", "for", "from", "had", "has",
    "hello", "hey", "hi", "how", "if", "is", "not", "only", "or", "since", "so", "tell", "thanks",
    "then", "though", "to", "was", "what", "when", "where", "while", "who", "why", "with", "would",
]);

/// What a name that begins a sentence does or is, besides verbs in "ed" and "n't".
#[rustfmt::skip]
const VERBS: [Spelled; 170] = list([
    "agreed", "already", "also", "always", "answered", "answers", "arrived", "asked", "asks",
    "began", "believes", "blames", "booked", "bought", "brings", "broke", "brought", "built",
    "called", "calls", "came", "can", "cancels", "cannot", "checked", "chose", "cleaned", "comes",
    "communicates", "complained", "complains", "could", "creates", "cut", "dealt", "delivers",
    "deserves", "did", "does", "dominates", "drove", "expects", "explained", "explains", "feels",
    "fell", "felt", "fixed", "forgets", "forgot", "found", "from", "gave", "gets", "gives", "goes",
    "got", "had", "handles", "has", "hates", "held", "helped", "helps", "ignores", "interrupts",
    "is", "joined", "just", "keeps", "kept", "knew", "knows", "leads", "leaves", "led", "left",
    "let", "liked", "likes", "listened", "listens", "lives", "looked", "lost", "loved", "loves",
    "made", "makes", "manages", "met", "micromanages", "moved", "needed", "needs", "never",
    "often", "paid", "put", "ran", "rarely", "read", "really", "refuses", "replied", "responds",
    "runs", "said", "sat", "saw", "says", "seemed", "seems", "sees", "sells", "sent", "sets",
    "shares", "should", "shouts", "showed", "shut", "sings", "sits", "smiled", "smiles", "sold",
    "solved", "sometimes", "sorted", "spends", "spent", "spoke", "started", "stayed", "stays",
    "steals", "stopped", "struggles", "supports", "takes", "taught", "teaches", "tends", "thanked",
    "thinks", "told", "took", "trains", "tried", "tries", "turned", "understands", "understood",
    "used", "usually", "visited", "waited", "wanted", "wants", "was", "went", "who", "will", "won",
    "worked", "works", "would", "writes", "wrote",
]);

/// What ends a name that begins with one: "Hope Street".
#[rustfmt::skip]
const PLACES: [Spelled; 12] = list([
    "ave", "avenue", "boulevard", "county", "crescent", "lane", "rd", "road", "square", "st",
    "street", "valley",
]);

/// The item of a word, unless it is a name there: then it is known for nothing, as most names are.
#[inline]
pub(super) fn unless_name(mut item: Item, text: &str, word: Span) -> Item {
    if item.row.has(flag::NAMES) && text.as_bytes()[word.start].is_ascii_uppercase() {
        mend(&mut item, text, word);
    }
    item
}

/// The same of a word that may be one, and has a capital.
#[cold]
pub(super) fn mend(item: &mut Item, text: &str, word: Span) {
    if is_name(item.row, text, word) {
        *item = Item::new(NONE, is::COUNTED);
    }
}

/// How a word begins.
#[derive(PartialEq)]
enum Case {
    Lower,
    Title,
    Other,
}

/// A word beside another.
#[derive(Clone, Copy)]
struct Word<'t> {
    text: &'t str,
    /// In the whole text.
    start: usize,
    end: usize,
    /// In lower case; 0 of a longer one.
    spelled: Spelled,
}

impl<'t> Word<'t> {
    fn new(text: &'t str, start: usize, end: usize) -> Option<Self> {
        // Digits and apostrophes have this bit, too.
        const LOWER: Spelled = Spelled::from_ne_bytes([0x20; 16]);
        let word = &text[start..end];
        let spelled = match (word.len(), text.as_bytes()[start..].first_chunk()) {
            (0, _) => return None,
            (17.., _) => 0,
            (length, Some(bytes)) => {
                (Spelled::from_le_bytes(*bytes) | LOWER) & Spelled::MAX >> (128 - 8 * length)
            }
            _ => spelled_small(word.as_bytes()),
        };
        Some(Self {
            text: word,
            start,
            end,
            spelled,
        })
    }

    fn is_of(self, list: &[Spelled]) -> bool {
        is_in(list, self.spelled)
    }

    fn case(self) -> Case {
        match *self.text.as_bytes() {
            [b'a'..=b'z', ..] => return Case::Lower,
            [b'A'..=b'Z', b'a'..=b'z', ..] => return Case::Title,
            _ => {}
        }
        let mut chars = self.text.chars();
        match (chars.next(), chars.next()) {
            (Some(first), _) if first.is_lowercase() => Case::Lower,
            (Some(first), Some(second)) if first.is_uppercase() && !second.is_uppercase() => {
                Case::Title
            }
            _ => Case::Other,
        }
    }

    /// Whether it is what a person does or is.
    fn is_verb(self) -> bool {
        self.is_of(&VERBS) || self.text.ends_with("n't") || self.text.ends_with("n’t")
    }

    /// Whether it stands in running text: no article, and not written for emphasis.
    fn leads_to_name(self) -> bool {
        self.case() == Case::Lower && !self.is_of(&DETERMINERS)
    }
}

/// Other letters are of languages whose words say nothing of a name.
fn is_part(c: char) -> bool {
    u8::try_from(c).is_ok_and(is_ascii_part) || is_common_letter(c) || c == '’'
}

fn is_ascii_part(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b == b'\''
}

/// A bit for each of 16 bytes that is such a part.
fn ascii_parts(bytes: &[u8; 16]) -> u64 {
    let x = bytes16(bytes);
    let letters = in_range(x | i8x16::splat(0x20), b'a', b'z');
    bits(letters | in_range(x, b'0', b'9') | x.cmp_eq(i8x16::splat(b'\'' as i8)))
}

/// The word before a position in the same sentence, perhaps with a comma behind it.
fn before(text: &str, at: usize) -> Option<Word<'_>> {
    let bytes = text.as_bytes();
    let blank = |mut end: usize| loop {
        match bytes[..end] {
            [.., b' ' | b'\t'] => end -= 1,
            [.., 0xc2, 0xa0] => end -= 2,
            _ => break end,
        }
    };
    let end = blank(at);
    match bytes[..end].last() {
        Some(b'.') => last_word(text, end - 1).filter(|word| word.is_of(&TITLES)),
        Some(b',') => last_word(text, blank(end - 1)),
        _ => last_word(text, end),
    }
}

/// Letters of a neighbour that are looked at, so that long ones cost no more.
const LETTERS: usize = 32;

fn last_word(text: &str, end: usize) -> Option<Word<'_>> {
    let bytes = text.as_bytes();
    let tail = bytes[..end].last_chunk();
    let near = tail.map_or(16, |tail| (ascii_parts(tail) << 48).leading_ones() as usize);
    let mut start = end - near % 16;
    if near == 16 {
        while start > 0 && end - start < LETTERS && is_ascii_part(bytes[start - 1]) {
            start -= 1;
        }
    }
    if start > 0 && !bytes[start - 1].is_ascii() {
        let letters = text[..end].chars().rev().take(LETTERS);
        let letters = letters.take_while(|&c| is_part(c));
        start = end - letters.map(char::len_utf8).sum::<usize>();
    }
    Word::new(text, start, end)
}

/// Spaces, tabs and no-break spaces between words, at most.
const BLANKS: usize = 4;

/// The word behind a position with nothing but white space between.
fn behind(text: &str, at: usize) -> Option<Word<'_>> {
    let mut start = at;
    for _ in 0..BLANKS {
        match text.as_bytes()[start..] {
            [b' ' | b'\t', ..] => start += 1,
            [0xc2, 0xa0, ..] => start += 2,
            _ => break,
        }
    }
    if start == at {
        return None;
    }
    let rest = &text[start..];
    let near = match rest.as_bytes().first_chunk() {
        Some(head) => ascii_parts(head).trailing_ones() as usize,
        None => 16,
    };
    let mut length = near;
    if near == 16 {
        let letters = rest.bytes().take(LETTERS);
        length = letters.take_while(|&b| is_ascii_part(b)).count();
    }
    if rest.as_bytes().get(length).is_some_and(|b| !b.is_ascii()) {
        let letters = rest.chars().take(LETTERS).take_while(|&c| is_part(c));
        length = letters.map(char::len_utf8).sum();
    }
    Word::new(text, start, start + length)
}

fn is_name(row: Row, text: &str, word: Span) -> bool {
    let written = word.of(text);
    // "JOY" is emphasis.
    if !written[1..].starts_with(|c: char| c.is_lowercase()) {
        return false;
    }
    let is_title = |word: Option<Word>| word.is_some_and(|word| word.case() == Case::Title);
    let previous = before(text, word.start);
    if previous.is_some_and(|previous| previous.is_of(&TITLES)) {
        return true;
    }
    let next = behind(text, word.end);
    let goes_on = is_title(next);
    if goes_on && next.is_some_and(|next| next.is_of(&PLACES)) {
        return true;
    }
    let is_given = row.has(flag::GIVEN_NAME);
    if let Some(previous) = previous.filter(|previous| previous.case() == Case::Title) {
        if goes_on {
            return false;
        }
        return match before(text, previous.start) {
            // "by Karen Savage", but not "at Our Best Price".
            Some(first) => first.leads_to_name(),
            // "Thanks Joy", "Only Joy has the key".
            None => is_given && (previous.is_of(&OPENERS) || next.is_some_and(Word::is_verb)),
        };
    }
    if !is_given {
        return false;
    }
    if let Some(previous) = previous {
        return previous.leads_to_name();
    }
    let Some(next) = next else {
        return possessive(written);
    };
    // "Joy Smith called", "Joy and Mark called".
    let after = behind(text, next.end);
    let with = matches!(next.text, "and" | "&") && is_title(after);
    let full = goes_on && after.is_some_and(Word::is_verb);
    // "Joy shouted at us", but not "Joy guaranteed!"
    let past = next.text.ends_with("ed") && next.case() == Case::Lower && after.is_some();
    possessive(written) || with || full || past || next.is_verb()
}

fn possessive(word: &str) -> bool {
    word.ends_with("'s") || word.ends_with("’s")
}

#[cfg(test)]
mod tests {
    use crate::{Analyzer, Lexicon};

    /// Whether the only word that the lexicon knows is a name there.
    fn named(text: &str) -> bool {
        let lexicon =
            Lexicon::from_tsv("term\tvalence\tname\njoy\t2\tgiven\nsavage\t-2\tsurname\n").unwrap();
        let analyzer = Analyzer::builder()
            .without_english()
            .lexicon(lexicon)
            .build()
            .unwrap();
        let score = analyzer.explain(text);
        assert_eq!(score.score, analyzer.score(text), "{text}");
        score.contributions.is_empty()
    }

    #[test]
    fn names_weigh_nothing() {
        for text in [
            "I spoke to Joy today.",
            "thanks to Anna, Joy and Mark",
            "Joy called about the order.",
            "Joy interrupts people in meetings.",
            "Joy doesn't listen.",
            "Joy hasn’t been told.",
            "Joy shouted at us.",
            "Joy led the team.",
            "Joy and Mark called.",
            "Joy Smith called.",
            "Joy's parcel is here.",
            "Joy’s parcel is here.",
            "Thanks Joy, you are so kind",
            "Only Joy has the key.",
            "Ask Mr. Savage",
            "Mrs Savage's room",
            "It was filled in by Karen Savage at noon.",
            "The shop in Savage Street",
            "Joy  called about  the order.",
            "Joy\tand\u{a0}Mark called.",
            "Ask Mr.\u{a0}Savage",
        ] {
            assert!(named(text), "{text}");
        }
    }

    #[test]
    fn other_words_do() {
        for text in [
            "What a joy!",
            "Joy",
            "JOY",
            "such a Joy to use",
            "tears of Joy",
            "Pure Joy!",
            "Joy to use",
            "Joy guaranteed!",
            "Joy sticks",
            "A Savage attack",
            "they are Savage",
            "Great Value And Joy For Kids",
            "#PureJoy",
            "joy called",
        ] {
            assert!(!named(text), "{text}");
        }
    }
}
