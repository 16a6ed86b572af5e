//! Letters in forms that only look different: full-width and mathematical ones, ligatures, accents
//! as characters of their own, hyphens that do not break (Unicode, chapters 6, 7, 18 and 22;
//! UAX #15). What NFKC does, for what English texts have.

use super::Replacement;

pub(super) fn replace(text: &str, at: usize) -> Option<Replacement> {
    let c = text.get(at..)?.chars().next()?;
    let end = at + c.len_utf8();
    let code = c as u32;
    let by = match c {
        '\u{300}'..='\u{36f}' => return accent(text, at, c),
        '\u{2010}' | '\u{2011}' => '-',
        '\u{ff01}'..='\u{ff5e}' => ascii(code - 0xff01 + 0x21),
        // Thirteen alphabets, capitals and small letters, then digits.
        '\u{1d400}'..='\u{1d6a3}' => {
            let letter = (code - 0x1d400) % 52;
            ascii(letter % 26 + if letter < 26 { 0x41 } else { 0x61 })
        }
        '\u{1d7ce}'..='\u{1d7ff}' => ascii((code - 0x1d7ce) % 10 + 0x30),
        '\u{fb00}'..='\u{fb06}' => {
            let letters =
                LIGATURES[code as usize - 0xfb00].map(|b| (b != b' ').then_some(b.into()));
            return Some(Replacement {
                start: at,
                end,
                by: letters,
            });
        }
        _ => return None,
    };
    Some(Replacement::new(at, end, by))
}

/// U+FB00 to U+FB06.
const LIGATURES: [[u8; 3]; 7] = [
    *b"ff ", *b"fi ", *b"fl ", *b"ffi", *b"ffl", *b"st ", *b"st ",
];

fn ascii(code: u32) -> char {
    char::from(code as u8)
}

/// A letter and the accent behind it as one character; where there is none, the letter of
/// English without it.
fn accent(text: &str, at: usize, accent: char) -> Option<Replacement> {
    let letter = text[..at].chars().next_back()?;
    let start = at - letter.len_utf8();
    let end = at + accent.len_utf8();
    if let Some(by) = composed(letter, accent) {
        return Some(Replacement::new(start, end, by));
    }
    // A second accent, too.
    let needs_none = letter.is_ascii_alphabetic() || matches!(letter, '\u{300}'..='\u{36f}');
    needs_none.then(|| Replacement::new(at, end, None))
}

/// A letter and an accent as one character, if there is one.
pub(super) fn composed(letter: char, accent: char) -> Option<char> {
    let mut known = COMPOSED.iter().filter(|(known, _)| *known == accent);
    let mut letters = known.next()?.1.chars();
    while let (Some(plain), Some(accented)) = (letters.next(), letters.next()) {
        if plain == letter {
            return Some(accented);
        }
    }
    None
}

/// For each accent, letters without it and with it.
const COMPOSED: [(char, &str); 8] = [
    ('\u{300}', "AÀEÈIÌOÒUÙaàeèiìoòuù"),
    ('\u{301}', "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýSŚsśCĆcćNŃnńZŹzź"),
    ('\u{302}', "AÂEÊIÎOÔUÛaâeêiîoôuû"),
    ('\u{303}', "AÃNÑOÕaãnñoõ"),
    ('\u{306}', "GĞgğИЙий"),
    ('\u{308}', "AÄEËIÏOÖUÜaäeëiïoöuüyÿЕЁеё"),
    ('\u{30a}', "AÅaå"),
    ('\u{327}', "CÇcçSŞsş"),
];
