//! The words of a text as phrases are looked for in.

use sentiment_core::internal::Cleaned;
use sentiment_core::{Span, TokenKind, Tokens};

use crate::report::forms;

/// A word or a number.
pub struct Word {
    /// In lower case, without "'s".
    pub form: String,
    /// Where it stands.
    pub span: Span,
    /// Words of one number have nothing but spaces between them.
    pub run: usize,
}

/// The words of a text, cut as those that groups are compared by; but for what a mail quotes, which somebody else
/// said, and its footer, which says to everybody "may lead to legal action".
pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut cleaned = Cleaned::default();
    let (text, original) = cleaned.of(text);
    let (mut run, mut end) = (0, 0);
    let tokens = Tokens::new(text);
    for token in tokens.filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number)) {
        run += usize::from(!words.is_empty() && !links(&text[end..token.span.start]));
        end = token.span.end;
        let mut form = String::new();
        forms::push(&mut form, token.span.of(text));
        words.push(Word {
            form,
            span: original(token.span),
            run,
        });
    }
    words
}

/// Whether a phrase goes on over this: "battery-powered", "A&E", "costs £40", a line that was broken.
fn links(gap: &str) -> bool {
    let is_link = |c: char| c.is_whitespace() || "-&/'’‘\"“”£$€".contains(c);
    gap.chars().all(is_link) && gap.matches('\n').count() < 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_end_at_marks() {
        let text = "Another customer’s data, in A&E.\nOn-site\n\nfor £40";
        let said: Vec<String> = words(text)
            .iter()
            .map(|word| format!("{}{}", word.form, word.run))
            .collect();
        let expected = "another0 customer0 data0 in1 a1 e1 on2 site2 for3 403";
        assert_eq!(said.join(" "), expected);
    }

    #[test]
    fn what_is_not_its_authors_own_is_left_out() {
        let text =
            "<p>I can&#39;t log in</p>\n\nOn Tue, 3 Mar 2026, Support wrote:\n> It caught fire";
        let said: Vec<_> = words(text).iter().map(|w| w.span.of(text)).collect();
        assert_eq!(said, ["I", "can&#39;t", "log", "in"]);
        assert_eq!(words(text)[1].form, "can't");
    }
}
