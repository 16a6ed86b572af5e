//! The spelling under which a word is looked up.

use super::Engine;
use crate::clean::JOINT;
use crate::lexicon::{Found, MAX_WORD, NONE};
use crate::tokenizer::rating;

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Spelling {
    #[default]
    Plain,
    /// Two letters or more, none of them lower-case.
    Capitals,
}

/// A normalized word on the stack: lower case, straight apostrophes, runs of a
/// letter cut to three.
pub(super) struct WordBuffer {
    bytes: [u8; MAX_WORD],
    len: usize,
    /// Too long for any entry.
    overflow: bool,
    pub elongated: bool,
    pub shape: Spelling,
}

impl Default for WordBuffer {
    fn default() -> Self {
        Self {
            bytes: [0; MAX_WORD],
            len: 0,
            overflow: false,
            elongated: false,
            shape: Spelling::Plain,
        }
    }
}

impl WordBuffer {
    pub fn bytes(&self) -> &[u8] {
        if self.overflow {
            &[]
        } else {
            &self.bytes[..self.len]
        }
    }

    fn push(&mut self, c: char) {
        let mut utf8 = [0; 4];
        for &b in c.encode_utf8(&mut utf8).as_bytes() {
            self.push_byte(b);
        }
    }

    fn push_byte(&mut self, b: u8) {
        match self.bytes.get_mut(self.len) {
            Some(slot) => {
                *slot = b;
                self.len += 1;
            }
            None => self.overflow = true,
        }
    }

    /// The same as [`WordBuffer::fill`] for nearly all words; false for those
    /// with other letters or with three equal ones.
    fn fill_ascii(&mut self, word: &[u8]) -> bool {
        let Some(bytes) = self.bytes.get_mut(..word.len()).filter(|_| word.is_ascii()) else {
            return false;
        };
        bytes.copy_from_slice(word);
        bytes.make_ascii_lowercase();
        let run = |w: &[u8]| w[0] == w[1] && w[1] == w[2] && w[0].is_ascii_alphabetic();
        if bytes.windows(3).any(run) {
            return false;
        }
        let upper = word.iter().filter(|b| b.is_ascii_uppercase()).count();
        let capitals = upper >= 2 && !word.iter().any(u8::is_ascii_lowercase);
        self.len = word.len();
        self.overflow = false;
        self.elongated = false;
        self.shape = if capitals {
            Spelling::Capitals
        } else {
            Spelling::Plain
        };
        true
    }

    pub fn fill_emoji(&mut self, text: &str) {
        self.len = 0;
        self.overflow = false;
        for c in text.chars().filter(|&c| !crate::tokenizer::is_modifier(c)) {
            self.push(c);
        }
    }

    pub fn fill(&mut self, word: &str) {
        if self.fill_ascii(word.as_bytes()) {
            return;
        }
        (self.len, self.overflow, self.elongated) = (0, false, false);
        self.shape = Spelling::Plain;
        let (mut upper, mut lower) = (0, 0);
        let mut previous = '\0';
        let mut run = 0;
        for c in word.chars() {
            let (is_upper, is_lower) = case(c);
            upper += usize::from(is_upper);
            lower += usize::from(is_lower);
            let c = match c {
                '\u{2019}' | '\u{2018}' | '\u{02bc}' => '\'',
                JOINT => '.',
                c => c,
            };
            let folded = if c.is_ascii() {
                c.to_ascii_lowercase()
            } else {
                c
            };
            if folded == previous && folded.is_alphabetic() {
                run += 1;
                if run >= 3 {
                    self.elongated = true;
                    if run > 3 {
                        continue;
                    }
                }
            } else {
                run = 1;
                previous = folded;
            }
            if c.is_ascii() {
                self.push_byte(folded as u8);
            } else if is_lower || matches!(c, '\u{3040}'..='\u{9fff}') {
                self.push(c);
            } else {
                c.to_lowercase().for_each(|l| self.push(l));
            }
        }
        if upper >= 2 && lower == 0 {
            self.shape = Spelling::Capitals;
        }
    }
}

/// Whether a letter is upper-case or lower-case, most often without a table.
fn case(c: char) -> (bool, bool) {
    match c {
        '\0'..='\u{7f}' => (c.is_ascii_uppercase(), c.is_ascii_lowercase()),
        '\u{410}'..='\u{42f}' => (true, false),
        '\u{430}'..='\u{44f}' => (false, true),
        '\u{3040}'..='\u{9fff}' => (false, false),
        _ => (c.is_uppercase(), c.is_lowercase()),
    }
}

