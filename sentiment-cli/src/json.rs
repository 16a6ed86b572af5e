//! Writing JSON piece by piece, without building values first.

use serde_json::Value;

/// A name as it stands before a value: `"name":`.
pub fn key(name: &str) -> Vec<u8> {
    let mut key = Vec::new();
    string(name, &mut key);
    key.push(b':');
    key
}

/// Begin the next field of the object that is open at the end of `out`.
pub fn next(key: &[u8], out: &mut Vec<u8>) {
    // No value ends with an opening brace outside quotes.
    if out.last() != Some(&b'{') {
        out.push(b',');
    }
    out.extend_from_slice(key);
}

/// A string.
pub fn string(text: &str, out: &mut Vec<u8>) {
    write(text, out);
}

/// A number; never NaN, as scores are finite.
pub fn number(value: f64, out: &mut Vec<u8>) {
    write(&value, out);
}

/// A value and a line break.
pub fn line(value: &Value, out: &mut Vec<u8>) {
    write(value, out);
    out.push(b'\n');
}

fn write<T: serde::Serialize + ?Sized>(value: &T, out: &mut Vec<u8>) {
    // Neither memory nor these types can fail.
    let written = serde_json::to_writer(out, value);
    debug_assert!(written.is_ok());
}
