//! What holds for every text.

use proptest::prelude::*;
use sentiment_core::{
    Analyzer, Context, Emotions, Score, ShifterKind, Taxonomy, TerminalStyle, Tokens,
};

/// Text that looks like feedback more often than random characters do.
fn feedback() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Z']{1,9}",
        2 => prop::sample::select(vec![
            "not", "never", "very", "but", "good", "GREAT", "bad", "don’t", "sooo", "although",
            "hate", "love", "isn't", "without", "a lot", "would have been", "fed up",
            "It wasn't.", "No.", "Yes.", "was it bad?", "I thought it would be", "Great,",
            "Oh wonderful,", "not, honestly,", "and it", "because", "would be", "if it had", "it", "I",
            "although it was", "was worried", "is low", "prices", "another",
            "the bug", "that they couldn't", "is gone", "has been fixed", "faster", "more", "than this", "everyone says", "But", "However,",
            "got it", "Nothing worse", "never faster", "less", "fewer", "however", "the noise", "rises",
        ]).prop_map(str::to_owned),
        1 => prop::sample::select(vec![
            "😍", "👍🏽", "❤️", "🏳️‍🌈", ":)", "<3", "xD", "!!!", "?!", "...", "#SoSlow", "@ann",
            "https://example.com/x", "a.b@example.com", "10/10", "1️⃣", "\n", "\u{200d}", "é", "好",
            "www.x.y", "http:", "www.", "a@b", "o_O", "X'D", "D:", "T.T", "“so”", "it’s", "a'é", "naïve",
            ", ", ". ", " - ", "; ", "!", "?", "'", "''", ".com", "\u{a0}", "\u{301}", "\t", "\u{7f}",
            "crashes a lot", "so much", "anything but", "very", "sooooooo", "GOOOOD", "4ever", "2nd",
        ]).prop_map(str::to_owned),
        1 => prop::sample::select(vec![
            "&amp;", "&#39;", "don&#39;t", "&amp;#39;s", "&lt;3", "&lt;", "&nbsp;", "&#128514;", "&shy;", "&not;", "&eacute;", "&love;", "&zwj;", "&", "<br />",
            "<p>", "<b", "<a x=y>", "<", "\\n", "\\u2019", "\\ud83d\\ude00", "\\'t", "\\xe2\\x80\\x99",
            "\\", ":\\", "donâ€™t", "â€", "Ã©", "Â£5", "ðŸ˜€", "n't", "n’t", "do n't", "don ' t", "didn 't",
            ":thumbsup:", ":+1:", ":-1:", "::heart", ":joy:)", "(:joy:", "10:100:", ":x", ":", ":skin-tone-2:",
            "\u{301}", "e\u{301}", "\u{336}", "ｇｒｅａｔ", "！", "𝗴𝗿𝗲𝗮𝘁", "𝐍𝐨𝐭", "ﬁne", "diﬃcult", "\u{2011}", "top\u{2010}notch",
            "> so\n", ">", "\n> so", "\n>> so\n", "\nThanks,\n", "\nBest\n", "Joy\n", "\nThanks, Joy", "\n-- \n", "\nOn 2 March, Ann wrote:\n", "\nOn 2 March 2026, Ann wrote:\n", "\nFrom: A\nTo: B\n", "Also it was\n", "The Team\n", "\r", "\u{2028}", "\u{85}", "\n-----Original Message-----\n", "\nFrom: Ann\nSent: so\n", "P.S. so\n",
            "<style>", "</style>", "<o:p>", "</o:p>", "<![if !a]>", "<?xml a?>", "<?", "<![", "<script>", "<!--", "-->", "<!doctype a>", "<!d", "</s>", "<s>", "<p\nid=a>", "<td\t>", "no it's", "never so much", "never such a",
            "' t", "can`t", "it´s", "I\u{fffd}m", "isn?t", "n?t", "''t", "\u{ad}", "\u{200b}", "\u{feff}",
            "https://a.b/?x&amp;y=\\n",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,3}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec((piece, prop::bool::weighted(0.8)), 0..24).prop_map(|pieces| {
        let mut text = String::new();
        for (piece, space) in pieces {
            text.push_str(&piece);
            if space {
                text.push(' ');
            }
        }
        text
    })
}

fn urgent() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        " caught fire ",
        " I will sue you. ",
        "cancel my subscription",
        "\nthe third time I am writing\n",
        " caught&nbsp;fire",
        " My mother is 91. There is no heating in the flat. ",
        "",
    ])
}

fn taxonomy() -> impl Strategy<Value = Taxonomy> {
    prop::sample::select(&Taxonomy::ALL)
}

