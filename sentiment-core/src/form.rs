//! Words as those of other texts are compared with them.

/// Append a word in lower case, with straight apostrophes and without "'s".
pub fn push(out: &mut String, word: &str) {
    // Without a copy, as most are.
    match word.is_ascii() {
        true => out.extend(word.chars().map(|c| c.to_ascii_lowercase())),
        false => out.push_str(&word.to_lowercase().replace('’', "'")),
    }
    let bare = out.strip_suffix("'s").map_or(out.len(), str::len);
    out.truncate(bare);
}
