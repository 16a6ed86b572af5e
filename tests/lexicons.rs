//! Own lexicons: what they hold, and that building on the compiled English table is the
//! same as compiling English and them anew.
#![allow(missing_docs)]

use std::sync::LazyLock;

use proptest::prelude::*;
use sentiment_core::{
    Analyzer, Emotion, Entry, Lexicon, OnDuplicate, ShifterClass, ShifterRule, TermKind,
};

static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| Analyzer::english().lexicon());
/// Few enough of English that texts have what lexicons change: phrases that go on, the
/// longer ones, and some of all.
static TERMS: LazyLock<Vec<(String, TermKind)>> = LazyLock::new(|| {
    let goes_on = |e: &&Entry| {
        let beginning = e.term.rsplit_once(' ').and_then(|(b, _)| ENGLISH.get(b));
        e.kind == TermKind::Phrase && beginning.is_some_and(|b| b.kind == TermKind::Phrase)
    };
    let longer: Vec<&Entry> = ENGLISH.iter().filter(goes_on).take(20).collect();
    assert_eq!(longer.len(), 20);
    let some = ENGLISH.iter().step_by(1000);
    let all = longer.into_iter().chain(some);
    all.map(|e| (e.term.clone(), e.kind)).collect()
});

/// Words to make terms and texts of: own ones that share beginnings and lengths at which
/// tables change, English ones, shifters, symbols.
const WORDS: [&str; 40] = [
    "zorb",
    "zorble",
    "zorbles",
    "zorblesom",
    "zorblesome",
    "zorblesomely",
    "zorblesomenesses",
    "zorblesomenesslike",
    "zorblesomenesslikeness",
    "flim",
    "flimflam",
    "flimmm",
    "naïf",
    "好",
    "good",
    "bad",
    "service",
    "disappointing",
    "disappointment",
    "crashes",
    "love",
    "fed",
    "up",
    "not",
    "never",
    "very",
    "but",
    "although",
    "a",
    "lot",
    "wish",
    "the",
    "!",
    "...",
    ":)",
    ":*",
    "😍",
    "👍",
    "10",
    "good's",
];

const CLASSES: [ShifterClass; 11] = [
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
];

fn word() -> impl Strategy<Value = String> {
    prop::sample::select(&WORDS).prop_map(str::to_owned)
}

/// A term with its kind: of English, a word, a wildcard, a phrase, a pair.
fn term() -> impl Strategy<Value = (String, TermKind)> {
    let english = || any::<prop::sample::Index>().prop_map(|at| at.get(&TERMS).clone());
    // The beginning of a phrase need not be one.
    let beginning = english().prop_map(|(term, _)| match term.rsplit_once(' ') {
        Some((beginning, _)) => (beginning.to_owned(), Entry::new(beginning).kind),
        None => (term, TermKind::Word),
    });
    let words = |count| prop::collection::vec(word(), count).prop_map(|words| words.join(" "));
    let wild = || {
        (word(), 1_usize..9).prop_map(|(word, length)| {
            let stem: String = word.chars().take(length).collect();
            stem + "*"
        })
    };
    prop_oneof![
        2 => english(),
        1 => beginning,
        4 => word().prop_map(|word| (word, TermKind::Word)),
        1 => wild().prop_map(|word| (word, TermKind::Word)),
        3 => words(2..5).prop_map(|phrase| (phrase, TermKind::Phrase)),
        1 => (word(), wild()).prop_map(|(a, b)| (format!("{a} {b}"), TermKind::Phrase)),
        2 => words(2..3).prop_map(|pair| (pair, TermKind::Pair)),
    ]
}

fn entry() -> impl Strategy<Value = Entry> {
    let weight = || prop_oneof![1 => Just(0.0), 3 => -5.0..5.0];
    let emotion = (0..Emotion::COUNT, weight());
    let shifter = (prop::sample::select(&CLASSES), -5.0..5.0)
        .prop_map(|(class, factor)| ShifterRule { class, factor });
    (
        term(),
        (weight(), weight()),
        prop::option::of((weight(), weight())),
        prop::collection::vec(emotion, 0..3),
        prop::option::weighted(0.2, shifter),
    )
        .prop_map(
            |((term, kind), (valence, subjectivity), negated, emotions, shifter)| {
                let mut entry = Entry::new(&term);
                (entry.kind, entry.valence, entry.subjectivity) = (kind, valence, subjectivity);
                (entry.negated, entry.shifter) = (negated, shifter);
                for (emotion, weight) in emotions {
                    entry.emotions[emotion] = weight;
                }
                entry
            },
        )
}

