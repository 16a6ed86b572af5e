//! What stands in a text for something else, because a program wrote it so: character references
//! and tags of HTML, escapes of JSON, SQL and Python, UTF-8 that was read as Windows-1252,
//! contractions cut in two or with a sign that is no apostrophe, characters of no width, letters
//! in other forms, emoji by their names, other line breaks; what a mail quotes, how it ends, and the
//! notices below it; and names of hosts, files and variables.
//!
//! Most texts have none of it. What reads them looks for it where it stops anyway, at what is
//! no plain word and no mark before a space.

mod addresses;
mod apostrophes;
mod dotted;
mod encoding;
mod escapes;
mod header;
mod html;
mod letters;
mod mail;
mod notice;
mod shortcodes;
mod thanks;

use crate::scratch::size_of_vec;
use crate::Span;
pub(crate) use addresses::is_end;
pub(crate) use dotted::{Dotted, JOINT};
use html::Hidden;

/// A text as its author meant it.
#[derive(Debug, Default)]
pub struct Cleaned {
    first: Layer,
    /// What is a mail once its tags and escapes are line breaks; no text where there is nothing.
    mail: Layer,
}

/// A text of which parts were replaced.
#[derive(Debug, Default)]
struct Layer {
    text: String,
    cuts: Vec<Cut>,
}

/// What was replaced.
#[derive(Debug, Clone, Copy)]
struct Cut {
    /// In the text that was cleaned.
    old: Span,
    /// In what it became.
    new: Span,
}

/// A part of a text, and the characters to write for it, which may be none.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Replacement {
    start: usize,
    end: usize,
    by: [Option<char>; 3],
}

impl Replacement {
    fn new(start: usize, end: usize, by: impl Into<Option<char>>) -> Self {
        let by = [by.into(), None, None];
        Self { start, end, by }
    }
}

impl Cleaned {
    /// Clean a text; false, and nothing kept, if there is nothing to clean. Linear.
    pub fn fill(&mut self, text: &str) -> bool {
        self.fill_with(text, &Dotted::default())
    }

    /// The same, where own terms have full stops.
    #[inline(never)]
    pub(crate) fn fill_with(&mut self, text: &str, dotted: &Dotted) -> bool {
        self.mail.clear();
        let mut hidden = Hidden::default();
        let (mut breaks, mut until) = (false, 0);
        let stop = if dotted.is_empty() { 0 } else { b'.' };
        let next = |text: &str, from| find_beginning(text, from, stop);
        let filled = self.first.fill(text, next, |text, at| {
            if stop != 0 && text.as_bytes()[at] == stop {
                let found = dotted.replace(text, at, &mut until);
                if found.is_some() {
                    return found;
                }
            }
            let mut found = replacement(text, at)?;
            breaks |= found.by[0] == Some('\n');
            if text.as_bytes()[at] == b'<' {
                let end = hidden.end(text, Span::new(found.start, found.end));
                found.end = end.unwrap_or(found.end);
            }
            Some(found)
        });
        if breaks {
            self.mail
                .fill(&self.first.text, mail::find_beginning, mail::replace);
        }
        filled
    }

    /// A text cleaned, and what finds the parts of it in the text itself.
    pub fn of<'t>(&'t mut self, text: &'t str) -> (&'t str, impl Fn(Span) -> Span + 't) {
        self.of_with(text, &Dotted::default())
    }

    /// The same, where own terms have full stops.
    pub(crate) fn of_with<'t>(
        &'t mut self,
        text: &'t str,
        dotted: &Dotted,
    ) -> (&'t str, impl Fn(Span) -> Span + 't) {
        let is_clean = !self.fill_with(text, dotted);
        let cleaned = &*self;
        let clean = if is_clean { text } else { cleaned.text() };
        (clean, |span| cleaned.original(span))
    }

    /// Where in the text that was cleaned a part of the clean one stands.
    #[must_use]
    pub fn original(&self, span: Span) -> Span {
        self.first.original(self.mail.original(span))
    }

    /// The clean text.
    #[must_use]
    pub fn text(&self) -> &str {
        let layer = if self.mail.cuts.is_empty() {
            &self.first
        } else {
            &self.mail
        };
        &layer.text
    }

    /// Bytes on the heap.
    #[must_use]
    pub fn size(&self) -> usize {
        let layers = [&self.first, &self.mail];
        let sizes = layers.map(|layer| layer.text.capacity() + size_of_vec(&layer.cuts));
        sizes.iter().sum()
    }
}

