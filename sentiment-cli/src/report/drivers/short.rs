//! Answers of a few words.

/// Words of a short answer.
const SHORT: usize = 3;

/// An answer of a few words, in lower case, without marks around it.
pub fn short(text: &str) -> Option<String> {
    const CHARACTERS: usize = 60;
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = text.split_whitespace().take(SHORT + 1).collect();
    let fits = (1..=SHORT).contains(&words.len()) && text.chars().count() <= CHARACTERS;
    fits.then(|| words.join(" ").to_lowercase())
}

/// Whether an answer says that there is nothing to name.
pub fn is_nothing(answer: &str) -> bool {
    const NOTHING: [&str; 13] = [
        "no",
        "nope",
        "nah",
        "none",
        "nil",
        "nothing",
        "nothing really",
        "not really",
        "nothing much",
        "nothing at all",
        "nothing to add",
        "none at all",
        "nothing else",
    ];
    NOTHING.contains(&answer)
}
