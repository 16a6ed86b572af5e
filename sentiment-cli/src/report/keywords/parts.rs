//! Whether words are things, by what stands beside them.
//!
//! What people mention are things above all: "the wifi", "more parking". A list of nouns would know no product and no
//! trade, so the words beside a word tell, in all texts together: behind "the" and before no other word is a thing, behind
//! "to" a verb, behind "very" an opinion.

use super::vocabulary::{Vocabulary, Word};

/// How often a word is used as what.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Parts {
    /// How often it is there.
    pub all: u32,
    thing: u32,
    verb: u32,
    opinion: u32,
}

/// What a word beside it says.
#[derive(Clone, Copy, PartialEq)]
enum Beside {
    /// Nothing, or the end of the line.
    Open,
    /// Behind it is a thing.
    Article,
    /// Behind it is a thing, or an opinion.
    Amount,
    /// Behind it is a thing, too.
    Preposition,
    /// Behind it is a verb.
    Subject,
    /// Behind it is an opinion, and before it a thing.
    Be,
    /// Behind it is an opinion.
    Degree,
    /// Before it is a thing, and behind it a verb.
    Auxiliary,
    /// Before it is a verb.
    Object,
    /// Any word that names something.
    Word,
}

const ARTICLES: &str = "a an the my your his her its our their this these those no some any each every another other own \
                        many few several fewer enough better worse both";
const AMOUNTS: &str = "more less most least much all";
const PREPOSITIONS: &str =
    "of in on at for with from about without into during between after before near behind by per";
const SUBJECTS: &str = "to i you we they he she who i'd we'd they'd you'd i've we've they've you've not never please lets \
                        let nobody everyone don't doesn't didn't won't can't cannot couldn't wouldn't shouldn't just \
                        always also it everything something nothing which";
const BE: &str = "is are was were am be been being isn't aren't wasn't weren't it's they're i'm we're he's she's you're \
                  looks looked feels felt seems seemed";
const DEGREES: &str =
    "very too so really quite rather extremely pretty absolutely totally completely as even how";
const AUXILIARIES: &str = "has have had does did do will would should could can may might must";
const OBJECTS: &str = "me us him them";

fn beside(form: &str) -> Beside {
    const LISTS: [(&str, Beside); 8] = [
        (ARTICLES, Beside::Article),
        (AMOUNTS, Beside::Amount),
        (PREPOSITIONS, Beside::Preposition),
        (SUBJECTS, Beside::Subject),
        (BE, Beside::Be),
        (DEGREES, Beside::Degree),
        (AUXILIARIES, Beside::Auxiliary),
        (OBJECTS, Beside::Object),
    ];
    let listed = |list: &str| list.split_whitespace().any(|word| word == form);
    let found = LISTS.iter().find(|(list, _)| listed(list));
    found.map_or(Beside::Open, |(_, beside)| *beside)
}

impl Parts {
    /// Of all words by number, in these texts.
    pub fn all_of(texts: &[Vec<Word>], vocabulary: &Vocabulary) -> Vec<Self> {
        let forms: Vec<Beside> = vocabulary.forms().map(beside).collect();
        let of = |word: Option<&Word>| match word {
            None => Beside::Open,
            Some(word) if word.form == Word::END => Beside::Open,
            Some(word) => match forms[word.form as usize] {
                Beside::Open if word.number.is_some() => Beside::Word,
                known => known,
            },
        };
        let mut parts: Vec<Self> = Vec::new();
        for text in texts {
            for (at, word) in text.iter().enumerate() {
                let Some(number) = word.number.map(|number| number as usize) else {
                    continue;
                };
                if parts.len() <= number {
                    parts.resize(number + 1, Self::default());
                }
                let is_first = at == 0 || text[at - 1].form == Word::END;
                let before = at.checked_sub(1).map(|before| &text[before]);
                let earlier = at.checked_sub(2).map(|earlier| &text[earlier]);
                let before = (of(before), of(earlier));
                let form = vocabulary.form(word.form);
                let may_be_verb = form.ends_with("ed") || form.ends_with("ly");
                parts[number].add(is_first, may_be_verb, before, of(text.get(at + 1)));
            }
        }
        parts
    }

    fn add(
        &mut self,
        is_first: bool,
        may_be_verb: bool,
        (before, earlier): (Beside, Beside),
        behind: Beside,
    ) {
        use Beside::{
            Amount, Article, Auxiliary, Be, Degree, Object, Open, Preposition, Subject, Word,
        };
        self.all += 1;
        let is_last = behind != Word;
        match before {
            // "The wifi", "of wifi", but not "the great".
            Article | Preposition if is_last => self.thing += 2,
            Amount if is_last => self.thing += 1,
            // "The coffee machine", but not "the coffee tasted".
            Word if is_last && !may_be_verb && matches!(earlier, Article | Preposition) => {
                self.thing += 1;
            }
            Subject => self.verb += 2,
            Auxiliary => self.verb += 1,
            Be | Degree if is_last => self.opinion += 2,
            Be | Degree => self.opinion += 1,
            _ => {}
        }
        match behind {
            // "Parking is", "Coffee and", "Wifi".
            Be | Auxiliary if is_first || before == Article => self.thing += 2,
            Open if is_first => self.thing += 1,
            Object => self.verb += 2,
            Article if before != Article && before != Preposition => self.verb += 1,
            _ => {}
        }
    }

    /// Whether it is a thing more often than anything else.
    pub fn is_thing(self) -> bool {
        self.thing >= 2 && self.thing > self.verb + self.opinion && 6 * self.thing >= self.all
    }

    /// Whether it is a verb rather than an opinion.
    pub fn is_verb(self) -> bool {
        self.verb > 0 && self.verb >= self.opinion
    }
}

#[cfg(test)]
mod tests {
    use super::super::compounds::Compounds;
    use super::*;

    #[test]
    fn words_beside_it_tell_a_thing() {
        let texts = [
            "the wifi\nmore parking",
            "please fix the wifi today",
            "parking was a pain",
            "it crashes and i expected more",
            "we crashed\nshe expected it",
            "very slow and too slow",
            "the slow service",
            "our service was slow",
        ];
        let mut vocabulary = Vocabulary::new(Compounds::default());
        let read: Vec<Vec<Word>> = texts.iter().map(|text| vocabulary.read(text)).collect();
        let parts = Parts::all_of(&read, &vocabulary);
        let names = vocabulary.names();
        let of = |word: &str| parts[names.iter().position(|name| name == word).unwrap()];
        for thing in ["wifi", "parking", "service"] {
            assert!(of(thing).is_thing(), "{thing}: {:?}", of(thing));
        }
        for verb in ["crashes", "expected"] {
            assert!(of(verb).is_verb() && !of(verb).is_thing(), "{verb}");
        }
        assert!(!of("slow").is_thing() && !of("slow").is_verb());
    }
}
