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

/// Bytes of the emoji that a little-endian number begins with, as UTF-8, if it is one
/// that takes no part in what stands before, nor in what follows unless that
/// modifies or joins. Most emoji are; of those near flags and skin tones some are
/// not counted.
#[inline]
pub(crate) fn lone(bytes: u64) -> Option<usize> {
    // All begin with these.
    let four = bytes & 0xffff == 0x9f_f0;
    let three = bytes & 0xff == 0xe2;
    let last = bytes >> if four { 16 } else { 8 };
    let block = (last & 0x3f) << 2 | last >> 12 & 3;
    let blocks = LONE[usize::from(four)][(block / 64) as usize];
    ((four | three) & (blocks >> (block % 64) & 1 != 0)).then_some(3 + usize::from(four))
}

/// A bit for each 16 code points that are nothing but lone emoji, from U+2000 and from
/// U+1F000 on.
const LONE: [[u64; 4]; 2] = {
    const RANGES: [(u32, u32); 6] = [
        (0x2190, 0x2200),
        (0x2300, 0x2400),
        (0x25a0, 0x2600),
        (0x2600, 0x27c0),
        (0x2b00, 0x2c00),
        (0x1f000, 0x1fb00),
    ];
    let mut lone = [[0; 4]; 2];
    let mut range = 0;
    while range < RANGES.len() {
        let (mut c, end) = RANGES[range];
        while c < end {
            // Stars that may be a rating, regional indicators, skin tones.
            if !matches!(c, 0x2600 | 0x2b50 | 0x1f1e0 | 0x1f1f0 | 0x1f3f0) {
                let block = (c % 0x1000 / 16) as usize;
                lone[(c >= 0x1f000) as usize][block / 64] |= 1 << (block % 64);
            }
            c += 16;
        }
        range += 1;
    }
    lone
};

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
