//! A file read piece by piece, with line numbers and byte offsets.

use std::io::{ErrorKind, Read};
use std::ops::Range;

use memchr::{memchr, memchr_iter};

use crate::error::{Failure, Outcome};

/// A record longer than this is an error: a quote that is never closed must
/// not pull a whole file into memory.
pub const MAX_RECORD: usize = 64 << 20;

/// First size of the buffer; it grows to the longest record.
const BUFFER: usize = 256 << 10;

/// What a step towards the next record found.
pub enum Step {
    /// A line: its bytes without the line break, and with it.
    Line(Range<usize>, usize),
    /// No break within [`MAX_RECORD`].
    TooLong,
    /// More must be read, and the caller would rather not wait.
    Wait,
    /// Nothing is left.
    End,
}

/// A window on the bytes of a file.
pub struct Source {
    reader: Box<dyn Read>,
    name: String,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    offset: u64,
    line: u64,
    ended: bool,
}

impl Source {
    /// A source that reads from `reader`; `name` is for messages.
    pub fn new(reader: Box<dyn Read>, name: String) -> Self {
        Self {
            reader,
            name,
            buffer: vec![0; BUFFER],
            start: 0,
            end: 0,
            offset: 0,
            line: 1,
            ended: false,
        }
    }

    /// The bytes at hand that are not consumed yet.
    pub fn available(&self) -> &[u8] {
        &self.buffer[self.start..self.end]
    }

    /// Byte offset in the file of the first available byte.
    pub fn offset(&self) -> u64 {
        self.offset
    }

    /// Line of the first available byte, from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Whether the end of the file is at hand.
    pub fn ended(&self) -> bool {
        self.ended
    }

    /// What the file is called in messages.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Read more; sets [`Source::ended`] where there is none.
    pub fn fill(&mut self) -> Outcome {
        if self.start > 0 {
            self.buffer.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
        }
        if self.end == self.buffer.len() {
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
        loop {
            match self.reader.read(&mut self.buffer[self.end..]) {
                Ok(0) => self.ended = true,
                Ok(n) => self.end += n,
                Err(e) if e.kind() == ErrorKind::Interrupted => continue,
                Err(e) => return Err(Failure::Data(format!("cannot read {}: {e}", self.name))),
            }
            return Ok(());
        }
    }

    /// Go on by `n` bytes.
    pub fn consume(&mut self, n: usize) {
        let passed = &self.buffer[self.start..self.start + n];
        self.line += memchr_iter(b'\n', passed).count() as u64;
        self.start += n;
        self.offset += n as u64;
    }

    /// Find the next line, without consuming it.
    pub fn next_line(&mut self, may_wait: bool) -> Outcome<Step> {
        loop {
            let bytes = self.available();
            if let Some(end) = memchr(b'\n', bytes) {
                let content = end - usize::from(bytes[..end].ends_with(b"\r"));
                return Ok(Step::Line(0..content, end + 1));
            }
            if self.ended {
                return Ok(match bytes.len() {
                    0 => Step::End,
                    n => Step::Line(0..n - usize::from(bytes.ends_with(b"\r")), n),
                });
            }
            if bytes.len() >= MAX_RECORD {
                return Ok(Step::TooLong);
            }
            if !may_wait {
                return Ok(Step::Wait);
            }
            self.fill()?;
        }
    }

    /// Pass over the rest of a line, however long.
    pub fn skip_line(&mut self) -> Outcome {
        loop {
            let bytes = self.available();
            if let Some(end) = memchr(b'\n', bytes) {
                self.consume(end + 1);
                return Ok(());
            }
            self.consume(bytes.len());
            if self.ended {
                return Ok(());
            }
            self.fill()?;
        }
    }
}
