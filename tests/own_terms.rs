//! Own terms that texts are otherwise cut in, or that are marks alone.

use proptest::prelude::*;
use sentiment_core::{Analyzer, Label, Lexicon};

fn with(terms: &[(&str, f64)]) -> Analyzer {
    let rows = terms
        .iter()
        .map(|(term, valence)| format!("{term}\t{valence}\n"));
    let lexicon = Lexicon::from_tsv(&format!("term\tvalence\n{}", rows.collect::<String>()));
    Analyzer::builder()
        .lexicon(lexicon.unwrap())
        .build()
        .unwrap()
}

/// The own terms that an explanation finds, each with the part of the text that it is.
fn found(analyzer: &Analyzer, text: &str) -> Vec<(String, String)> {
    let explanation = analyzer.explain(text);
    assert_eq!(explanation.score, analyzer.score(text), "{text}");
    let own = analyzer.lexicon();
    let base = Analyzer::english().lexicon();
    let terms = explanation.contributions.into_iter();
    let terms = terms.filter(|c| own.get(&c.term).is_some() && base.get(&c.term).is_none());
    terms
        .map(|c| (c.term.clone(), c.span.of(text).to_owned()))
        .collect()
}

const DOTTED: [&str; 11] = [
    "v2.0",
    "U.S.",
    "Dr. Who",
    "St. Pancras",
    ".NET",
    "booking.com",
    "node.js",
    "best-deals.com",
    "a.m. shift",
    "U.S. Army",
    "visit e.on",
];

#[test]
fn terms_with_full_stops_are_found_where_they_stand() {
    let analyzer = with(&DOTTED.map(|term| (term, -2.0)));
    for (text, terms) in [
        ("I upgraded to v2.0 and it works.", &["v2.0"][..]),
        ("Since V2.0. Nothing works", &["V2.0"]),
        ("We moved from node.js to .NET, then to Node.JS", &["node.js", ".NET", "Node.JS"]),
        ("(.NET) and \"node.js\" and node.js's loop and a node.js-based one", &[".NET", "node.js", "node.js's", "node.js"]),
        ("He moved to the U.S. in May", &["U.S."]),
        ("He left the U.S. Army in May", &["U.S. Army"]),
        ("We met Dr. Who at St.  Pancras", &["Dr. Who", "St.  Pancras"]),
        ("We met Dr. who\nat St. Pancras.", &["Dr. who", "St. Pancras"]),
        ("Booked at booking.com, or BEST-DEALS.COM?", &["booking.com", "BEST-DEALS.COM"]),
        ("The a.m. shift, so &amp; I visit E.on", &["a.m. shift", "visit E.on"]),
        // Parts of other names, addresses and words.
        ("my-booking.com, booking.com.br, https://booking.com, www.booking.com/, booking.com/deals", &[]),
        ("v2.0.1, xv2.0, v2.01, ASP.NET, ann@booking.com, node.json, U.S.A, src/node.js", &[]),
        ("It was kind of the Dr. Whose idea was it, Dr. Whom?", &[]),
        ("so v2 . 0", &[]),
    ] {
        let found: Vec<String> = found(&analyzer, text).into_iter().map(|(_, part)| part).collect();
        assert_eq!(found, terms, "{text}");
    }
    assert_eq!(analyzer.explain("V2.0").contributions[0].term, "v2.0");
    assert_eq!(analyzer.score("booking.com").label, Label::Negative);
    assert_eq!(
        analyzer
            .score_sentences("I upgraded to v2.0 and it works.")
            .len(),
        1
    );
}

#[test]
fn such_terms_are_negated_and_written_as_others_are() {
    let analyzer = with(&[("v2.0", 2.5), ("log4j.*", -2.5), ("v3.1*", -2.0)]);
    assert!(analyzer.score("It is v2.0").valence > 0.2);
    assert!(analyzer.score("It is not v2.0").valence < 0.0);
    assert!(analyzer.score("a v3.14").valence < -0.2);
    let lexicon = analyzer.lexicon();
    for term in ["v2.0", "V2.0"] {
        assert_eq!(lexicon.get(term).unwrap().term, "v2.0");
    }
    assert_eq!(Lexicon::from_tsv(&lexicon.to_tsv()).unwrap(), lexicon);
    let again = Analyzer::builder()
        .without_english()
        .lexicon(lexicon)
        .build()
        .unwrap();
    for text in ["It is not v2.0", "v3.14", "so good. v2.0 it is"] {
        assert_eq!(again.score(text), analyzer.score(text));
    }
}

#[test]
fn other_texts_score_as_without_them() {
    let analyzer = with(&DOTTED.map(|term| (term, -2.0)));
    let english = Analyzer::english();
    for text in [
        "It is great. I love it",
        "so &amp; so. Thanks, Ann",
        "see best-offers.com.",
        "No. 1 in e.g. Rome",
        "..",
        "",
        "> it was bad\nI love it.\n-- \nAnn",
        "I love it\0.",
        "a.m.",
    ] {
        assert_eq!(analyzer.score(text), english.score(text), "{text:?}");
    }
}

