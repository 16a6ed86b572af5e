//! This project's own lexicon format: see [`Lexicon::from_tsv`].

use std::borrow::Cow;
use std::str::FromStr;

use super::{
    normalize, Entry, Lexicon, NameKind, OnDuplicate, ShifterClass, ShifterRule, TermKind,
};
use crate::error::Faults;
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
            Column::Emotion(_) => Entry::LARGEST_EMOTION,
            _ => Entry::LARGEST,
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
    /// front. A field may stand in double quotes, in which two are one ([RFC 4180]), as spreadsheets
    /// write a term with a comma; one that begins with a quote has to: `""":("`. Within a term they stand
    /// for themselves.
    ///
    /// [RFC 4180]: https://www.rfc-editor.org/rfc/rfc4180
    ///
    /// | column | |
    /// |---|---|
    /// | `term` | required; a phrase if it holds a space or is cut as texts are ("wi-fi"), but not at a full stop ("v2.0", "Dr. Who"); a last `*` stands for any ending |
    /// | `kind` | `word`, `phrase` or `pair` (what is added to two neighbours) |
    /// | `valence`, `subjectivity` | log-odds, from −4 to 4; empty is 0. A term that is new should have some subjectivity, about half of its valence: without it a text is more probably neutral |
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
    /// With the first line and its reason, and those of the next lines with one: an unknown column or one given twice, a number that
    /// is none or out of range, a factor without a shifter, quotes that are not closed or closed too early, a
    /// term given twice, one that matches no text ("@home").
    pub fn from_tsv(text: &str) -> Result<Self, Error> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut lines = rows(text);
        let Some((number, header)) = lines.next() else {
            return Ok(Self::new());
        };
        no_file_name(text)?;
        let columns = header_columns(number, header)?;
        let mut lexicon = Self::new();
        let mut faults = Faults::default();
        for (number, line) in lines {
            let entry = parse_line(number, line, &columns);
            let put = entry.and_then(|entry| {
                lexicon.put(entry, OnDuplicate::Fail).map_err(|e| {
                    // To look for it takes time.
                    let twice = match faults.is_full() {
                        true => None,
                        false => given_twice(text, &columns, number, line),
                    };
                    Error::at(number, twice.as_deref().unwrap_or(e.reason()))
                })
            });
            if let Err(error) = put {
                faults.add(error);
            }
        }
        faults.done()?;
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
            let term = match entry.term.as_bytes() {
                // Else it is a comment.
                [b'#', ..] => format!(" {}", entry.term),
                [b'"', ..] => format!("\"{}\"", entry.term.replace('"', "\"\"")),
                _ => entry.term.clone(),
            };
            out.push_str(&format!(
                "{term}\t{}\t{}\t{}\t{nv}\t{nu}\t{shifter}\t{factor}\t{name}",
                entry.kind, entry.valence, entry.subjectivity
            ));
            for weight in entry.emotions {
                out.push_str(&format!("\t{weight}"));
            }
            out.push('\n');
        }
        out
    }
}

/// The lines that say something, counted from 1: the header, then the terms.
fn rows(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate().map(|(i, line)| (i + 1, line));
    lines.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with("# "))
}

/// That the term of a line is there already, if it is: an earlier line may write it in another way.
fn given_twice(text: &str, columns: &[Column], number: usize, line: &str) -> Option<String> {
    let key = |line: &str| {
        let entry = parse_line(number, line, columns).ok()?;
        Some((entry.kind == TermKind::Pair, entry.term))
    };
    let term = |line| {
        let mut fields = columns.iter().zip(str::split(line, '\t'));
        let (_, field) = fields.find(|(column, _)| **column == Column::Term)?;
        Some(unquoted(field.trim()).ok()?.into_owned())
    };
    let is = key(line)?;
    let mut earlier = rows(text).skip(1).take_while(|(at, _)| *at < number);
    let (at, earlier) = earlier.find(|(_, line)| key(line).as_ref() == Some(&is))?;
    let (given, earlier) = (term(line)?, term(earlier)?);
    Some(format!(
        "the term {given:?} is there already, as {earlier:?} in line {at}: remove one of the two"
    ))
}

