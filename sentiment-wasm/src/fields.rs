//! The option `fields`: which columns are made.

use wasm_bindgen::prelude::*;

use crate::items::Items;
use crate::options::range_error;
use crate::text::{kind, named, type_error};

/// Those of the known names that `fields` has.
pub(crate) fn chosen(
    fields: &JsValue,
    known: &[&'static str],
) -> Result<Vec<&'static str>, JsValue> {
    let items = match fields.is_object() {
        true => Items::of(fields)?,
        false => None,
    };
    let wrong = || {
        let kind = kind(fields);
        type_error(format!("fields must be an iterable of names, not {kind}"))
    };
    let mut names: Vec<&'static str> = Vec::new();
    for item in items.ok_or_else(wrong)? {
        let name = named(&item?, || format!("fields[{}]", names.len()))?;
        let Some(&field) = known.iter().find(|field| **field == name) else {
            let known = known.join(", ");
            let message = format!("unknown field {name:?}: expected one of {known}");
            return Err(range_error(&message));
        };
        if names.contains(&field) {
            return Err(range_error(&format!("fields has {name:?} twice")));
        }
        names.push(field);
    }
    if names.is_empty() {
        let known = known.join(", ");
        return Err(range_error(&format!(
            "fields is empty: give some of {known}"
        )));
    }
    Ok(names)
}