#[test]
fn what_can_not_match_is_quoted_as_it_was_given_with_its_reason() {
    let text = "term\tvalence\nv2.0\t1\nWow! So\t1\nmy_Var\t1\n@Home\t1\nhttps://Booking.com\t1\n";
    let error = Lexicon::from_tsv(text).unwrap_err();
    assert_eq!(
        error.to_string(),
        "line 3: the term \"Wow! So\" matches no text: a sentence ends within it, make it two terms; \
         line 4: the term \"my_Var\" matches no text: names of variables are left out, and so are tags; \
         line 5: the term \"@Home\" matches no text: names and addresses weigh nothing, leave the \"@\" or \"www.\" out; \
         line 6: the term \"https://Booking.com\" matches no text: names and addresses weigh nothing, leave the \"@\" or \
         \"www.\" out"
    );
    let many: String = (0..20).map(|n| format!("@home{n}\t1\n")).collect();
    let error = Lexicon::from_tsv(&format!("term\tvalence\n{many}")).unwrap_err();
    assert!(error.reason().ends_with("out; and 12 more"), "{error}");
}

#[test]
fn a_mark_that_is_an_own_term_is_known() {
    for mark in ["*", "...", "!!", "?!", "-", "?", "…", ".", "#", ",", "~"] {
        for (valence, label) in [(3.0, Label::Positive), (-3.0, Label::Negative)] {
            let analyzer = with(&[(mark, valence)]);
            let score = analyzer.score(mark);
            assert_eq!((score.label, score.coverage), (label, 1.0), "{mark}");
            assert!(score.confidence > 0.5, "{mark} {score:?}");
            let text = format!("The zorb {mark} zorb");
            assert!(
                analyzer.score(&text).coverage > Analyzer::english().score(&text).coverage,
                "{mark}"
            );
            assert_eq!(
                analyzer.explain(&text).score,
                analyzer.score(&text),
                "{mark}"
            );
            assert_eq!(
                analyzer.score("The staff"),
                Analyzer::english().score("The staff")
            );
        }
    }
    // The model's marks stay what they were, in a lexicon that is built on, too.
    let english = Analyzer::english();
    let again = Analyzer::builder()
        .without_english()
        .lexicon(english.lexicon())
        .build()
        .unwrap();
    for text in ["good!!", "!!", "...", "so... - ?"] {
        assert_eq!(again.score(text), english.score(text), "{text}");
    }
}

#[test]
fn a_full_stop_that_begins_a_name_ends_no_sentence() {
    let analyzer = Analyzer::english();
    let sentences = |text: &str| analyzer.score_sentences(text).len();
    assert_eq!(sentences("I use .NET daily"), 1);
    assert_eq!(sentences("Open the .exe file. It crashes"), 2);
    assert_eq!(sentences("The room was fine .The staff was not"), 2);
    // What negates reaches over it.
    assert_eq!(
        analyzer.score("It is not a .NET crash").label,
        analyzer.score("It is not a crash").label
    );
    for text in [
        ".NET",
        "a .NET crash .It is bad",
        "so .",
        " .exe",
        "\t.net good",
        "good .a",
        "good .I",
        "x\u{a0}.NET good",
    ] {
        assert_eq!(
            analyzer.explain(text).score,
            analyzer.score(text),
            "{text:?}"
        );
    }
}

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(DOTTED.to_vec()).prop_map(str::to_owned),
        2 => prop::sample::select(DOTTED.to_vec()).prop_map(str::to_uppercase),
        4 => prop::sample::select(vec!["good", "not", "Dr", "node", "so", "é", "2", "It", "v2", "booking", "😀", "x@y.com"])
            .prop_map(str::to_owned),
        6 => prop::sample::select(vec![
            " ", " ", " ", ".", ". ", "..", ",", "!", "*", "-", "'s ", "’", "/", "@", "#", "_", "&amp;", "\n", "\u{203f}",
            "\u{a0}", ":)", "<br>",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn the_fast_way_equals_the_plain_one_with_such_terms(text in text()) {
        static OWN: std::sync::LazyLock<Analyzer> = std::sync::LazyLock::new(|| {
            let terms = DOTTED.into_iter().chain(["*", "...", "its v2*"]);
            with(&terms.map(|term| (term, -2.0)).collect::<Vec<_>>())
        });
        let explanation = OWN.explain(&text);
        prop_assert_eq!(explanation.score, OWN.score(&text));
        for contribution in &explanation.contributions {
            prop_assert!(text.get(contribution.span.range()).is_some());
        }
    }
}
