//! Emoji and the sequences they form, after
//! [UTS #51](https://www.unicode.org/reports/tr51/).

pub(crate) const ZWJ: char = '\u{200d}';
const KEYCAP: char = '\u{20e3}';

/// Whether an emoji can start with `c`. ASCII digits are not counted here, see
/// [`keycap_end`]. Blocks rather than the exact property: an unlisted symbol
/// has no weight anyway.
pub(crate) fn is_emoji_start(c: char) -> bool {
    matches!(c,
        '\u{1f000}'..='\u{1faff}'
        | '\u{2600}'..='\u{27bf}'
        | '\u{2300}'..='\u{23ff}'
        | '\u{2b00}'..='\u{2bff}'
        | '\u{2190}'..='\u{21ff}'
        | '\u{25a0}'..='\u{25ff}'
        | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}'
        | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}')
        && !is_modifier(c)
}

/// Skin tones, variation selectors, the enclosing keycap and tag characters:
/// they change how an emoji looks, not what it says.
pub(crate) fn is_modifier(c: char) -> bool {
    matches!(c,
        '\u{1f3fb}'..='\u{1f3ff}' | '\u{fe0e}' | '\u{fe0f}' | KEYCAP | '\u{e0020}'..='\u{e007f}')
}

/// Whether a code point is an emoji that takes no part in what stands before, nor
/// in what follows unless that modifies or joins. Most emoji are.
#[inline]
pub(crate) fn is_lone(c: u32) -> bool {
    let within = |range: std::ops::RangeInclusive<u32>| range.contains(&c);
    let not = within(0x1f1e6..=0x1f1ff) | within(0x1f3fb..=0x1f3ff);
    let blocks = within(0x1f000..=0x1faff) | within(0x2600..=0x27bf) | within(0x2300..=0x23ff);
    let arrows = within(0x2190..=0x21ff) | within(0x25a0..=0x25ff) | within(0x2b00..=0x2bff);
    (blocks | arrows) & !not
}

fn is_regional(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}')
}

/// End of the emoji sequence that starts at `start`.
pub(super) fn end(text: &str, start: usize) -> usize {
    let mut chars = text[start..].chars();
    let Some(first) = chars.next() else {
        return start;
    };
    let mut end = start + first.len_utf8();
    if is_regional(first) {
        if let Some(second) = chars.next().filter(|&c| is_regional(c)) {
            end += second.len_utf8();
        }
        return end;
    }
    loop {
        match chars.next() {
            Some(c) if is_modifier(c) => end += c.len_utf8(),
            Some(ZWJ) => match chars.next() {
                Some(c) if is_emoji_start(c) => end += ZWJ.len_utf8() + c.len_utf8(),
                _ => return end,
            },
            _ => return end,
        }
    }
}

/// "1️⃣": a digit or `#`, an optional variation selector, the keycap.
pub(super) fn keycap_end(text: &str, start: usize) -> Option<usize> {
    let rest = &text[start + 1..];
    if rest.as_bytes().first()? < &0x80 {
        return None;
    }
    let after = rest.strip_prefix('\u{fe0f}').unwrap_or(rest);
    let after = after.strip_prefix(KEYCAP)?;
    Some(text.len() - after.len())
}