impl Layer {
    fn clear(&mut self) {
        self.text.clear();
        self.cuts.clear();
    }

    /// Replace in a text what `replacement` finds at the bytes where it may begin, and drop its
    /// closing; false, and nothing kept, if it is nothing.
    fn fill(
        &mut self,
        text: &str,
        find_beginning: impl Fn(&str, usize) -> Option<usize>,
        mut replacement: impl FnMut(&str, usize) -> Option<Replacement>,
    ) -> bool {
        self.clear();
        let (text, dropped) = text.split_at(mail::closing(text).unwrap_or(text.len()));
        let (mut at, mut copied) = (0, 0);
        while let Some(next) = find_beginning(text, at) {
            at = next;
            let found = replacement(text, at).filter(|found| found.start >= copied);
            let Some(Replacement { start, end, by }) = found else {
                at += 1;
                continue;
            };
            self.text.push_str(&text[copied..start]);
            self.cut(Span::new(start, end), by);
            (at, copied) = (end.max(at + 1), end);
        }
        if self.cuts.is_empty() && dropped.is_empty() {
            return false;
        }
        self.text.push_str(&text[copied..]);
        if !dropped.is_empty() {
            let end = text.len() + dropped.len();
            self.cut(Span::new(text.len(), end), [None; 3]);
        }
        true
    }

    /// Write these characters for a part of the text.
    fn cut(&mut self, old: Span, by: [Option<char>; 3]) {
        let from = self.text.len();
        by.into_iter().flatten().for_each(|c| self.text.push(c));
        let new = Span::new(from, self.text.len());
        self.cuts.push(Cut { old, new });
    }

    /// Where a part of what it became stands in the text.
    fn original(&self, span: Span) -> Span {
        let start = match self.last(|cut| cut.new.start <= span.start) {
            Some(cut) if span.start < cut.new.end => cut.old.start,
            cut => behind(cut, span.start),
        };
        let end = match self.last(|cut| cut.new.start < span.end) {
            Some(cut) if span.end <= cut.new.end => cut.old.end,
            cut => behind(cut, span.end),
        };
        Span::new(start, end)
    }

    /// The last of the first cuts for which something holds.
    fn last(&self, holds: impl Fn(&Cut) -> bool) -> Option<&Cut> {
        self.cuts[..self.cuts.partition_point(holds)].last()
    }
}

/// Where a position of the clean text, behind a cut, is in the other.
fn behind(cut: Option<&Cut>, at: usize) -> usize {
    cut.map_or(at, |cut| at - cut.new.end + cut.old.end)
}

/// Bytes of the longest words of a list.
const LONGEST_LISTED: usize = 23;

/// Whether a list in order has words, in whatever case.
fn is_among(list: &[&str], words: &[u8]) -> bool {
    let mut buffer = [0; LONGEST_LISTED];
    small(words, &mut buffer).is_some_and(|small| {
        let found = list.binary_search_by_key(&small, |known| known.as_bytes());
        found.is_ok()
    })
}

/// Words in small letters, if there is room for them.
fn small<'b>(words: &[u8], buffer: &'b mut [u8]) -> Option<&'b [u8]> {
    let small = buffer.get_mut(..words.len())?;
    small.copy_from_slice(words);
    small.make_ascii_lowercase();
    Some(small)
}

/// Whether a text ends as a mail does: "…. Thanks, Ann".
#[inline]
pub(crate) fn is_closed(text: &str) -> bool {
    mail::closing(text).is_some()
}

/// Whether a text begins with what it answers.
#[inline]
pub(crate) fn begins_unclean(text: &str) -> bool {
    let first = mail::leading(text.as_bytes());
    first.is_some_and(|first| is_unclean(text, Span::new(first, first + 1)))
}

/// Whether something is replaced at one of these bytes.
pub(crate) fn is_unclean(text: &str, bytes: Span) -> bool {
    let mut looked_at = text.as_bytes()[bytes.range()].iter().enumerate();
    looked_at.any(|(i, &b)| {
        begins(text, bytes.start + i, b) && replacement(text, bytes.start + i).is_some()
    })
}