fn assert_in_range(score: &Score) {
    assert!((-1.0..=1.0).contains(&score.valence));
    for p in [
        score.negative,
        score.neutral,
        score.positive,
        score.confidence,
        score.coverage,
    ] {
        assert!((0.0..=1.0).contains(&p), "{score:?}");
    }
    assert!((score.negative + score.neutral + score.positive - 1.0).abs() < 1e-12);
    let valence = score.positive.sqrt() - score.negative.sqrt();
    assert!((score.valence - valence).abs() < 1e-12);
    for (emotion, value) in score.emotions.iter() {
        assert!((0.0..=1.0).contains(&value), "{emotion}: {score:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn scores_stay_in_range(text in feedback(), taxonomy in taxonomy()) {
        assert_in_range(&Analyzer::english().with_taxonomy(taxonomy).score(&text));
    }

    #[test]
    fn bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        assert_in_range(&Analyzer::english().score(&String::from_utf8_lossy(&bytes)));
    }

    #[test]
    fn what_is_urgent_is_in_the_text(text in feedback(), phrase in urgent(), at in any::<prop::sample::Index>()) {
        let starts: Vec<usize> = text.char_indices().map(|(start, _)| start).chain([text.len()]).collect();
        let mut text = text;
        text.insert_str(starts[at.index(starts.len())], phrase);
        let mentions = sentiment_urgent::find(&text);
        for mention in &mentions {
            prop_assert!(!mention.words(&text).is_empty());
            let around = mention.sentence.unwrap_or(mention.span);
            prop_assert!(around.start <= mention.span.start && mention.span.end <= around.end);
            prop_assert!(!around.of(&text).is_empty());
        }
        for pair in mentions.windows(2) {
            let is_after = pair[0].span.end <= pair[1].span.start;
            prop_assert!(pair[0].kind < pair[1].kind || pair[0].kind == pair[1].kind && is_after);
        }
    }

    #[test]
    fn tokens_cover_the_text_in_order(text in feedback()) {
        let mut end = 0;
        for token in Tokens::new(&text) {
            let span = token.span;
            prop_assert!(span.start >= end && span.end > span.start);
            prop_assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
            prop_assert!(text[end..span.start].chars().all(|c| !c.is_alphanumeric()));
            end = span.end;
        }
        prop_assert!(text[end..].chars().all(|c| !c.is_alphanumeric()));
    }

    #[test]
    fn the_fast_tokenizer_equals_the_plain_one(text in "[ -~\n]{0,60}") {
        prop_assert!(Tokens::new(&text).eq(Tokens::plain(&text)), "{:?}", text);
    }

    #[test]
    fn the_fast_tokenizer_equals_the_plain_one_on_feedback(text in feedback()) {
        let ascii: String = text.chars().filter(char::is_ascii).collect();
        prop_assert!(Tokens::new(&ascii).eq(Tokens::plain(&ascii)), "{:?}", ascii);
        prop_assert!(Tokens::new(&text).eq(Tokens::plain(&text)), "{:?}", text);
    }

    #[test]
    fn the_fast_tokenizer_equals_the_plain_one_on_common_letters(
        text in "[a-c1'’‘“”—…·À-ɏΑ-ώЀ-ԯ一-三 .\u{301}\u{200d}]{0,20}"
    ) {
        prop_assert!(Tokens::new(&text).eq(Tokens::plain(&text)), "{:?}", text);
    }

    #[test]
    fn a_batch_equals_one_by_one(texts in prop::collection::vec(feedback(), 0..150)) {
        let analyzer = Analyzer::english();
        let single: Vec<Score> = texts.iter().map(|t| analyzer.score(t)).collect();
        prop_assert_eq!(&analyzer.score_batch(&texts), &single);
        prop_assert_eq!(&analyzer.score_iter(&texts).collect::<Vec<_>>(), &single);
    }

    /// Explaining reads a text in the plain way, scoring 64 bytes at a time.
    #[test]
    fn the_fast_way_equals_the_plain_one(text in feedback(), shift in 0_usize..70, times in 1_usize..40) {
        let analyzer = Analyzer::english();
        let text = " ".repeat(shift) + &text.repeat(times);
        prop_assert_eq!(analyzer.explain(&text).score, analyzer.score(&text));
    }

    #[test]
    fn explanations_add_up(text in feedback(), taxonomy in taxonomy()) {
        let analyzer = Analyzer::english().with_taxonomy(taxonomy);
        let explanation = analyzer.explain(&text);
        prop_assert_eq!(explanation.score, analyzer.score(&text));
        let mut valence = 0.0;
        let mut subjectivity = 0.0;
        let mut emotions = Emotions::from_fn(taxonomy, |_| 0.0);
        let mut start = 0;
        for c in &explanation.contributions {
            valence += c.sums.valence;
            subjectivity += c.sums.subjectivity;
            prop_assert_eq!(c.sums.emotions.taxonomy(), taxonomy);
            emotions = Emotions::from_fn(taxonomy, |e| emotions[e] + c.sums.emotions[e]);
            prop_assert!(c.span.start >= start);
            start = c.span.start;
            prop_assert!(text.is_char_boundary(c.span.start) && text.is_char_boundary(c.span.end));
            let factors: f64 = c.shifters.iter()
                .filter(|s| s.kind != ShifterKind::Negation)
                .map(|s| s.factor)
                .product();
            prop_assert_eq!(c.weight * factors, c.sums.valence);
        }
        prop_assert_eq!(valence, explanation.sums.valence);
        prop_assert_eq!(subjectivity, explanation.sums.subjectivity);
        prop_assert_eq!(emotions, explanation.sums.emotions);
        let _ = explanation.to_terminal(TerminalStyle::Colored);
        let _ = explanation.to_html();
    }

    #[test]
    fn terms_are_those_of_explanations(text in feedback(), taxonomy in taxonomy()) {
        let analyzer = Analyzer::english().with_taxonomy(taxonomy);
        let explained = analyzer.explain(&text).contributions;
        let terms = analyzer.terms(&text);
        prop_assert_eq!(terms.len(), explained.len());
        for (term, explained) in terms.iter().zip(&explained) {
            let mut shifters = explained.shifters.iter();
            let negated = shifters.any(|shifter| shifter.kind == ShifterKind::Negation);
            prop_assert_eq!(
                (term.span, term.negated, term.valence),
                (explained.span, negated, explained.base)
            );
            // What is felt before "but" is felt, and "!" changes no emotion.
            let shifters = explained.shifters.iter();
            let felt = shifters.filter(|shifter| {
                !matches!(shifter.kind, ShifterKind::Contrast | ShifterKind::Emphasis)
            });
            let factor: f64 = felt.map(|shifter| shifter.factor.abs()).product();
            for (emotion, sum) in explained.sums.emotions.iter().filter(|_| !negated) {
                prop_assert_eq!(term.emotion(emotion) * factor, sum);
            }
        }
    }

    #[test]
    fn sentences_are_in_order_and_lose_no_word(text in feedback()) {
        let analyzer = Analyzer::english();
        let mut end = 0;
        for sentence in analyzer.score_sentences(&text) {
            prop_assert!(sentence.span.start >= end && !sentence.span.is_empty());
            prop_assert!(!text[end..sentence.span.start].contains(char::is_alphanumeric));
            prop_assert_eq!(sentence.score, analyzer.score(sentence.span.of(&text)));
            end = sentence.span.end;
        }
        prop_assert!(!text[end..].contains(char::is_alphanumeric));
    }
}

