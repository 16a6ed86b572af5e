//! Scores and explanations as bytes, which pickles hold: an object for each of their parts would
//! cost far more than explaining does.
//!
//! Numbers are little-endian, and all their bits are kept; lengths are in LEB128, text is UTF-8.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use sentiment_core as core;
use sentiment_core::{ContributionKind, Emotion, Emotions, Label, ShifterKind, Span, Taxonomy};

/// The first byte. Another form, or another order of what is known by its place in `ALL`, needs
/// another.
const FORM: u8 = 1;

pub(crate) fn of_score(score: &core::Score) -> Vec<u8> {
    let mut writer = Writer(vec![FORM]);
    writer.score(score);
    writer.0
}

pub(crate) fn score(state: &[u8]) -> PyResult<core::Score> {
    let mut reader = Reader::new("Score", state)?;
    let score = reader.score()?;
    reader.end()?;
    Ok(score)
}

pub(crate) fn of_explanation(explanation: &core::Explanation) -> Vec<u8> {
    let mut writer = Writer(vec![FORM]);
    writer.text(&explanation.text);
    writer.score(&explanation.score);
    writer.sums(&explanation.intercept);
    writer.size(explanation.contributions.len());
    for contribution in &explanation.contributions {
        writer.contribution(contribution);
    }
    writer.sums(&explanation.sums);
    writer.float(explanation.scale);
    writer.float(explanation.subjectivity_scale);
    writer.float(explanation.emotion_scale);
    writer.size(explanation.irony.len());
    for &mark in &explanation.irony {
        writer.span(mark);
    }
    writer.0
}

pub(crate) fn explanation(state: &[u8]) -> PyResult<core::Explanation> {
    let mut reader = Reader::new("Explanation", state)?;
    let text = reader.text()?;
    let mut explanation = core::Explanation::default();
    explanation.score = reader.score()?;
    explanation.intercept = reader.sums()?;
    explanation.contributions = reader.many(|reader| reader.contribution(text))?;
    explanation.sums = reader.sums()?;
    explanation.scale = reader.float()?;
    explanation.subjectivity_scale = reader.float()?;
    explanation.emotion_scale = reader.float()?;
    explanation.irony = reader.many(|reader| reader.span(text))?;
    explanation.text = text.to_owned();
    reader.end()?;
    Ok(explanation)
}

struct Writer(Vec<u8>);

impl Writer {
    fn size(&mut self, mut size: usize) {
        while size >= 0x80 {
            self.0.push(size as u8 | 0x80);
            size >>= 7;
        }
        self.0.push(size as u8);
    }

    fn float(&mut self, value: f64) {
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.size(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    fn span(&mut self, span: Span) {
        self.size(span.start);
        self.size(span.len());
    }

    /// A value by its place among all.
    fn one_of<T: PartialEq>(&mut self, all: &[T], value: &T) {
        let place = all.iter().position(|one| one == value);
        self.0.push(place.unwrap_or(all.len()) as u8);
    }

    /// Those that are not 0, and which they are: of most terms, few.
    fn emotions(&mut self, emotions: &Emotions) {
        self.one_of(&Taxonomy::ALL, &emotions.taxonomy());
        let at = self.0.len();
        self.0.extend([0; 2]);
        let mut there: u16 = 0;
        for (place, value) in emotions.values().iter().enumerate() {
            // -0.0 is none of these.
            if value.to_bits() != 0 {
                there |= 1 << place;
                self.float(*value);
            }
        }
        self.0[at..at + 2].copy_from_slice(&there.to_le_bytes());
    }

    fn sums(&mut self, sums: &core::Sums) {
        self.float(sums.valence);
        self.float(sums.subjectivity);
        self.emotions(&sums.emotions);
    }

    fn score(&mut self, score: &core::Score) {
        self.one_of(&Label::ALL, &score.label);
        self.float(score.valence);
        self.float(score.negative);
        self.float(score.neutral);
        self.float(score.positive);
        self.float(score.confidence);
        self.float(score.coverage);
        self.emotions(&score.emotions);
    }

    fn contribution(&mut self, contribution: &core::Contribution) {
        self.one_of(&ContributionKind::ALL, &contribution.kind);
        self.span(contribution.span);
        self.text(&contribution.term);
        self.float(contribution.base);
        self.float(contribution.weight);
        self.size(contribution.shifters.len());
        for shifter in &contribution.shifters {
            self.one_of(&ShifterKind::ALL, &shifter.kind);
            self.span(shifter.span);
            self.float(shifter.factor);
        }
        self.sums(&contribution.sums);
    }
}

struct Reader<'a> {
    /// The type of what is read, for errors.
    name: &'static str,
    /// What is still to be read.
    state: &'a [u8],
}

impl<'a> Reader<'a> {
    fn new(name: &'static str, state: &'a [u8]) -> PyResult<Self> {
        let mut reader = Self { name, state };
        match reader.byte()? {
            FORM => Ok(reader),
            _ => Err(reader.wrong()),
        }
    }

