//! Whether a phrase says that something is so: not "no need to cancel", "if I cancel", "harassment training".

use super::phrases::Hit;
use super::sentences::Sentence;
use super::vocabulary::{Id, Set, Vocabulary};
use super::words::Word;
use super::Kind;

/// Words before a phrase that are looked at.
const REACH: usize = 5;

/// What denies.
const NEGATORS: &str = "not no never nor neither none nobody nothing without don't doesn't didn't won't wouldn't \
    can't cannot couldn't shouldn't isn't aren't wasn't weren't hasn't haven't hadn't ain't wont cant hardly rarely \
    avoid avoids avoided avoiding prevent prevents prevented instead unlikely zero rather unable imagine wish pretend \
    imagining prevention unless easy easier simple ability option freedom flexibility";

/// "not only", "can't believe": what follows is so.
const AFFIRMED: &str =
    "only just believe hesitate wait understand joking kidding stand idea happy exaggerating care";

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
    scene podcast documentary briefing";

/// What tells that it is not so.
pub(crate) struct Guards {
    negators: Set,
    affirmed: Set,
    stops: Set,
    supposed: Set,
    pronouns: Set,
    told: Set,
    names: Set,
    opens: Set,
    leaves_open: Set,
    past: Set,
    first: Set,
    own: Set,
    you: Set,
    how: Id,
    r#if: Id,
}

impl Guards {
    /// With the numbers of their words.
    pub(crate) fn new(words: &mut Vocabulary) -> Self {
        Self {
            negators: words.set(NEGATORS),
            affirmed: words.set(AFFIRMED),
            stops: words.set(STOPS),
            supposed: words.set(SUPPOSED),
            pronouns: words.set(PRONOUNS),
            told: words.set(TOLD),
            names: words.set(NAMES),
            opens: words.set("if whether how"),
            leaves_open: words.set("if should case can"),
            past: words.set("when once before did"),
            first: words.set("i we"),
            own: words.set("my our me"),
            you: words.set("you"),
            how: words.add("how"),
            r#if: words.add("if"),
        }
    }

    /// Whether the words around a phrase, and the sentence it begins in, leave it as it is.
    pub(crate) fn is_meant(&self, words: &[Word], of: &Sentence, hit: &Hit) -> bool {
        !self.is_name(words, hit) && !self.is_denied(words, hit) && !is_told(of, hit.kind)
    }

    fn is_name(&self, words: &[Word], hit: &Hit) -> bool {
        let next = words.get(hit.end);
        next.is_some_and(|next| next.run == words[hit.end - 1].run && self.names.has(next.id))
    }

    fn is_denied(&self, words: &[Word], hit: &Hit) -> bool {
        let run = words[hit.start].run;
        let before = words[..hit.start].iter().rev();
        let before: Vec<Id> = before
            .take_while(|word| word.run == run)
            .take(REACH)
            .map(|word| word.id)
            .collect();
        for (at, &word) in before.iter().enumerate() {
            if self.negators.has(word) {
                let next = at.checked_sub(1).map(|next| before[next]);
                return !next.is_some_and(|next| self.affirmed.has(next));
            }
            if at < 2 && self.opens.has(word) {
                // "if cancelling", "how to cancel": of nobody yet, but for "how to cancel my contract".
                let mut own = words[hit.start..hit.end].iter();
                let is_own = own.any(|word| self.own.has(word.id));
                return match hit.kind {
                    Kind::Safety | Kind::Harassment | Kind::Vulnerable | Kind::Repeated => true,
                    Kind::Leaving => word != self.how || !is_own,
                    Kind::SelfHarm | Kind::Law | Kind::Security => false,
                };
            }
            if self.told.has(word) {
                return true;
            }
            if self.pronouns.has(word) {
                let next = before.get(at + 1).copied();
                let asked = next.filter(|&next| self.supposed.has(next));
                let first = before.get(at + 2).copied();
                return asked.is_some_and(|modal| self.supposes(hit.kind, word, modal, first));
            }
            if self.stops.has(word) {
                return false;
            }
        }
        false
    }

    /// Whether "if you", "can I", "does it" before a phrase leave open whether it is so. A law or a theft that one asks
    /// about is one that matters, and "how do I close my account" asks to have it closed.
    fn supposes(&self, kind: Kind, pronoun: Id, modal: Id, before: Option<Id>) -> bool {
        let asks_how = before == Some(self.how) && self.first.has(pronoun);
        match kind {
            Kind::Leaving => !asks_how || modal == self.r#if,
            Kind::Safety | Kind::Harassment | Kind::Vulnerable => !self.past.has(modal),
            Kind::SelfHarm | Kind::Repeated => false,
            Kind::Law | Kind::Security => self.you.has(pronoun) && self.leaves_open.has(modal),
        }
    }
}

/// Whether it is a story, or a joke. Of one's own life it is neither.
fn is_told(sentence: &Sentence, kind: Kind) -> bool {
    match matches!(kind, Kind::Leaving | Kind::Repeated) || sentence.own {
        true => kind != Kind::SelfHarm && sentence.jokes,
        false => sentence.tells(),
    }
}
