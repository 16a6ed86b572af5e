//! What users expect of the default model.

use sentiment_core::{Analyzer, Context, Emotion, Emotions, Entry, Label, Lexicon};
use sentiment_core::{Asks, LexiconFormat, ShifterClass, ShifterRule, Token};
use sentiment_core::{ContributionKind, SentenceScore, ShifterKind, TokenKind, VaderScore};
use sentiment_core::{NameKind, OnDuplicate, Params, Score, Taxonomy, TermKind, Tokens, Vader};

#[test]
fn own_lexicons_extend_and_replace() {
    let own = || {
        Lexicon::from_tsv("term\tvalence\nzorbly\t2\ngood\t-2\nso zorbly it hurts\t-3\n").unwrap()
    };
    let extended = Analyzer::builder().lexicon(own()).build().unwrap();
    assert!(extended.score("zorbly").valence > 0.3);
    assert!(extended.score("so zorbly it hurts").valence < -0.3);
    assert!(extended.score("good").valence < -0.3);
    assert_eq!(
        extended.score("I love the staff"),
        Analyzer::english().score("I love the staff")
    );
    let kept = Analyzer::builder()
        .lexicon(own())
        .on_duplicate(OnDuplicate::Keep)
        .build()
        .unwrap();
    assert!(kept.score("good").valence > 0.3);
    let error = Analyzer::builder()
        .lexicon(own())
        .on_duplicate(OnDuplicate::Fail)
        .build()
        .unwrap_err();
    assert!(error.reason().contains("\"good\""), "{error}");
    let bare = Analyzer::builder()
        .without_english()
        .lexicon(own())
        .build()
        .unwrap();
    assert_eq!(bare.score("I love the staff").coverage, 0.0);
}

#[test]
fn a_taxonomy_chooses_emotions_and_nothing_else() {
    let own = "term\tvalence\tgratitude\temotions\nzorbled\t\t3.5\t\nfleamed\t-1\t\tanger worry\n";
    let own = Lexicon::from_tsv(own).unwrap();
    let plutchik = Analyzer::builder().lexicon(own).build().unwrap();
    let feedback = plutchik.with_taxonomy(Taxonomy::Feedback);
    let built = Analyzer::builder().taxonomy(Taxonomy::Feedback);
    assert_eq!(built.build().unwrap().taxonomy(), Taxonomy::Feedback);

    let text = "I am zorbled, so zorbled, not fleamed";
    let (p, f) = (plutchik.score(text), feedback.score(text));
    assert_eq!(f.dominant_emotion(), Some(Emotion::Gratitude));
    assert_eq!(f.emotions.get(Emotion::Anger), None);
    assert_eq!(
        f.emotions.get(Emotion::Sadness),
        p.emotions.get(Emotion::Sadness)
    );
    let emotions = Emotions::default();
    assert_eq!(Score { emotions, ..p }, Score { emotions, ..f });

    let terms = |analyzer: &Analyzer, text| {
        let contributions = analyzer.explain(text).contributions;
        contributions
            .into_iter()
            .map(|c| c.term)
            .collect::<Vec<_>>()
    };
    assert_eq!(terms(&feedback, "zorbled"), ["zorbled"]);
    assert!(
        terms(&plutchik, "zorbled").is_empty(),
        "it weighs nothing here"
    );
    let answers = feedback.with_context(Context::question("What did you like?"));
    for contribution in answers.explain("the staff").contributions {
        let emotions = contribution.sums.emotions;
        assert_eq!(emotions.taxonomy(), Taxonomy::Feedback);
    }
}

