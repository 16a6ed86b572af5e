//! What users expect of answers to questions; the answers themselves are in
//! `vectors/context.jsonl`, which Python and JavaScript read too.

use crate::common::{check, vectors};
use sentiment_core::{Analyzer, Asks, Context, ContributionKind, Label, Lexicon, TerminalStyle};

const MEND: &str = "the rows of lexicons/en/questions.tsv decide";

#[test]
fn answers_are_those_of_the_vectors() {
    let cases = vectors(include_str!("vectors/context.jsonl"));
    assert!(cases.len() > 100);
    let analyzer = Analyzer::english();
    let mut answers = Vec::new();
    for case in &cases {
        let field = |name: &str| case[name].as_str().unwrap();
        let context = Context::question(field("question"));
        let score = analyzer.score_with_context(field("text"), context);
        assert_eq!(score.label.name(), field("expected"), "{case}; {MEND}");
        check(case, &score);
        assert_eq!(analyzer.with_context(context).score(field("text")), score);
        answers.push((field("text"), context));
    }
    let batch = analyzer.score_batch_with_contexts(&answers);
    for (case, score) in cases.iter().zip(&batch) {
        check(case, score);
    }
}

#[test]
fn questions_are_cleaned_as_answers_are() {
    for question in [
        "What didn&#39;t you like?",
        "What didnâ€™t you like?",
        "What did n't you like?",
    ] {
        assert_eq!(
            Context::question(question).asks(),
            Asks::Faults,
            "{question}"
        );
    }
}

#[test]
fn a_virtue_is_what_is_missing_where_an_answer_names_it() {
    let faults = Context::question("What should we improve?");
    let label = |text| Analyzer::english().score_with_context(text, faults).label;
    for missing in [
        "appreciation by management",
        "transparency",
        "respect for employees",
    ] {
        assert_eq!(label(missing), Label::Negative, "{missing}");
    }
    assert_eq!(label("great communication, love it"), Label::Positive);
}

#[test]
fn a_link_is_no_answer() {
    let contributions = |text: &str| Analyzer::english().explain(text).contributions;
    let asks = |text: &str| contributions(text).iter().any(|c| c.term == "?");
    for text in ["Is it a scam? http://a.de", "Really? 2024", "Really?"] {
        assert!(asks(text), "{text}");
    }
    assert!(!asks("Is it a scam? Yes."));
}

/// Sums are multiples of a power of two, so adding them up has no error.
#[test]
fn explanations_of_answers_add_up() {
    for case in vectors(include_str!("vectors/context.jsonl")) {
        let text = case["text"].as_str().unwrap();
        let context = Context::question(case["question"].as_str().unwrap());
        let analyzer = Analyzer::english().with_context(context);
        let explanation = analyzer.explain(text);
        assert_eq!(explanation.score, analyzer.score(text));
        assert_eq!(analyzer.context(), context);
        let same = Analyzer::english().explain_with_context(text, context);
        assert!(same == explanation, "{case}");
        let sum = |of: fn(&sentiment_core::Sums) -> f64| {
            let parts = explanation.contributions.iter().map(|c| of(&c.sums));
            (parts.sum::<f64>(), of(&explanation.sums))
        };
        let (valence, whole) = sum(|s| s.valence);
        assert_eq!(valence, whole, "{case}");
        let (subjectivity, whole) = sum(|s| s.subjectivity);
        assert_eq!(subjectivity, whole, "{case}");
        // It is shown without a panic, and says what the question added.
        let asked = explanation
            .contributions
            .iter()
            .filter(|c| c.kind == ContributionKind::Context);
        let asked: Vec<&str> = asked.map(|c| c.term.as_str()).collect();
        let page = explanation.to_terminal(TerminalStyle::Plain);
        assert_eq!(page.contains("the question asks for"), !asked.is_empty());
        assert_eq!(
            explanation.to_html().contains("the question asks for"),
            !asked.is_empty()
        );
    }
}

#[test]
fn without_a_question_nothing_changes() {
    let plain = Analyzer::english();
    for question in ["", "How was your stay?", "Why?", "🙂 42"] {
        assert_eq!(Context::question(question), Context::NONE, "{question}");
    }
    // "No" says nothing there; all else is what it is.
    let context = Context::question("Any comments?");
    for asked in [
        plain.with_context(Context::NONE),
        plain.with_context(context),
    ] {
        for text in ["pricing", "", "I love it", "👍", "the staff was rude"] {
            assert_eq!(asked.explain(text), plain.explain(text));
        }
    }
    assert_eq!(
        plain.score_with_context("no", context).label,
        Label::Neutral
    );
    let asked = plain.with_context(Context::question("What should we improve?"));
    assert_eq!(
        asked.with_context(Context::NONE).score("pricing"),
        plain.score("pricing")
    );
}

