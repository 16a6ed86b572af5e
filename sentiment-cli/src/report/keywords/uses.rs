//! The words of a text, and how it uses them.

use sentiment_core::internal::{push_form, Cleaned};
use sentiment_core::{Contribution, ContributionKind, TokenKind, Tokens};

use super::compounds::HYPHEN;

/// Bytes of one text that are read.
const LONGEST: usize = 16 << 10;

/// A word in its text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Use {
    weight: i8,
    /// What of that is of phrases which the word before is in as well.
    shared: i8,
    /// 1 where it is written as a name, with a capital within a sentence; −1 in small letters.
    pub name: i8,
}

impl Use {
    /// Parts of a log-odd that a weight is kept in.
    const PARTS: f64 = 32.0;

    fn add(&mut self, weight: f64, is_first: bool) {
        // Saturates, at four log-odds.
        let weight = (weight * Self::PARTS).round() as i8;
        self.weight = self.weight.saturating_add(weight);
        if !is_first {
            self.shared = self.shared.saturating_add(weight);
        }
    }

    /// What neighbours add to the valence of their text, in log-odds; all that a phrase adds which one of them is in, once.
    pub fn weight(neighbours: &[Use]) -> f64 {
        let behind = neighbours.iter().skip(1);
        let more = behind.map(|used| i32::from(used.weight) - i32::from(used.shared));
        let more: i32 = more.sum();
        let first = neighbours.first().map_or(0, |used| used.weight);
        f64::from(i32::from(first) + more) / Self::PARTS
    }
}

/// As much of a text as is read.
pub fn start(text: &str) -> &str {
    let end = (0..=LONGEST.min(text.len())).rfind(|&at| text.is_char_boundary(at));
    &text[..end.unwrap_or(0)]
}

/// The words, emoji and hashtags of a text in lower case, but for those that a mail quotes, neighbours on one line;
/// and how they are used.
pub fn words(text: &str, contributions: &[Contribution]) -> (String, Vec<Use>) {
    let mut out = String::with_capacity(text.len());
    let mut uses: Vec<Use> = Vec::new();
    // Where words begin, and which is at what place among all uses.
    let mut places: Vec<(usize, usize)> = Vec::new();
    let mut end = None;
    let mut cleaned = Cleaned::default();
    let (text, original) = cleaned.of(text);
    for token in Tokens::new(text) {
        let piece = token.span.of(text);
        let is_word = token.kind == TokenKind::Word;
        let is_sign = matches!(
            token.kind,
            TokenKind::Emoji | TokenKind::Emoticon | TokenKind::Hashtag
        );
        if !is_word && !is_sign {
            continue;
        }
        let gap = end.map(|end| &text[end..token.span.start]);
        let is_joined = is_word && gap == Some("-");
        let is_near = gap.is_some_and(|gap| is_joined || gap.chars().all(char::is_whitespace));
        if !out.is_empty() {
            out.push(match is_word && is_near {
                true if is_joined => HYPHEN,
                true => ' ',
                false => '\n',
            });
            if !(is_word && is_near) {
                uses.push(Use::default());
            }
        }
        places.push((original(token.span).start, uses.len()));
        uses.push(Use {
            name: name(piece, is_near),
            ..Use::default()
        });
        push_form(&mut out, piece);
        end = is_word.then_some(token.span.end);
    }
    for contribution in contributions
        .iter()
        .filter(|c| c.kind == ContributionKind::Term)
    {
        let [from, to] = [contribution.span.start, contribution.span.end]
            .map(|at| places.partition_point(|(start, _)| *start < at));
        for (_, at) in &places[from..to] {
            uses[*at].add(contribution.sums.valence, *at == places[from].1);
        }
    }
    if !uses.is_empty() {
        uses.push(Use::default());
    }
    (out, uses)
}

/// Whether a word is written as a name; of the first of a sentence, and of one in capitals, nobody knows.
fn name(word: &str, is_inside: bool) -> i8 {
    let mut letters = word.chars();
    let is_upper = letters.next().is_some_and(char::is_uppercase);
    match is_upper {
        true if is_inside && letters.any(char::is_lowercase) => 1,
        true => 0,
        false => -1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sentiment_core::Analyzer;

    #[test]
    fn neighbours_are_on_one_line() {
        let text = "My manager’s burnt-out team, 24 people, can't keep  UP 😡 #Late now";
        let expected = "my manager burnt\tout team\npeople\ncan't keep up\n😡\n#late\nnow";
        let (words, uses) = words(text, &[]);
        assert_eq!(words, expected);
        let read: usize = words
            .lines()
            .map(|line| line.split([' ', HYPHEN]).count() + 1)
            .sum();
        assert_eq!(uses.len(), read);
        let mail = "It&#39;s the <b>larder</b>\n\nOn Tue, 3 Mar 2026, Ann wrote:\n> no pantry";
        assert_eq!(super::words(mail, &[]).0, "it the larder");
        assert_eq!(start(&"é".repeat(LONGEST)).len(), LONGEST);
    }

    #[test]
    fn what_words_weigh_is_kept_with_them() {
        let text = "The Larkspur is AWFUL. It works like a charm";
        let explanation = Analyzer::english().explain(text);
        let (words, uses) = words(text, &explanation.contributions);
        let at = |word: &str| {
            let mut forms = words.lines().flat_map(|line| line.split(' ').chain([""]));
            forms.position(|form| form == word).unwrap()
        };
        let of = |word: &str| uses[at(word)];
        let weight = |from: &str, to: &str| Use::weight(&uses[at(from)..=at(to)]);
        assert!(weight("awful", "awful") < -0.4 && weight("charm", "charm") > 0.4);
        // A phrase counts once.
        assert_eq!(weight("like", "charm"), weight("charm", "charm"));
        assert_eq!(
            ["larkspur", "awful", "it", "works"].map(|word| of(word).name),
            [1, 0, 0, -1]
        );
    }
}
