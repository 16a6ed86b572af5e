//! Own lexicons: what they hold, and that building on the compiled English table is the
//! same as compiling English and them anew.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use proptest::prelude::*;
use sentiment_core::{
    Analyzer, Emotion, Entry, ErrorKind, Label, Lexicon, LexiconFormat, OnDuplicate, ShifterClass,
    ShifterRule, TermKind,
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
    let weight = || prop_oneof![1 => Just(0.0), 3 => -4.0..4.0];
    let emotion = (0..Emotion::COUNT, weight());
    let shifter = (prop::sample::select(&ShifterClass::ALL), -4.0..4.0)
        .prop_map(|(class, factor)| ShifterRule::new(class, factor));
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
                if kind == TermKind::Pair {
                    entry.kind = kind;
                }
                (entry.valence, entry.subjectivity) = (valence, subjectivity);
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

/// Words of English, those of its phrases and pairs, too.
static ENGLISH_WORDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let words = ENGLISH.iter().flat_map(|entry| entry.term.split(' '));
    words.map(str::to_owned).collect()
});

/// What wildcards match in English, as terms.
fn endings(own: &Lexicon, policy: OnDuplicate) -> Lexicon {
    let mut endings = Lexicon::new();
    let replaces = matches!(policy, OnDuplicate::Merge | OnDuplicate::Replace);
    // No word begins with a mark.
    let is_wildcard = |entry: &&Entry| {
        let last = entry.term.split(' ').next_back().unwrap_or_default();
        last.ends_with('*') && !last.starts_with(|c: char| c.is_ascii_punctuation())
    };
    let own_words = own.iter().flat_map(|entry| entry.term.split(' '));
    let mut known = ENGLISH_WORDS.clone();
    known.extend(own_words.map(str::to_owned));
    let wildcards = own.iter().filter(is_wildcard);
    let mut wildcards: Vec<Entry> = wildcards.cloned().collect();
    wildcards.sort_by_key(|entry| Reverse(entry.term.len()));
    for wildcard in wildcards {
        let stem = wildcard.term.trim_end_matches('*').to_owned();
        let (beginning, ending, words) = match stem.rfind(' ') {
            None => ("", &*stem, &*ENGLISH_WORDS),
            Some(space) => (&stem[..=space], &stem[space + 1..], &known),
        };
        let words = words.range(ending.to_owned()..);
        let named = words
            .take_while(|word| word.starts_with(ending))
            .map(|word| format!("{beginning}{word}"))
            // One that is cut is another term.
            .filter(|term| Entry::new(term).term == *term);
        for term in named {
            let term = &*term;
            let stays = !replaces && ENGLISH.get(term).is_some();
            if !stays && own.get(term).is_none() {
                let mut entry = wildcard.clone();
                entry.term = term.to_owned();
                endings.insert(entry, OnDuplicate::Keep).unwrap();
            }
        }
    }
    endings
}

/// English and the lexicons, all compiled anew.
fn anew(lexicons: &[Lexicon], policy: OnDuplicate, stem: bool) -> Result<Analyzer, String> {
    let (mut all, mut own) = (ENGLISH.clone(), Lexicon::new());
    for lexicon in lexicons {
        for extended in [&mut all, &mut own] {
            let extended = extended.extend(lexicon.clone(), policy);
            extended.map_err(|e| e.reason().to_owned())?;
        }
    }
    all.extend(endings(&own, policy), policy).unwrap();
    let builder = Analyzer::builder()
        .without_english()
        .lexicon(all)
        .stemming(stem);
    Ok(builder.build().unwrap())
}

