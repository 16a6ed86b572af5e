//! Scores for people: aligned columns, cut to the terminal's width.

use sentiment_core::{Emotions, Label};

use super::{Scored, Writer};
use crate::model::{AnyScore, Model};
use crate::text::{one_line, terminal_width};

/// The least room that a text gets, however narrow the terminal.
const LEAST: usize = 20;

/// Writes a line per row. Colours are removed by the output where they cannot
/// be shown.
pub struct Table {
    header: &'static str,
    width: usize,
}

impl Table {
    /// For the answers of `model`.
    pub fn new(model: &Model) -> Self {
        let header = match model {
            Model::English(_) => "label     valence  conf.  emotion       ",
            Model::Vader(_) => "compound    neg    neu    pos  ",
        };
        let width = terminal_width().saturating_sub(header.len()).max(LEAST);
        Self { header, width }
    }
}

impl Writer for Table {
    fn header(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(format!("\x1b[1m{}text\x1b[0m\n", self.header).as_bytes());
    }

    fn row(&self, scored: &Scored, out: &mut Vec<u8>) {
        let text = one_line(scored.text(), self.width);
        let line = match scored.score {
            AnyScore::English(s) => format!(
                "{}{:<8}  {:+7.2}\x1b[0m  {:5.2}  {:<12}  {text}\n",
                color(s.label),
                s.label,
                s.valence,
                s.confidence,
                strongest(&s.emotions),
            ),
            AnyScore::Vader(s) => {
                // The thresholds that VADER's authors recommend.
                let label = match s.compound {
                    c if c >= 0.05 => Label::Positive,
                    c if c <= -0.05 => Label::Negative,
                    _ => Label::Neutral,
                };
                format!(
                    "{}{:+8.4}\x1b[0m  {:5.3}  {:5.3}  {:5.3}  {text}\n",
                    color(label),
                    s.compound,
                    s.neg,
                    s.neu,
                    s.pos
                )
            }
        };
        out.extend_from_slice(line.as_bytes());
    }
}

/// The strongest emotion, or a dash.
fn strongest(emotions: &Emotions) -> &'static str {
    emotions.dominant().map_or("-", |e| e.name())
}

fn color(label: Label) -> &'static str {
    match label {
        Label::Negative => "\x1b[31m",
        Label::Neutral => "\x1b[2m",
        Label::Positive => "\x1b[32m",
        Label::Mixed => "\x1b[33m",
    }
}
