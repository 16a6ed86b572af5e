//! This project's own lexicon format: see [`Lexicon::from_tsv`].

use std::str::FromStr;

use super::entry::{LARGEST, LARGEST_EMOTION};
use super::{
    normalize, Entry, Lexicon, NameKind, OnDuplicate, ShifterClass, ShifterRule, TermKind,
};
use crate::decimal::Short;
use crate::{Emotion, Error};

#[derive(Clone, Copy, PartialEq)]
enum Column {
    Term,
    Kind,
    Valence,
    Subjectivity,
    NegatedValence,
    NegatedSubjectivity,
    Shifter,
    Factor,
    Name,
    Emotions,
    Emotion(usize),
}

impl Column {
    /// The largest number.
    fn limit(self) -> f64 {
        match self {
            Column::Emotion(_) => LARGEST_EMOTION,
            _ => LARGEST,
        }
    }
}

const COLUMNS: [(&str, Column); 10] = [
    ("term", Column::Term),
    ("kind", Column::Kind),
    ("valence", Column::Valence),
    ("subjectivity", Column::Subjectivity),
    ("negated_valence", Column::NegatedValence),
    ("negated_subjectivity", Column::NegatedSubjectivity),
    ("shifter", Column::Shifter),
    ("factor", Column::Factor),
    ("name", Column::Name),
    ("emotions", Column::Emotions),
];

impl Lexicon {
    /// Read this project's TSV: UTF-8, separated by tabs, a header that names the columns, then a
    /// term per line. Lines that start with `# ` are comments; a term that does so has a space in
    /// front.
    ///
    /// | column | |
    /// |---|---|
    /// | `term` | required; a phrase if it holds a space or is cut as texts are ("wi-fi"); a last `*` stands for any ending |
    /// | `kind` | `word`, `phrase` or `pair` (what is added to two neighbours) |
    /// | `valence`, `subjectivity` | log-odds, from −4 to 4; empty is 0 |
    /// | `negated_valence`, `negated_subjectivity` | the same under negation; by default −0.5 × valence, and subjectivity as it is |
    /// | `shifter`, `factor` | see [`ShifterClass`] and [`ShifterRule`]; a factor is from −4 to 4; empty is [`ShifterClass::usual_factor`] |
    /// | `name` | `given` or `surname`: the word is a name, too, see [`NameKind`] |
    /// | an emotion's name | log-odds, from −8 to 8 |
    /// | `emotions` | names of those that weigh 1, separated by spaces |
    ///
    /// What a row leaves empty or 0 stays as it is where the lexicon extends another one, but a row
    /// that says nothing at all makes its term weigh nothing: see [`OnDuplicate::Merge`].
    ///
    /// ```
    /// use sentiment_core::Lexicon;
    /// let lexicon = Lexicon::from_tsv("term\tvalence\tanger\nlaggy\t-1.5\t0.5\n")?;
    /// assert_eq!(lexicon.get("laggy").unwrap().valence, -1.5);
    ///
    /// let error = Lexicon::from_tsv("term\tvalence\nlaggy\tbad\n").unwrap_err();
    /// assert_eq!(error.line(), Some(2));
    /// # Ok::<(), sentiment_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// With the line and the reason: an unknown column or one given twice, a number that
    /// is none or out of range, a factor without a shifter, a term given twice, one that matches no
    /// text ("@home").
    pub fn from_tsv(text: &str) -> Result<Self, Error> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut lines = text
            .lines()
            .enumerate()
            .map(|(i, line)| (i + 1, line))
            .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with("# "));
        let Some((number, header)) = lines.next() else {
            return Ok(Self::new());
        };
        no_file_name(text)?;
        let columns = header_columns(number, header)?;
        let mut lexicon = Self::new();
        for (number, line) in lines {
            let entry = parse_line(number, line, &columns)?;
            lexicon
                .put(entry, OnDuplicate::Fail)
                .map_err(|e| Error::at(number, e.reason()))?;
        }
        Ok(lexicon)
    }

    /// Write this project's TSV; [`Lexicon::from_tsv`] reads it back.
    pub fn to_tsv(&self) -> String {
        let mut out = String::from("term\tkind\tvalence\tsubjectivity\tnegated_valence\tnegated_subjectivity\tshifter\tfactor\tname");
        for emotion in Emotion::ALL {
            out.push('\t');
            out.push_str(emotion.name());
        }
        out.push('\n');
        for entry in self.iter() {
            let (nv, nu) = entry
                .negated
                .map_or(Default::default(), |(v, u)| (v.to_string(), u.to_string()));
            let (shifter, factor) = entry.shifter.map_or(Default::default(), |rule| {
                (rule.class.name().to_owned(), rule.factor.to_string())
            });
            let name = entry.name.map_or("", NameKind::name);
            // Else it is a comment.
            let space = if entry.term.starts_with("# ") {
                " "
            } else {
                ""
            };
            out.push_str(&format!(
                "{space}{}\t{}\t{}\t{}\t{nv}\t{nu}\t{shifter}\t{factor}\t{name}",
                entry.term, entry.kind, entry.valence, entry.subjectivity
            ));
            for weight in entry.emotions {
                out.push_str(&format!("\t{weight}"));
            }
            out.push('\n');
        }
        out
    }
}

