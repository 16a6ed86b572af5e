//! Who speaks in the texts of a file, and which of them look like its agents.

use std::collections::{BTreeMap, BTreeSet};

use crate::columns::listed;

/// Names that are remembered.
const MOST_NAMES: usize = 1000;
/// Those that a message lists.
const LISTED: usize = 6;
/// More of them are no agents of one desk.
const MOST_AGENTS: usize = 12;

/// What customers are called who have no names.
const CUSTOMERS: [&str; 6] = ["client", "customer", "guest", "patient", "user", "visitor"];

/// Speakers, and how many texts each has turns in.
#[derive(Default)]
pub struct Names {
    texts: BTreeMap<String, u64>,
    /// Texts with turns.
    conversations: u64,
}

impl Names {
    /// Count those of a text.
    pub fn add(&mut self, names: &BTreeSet<&str>) {
        self.conversations += 1;
        for name in names {
            if self.texts.len() < MOST_NAMES || self.texts.contains_key(*name) {
                *self.texts.entry((*name).to_owned()).or_default() += 1;
            }
        }
    }

    /// Texts with turns.
    pub fn conversations(&self) -> u64 {
        self.conversations
    }

    /// Those with most texts first.
    fn ranked(&self) -> Vec<(&str, u64)> {
        let mut names: Vec<_> = self.texts.iter().map(|(name, n)| (&**name, *n)).collect();
        names.sort_by_key(|(_, texts)| std::cmp::Reverse(*texts));
        names
    }

    /// Who they are and, if that can be told, what to say to leave out the agents: for a message.
    pub fn described(&self) -> String {
        let names = self.ranked();
        let mut shown: Vec<String> = names
            .iter()
            .take(LISTED)
            .map(|(name, n)| {
                format!(
                    "{} (in {n} {})",
                    listed(&[name]),
                    if *n == 1 { "text" } else { "texts" }
                )
            })
            .collect();
        if names.len() > LISTED {
            shown.push("…".to_owned());
        }
        let shown = shown.join(", ");
        if let Some(customer) = self.customer() {
            return format!("{shown}; say {}", option("--speaker", customer));
        }
        match self.agents() {
            Some(agents) => {
                let options = agents.iter().map(|name| option("--agent", name));
                let options: Vec<String> = options.collect();
                format!(
                    "{shown}; most others speak in one text, as customers do: to leave out what those in many say, \
                     say {}",
                    options.join(" ")
                )
            }
            None => shown,
        }
    }

    /// What all customers are called, if they have one name.
    fn customer(&self) -> Option<&str> {
        let is_one = |name: &str| CUSTOMERS.contains(&name.to_lowercase().as_str());
        let names = self.ranked().into_iter();
        let mut nearly_all = names.take_while(|(_, n)| n * 10 >= self.conversations * 9);
        nearly_all
            .find(|(name, _)| is_one(name))
            .map(|(name, _)| name)
    }

    /// The few that speak in many texts, where most others speak in one.
    fn agents(&self) -> Option<Vec<&str>> {
        let names = self.ranked();
        let once = (self.conversations / 100).max(1);
        let many = names.partition_point(|(_, texts)| *texts > once);
        let (agents, customers) = names.split_at(many);
        let is_each = customers.len() as u64 * 2 >= self.conversations.min(MOST_NAMES as u64);
        let are_few = (1..=MOST_AGENTS).contains(&agents.len());
        (is_each && are_few && customers.len() > 2 * agents.len())
            .then(|| agents.iter().map(|(name, _)| *name).collect())
    }
}

/// The option with a name, as a shell reads it.
fn option(option: &str, name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    match name.chars().all(is_plain) && !name.starts_with('-') {
        true => format!("{option} {name}"),
        false => format!("{option} '{}'", name.replace('\'', r"'\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(texts: &[&[&str]]) -> Names {
        let mut names = Names::default();
        for text in texts {
            names.add(&text.iter().copied().collect());
        }
        names
    }

    #[test]
    fn agents_speak_in_many_texts_and_customers_in_one() {
        let desk = names(&[
            &["Raj", "Ann Lee"],
            &["Raj", "Bob Fox", "Chat Bot"],
            &["Raj", "Cleo Day", "Chat Bot"],
            &["Raj", "Dan Orr"],
            &["Raj", "Eve Poe"],
        ]);
        assert_eq!(desk.agents(), Some(vec!["Raj", "Chat Bot"]));
        let said = desk.described();
        assert!(said.contains("\"Raj\" (in 5 texts)"), "{said}");
        assert!(
            said.ends_with("say --agent Raj --agent 'Chat Bot'"),
            "{said}"
        );
        let roles = names(&[&["Agent", "Customer"], &["Agent", "Customer"]]);
        assert_eq!(roles.agents(), None);
        assert!(roles.described().ends_with("say --speaker Customer"));
    }
}
