//! Terms that change what others weigh.

use crate::named::named;

/// What a shifter term does.
/// [English has these](https://github.com/sentiment-rs/sentiment/blob/main/lexicons/en/shifters.tsv).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
#[non_exhaustive]
pub enum ShifterClass {
    /// Terms after it count as negated until the clause ends.
    Negator,
    /// Looks like a negator and is none: "not only", "can't wait".
    NotNegator,
    /// Multiplies the weight of the next terms.
    Amplifier,
    /// The same, with a factor below 1.
    Downtoner,
    /// Multiplies the weight of the term before it: "a lot", "at best".
    Postfix,
    /// What follows counts more, what went before less: "but".
    Contrast,
    /// The clause that it opens counts less: "although".
    Concessive,
    /// Said of no real event until the clause ends: "wish", "would have been".
    Irrealis,
    /// Turns one term into its opposite: the one before it, or else the first behind
    /// it: "the bug is gone", "stopped crashing", "less annoying".
    Reverser,
    /// Marks sarcasm: "/s", 🙃. The confidence is halved, by some marks of what is not negative only.
    Irony,
    /// Begins another statement, which what negates the one before it does not reach: "and it is",
    /// "because".
    Boundary,
    /// Compares: "better", "nicer". A negator such as "never" makes it a superlative rather than its
    /// opposite: "I never had a better one".
    Comparative,
    /// Says of a [quantity](ShifterClass::Quantity) that there is more of it, or much: "rose", "increase in",
    /// "is high". With one that is good it weighs what the word "goodnews" does, with one that is bad what
    /// "badnews" does. An explanation names both: "sales up".
    Rise,
    /// The same of less: "fell". Reversers that mean less, as "dropped", do this, too.
    Fall,
    /// Something that is good news if there is more of it, such as "sales", or bad, such as "costs".
    Quantity,
}

impl ShifterClass {
    /// All, by the code that a table has.
    pub const ALL: [ShifterClass; 15] = [
        ShifterClass::Negator,
        ShifterClass::NotNegator,
        ShifterClass::Amplifier,
        ShifterClass::Downtoner,
        ShifterClass::Postfix,
        ShifterClass::Contrast,
        ShifterClass::Concessive,
        ShifterClass::Irrealis,
        ShifterClass::Reverser,
        ShifterClass::Irony,
        ShifterClass::Boundary,
        ShifterClass::Comparative,
        ShifterClass::Rise,
        ShifterClass::Fall,
        ShifterClass::Quantity,
    ];

    /// The lower-case name that lexicon files have.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ShifterClass::Negator => "negator",
            ShifterClass::NotNegator => "not_negator",
            ShifterClass::Amplifier => "amplifier",
            ShifterClass::Downtoner => "downtoner",
            ShifterClass::Postfix => "postfix",
            ShifterClass::Contrast => "contrast",
            ShifterClass::Concessive => "concessive",
            ShifterClass::Irrealis => "irrealis",
            ShifterClass::Reverser => "reverser",
            ShifterClass::Irony => "irony",
            ShifterClass::Boundary => "boundary",
            ShifterClass::Comparative => "comparative",
            ShifterClass::Rise => "rise",
            ShifterClass::Fall => "fall",
            ShifterClass::Quantity => "quantity",
        }
    }

    /// The factor of most English shifters of its kind, which counts where a lexicon file gives none:
    /// 1.3125 of an amplifier ("very") and a postfix ("a lot"), 0.6875 of a downtoner ("slightly"),
    /// 0.25 of an irrealis ("wish"), 0 of a reverser, a rise and a fall, else 1.
    #[must_use]
    pub const fn usual_factor(self) -> f64 {
        match self {
            ShifterClass::Amplifier | ShifterClass::Postfix => 1.3125,
            ShifterClass::Downtoner => 0.6875,
            ShifterClass::Irrealis => 0.25,
            ShifterClass::Reverser | ShifterClass::Rise | ShifterClass::Fall => 0.0,
            _ => 1.0,
        }
    }

    /// The code of none.
    pub(super) const NO_CODE: u8 = Self::ALL.len() as u8;

    /// Without a branch.
    pub(super) fn from_code(code: u8) -> Option<Self> {
        const CLASSES: [Option<ShifterClass>; ShifterClass::ALL.len() + 1] = {
            let mut classes = [None; ShifterClass::ALL.len() + 1];
            let mut code = 0;
            while code < ShifterClass::ALL.len() {
                classes[code] = Some(ShifterClass::ALL[code]);
                code += 1;
            }
            classes
        };
        CLASSES[usize::from(code.min(Self::NO_CODE))]
    }
}

named!(ShifterClass, "shifter");

/// A valence shifter: what it does and how strongly.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct ShifterRule {
    /// What it does.
    pub class: ShifterClass,
    /// The factor for amplifiers, downtoners, postfix and irrealis terms, in
    /// \[-4, 4\]. Of a contrast, the factor of what went before, if it is less than that
    /// of "but". Of a reverser, what it turns, and of a rise and a fall, what moves: above 0 only
    /// what is behind it, below 0 only what is before it, 0 either, and by [`LEVEL`](Self::LEVEL) only what is
    /// so: "pay is low". Of a quantity, above 0 if there
    /// should be more of it, below 0 if less. Of a negator, how many times as far as others it
    /// reaches; below 0, it does not cancel out with one before it ("neither … nor"). Of irony, below
    /// 0 it leaves the confidence in what is negative as it is.
    /// Unused elsewhere.
    pub factor: f64,
}

impl ShifterRule {
    /// One with these fields. [`ShifterClass::usual_factor`] is that of most shifters of a class.
    #[must_use]
    pub const fn new(class: ShifterClass, factor: f64) -> Self {
        Self { class, factor }
    }

    /// The factor of a rise or a fall that says how much there is, not that it changes: "high", "low".
    pub const LEVEL: f64 = -2.0;
}
