//! Words by number, and the terms that a text has of them.

use std::collections::HashMap;

use crate::report::function_words::is_function;
use crate::report::stems::stem;

/// A word, all forms of it together, or two of them that are neighbours.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term(pub u32, pub Option<u32>);

impl Term {
    /// What a text of these words has of those that count, each once.
    pub fn all_of(text: &[Option<u32>], counts: impl Fn(u32) -> bool) -> Vec<Term> {
        let mut terms = Vec::new();
        let mut before = None;
        for word in text {
            let word = word.filter(|&word| counts(word));
            terms.extend(word.map(|word| Term(word, None)));
            terms.extend(before.zip(word).map(|(a, b)| Term(a, Some(b))));
            before = word;
        }
        terms.sort_unstable();
        terms.dedup();
        terms
    }

    /// Its words.
    pub fn words(self) -> impl Iterator<Item = u32> {
        [Some(self.0), self.1].into_iter().flatten()
    }
}

/// Words by number, all forms of one by the same.
#[derive(Default)]
pub struct Vocabulary<'a> {
    /// The place of each form.
    places: HashMap<&'a str, usize>,
    forms: Vec<Form<'a>>,
    stems: HashMap<String, u32>,
}

/// How a word is written.
struct Form<'a> {
    form: &'a str,
    /// None of one that names nothing.
    number: Option<u32>,
    times: u64,
}

impl<'a> Vocabulary<'a> {
    /// The words of a text in order; none where neighbours end, and of a word that names nothing.
    pub fn read(&mut self, text: &'a str) -> Vec<Option<u32>> {
        let mut words = Vec::new();
        for line in text.lines() {
            words.extend(line.split(' ').map(|form| self.number(form)));
            words.push(None);
        }
        words
    }

    fn number(&mut self, form: &'a str) -> Option<u32> {
        let place = match self.places.get(form) {
            Some(&known) => known,
            None => {
                self.places.insert(form, self.forms.len());
                let number = names_something(form).then(|| self.stem(form));
                self.forms.push(Form {
                    form,
                    number,
                    times: 0,
                });
                self.forms.len() - 1
            }
        };
        self.forms[place].times += 1;
        self.forms[place].number
    }

    fn stem(&mut self, form: &str) -> u32 {
        let next = self.stems.len() as u32;
        *self.stems.entry(stem(form)).or_insert(next)
    }

    /// The forms of each word.
    fn words(&self) -> Vec<Vec<&Form<'a>>> {
        let mut words = vec![Vec::new(); self.stems.len()];
        for form in &self.forms {
            if let Some(number) = form.number {
                words[number as usize].push(form);
            }
        }
        words
    }

    /// Whether each is there so often.
    pub fn frequent(&self, times: u64) -> Vec<bool> {
        let often = |forms: Vec<&Form>| forms.iter().map(|f| f.times).sum::<u64>() >= times;
        self.words().into_iter().map(often).collect()
    }

    /// The most frequent form of each.
    pub fn names(&self) -> Vec<String> {
        let most = |forms: Vec<&Form>| {
            let most = forms.iter().rev().max_by_key(|form| form.times);
            most.map_or(String::new(), |most| most.form.to_owned())
        };
        self.words().into_iter().map(most).collect()
    }
}

/// Single letters are what is left of a contraction.
fn names_something(word: &str) -> bool {
    word.len() > 1 && !is_function(word)
}