#[test]
fn too_many_different_emotions_are_an_error_that_says_what_to_do() {
    let analyzer = |per_unit: f64| {
        let mut lexicon = Lexicon::new();
        for n in 0..65_600 {
            let mut entry = Entry::new(&format!("zorb{n}"));
            for (emotion, n) in [n % 200 - 100, n / 200 % 200 - 100, n / 40_000]
                .into_iter()
                .enumerate()
            {
                entry.emotions[emotion] = (f64::from(n) / 16.0 * per_unit).round() / per_unit;
            }
            lexicon.insert(entry, OnDuplicate::Fail).unwrap();
        }
        Analyzer::builder()
            .without_english()
            .lexicon(lexicon)
            .build()
    };
    assert_eq!(
        analyzer(16.0).unwrap_err().reason(),
        "the terms have more than 65,536 different rows of emotion weights: round them, such as to \
         halves, so that more are alike"
    );
    assert!(analyzer(2.0).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn extending_the_table_is_compiling_all_anew(
        lexicons in prop::collection::vec(lexicon(), 0..3),
        policy in prop::sample::select(vec![
            OnDuplicate::Merge, OnDuplicate::Replace, OnDuplicate::Keep, OnDuplicate::Fail,
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
        for lexicon in &lexicons {
            prop_assert!(Lexicon::from_tsv(&lexicon.to_tsv()).unwrap() == *lexicon);
        }
        for text in &texts {
            prop_assert_eq!(extended.score(text), anew.score(text), "{}", text);
            prop_assert_eq!(extended.explain(text).score, anew.score(text), "{}", text);
        }
    }
}

proptest! {
    #[test]
    fn a_term_that_is_written_as_texts_are_read_stays(
        pieces in prop::collection::vec(
            prop_oneof!["[a-zA-Z*#'.!★☆⭐&;-]{1,6}", "\\PC{1,3}", word()],
            1..4,
        ),
    ) {
        let once = Entry::new(&pieces.join(" "));
        prop_assert_eq!(&once, &Entry::new(&once.term));
        let mut lexicon = Lexicon::new();
        if lexicon.insert(once.clone(), OnDuplicate::Fail).is_ok() {
            prop_assert_eq!(Lexicon::from_tsv(&lexicon.to_tsv()).unwrap(), lexicon);
        }
    }
}

#[test]
fn a_lexicon_is_sorted_however_it_was_filled() {
    let fill = |terms: &[&str]| {
        let mut lexicon = Lexicon::new();
        for term in terms {
            let mut entry = Entry::new(term);
            entry.valence = term.len() as f64 / 2.0;
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
    assert_eq!(lexicon.get("dear").unwrap().valence, 2.0);
    // The pair stays.
    assert!(lexicon.remove("fed up") && !lexicon.remove("fed up"));
    assert_eq!(lexicon.len(), 4);
    assert_eq!(lexicon.get_pair("Fed  UP").unwrap().kind, TermKind::Pair);
    assert!(lexicon.remove_pair("FED up") && !lexicon.remove_pair("fed up"));
    assert_eq!((lexicon.get_pair("fed up"), lexicon.len()), (None, 3));

    lexicon.retain(|entry| entry.term != "dear");
    let terms: Vec<&str> = lexicon.iter().map(|e| &*e.term).collect();
    assert_eq!(terms, ["naïve", "slower"]);
    assert!(lexicon.get("dear").is_none() && !lexicon.remove("dear"));
    assert!(lexicon.remove("slower") && lexicon.get("naïve").is_some());

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

#[test]
fn one_wildcard_matches_known_words_and_others() {
    let base = |lexicons: &[&str], policy, text| {
        let lexicons = lexicons.iter().map(|terms| {
            let rows = terms.replace(", ", "\n").replace('=', "\t");
            Lexicon::from_tsv(&format!("term\tvalence\n{rows}\n")).unwrap()
        });
        let builder = Analyzer::builder().on_duplicate(policy);
        let builder = lexicons.fold(builder, |b, own| b.lexicon(own));
        let analyzer = builder.build().unwrap();
        let explanation = analyzer.explain(text);
        assert_eq!(explanation.score, analyzer.score(text));
        explanation.contributions[0].base
    };
    for (lexicons, valence) in [
        (&["crash*=2", "crash*=-1"][..], -1.0),
        (&["crash*=2", "crashi*=-1"], -1.0),
        (&["crashi*=-1", "crash*=2"], -1.0),
        (&["crash*=2, crashing=3, crashiqq=3", "crashi*=-1"], 3.0),
        (&["crash*=2", "crashing=3, crashiqq=3", "crashi*=-1"], 3.0),
    ] {
        for policy in [OnDuplicate::Merge, OnDuplicate::Replace] {
            for word in ["crashing", "crashiqq"] {
                let given = base(lexicons, policy, word);
                assert_eq!(given, valence, "{word} of {lexicons:?}, {policy:?}");
            }
        }
    }
    for text in ["fed up", "fed upqq"] {
        let lexicons = ["fed up*=2", "fed up*=-1"];
        assert_eq!(base(&lexicons, OnDuplicate::Merge, text), -1.0, "{text}");
    }
}

fn own(tsv: &str) -> Analyzer {
    let own = Lexicon::from_tsv(tsv).unwrap();
    Analyzer::builder().lexicon(own).build().unwrap()
}

#[test]
fn terms_of_marks_and_numbers_are_known() {
    let analyzer = own("term\tvalence\n+1\t2\n++\t-2\n");
    for (text, label) in [
        ("+1", Label::Positive),
        ("++", Label::Negative),
        ("+2", Label::Neutral),
    ] {
        let score = analyzer.score(text);
        assert_eq!(score.label, label, "{text}");
        assert_eq!(analyzer.explain(text).score, score);
        let coverage = f64::from(u8::from(label != Label::Neutral));
        assert_eq!(score.coverage, coverage, "{text}");
    }
}

#[test]
fn what_an_own_entry_does_not_say_stays() {
    let english = Analyzer::english();
    // The shifter and the name.
    let valences = own("term\tvalence\nnot\t-0.1\nbetter\t1.5\njoy\t2\nlovely\t2\nsick\t2\n");
    for text in ["It is not a great idea.", "I never had a better one."] {
        let valence = |analyzer: &Analyzer| analyzer.score(text).valence;
        assert!(valence(&english) * valence(&valences) > 0.0, "{text}");
    }
    let thanks = "Thanks to Joy for the report.";
    assert_eq!(english.score(thanks), valences.score(thanks));
    let entry = |analyzer: &Analyzer, term| analyzer.lexicon().get(term).cloned().unwrap();
    // The emotions, where they are not the opposite.
    let [before, lovely] = [&english, &valences].map(|analyzer| entry(analyzer, "lovely"));
    assert_eq!((lovely.valence, lovely.emotions), (2.0, before.emotions));
    assert!(before.emotions[Emotion::Joy.index()] > 0.0);
    assert!(entry(&english, "sick").valence < 0.0);
    assert_eq!(entry(&valences, "sick").emotions, [0.0; Emotion::COUNT]);

    // The valence.
    let feelings = own("term\tvalence\tsurprise\tshifter\nlovely\t\t2\t\nslow\t\t\tamplifier\n");
    let [before, lovely] = [&english, &feelings].map(|analyzer| entry(analyzer, "lovely"));
    assert_eq!(lovely.valence, before.valence);
    assert_eq!(lovely.negated, before.negated);
    assert_eq!(lovely.emotions[Emotion::Surprise.index()], 2.0);
    assert_eq!(lovely.emotions[Emotion::Joy.index()], 0.0);
    assert_eq!(
        entry(&feelings, "slow").valence,
        entry(&english, "slow").valence
    );

    // One that says nothing silences, whatever comes after, and one by 1 shifts nothing.
    let silent = own("term\tvalence\tshifter\tfactor\nlovely\t0\t\t\nnot\t\tamplifier\t1\n");
    assert_eq!(silent.score("lovely").label, english.score("table").label);
    assert!(silent.score("not glorious").valence > 0.0);
    let lexicons = ["term\nlovely\n", "term\tsurprise\nlovely\t2\n"].map(Lexicon::from_tsv);
    let builder = Analyzer::builder().on_duplicate(OnDuplicate::Merge);
    let builder = lexicons
        .into_iter()
        .fold(builder, |b, own| b.lexicon(own.unwrap()));
    assert_eq!(entry(&builder.build().unwrap(), "lovely").valence, 0.0);

    // All of an entry may be replaced.
    let own = Lexicon::from_tsv("term\tvalence\nnot\t-0.1\n").unwrap();
    let builder = Analyzer::builder().on_duplicate(OnDuplicate::Replace);
    let replaced = builder.lexicon(own).build().unwrap();
    assert_eq!(entry(&replaced, "not").shifter, None);
}

#[test]
fn word_lists_of_others_leave_shifters_and_names_alone() {
    let vader = include_str!("../lexicons/vader/lexicon.tsv");
    let (_, rows) = vader.split_once('\n').unwrap();
    let lexicon = Lexicon::from_vader(rows).unwrap();
    let terms = rows.lines().filter_map(|row| row.split('\t').next());
    let left_out: Vec<&str> = terms.filter(|term| lexicon.get(term).is_none()).collect();
    let expected = ["(?:", "---'-;-{@", ".-:", ":?)", ":?c", "@}-;-'---"];
    assert_eq!(left_out, expected);

    let nrc = Lexicon::from_nrc("not\tjoy\t0\nlovely\tanger\t0\nlovely\tjoy\t1\n").unwrap();
    for own in [lexicon, nrc] {
        let extended = Analyzer::builder().lexicon(own).build().unwrap().lexicon();
        for before in ENGLISH.iter().filter(|e| e.kind != TermKind::Pair) {
            let entry = extended.get(&before.term).unwrap();
            assert!(
                before.shifter.is_none() || entry.shifter.is_some(),
                "{before:?}"
            );
            assert!(before.name.is_none() || entry.name.is_some(), "{before:?}");
        }
        assert!(extended.get("lovely").unwrap().valence > 0.5);
    }
}

#[test]
fn fields_may_stand_in_quotes() {
    let quoted = "\"term\"\t\"valence\"\t\"emotions\"\n\"well, zorg\"\t\"-2.5\"\t\"anger fear\"\n\
                  \"the \"\"zorg\"\" way\"\t1\t\"\"\n \"zorb\" \t2\t\n\"\"\":(\"\t-1\t\n\"\t1\t\n";
    let plain = "term\tvalence\temotions\nwell, zorg\t-2.5\tanger fear\n\
                 the \"zorg\" way\t1\t\nzorb\t2\t\n \"\"\":(\"\t-1\t\n\"\"\"\"\t1\t\n";
    let [quoted, plain] = [quoted, plain].map(|tsv| Lexicon::from_tsv(tsv).unwrap());
    assert_eq!(quoted, plain);
    assert_eq!(Lexicon::from_tsv(&quoted.to_tsv()).unwrap(), quoted);
    let analyzer = Analyzer::builder().lexicon(quoted).build().unwrap();
    assert_eq!(analyzer.score("Well, zorg").label, Label::Negative);

    // A term that has quotes itself.
    let mut lexicon = Lexicon::new();
    let entry = Entry::new("\"zorg\"");
    lexicon.insert(entry, OnDuplicate::Fail).unwrap();
    assert_eq!(Lexicon::from_tsv(&lexicon.to_tsv()).unwrap(), lexicon);
}

#[test]
fn broken_quotes_are_errors() {
    for (rows, line, column, reasons) in [
        (
            "\"nice, really\t1",
            2,
            1,
            ["not closed in its line", "\"\"\"nice, really\""],
        ),
        (
            "good\t1\n \"x\t1\ny\"\t1",
            3,
            2,
            ["not closed", "\"\"\"x\""],
        ),
        (
            "\"\"nice\t1",
            2,
            3,
            ["nice stands behind the quote", "\"\"\"\"\"nice\""],
        ),
        (
            "\"a\"b\t1",
            2,
            4,
            ["b stands behind the quote", "\"\"\"a\"\"b\""],
        ),
        (
            "\"a\"b\"\t1",
            2,
            4,
            ["b\" stands behind", "\"\"\"a\"\"b\"\"\""],
        ),
        ("\"a\"\"\t1", 2, 1, ["not closed", "\"\"\"a\"\"\"\"\""]),
        ("\":(\t1", 2, 1, ["not closed", "\"\"\":(\""]),
        ("good\t\"1", 2, 6, ["\"\\\"1\" is not a number", ""]),
    ] {
        let error = Lexicon::from_tsv(&format!("term\tvalence\n{rows}\n")).unwrap_err();
        assert_eq!(
            (error.line(), error.column()),
            (Some(line), Some(column)),
            "{error}"
        );
        for reason in reasons {
            assert!(error.reason().contains(reason), "{error}");
        }
    }
}

#[test]
fn any_ending_is_one_of_numbers_and_of_long_drawn_words_too() {
    for (term, matched, others) in [
        (
            "hmmm*",
            &["hmmm", "Hmmmmmm", "hmmmpf", "hmmm's"][..],
            &["hmm", "hm"][..],
        ),
        ("nooo*", &["nooo", "NOOOOO", "noooope"], &["no", "noo"]),
        ("brrr*", &["brrr", "brrrr"], &["brr"]),
        ("coool*", &["coool", "cooooolest"], &["cool", "coolest"]),
        ("xxx*", &["xxx", "xxxl"], &["xx"]),
        ("жжж*", &["жжж", "жжжжжа"], &["жж"]),
        ("zor*", &["zorrrb"], &[]),
        ("zorrr*", &["zorrrbbb"], &["zorb"]),
        (
            "27*",
            &["27", "271", "27.5", "27th", "27,000"],
            &["2", "127"],
        ),
        (
            "error 40*",
            &["error 404", "Error 40"],
            &["error 50", "404"],
        ),
        ("error 10*", &["error 100", "error 101"], &["error 200"]),
        ("iphone 1*", &["iphone 14", "iPhone 1"], &["iphone 4"]),
        ("40*", &["404 error", "40%"], &["4 errors"]),
    ] {
        let analyzer = own(&format!("term\tvalence\n{term}\t-3\n"));
        let matches = |text: &str| {
            let explanation = analyzer.explain(text);
            assert_eq!(explanation.score, analyzer.score(text), "{term}: {text}");
            let mut found = explanation.contributions.iter();
            found.any(|c| c.base == -3.0)
        };
        for (texts, expected) in [(matched, true), (others, false)] {
            for text in texts {
                assert_eq!(matches(text), expected, "{term}: {text}");
                // Behind what is read faster, too.
                let text = format!("This is what all of them say here, day by day: {text} again");
                assert_eq!(matches(&text), expected, "{term}: {text}");
            }
        }
    }
    // A term that it is without them comes before a wildcard without them.
    let analyzer = own("term\tvalence\nzool\t2\nzo*\t-3\n");
    assert_eq!(analyzer.explain("zoool").contributions[0].base, 2.0);
}

#[test]
fn words_taken_out_say_nothing() {
    let mut lexicon = Analyzer::english().lexicon();
    let has_good = |entry: &Entry| entry.term.split(' ').any(|word| word == "good");
    assert!(lexicon.iter().filter(|entry| has_good(entry)).count() > 2);
    lexicon.retain(|entry| !has_good(entry));
    let builder = Analyzer::builder().without_english().lexicon(lexicon);
    let analyzer = builder.build().unwrap();
    for text in ["good", "so good"] {
        let terms = analyzer.explain(text).contributions;
        assert!(terms.iter().all(|term| !term.term.contains("good")));
    }
    assert!(analyzer.score("great").valence > 0.5);
}

#[test]
fn what_is_written_so_stays_so() {
    for (term, written) in [("a5★ n't", "a5 starn't"), ("ﬁ\u{301}", "fí")] {
        assert_eq!(Entry::new(term).term, written);
        assert_eq!(Entry::new(written).term, written);
    }
}

proptest! {
    #[test]
    fn terms_are_written_once_for_all(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "a", "5", "★", "☆", "⭐", "\u{fe0f}", " n't", "n't", "'", "’", "ﬁ", "\u{301}", "&amp;", "amp;", "&", "#39;",
                "*", ":)", ":", "thumbsup:", "İ", "\u{307}", "\\", "u2019", "ｇ", "@", "#", ".com", "http://",
                "ooo", "-", "\u{200d}", "👍🏽", "🏽", "!", "?", "..", " ", "\n", "<", "br>", "ð\u{9f}\u{98}\u{80}", "â€™", "O", "´t",
            ]),
            0..8,
        ),
    ) {
        let term = Entry::new(&pieces.concat()).term;
        prop_assert_eq!(Entry::new(&term).term, term);
    }
}

#[test]
fn terms_are_written_as_texts_are_read() {
    let mut lexicon = Lexicon::new();
    for (term, kind, written) in [
        ("LAGGY", TermKind::Word, "laggy"),
        (" foo", TermKind::Phrase, "foo"),
        ("foo\nbar\t baz", TermKind::Word, "foo bar baz"),
        ("soooo", TermKind::Word, "sooo"),
        ("Zöööööm", TermKind::Word, "zöööm"),
        ("***", TermKind::Word, "* * *"),
        ("★★★★☆", TermKind::Word, "4/5"),
        ("wow!!!!", TermKind::Word, "wow !!!"),
        ("#1 fan", TermKind::Phrase, "# 1 fan"),
        ("İstanbul", TermKind::Word, "i\u{307}stanbul"),
    ] {
        let mut entry = Entry::new("x");
        (entry.term, entry.kind) = (term.to_owned(), kind);
        entry.valence = -Entry::LARGEST;
        entry.shifter = Some(ShifterRule::new(ShifterClass::Amplifier, Entry::LARGEST));
        lexicon.insert(entry, OnDuplicate::Fail).unwrap();
        assert_eq!(lexicon.get(written).unwrap().valence, -4.0, "{term}");
        assert_eq!(Entry::new(term).term, written);
    }
    assert_eq!(Lexicon::from_tsv(&lexicon.to_tsv()).unwrap(), lexicon);
    let terms: Vec<_> = lexicon.iter().cloned().collect();
    for mut entry in terms {
        entry.shifter = None;
        lexicon.insert(entry, OnDuplicate::Replace).unwrap();
    }
    let builder = Analyzer::builder()
        .without_english()
        .lexicon(lexicon.clone());
    let analyzer = builder.build().unwrap();
    for text in [
        "so laggy",
        "SOOOOOO",
        "it is ***",
        "★★★★☆",
        "wow!!!!!",
        "a #1 fan",
        "İSTANBUL",
    ] {
        assert!(analyzer.score(text).valence < -0.5, "{text}");
    }

    for term in [
        "foo* bar",
        "",
        " \u{200b}",
        "@home",
        "my_var",
        "#good service",
        "home @depot",
        "see http://x.com",
        "ask a@b.example",
        "it works. really! so",
        "open the crash_log.txt",
    ] {
        let mut entry = Entry::new("x");
        entry.term = term.to_owned();
        assert!(lexicon.insert(entry, OnDuplicate::Fail).is_err(), "{term}");
    }
}

#[test]
fn weights_out_of_range_are_errors_however_they_are_given() {
    let amplifier = |factor| ShifterRule::new(ShifterClass::Amplifier, factor);
    let ultra = || Entry::new("ultra");
    for (entry, said) in [
        (
            ultra().with_valence(99.0),
            "valence of \"ultra\" is outside -4 to 4",
        ),
        (
            ultra().with_subjectivity(-4.5),
            "subjectivity of \"ultra\" is outside -4 to 4",
        ),
        (
            ultra().with_emotion(Emotion::Joy, 9.0),
            "joy of \"ultra\" is outside -8 to 8",
        ),
        (
            ultra().with_shifter(amplifier(f64::NAN)),
            "factor of \"ultra\" is outside -4 to 4",
        ),
    ] {
        let mut lexicon = Lexicon::new();
        let error = lexicon.insert(entry, OnDuplicate::Fail).unwrap_err();
        assert_eq!(error.reason(), format!("the {said}"));
        assert_eq!(error.kind(), ErrorKind::Lexicon);
        assert!(lexicon.is_empty());
    }
    let error = Lexicon::from_tsv("term\tvalence\nultra\t-9\n").unwrap_err();
    assert_eq!(error.reason(), "-9 is outside -4 to 4");
}

#[test]
fn an_empty_file_has_no_terms_in_any_format() {
    for format in LexiconFormat::ALL {
        for text in ["", "\n \n", "\u{feff}"] {
            let lexicon = Lexicon::from_format(text, format);
            assert!(lexicon.is_ok_and(|lexicon| lexicon.is_empty()), "{format}");
        }
    }
}

#[test]
fn a_shifter_has_the_usual_factor_unless_the_file_gives_one() {
    let tsv = "term\tvalence\tshifter\tfactor\nzorbly\t2\t\t\nmightily\t\tAmplifier\t\nhardlyish\t\tdowntoner\t0.25\n";
    let own = own(tsv);
    let valence = |text| own.score(text).valence;
    assert!(valence("mightily zorbly") > valence("zorbly"));
    let factor = |term: &str| own.lexicon().get(term).unwrap().shifter.unwrap().factor;
    assert_eq!(factor("mightily"), ShifterClass::Amplifier.usual_factor());
    assert_eq!(factor("hardlyish"), 0.25);
    let error = Lexicon::from_tsv("term\tshifter\tfactor\nultra\t\t2\n").unwrap_err();
    assert_eq!((error.line(), error.column()), (Some(2), Some(8)));
}

#[test]
fn the_lexicon_of_an_analyzer_that_stems_holds_words_only() {
    let stems = Analyzer::builder().stemming(true).build().unwrap();
    assert!(stems.lexicon() == *ENGLISH);
}

#[test]
fn phrases_with_any_ending_match_known_words_too() {
    let tsv = "term\tvalence\tkind\napp cra*\t-3\t\napp crashe*\t2\t\ncrashi*\t1\t\nzorbish\t1\t\n\
               my zorb*\t-3\t\nmy zorbish thing*\t1\t\nso awful*\t-2\tpair\n";
    for bare in [false, true] {
        let mut builder = Analyzer::builder();
        if bare {
            builder = builder.without_english();
        }
        let own = Lexicon::from_tsv(tsv).unwrap();
        let analyzer = builder.lexicon(own).build().unwrap();
        for (text, base) in [
            ("app crash", -3.0),
            ("app crashing", -3.0),
            ("app crashiqq", -3.0),
            ("app craqq", -3.0),
            ("app crashed", 2.0),
            ("app crasheqq", 2.0),
            ("my zorb", -3.0),
            ("my zorbish", -3.0),
            ("my zorbishes", -3.0),
            ("my zorbish things", 1.0),
            ("so awful", -2.0),
            ("so awfully", -2.0),
        ] {
            let explanation = analyzer.explain(text);
            let found: Vec<f64> = explanation.contributions.iter().map(|c| c.base).collect();
            assert!(found.contains(&base), "{text}: {found:?}");
            assert!(
                bare || text.starts_with("so") || found.len() == 1,
                "{text}: {found:?}"
            );
            assert_eq!(explanation.score, analyzer.score(text), "{text}");
        }
    }
    let rows: Vec<String> = (0..1000).map(|i| format!("zorb{i} s*\t1\n")).collect();
    let own = Lexicon::from_tsv(&format!("term\tvalence\n{}", rows.concat())).unwrap();
    let error = Analyzer::builder().lexicon(own).build().unwrap_err();
    assert!(
        error.reason().contains("more than a letter or two"),
        "{error}"
    );
}

#[test]
fn more_valence_makes_no_text_more_neutral() {
    let lexicon = Lexicon::from_tsv("term\tvalence\nsuperior\t1.2\n").unwrap();
    let own = Analyzer::builder().lexicon(lexicon).build().unwrap();
    let text = "It is superior.";
    let [before, after] = [&Analyzer::english(), &own].map(|analyzer| analyzer.score(text));
    assert!(after.positive > before.positive, "{before:?} {after:?}");
}
