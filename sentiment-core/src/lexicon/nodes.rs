//! What two ids lead to: pairs of words, and phrases as chains
//! (word, word) → node, (node, word) → node, …

use super::hash::Map;
use super::{flag, Entry, Row};

pub(super) struct Node<'e> {
    /// Id of the first word, or of the node before.
    pub left: u32,
    pub word: u32,
    /// Flags, and weights where no entry says them.
    pub row: Row,
    pub entry: Option<&'e Entry>,
}

/// Nodes by number.
#[derive(Default)]
pub(super) struct Nodes<'e> {
    pub list: Vec<Node<'e>>,
    index: Map<u64, usize>,
}

impl<'e> Nodes<'e> {
    /// The one of two ids, made where there is none.
    pub fn at(&mut self, left: u32, word: u32) -> &mut Node<'e> {
        let number = self.number(left, word);
        &mut self.list[number]
    }

    fn number(&mut self, left: u32, word: u32) -> usize {
        let next = self.list.len();
        let key = u64::from(left) << 32 | u64::from(word);
        let number = *self.index.entry(key).or_insert(next);
        if number == next {
            self.list.push(Node {
                left,
                word,
                row: Row::EMPTY,
                entry: None,
            });
        }
        number
    }

    /// The chain of a phrase of two words or more. Ids of nodes start at `first_id`.
    pub fn add_phrase(&mut self, first_id: u32, path: &[u32], entry: &'e Entry) {
        let mut left = path[0];
        let mut number = 0;
        for (depth, &word) in path.iter().enumerate().skip(1) {
            number = self.number(left, word);
            if depth + 1 < path.len() {
                let row = &mut self.list[number].row;
                *row = row.with(flag::CONTINUES);
            }
            left = first_id + number as u32;
        }
        let last = &mut self.list[number];
        last.row = last.row.with(flag::ENDS);
        last.entry = Some(entry);
    }

    pub fn keys(&self) -> Vec<(u32, u32)> {
        self.list.iter().map(|n| (n.left, n.word)).collect()
    }
}
