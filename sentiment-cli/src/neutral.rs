//! Names of people, groups and places, of which nothing is learned or told.

use std::collections::HashSet;
use std::sync::LazyLock;

/// A line each: `lexicons/en/neutral.tsv`.
pub static NAMES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("../data/neutral.txt").lines().collect());
