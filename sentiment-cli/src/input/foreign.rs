//! What a file begins with that holds no text in UTF-8.

use super::source::Source;
use crate::error::{Failure, Outcome};

/// How files begin that hold no text in UTF-8: what they are, and what to do.
const FOREIGN: [(&[u8], &str); 9] = [
    (b"\xFF\xFE", UTF16),
    (b"\xFE\xFF", UTF16),
    (b"\x1F\x8B", "compressed; unpack it, e.g. by `gzip -d`"),
    (
        b"\x28\xB5\x2F\xFD",
        "compressed; unpack it, e.g. by `zstd -d`",
    ),
    (b"\xFD7zXZ\0", "compressed; unpack it, e.g. by `xz -d`"),
    (b"BZh91AY&SY", "compressed; unpack it, e.g. by `bzip2 -d`"),
    (b"PK\x03\x04", "a workbook or an archive; save it as CSV"),
    (b"\xD0\xCF\x11\xE0", "a workbook; save it as CSV"),
    (b"PAR1\x15", "Parquet; save it as CSV or JSON Lines"),
];

const UTF16: &str = "UTF-16; convert it, e.g. by `iconv -f UTF-16 -t UTF-8`";

const UTF16_LE: &str =
    "UTF-16 without a byte order mark; convert it, e.g. by `iconv -f UTF-16LE -t UTF-8`";
const UTF16_BE: &str =
    "UTF-16 without a byte order mark; convert it, e.g. by `iconv -f UTF-16BE -t UTF-8`";

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
    no_text(source.name(), bytes)
}

/// An error if a file that begins so holds no text in UTF-8.
pub fn no_text(name: &str, bytes: &[u8]) -> Outcome {
    let marked = FOREIGN.iter().find(|(mark, _)| bytes.starts_with(mark));
    match marked.map(|(_, what)| *what).or_else(|| unmarked(bytes)) {
        Some(what) => Err(Failure::Data(format!("{name} is {what}"))),
        None => Ok(()),
    }
}

/// UTF-16 without a mark, by the halves of most characters that are NUL.
fn unmarked(bytes: &[u8]) -> Option<&'static str> {
    const FIRST: usize = 512;
    let pairs = bytes[..bytes.len().min(FIRST)].chunks_exact(2);
    let n = pairs.len();
    let nul = |half: usize| pairs.clone().filter(|pair| pair[half] == 0).count();
    match (nul(0), nul(1)) {
        _ if bytes.len() < PAIRS => None,
        (0, low) if 2 * low > n => Some(UTF16_LE),
        (high, 0) if 2 * high > n => Some(UTF16_BE),
        _ => None,
    }
}