#[test]
fn own_wildcards_match_known_words() {
    let terms = "crash*\t3\ncrashed\t-1\nlog in*\t-4\nzorbs x\t1\nzorb*\t-4\nno*\t0.1\n";
    let own = Lexicon::from_tsv(&format!("term\tvalence\n{terms}")).unwrap();
    let analyzer = Analyzer::builder().lexicon(own).build().unwrap();
    let valence = |text: &str| analyzer.score(text).valence;
    assert!(valence("it crashes") > 0.5 && valence("crash") > 0.5);
    assert!(valence("it crashed") < 0.0);
    assert!(valence("log in") < -0.5 && valence("log inz") < -0.5);
    // A word of a phrase, too.
    assert!(valence("zorbs") < -0.5);
    // What denies goes on to do so.
    assert!(valence("not good") < 0.0);
}

#[test]
fn wildcards_and_stems_match_unknown_words() {
    let mut own = Lexicon::new();
    let mut entry = Entry::new("zorbl*");
    entry.valence = 2.5;
    own.insert(entry, OnDuplicate::Fail).unwrap();
    let wild = Analyzer::builder().lexicon(own).build().unwrap();
    assert!(wild.score("zorblified").valence > 0.3);

    let own = Lexicon::from_tsv("term\tvalence\nzorble\t2.5\n").unwrap();
    let stems = Analyzer::builder()
        .lexicon(own)
        .stemming(true)
        .build()
        .unwrap();
    assert!(stems.score("it zorbles").valence > 0.3);
}

#[test]
fn a_large_lexicon_builds() {
    let mut tsv = String::from("term\tvalence\n");
    for i in 0..100_000 {
        tsv.push_str(&format!("word{i}\t{}\n", f64::from(i % 200) / 100.0 - 1.0));
    }
    let analyzer = Analyzer::builder()
        .lexicon(Lexicon::from_tsv(&tsv).unwrap())
        .build()
        .unwrap();
    assert!(analyzer.score("word199").valence > analyzer.score("word200").valence);
}

#[test]
fn terms_match_however_they_are_written() {
    let tsv = "term\tvalence\nwi-fi\t2\nC++\t-2\nmust-have*\t2\n中文\t-2\n🦄🦄\t2\ndogs'\t-2\n\
               log in page\t-2\n:thumbsup:\t2\n$$$\t-2\n(zork)\t2\n_zork_\t-2\n-zork\t2\n";
    let own = Lexicon::from_tsv(tsv).unwrap();
    assert!(own.get("WI-FI").is_some());
    let analyzer = Analyzer::builder()
        .without_english()
        .lexicon(own)
        .build()
        .unwrap();
    for (text, sign) in [
        ("The Wi-Fi.", 1.0),
        ("in C++ again", -1.0),
        ("these must-haves", 1.0),
        ("学中文吗", -1.0),
        ("🦄🦄!", 1.0),
        ("the dogs' beds", -1.0),
        ("no wi fi", 1.0),
        ("the log-in page", -1.0),
        ("ok :thumbsup: then", 1.0),
        ("it costs $$$ now", -1.0),
        ("so (zork) it is", 1.0),
        ("so _zork_ it is", -1.0),
        ("so -zork it is", 1.0),
    ] {
        assert!(analyzer.score(text).valence * sign > 0.3, "{text}");
    }
    assert_eq!(analyzer.explain("wi - fi, 2-2").contributions, []);
}

#[test]
fn a_number_that_says_something_is_no_neutral_text() {
    let own = Lexicon::from_tsv("term\tvalence\n404\t-2.5\n").unwrap();
    let analyzer = Analyzer::builder().lexicon(own).build().unwrap();
    for (text, label) in [
        ("404", Label::Negative),
        ("10/10", Label::Positive),
        ("0/10", Label::Negative),
        ("8 out of 10", Label::Positive),
        ("two stars", Label::Negative),
        ("1234", Label::Neutral),
    ] {
        assert_eq!(analyzer.score(text).label, label, "{text}");
    }
}

