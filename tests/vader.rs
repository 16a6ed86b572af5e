//! VADER's figures, as PyPI's vaderSentiment 3.3.2 gave them.

use std::sync::LazyLock;

use proptest::prelude::*;
use sentiment_core::{TerminalStyle, Vader, VaderLexicon};

#[test]
fn equals_python_on_the_vectors() {
    let mut seen = 0;
    for line in include_str!("vectors/vader.jsonl").lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = case["text"].as_str().unwrap();
        let expected = ["neg", "neu", "pos", "compound"].map(|f| case[f].as_f64().unwrap());
        assert_eq!(Vader::new().score(text).values(), expected, "{text:?}");
        seen += 1;
    }
    assert_eq!(seen, 3000);
}

#[test]
fn long_texts_take_linear_time() {
    // 64,000 words: Python needs a minute and a half.
    let text = "not good but VERY bad 😍 !! ".repeat(10_700);
    let score = Vader::new().score(&text);
    assert!(score.compound.abs() <= 1.0);
    assert_eq!(Vader::new().score("").values(), [0.0; 4]);
}

/// Texts of pieces that are glued together or not, among them emoji with all that may
/// stand beside them.
fn with_emoji() -> impl Strategy<Value = String> {
    let pieces =
        "😍|❤|❤\u{fe0f}|💔|👍🏽|👩\u{200d}🚀|1\u{fe0f}\u{20e3}|🇫🇷|©|‼|🆙|👌|🙅|⛔|😥|🛑|🚌|💋|\
        not|no|very|VERY|never|without|but|at|least|kind|of|the|good|BAD|stop|right|n't|'t|s|é|\
        !|\\?|\\.|:\\)|-| | | |\n|\u{a0}|\u{3000}|[a-z]{1,70}";
    prop::collection::vec(pieces, 0..50).prop_map(|pieces| pieces.concat())
}

/// VADER with these changes, where no valence removes a word.
fn changed(changes: &[(&str, Option<f64>)]) -> Vader {
    let mut lexicon = VaderLexicon::embedded();
    for (word, valence) in changes {
        match valence {
            Some(valence) => drop(lexicon.insert(*word, *valence).unwrap()),
            None => drop(lexicon.remove(word)),
        }
    }
    Vader::new().with_lexicon(&lexicon).unwrap()
}

#[test]
fn equals_python_with_own_words() {
    let mut seen = 0;
    for line in include_str!("vectors/vader_lexicon.jsonl").lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let changes: Vec<_> = case["lexicon"].as_object().unwrap().iter().collect();
        let changes: Vec<_> = changes.iter().map(|(w, v)| (&***w, v.as_f64())).collect();
        let vader = changed(&changes);
        let text = case["text"].as_str().unwrap();
        let expected = ["neg", "neu", "pos", "compound"].map(|f| case[f].as_f64().unwrap());
        assert_eq!(
            vader.score(text).values(),
            expected,
            "{text:?} with {changes:?}"
        );
        assert_eq!(
            vader.explain(text).score.values(),
            expected,
            "{text:?} with {changes:?}"
        );
        seen += 1;
    }
    assert_eq!(seen, 300);
}

#[test]
fn own_words_of_any_kind() {
    let goat = "🐐goat";
    let long = "counterrevolutionaries";
    let vader = changed(&[
        ("laggy", Some(-1.5)),
        ("хорошо", Some(1.9)),
        (long, Some(-2.0)),
        ("λόγος", Some(0.7)),
        ("but", Some(1.0)),
        ("very", Some(3.0)),
        ("ghost", Some(-3.0)),
        ("Shouting", Some(4.0)),
        ("two words", Some(4.0)),
        ("", Some(4.0)),
        ("sick", None),
        (goat, Some(4.0)),
    ]);
    let base = |text: &str| {
        let contributions = vader.explain(text).contributions;
        contributions.iter().map(|c| c.base).collect::<Vec<_>>()
    };
    assert_eq!(base("so LAGGY, Хорошо! ΛΌΓΟΣ"), [-1.5, 1.9, 0.7]);
    assert_eq!(base(&format!("{long} sick SHOUTING two words")), [-2.0]);
    // The lexicon's "very" is no booster of others any more, and weighs nothing itself.
    assert_eq!(vader.score("very good"), vader.score("good very"));
    assert_eq!(vader.explain("but").sum, 1.0);
    assert_eq!(
        vader.explain("good but good").sum,
        1.9 * 0.5 + 1.0 + 1.9 * 1.5
    );
    // 👻 is "ghost".
    assert_eq!(vader.score("👻👻"), vader.score("ghost ghost"));
    assert_eq!(vader.explain("👻").contributions[0].base, -3.0);
}

