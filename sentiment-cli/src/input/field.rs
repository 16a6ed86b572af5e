//! Which field of JSON rows holds the text.

use memchr::memchr;
use serde_json::{Map, Value};

use super::json::lenient;
use super::source::Source;
use crate::columns::{self, Holds};
use crate::error::{Failure, Outcome};
use crate::text::quoted;

/// Bytes to look for it in: the first rows may be of other kinds.
const ENOUGH: usize = 1 << 20;

/// What a string is called that is a row by itself.
pub const TEXT: &str = "text";

/// The field, or what is wrong with all. Nothing is consumed, and no more read than it takes.
pub fn find(source: &mut Source, named: Option<&str>) -> Outcome<Result<String, String>> {
    let mut seen = Seen::default();
    let mut at = 0;
    loop {
        let rest = &source.available()[at..];
        let end = match memchr(b'\n', rest) {
            Some(end) => end,
            None if source.ended() => rest.len(),
            None if at + rest.len() >= ENOUGH => return Ok(seen.conclude(named)),
            None => {
                source.fill()?;
                continue;
            }
        };
        if rest.is_empty() {
            return Ok(seen.conclude(named));
        }
        let line = String::from_utf8_lossy(&rest[..end]).into_owned();
        at += (end + 1).min(rest.len());
        let field = match lenient(line) {
            Some(Value::String(_)) => Some(named.unwrap_or(TEXT).to_owned()),
            Some(Value::Object(map)) => seen.field(&map, named),
            _ => None,
        };
        if let Some(field) = field {
            return Ok(Ok(field));
        }
    }
}

/// What was in rows without it.
#[derive(Default)]
struct Seen {
    fields: Vec<String>,
    /// A field that holds an array.
    array: Option<String>,
    /// A text in a field within a field.
    inner: Option<String>,
}

impl Seen {
    /// The field, if this row has it.
    fn field(&mut self, map: &Map<String, Value>, named: Option<&str>) -> Option<String> {
        let names: Vec<String> = map.keys().cloned().collect();
        let found = match named {
            Some(name) => columns::named(&names, name, "--text").ok(),
            None => {
                let may_be = match names.len() {
                    1 if self.fields.is_empty() => vec![0],
                    _ => columns::texts(&names),
                };
                let holds = |is: fn(&Value) -> bool| {
                    may_be
                        .iter()
                        .copied()
                        .find(|&i| map.get(&names[i]).is_some_and(is))
                };
                holds(Value::is_string).or_else(|| holds(Value::is_null))
            }
        };
        if let Some(found) = found {
            return Some(names[found].clone());
        }
        self.inner = self.inner.take().or_else(|| inner(map));
        let arrays = map.iter().find(|(_, value)| value.is_array());
        self.array = self.array.take().or(arrays.map(|(name, _)| name.clone()));
        let new = names.into_iter().filter(|n| !self.fields.contains(n));
        let new: Vec<_> = new.collect();
        self.fields.extend(new);
        None
    }

    /// The field where no row has a text in it.
    fn conclude(self, named: Option<&str>) -> Result<String, String> {
        if self.fields.is_empty() {
            // Whatever the rows are, each says what is wrong.
            return Ok(named.unwrap_or(TEXT).to_owned());
        }
        let words = |_| Holds::Words;
        let found = match named {
            Some(name) => columns::named(&self.fields, name, "--text"),
            None => match columns::text(&self.fields, words) {
                Ok(found) => found.ok_or_else(|| columns::no_text(&self.fields, words)),
                Err(e) => Err(e),
            },
        };
        let problem = match (found, &self.array) {
            (Ok(at), None) => return Ok(self.fields[at].clone()),
            (Ok(at), Some(_)) if self.fields.len() > 1 => return Ok(self.fields[at].clone()),
            (Ok(_), Some(_)) => "no row has a text".to_owned(),
            (Err(Failure::Usage(problem)), _) => problem,
            (Err(_), _) => return Ok(named.unwrap_or(TEXT).to_owned()),
        };
        let path = named.or(self.inner.as_deref());
        let way = path.and_then(|path| columns::inner(&self.fields, path, "--text"));
        Err(match (way, self.array) {
            // Of the field that was named, it is part of the problem.
            (Some(_), _) if named.is_some() => problem,
            (Some(way), _) => format!("{problem}; {way}"),
            (None, Some(array)) => {
                let path = columns::access(&[&array]);
                format!(
                    "{problem}; the field {} holds an array: if the texts are in it, make rows \
                     of it, e.g. by `jq -c '{path}[]'`",
                    quoted(&array)
                )
            }
            (None, None) => problem,
        })
    }
}

/// The way to the likeliest text in an object of these fields.
fn inner(map: &Map<String, Value>) -> Option<String> {
    let objects = map
        .iter()
        .filter_map(|(name, value)| Some((name, value.as_object()?)));
    let mut texts = objects.filter_map(|(name, object)| {
        let names: Vec<String> = object.keys().cloned().collect();
        let mut texts = columns::texts(&names).into_iter().map(|at| &names[at]);
        let text = texts.find(|&text| object[text].is_string())?;
        Some(format!("{name}.{text}"))
    });
    texts.next()
}