#[test]
fn errors_name_line_and_reason() {
    for (tsv, line, reason) in [
        ("word\tvalence\n", 1, "unknown column \"word\""),
        ("tickets.tsv", 1, "looks like a file's name"),
        ("valence\n", 1, "no column `term`"),
        (
            "term\tvalence\na\t1\nA\t2\n",
            3,
            "\"A\" is there already, as \"a\" in line 2",
        ),
        (
            "# own\nvalence\tterm\n1\twi-fi\n2\t\"wi fi\"\n",
            4,
            "\"wi fi\" is there already, as \"wi-fi\" in line 3",
        ),
        ("term\tvalence\na\n", 2, "1 fields where the header names 2"),
        ("term\tvalence\na\tnan\n", 2, "not a number"),
        ("term\tvalence\na\t-5\n", 2, "-5 is outside -4 to 4"),
        ("term\tjoy\na\t50\n", 2, "50 is outside -8 to 8"),
        ("term\tjoy\tJoy\n", 1, "\"Joy\" is there already"),
        ("term\tshifter\na\tnegater\n", 2, "expected one of negator"),
        ("term\tvalence\na b c d e f g h i\t1\n", 2, "9 words"),
        ("term\tvalence\n@home\t1\n", 2, "matches no text: names"),
        ("term\tvalence\n#win\t1\n", 2, "leave the \"#\" out"),
        ("term\tvalence\nmy_var\t1\n", 2, "names of variables"),
        ("term\tvalence\nso!so\t1\n", 2, "\"so!so\" matches no text: a sentence ends within it"),
        ("term\tkind\na b\tword\n", 2, "\"a b\" has 2 words: a word has 1"),
        ("term\tkind\na\tpair\n", 2, "\"a\" has 1 words: a pair has 2"),
        ("laggy\t-3\n", 1, "if this is a word list as of VADER or AFINN, name that format"),
        (
            "term\tvalence\nok\t1\nHi! You\t1\nOK\t2\nx\ty\n",
            3,
            "make it two terms; line 4: the term \"OK\" is there already, as \"ok\" in line 2: remove one of the \
             two; line 5, column 3: \"y\" is not a number",
        ),
    ] {
        let error = Lexicon::from_tsv(tsv).unwrap_err();
        assert_eq!(error.line(), Some(line), "{tsv:?}");
        assert!(error.reason().contains(reason), "{error}");
    }
}

#[test]
fn errors_name_the_column() {
    let error = Lexicon::from_tsv("term\tvalence\tfear\nübel\t-1\thigh\n").unwrap_err();
    let said = error.in_file("own.tsv").to_string();
    assert_eq!(said, "own.tsv:2:9: \"high\" is not a number");
    let error = Lexicon::from_nrc("gloom\tsadness\t2\n").unwrap_err();
    assert_eq!(
        error.to_string(),
        "line 1, column 15: \"2\" is neither 0 nor 1"
    );
    let error = Lexicon::from_nrc("gloom\tsadness\t1\ngloom\tsadness\t0\n").unwrap_err();
    assert_eq!((error.line(), error.column()), (Some(2), Some(15)));
}

#[test]
fn nothing_to_go_by_is_neutral_and_unsure() {
    let analyzer = Analyzer::english();
    for text in ["", "   ", "\u{feff}", "qqfz wvkk", "1234"] {
        let score = analyzer.score(text);
        assert_eq!(score.label, Label::Neutral, "{text:?}");
        assert_eq!(score.coverage, 0.0);
        assert_eq!(analyzer.explain(text).contributions, []);
    }
}

#[test]
fn line_endings_do_not_matter() {
    let analyzer = Analyzer::english();
    assert_eq!(analyzer.score("good\r\nbad"), analyzer.score("good\nbad"));
}

