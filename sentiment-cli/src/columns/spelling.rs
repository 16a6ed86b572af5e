//! Names of columns as people and programs write them.

use crate::text::quoted;

/// Most names that a message lists, unless each may be meant.
pub const MOST: usize = 20;

/// Whether names are one but for case, white space, `_`, `-` and marks without a width: `createdAt`,
/// `Created at`.
pub fn alike(a: &str, b: &str) -> bool {
    bare(a).eq(bare(b))
}

fn bare(name: &str) -> impl Iterator<Item = char> + '_ {
    let kept = name
        .chars()
        .filter(|&c| !c.is_whitespace() && !matches!(c, '_' | '-') && !is_invisible(c));
    kept.flat_map(char::to_lowercase)
}

/// Marks that copied text carries along: joiners, directions, soft hyphens.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The words of a name in small letters: `reviewTime`, `Review_time` and `REVIEW TIME (UTC)` begin with the same two.
pub fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut small = false;
    for c in name.chars().filter(|&c| !is_invisible(c)) {
        if !c.is_alphanumeric() || small && c.is_uppercase() {
            words.push(String::new());
        }
        if c.is_alphanumeric() {
            words
                .last_mut()
                .into_iter()
                .for_each(|word| word.extend(c.to_lowercase()));
        }
        small = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Names for a message: quoted, as they may hold commas.
pub fn listed<T: AsRef<str>>(names: &[T]) -> String {
    listed_to(names, MOST)
}

/// The same, of so many names at most.
pub fn listed_to<T: AsRef<str>>(names: &[T], most: usize) -> String {
    let all = names.iter().take(most).map(|name| quoted(name.as_ref()));
    let mut list = all.collect::<Vec<_>>().join(", ");
    if names.len() > most {
        list += &format!(" and {} more", names.len() - most);
    }
    list
}

/// Whether a name is a question, or as long as one: a form has it as the name of the column.
pub fn asks(name: &str) -> bool {
    name.contains('?') || name.split_whitespace().count() > 2
}

/// How questions of forms begin, and what stands for them.
const OPENERS: &str = "what how why when where which who whom please tell describe explain share list name is are was were do \
                       does did has have can could should would will if any anything other additional further suggestions \
                       suggestion ideas things areas reasons reason pros cons likes dislikes liked disliked positive \
                       negative positives negatives best worst strengths weaknesses";

/// Whether a name reads as a question, or as short for one: `q3_what_to_improve`.
pub fn reads_as_question(name: &str) -> bool {
    let words = words(name);
    let is_number = |word: &&String| {
        let number = word.strip_prefix('q').unwrap_or(word);
        number.bytes().all(|c| c.is_ascii_digit())
    };
    let first = words.iter().find(|word| !is_number(word));
    let opens = |word: &String| OPENERS.split_whitespace().any(|opener| opener == word);
    name.contains('?') || first.is_some_and(opens)
}

/// The name that was meant, if one is close: a third of the letters may differ.
pub fn nearest<'a>(names: &'a [String], meant: &str) -> Option<&'a str> {
    let meant: Vec<char> = bare(meant).collect();
    let near = |name: &'a String| {
        let distance = distance(&bare(name).collect::<Vec<_>>(), &meant);
        (3 * distance <= meant.len()).then_some((distance, name.as_str()))
    };
    let nearest = names.iter().filter_map(near).min_by_key(|(d, _)| *d);
    nearest.map(|(_, name)| name)
}

/// Letters to add, to drop or to change between two names (Levenshtein 1966).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut before = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = before + usize::from(x != y);
            before = row[j + 1];
            row[j + 1] = changed.min(before + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_one() {
        for name in [
            "Review Text ",
            "reviewText",
            "Review\nText",
            "\u{feff}REVIEW_text\u{200b}",
        ] {
            assert!(alike(name, "review_text"), "{name:?}");
        }
        assert!(alike("ÜBERSICHT", "übersicht") && !alike("text", "texts"));
    }

    #[test]
    fn the_name_that_was_meant() {
        let names = ["Assignee".to_owned(), "Text".to_owned()];
        assert_eq!(nearest(&names, "asignee"), Some("Assignee"));
        assert_eq!(nearest(&names, "texts"), Some("Text"));
        assert_eq!(nearest(&names, "stars"), None);
    }

    #[test]
    fn words_of_names() {
        for name in ["reviewTime", "Review_time", "REVIEW-TIME", "(review) time"] {
            assert_eq!(words(name), ["review", "time"], "{name}");
        }
        assert_eq!(words("Submit Date (UTC)"), ["submit", "date", "utc"]);
    }

    #[test]
    fn names_that_are_questions() {
        for name in [
            "How was it?",
            "q3_what_to_improve",
            "whatToImprove",
            "3. Please tell us more",
            "Cons",
            "Negative review",
            "Liked",
        ] {
            assert!(reads_as_question(name), "{name}");
        }
        for name in [
            "Consumer complaint narrative",
            "comment",
            "Q3",
            "",
            "description",
        ] {
            assert!(!reads_as_question(name), "{name}");
        }
    }

    #[test]
    fn long_lists_are_cut() {
        let names: Vec<String> = (0..25).map(|i| format!("q{i}")).collect();
        assert!(listed(&names).ends_with("\"q19\" and 5 more"));
        assert_eq!(listed(&["a, b", "c\nd"]), "\"a, b\", \"c d\"");
    }
}
