//! The words of a text as phrases are looked for in.

use sentiment_core::{Span, TokenKind, Tokens};

use super::mail;

/// A word or a number.
pub struct Word {
    /// In lower case, without "'s".
    pub form: String,
    /// Where it stands.
    pub span: Span,
    /// Words of one number have nothing but spaces between them.
    pub run: usize,
}

/// The words of a text but for what it quotes, cut as those that groups are compared by.
pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut run = 0;
    let text = &text[..mail::end(text)];
    let (mut seen, mut is_quote) = (0, false);
    let tokens = Tokens::new(text);
    for token in tokens.filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number)) {
        let gap = &text[seen..token.span.start];
        if let Some(line) = gap.rfind('\n').or((seen == 0).then_some(0)) {
            is_quote = mail::is_quote(&gap[line..]);
        }
        seen = token.span.end;
        if is_quote {
            continue;
        }
        if let Some(last) = words.last() {
            run += usize::from(!links(&text[last.span.end..token.span.start]));
        }
        words.push(Word {
            form: form(token.span.of(text)),
            span: token.span,
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

fn form(word: &str) -> String {
    let mut form = word.to_lowercase().replace('’', "'");
    let bare = form.strip_suffix("'s").map_or(form.len(), str::len);
    form.truncate(bare);
    form
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
}
