//! A text that shows how something is mentioned.

use sentiment_core::internal::push_form;
use sentiment_core::{Span, TokenKind, Tokens};

use crate::report::keywords::compounds::key;
use crate::report::keywords::corpus::Document;

/// Characters of a text that are shown.
const LENGTH: usize = 140;

/// A text, or the part of it around what it mentions.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// What stands before it.
    pub before: String,
    /// What is mentioned, as it is written there.
    pub mention: String,
    /// What stands behind it.
    pub behind: String,
}

impl Example {
    /// Of these texts, which mention it, one as low or high as they are in the mean, and neither a lone word nor long.
    pub fn of<'a>(
        name: &str,
        mean: f64,
        texts: impl Iterator<Item = &'a Document>,
    ) -> Option<Self> {
        const SHORT: usize = 12;
        const FEW: f64 = 0.3;
        let rank = |document: &Document| {
            let length = document.text.chars().count();
            let is_bare =
                key(&document.text.to_lowercase()) == key(name) || length < name.len() + SHORT;
            let far = (document.valence - mean).abs();
            let bare = if is_bare { FEW } else { 0.0 };
            far + bare + length.saturating_sub(LENGTH) as f64 / 400.0
        };
        let shown = texts.filter(|document| !document.text.is_empty());
        let mut ranked: Vec<(f64, &Document)> = shown.map(|d| (rank(d), d)).collect();
        ranked.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut found = ranked
            .iter()
            .filter_map(|(_, d)| Self::within(&d.text, name));
        found.next()
    }

    /// The part of a text around a term in any of its forms.
    fn within(text: &str, name: &str) -> Option<Self> {
        let text = &line(text);
        let span = place(text, name)?;
        let room = LENGTH.saturating_sub(span.of(text).chars().count()) / 2;
        let before = &text[..span.start];
        let behind = &text[span.end..];
        let start = before.char_indices().rev().take(room).last();
        let start = start.map_or(span.start, |(at, _)| at);
        let end = behind.char_indices().take(room).last();
        let end = end.map_or(0, |(at, c)| at + c.len_utf8());
        let (mut before, mut behind) = (before[start..].to_owned(), behind[..end].to_owned());
        if start > 0 {
            // The rest of a word says nothing.
            let whole = before.split_once(' ').map_or("", |(_, rest)| rest);
            before = format!("… {whole}");
        }
        if span.end + end < text.len() {
            let whole = behind.rsplit_once(' ').map_or("", |(rest, _)| rest);
            behind = format!("{whole} …");
        }
        Some(Self {
            before,
            mention: span.of(text).to_owned(),
            behind,
        })
    }
}

/// In one line, with one space between words: of a conversation, what others say is spaces.
fn line(text: &str) -> String {
    let text = text.trim();
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_whitespace() || c.is_control() {
            true if out.ends_with(' ') => {}
            true => out.push(' '),
            false => out.push(c),
        }
    }
    out
}

/// Where a text has a term.
fn place(text: &str, name: &str) -> Option<Span> {
    let wanted = key(&name.replace('-', " "));
    let words: Vec<(Span, String)> = Tokens::new(text)
        .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Hashtag))
        .map(|token| {
            let mut form = String::new();
            push_form(&mut form, token.span.of(text));
            (token.span, form)
        })
        .collect();
    let parts = 1 + name.matches([' ', '-']).count();
    // A compound may be written as one word, too.
    (1..=parts).rev().find_map(|n| {
        let mut found = words.windows(n);
        let found = found.find(|words| {
            let forms: Vec<&str> = words.iter().map(|(_, form)| form.as_str()).collect();
            alike(&forms, &wanted, name)
        })?;
        Some(Span::new(found[0].0.start, found[n - 1].0.end))
    })
}

fn alike(forms: &[&str], wanted: &str, name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let one_by_one = forms.len() == words.len()
        && forms
            .iter()
            .zip(&words)
            .all(|(form, word)| key(form) == key(word));
    one_by_one || key(&forms.join(" ")) == wanted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_shown_where_it_stands() {
        let of = |text: &str, name: &str| {
            let found = Example::within(text, name).unwrap();
            format!("{}[{}]{}", found.before, found.mention, found.behind)
        };
        assert_eq!(
            of("Too many Meetings\nagain", "meeting"),
            "Too many [Meetings] again"
        );
        assert_eq!(
            of("Our meeting rooms", "meeting room"),
            "Our [meeting rooms]"
        );
        assert_eq!(
            of("Self check-in broke", "check-in"),
            "Self [check-in] broke"
        );
        let long = format!(
            "{}the wifi {}",
            "é word ".repeat(40),
            "more of it ".repeat(40)
        );
        let long = of(&long, "wifi");
        assert!(long.starts_with("… ") && long.ends_with(" …"), "{long}");
        assert!(long.contains(" the [wifi] more") && long.chars().count() < LENGTH + 10);
        assert_eq!(Example::within("nothing of it", "wifi"), None);
    }
}