    fn wrong(&self) -> PyErr {
        let name = self.name;
        PyValueError::new_err(format!(
            "the pickled {name} is damaged, or of another version of sentiment"
        ))
    }

    fn bytes(&mut self, count: usize) -> PyResult<&'a [u8]> {
        let Some((bytes, rest)) = self.state.split_at_checked(count) else {
            let name = self.name;
            return Err(PyValueError::new_err(format!(
                "the pickled {name} is cut: it has {} bytes where {count} should be",
                self.state.len()
            )));
        };
        self.state = rest;
        Ok(bytes)
    }

    fn array<const N: usize>(&mut self) -> PyResult<[u8; N]> {
        let bytes = self.bytes(N)?;
        bytes.try_into().map_err(|_| self.wrong())
    }

    fn byte(&mut self) -> PyResult<u8> {
        self.array().map(|[byte]| byte)
    }

    fn size(&mut self) -> PyResult<usize> {
        let mut size: u64 = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let byte = self.byte()?;
            let part = u64::from(byte & 0x7F);
            if part << shift >> shift != part {
                break;
            }
            size |= part << shift;
            if byte < 0x80 {
                return size.try_into().map_err(|_| self.wrong());
            }
        }
        Err(self.wrong())
    }

    fn float(&mut self) -> PyResult<f64> {
        self.array().map(f64::from_le_bytes)
    }

    fn text(&mut self) -> PyResult<&'a str> {
        let length = self.size()?;
        let text = self.bytes(length)?;
        std::str::from_utf8(text).map_err(|_| self.wrong())
    }

    /// A part of a text.
    fn span(&mut self, text: &str) -> PyResult<Span> {
        let (start, length) = (self.size()?, self.size()?);
        let end = start.checked_add(length);
        match end.filter(|&end| text.get(start..end).is_some()) {
            Some(end) => Ok(Span::new(start, end)),
            None => Err(self.wrong()),
        }
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> PyResult<T> {
        let place = usize::from(self.byte()?);
        all.get(place).copied().ok_or_else(|| self.wrong())
    }

    /// As many as there are said to be; without room in advance, as that may be wrong.
    fn many<T>(&mut self, read: impl Fn(&mut Self) -> PyResult<T>) -> PyResult<Vec<T>> {
        let count = self.size()?;
        let mut all = Vec::new();
        for _ in 0..count {
            all.push(read(self)?);
        }
        Ok(all)
    }

    fn emotions(&mut self) -> PyResult<Emotions> {
        let taxonomy = self.one_of(&Taxonomy::ALL)?;
        let there = self.array().map(u16::from_le_bytes)?;
        if there.checked_shr(taxonomy.emotions().len() as u32) != Some(0) {
            return Err(self.wrong());
        }
        let mut values = [0.0; Emotion::COUNT];
        for (place, value) in values.iter_mut().enumerate() {
            if there >> place & 1 == 1 {
                *value = self.float()?;
            }
        }
        let mut values = values.into_iter();
        Ok(Emotions::from_fn(taxonomy, |_| {
            values.next().unwrap_or_default()
        }))
    }

    fn sums(&mut self) -> PyResult<core::Sums> {
        let mut sums = core::Sums::default();
        sums.valence = self.float()?;
        sums.subjectivity = self.float()?;
        sums.emotions = self.emotions()?;
        Ok(sums)
    }

    fn score(&mut self) -> PyResult<core::Score> {
        Ok(core::Score {
            label: self.one_of(&Label::ALL)?,
            valence: self.float()?,
            negative: self.float()?,
            neutral: self.float()?,
            positive: self.float()?,
            confidence: self.float()?,
            coverage: self.float()?,
            emotions: self.emotions()?,
        })
    }

    fn contribution(&mut self, text: &str) -> PyResult<core::Contribution> {
        let mut contribution = core::Contribution::default();
        contribution.kind = self.one_of(&ContributionKind::ALL)?;
        contribution.span = self.span(text)?;
        contribution.term = self.text()?.to_owned();
        contribution.base = self.float()?;
        contribution.weight = self.float()?;
        contribution.shifters = self.many(|reader| {
            let kind = reader.one_of(&ShifterKind::ALL)?;
            let span = reader.span(text)?;
            Ok(core::Shifter::new(span, kind, reader.float()?))
        })?;
        contribution.sums = self.sums()?;
        Ok(contribution)
    }

    /// Nothing is behind what was read.
    fn end(&self) -> PyResult<()> {
        if self.state.is_empty() {
            Ok(())
        } else {
            Err(self.wrong())
        }
    }
}
