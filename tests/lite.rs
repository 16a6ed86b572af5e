//! The lite model.

use crate::common::{check, vectors};
use sentiment_core::{Analyzer, Emotion, Label, Lexicon, Taxonomy};

#[test]
fn scores_are_those_of_the_vectors() {
    let cases = vectors(include_str!("vectors/lite.jsonl"));
    assert!(cases.len() > 150);
    let analyzer = Analyzer::lite();
    for case in &cases {
        check(
            case,
            &analyzer.score(case["text"].as_str().unwrap_or_default()),
        );
    }
}

#[test]
fn what_is_plain_it_sees_as_the_full_model_does() {
    let texts = [
        ("I love it, thank you so much!", Label::Positive),
        ("Works like a charm, highly recommended.", Label::Positive),
        ("Not bad at all 🙂", Label::Positive),
        ("Terrible service, never again.", Label::Negative),
        (
            "The app keeps crashing and nobody answers my emails.",
            Label::Negative,
        ),
        ("I am not happy with the refund 😡", Label::Negative),
        ("It was delivered on Monday.", Label::Neutral),
        ("Where is the office?", Label::Neutral),
    ];
    for (text, label) in texts {
        assert_eq!(Analyzer::lite().score(text).label, label, "{text}");
        assert_eq!(Analyzer::english().score(text).label, label, "{text}");
    }
}

#[test]
fn it_feels_emotions_of_both_taxonomies() {
    let texts = [
        (Emotion::Anger, "I am so angry and furious!"),
        (Emotion::Fear, "We were scared and terrified."),
        (Emotion::Sadness, "I cried, I miss her so much."),
        (Emotion::Joy, "Such a joyful, happy day!"),
        (Emotion::Gratitude, "Thank you, thanks a lot!"),
        (Emotion::Frustration, "This is so annoying."),
        (
            Emotion::Confusion,
            "I don't understand this, I am confused.",
        ),
    ];
    for taxonomy in Taxonomy::ALL {
        let analyzer = Analyzer::lite().with_taxonomy(taxonomy);
        for (emotion, text) in texts {
            let felt = |text| analyzer.score(text).emotions.get(emotion);
            if let (Some(here), Some(nowhere)) = (felt(text), felt("It arrived on Monday.")) {
                // A text of which nothing is known has about the emotion's share of all texts.
                assert!(
                    here > 0.2 && nowhere < 0.125,
                    "{emotion}: {here}, {nowhere}"
                );
            }
        }
    }
}

#[test]
fn it_is_a_fraction_of_the_full_model() {
    let (lite, full) = (Analyzer::lite(), Analyzer::english());
    assert!(lite.memory() < full.memory() / 2, "{}", lite.memory());
    assert!(lite.lexicon().len() < full.lexicon().len() / 3);
}

#[test]
fn own_words_come_on_top() {
    let own = Lexicon::from_tsv("term\tvalence\nzorbly\t3\n").unwrap();
    let analyzer = Analyzer::builder().lite().lexicon(own).build().unwrap();
    assert_eq!(analyzer.score("zorbly").label, Label::Positive);
    let text = "Not bad at all, but slow.";
    assert_eq!(analyzer.score(text), Analyzer::lite().score(text));
    // The default is the full model, where both are built in.
    let default = Analyzer::builder().build().unwrap();
    assert_eq!(default.memory(), Analyzer::english().memory());
}
