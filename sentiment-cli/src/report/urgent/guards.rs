//! Whether a phrase says that something is so: not "no need to cancel", "if I cancel", "harassment training".

use super::phrases::Hit;
use super::words::Word;
use super::Kind;

/// Words before a phrase that are looked at.
const REACH: usize = 5;

/// What denies.
const NEGATORS: &str = "not no never nor neither none nobody nothing without don't doesn't didn't won't wouldn't \
    can't cannot couldn't shouldn't isn't aren't wasn't weren't hasn't haven't hadn't ain't dont doesnt didnt wont \
    wouldnt cant couldnt shouldnt isnt wasnt havent hasnt hardly rarely avoid avoids avoided avoiding prevent \
    prevents prevented instead unlikely zero rather unable imagine wish pretend imagining \
    prevention unless easy easier simple ability option freedom flexibility";

/// "not only", "can't believe": what follows is so.
const AFFIRMED: &str =
    "only just believe hesitate wait understand joking kidding stand idea happy exaggerating";

/// Words after which nothing before counts.
const STOPS: &str =
    "and but so because which that who then until till before otherwise or now since after";

/// What one speaks of without saying that it is so.
const SUPPOSED: &str = "if can could should would may might whether when do does did must how unless once suppose case \
    before will shall easy simple";

/// Of these a question or a condition is enough to be no report.
const PRONOUNS: &str =
    "i we you they he she it one someone somebody anyone anybody people customers users this";

/// What tells of something else than what happened.
const TOLD: &str =
    "training seminar lecture webinar workshop leaflet novel film movie book podcast documentary";

/// What a phrase is only a part of the name of.
const NAMES: &str = "policy policies training trainings course courses insurance protection prevention awareness cover \
    drill drills simulation button page feature features form template module seminar workshop webinar lecture \
    procedure procedures option options clause detection detector alerts movie film book novel song episode series \
    scene podcast documentary";

/// Whether the words around a phrase leave it as it is.
pub fn is_meant(words: &[Word], hit: &Hit) -> bool {
    !is_name(words, hit) && !is_denied(words, hit)
}

fn has(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|listed| listed == word)
}

fn is_name(words: &[Word], hit: &Hit) -> bool {
    let next = words.get(hit.end);
    next.is_some_and(|next| next.run == words[hit.end - 1].run && has(NAMES, &next.form))
}

fn is_denied(words: &[Word], hit: &Hit) -> bool {
    let run = words[hit.start].run;
    let before = words[..hit.start].iter().rev();
    let before: Vec<&str> = before
        .take_while(|word| word.run == run)
        .take(REACH)
        .map(|word| word.form.as_str())
        .collect();
    for (at, word) in before.iter().enumerate() {
        if has(NEGATORS, word) {
            let next = at.checked_sub(1).map_or("", |next| before[next]);
            return !has(AFFIRMED, next);
        }
        if at < 2 && has("if whether how", word) {
            // "if cancelling", "how to cancel": of nobody yet, but for "how to cancel my contract".
            let is_own = words[hit.start..hit.end]
                .iter()
                .any(|w| has("my our", &w.form));
            return match hit.kind {
                Kind::Safety => true,
                Kind::Leaving => *word != "how" || !is_own,
                Kind::Law | Kind::Security => false,
            };
        }
        if has(TOLD, word) {
            return true;
        }
        if has(PRONOUNS, word) {
            let asked = before.get(at + 1).is_some_and(|word| has(SUPPOSED, word));
            return asked && supposes(hit.kind, word, before[at + 1], before.get(at + 2));
        }
        if has(STOPS, word) {
            return false;
        }
    }
    false
}

/// Whether "if you", "can I", "does it" before a phrase leave open whether it is so. A law or a theft that one asks
/// about is one that matters, and "how do I close my account" asks to have it closed.
fn supposes(kind: Kind, pronoun: &str, modal: &str, before: Option<&&str>) -> bool {
    let asks_how = before.is_some_and(|word| *word == "how") && matches!(pronoun, "i" | "we");
    match kind {
        Kind::Leaving => !asks_how || modal == "if",
        Kind::Safety => !matches!(modal, "when" | "once" | "before" | "did"),
        Kind::Law | Kind::Security => {
            pronoun == "you" && matches!(modal, "if" | "should" | "case" | "can")
        }
    }
}
