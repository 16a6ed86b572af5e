//! Which field of JSON rows holds the text.

use memchr::memchr;
use serde_json::{Map, Value};

use super::json::lenient;
use super::source::Source;
use crate::columns::{self, Holds};
use crate::error::{Failure, Outcome};

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
        let problem = match (
            columns::text(&self.fields, named, |_| Holds::Words),
            &self.array,
        ) {
            (Ok(at), None) => return Ok(self.fields[at].clone()),
            (Ok(at), Some(_)) if self.fields.len() > 1 => return Ok(self.fields[at].clone()),
            (Ok(_), Some(_)) => "no row has a text".to_owned(),
            (Err(Failure::Usage(problem)), _) => problem,
            (Err(_), _) => return Ok(named.unwrap_or(TEXT).to_owned()),
        };
        Err(match self.array {
            Some(array) => {
                let is_plain = array.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
                    && !array.starts_with(|c: char| c.is_ascii_digit());
                let path = if is_plain {
                    format!(".{array}")
                } else {
                    format!(".[{}]", Value::from(array.as_str()))
                };
                format!(
                    "{problem}; the field {array:?} holds an array: if the texts are in it, make rows \
                     of it, e.g. by `jq -c '{path}[]'`"
                )
            }
            None => problem,
        })
    }
}
