//! What a file begins with that holds no text in UTF-8.

use super::source::Source;
use crate::error::{Failure, Outcome};

/// How files begin that hold no text in UTF-8: what they are, and what to do.
const FOREIGN: [(&[u8], Foreign); 9] = [
    (b"\xFF\xFE", Foreign::Utf16("utf-16")),
    (b"\xFE\xFF", Foreign::Utf16("utf-16")),
    (
        b"\x1F\x8B",
        Foreign::Other("compressed; unpack it, e.g. by `gzip -d`"),
    ),
    (
        b"\x28\xB5\x2F\xFD",
        Foreign::Other("compressed; unpack it, e.g. by `zstd -d`"),
    ),
    (
        b"\xFD7zXZ\0",
        Foreign::Other("compressed; unpack it, e.g. by `xz -d`"),
    ),
    (
        b"BZh91AY&SY",
        Foreign::Other("compressed; unpack it, e.g. by `bzip2 -d`"),
    ),
    (
        b"PK\x03\x04",
        Foreign::Other("a workbook or an archive; save it as text"),
    ),
    (
        b"\xD0\xCF\x11\xE0",
        Foreign::Other("a workbook; save it as text"),
    ),
    (
        b"PAR1\x15",
        Foreign::Other("Parquet; save it as CSV or JSON Lines"),
    ),
];

/// What else a file may be.
#[derive(Clone, Copy)]
enum Foreign {
    /// UTF-16, by its label.
    Utf16(&'static str),
    /// No text: what it is, and what to do.
    Other(&'static str),
}

/// Bytes that tell UTF-16 without a mark: two characters.
const PAIRS: usize = 4;

/// Pass over the byte order mark of UTF-8; that of what is no text is an error.
pub fn skip_mark(source: &mut Source) -> Outcome {
    const UTF8: &[u8] = b"\xEF\xBB\xBF";
    let marks = FOREIGN.iter().map(|(mark, _)| *mark).chain([UTF8]);
    let partial = |bytes: &[u8]| {
        let mut marks = marks.clone();
        marks.any(|mark| mark.len() > bytes.len() && mark.starts_with(bytes))
            || bytes.len() < PAIRS && bytes.contains(&0)
    };
    // No more than it takes: someone may be typing.
    while !source.ended() && partial(source.available()) {
        source.fill()?;
    }
    let bytes = source.available();
    if bytes.starts_with(UTF8) {
        source.consume(UTF8.len());
        return Ok(());
    }
    no_text(source.name(), bytes, true)
}

/// An error if a file that begins so holds no text in UTF-8; `has_option` tells whether other
/// encodings can be named.
pub fn no_text(name: &str, bytes: &[u8], has_option: bool) -> Outcome {
    let marked = FOREIGN.iter().find(|(mark, _)| bytes.starts_with(mark));
    let what = match marked.map(|(_, what)| *what).or_else(|| unmarked(bytes)) {
        None => return Ok(()),
        Some(Foreign::Other(what)) => what.to_owned(),
        Some(Foreign::Utf16(label)) if has_option => {
            format!("UTF-16; read it by --encoding {label}")
        }
        Some(Foreign::Utf16(label)) => {
            let label = label.to_uppercase();
            format!("UTF-16; convert it, e.g. by `iconv -f {label} -t UTF-8`")
        }
    };
    Err(Failure::Data(format!("{name} is {what}")))
}

/// UTF-16 without a mark, by the halves of most characters that are NUL.
fn unmarked(bytes: &[u8]) -> Option<Foreign> {
    const FIRST: usize = 512;
    let pairs = bytes[..bytes.len().min(FIRST)].chunks_exact(2);
    let n = pairs.len();
    let nul = |half: usize| pairs.clone().filter(|pair| pair[half] == 0).count();
    match (nul(0), nul(1)) {
        _ if bytes.len() < PAIRS => None,
        (0, low) if 2 * low > n => Some(Foreign::Utf16("utf-16le")),
        (high, 0) if 2 * high > n => Some(Foreign::Utf16("utf-16be")),
        _ => None,
    }
}
