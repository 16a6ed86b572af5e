//! The parts of a phrase, and where they fit the words of a text.

use std::collections::HashMap;

use super::vocabulary::{Id, Set, Vocabulary, AGE, NUMBER};
use super::words::Word;

/// Words that a gap may have.
const GAP: usize = 3;

/// A part of a phrase.
pub(crate) enum Part {
    /// One of these; it may be missing.
    Word(Set, bool),
    /// None, or a few.
    Gap,
}

/// Read a part of a row.
pub(crate) fn read(part: &str, lists: &HashMap<&str, &str>, vocabulary: &mut Vocabulary) -> Part {
    if part == "~" {
        return Part::Gap;
    }
    let (part, may_miss) = match part.strip_suffix('?') {
        Some(part) => (part, true),
        None => (part, false),
    };
    let mut ids: Vec<Id> = Vec::new();
    let words = part.split('|').flat_map(|word| {
        let list = word.starts_with('@').then(|| lists.get(word)).flatten();
        list.unwrap_or(&word).split('|')
    });
    for word in words {
        match word.strip_suffix('+') {
            Some(stem) => ids.extend(forms(stem).iter().map(|form| vocabulary.add(form))),
            None if word == "#n" => ids.extend([AGE, NUMBER]),
            None => ids.push(vocabulary.add(word)),
        }
    }
    Part::Word(Set::new(ids), may_miss)
}

/// The forms of a regular verb or noun, and some that nobody writes.
fn forms(stem: &str) -> Vec<String> {
    let mut forms = vec![stem.to_owned(), format!("{stem}s")];
    let mut add = |base: &str| forms.extend(["ed", "ing"].map(|end| format!("{base}{end}")));
    match stem.as_bytes() {
        [base @ .., b'e'] => {
            add(&stem[..base.len()]);
            forms.push(format!("{stem}d"));
        }
        [base @ .., before, b'y'] if !b"aeiou".contains(before) => {
            let base = &stem[..=base.len()];
            forms.extend(["ies", "ied", "ying"].map(|end| format!("{base}{end}")));
        }
        [.., vowel, last] if b"aeiou".contains(vowel) && !b"aeiouwxy".contains(last) => {
            add(stem);
            add(&format!("{stem}{}", *last as char));
        }
        [.., b's' | b'x' | b'z'] | [.., b's' | b'c', b'h'] => {
            add(stem);
            forms.push(format!("{stem}es"));
        }
        _ => add(stem),
    }
    forms
}

/// Behind the last word of a phrase that begins at `at`, the nearest that fits.
pub(crate) fn end(parts: &[Part], words: &[Word], at: usize) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else {
        return Some(at);
    };
    // What comes before is of the same run.
    let goes_on = |to: usize| to == 0 || to >= words.len() || words[to - 1].run == words[to].run;
    match part {
        Part::Word(any, may_miss) => {
            let fits = words.get(at).is_some_and(|word| any.has(word.id));
            let with = (fits && (rest.is_empty() || goes_on(at + 1)))
                .then(|| end(rest, words, at + 1))
                .flatten();
            with.or_else(|| may_miss.then(|| end(rest, words, at)).flatten())
        }
        Part::Gap => (at..=(at + GAP).min(words.len()))
            .take_while(|&to| to == at || goes_on(to))
            .find_map(|to| end(rest, words, to)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_have_forms() {
        let is = |stem: &str, form: &str| forms(stem).iter().any(|own| own == form);
        for (stem, form) in [
            ("cancel", "cancelled"),
            ("cancel", "canceling"),
            ("charge", "charging"),
            ("bully", "bullies"),
            ("threaten", "threatened"),
            ("touch", "touches"),
            ("move", "moved"),
            ("grab", "grabbed"),
        ] {
            assert!(is(stem, form), "{stem} {form}");
        }
    }
}
