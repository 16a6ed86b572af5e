//! VADER's figures, as PyPI's vaderSentiment 3.3.2 gave them.
#![allow(missing_docs)]

use proptest::prelude::*;
use sentiment_core::Vader;

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

proptest! {
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
    }

    #[test]
    fn never_panics(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
        let score = Vader::new().score(&String::from_utf8_lossy(&bytes));
        prop_assert!(score.compound.abs() <= 1.0);
    }
}
