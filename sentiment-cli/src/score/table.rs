//! Scores for people: aligned columns, cut to the terminal's width; whole and without colours in a
//! file.

use sentiment_core::{Label, Score};

use super::{urgent, Scored, Writer};
use crate::model::{AnyScore, Model};
use crate::text::{one_line, terminal_width};

/// The least room that a text gets, however narrow the terminal.
const LEAST: usize = 20;

/// Writes a line per row. Colours are removed by the output where they cannot
/// be shown.
pub struct Table {
    header: &'static str,
    /// The room for a text.
    width: usize,
    colored: bool,
    /// Whether what is urgent is marked.
    urgent: bool,
}

impl Table {
    /// For the answers of `model`.
    pub fn new(model: &Model, to_file: bool, urgent: bool) -> Self {
        let header = match model {
            Model::English(_) => "label     valence  conf.  emotion       ",
            Model::Vader(_) => "compound    neg    neu    pos  ",
        };
        let width = if to_file {
            usize::MAX
        } else {
            terminal_width().saturating_sub(header.len()).max(LEAST)
        };
        Self {
            header,
            width,
            colored: !to_file,
            urgent,
        }
    }

    /// Shown in this style.
    fn styled(&self, style: &str, shown: &str) -> String {
        if self.colored {
            format!("{style}{shown}\x1b[0m")
        } else {
            shown.to_owned()
        }
    }
}

impl Writer for Table {
    fn header(&self, out: &mut Vec<u8>) {
        let header = self.styled("\x1b[1m", &format!("{}text", self.header));
        out.extend_from_slice(format!("{header}\n").as_bytes());
    }

    fn row(&self, scored: &Scored, out: &mut Vec<u8>) {
        let mark = self.urgent.then(|| urgent(scored)).flatten();
        let mark = mark.map_or(String::new(), |(kind, words)| format!("[{kind}: {words}] "));
        let text = one_line(&format!("{mark}{}", scored.text()), self.width);
        let line = match scored.score {
            None => format!("{:width$}{text}\n", "", width = self.header.len()),
            Some(AnyScore::English(s)) => format!(
                "{}  {:5.2}  {:<12}  {text}\n",
                self.styled(
                    color(s.label),
                    &format!("{:<8}  {:+7.2}", s.label, s.valence)
                ),
                s.confidence,
                strongest(&s),
            ),
            Some(AnyScore::Vader(s)) => {
                // The thresholds that VADER's authors recommend.
                let label = match s.compound {
                    c if c >= 0.05 => Label::Positive,
                    c if c <= -0.05 => Label::Negative,
                    _ => Label::Neutral,
                };
                format!(
                    "{}  {:5.3}  {:5.3}  {:5.3}  {text}\n",
                    self.styled(color(label), &format!("{:+8.4}", s.compound)),
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
fn strongest(score: &Score) -> &'static str {
    score.dominant_emotion().map_or("-", |e| e.name())
}

fn color(label: Label) -> &'static str {
    match label {
        Label::Negative => "\x1b[31m",
        Label::Neutral => "\x1b[2m",
        Label::Positive => "\x1b[32m",
        Label::Mixed => "\x1b[33m",
    }
}
