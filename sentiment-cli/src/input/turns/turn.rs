//! Where a turn begins, and whose it is.

use super::lines::tag;
use super::time;

/// Bytes within which the name of a turn ends.
const LONGEST_NAME: usize = 64;

/// Elements of HTML around a name.
const INLINE: [&str; 8] = ["b", "em", "font", "i", "span", "strong", "u", "a"];

/// Speakers by their role; these may be in small letters.
#[rustfmt::skip]
const ROLES: [&str; 31] = [
    "adviser", "advisor", "agent", "assistant", "associate", "bot", "caller", "candidate",
    "chatbot", "client", "customer", "employee", "guest", "host", "interviewee", "interviewer",
    "manager", "me", "member", "moderator", "operator", "patient", "rep", "representative",
    "seller", "shopper", "support", "system", "user", "visitor", "you",
];

/// What stands before a colon at the beginning of a line, and is nobody; also of heads of mails.
#[rustfmt::skip]
const LABELS: [&str; 59] = [
    "a", "actual", "additional", "address", "also", "answer", "attachment", "attachments", "bad", "bcc",
    "bonus", "bug", "cc", "cons", "date", "edit", "email", "error", "expected", "feedback", "from", "fyi",
    "good", "however", "id", "idea", "importance", "issue", "mail", "message-id", "name", "nb", "note",
    "notes", "order", "phone", "priority", "problem", "pros", "ps", "q", "question", "rating", "re",
    "reason", "received", "reply-to", "result", "sent", "sent by", "sent from", "steps", "subject",
    "suggestion", "summary", "tldr", "to", "update", "warning",
];

/// The beginning of a turn.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn<'t> {
    /// Who speaks; empty where a program says that somebody came or went.
    pub name: &'t str,
    /// Whether the user named them.
    pub is_named: bool,
    /// Where what is said begins.
    pub behind: usize,
    /// Whether the line has a time.
    timed: bool,
}

impl<'t> Turn<'t> {
    /// Of a line that begins with a name and a colon, perhaps with a time before or behind the name. `named` are
    /// those that the user names, in small letters.
    pub fn of(line: &'t str, named: &[String]) -> Option<Self> {
        let untagged = behind_tags(line);
        let rest = time::behind(untagged);
        // Behind a time anything is a name.
        let before = &untagged[..untagged.len() - rest.len()];
        let is_behind_time = before.contains(|c: char| c.is_ascii_digit());
        let rest = behind_tags(rest);
        if rest.starts_with("***") && is_behind_time {
            let behind = line.len();
            return Some(Self {
                name: "",
                is_named: false,
                behind,
                timed: true,
            });
        }
        let colon = colon(rest)?;
        let said = behind_tags(rest[colon + 1..].trim_start_matches('*'));
        if !(said.is_empty() || said.starts_with([' ', '\t', '\u{a0}'])) {
            return None;
        }
        let whole = rest[..colon].split('<').next().unwrap_or("");
        let speaker = Speaker::of(whole);
        let is_named = speaker.is_among(named);
        let name = speaker.name;
        let is_one = is_named || !name.is_empty() && (is_behind_time || is_name(name));
        is_one.then_some(Self {
            name,
            is_named,
            behind: line.len() - said.len(),
            timed: is_behind_time || speaker.timed,
        })
    }

    /// Of a part of a line that is not its beginning, where an export made one line of all: what stands there before the
    /// colon may be anything, so it needs a time, a role, or a name that the user gives.
    pub fn within(rest: &'t str, named: &[String]) -> Option<Self> {
        let turn = Self::of(rest, named)?;
        let is_role = || turn.name.starts_with(char::is_uppercase) && is_role(turn.name);
        let is_one = turn.is_named || is_role() || turn.timed && is_name(turn.name);
        is_one.then_some(turn)
    }

    /// Of a line that has a name and a time, or a name alone above a line with a time; what is said stands below.
    pub fn above(line: &'t str, next: &str, named: &[String]) -> Option<Self> {
        let text = behind_tags(line).trim();
        let is_short = (1..LONGEST_NAME).contains(&text.len());
        let rest = time::behind(text);
        let speaker = Speaker::of(rest.split('<').next().unwrap_or(""));
        let name = speaker.name;
        let timed = speaker.timed || rest.len() < text.len() || is_time(next);
        let is_named = speaker.is_among(named);
        let is_one = is_short
            && timed
            && (is_named || is_name(name))
            && !name.ends_with(['.', ',', '!', '?']);
        is_one.then_some(Self {
            name,
            is_named,
            behind: line.len(),
            timed,
        })
    }

    /// Whether it is told by a role.
    pub fn is_of_role(&self) -> bool {
        is_role(self.name)
    }
}

/// Whether a line is nothing but a time.
pub fn is_time(line: &str) -> bool {
    time::before(line.trim()).is_some_and(str::is_empty)
}