fn lexicon() -> impl Strategy<Value = Lexicon> {
    prop::collection::vec(entry(), 0..60).prop_map(|entries| {
        let mut lexicon = Lexicon::new();
        for entry in entries {
            // A phrase within which a sentence ends is refused.
            if let Err(error) = lexicon.insert(entry, OnDuplicate::Replace) {
                assert!(error.reason().contains("matches no text"), "{error}");
            }
        }
        lexicon
    })
}

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => word(),
        2 => term().prop_map(|(term, _)| term.replace('*', "ful")),
        1 => word().prop_map(|word| word.to_uppercase()),
        1 => (word(), "[a-z]{1,4}").prop_map(|(word, ending)| word + &ending),
        1 => prop::sample::select(vec![",", "!", "?!", ".", "zoorble", "ZORRRBLE", "#zorbGood"])
            .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 1..16).prop_map(|pieces| pieces.join(" "))
}

/// English and the lexicons, all compiled anew.
fn anew(lexicons: &[Lexicon], policy: OnDuplicate, stem: bool) -> Result<Analyzer, String> {
    let mut all = ENGLISH.clone();
    for own in lexicons {
        let extended = all.extend(own.clone(), policy);
        extended.map_err(|e| e.reason().to_owned())?;
    }
    let builder = Analyzer::builder()
        .without_english()
        .lexicon(all)
        .stemming(stem);
    Ok(builder.build().unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn extending_the_table_is_compiling_all_anew(
        lexicons in prop::collection::vec(lexicon(), 0..3),
        policy in prop::sample::select(vec![
            OnDuplicate::Replace, OnDuplicate::Replace, OnDuplicate::Keep, OnDuplicate::Fail,
        ]),
        stem in prop::bool::weighted(0.2),
        texts in prop::collection::vec(text(), 60),
    ) {
        let builder = Analyzer::builder().on_duplicate(policy).stemming(stem);
        let builder = lexicons.iter().cloned().fold(builder, |b, own| b.lexicon(own));
        let (extended, anew) = match (builder.build(), anew(&lexicons, policy, stem)) {
            (Ok(extended), Ok(anew)) => (extended, anew),
            (Err(_), Err(_)) => return Ok(()),
            (extended, anew) => panic!("{extended:?} but {anew:?}"),
        };
        prop_assert!(extended.lexicon() == anew.lexicon());
        for text in &texts {
            prop_assert_eq!(extended.score(text), anew.score(text), "{}", text);
            prop_assert_eq!(extended.explain(text).score, anew.score(text), "{}", text);
        }
    }
}

#[test]
fn a_lexicon_is_sorted_however_it_was_filled() {
    let fill = |terms: &[&str]| {
        let mut lexicon = Lexicon::new();
        for term in terms {
            let mut entry = Entry::new(term);
            entry.valence = term.len() as f64;
            lexicon.insert(entry, OnDuplicate::Fail).unwrap();
        }
        lexicon
    };
    let mut lexicon = fill(&["slow", "Fed Up", "naïve", "slower", "dear"]);
    let mut pair = Entry::new("fed up");
    pair.kind = TermKind::Pair;
    lexicon.insert(pair, OnDuplicate::Fail).unwrap();
    let terms: Vec<&str> = lexicon.iter().map(|e| &*e.term).collect();
    assert_eq!(
        terms,
        ["dear", "fed up", "naïve", "slow", "slower", "fed up"]
    );

    assert!(lexicon.remove("SLOW") && !lexicon.remove("slow"));
    assert_eq!(lexicon.get("slow"), None);
    assert_eq!(lexicon.get("dear").unwrap().valence, 4.0);
    // The pair stays.
    assert!(lexicon.remove("fed up") && !lexicon.remove("fed up"));
    assert_eq!(lexicon.len(), 4);

    let [one, other] = [["a", "b", "c"], ["c", "a", "b"]].map(|terms| fill(&terms));
    assert_eq!(one, other);
    assert_ne!(one, fill(&["a", "b", "d"]));
}

#[test]
fn a_term_that_is_there_already_is_named() {
    let own = || Lexicon::from_tsv("term\tvalence\nzorbly\t1\nfed up\t1\n").unwrap();
    let build = |lexicons: [Lexicon; 2]| {
        let builder = Analyzer::builder().on_duplicate(OnDuplicate::Fail);
        let builder = lexicons.into_iter().fold(builder, |b, own| b.lexicon(own));
        builder.build().map(|_| ()).unwrap_err().reason().to_owned()
    };
    // Of English, and of each other.
    assert!(build([own(), Lexicon::new()]).contains("\"fed up\""));
    let zorbly = Lexicon::from_tsv("term\nzorbly\n").unwrap();
    assert!(build([zorbly.clone(), zorbly]).contains("\"zorbly\""));
}

#[test]
fn what_a_file_does_not_say_of_a_negated_term_is_as_by_default() {
    let tsv = "term\tvalence\tsubjectivity\tnegated_valence\tnegated_subjectivity\n\
               zorb\t2\t1\t\t0.5\nflim\t2\t1\t-3\t\nboth\t2\t1\t\t\n";
    let lexicon = Lexicon::from_tsv(tsv).unwrap();
    let negated = |term| lexicon.get(term).unwrap().negated;
    assert_eq!(negated("zorb"), Some((-1.0, 0.5)));
    assert_eq!(negated("flim"), Some((-3.0, 1.0)));
    assert_eq!(negated("both"), None);
}