/// A field of anything but terms, without white space and quotes around it.
fn without_quotes(field: &str) -> &str {
    let field = field.trim();
    let inner = field.strip_prefix('"').and_then(|f| f.strip_suffix('"'));
    inner.map_or(field, str::trim)
}

/// A term without the double quotes around it; or where and how these are broken. A lone one is the mark.
fn unquoted(field: &str) -> Result<Cow<'_, str>, (&str, String)> {
    let Some(quoted) = field.strip_prefix('"').filter(|rest| !rest.is_empty()) else {
        return Ok(Cow::Borrowed(field));
    };
    let right = || format!("\"{}\"", field.replace('"', "\"\""));
    let mut rest = quoted;
    loop {
        let Some((_, behind)) = rest.split_once('"') else {
            let right = right();
            let reason = format!(
                "the quote that opens {field} is not closed in its line: close it, or write {right} if it belongs to the term"
            );
            return Err((field, reason));
        };
        match behind.strip_prefix('"') {
            Some(more) => rest = more,
            None if behind.is_empty() => break,
            None => {
                let right = right();
                let reason = format!(
                    "{behind} stands behind the quote that closes the field: write {right} if the quotes belong to the term"
                );
                return Err((behind, reason));
            }
        }
    }
    let inner = &quoted[..quoted.len() - 1];
    Ok(match inner.contains('"') {
        true => Cow::Owned(inner.replace("\"\"", "\"")),
        false => Cow::Borrowed(inner),
    })
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
            let name = without_quotes(name);
            COLUMNS
                .iter()
                .find(|(n, _)| *n == name)
                .map(|(_, c)| *c)
                .or_else(|| Some(Column::Emotion(name.parse::<Emotion>().ok()?.index())))
                .ok_or_else(|| {
                    let known: Vec<_> = COLUMNS.iter().map(|(n, _)| *n).collect();
                    let is_rated = header.split(['\t', ',', ' ']).any(|f| f.parse::<f64>().is_ok());
                    let reason = format!(
                        "unknown column {name:?}: expected some of {} and the emotions, separated by tabs{}",
                        known.join(", "),
                        if is_rated { RATED } else { "" },
                    );
                    Error::at(number, reason).in_field(header, name)
                })
        })
        .collect::<Result<_, _>>()?;
    for (i, name) in header.split('\t').enumerate() {
        if columns[..i].contains(&columns[i]) {
            let name = without_quotes(name);
            let reason = format!("the column {name:?} is there already");
            return Err(Error::at(number, reason).in_field(header, name));
        }
    }
    if !columns.iter().any(|c| matches!(c, Column::Term)) {
        return Err(Error::at(number, "the header names no column `term`"));
    }
    Ok(columns)
}

/// What to do about a file that begins with a word and a number.
const RATED: &str = "; or, if this is a word list as of VADER or AFINN, name that format";

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
        let field = match column {
            Column::Term => field,
            _ => without_quotes(field),
        };
        let wrong = |reason| Error::at(number, reason).in_field(line, field);
        let weight = || {
            let weight = weight(number, field).map_err(|e| e.in_field(line, field))?;
            let limit = column.limit();
            if weight.abs() > limit {
                let limit = limit as u8;
                return Err(wrong(format!("{field} is outside -{limit} to {limit}")));
            }
            Ok(weight)
        };
        match column {
            Column::Term => {
                let term = unquoted(field.trim())
                    .map_err(|(part, reason)| Error::at(number, reason).in_field(line, part))?;
                entry.term = normalize(&term);
                entry.kind = TermKind::of(&entry.term);
            }
            _ if field.is_empty() => {}
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
