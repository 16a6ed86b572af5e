//! Which terms are something that people mention: things above all, and what goes wrong.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::neutral::NAMES;
use crate::report::function_words::is_function;
use crate::report::stems::stem;

/// Said of anything, or to anybody: verbs without content, times, numbers, amounts, turns of speech.
const EMPTY: &str = "\
    go went gone come came say said tell told ask asked know knew known think thought see saw seen look seem start begin \
    began begun stop expect explain happen become became make made take took taken give gave given get got keep kept put \
    let use try need want like hope wish guess mean meant feel felt find found hear heard leave left bring brought buy \
    bought send sent show shown turn set run ran talk speak spoke mention add change move follow stay \
    write wrote wrong read sit sat stand stood pick eat ate drank paid have had do did be been \
    include involve concern regard consider decide receive arrive remain continue appear allow help believe remember \
    understand understood learn learnt realise realize notice agree suggest recommend provide ensure please open \
    close fix solve sort improve increase reduce replace remove avoid deal handle manage attend visit \
    today tomorrow yesterday tonight day week weekend month year hour minute min second moment morning afternoon evening \
    night monday tuesday wednesday thursday friday saturday sunday january february march april june july august \
    september october november december date past future present recent recently late later latest early earlier ago \
    soon first last next previous final beginning end middle half front back side top bottom rest left right \
    one two three four five six seven eight nine ten eleven twelve hundred thousand third fourth couple pair number amount \
    bit lot lots load loads bunch plenty piece part whole total kind sort type way fact point case example reason matter \
    thing stuff something anything issue problem question comment suggestion opinion feedback regard respect term sense \
    well else around along across away together apart against towards upon inside outside though although till \
    everyone everybody anyone anybody someone somebody people person guy man woman folk others thing everywhere anywhere \
    yes yeah yep nope ok okay alright sure right honest honestly frankly basically generally overall mostly mainly \
    usually normally probably definitely certainly especially particularly exactly obviously unfortunately sadly \
    hopefully luckily thankfully literally seriously personally currently finally eventually immediately straight \
    hello hi hey thank thanks cheers sorry welcome bye regards wishes congratulations update reminder note fyi aka etc \
    able own new old big small large little long short high low full empty many same different various several certain \
    main general special particular possible available current near far real actual true extra total place star \
    rating review survey mine name word line copy spot idea stop world life hand eye mind head fan chance turn touch \
    try luck favour favor notice attention mention hold sight cent penny shout behalf doubt goes comes within attach attached";

/// These only say what is thought of something, and of them speaks what drives the valence.
const OPINIONS: &str = "\
    good great best better nice bad worse worst excellent amazing awesome fantastic wonderful lovely brilliant perfect \
    superb outstanding incredible fabulous terrific fine poor awful terrible horrible dreadful appalling disgusting \
    pathetic useless rubbish garbage trash crap shit joke shame disgrace disaster nightmare waste mess scam love hate \
    enjoy adore dislike like happy unhappy sad angry mad glad pleased satisfied dissatisfied disappoint disappointing \
    disappointed disappointment annoy annoying frustrate frustrating frustration satisfaction pleasure delight joy fun \
    enjoyable impress impressive thrill excite exciting boring bored dull ugly beautiful gorgeous pretty cute cool hot \
    cold warm slow fast quick easy hard difficult simple cheap expensive overpriced rude polite kind friendly unfriendly \
    helpful unhelpful fair unfair honest dishonest clean dirty loud quiet fresh stale tasty bland delicious dry salty \
    soggy confusing clear unclear useful reliable unreliable broken faulty late early busy professional unprofessional \
    decent average ok mediocre acceptable unacceptable ridiculous stupid idiot silly weird strange odd crazy insane \
    wrong right true false important serious huge tiny massive top super favourite favorite highlight gem treat winner \
    success failure fail fault complaint complain compliment praise kudos thumbs bravo wow ugh yay hurray grateful \
    appreciate appreciation gratitude respect trust worth worthwhile worthless value recommend improvement perfection \
    quality excellence beauty cracking stunning bliss heaven hell pain trouble bother worry fear concern stress hassle drama madness";

