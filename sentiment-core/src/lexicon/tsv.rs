//! This project's own lexicon format: see [`Lexicon::from_tsv`].

use super::{
    normalize, Entry, Lexicon, NameKind, OnDuplicate, ShifterClass, ShifterRule, TermKind,
};
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
    /// The largest number; a table holds a little less, to which it is cut.
    fn limit(self) -> f64 {
        match self {
            Column::Emotion(_) => 8.0,
            _ => 4.0,
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
    /// term per line. Lines that start with `# ` are comments.
    ///
    /// | column | |
    /// |---|---|
    /// | `term` | required; a phrase if it holds a space or is cut as texts are ("wi-fi"); a last `*` stands for any ending |
    /// | `kind` | `word`, `phrase` or `pair` (what is added to two neighbours) |
    /// | `valence`, `subjectivity` | log-odds, from −4 to 4; empty is 0 |
    /// | `negated_valence`, `negated_subjectivity` | the same under negation; by default −0.5 × valence, and subjectivity as it is |
    /// | `shifter`, `factor` | see [`ShifterClass`] and [`ShifterRule`]; a factor is from −4 to 4 |
    /// | `name` | `given` or `surname`: the word is a name, too, see [`NameKind`] |
    /// | an emotion's name | log-odds, from −8 to 8 |
    /// | `emotions` | names of those that weigh 1, separated by spaces |
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
    /// is none or out of range, a term given twice, one that matches no text ("@home").
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
                .insert(entry, OnDuplicate::Fail)
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
            let kind = match entry.kind {
                TermKind::Word => "word",
                TermKind::Phrase => "phrase",
                TermKind::Pair => "pair",
            };
            let (nv, nu) = entry
                .negated
                .map_or(Default::default(), |(v, u)| (v.to_string(), u.to_string()));
            let (shifter, factor) = entry.shifter.map_or(Default::default(), |rule| {
                (rule.class.name().to_owned(), rule.factor.to_string())
            });
            let name = entry.name.map_or("", |name| NameKind::ALL[name as usize].0);
            out.push_str(&format!(
                "{}\t{kind}\t{}\t{}\t{nv}\t{nu}\t{shifter}\t{factor}\t{name}",
                entry.term, entry.valence, entry.subjectivity
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
    let (mut class, mut factor) = (None, 1.0);
    for (column, field) in columns.iter().zip(line.split(['\t'])) {
        let wrong = |reason| Error::at(number, reason).in_field(line, field);
        let weight = || {
            let weight = weight(number, field).map_err(|e| e.in_field(line, field))?;
            let limit = column.limit();
            if weight.abs() > limit {
                return Err(wrong(format!("{weight} is outside -{limit} to {limit}")));
            }
            Ok(weight)
        };
        match column {
            Column::Term => {
                entry.term = normalize(field);
                entry.kind = TermKind::of(&entry.term);
            }
            _ if field.trim().is_empty() => {}
            Column::Kind => {
                entry.kind = match field {
                    "word" => TermKind::Word,
                    "phrase" => TermKind::Phrase,
                    "pair" => TermKind::Pair,
                    _ => {
                        return Err(wrong(format!(
                            "unknown kind {field:?}: expected word, phrase or pair"
                        )))
                    }
                }
            }
            Column::Valence => entry.valence = weight()?,
            Column::Subjectivity => entry.subjectivity = weight()?,
            Column::NegatedValence => nv = Some(weight()?),
            Column::NegatedSubjectivity => nu = Some(weight()?),
            Column::Shifter => class = Some(ShifterClass::from_name(field).map_err(wrong)?),
            Column::Factor => factor = weight()?,
            Column::Name => {
                let known = NameKind::ALL.into_iter().find(|(n, _)| *n == field);
                let (_, kind) = known.ok_or_else(|| {
                    wrong(format!("unknown name {field:?}: expected given or surname"))
                })?;
                entry.name = Some(kind);
            }
            Column::Emotions => {
                for name in field.split(' ').filter(|name| !name.is_empty()) {
                    let emotion: Emotion = name
                        .parse()
                        .map_err(|e: Error| wrong(e.reason().to_owned()))?;
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
    entry.shifter = class.map(|class| ShifterRule { class, factor });
    Ok(entry)
}

pub(super) fn weight(line: usize, field: &str) -> Result<f64, Error> {
    field
        .trim()
        .parse()
        .ok()
        .filter(|w: &f64| w.is_finite())
        .ok_or_else(|| Error::at(line, format!("{field:?} is not a number")))
}

impl ShifterClass {
    /// The lower-case name that lexicon files have.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].0
    }

    /// By name, or what is wrong with it.
    fn from_name(name: &str) -> Result<Self, String> {
        let known = Self::ALL.into_iter().find(|(n, _)| *n == name);
        known.map(|(_, class)| class).ok_or_else(|| {
            let names: Vec<_> = Self::ALL.iter().map(|(n, _)| *n).collect();
            format!(
                "unknown shifter {name:?}: expected one of {}",
                names.join(", ")
            )
        })
    }

    pub(super) fn from_code(code: u8) -> Option<Self> {
        Self::ALL.get(usize::from(code)).map(|(_, class)| *class)
    }
}
