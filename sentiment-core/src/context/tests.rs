//! Answers are what they are if all words are read by the tokenizer and every row is
//! compared.

use super::answer::{Answer, FEW, MANY};
use super::rows::{Role, ANSWER_ROWS, LONGEST};
use super::words::Words;
use crate::{Token, TokenKind, Tokens};

/// Words in small letters, each with whether a clause ends behind it.
#[derive(Default)]
struct Plain {
    words: Vec<(String, bool)>,
    complete: bool,
    others: bool,
}

impl Plain {
    fn read(text: &str, most: usize) -> Self {
        let mut plain = Self::default();
        for token in Tokens::plain(text) {
            let ends = match token.kind {
                TokenKind::Word if plain.words.len() == most => return plain,
                TokenKind::Word => {
                    let letters = token.span.of(text).replace(['’', '‘'], "'");
                    plain.words.push((letters.to_lowercase(), false));
                    continue;
                }
                TokenKind::Punctuation => ends_clause(text, token),
                _ => true,
            };
            plain.others |= token.kind != TokenKind::Punctuation;
            if let Some(last) = plain.words.last_mut() {
                last.1 |= ends;
            }
        }
        plain.complete = true;
        if let Some(last) = plain.words.last_mut() {
            last.1 = true;
        }
        plain
    }

    fn longest(&self, at: usize) -> (Role, usize) {
        let rest = &self.words[at..];
        let within = rest.iter().position(|word| word.1);
        let words = within.map_or(rest.len(), |last| last + 1).min(LONGEST);
        let begins = |term: &str| {
            let mut words = rest[..words].iter().map(|word| word.0.as_str());
            term.split(' ').all(|word| words.next() == Some(word))
        };
        let rows = ANSWER_ROWS.iter().filter(|row| begins(row.0));
        rows.map(|row| (row.1, row.0.split(' ').count()))
            .max_by_key(|row| row.1)
            .unwrap_or((Role::Content, 1))
    }

    /// What leads, and what all words say to a question for merits or for faults.
    fn answer(&self, merits: bool) -> (Option<Role>, Answer) {
        let (mut lead, mut clause, mut whole) = (None, false, true);
        let (mut wish, mut but) = (false, false);
        let kind = |role| match role {
            Role::No | Role::Fine => Role::Nothing,
            role => role,
        };
        let mut at = 0;
        while at < self.words.len() {
            let (mut role, count) = self.longest(at);
            if role == Role::Virtue {
                wish |= lead.is_none();
                role = Role::Content;
            }
            let first_clause = whole && !clause;
            if role == Role::Wish {
                wish = true;
            } else if role != Role::Filler {
                but |= role == Role::But && at > 0;
                let lead = *lead.get_or_insert(role);
                whole &= !matches!(role, Role::Content | Role::But) && kind(role) == kind(lead);
            }
            at += count;
            clause |= first_clause && whole && lead.is_some() && self.words[at - 1].1;
        }
        whole &= self.complete && !self.others;
        clause &= !but;
        let answer = match lead {
            None if self.words.is_empty() && self.others => Answer::Wordless,
            None if self.words.is_empty() => Answer::Empty,
            Some(Role::Nothing) if merits || whole || clause => Answer::Denies { whole },
            Some(Role::No) if whole || clause => Answer::Denies { whole },
            Some(Role::Fine) if !merits && (whole || clause) => Answer::Denies { whole },
            Some(Role::Yes) if whole => Answer::Affirms,
            Some(Role::Empty) if whole => Answer::Empty,
            lead => Answer::Names {
                wish: wish || (lead == Some(Role::Yes) && clause),
                yes: lead == Some(Role::Yes),
            },
        };
        (lead, answer)
    }
}

fn ends_clause(text: &str, token: Token) -> bool {
    let next = text[token.span.end..].chars().next();
    match token.span.of(text) {
        "-" | "/" | "'" | "’" | "\"" | "&" => false,
        "." => !next.is_some_and(char::is_alphanumeric),
        _ => true,
    }
}