/// These name something, though another form of them is listed.
const THINGS: &str =
    "management manager managers pay settings cleaning cleaner cleaners provider providers parts";

/// What a verb becomes a thing with: "check-in", "follow-up".
const PARTICLES: [&str; 10] = [
    "in", "out", "up", "off", "on", "over", "back", "away", "down", "through",
];

fn stems(words: &str) -> HashSet<String> {
    words.split_whitespace().map(stem).collect()
}

/// Whether people may mention it: it names something, and nobody.
pub fn is_content(word: &str) -> bool {
    static EMPTIES: LazyLock<HashSet<String>> = LazyLock::new(|| stems(EMPTY));
    let is_word = word.chars().filter(|c| c.is_alphabetic()).count() > 1;
    is_word
        && !word.starts_with('#')
        && !is_ordinal(word)
        && !is_function(word)
        && !NAMES.contains(word)
        && (is_listed(word) || !EMPTIES.contains(&stem(word)))
}

/// The same of a word that may have hyphens.
pub fn is_content_with_hyphens(word: &str) -> bool {
    match word.split_once('-') {
        Some((verb, particle)) if PARTICLES.contains(&particle) => !is_function(verb),
        _ => word.split('-').all(is_content) && is_content(word),
    }
}

fn is_listed(word: &str) -> bool {
    THINGS.split_whitespace().any(|thing| thing == word)
}

/// "14th", "2nd".
fn is_ordinal(word: &str) -> bool {
    let digits = word.trim_end_matches(char::is_alphabetic);
    !digits.is_empty() && ["st", "nd", "rd", "th"].contains(&&word[digits.len()..])
}

/// Whether a word that weighs so much, in log-odds, only says what is thought of something.
pub fn is_opinion(word: &str, weight: f64) -> bool {
    /// Of a word that weighs so much its form tells.
    const WEIGHS: f64 = 0.4;
    const ENDINGS: [&str; 12] = [
        "ful", "less", "able", "ible", "ive", "ous", "ly", "ish", "est", "some", "ed", "y",
    ];
    static LISTED: LazyLock<HashSet<String>> = LazyLock::new(|| stems(OPINIONS));
    let ends = || ENDINGS.iter().any(|ending| word.ends_with(ending));
    !is_listed(word) && (LISTED.contains(&stem(word)) || weight.abs() >= WEIGHS && ends())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_nothing_is_not_mentioned() {
        for word in [
            "wifi",
            "parking",
            "meetings",
            "coffee",
            "workload",
            "crashes",
            "refund",
            "pay",
            "work",
            "waits",
            "charges",
            "orders",
            "support",
            "management",
            "settings",
            "cleaning",
        ] {
            assert!(is_content(word) && !is_opinion(word, -0.6), "{word}");
        }
        for word in [
            "went",
            "goes",
            "nil",
            "thx",
            "whatever",
            "14th",
            "behalf",
            "doubt",
            "mind",
            "said",
            "start",
            "expect",
            "explained",
            "past",
            "seemed",
            "hello",
            "thanks",
            "the",
            "minutes",
            "joe",
            "24",
            "😡",
        ] {
            assert!(!is_content(word), "{word}");
        }
        for word in ["check-in", "follow-up", "sign-up", "self-service"] {
            assert!(is_content_with_hyphens(word), "{word}");
        }
        for word in ["up-to", "so-so", "day-to-day", "two-hour"] {
            assert!(!is_content_with_hyphens(word), "{word}");
        }
        for word in ["great", "bad", "disappointed", "friendly", "unbelievable"] {
            assert!(is_opinion(word, 0.5), "{word}");
        }
    }
}
