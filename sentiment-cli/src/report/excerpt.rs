//! The part of a text that is shown: where it says most.

use std::sync::Arc;

use sentiment_core::{Contribution, ContributionKind, Explanation, Span};

/// Longest text that is shown, in characters.
const LENGTH: usize = 500;

/// Bytes without a space that may be the rest of a word.
const WORD: usize = 40;

/// A text that is explained whole, and the part of it that is shown.
#[derive(Clone)]
pub struct Excerpt {
    /// Of the whole text, but for what is said of the words outside.
    pub explanation: Arc<Explanation>,
    /// Whether the text begins earlier.
    pub before: bool,
    /// Whether it goes on.
    pub after: bool,
}

impl Excerpt {
    /// The whole text if it is short, else the passage where the words weigh most.
    pub fn of(whole: &Arc<Explanation>) -> Self {
        Self::part(whole, |all| heaviest(whole, all))
    }

    /// The whole text if it is short, else the passage around a part of it.
    pub fn around(whole: &Arc<Explanation>, core: Span) -> Self {
        Self::part(whole, |_| core)
    }

    fn part(whole: &Arc<Explanation>, core: impl FnOnce(Span) -> Span) -> Self {
        let text = &whole.text;
        let end = text.trim_end().len();
        let start = end - text[..end].trim_start().len();
        let shown = match text[start..end].char_indices().nth(LENGTH) {
            Some(_) => {
                let all = Span::new(start, end);
                passage(text, all, core(all))
            }
            None => Span::new(start, end),
        };
        let all = shown.len() == text.len();
        Self {
            explanation: if all {
                Arc::clone(whole)
            } else {
                Arc::new(cut(whole, shown))
            },
            before: shown.start > start,
            after: shown.end < end,
        }
    }
}

/// The part of `all` with the strongest words.
fn heaviest(whole: &Explanation, all: Span) -> Span {
    let terms: Vec<&Contribution> = whole
        .contributions
        .iter()
        .filter(|c| c.kind == ContributionKind::Term)
        .collect();
    strongest(&whole.text, &terms).unwrap_or(Span::new(all.start, all.start))
}

/// The passage of `all`, which is longer than that, around a part of it.
fn passage(text: &str, all: Span, core: Span) -> Span {
    // As much before it as after it, if there is so much.
    let room = LENGTH.saturating_sub(core.of(text).chars().count());
    let before = text[all.start..core.start].chars().count();
    let after = text[core.end..all.end].chars().count();
    let ahead = before.min((room / 2).max(room.saturating_sub(after)));
    let behind = after.min(room - ahead);
    let start = core.start - width(text[all.start..core.start].chars().rev(), ahead);
    let end = core.end + width(text[core.end..all.end].chars(), behind);
    let (start, end) = (start.max(all.start), end.min(all.end));
    Span::new(
        word_start(text, all, start, core.start),
        word_end(text, all, end, core.end),
    )
}

/// From the first to the last of those neighbours, no further apart than what
/// is shown, that weigh most together.
fn strongest(text: &str, terms: &[&Contribution]) -> Option<Span> {
    let weight = |c: &Contribution| c.sums.valence.abs();
    let (mut first, mut characters, mut sum) = (0, 0, 0.0);
    let mut best: Option<(f64, Span)> = None;
    let mut end = terms.first()?.span.start;
    for term in terms {
        sum += weight(term);
        if term.span.end > end {
            characters += text[end..term.span.end].chars().count();
            end = term.span.end;
        }
        while characters > LENGTH && terms[first].span.start < term.span.start {
            sum -= weight(terms[first]);
            let passed = Span::new(terms[first].span.start, terms[first + 1].span.start);
            characters -= passed.of(text).chars().count();
            first += 1;
        }
        // By more than a sum of the same words in another order.
        if best.is_none_or(|(most, _)| sum > most + 1e-9) {
            best = Some((sum, Span::new(terms[first].span.start, end)));
        }
    }
    best.map(|(_, span)| span)
}

/// Bytes of the first `count` characters.
fn width(characters: impl Iterator<Item = char>, count: usize) -> usize {
    characters.take(count).map(char::len_utf8).sum()
}

