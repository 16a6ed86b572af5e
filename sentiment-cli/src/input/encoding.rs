//! Bytes of other encodings as UTF-8, and bytes of UTF-8 as text.

use std::borrow::Cow;
use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8};

use super::problem::Problem;

/// Bytes that are decoded at a time.
const BUFFER: usize = 64 << 10;

/// Stands for what is no character of the encoding: it is in no UTF-8 either.
const WRONG: u8 = 0xFF;

/// The encoding by one of its labels, as browsers know them.
pub fn by_label(label: &str) -> Result<&'static Encoding, String> {
    Encoding::for_label_no_replacement(label.as_bytes()).ok_or_else(|| {
        "there is no encoding of this name; there are windows-1252, utf-16, iso-8859-2, macintosh, shift_jis, \
         gb18030 and the others of https://encoding.spec.whatwg.org"
            .to_owned()
    })
}

/// How bytes become text.
#[derive(Clone, Copy)]
pub struct Encoded {
    /// What the file is in, if that is named and not UTF-8.
    named: Option<&'static Encoding>,
    /// Whether what is no character becomes U+FFFD.
    lossy: bool,
}

impl Encoded {
    /// As the user says.
    pub fn new(named: Option<&'static Encoding>, lossy: bool) -> Self {
        Self {
            named: named.filter(|&encoding| encoding != UTF_8),
            lossy,
        }
    }

    /// The bytes of a file as UTF-8, as they come. A byte order mark says more than a name.
    pub fn utf8(self, reader: Box<dyn Read>) -> Box<dyn Read> {
        match self.named {
            None => reader,
            Some(encoding) => Box::new(Utf8 {
                reader,
                decoder: encoding.new_decoder(),
                raw: Window::new(),
                text: Window::new(),
                ended: false,
                done: false,
            }),
        }
    }

    /// Whether the size of the file says how many bytes of UTF-8 it is.
    pub fn keeps_size(self) -> bool {
        self.named.is_none()
    }

    /// Bytes of a row that starts at a line.
    pub fn text(self, bytes: &[u8], line: u64) -> Result<Cow<'_, str>, Problem> {
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Cow::Borrowed(text)),
            Err(_) if self.lossy => Ok(String::from_utf8_lossy(bytes)),
            Err(e) => {
                let at = e.valid_up_to();
                Err(match self.named {
                    None => Problem::not_utf8(line, bytes, at, NAME_IT),
                    Some(encoding) => {
                        let what = format!(
                            "what is here is no character of {}; name another --encoding, {LOSSY}",
                            encoding.name()
                        );
                        Problem::inside(line, bytes, at, what)
                    }
                })
            }
        }
    }
}

const LOSSY: &str = "or read it by --lossy, which loses all such letters";

const NAME_IT: &str =
    "say which encoding the file has, such as --encoding windows-1252 for a CSV that \
     Excel saved on Windows; or read it by --lossy, which loses all such letters";

/// A file of another encoding, read as UTF-8.
struct Utf8 {
    reader: Box<dyn Read>,
    decoder: Decoder,
    raw: Window,
    text: Window,
    /// Whether all bytes are read, and whether all are decoded.
    ended: bool,
    done: bool,
}

/// Bytes of which the first are used up.
struct Window {
    bytes: Vec<u8>,
    start: usize,
    end: usize,
}

impl Window {
    fn new() -> Self {
        Self {
            bytes: vec![0; BUFFER],
            start: 0,
            end: 0,
        }
    }

    fn rest(&self) -> &[u8] {
        &self.bytes[self.start..self.end]
    }
}

impl Utf8 {
    /// Decode what is at hand.
    fn decode(&mut self) {
        // There is room for a wrong byte.
        let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(
            &self.raw.bytes[self.raw.start..self.raw.end],
            &mut self.text.bytes[..BUFFER - 1],
            self.ended,
        );
        self.raw.start += read;
        (self.text.start, self.text.end) = (0, written);
        match result {
            DecoderResult::InputEmpty => self.done = self.ended,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => {
                self.text.bytes[written] = WRONG;
                self.text.end += 1;
            }
        }
    }
}

impl Read for Utf8 {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.text.rest().is_empty() && !self.done {
            if self.raw.rest().is_empty() && !self.ended {
                let read = self.reader.read(&mut self.raw.bytes)?;
                (self.raw.start, self.raw.end) = (0, read);
                self.ended = read == 0;
            }
            self.decode();
        }
        let length = self.text.rest().len().min(out.len());
        out[..length].copy_from_slice(&self.text.rest()[..length]);
        self.text.start += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes that come one by one.
    struct Drops(Vec<u8>);

    impl Read for Drops {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            if self.0.is_empty() || out.is_empty() {
                return Ok(0);
            }
            out[0] = self.0.remove(0);
            Ok(1)
        }
    }

    fn read(label: &str, bytes: &[u8]) -> Vec<u8> {
        let encoded = Encoded::new(by_label(label).ok(), false);
        let mut at_once = Vec::new();
        let all = io::Cursor::new(bytes.to_vec());
        encoded
            .utf8(Box::new(all))
            .read_to_end(&mut at_once)
            .unwrap();
        let mut one_by_one = Vec::new();
        let mut reader = encoded.utf8(Box::new(Drops(bytes.to_vec())));
        let mut byte = [0];
        while reader.read(&mut byte).unwrap() == 1 {
            one_by_one.push(byte[0]);
        }
        assert_eq!(at_once, one_by_one);
        at_once
    }

    #[test]
    fn however_bytes_come_they_are_the_same_text() {
        assert_eq!(read("cp1252", b"Z\xFCrich \x80"), "Zürich €".as_bytes());
        assert_eq!(read("shift_jis", b"\x93\xFA\x96\x7B"), "日本".as_bytes());
        let units: Vec<u16> = "aé😀".encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|u| u.to_le_bytes()).collect();
        assert_eq!(read("utf-16", &little), "aé😀".as_bytes());
        let big = units.iter().flat_map(|u| u.to_be_bytes());
        let marked: Vec<u8> = [0xFE, 0xFF].into_iter().chain(big).collect();
        assert_eq!(read("utf-16", &marked), "aé😀".as_bytes());
        assert_eq!(read("latin1", b"\xEF\xBB\xBF\xC3\xA9"), "é".as_bytes());
        let long = vec![0xFC; 3 * BUFFER];
        assert_eq!(read("latin1", &long), "ü".repeat(3 * BUFFER).as_bytes());
    }

    #[test]
    fn what_is_no_character_is_told() {
        assert_eq!(read("utf-16le", b"a\0\x00\xD8b\0"), b"a\xFFb");
        assert_eq!(read("utf-16le", b"a\0b"), b"a\xFF");
        let utf16 = Encoded::new(by_label("utf-16le").ok(), false);
        let problem = utf16.text(b"a\xFFb", 7).err().unwrap().to_string();
        assert_eq!(
            problem,
            "line 7, column 2: what is here is no character of UTF-16LE; name another --encoding, or read \
             it by --lossy, which loses all such letters"
        );
        assert!(by_label("klingon").is_err());
    }
}
