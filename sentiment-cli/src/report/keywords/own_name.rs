//! That a group's name is mentioned more in the group says nothing: "marta" in the texts of Marta.

use super::compounds::key;

/// Shorter words are parts of many others.
const LONG: usize = 4;

/// Whether a term has a word of a group's name, or another form of one.
pub fn is_of(term: &str, group: &str) -> bool {
    let group = group.to_lowercase();
    let name = key(&group);
    let parts: Vec<&str> = group
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| part.len() > 1)
        .collect();
    let is_same = |word: &str| {
        let word = word.trim_end_matches("'s").trim_end_matches("’s");
        let begins = |a: &str, b: &str| a.len().min(b.len()) >= LONG && a.starts_with(b);
        let mut parts = parts.iter();
        key(word) == name || parts.any(|part| key(part) == key(word) || begins(word, part))
    };
    // "Swift Parcel" is also written as one word.
    key(term) == name || term.split([' ', '-']).any(is_same)
}

#[cfg(test)]
mod tests {
    use super::is_of;

    #[test]
    fn forms_and_parts_of_a_name() {
        for (term, group) in [
            ("marta", "Marta"),
            ("marta's", "Marta Silva"),
            ("swiftparcel", "Swift Parcel"),
            ("swift parcel", "SwiftParcel"),
            ("warehouses", "Warehouse B"),
            ("customer support", "Customer Support"),
            ("supports", "Customer Support"),
            ("marta explained", "Marta"),
            ("sign-up", "Sign-up"),
        ] {
            assert!(is_of(term, group), "{term} of {group}");
        }
        for (term, group) in [
            ("invoice", "Billing"),
            ("port", "Customer Support"),
            ("heating", "Warehouse B"),
            ("mart", "Marta"),
        ] {
            assert!(!is_of(term, group), "{term} of {group}");
        }
    }
}