#[test]
fn what_programs_make_of_a_text_is_read_as_it_was_meant() {
    for analyzer in [Analyzer::english(), Analyzer::lite()] {
        for (made, meant) in [
            ("I don&#39;t like it &lt;3", "I don't like it <3"),
            ("it&amp;#39;s good &amp; cheap", "it's good & cheap"),
            (
                r"It\u2019s good.\nI don\'t like it",
                "It’s good.\nI don't like it",
            ),
            ("Not good.<br /><br />Bad", "Not good.\n\nBad"),
            ("I donâ€™t like the cafÃ© ðŸ˜€", "I don’t like the café 😀"),
            (
                "It does n't work, I ca n't log in",
                "It doesn't work, I can't log in",
            ),
            (
                "I didn 't like it, don ' t go",
                "I didn't like it, don't go",
            ),
            (
                "It isn`t good, it\u{fffd}s bad, I can?t use it",
                "It isn't good, it's bad, I can't use it",
            ),
            ("won\u{ad}der\u{ad}ful", "wonderful"),
            (
                "<p class=MsoNormal>The order is late.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>",
                "\nThe order is late.\n",
            ),
            ("<table\n class=\"good\"><td\tid=a>so</table>", "\n\nso\n"),
            ("&bull; won&shy;derful caf&eacute; &copy;", "• wonderful café ©"),
            ("It is <s>bad</s>, <s>slow</s>", "It is  bad ,  slow "),
        ] {
            assert_eq!(analyzer.score(made), analyzer.score(meant), "{made}");
            assert_eq!(
                analyzer.explain(made).score,
                analyzer.score(meant),
                "{made}"
            );
        }
    }
    // Apostrophes that were replaced by spaces.
    let score = Analyzer::english().score("The room wasn t clean and I can t recommend it.");
    assert!(score.valence < 0.0, "{score:?}");
}

#[test]
fn explanations_point_into_the_text_as_it_is_written() {
    let text = "They are n't pretty, but cafÃ© &lt;3 won\u{ad}derful";
    let explanation = Analyzer::english().explain(text);
    assert_eq!(explanation.text, text);
    let parts: Vec<&str> = explanation
        .contributions
        .iter()
        .map(|c| c.span.of(text))
        .collect();
    for part in ["pretty", "&lt;3", "won\u{ad}derful"] {
        assert!(parts.contains(&part), "{part} of {parts:?}");
    }
    let negated = explanation
        .contributions
        .iter()
        .find(|c| c.term == "pretty");
    let negator = negated.and_then(|c| c.shifters.first()).unwrap();
    assert_eq!(negator.span.of(text), "are n't");
}

#[test]
fn a_hashtag_of_any_length_is_scored_and_explained() {
    let analyzer = Analyzer::english();
    let text = format!("#{} but fine", "goodBad".repeat(40_000));
    let explanation = analyzer.explain(&text);
    assert_eq!(explanation.score, analyzer.score(&text));
    let sum: f64 = explanation
        .contributions
        .iter()
        .map(|c| c.sums.valence)
        .sum();
    assert_eq!(sum, explanation.sums.valence);
    let good = explanation.contributions.iter().rfind(|c| c.term == "good");
    assert_eq!(good.map(|c| c.span.of(&text)), Some("good"));
}

#[test]
fn the_longer_of_two_phrases_counts() {
    let own =
        "term\tvalence\nwas zorbly\t-1\nzorbly the moon\t2\nnot quibbed\t-2\nquibbed class\t0\n";
    let analyzer = Analyzer::builder()
        .without_english()
        .lexicon(Lexicon::from_tsv(own).unwrap())
        .build()
        .unwrap();
    let terms = |text| {
        let explanation = analyzer.explain(text);
        let terms = explanation.contributions.into_iter().map(|c| c.term);
        terms.collect::<Vec<_>>()
    };
    assert_eq!(terms("It was zorbly."), ["was zorbly"]);
    assert_eq!(terms("It was zorbly the moon."), ["zorbly the moon"]);
    // One that weighs nothing says so on purpose.
    assert_eq!(terms("He is not quibbed class."), [""; 0]);
    assert_eq!(terms("It is not quibbed."), ["not quibbed"]);
}

#[test]
fn a_phrase_that_weighs_nothing_is_one_word() {
    let score = |text| Analyzer::english().score(text);
    let (one, more) = (
        score("I told the Kenyan nurse off."),
        score("I told the African-American nurse off."),
    );
    assert_eq!(
        Score {
            coverage: 0.0,
            ..one
        },
        Score {
            coverage: 0.0,
            ..more
        }
    );
}