/// From `at` on the start of a word, `latest` at most; `at` itself where there is none.
fn word_start(text: &str, all: Span, at: usize, latest: usize) -> usize {
    let inside = at > all.start && !text[..at].ends_with(char::is_whitespace);
    if !inside {
        return at + (text[at..latest].len() - text[at..latest].trim_start().len());
    }
    match text[at..latest].find(char::is_whitespace) {
        Some(space) => {
            let rest = &text[at + space..latest];
            at + space + (rest.len() - rest.trim_start().len())
        }
        // No language's word is so long.
        None if latest - at < WORD => latest,
        None => at,
    }
}

/// Up to `at` the end of a word, `earliest` at least; `at` itself where there is none.
fn word_end(text: &str, all: Span, at: usize, earliest: usize) -> usize {
    let inside = at < all.end && !text[at..].starts_with(char::is_whitespace);
    let end = match text[earliest..at].rfind(char::is_whitespace) {
        Some(space) if inside => earliest + space,
        None if inside && at - earliest < WORD => earliest,
        _ => at,
    };
    earliest + text[earliest..end].trim_end().len()
}

/// The explanation with a part of its text, and what is said of the words in it.
fn cut(whole: &Explanation, shown: Span) -> Explanation {
    let within = |span: &Span| span.start >= shown.start && span.end <= shown.end;
    let moved = |span: Span| match within(&span) {
        true => Span::new(span.start - shown.start, span.end - shown.start),
        // Of no word that is shown.
        false => Span::default(),
    };
    let mut part = whole.clone();
    part.text = shown.of(&whole.text).to_owned();
    part.contributions
        .retain(|c| c.kind == ContributionKind::Context || within(&c.span));
    for c in &mut part.contributions {
        c.span = moved(c.span);
        for shifter in &mut c.shifters {
            shifter.span = moved(shifter.span);
        }
    }
    part.irony.retain(within);
    part.irony.iter_mut().for_each(|span| *span = moved(*span));
    part
}

#[cfg(test)]
mod tests {
    use super::*;
    use sentiment_core::Analyzer;

    fn excerpt(text: &str) -> Excerpt {
        Excerpt::of(&Arc::new(Analyzer::english().explain(text)))
    }

    #[test]
    fn short_texts_are_whole() {
        let short = excerpt("  I love it. ");
        assert_eq!(short.explanation.text, "I love it.");
        assert!(!short.before && !short.after);
        let html = short.explanation.to_html_text();
        assert!(html.contains(">love it</mark>"), "{html}");
    }

    #[test]
    fn long_texts_are_cut_between_words_around_what_weighs_most() {
        let plain = "We came on Monday by train and sat at the table. ".repeat(40);
        for text in [
            format!("{plain}It was terrible, I hate it. {plain}"),
            format!("{plain}It was terrible, I hate it."),
            format!("It was terrible, I hate it. {plain}"),
            format!("{plain}«É» terrible — I hate it… {plain}"),
        ] {
            let e = excerpt(&text);
            let shown = &e.explanation.text;
            assert!(
                shown.contains("terrible") && shown.contains("hate it"),
                "{shown}"
            );
            assert!(shown.chars().count() <= LENGTH && shown.chars().count() > LENGTH - 30);
            let at = text.find(shown.as_str()).unwrap();
            assert_eq!((e.before, e.after), (at > 0, at + shown.len() < text.len()));
            assert!(at == 0 || text[..at].ends_with(' '), "{shown}");
            assert!(
                !e.after || text[at + shown.len()..].starts_with(' '),
                "{shown}"
            );
            let html = e.explanation.to_html_text();
            assert!(html.contains(">terrible</mark>"), "{html}");
            let whole = Analyzer::english().score(&text);
            assert_eq!(e.explanation.score, whole);
        }
    }

    #[test]
    fn long_texts_are_cut_around_what_is_asked_for() {
        let text = format!(
            "{}It caught fire. {}",
            "I hate it. ".repeat(90),
            "Yes. ".repeat(200)
        );
        let whole = Arc::new(Analyzer::english().explain(&text));
        let at = text.find("caught").unwrap();
        let part = Excerpt::around(&whole, Span::new(at, at + "caught fire".len()));
        let shown = &part.explanation.text;
        assert!(shown.contains(" It caught fire. Yes."), "{shown}");
        assert!(part.before && part.after && shown.chars().count() <= LENGTH);
    }

    #[test]
    fn texts_without_spaces_or_words_are_cut_too() {
        for text in ["é".repeat(600), "1 ".repeat(600), "好".repeat(600)] {
            let e = excerpt(&text);
            assert!(e.after && e.explanation.text.chars().count() <= LENGTH);
        }
        let love = excerpt(&"love".repeat(300));
        assert!(love.after);
    }
}
