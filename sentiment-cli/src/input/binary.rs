//! Files that hold no text: pictures, documents, sound, by their first bytes.

use crate::error::{Failure, Outcome};

/// Bytes that tell.
pub const START: usize = 16;

/// What tells a kind of files: bytes, each at its place.
struct Mark {
    parts: &'static [(usize, &'static [u8])],
    what: &'static str,
}

const fn mark(parts: &'static [(usize, &'static [u8])], what: &'static str) -> Mark {
    Mark { parts, what }
}

const PICTURE: &str = "a picture, which holds no text";
const GIF: &str = "a GIF picture, which holds no text";
const MP3: &str = "a recording (MP3), which holds no text";
const SOUND: &str = "a recording, which holds no text; write down what is said, a text per line";

const MARKS: [Mark; 17] = [
    mark(
        &[(0, b"\x89PNG\r\n\x1A\n")],
        "a PNG picture, which holds no text",
    ),
    mark(
        &[(0, b"\xFF\xD8\xFF")],
        "a JPEG picture, which holds no text",
    ),
    mark(&[(0, b"GIF87a")], GIF),
    mark(&[(0, b"GIF89a")], GIF),
    mark(
        &[(0, b"RIFF"), (8, b"WEBP")],
        "a WebP picture, which holds no text",
    ),
    mark(&[(0, b"II*\0")], PICTURE),
    mark(&[(0, b"MM\0*")], PICTURE),
    mark(
        &[(0, b"%PDF-")],
        "a PDF; save its table as CSV, or its texts as plain text, one per line",
    ),
    mark(
        &[(0, b"{\\rtf1")],
        "a document in RTF; save it as plain text, or its table as CSV",
    ),
    mark(
        &[(0, b"SQLite format 3\0")],
        "a database of SQLite; export the table with the texts as CSV",
    ),
    mark(
        &[(0, b"\0"), (4, b"ftyp")],
        "a film or a recording (MP4), which holds no text",
    ),
    mark(&[(0, b"RIFF"), (8, b"WAVE")], SOUND),
    mark(&[(0, b"OggS")], SOUND),
    mark(&[(0, b"ID3\x02")], MP3),
    mark(&[(0, b"ID3\x03")], MP3),
    mark(&[(0, b"ID3\x04")], MP3),
    mark(&[(0, b"\xFF\xFB")], MP3),
];

impl Mark {
    fn is_at(&self, bytes: &[u8]) -> bool {
        let mut parts = self.parts.iter();
        parts.all(|(at, part)| bytes.get(*at..).is_some_and(|rest| rest.starts_with(part)))
    }

    /// Whether more bytes may make it one.
    fn may_follow(&self, bytes: &[u8]) -> bool {
        let mut parts = self.parts.iter();
        parts.all(|(at, part)| {
            let rest = bytes.get(*at..).unwrap_or_default();
            rest.starts_with(part) || part.starts_with(rest)
        })
    }
}

/// Whether more bytes are needed to tell.
pub fn is_open(bytes: &[u8]) -> bool {
    let is = MARKS.iter().any(|mark| mark.is_at(bytes));
    !is && bytes.len() < START && MARKS.iter().any(|mark| mark.may_follow(bytes))
}

/// An error if a file that begins so holds no text.
pub fn refuse(name: &str, bytes: &[u8]) -> Outcome {
    match MARKS.iter().find(|mark| mark.is_at(bytes)) {
        Some(mark) => Err(Failure::Data(format!("{name} is {}", mark.what))),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_bytes_are_needed_than_tell() {
        for bytes in [&b""[..], b"GIF8", b"RIFF....", b"\0\0\0\x20", b"\xFF"] {
            assert!(is_open(bytes) && refuse("in", bytes).is_ok(), "{bytes:?}");
        }
        for bytes in [
            &b"Good"[..],
            b"GIFs",
            b"%P,",
            b"Rated",
            b"ID,",
            b"1",
            b"\xFF\xFE",
        ] {
            assert!(!is_open(bytes) && refuse("in", bytes).is_ok(), "{bytes:?}");
        }
        for bytes in [
            &b"GIF89a"[..],
            b"RIFF....WEBPVP8 ",
            b"\0\0\0\x20ftypisom",
            b"\xFF\xFB\x90",
        ] {
            assert!(!is_open(bytes) && refuse("in", bytes).is_err(), "{bytes:?}");
        }
    }
}