#[test]
fn what_questions_ask_for() {
    for (asks, questions) in [
        (
            Asks::Faults,
            [
                "WHAT SHOULD WE IMPROVE?",
                "what didn’t you like",
                "What did you like least?",
                "Thank you for your visit! What could we have done better?",
                "Cons",
                "What is the one thing we could do to make you happier?",
                "Did you feel ignored?",
            ],
        ),
        (
            Asks::Merits,
            [
                "What did you like (most)?",
                "Pros",
                "What do we do better than others?",
                "What should we keep doing?",
                "Would you recommend us?",
                "What worked?",
                "What is one thing you would never want us to change?",
            ],
        ),
        (
            Asks::Neither,
            [
                "What is the main reason for your score?",
                "What did you like, and what did you dislike?",
                "How likely are you to recommend us to a friend or colleague?",
                "Is there anything else you would like to tell us?",
                "How easy was it to find what you need?",
                "Do you have any other comments or suggestions?",
                "What works well, and what doesn't?",
            ],
        ),
    ] {
        for question in questions {
            assert_eq!(
                Context::question(question).asks(),
                asks,
                "{question}; {MEND}"
            );
        }
    }
}

/// The formula of the documentation, by hand.
#[test]
fn the_question_counts_less_where_the_answer_says_more() {
    let own = Lexicon::from_tsv("term\tvalence\nfairish\t0.5\nzorbly\t1\nsplendiferous\t3\n");
    let analyzer = Analyzer::builder()
        .without_english()
        .lexicon(own.unwrap())
        .build()
        .unwrap();
    let faults = analyzer.with_context(Context::question("What should we improve?"));
    for (text, v) in [
        ("tram", 0.0_f64),
        ("fairish tram", 0.5),
        ("zorbly tram", 1.0),
        ("splendiferous tram", 3.0),
    ] {
        let explanation = faults.explain(text);
        let own = v * explanation.scale;
        let added = -1.75 * (1.0 - own / 1.25).max(0.0) / explanation.scale;
        assert!(
            (explanation.sums.valence - (v + added)).abs() < 1e-6,
            "{text}"
        );
    }
}

#[test]
fn any_text_can_be_an_answer() {
    let context = Context::question(&"What should we improve? ".repeat(1000));
    assert_eq!(context.asks(), Asks::Faults);
    let analyzer = Analyzer::english().with_context(context);
    for text in [
        "nothing ".repeat(100_000),
        "x".repeat(1_000_000),
        "İ".repeat(1000),
        "!".repeat(1000),
        "\0\u{feff}".to_owned(),
        "no\u{301} ’‘ 'n' n.a. N/A".to_owned(),
    ] {
        let score = analyzer.score(&text);
        assert!(score.valence.is_finite());
        assert_eq!(analyzer.explain(&text).score, score);
    }
}

#[test]
fn own_lexicons_know_questions_too() {
    let own = Lexicon::from_tsv("term\tvalence\nzorbly\t3\n").unwrap();
    let bare = Analyzer::builder()
        .without_english()
        .lexicon(own)
        .build()
        .unwrap();
    let faults = bare.with_context(Context::question("What should we improve?"));
    assert_eq!(faults.score("pricing").label, Label::Negative);
    assert_eq!(faults.score("zorbly").label, Label::Positive);
}

#[test]
fn names_of_columns_are_questions() {
    for (names, asks) in [
        (
            &[
                "what_to_improve",
                "whatToImprove",
                "WhatToImprove",
                "q3_dislikes",
                "Q12. Dislikes",
                "Q3 Lowlights",
                "improvement_suggestions",
                "improvementSuggestions",
                "IMPROVEMENT_SUGGESTIONS",
                " lowlights ",
                "what would have made it a 10",
                "q7_what_would_have_made_it_a_10",
            ][..],
            Asks::Faults,
        ),
        (
            &[
                "what_did_you_like_most",
                "whatDidYouLikeMost",
                "q3_highlights",
                "Highlights",
                "q1WhatDidYouLike",
            ],
            Asks::Merits,
        ),
        (
            &[
                "Q3",
                "q",
                "q3_",
                "comment",
                "otherComments",
                "likes_and_dislikes",
                "Do you use an iPhone?",
                "_",
                "",
            ],
            Asks::Neither,
        ),
    ] {
        for name in names {
            assert_eq!(Context::question(name).asks(), asks, "{name}");
        }
    }
    let [name, question] =
        ["Q3. Was the staff helpful?", "Was the staff helpful?"].map(Context::question);
    assert_eq!(name, question);
    let context = Context::question("what_to_improve");
    assert_eq!(
        Analyzer::english()
            .score_with_context("pricing", context)
            .label,
        Label::Negative
    );
}