#[test]
fn neither_and_nor_do_not_cancel_out() {
    for text in [
        "Neither friendly nor helpful.",
        "The staff was neither friendly nor helpful.",
        "Nobody here seems to think that the new app is helpful.",
    ] {
        let score = Analyzer::english().score(text);
        assert!(score.valence < -0.2, "{text} {score:?}");
    }
    assert!(
        Analyzer::english()
            .score("It is not without charm.")
            .valence
            > 0.0
    );
}

#[test]
fn results_become_json_with_the_names_of_all_surfaces() {
    let score = Analyzer::english().score("good");
    let json = serde_json::to_string(&score).unwrap();
    let places = Score::FIELDS.map(|field| json.find(&format!("\"{field}\":")).unwrap());
    assert!(places.is_sorted(), "{json}");
    assert_eq!(serde_json::from_str::<Score>(&json).unwrap(), score);
    let feedback = Analyzer::english()
        .with_taxonomy(Taxonomy::Feedback)
        .score("good");
    let json = serde_json::to_string(&feedback).unwrap();
    assert_eq!(serde_json::from_str::<Score>(&json).unwrap(), feedback);
    let json = json.replace("desire", "joy");
    assert!(serde_json::from_str::<Score>(&json).is_err());
    let json = serde_json::to_value(score).unwrap();
    assert_eq!(json["label"], "positive");
    assert_eq!(json["emotions"]["joy"], score.emotions[Emotion::Joy]);
    assert_eq!(json["emotions"].as_object().unwrap().len(), 8);
    assert!(json.get("dominant_emotion").is_none());

    let own = "term\tvalence\tshifter\nzorbly\t2\t\nnot\t0\tnegator\n";
    let own = Lexicon::from_tsv(own).unwrap();
    let analyzer = Analyzer::builder().without_english().lexicon(own);
    let explanation = analyzer.build().unwrap().explain("not zorbly");
    let json = serde_json::to_value(&explanation).unwrap();
    let term = &json["contributions"][0];
    assert_eq!(term["kind"], "term");
    assert_eq!(term["span"], serde_json::json!({"start": 4, "end": 10}));
    assert_eq!(term["shifters"][0]["kind"], "negation");
    for emotion in Emotion::ALL {
        assert_eq!(serde_json::to_value(emotion).unwrap(), emotion.name());
    }
    for label in Label::ALL {
        assert_eq!(serde_json::to_value(label).unwrap(), label.name());
        assert_eq!(label.name().to_uppercase().parse(), Ok(label));
    }
    let vader = serde_json::to_value(Vader::new().score("good")).unwrap();
    assert_eq!(vader["compound"], 0.4404);
    let vader = serde_json::to_value(Vader::new().explain("good")).unwrap();
    assert_eq!(vader["text"], "good");
}

#[test]
fn clients_read_what_a_service_wrote() {
    macro_rules! assert_read {
        ($type:ty, $value:expr) => {
            let json = serde_json::to_string(&$value).unwrap();
            assert_eq!(serde_json::from_str::<$type>(&json).unwrap(), $value);
        };
    }
    let text = "It is slow. I like it!";
    let sentences = Analyzer::english().score_sentences(text);
    assert_read!(Vec<SentenceScore<Score>>, sentences);
    let sentences = Vader::new().score_sentences(text);
    assert_read!(Vec<SentenceScore<VaderScore>>, sentences);
    assert_read!(Vec<Taxonomy>, Taxonomy::ALL);
    let kinds: Vec<_> = Tokens::new(text).map(|token| token.kind).collect();
    assert_read!(Vec<TokenKind>, kinds);
    let terms = Analyzer::english().explain("not VERY good").contributions;
    let kinds: Vec<_> = terms.iter().map(|term| term.kind).collect();
    assert_read!(Vec<ContributionKind>, kinds);
    let shifters = terms.iter().flat_map(|term| &term.shifters);
    let kinds: Vec<_> = shifters.map(|shifter| shifter.kind).collect();
    assert!(kinds.len() > 1);
    assert_read!(Vec<ShifterKind>, kinds);
    assert_read!(Vec<Token>, Tokens::new(text).collect::<Vec<_>>());
    let rule = ShifterRule::new(ShifterClass::NotNegator, 1.0);
    assert_read!(ShifterRule, rule);
    assert_eq!(
        serde_json::to_value(rule).unwrap(),
        serde_json::json!({"class": "not_negator", "factor": 1.0})
    );
}

