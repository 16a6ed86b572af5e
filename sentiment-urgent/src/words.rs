//! The words of a text as phrases are looked for in.

use sentiment_core::internal::{push_form, Cleaned};
use sentiment_core::{Span, TokenKind, Tokens};

use super::vocabulary::{Id, Vocabulary, AGE, NUMBER};

/// A word or a number.
pub(crate) struct Word {
    /// In lower case, without "'s".
    pub(crate) id: Id,
    /// Where it stands.
    pub(crate) span: Span,
    /// Words of one number have nothing but spaces between them.
    pub(crate) run: usize,
    /// Words of one number are of one sentence, or one line of it.
    pub(crate) sentence: usize,
}

/// The words of a text, cut as those that groups are compared by; but for what a mail quotes, which somebody else
/// said, and its footer, which says to everybody "may lead to legal action".
pub(crate) fn words(text: &str, vocabulary: &Vocabulary) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut cleaned = Cleaned::default();
    let (text, original) = cleaned.of(text);
    let (mut run, mut sentence, mut end) = (0, 0, 0);
    let mut form = String::new();
    let tokens = Tokens::new(text);
    for token in tokens.filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number)) {
        let gap = &text[end..token.span.start];
        if !words.is_empty() && gap != " " {
            run += usize::from(!links(gap));
            sentence += usize::from(gap.contains(['.', '!', '?', '\n', '…', '|', '•']));
        }
        end = token.span.end;
        let written = token.span.of(text);
        form.clear();
        push_form(&mut form, written);
        let id = match token.kind {
            TokenKind::Number => number(&form),
            _ => vocabulary.id(&form),
        };
        words.push(Word {
            id,
            span: original(token.span),
            run,
            sentence,
        });
    }
    words
}

/// What a number says.
fn number(form: &str) -> Id {
    match form.parse() {
        Ok(70..=99) => AGE,
        _ => NUMBER,
    }
}

/// Whether a phrase goes on over this: "battery-powered", "A&E", "costs £40", a line that was broken.
fn links(gap: &str) -> bool {
    let is_link = |c: char| c.is_whitespace() || "-&/'’‘\"“”£$€".contains(c);
    gap.chars().all(is_link) && gap.matches('\n').count() < 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        let words = words(text, &Vocabulary::default());
        let of = |w: &Word| format!("{}{}{}", w.span.of(text), w.run, w.sentence);
        words.iter().map(of).collect()
    }

    #[test]
    fn runs_and_sentences_end_at_marks() {
        let text = "Another customer’s data, in A&E.\nOn-site\nand\n\nfor £40";
        let expected = "Another00 customer’s00 data00 in10 A10 E10 On21 site21 and22 for33 4033";
        assert_eq!(said(text).join(" "), expected);
    }

    #[test]
    fn what_is_not_its_authors_own_is_left_out() {
        let text =
            "<p>I can&#39;t log in</p>\n\nOn Tue, 3 Mar 2026, Support wrote:\n> It caught fire";
        assert_eq!(said(text), ["I00", "can&#39;t00", "log00", "in00"]);
        let mut vocabulary = Vocabulary::default();
        let id = vocabulary.add("can't");
        assert_eq!(words(text, &vocabulary)[1].id, id);
    }
}