impl Engine {
    /// Look a word up: as it is written, by a wildcard that is as long drawn, without
    /// elongation, without a possessive, by wildcard, by stem.
    pub(super) fn find_word(&self, word: &str, buffer: &mut WordBuffer) -> Found {
        buffer.fill(word);
        let exact = self.table.word(buffer.bytes());
        if exact != NONE {
            return exact;
        }
        if buffer.elongated {
            let found = self.find_elongated(buffer.bytes());
            if found != NONE {
                return found;
            }
            let (short, found) = self.shorten(buffer.bytes());
            if found != NONE {
                return found;
            }
            buffer.bytes = short.bytes;
            buffer.len = short.len;
        }
        let bytes = buffer.bytes();
        if let Some(stripped) = bytes
            .strip_suffix(b"'s")
            .or_else(|| bytes.strip_suffix(b"'"))
        {
            let found = self.table.word(stripped);
            if found != NONE {
                return found;
            }
        }
        self.find_inexact(bytes)
    }

    /// Runs of three letters cut to two or one, whichever the table knows:
    /// "gooodd" is "good". Where it knows none, runs are cut to two.
    fn shorten(&self, word: &[u8]) -> (WordBuffer, Found) {
        let mut runs = [0; 3];
        let mut count = 0;
        let mut i = 0;
        while i + 2 < word.len() {
            if word[i] == word[i + 1] && word[i] == word[i + 2] && word[i] < 0x80 {
                if count < runs.len() {
                    runs[count] = i;
                    count += 1;
                }
                i += 3;
            } else {
                i += 1;
            }
        }
        let attempt = |choice: usize| {
            let mut out = WordBuffer::default();
            let mut run = 0;
            let mut i = 0;
            while i < word.len() {
                out.push_byte(word[i]);
                if run < count && runs[run] == i {
                    // Two first: English doubles more often than it doubles not.
                    if choice & (1 << run) == 0 {
                        out.push_byte(word[i]);
                    }
                    run += 1;
                    i += 3;
                } else {
                    i += 1;
                }
            }
            out
        };
        for choice in 0..1 << count {
            let candidate = attempt(choice);
            let found = self.table.word(candidate.bytes());
            if found != NONE {
                return (candidate, found);
            }
        }
        (attempt(0), NONE)
    }

    /// A number: as it is written, by wildcard, as the rating that it stands for.
    pub(super) fn find_number(&self, number: &str) -> Found {
        let bytes = number.as_bytes();
        let exact = self.table.word(bytes);
        if exact != NONE {
            return exact;
        }
        match self.find_wildcard(bytes, 1) {
            NONE => rating(number).map_or(NONE, |says| self.table.word(says.as_bytes())),
            found => found,
        }
    }

    /// The longest wildcard that matches a word and begins with `least` bytes of it or more.
    fn find_wildcard(&self, word: &[u8], least: usize) -> Found {
        let lengths = self.matching.wildcards.longest_first(word);
        for length in lengths.take_while(|&length| length >= least) {
            let mut key = WordBuffer::default();
            word[..length].iter().for_each(|&b| key.push_byte(b));
            key.push_byte(b'*');
            let found = self.table.word(key.bytes());
            if found != NONE {
                return found;
            }
        }
        NONE
    }

    /// The same of those with a letter three times in a row ("hmmm*"), which what is shortened has not.
    fn find_elongated(&self, word: &[u8]) -> Found {
        if self.matching.wildcards.is_empty() {
            return NONE;
        }
        let run = word.windows(3).position(|w| w[0] == w[1] && w[0] == w[2]);
        run.map_or(NONE, |run| self.find_wildcard(word, run + 3))
    }

    fn find_inexact(&self, word: &[u8]) -> Found {
        let found = self.find_wildcard(word, 1);
        if found != NONE {
            return found;
        }
        #[cfg(feature = "stem")]
        if let (Some(stemmer), Ok(word)) = (&self.matching.stemmer, std::str::from_utf8(word)) {
            let mut key = WordBuffer::default();
            key.push_byte(crate::lexicon::STEM_MARK);
            stemmer.stem(word).bytes().for_each(|b| key.push_byte(b));
            return self.table.word(key.bytes());
        }
        NONE
    }

    /// The spelling that a word is looked up under, where it is not known.
    pub(super) fn spelling_of(&self, word: &str) -> String {
        let mut buffer = WordBuffer::default();
        self.find_word(word, &mut buffer);
        String::from_utf8_lossy(buffer.bytes()).into_owned()
    }
}
