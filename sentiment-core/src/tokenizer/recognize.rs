//! What starts at a position, and how far it reaches.

use super::{emoji, emoticon, Tokens};
use crate::TokenKind;

impl Tokens<'_> {
    /// The token at `start`, where no white space stands.
    pub(super) fn recognize(&mut self, start: usize, first: u8) -> (usize, TokenKind) {
        let bytes = self.text.as_bytes();
        match first {
            b'a'..=b'z' | b'A'..=b'Z' => {
                if let Some(end) = url(bytes, start) {
                    return (end, TokenKind::Url);
                }
                if let Some(end) = self.email(start) {
                    return (end, TokenKind::Email);
                }
                if let Some(end) = emoticon::end(bytes, start) {
                    return (end, TokenKind::Emoticon);
                }
                (self.word_end(start), TokenKind::Word)
            }
            b'0'..=b'9' => {
                if let Some(end) = emoji::keycap_end(self.text, start) {
                    return (end, TokenKind::Emoji);
                }
                if let Some(end) = self.email(start) {
                    return (end, TokenKind::Email);
                }
                match self.number(start) {
                    Some(end) => (end, TokenKind::Number),
                    None => (self.word_end(start), TokenKind::Word),
                }
            }
            b'@' => match mention(bytes, start) {
                Some(end) => (end, TokenKind::Mention),
                None => (start + 1, TokenKind::Punctuation),
            },
            b'#' => self.hashtag(start),
            b'!' | b'?' => (
                run(bytes, start, |b| b == b'!' || b == b'?'),
                TokenKind::Punctuation,
            ),
            b'.' => (run(bytes, start, |b| b == b'.'), TokenKind::Punctuation),
            0..=0x7f => match emoticon::end(bytes, start) {
                Some(end) => (end, TokenKind::Emoticon),
                None => (start + 1, TokenKind::Punctuation),
            },
            _ => self.non_ascii(start),
        }
    }

    fn non_ascii(&self, start: usize) -> (usize, TokenKind) {
        let c = self.char_at(start);
        if emoji::is_emoji_start(c) {
            return (emoji::end(self.text, start), TokenKind::Emoji);
        }
        let end = self.word_end(start);
        let segment = &self.text[start..end];
        if segment.chars().any(is_alphanumeric) {
            return (end, TokenKind::Word);
        }
        let next_emoji = segment
            .char_indices()
            .skip(1)
            .find(|(_, c)| emoji::is_emoji_start(*c));
        let end = next_emoji.map_or(end, |(at, _)| start + at);
        (end, TokenKind::Punctuation)
    }

    fn hashtag(&self, start: usize) -> (usize, TokenKind) {
        if let Some(end) = emoji::keycap_end(self.text, start) {
            return (end, TokenKind::Emoji);
        }
        // Most are of these alone.
        let mut end = run(self.text.as_bytes(), start + 1, |b| b.is_ascii_alphabetic());
        let mut letter = end > start + 1;
        for c in self.text[end..].chars() {
            if !(c.is_alphanumeric() || c == '_') {
                break;
            }
            letter |= c.is_alphabetic();
            end += c.len_utf8();
        }
        if letter {
            (end, TokenKind::Hashtag)
        } else {
            (start + 1, TokenKind::Punctuation)
        }
    }

    /// Digits, with one of `.,:/` between digits. None where letters follow: then those behind it
    /// lead to no number either.
    fn number(&mut self, start: usize) -> Option<usize> {
        if start < self.no_number_before {
            return None;
        }
        let bytes = self.text.as_bytes();
        let mut end = run(bytes, start, |b| b.is_ascii_digit());
        while end + 1 < bytes.len()
            && matches!(bytes[end], b'.' | b',' | b':' | b'/')
            && bytes[end + 1].is_ascii_digit()
        {
            end = run(bytes, end + 1, |b| b.is_ascii_digit());
        }
        let next = self.text[end..].chars().next();
        if next.is_some_and(|c| c.is_ascii_alphabetic() || !(c.is_ascii() || ends_number(c))) {
            self.no_number_before = end;
            return None;
        }
        Some(end)
    }

    /// `local@domain.tld`. Every byte is looked at once per text: a local part
    /// that led to no address is not tried again from its later words.
    fn email(&mut self, start: usize) -> Option<usize> {
        if start < self.no_email_before {
            return None;
        }
        let bytes = self.text.as_bytes();
        let at = run(bytes, start, is_email_local);
        if bytes.get(at) != Some(&b'@') {
            self.no_email_before = at;
            return None;
        }
        let stop = run(bytes, at + 1, |b| {
            b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-')
        });
        self.no_email_before = at;
        let domain = &self.text[at + 1..stop];
        let domain = domain.trim_end_matches(['.', '-']);
        let (host, tld) = domain.rsplit_once('.')?;
        let valid =
            !host.is_empty() && tld.len() >= 2 && tld.bytes().all(|b| b.is_ascii_alphabetic());
        valid.then_some(at + 1 + domain.len())
    }
}

/// Other characters may be joined to digits: white space, dashes, quotation marks, "…", currencies and
/// "°" are not.
fn ends_number(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '£' | '¥' | '¢' | '°' | '»' | '\u{2010}'..='\u{2027}' | '\u{20a0}'..='\u{20bf}')
}

/// `char::is_alphanumeric`, without its tables for dashes and quotation marks.
fn is_alphanumeric(c: char) -> bool {
    !matches!(c, '\u{2010}'..='\u{2027}') && c.is_alphanumeric()
}

/// Whether a byte may stand in an e-mail address before its sign.
pub(crate) fn is_email_local(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'%' | b'+' | b'-')
}

fn run(bytes: &[u8], start: usize, belongs: impl Fn(u8) -> bool) -> usize {
    let length = bytes[start..].iter().position(|&b| !belongs(b));
    length.map_or(bytes.len(), |n| start + n)
}

/// Bytes that no address holds.
const ENDS_URL: [bool; 256] = {
    let mut ends = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let b = byte as u8;
        ends[byte] = b.is_ascii_whitespace() || matches!(b, b'<' | b'>' | b'"') || b >= 0x80;
        byte += 1;
    }
    ends
};

fn url(bytes: &[u8], start: usize) -> Option<usize> {
    if !matches!(bytes[start] | 0x20, b'h' | b'w') {
        return None;
    }
    let rest = &bytes[start..];
    let starts = |prefix: &[u8]| {
        rest.len() > prefix.len() && rest[..prefix.len()].eq_ignore_ascii_case(prefix)
    };
    if !(starts(b"http://") || starts(b"https://") || starts(b"www.")) {
        return None;
    }
    let stop = run(bytes, start, |b| !ENDS_URL[usize::from(b)]);
    // Punctuation at the end belongs to the sentence.
    let trailing = bytes[start..stop]
        .iter()
        .rev()
        .take_while(|b| matches!(b, b'.' | b',' | b'!' | b'?' | b';' | b':' | b')' | b'\''))
        .count();
    Some((stop - trailing).max(start + 4))
}

fn mention(bytes: &[u8], start: usize) -> Option<usize> {
    if start > 0 && bytes[start - 1].is_ascii_alphanumeric() {
        return None;
    }
    let end = run(bytes, start + 1, |b| b.is_ascii_alphanumeric() || b == b'_');
    (end > start + 1).then_some(end)
}