/// The next byte at which something may begin, or that is `stop`.
fn find_beginning(text: &str, from: usize, stop: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut rest = bytes[from..].iter().enumerate();
    let found = rest.find(|&(i, &b)| b == stop || begins(text, from + i, b));
    found.map(|(i, _)| from + i)
}

/// Whether something may begin at a position, where this byte stands.
fn begins(text: &str, at: usize, byte: u8) -> bool {
    let next = || text.as_bytes().get(at + 1).copied().unwrap_or(0);
    // Few bytes need the next one.
    BEGINS[usize::from(byte)] != 0 && may_begin(byte, next())
}

/// Whether something may begin with two bytes: told without a branch, as it is hard to foresee.
#[inline]
pub(crate) fn may_begin(byte: u8, next: u8) -> bool {
    BEGINS[usize::from(byte)] & (ALWAYS | FOLLOWS[usize::from(next)]) != 0
}

/// A byte at which [`replacement`] may find something whatever follows.
const ALWAYS: u8 = 1;
/// One that needs a letter, a digit or a sign behind it.
const BEFORE_NAME: u8 = 2;
/// One that needs a letter with which hosts or files end.
const BEFORE_END: u8 = 4;
/// One that needs a letter, "#", "/", "!" or "?", as references and tags have.
const BEFORE_TAG: u8 = 8;
/// One that needs what may be escaped.
const BEFORE_ESCAPED: u8 = 16;
/// One that needs a letter that an apostrophe may stand before.
const BEFORE_ENDING: u8 = 32;
/// An apostrophe, which needs another, a space or a "t".
const BEFORE_CUT: u8 = 64;

const BEGINS: [u8; 256] = {
    let mut begins = [0; 256];
    let bytes = b"\n\r>\xc2\xc3\xcc\xcd\xe2\xef\xf0";
    let mut i = 0;
    while i < bytes.len() {
        begins[bytes[i] as usize] = ALWAYS;
        i += 1;
    }
    begins[b':' as usize] = BEFORE_NAME;
    begins[b'.' as usize] = BEFORE_END;
    begins[b'_' as usize] = BEFORE_NAME;
    begins[b'&' as usize] = BEFORE_TAG;
    begins[b'<' as usize] = BEFORE_TAG;
    begins[b'\\' as usize] = BEFORE_ESCAPED;
    begins[b'`' as usize] = BEFORE_ENDING;
    begins[b'?' as usize] = BEFORE_ENDING;
    begins[b'\'' as usize] = BEFORE_CUT;
    begins
};

const FOLLOWS: [u8; 256] = {
    let mut follows = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        if shortcodes::may_begin(byte as u8) || (byte as u8).is_ascii_alphanumeric() {
            follows[byte] |= BEFORE_NAME;
        }
        if addresses::may_end(byte as u8) {
            follows[byte] |= BEFORE_END;
        }
        follows[byte] |= match (byte as u8).to_ascii_lowercase() {
            b'#' | b'/' | b'!' | b'?' => BEFORE_TAG,
            b'\\' | b'"' => BEFORE_ESCAPED,
            b'\'' => BEFORE_ESCAPED | BEFORE_CUT,
            b' ' => BEFORE_CUT,
            b't' => BEFORE_TAG | BEFORE_ESCAPED | BEFORE_ENDING | BEFORE_CUT,
            b'r' => BEFORE_TAG | BEFORE_ESCAPED | BEFORE_ENDING,
            b's' | b'm' | b'd' | b'v' | b'l' => BEFORE_TAG | BEFORE_ENDING,
            b'n' | b'u' | b'x' => BEFORE_TAG | BEFORE_ESCAPED,
            b'a'..=b'z' => BEFORE_TAG,
            _ => 0,
        };
        byte += 1;
    }
    follows
};

