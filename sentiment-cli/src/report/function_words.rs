//! Words that shift, link or greet, and name nothing themselves.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Negators; degrees and limits; articles, pronouns and quantities; auxiliaries; prepositions
/// and conjunctions; greetings and fillers. Contractions with "n't" are told by their end.
const WORDS: &str = "\
    no not never nor neither none cannot without barely hardly cant dont wont isnt arent aint \
    wasnt werent didnt doesnt hasnt havent hadnt couldnt wouldnt shouldnt don didn doesn isn \
    wasn aren couldn wouldn \
    only just even still too so very really quite rather such much many more most less least few \
    almost nearly enough simply totally completely absolutely extremely especially actually \
    always sometimes often again ever already yet also anymore anyway instead maybe perhaps time \
    times once twice far way \
    a an the this that these those i me my mine myself you your yours yourself he him his she \
    her hers it its itself we us our ours they them their theirs who whom whose which what where \
    when why how some any all both each every either other another same own one ones someone \
    anyone everyone something anything everything nothing nobody here there then now \
    am is are was were be been being do does did done doing have has had having will would shall \
    should can could may might must get gets got getting i'm i've i'd i'll you're you've you'd \
    you'll he's she's it's we're we've we'd we'll they're they've they'd they'll that's there's \
    here's what's let's s t m re ve d ll \
    of in on at by to from for with about into onto over under up out off through during \
    before after between against until since than as and or but if because while although \
    though however whether unless despite except \
    hello hi hiya hey dear greetings regards sincerely please pls plz sir madam cheers lol lmao rofl haha hahaha hehe tbh imo \
    imho btw fyi omg smh idk um umm uh oh ah hmm thx tnx ty nil whatever";

/// Greetings and fillers of words that name something by themselves.
const PHRASES: [&str; 34] = [
    "good morning",
    "good afternoon",
    "good evening",
    "good day",
    "nice day",
    "not sure",
    "thanks in advance",
    "thank you in advance",
    "many thanks in advance",
    "in advance",
    "kind regards",
    "best regards",
    "warm regards",
    "best wishes",
    "just saying",
    "no idea",
    "to be honest",
    "to whom it may concern",
    "to be fair",
    "in my view",
    "in my opinion",
    "on behalf of",
    "no doubt",
    "without a doubt",
    "without doubt",
    "comes to mind",
    "come to mind",
    "came to mind",
    "springs to mind",
    "keep in mind",
    "in mind",
    "never mind",
    "don't mind",
    "peace of mind",
];

/// Whether a term has no other words: "not", "don't", "only a", "good morning all".
pub fn is_function(term: &str) -> bool {
    let words: Vec<&str> = term.split_whitespace().collect();
    let mut rest = &words[..];
    while let [word, others @ ..] = rest {
        rest = match phrase(rest.iter().copied()) {
            words @ 1.. => &rest[words..],
            0 if listed(word) => others,
            0 => return false,
        };
    }
    !words.is_empty()
}

/// How many words the phrase has with which these begin, if they begin with one.
pub fn phrase<'a>(words: impl Iterator<Item = &'a str> + Clone) -> usize {
    let begins = |phrase: &&&str| {
        let mut words = words.clone();
        phrase.split(' ').all(|own| words.next() == Some(own))
    };
    let found = PHRASES.iter().find(begins);
    found.map_or(0, |phrase| phrase.split(' ').count())
}

fn listed(word: &str) -> bool {
    static LISTED: LazyLock<HashSet<&str>> = LazyLock::new(|| WORDS.split(' ').collect());
    word.ends_with("n't") || LISTED.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_name_nothing() {
        for term in [
            "not",
            "don't",
            "only",
            "times",
            "don t",
            "no more",
            "far too",
            "hello",
            "hi all",
            "good morning",
            "good evening all",
            "not sure",
            "dear sir",
            "lol",
            "thanks in advance",
            "in my view",
            "nothing comes to mind",
        ] {
            assert!(is_function(term), "{term}");
        }
        for term in [
            "",
            "crashes",
            "no reply",
            "😡",
            "can't wait",
            "well done",
            "like it",
            "down",
            "good",
            "morning",
            "thanks",
            "hello kitty",
        ] {
            assert!(!is_function(term), "{term}");
        }
    }
}