/// An error where a lexicon is but a file's name.
pub(crate) fn no_file_name(text: &str) -> Result<(), Error> {
    let name = text.trim();
    if name.contains(char::is_whitespace) || !name.contains(['.', '/', '\\']) {
        return Ok(());
    }
    let reason = format!("{name:?} looks like a file's name: give the text that is in it");
    Err(Error::at(1, reason))
}

fn header_columns(number: usize, header: &str) -> Result<Vec<Column>, Error> {
    let columns: Vec<Column> = header
        .split('\t')
        .map(|name| {
            let name = name.trim();
            COLUMNS
                .iter()
                .find(|(n, _)| *n == name)
                .map(|(_, c)| *c)
                .or_else(|| Some(Column::Emotion(name.parse::<Emotion>().ok()?.index())))
                .ok_or_else(|| {
                    let known: Vec<_> = COLUMNS.iter().map(|(n, _)| *n).collect();
                    let reason = format!(
                        "unknown column {name:?}: expected some of {} and the emotions, separated by tabs",
                        known.join(", ")
                    );
                    Error::at(number, reason).in_field(header, name)
                })
        })
        .collect::<Result<_, _>>()?;
    for (i, name) in header.split('\t').enumerate() {
        if columns[..i].contains(&columns[i]) {
            let reason = format!("the column {:?} is there already", name.trim());
            return Err(Error::at(number, reason).in_field(header, name));
        }
    }
    if !columns.iter().any(|c| matches!(c, Column::Term)) {
        return Err(Error::at(number, "the header names no column `term`"));
    }
    Ok(columns)
}

fn parse_line(number: usize, line: &str, columns: &[Column]) -> Result<Entry, Error> {
    let line = line.trim_end_matches('\r');
    let tabs = line.bytes().filter(|&b| b == b'\t').count();
    let (given, named) = (tabs + 1, columns.len());
    if given != named {
        let reason = format!("{given} fields where the header names {named}");
        return Err(Error::at(number, reason));
    }
    let mut entry = Entry::new("");
    let (mut nv, mut nu) = (None, None);
    let (mut class, mut factor) = (None::<ShifterClass>, None);
    for (column, field) in columns.iter().zip(line.split(['\t'])) {
        let wrong = |reason| Error::at(number, reason).in_field(line, field);
        let weight = || {
            let weight = weight(number, field).map_err(|e| e.in_field(line, field))?;
            let limit = column.limit();
            if weight.abs() > limit {
                let (field, limit) = (field.trim(), Short(limit));
                return Err(wrong(format!("{field} is outside -{limit} to {limit}")));
            }
            Ok(weight)
        };
        match column {
            Column::Term => {
                entry.term = normalize(field);
                entry.kind = TermKind::of(&entry.term);
            }
            _ if field.trim().is_empty() => {}
            Column::Kind => entry.kind = value_of(field).map_err(wrong)?,
            Column::Valence => entry.valence = weight()?,
            Column::Subjectivity => entry.subjectivity = weight()?,
            Column::NegatedValence => nv = Some(weight()?),
            Column::NegatedSubjectivity => nu = Some(weight()?),
            Column::Shifter => class = Some(value_of(field).map_err(wrong)?),
            Column::Factor => factor = Some((weight()?, field)),
            Column::Name => entry.name = Some(value_of(field).map_err(wrong)?),
            Column::Emotions => {
                for name in field.split(' ').filter(|name| !name.is_empty()) {
                    let emotion: Emotion = value_of(name).map_err(wrong)?;
                    entry.emotions[emotion.index()] = 1.0;
                }
            }
            Column::Emotion(i) => entry.emotions[*i] = weight()?,
        }
    }
    if nv.is_some() || nu.is_some() {
        let (v, u) = entry.negated_by_default();
        entry.negated = Some((nv.unwrap_or(v), nu.unwrap_or(u)));
    }
    entry.shifter = match (class, factor) {
        (None, None) => None,
        (Some(class), factor) => Some(ShifterRule {
            class,
            factor: factor.map_or_else(|| class.usual_factor(), |(factor, _)| factor),
        }),
        (None, Some((_, field))) => {
            let reason = "a factor without a shifter: name its class in the column `shifter`";
            return Err(Error::at(number, reason).in_field(line, field));
        }
    };
    Ok(entry)
}

/// What a field names, or what is wrong with it.
fn value_of<T: FromStr<Err = Error>>(field: &str) -> Result<T, String> {
    field
        .trim()
        .parse()
        .map_err(|e: Error| e.reason().to_owned())
}

pub(super) fn weight(line: usize, field: &str) -> Result<f64, Error> {
    field
        .trim()
        .parse()
        .ok()
        .filter(|w: &f64| w.is_finite())
        .ok_or_else(|| Error::at(line, format!("{field:?} is not a number")))
}
