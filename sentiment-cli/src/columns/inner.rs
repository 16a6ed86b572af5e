//! Fields within fields of JSON, which are no columns.

use serde_json::Value;

use crate::text::quoted;

/// How to make a column of what `ticket.description` names; none if there is no such name before the dot.
pub fn inner(columns: &[String], path: &str, option: &str) -> Option<String> {
    let parts: Vec<&str> = path.split('.').collect();
    let is_there = columns.iter().any(|column| column == parts[0]);
    // The shell would take an apostrophe for the end.
    if !is_there || parts.len() < 2 || parts.contains(&"") || path.contains('\'') {
        return None;
    }
    let body = "body".to_owned();
    let name = match option == "--text" && !columns.contains(&body) {
        true => body,
        false => parts.join("_"),
    };
    let key = match is_plain(&name) {
        true => name,
        false => Value::from(name).to_string(),
    };
    Some(format!(
        "a field within {} is no column; make one of it, e.g. by `jq -c '. + {{{key}: {}}}'`",
        quoted(parts[0]),
        access(&parts)
    ))
}

/// What jq calls a field.
pub fn access(parts: &[&str]) -> String {
    let mut path = String::new();
    for part in parts {
        path.push_str(&match (is_plain(part), path.is_empty()) {
            (true, _) => format!(".{part}"),
            (false, true) => format!(".[{}]", Value::from(*part)),
            (false, false) => format!("[{}]", Value::from(*part)),
        });
    }
    path
}

fn is_plain(name: &str) -> bool {
    name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && !name.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_to_fields_within_fields() {
        let columns = ["ticket", "tags", "a b"].map(str::to_owned);
        let way = |path, option| inner(&columns, path, option);
        let said = way("ticket.description", "--text").unwrap();
        assert!(
            said.ends_with("`jq -c '. + {body: .ticket.description}'`"),
            "{said}"
        );
        let said = way("ticket.by.name", "--by").unwrap();
        assert!(
            said.ends_with("{ticket_by_name: .ticket.by.name}'`"),
            "{said}"
        );
        let said = way("a b.c-d", "--by").unwrap();
        assert!(
            said.ends_with("{\"a b_c-d\": .[\"a b\"][\"c-d\"]}'`"),
            "{said}"
        );
        for path in ["ticket", "ticket.", "other.description", "ticket.it's"] {
            assert_eq!(way(path, "--text"), None, "{path}");
        }
    }
}