#[test]
fn every_value_is_known_by_its_name_everywhere() {
    macro_rules! check {
        ($($type:ident),*) => {$(
            for value in $type::ALL {
                assert_eq!(value.name().to_uppercase().parse(), Ok(value));
                assert_eq!(serde_json::to_value(value).unwrap(), value.name());
                let read = serde_json::from_value::<$type>(value.name().into());
                assert_eq!(read.unwrap(), value);
            }
        )*};
    }
    check!(
        Asks,
        ContributionKind,
        Emotion,
        Label,
        LexiconFormat,
        NameKind,
        OnDuplicate
    );
    check!(ShifterClass, ShifterKind, Taxonomy, TermKind, TokenKind);
    for emotion in Emotion::ALL {
        assert_eq!(Emotion::from_index(emotion.index()), Some(emotion));
    }
    assert_eq!(Emotion::from_index(255u8), None);
    assert_eq!(Label::from_index(4u8), None);
}

#[test]
fn a_file_of_options_can_be_read() {
    let json = r#"{"context": "What should we improve?", "on_duplicate": "keep",
                   "params": {"mixed": 2.5, "joy": -1}}"#;
    let options: serde_json::Value = serde_json::from_str(json).unwrap();
    let of = |name: &str| options[name].clone();
    let context: Context = serde_json::from_value(of("context")).unwrap();
    assert_eq!(context.asks(), Asks::Faults);
    let policy: OnDuplicate = serde_json::from_value(of("on_duplicate")).unwrap();
    assert_eq!(policy, OnDuplicate::Keep);
    let params: Params = serde_json::from_value(of("params")).unwrap();
    let tsv = "name\tvalue\nmixed\t2.5\njoy\t-1\n";
    assert_eq!(params, Params::from_tsv(tsv).unwrap());
    let json = serde_json::to_string(&params).unwrap();
    assert_eq!(serde_json::from_str::<Params>(&json).unwrap(), params);
    for (json, reason) in [
        (r#"{"mixd": 1}"#, "unknown constant \"mixd\""),
        (
            r#"{"capitals": 5}"#,
            "capitals is out of range: expected a number from 0 to 4",
        ),
    ] {
        let error = serde_json::from_str::<Params>(json).unwrap_err();
        assert!(error.to_string().contains(reason), "{error}");
    }
}

#[test]
fn an_emotion_that_is_there_twice_is_an_error() {
    let emotions = Analyzer::english().score("good").emotions;
    let json = serde_json::to_string(&emotions).unwrap();
    assert_eq!(serde_json::from_str::<Emotions>(&json).unwrap(), emotions);
    for json in [
        json.replacen('{', "{\"joy\":0.5,", 1),
        json.replace("trust", "joy"),
    ] {
        let error = serde_json::from_str::<Emotions>(&json).unwrap_err();
        assert!(
            error.to_string().contains("\"joy\" is there twice"),
            "{error}"
        );
    }
}

#[test]
fn collections_are_iterated_by_reference() {
    let emotions = Analyzer::english().score("good").emotions;
    let mut listed = Vec::new();
    for (emotion, value) in &emotions {
        listed.push((emotion, value));
    }
    assert_eq!(listed, emotions.iter().collect::<Vec<_>>());
    let own = Lexicon::from_tsv("term\tvalence\nzorb\t1\nable\t1\n").unwrap();
    let terms: Vec<&str> = (&own).into_iter().map(|entry| &*entry.term).collect();
    assert_eq!(terms, ["able", "zorb"]);
    let span = Tokens::new("so good").last().unwrap().span;
    assert_eq!(std::ops::Range::from(span), 3..7);
}

