//! Dictionaries of quanteda, in YAML.

use super::formats::{lines, Categories};
use super::Lexicon;
use crate::Error;

impl Lexicon {
    /// Read a quanteda dictionary in YAML: keys name categories as in
    /// [`Lexicon::from_liwc`], their lists hold terms, which belong to the keys around these
    /// too. Only this shape of YAML is read: nested keys, `- item` lines, and `[a, b]` lists
    /// that end in their line. Terms that match no text are left out.
    ///
    /// # Errors
    /// With the line: a list item that stands under no key, a `[` without its `]`. If no key names
    /// a category that is used.
    pub fn from_quanteda(text: &str) -> Result<Self, Error> {
        let mut lexicon = Self::new();
        let mut names = Categories::default();
        // Those that a line stands under, with the white space in front of them.
        let mut keys: Vec<(usize, String)> = Vec::new();
        for (number, line) in lines(text) {
            let comment = find(line, |rest| rest.starts_with(" #"));
            let line = line[..comment.unwrap_or(line.len())].trim_end();
            let content = line.trim_start();
            if content.starts_with('#') || content == "---" || content.is_empty() {
                continue;
            }
            let indent = line.len() - content.len();
            let mut items = Vec::new();
            if let Some(item) = content.strip_prefix("- ") {
                // A list may stand right below its key.
                keys.retain(|(at, _)| *at <= indent);
                items.push(item);
            } else if let Some(colon) = find(content, |rest| rest.starts_with(':')) {
                keys.retain(|(at, _)| *at < indent);
                let key = unquote(&content[..colon]).to_lowercase();
                names.add(&key);
                keys.push((indent, key));
                items = list(content[colon + 1..].trim()).map_err(|e| Error::at(number, e))?;
            } else {
                return Err(Error::at(number, "expected `key:` or `- term`"));
            }
            for item in items {
                if keys.is_empty() {
                    return Err(Error::at(number, "a term stands under no key"));
                }
                let mut entry = lexicon.entry_or_new(unquote(item));
                let marked = keys.iter().map(|(_, key)| entry.mark(key).is_ok());
                if marked.fold(false, |any, marked| any | marked) {
                    lexicon.add(number, entry)?;
                }
            }
        }
        names.check()?;
        Ok(lexicon)
    }
}

/// The items of a list in one line.
fn list(text: &str) -> Result<Vec<&str>, &'static str> {
    let mut rest = match text.strip_prefix('[') {
        None => text,
        Some(items) => items
            .strip_suffix(']')
            .ok_or("expected a `]` at the end of the line, or `- term` lines")?,
    };
    let mut items = Vec::new();
    while let Some(comma) = find(rest, |rest| rest.starts_with(',')) {
        items.push(&rest[..comma]);
        rest = &rest[comma + 1..];
    }
    items.push(rest);
    items.retain(|item| !item.trim().is_empty());
    Ok(items)
}

/// Where outside quotes something begins. A quote may begin an item, and stands for itself within
/// one.
fn find(text: &str, begins: impl Fn(&str) -> bool) -> Option<usize> {
    let mut quote = None;
    let mut is_first = true;
    for (at, c) in text.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if begins(&text[at..]) => return Some(at),
            None if is_first && matches!(c, '"' | '\'') => quote = Some(c),
            None => {}
        }
        is_first = matches!(c, '[' | ',' | ':') || is_first && matches!(c, ' ' | '\t' | '-');
    }
    None
}

fn unquote(item: &str) -> &str {
    item.trim().trim_matches(['"', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Emotion;

    fn terms(text: &str) -> Vec<String> {
        let lexicon = Lexicon::from_quanteda(text).unwrap();
        lexicon.iter().map(|entry| entry.term.clone()).collect()
    }

    #[test]
    fn lists() {
        let text = "---\nanger:\n  - hate\n  - \"fed up\"\npositive: [nice, fine]\n";
        assert_eq!(terms(text), ["fed up", "fine", "hate", "nice"]);
        let lexicon = Lexicon::from_quanteda(text).unwrap();
        assert!(lexicon.get("fed up").unwrap().emotions[0] > 0.0);
        for (wrong, reason) in [("- lost", "no key"), ("joy: [a,", "`]`"), ("joy", "`key:`")] {
            let error = Lexicon::from_quanteda(wrong).unwrap_err();
            assert_eq!(error.line(), Some(1));
            assert!(error.reason().contains(reason), "{error}");
        }
        let error = Lexicon::from_quanteda("Negative emotion:\n- hate\n").unwrap_err();
        let reason = "none of the categories negative emotion is called positive";
        assert!(error.reason().starts_with(reason), "{error}");
        assert!(Lexicon::from_quanteda("# nothing\n").unwrap().is_empty());
    }

    #[test]
    fn terms_belong_to_all_keys_around_them() {
        let text = "mood:\n  negative:\n    fear:\n    - dread\n    - woe\n  joy:\n    - glee\n\
                    positive:\n- nice\n";
        let lexicon = Lexicon::from_quanteda(text).unwrap();
        let of = |term| {
            let entry = lexicon.get(term).unwrap();
            let [fear, joy] = [Emotion::Fear, Emotion::Joy].map(|e| entry.emotions[e.index()]);
            (entry.valence.signum(), fear > 0.0, joy > 0.0)
        };
        assert_eq!(of("dread"), (-1.0, true, false));
        assert_eq!(of("woe"), of("dread"));
        assert_eq!(lexicon.get("glee").unwrap().valence, 0.0);
        assert_eq!((of("glee").2, of("nice")), (true, (1.0, false, false)));
    }

    #[test]
    fn quotes_hold_commas_and_number_signs() {
        let text =
            "positive: [a, 'b, c', \":, d\"] # e\njoy:\n- \"the #1 thing\" # one\n- it's #2\n";
        assert_eq!(
            terms(text),
            [": , d", "a", "b , c", "it's", "the # 1 thing"]
        );
    }
}
