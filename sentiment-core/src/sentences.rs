//! Sentences of a text.

use unicode_segmentation::UnicodeSegmentation;

use crate::clean::Cleaned;
use crate::engine::{begins_name, line_break, wraps};
use crate::{SentenceScore, Span, TokenKind, Tokens};

/// Score each sentence of a text.
pub(crate) fn score<S>(text: &str, score: impl Fn(&str) -> S) -> Vec<SentenceScore<S>> {
    split(text)
        .into_iter()
        .map(|span| SentenceScore {
            span,
            score: score(span.of(text)),
        })
        .collect()
}

/// Spans of the sentences, trimmed, in order; none is empty.
#[must_use]
pub fn split(text: &str) -> Vec<Span> {
    let mut cleaned = Cleaned::default();
    let is_unclean = cleaned.fill(text);
    let spans = split_clean(if is_unclean { cleaned.text() } else { text });
    if !is_unclean {
        return spans;
    }
    // Tags and the like belong to what stands before.
    let starts = spans.into_iter().map(|span| cleaned.original(span).start);
    let mut bounds: Vec<usize> = starts.collect();
    match bounds.first_mut() {
        Some(first) => *first = 0,
        None => bounds.push(0),
    }
    bounds.push(text.len());
    let pieces = bounds.windows(2).map(|pair| Span::new(pair[0], pair[1]));
    pieces.filter_map(|span| trimmed(text, span)).collect()
}

/// The same of what needs no cleaning.
fn split_clean(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    let mut rest = Span::new(0, text.len());
    while !rest.is_empty() {
        let (part, run) = before_long_run(text, rest);
        for (at, sentence) in part.of(text).split_sentence_bound_indices() {
            let end = part.start + at + sentence.len();
            // Every line break ends one there.
            if !(sentence.ends_with('\n') && wraps(text, end - 1)) {
                repair(text, Span::new(start, end), &mut spans);
                start = end;
            }
        }
        if !run.is_empty() {
            repair(text, Span::new(start, part.end), &mut spans);
            push(text, run, &mut spans);
            start = run.end;
        }
        rest.start = run.end;
    }
    merge(text, &mut spans);
    spans
}

/// Characters between words behind which a sentence ends, whatever they are.
const LONG_RUN: usize = 64;

/// The text up to the next long run of what is no word, with the beginning of it; and the rest of that run,
/// which ends the text if there is none. To find the sentences in such a run takes time that grows with its square.
fn before_long_run(text: &str, rest: Span) -> (Span, Span) {
    let mut length = 0;
    for (at, c) in rest.of(text).char_indices() {
        length = if c.is_alphanumeric() { 0 } else { length + 1 };
        if length == LONG_RUN {
            let from = rest.start + at + c.len_utf8();
            let behind = text[from..rest.end].find(char::is_alphanumeric);
            let until = behind.map_or(rest.end, |behind| from + behind);
            return (Span::new(rest.start, from), Span::new(from, until));
        }
    }
    (rest, Span::new(rest.end, rest.end))
}

/// UAX #29 misses ends that feedback has: "slow.but", "bad!!next", line breaks,
/// an emoji before a new capital.
fn repair(text: &str, sentence: Span, spans: &mut Vec<Span>) {
    let piece = sentence.of(text);
    let mut start = sentence.start;
    let mut previous: Option<(TokenKind, Span)> = None;
    for token in Tokens::new(piece) {
        let span = token.span.shifted(sentence.start);
        if let Some((kind, before)) = previous {
            let broken = line_break(text, before.end, span);
            let mark = before.of(text);
            let starts_word = matches!(token.kind, TokenKind::Word | TokenKind::Hashtag);
            let shouted =
                kind == TokenKind::Punctuation && mark.starts_with(['!', '?']) && starts_word;
            // "slow.but": two words of two letters or more, not "e.g.".
            let glued = mark == "."
                && before.end == span.start
                && starts_word
                && span.len() > 1
                && word_before(text, before.start, start) > 1;
            // "slow. it crashes", not "approx. five".
            let small = mark == "."
                && before.end < span.start
                && starts_word
                && ends_sentence(&text[start..before.start]);
            let symbol = matches!(kind, TokenKind::Emoji | TokenKind::Emoticon)
                && token.kind == TokenKind::Word
                && span.of(text).starts_with(char::is_uppercase);
            if broken || shouted || glued || small || symbol {
                push(text, Span::new(start, span.start), spans);
                start = span.start;
            }
        }
        previous = Some((token.kind, span));
    }
    push(text, Span::new(start, sentence.end), spans);
}