/// What to replace at a byte of a text, or around it. Rare, and large if it is written out twice.
#[inline(never)]
fn replacement(text: &str, at: usize) -> Option<Replacement> {
    let bytes = &text.as_bytes()[at..];
    let byte = |i: usize| bytes.get(i).copied().unwrap_or(0);
    match [byte(0), byte(1), byte(2)] {
        [b'&', b'#' | b'a'..=b'z' | b'A'..=b'Z', _] => html::reference(text, at),
        [b'<', b'/' | b'a'..=b'z' | b'A'..=b'Z', _] => {
            html::tag(text, at).or_else(|| header::within(text, at))
        }
        [b'<', b'!' | b'?', _] => html::declaration(text, at),
        [b'\\', b'\\' | b'n' | b'r' | b't' | b'"' | b'\'' | b'u' | b'U' | b'x', _] => {
            escapes::replace(text, at)
        }
        // "`", "''", "´", "’", "′" and U+FFFD.
        [b'`', ..]
        | [b'\'', b'\'' | b' ' | b't' | b'T', _]
        | [b'?', b't' | b'T', _]
        | [0xc2, 0xb4, _]
        | [0xe2, 0x80, 0x99 | 0xb2] => apostrophes::replace(text, at),
        [0xef, 0xbf, 0xbd] => {
            apostrophes::replace(text, at).or_else(|| encoding::lost_letter(text, at))
        }
        [b'\n' | b'>', ..] => mail::replace(text, at),
        // No line break of Windows: of others, and U+0085, U+2028, U+2029.
        [b'\r', next, _] if next != b'\n' => Some(Replacement::new(at, at + 1, '\n')),
        [0xc2, 0x85, _] => Some(Replacement::new(at, at + 2, '\n')),
        [0xe2, 0x80, 0xa8 | 0xa9] => Some(Replacement::new(at, at + 3, '\n')),
        [b'.' | b'_', next, _] if next.is_ascii_alphanumeric() => addresses::replace(text, at),
        [b':', a, b] if a.is_ascii_digit() || shortcodes::may_begin_with(a, b) => {
            header::within(text, at).or_else(|| shortcodes::replace(text, at))
        }
        [0xcc | 0xcd, ..]
        | [0xe2, 0x80, 0x90 | 0x91]
        | [0xef, 0xac | 0xbc | 0xbd, _]
        | [0xf0, 0x9d, _] => letters::replace(text, at),
        // "Â", "Ã", "â", "ð", and what has no width.
        [0xc3, 0x82 | 0x83 | 0xa2 | 0xb0, _]
        | [0xc2, 0xad, _]
        | [0xe2, 0x80, 0x8b..=0x8f | 0xaa..=0xae]
        | [0xe2, 0x81, 0xa0 | 0xa6..=0xa9]
        | [0xef, 0xb8, 0x8e | 0x8f]
        | [0xef, 0xbb, 0xbf] => encoding::replace(text, at),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(text: &str) -> String {
        let mut cleaned = Cleaned::default();
        if cleaned.fill(text) {
            cleaned.text().to_owned()
        } else {
            text.to_owned()
        }
    }

    #[test]
    fn what_programs_write() {
        for (text, meant) in [
            ("don&#39;t &amp; can&#x27;t", "don't & can't"),
            ("&lt;3 &quot;so&nbsp;good&quot;", "<3 \"so\u{a0}good\""),
            ("it&amp;#39;s &#128514;", "it's 😂"),
            ("caf&#146;s&hellip;", "caf’s…"),
            ("caf&eacute; &Uuml;ber na&iuml;ve Da&scaron;a stra&szlig;e", "café Über naïve Dasa straße"),
            ("&bull; 2&times;3 &not; &copy;&trade; &pound;5 &frac12;&ensp;&laquo;so&raquo;", "• 2×3 ¬ ©™ £5 ½ «so»"),
            ("won&shy;der&zwnj;ful&#8203;so &#xfeff;&rlm;so", "wonderful so so"),
            ("&alpha; good &amp;hearts; &check;&frac18;&checkmark; &amp;love;", "  good ♥      "),
            ("<p>Nice.<br /><br>Bad</p>", "\nNice.\n\nBad\n"),
            ("so <b>very</b> <a href=\"x\">good</a>", "so  very   good "),
            (
                "<!DOCTYPE html><head><style type=\"a\">p { color: bad }</style></head>a<!-- so\n-->b",
                " \n \na b",
            ),
            ("<style>a<script>b</style>c<!-- d", " c  d"),
            (
                "<table\n width=\"100%\"\n class=\"good\"><TR\t><td\r\nalign=a>so</td\n></table>",
                "\n\n\nso\n\n",
            ),
            (
                "<legend>a</legend><s>b</s><strike>c</strike><q>d</q><thead>e<dd>f<big>g",
                "\na\n b  c  d \ne\nf g",
            ),
            ("<STYLE>a</STYLE >b<script async>c</script>d", " b d"),
            ("a<!-- <style>b</style>c", "a   c"),
            (
                "<p class=MsoNormal>Late.<o:p></o:p></p><v:f eqn=\"a\"/><st1:place w:st=\"on\">so</st1:place>",
                "\nLate.  \n  so ",
            ),
            ("<![if !supportLists]>a<![endif]><?xml:namespace prefix = o />b", " a  b"),
            ("<!--[if !mso]><!-->a<!--<![endif]--><![CDATA[b]]>", " a  b]]>"),
            ("see best-deals.co.uk/bad, open /srv/dead/crash.log.", "see , open ."),
            ("BEST_MATCH of Good.TXT", " of "),
            ("attached: worst_case.xlsx is from love_cats99", "attached:  is from "),
            (r"good.\n\nThe staff", "good.\n\nThe staff"),
            (r"it\u2019s \ud83d\ude00 didn\'t", "it’s 😀 didn't"),
            (r"can\xe2\x80\x99t \U0001F600", "can’t 😀"),
            ("donâ€™t cafÃ© ðŸ˜€ â€œsoâ€", "don’t café 😀 “so”"),
            (
                "do n't, ca n’t, Don ' t, can ’t",
                "don't, can’t, Don't, can't",
            ),
            (
                "don`t, it´s, I�m, isn?t, can''t",
                "don't, it's, I'm, isn't, can't",
            ),
            (
                "\u{2068}won\u{ad}der\u{2060}ful\u{200d}\u{2069} so\u{200b}good",
                "wonderful so good",
            ),
            ("Z�rich f�r, � great �", "Zʘrich fʘr, � great �"),
            ("not\rgood\u{85}not\u{2028}so", "not\ngood\nnot\nso"),
            ("ｇｒｅａｔ！ 𝗴𝗿𝗲𝗮𝘁 𝓰𝓻𝓮𝓪𝓽 𝟱", "great! great great 5"),
            ("diﬃcult ﬁt", "difficult fit"),
            (
                "cafe\u{301} sho\u{308}n и\u{306} bu\u{30f}y z\u{335}\u{320}o",
                "café shön й buy zo",
            ),
            ("well\u{2011}made top\u{2010}notch", "well-made top-notch"),
            (
                "so:thumbsup::skin-tone-3: :+1: :angry_face: :folded_hands_medium-dark_skin_tone:",
                "so👍🏼 👍 😠 🙏",
            ),
        ] {
            assert_eq!(clean(text), meant, "{text}");
        }
    }

    #[test]
    fn what_people_write() {
        for text in [
            "Tom & Jerry; R&D, a<b, x < y > z, <3 </3 >:\\ ¯\\_(ツ)_/¯",
            "great job </s> </sarcasm> <name>",
            "<http://a.b> <mailto:ann@good.com> <note:this is bad> <o:> <!?> <?> <![so> <? bad>",
            "&#0; &#xD800; &; &#; &a; &a_b; &so long; R&D; food&drink; &someunknown; &amp",
            "rock'n'roll 'quoted' n't, can't, really?the",
            "`code` 5´ 7′ ''quoted'' in ' the, in 't, don 'to",
            "LIBERTÉ» À â été Âme",
            r"C:\users \q \u12",
            "é’s naïve — “so” ( ͡° ͜ʖ ͡°) ありがとう。 ｶﾞ",
            "so\r\n\r\nso",
            "o_o x_x _so_ good.bad it.De 3.5 e.g. a.m. end.The https://a.com/b_c.html @so_good #so_bad",
            "joe_best@good.com www.best.com/so_so",
            "note:urgent: 1:100:2 :) :-1 :p: ::: :light_skin_tone: :_skin_tone: :é:",
        ] {
            assert_eq!(clean(text), text);
        }
    }

    #[test]
    fn parts_are_found_in_the_original() {
        let text = "I do n't &lt;3 cafÃ© &amp; so";
        let mut cleaned = Cleaned::default();
        assert!(cleaned.fill(text));
        assert_eq!(cleaned.text(), "I don't <3 café & so");
        for (part, original) in [
            ("I", "I"),
            ("don't", "do n't"),
            ("<3", "&lt;3"),
            ("3", "3"),
            ("café", "cafÃ©"),
            ("&", "&amp;"),
            ("so", "so"),
            (" so", " so"),
        ] {
            let start = cleaned.text().find(part).unwrap_or_default();
            let span = cleaned.original(Span::new(start, start + part.len()));
            assert_eq!(span.of(text), original);
        }
    }
}