fn expected(text: &str, merits: bool, wishes: bool) -> Answer {
    let few = Plain::read(text, FEW);
    let (lead, answer) = few.answer(merits);
    if few.complete || (!wishes && lead == Some(Role::Content)) {
        answer
    } else {
        Plain::read(text, MANY).answer(merits).1
    }
}

/// Wishes are looked for only where they count.
fn seen(answer: Answer, wishes: bool) -> Answer {
    match answer {
        Answer::Names { wish, yes } => Answer::Names {
            wish: wish && wishes,
            yes,
        },
        other => other,
    }
}

const ODD: &[&str] = &[
    "a.b@example.com",
    "nothing@example.com",
    "no.a@b",
    "https://nothing.x/better",
    "www.better.x",
    "www. should",
    "http:",
    "#better",
    "#",
    "@ann",
    "@",
    "10/10",
    "2nd",
    "1️⃣",
    "xD",
    "XD",
    ":)",
    "<3",
    "D:",
    "T.T",
    "x:",
    "B)",
    "😍",
    "don’t",
    "i’d like",
    "n.a.",
    "n/a",
    "N/A",
    "-",
    "–",
    "'",
    "''",
    "’",
    "\"",
    "“so”",
    "...",
    "!!",
    "?!",
    ".",
    ",",
    ";",
    ":",
    "(",
    ")",
    "*",
    "&",
    "+",
    "_",
    "%",
    "é",
    "naïve",
    "好",
    "\u{200d}",
    "\u{a0}",
    "\u{301}",
    "\t",
    "\n",
    "\r\n",
    "\0",
    "\u{7f}",
    "improvementz",
    "everythinh",
    "anticonstitutionally",
    "the",
    "staff",
    "was",
    "lovely",
    "x",
    "zzzzzzzz",
    "NoThInG",
    "it'",
    "a'é",
];

const BETWEEN: &[&str] = &[
    " ", " ", " ", " ", " ", " ", " ", " ", ", ", ". ", " - ", "-", "/", "", "  ", "\n", "'", ".",
    " & ", "; ", "@",
];

/// Linear congruential (Knuth), the upper bits.
struct Random(u64);

impl Random {
    fn choose<T: Copy>(&mut self, from: &[T]) -> T {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        from[(self.0 >> 33) as usize % from.len()]
    }

    /// Of rows, of what they begin with, and of what is odd.
    fn text(&mut self) -> String {
        let mut text = String::new();
        let oddity = self.choose(&[3, 10, 1000]);
        for _ in 0..self.choose(&[1, 2, 3, 5, 8, 13, 30, 50]) {
            let row = self.choose(ANSWER_ROWS).0;
            let odd = self.choose(ODD);
            let words = self.choose(&[1, 1, 2, 3, 8]);
            let piece = if oddity < 1000 && text.len().is_multiple_of(oddity) {
                odd.to_owned()
            } else {
                row.split(' ').take(words).collect::<Vec<_>>().join(" ")
            };
            text.push_str(&match self.choose(&[0, 0, 0, 0, 1, 2]) {
                1 => piece.to_uppercase(),
                2 => piece.replace('\'', "’"),
                _ => piece,
            });
            text.push_str(if oddity == 1000 {
                " "
            } else {
                self.choose(BETWEEN)
            });
        }
        text
    }
}

#[test]
fn answers_are_those_of_all_words() {
    let mut random = Random(1);
    let mut words = Words::default();
    let mut kinds = Vec::new();
    for _ in 0..8_000 {
        let text = random.text();
        for (merits, wishes) in [(true, false), (false, false), (false, true)] {
            let answer = Answer::of(&text, merits, wishes, &mut words);
            let expected = expected(&text, merits, wishes);
            assert_eq!(seen(answer, wishes), seen(expected, wishes), "{text:?}");
            if !kinds.contains(&answer) {
                kinds.push(answer);
            }
        }
    }
    assert_eq!(kinds.len(), 9, "{kinds:?}");
}