/// What stands before a colon.
struct Speaker<'t> {
    /// All of it but a time.
    whole: &'t str,
    name: &'t str,
    /// What is in brackets behind the name.
    role: &'t str,
    timed: bool,
}

impl<'t> Speaker<'t> {
    fn of(text: &'t str) -> Self {
        let marks = ['*', '_', ' ', '\t'];
        let text = text.trim_matches(marks);
        let untimed = time::before(text);
        let whole = untimed.unwrap_or(text).trim_matches(marks);
        let (name, role) = match whole.split_once('(') {
            Some((name, role)) => (name.trim(), role.trim_end_matches(')').trim()),
            None => (whole, ""),
        };
        Self {
            whole,
            name,
            role,
            timed: untimed.is_some(),
        }
    }

    fn is_among(&self, named: &[String]) -> bool {
        let parts = [self.whole, self.name, self.role].into_iter();
        let mut parts = parts.filter(|part| !part.is_empty());
        parts.any(|part| named.contains(&part.to_lowercase()))
    }
}

/// A text without tags around a name, and spaces, at its beginning.
fn behind_tags(mut text: &str) -> &str {
    while let Some((name, length)) = text
        .trim_start()
        .starts_with('<')
        .then(|| tag(text.trim_start()))
        .flatten()
    {
        if !INLINE
            .iter()
            .any(|inline| name.eq_ignore_ascii_case(inline))
        {
            break;
        }
        text = &text.trim_start()[length..];
    }
    text
}

/// Where the colon behind a name is, which is in no brackets, and in no time.
fn colon(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let is_digit = |at: Option<usize>| {
        at.is_some_and(|at| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit))
    };
    let near = text.char_indices().take_while(|(at, _)| *at < LONGEST_NAME);
    for (at, c) in near {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ':' if is_digit(at.checked_sub(1)) && is_digit(Some(at + 1)) => {}
            ':' if depth == 0 => return Some(at),
            _ => {}
        }
    }
    None
}

fn is_role(name: &str) -> bool {
    ROLES.contains(&name.to_lowercase().as_str())
}

/// Whether it may be a person's name, or a role.
fn is_name(text: &str) -> bool {
    let words: Vec<_> = text.split_whitespace().collect();
    let small = text.to_lowercase();
    if LABELS.contains(&small.as_str()) || !(1..=3).contains(&words.len()) {
        return false;
    }
    let names = words
        .iter()
        .all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '#'));
    let numbers = words.iter().all(|word| !word.contains(char::is_alphabetic));
    // "joy_w@example.com"
    let is_address = words.len() == 1 && text.contains('@');
    is_role(text) || is_address || names && !numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(line: &str) -> Option<&str> {
        Turn::of(line, &["customer".to_owned()]).map(|turn| turn.name)
    }

    #[test]
    fn turns_begin_with_a_name() {
        for line in [
            "Maria: hello",
            "MARIA: hello",
            "[10:02] Maria: hello",
            "(09:21:33 PM) Maria: hello",
            "12/03/26, 10:15 - Maria: hello",
            "10:02 AM Maria: hello",
            "2026-03-31T10:02:11Z Maria: hello",
            "**Maria:** hello",
            "*Maria*: hello",
            "Maria (Support): hello",
            "Maria (10:02): hello",
            "Maria [10:02 AM]: hello",
            "Maria at 10:02: hello",
            "(10:02:33) Maria: hello",
            "2026-05-01 10:02 Maria: hello",
            "May 4, 2026, 10:02 AM – Maria: hello",
            "<b>Maria:</b> hello",
            "<strong>Maria</strong>: hello",
            "<span class=\"x\">[10:02]</span> <b>Maria:</b> hello",
            "Maria:",
        ] {
            assert!(
                name(line).is_some_and(|name| name.eq_ignore_ascii_case("maria")),
                "{line}"
            );
        }
        assert_eq!(name("customer: hello"), Some("customer"));
        assert_eq!(name("agent: hello"), Some("agent"));
        assert_eq!(name("John Q. Smith: hello"), Some("John Q. Smith"));
        assert_eq!(name("maria@example.com: hello"), Some("maria@example.com"));
        assert_eq!(name("[10:02] *** Maria joined ***"), Some(""));
        assert_eq!(name("[10:02] maria_92: hello"), Some("maria_92"));
    }

    #[test]
    fn other_colons_begin_no_turn() {
        for line in [
            "Note: it broke again",
            "PROS: cheap",
            "my problem: it broke",
            "10:30 is too late",
            "Monday at 10:30: nothing",
            "I called at 10:30: nothing",
            "May I ask: why",
            "http://example.com",
            "Maria:-)",
            "From: Support <help@acme.example>",
            "*Sent:* Monday, 2 March 2026 10:02",
            "To: Joy Smith",
            "CC: Bob",
            "Reply-To: help@acme.example",
            "I said to them: no",
            "What I want to say to all of You There is this: no",
            "",
        ] {
            assert_eq!(name(line), None, "{line}");
        }
    }
}