#[test]
fn a_lexicon_can_be_changed() {
    let mut lexicon = VaderLexicon::embedded();
    assert_eq!((lexicon.len(), lexicon.get("fed up")), (7506, Some(-1.8)));
    assert_eq!(lexicon.insert("good", 0.5), Ok(Some(1.9)));
    assert_eq!(
        (lexicon.remove("good"), lexicon.remove("good")),
        (Some(0.5), None)
    );
    assert_eq!((lexicon.len(), lexicon.get("good")), (7505, None));
    lexicon.extend(VaderLexicon::from_text("\u{feff}good\t2\r\n\n bad \t -1e0\t0.5\n").unwrap());
    assert_eq!(
        (lexicon.len(), lexicon.get("good"), lexicon.get("bad ")),
        (7507, Some(2.0), Some(-1.0))
    );

    let none = Vader::new().with_lexicon(&VaderLexicon::new()).unwrap();
    assert_eq!(none.score("NOT good!").values(), [0.0, 1.0, 0.0, 0.0]);
}

#[test]
fn what_is_no_lexicon_is_said() {
    let wrong = |text: &str| VaderLexicon::from_text(text).unwrap_err().to_string();
    assert!(wrong("vader_lexicon.txt").contains("looks like a file's name"));
    assert_eq!(
        wrong("good\t1\nbad -1\n"),
        "line 2: expected a word, a tab and its valence"
    );
    assert_eq!(
        wrong("term\tvalence\ngood\t1\n"),
        "line 1, column 6: the valence \"valence\" is not a number; \
         the first line is a word's, not a header"
    );
    assert_eq!(
        wrong("good\t1\nbad\tx"),
        "line 2, column 5: the valence \"x\" is not a number"
    );
    let nan = "line 1, column 5: the valence NaN of \"bad\" is not a finite number";
    assert_eq!(wrong("bad\tnan"), nan);
    assert!(VaderLexicon::new().insert("bad", f64::INFINITY).is_err());

    let mut lexicon = VaderLexicon::new();
    for i in 0..=1 << 17 {
        lexicon.insert(format!("w{i}"), f64::from(i)).unwrap();
    }
    let error = Vader::new().with_lexicon(&lexicon).unwrap_err();
    assert!(error
        .reason()
        .contains("more than 131072 different valences"));
    lexicon.remove("w7");
    let vader = Vader::new().with_lexicon(&lexicon).unwrap();
    assert_eq!(vader.explain("w131072 and w7").sum, 131_072.0);
}

/// Changes of words that texts of [`with_emoji`] have.
fn changes() -> impl Strategy<Value = Vec<(String, Option<f64>)>> {
    let words = "not|no|very|never|without|but|at|least|kind|of|the|good|bad|stop|right|n't|'t|é|\
        :\\)|heart|red|skin|hand|[a-z]{1,20}";
    let valence = prop::option::weighted(0.8, prop_oneof![-4.0..4.0, Just(0.0), Just(1.9)]);
    prop::collection::vec((words, valence), 0..8)
}

#[test]
fn marks_that_are_not_there_add_0() {
    for text in ["", "good", "bad", "a table"] {
        let emphasis = Vader::new().explain(text).emphasis;
        assert_eq!(emphasis.to_bits(), 0, "{text:?} has {emphasis:?}");
    }
}

proptest! {
    #[test]
    fn no_change_changes_nothing(text in with_emoji()) {
        static SAME: LazyLock<Vader> = LazyLock::new(|| changed(&[]));
        prop_assert_eq!(SAME.score(&text), Vader::new().score(&text));
        prop_assert_eq!(SAME.explain(&text), Vader::new().explain(&text));
    }

    #[test]
    fn own_words_count_the_plain_way_too(text in with_emoji(), changes in changes()) {
        let changes: Vec<_> = changes.iter().map(|(word, valence)| (&**word, *valence)).collect();
        let vader = changed(&changes);
        prop_assert_eq!(vader.explain(&text).score, vader.score(&text));
    }

    #[test]
    fn emoji_count_as_their_descriptions(text in with_emoji()) {
        // Explaining puts the descriptions into the text, scoring does not.
        prop_assert_eq!(Vader::new().explain(&text).score, Vader::new().score(&text));
    }

    #[test]
    fn explanations_add_up(text in "(not |good |bad |BUT |but |very |😍|no |!|kind of |least |[a-zé]{1,4} ){0,20}") {
        let explanation = Vader::new().explain(&text);
        prop_assert_eq!(explanation.score, Vader::new().score(&text));
        let mut sum = explanation.contributions.iter().fold(0.0, |sum, c| sum + c.value);
        sum += explanation.emphasis;
        prop_assert_eq!(sum, explanation.sum);
        for c in &explanation.contributions {
            prop_assert!(text.is_char_boundary(c.span.start) && text.is_char_boundary(c.span.end));
            prop_assert!(!c.span.is_empty());
        }
        // All of the text is shown, whatever the words in it are.
        prop_assert!(explanation.to_terminal(TerminalStyle::Plain).starts_with(&text));
    }

    #[test]
    fn never_panics(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
        let score = Vader::new().score(&String::from_utf8_lossy(&bytes));
        prop_assert!(score.compound.abs() <= 1.0);
    }
}