/// Doubling the text may not take much more than twice the steps: checked by
/// texts that trap quadratic scans, at a size where one would never end.
#[test]
fn time_is_linear() {
    let analyzer = Analyzer::english();
    for piece in [
        "not ",
        "!",
        "a@",
        "#a",
        "a.",
        "é.",
        "'",
        "😀\u{200d}",
        "but good ",
        "_",
        "a'",
        "1.",
        "好",
        "\u{301}",
        "www.",
        "(",
        "no. ",
        "&amp;",
        "&amp",
        "<a ",
        "<a:b ",
        "</s>",
        "<?a",
        "<![",
        "<br>",
        "\\",
        "\\x",
        "n't ",
        "n ' t",
        "''",
        "â€",
        "\u{ad}",
        "1/",
        "1:1.",
        "If you delete\n",
        "On 10:02 ",
        "hope if ",
        "HopeIf",
        ":joy",
        "e\u{301}",
        " ",
        "\" ",
        ")",
    ] {
        let of = |bytes: usize| {
            let pieces = piece.repeat(bytes / piece.len());
            [format!("#{pieces}"), format!("a.{pieces}a"), pieces + "é"]
        };
        for text in of(1_000_000) {
            assert_in_range(&analyzer.score(&text));
        }
        for text in of(200_000) {
            let _ = analyzer.score_sentences(&text);
            let _ = analyzer.explain(&text);
            let _ = Context::question(&text);
        }
    }
    // What begins and ends often, one in another.
    for [begin, end] in [
        ["<blockquote>", "</blockquote>"],
        ["<blockquote><p></p>", "</blockquote>"],
        ["<blockquote>a", "b</blockquote>"],
        ["<!--<style>", "</style>-->"],
    ] {
        let times = 1_000_000 / begin.len();
        let text = begin.repeat(times) + &end.repeat(times);
        assert_in_range(&analyzer.score(&text));
    }
}

/// More contexts than scoring keeps apart at once.
#[test]
fn sentences_of_many_contexts() {
    let analyzer = Analyzer::english();
    for piece in [
        "very good ",
        "not bad, ",
        "so happy but ",
        "GOOD slightly bad a lot ",
    ] {
        let text = piece.repeat(400);
        assert_eq!(analyzer.explain(&text).score, analyzer.score(&text));
    }
}

#[test]
fn public_types_can_be_shared() {
    fn shared<T: Send + Sync + std::panic::UnwindSafe + std::panic::RefUnwindSafe + 'static>() {}
    shared::<Analyzer>();
    shared::<sentiment_core::AnalyzerBuilder>();
    shared::<sentiment_core::Lexicon>();
    shared::<sentiment_core::Explanation>();
    shared::<Score>();
    shared::<sentiment_core::Error>();
    shared::<sentiment_core::Threads>();
    shared::<sentiment_core::Vader>();
    shared::<sentiment_core::VaderLexicon>();
}