/// Whether a full stop behind a text ends a sentence: no abbreviation, nor the dot of a list's number.
fn ends_sentence(text: &str) -> bool {
    const ABBREVIATIONS: [&str; 28] = [
        "aka", "approx", "appt", "avg", "ca", "cf", "dept", "eg", "esp", "est", "etc", "excl",
        "ext", "fig", "hrs", "ie", "inc", "incl", "ltd", "max", "min", "mins", "misc", "no", "tel",
        "temp", "viz", "vs",
    ];
    let word = text.rsplit(|c: char| !c.is_alphanumeric()).next();
    let word = word.unwrap_or("").to_ascii_lowercase();
    word.len() > 1
        && !word.bytes().all(|b| b.is_ascii_digit())
        && ABBREVIATIONS.binary_search(&&*word).is_err()
}

/// Letters directly before an offset.
fn word_before(text: &str, end: usize, start: usize) -> usize {
    text[start..end]
        .chars()
        .rev()
        .take_while(|c| c.is_alphanumeric())
        .count()
}

/// A span without the white space around it, unless that is all.
fn trimmed(text: &str, span: Span) -> Option<Span> {
    let piece = span.of(text).trim_start();
    let start = span.end - piece.len();
    let end = start + piece.trim_end().len();
    (start < end).then(|| Span::new(start, end))
}

fn push(text: &str, span: Span, spans: &mut Vec<Span>) {
    let Some(span) = trimmed(text, span) else {
        return;
    };
    let Span { start, end } = span;
    // Marks and emoji alone belong to the sentence before on their line, or to the one behind.
    // From the end: linear, as a long run of marks is not passed again for each sentence behind it.
    let wordless = |span: Span| !span.of(text).chars().rev().any(char::is_alphanumeric);
    let belongs = |last: Span| wordless(span) || wordless(last);
    match spans.last_mut() {
        Some(last) if belongs(*last) && !text[last.end..start].contains('\n') => last.end = end,
        _ => spans.push(span),
    }
}

/// UAX #29 ends a sentence after "Mr.", the full stop of ".NET" and the number of a list before a capital.
fn merge(text: &str, spans: &mut Vec<Span>) {
    const TITLES: [&str; 9] = [
        "mr.", "mrs.", "ms.", "dr.", "prof.", "st.", "vs.", "jr.", "sr.",
    ];
    spans.dedup_by(|this, before| {
        let piece = before.of(text);
        let word = piece.rsplit(char::is_whitespace).next().unwrap_or("");
        let goes_on = TITLES.iter().any(|t| t.eq_ignore_ascii_case(word))
            || (word.eq_ignore_ascii_case("no.")
                && this.of(text).starts_with(|c: char| c.is_ascii_digit()))
            || numbers(piece)
            || (before.end == this.start && begins_name(text, this.start - 1));
        let merged = goes_on && !text[before.end..this.start].contains('\n');
        if merged {
            before.end = this.end;
        }
        merged
    });
}