#[test]
fn an_analyzer_shows_what_it_was_given() {
    let question = Context::question("What should we improve?");
    let analyzer = Analyzer::english().with_taxonomy(Taxonomy::Feedback);
    let analyzer = analyzer.with_context(question).without_mixed();
    let shown = format!("{analyzer:?}");
    for part in ["taxonomy: Feedback", "context: Context {", "mixed: false"] {
        assert!(shown.contains(part), "{shown}");
    }
    assert!(format!("{:?}", Analyzer::english()).contains("mixed: true"));
}

#[test]
fn a_thread_that_ends_may_still_score() {
    struct Last;
    impl Drop for Last {
        fn drop(&mut self) {
            assert!(Analyzer::english().score("good").valence > 0.0);
            let question = Context::question("What should we improve?");
            let asked = Analyzer::english().score_with_context("pricing", question);
            assert!(asked.valence < 0.0);
            assert!(Vader::new().score("good").compound > 0.0);
        }
    }
    thread_local!(static LAST: Last = const { Last });
    let thread = std::thread::spawn(|| {
        // Dropped behind what scoring keeps.
        LAST.with(|_| ());
        let _ = Analyzer::english().score("good");
        let question = Context::question("What should we improve?");
        let _ = Analyzer::english().score_with_context("pricing", question);
        let _ = Vader::new().score("good");
    });
    thread.join().unwrap();
}

#[test]
fn kinds_are_read_by_name() {
    let kinds = Tokens::new("good 5 😀 :) #a @b www.c.de d@e.org !").map(|token| token.kind);
    let names: Vec<String> = kinds
        .map(|kind| {
            assert_eq!(kind.name().to_uppercase().parse(), Ok(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.name());
            kind.to_string()
        })
        .collect();
    assert_eq!(
        names.join(" "),
        "word number emoji emoticon hashtag mention url email punctuation"
    );
    assert_eq!("Pair".parse(), Ok(TermKind::Pair));
    assert_eq!("surname".parse(), Ok(NameKind::Surname));
    let error = "phrases".parse::<TermKind>().unwrap_err();
    assert_eq!(
        error.reason(),
        "unknown kind \"phrases\": expected one of word, phrase, pair"
    );
}

#[test]
fn what_counts_without_english_depends_on_no_feature() {
    for analyzer in [Analyzer::english(), Analyzer::lite()] {
        let why = "cargo xtask codegen writes sentiment-core/data/params.rs anew";
        assert_eq!(analyzer.params(), Params::default(), "{why}");
    }
    let own = Lexicon::from_tsv("term\tvalence\nzorb\t-1.5\n").unwrap();
    let builder = Analyzer::builder().without_english().lexicon(own);
    let analyzer = builder.build().unwrap();
    assert_eq!(analyzer.params(), Params::default());
}

#[test]
fn constants_have_ranges() {
    let params = Analyzer::english().params();
    let build = |params| Analyzer::builder().params(params).build();
    assert!(build(params).is_ok());
    let mut wrong = params;
    wrong.coverage_weight = 5.0;
    let error = build(wrong).unwrap_err();
    assert!(error
        .reason()
        .contains("coverage_weight is out of range: expected a number from 0 to 1"));
    let changes: [fn(&mut Params); 5] = [
        |params| params.capitals = 100.0,
        |params| params.negation_scope = -1.0,
        |params| params.length = 0.0,
        |params| params.neutral_bias = f64::NAN,
        |params| params.intercept_emotions[3] = f64::INFINITY,
    ];
    for change in changes {
        let mut wrong = params;
        change(&mut wrong);
        assert!(build(wrong).is_err(), "{wrong:?}");
    }
}