/// Whether a sentence but numbers what follows: "1.", "Step 2.".
fn numbers(sentence: &str) -> bool {
    const PARTS: [&str; 16] = [
        "answer", "chapter", "day", "issue", "item", "option", "part", "phase", "point", "problem",
        "question", "reason", "section", "step", "tip", "week",
    ];
    let Some(rest) = sentence.strip_suffix('.') else {
        return false;
    };
    let (part, number) = rest.rsplit_once(' ').unwrap_or(("", rest));
    let is_part = part.is_empty() || PARTS.iter().any(|p| p.eq_ignore_ascii_case(part));
    let is_number = (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    is_part && is_number
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        split(text).into_iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn ends_that_feedback_has() {
        assert_eq!(sentences("Nice. I like it."), ["Nice.", "I like it."]);
        assert_eq!(sentences("too slow.but nice"), ["too slow.", "but nice"]);
        assert_eq!(sentences("bad!!never again"), ["bad!!", "never again"]);
        assert_eq!(
            sentences("bad!! never again 😡"),
            ["bad!!", "never again 😡"]
        );
        assert_eq!(sentences("slow\nbut nice"), ["slow", "but nice"]);
        assert_eq!(
            sentences("Love it 😍 Will buy again"),
            ["Love it 😍", "Will buy again"]
        );
        assert_eq!(sentences("Great! 🎉🎉"), ["Great! 🎉🎉"]);
        assert_eq!(
            sentences("👍 Great. 😍\n🎉 Thanks"),
            ["👍 Great. 😍", "🎉 Thanks"]
        );
        assert_eq!(sentences("Mr. Smith was kind."), ["Mr. Smith was kind."]);
        assert_eq!(
            sentences("I use .NET daily. It is fine"),
            ["I use .NET daily.", "It is fine"]
        );
        assert_eq!(sentences(".NET, a .exe"), [".NET, a .exe"]);
        assert_eq!(
            sentences("It was nice .The staff too"),
            ["It was nice .", "The staff too"]
        );
        assert_eq!(
            sentences("It costs 3.50 e.g. here"),
            ["It costs 3.50 e.g. here"]
        );
        assert_eq!(
            sentences("ugh. i waited, approx. five weeks. then it broke. iPhone too"),
            [
                "ugh.",
                "i waited, approx. five weeks.",
                "then it broke.",
                "iPhone too"
            ]
        );
        // A mail whose lines a program broke.
        let mail = "I would really like to say that I would not\nrecommend this.\n\nbye";
        assert_eq!(sentences(mail), [&mail[..mail.len() - 5], "bye"],);
        assert_eq!(sentences("  \n "), Vec::<&str>::new());
    }

    #[test]
    fn long_runs_of_marks_end_a_sentence() {
        let long = |mark: &str| mark.repeat(300_000);
        for mark in [" ", ")", "\"", "\u{a0}", "() ", "«", "-"] {
            let text = format!("Great.{}so slow{0}", long(mark));
            let expected = [text.find("so").unwrap(), text.len()];
            let [first, last] = split(&text)[..] else {
                panic!("two sentences: {mark:?}");
            };
            assert_eq!(first.start, 0);
            assert!(first.end <= expected[0] && last.of(&text).starts_with("so slow"));
        }
    }

    #[test]
    fn numbers_of_lists_are_no_sentences() {
        assert_eq!(
            sentences("1. Great support\n2. Slow app\n10. Too expensive. Sorry"),
            [
                "1. Great support",
                "2. Slow app",
                "10. Too expensive.",
                "Sorry"
            ]
        );
        assert_eq!(
            sentences("Step 1. Open it. Step 2. Close it."),
            ["Step 1. Open it.", "Step 2. Close it."]
        );
        assert_eq!(sentences("I give it 1. Great"), ["I give it 1.", "Great"]);
        assert_eq!(
            sentences("<li>1. Nice</li><li>2. Slow</li>"),
            ["<li>1. Nice</li><li>", "2. Slow</li>"]
        );
        assert_eq!(sentences("1) Great. 2) Slow"), ["1) Great.", "2) Slow"]);
        assert_eq!(sentences("1.\nGreat"), ["1.", "Great"]);
    }

    #[test]
    fn ends_that_programs_wrote() {
        assert_eq!(
            sentences("<p>Nice.<br /><br />So slow</p> <p>Fine</p>"),
            ["<p>Nice.<br /><br />", "So slow</p> <p>", "Fine</p>"]
        );
        assert_eq!(
            sentences(r"It\u2019s nice.\nSo slow."),
            [r"It\u2019s nice.\n", "So slow."]
        );
        assert_eq!(sentences("I do n't. &nbsp;"), ["I do n't. &nbsp;"]);
        assert_eq!(sentences("&nbsp;"), ["&nbsp;"]);
    }
}
