//! What people complain about in other libraries, in sentences of our own.

use sentiment_core::{Analyzer, Emotion, Label, Lexicon, ShifterKind, Taxonomy, TerminalStyle};

/// A text, and the labels that a reader would accept: "+" positive, "-" negative,
/// "0" neutral, "m" mixed.
const SAYINGS: &[(&str, &str)] = &[
    ("We are fed up with the delays", "-"),
    ("The soup was great but the waiter was awful", "m"),
    ("A beautiful room, but the bathroom was disgusting", "m"),
    ("The team could not be happier", "+"),
    ("That update was the kiss of death for this tool", "-"),
    ("The cheesecake is to die for", "+"),
    ("No complaints so far", "+"),
    ("I don’t like the new menu", "-"),
    ("I can't stand the noise", "-"),
    ("👍🏽", "+"),
    ("❤️", "+"),
    ("😡😡", "-"),
    ("love😍", "+"),
    ("😍love the colour", "+"),
    ("#ToxicService", "-"),
    ("This is sooooo goooood", "+"),
    ("Kindly stop calling me", "-"),
    ("It used to be great", "-"),
    ("It was slow, now it flies", "+"),
    ("Not bad at all", "+0m"),
    ("I would not recommend this hotel", "-"),
    ("The room was hardly clean", "-"),
    ("Nobody answered my ticket", "-"),
    ("Never again", "-"),
    ("There is nothing good about this bank", "-"),
    ("I do not think the support is good", "-"),
    ("I have no problem with the price", "+"),
    ("Wish the battery lasted longer", "-"),
    ("The app is ok.", "+0"),
    ("The app is laggy and buggy", "-"),
    ("It keeps crashing after the update", "-"),
    ("Still waiting for my refund", "-"),
    ("No reply for two weeks", "-"),
    ("Works like a charm", "+"),
    ("The setup was seamless and the dashboard is intuitive", "+"),
    ("Completely unusable since Monday", "-"),
    ("glitchy", "-"),
    ("Does the shop open at nine?", "0"),
    ("Are you open on Sunday???", "0"),
    ("The parcel arrived on Monday.", "0"),
    ("", "0"),
    (
        "The food was wonderful, but the service was terrible.",
        "m+-",
    ),
    ("Can't wait for the next one!", "+"),
    ("Far from perfect", "-"),
    ("Anything but boring", "+"),
    ("What a waste of money", "-"),
    ("Worth every penny", "+"),
    ("Leaves a lot to be desired", "-"),
    ("Second to none", "+"),
    ("The service was top-notch", "+"),
    ("A state-of-the-art kitchen", "+"),
    ("A 1-star experience", "-"),
    ("The manual is hard-to-use", "-"),
    ("★★★★★", "+"),
    ("4.7/5", "+"),
    ("5.0/5", "+"),
    ("1.0/5", "-"),
    ("90/100", "+"),
    ("20/100", "-"),
    ("Open 24/7, 12/10/2025", "0"),
    ("★★☆☆☆ would not return", "-"),
    ("☆☆☆☆☆", "-"),
    ("1★", "-"),
    ("1 ⭐", "-"),
    ("⭐⭐ slow delivery", "-"),
    ("⭐️⭐️", "-"),
    ("⭐⭐☆☆☆", "-"),
    ("⭐⭐⭐⭐⭐", "+"),
    ("Great coffee ⭐", "+"),
    ("★ Opening hours", "0"),
    ("Zero errors since the update", "+"),
    ("Zero transparency", "-"),
    (
        "After two weeks of waiting for an answer I would not\nrecommend this to anyone.",
        "-",
    ),
    ("Good (price), bad (delivery)", "m-"),
    ("Nice work, sorry for the delay", "m+0"),
    ("Things are worse than they were before the takeover", "-"),
    ("I have never had a nicer haircut", "+"),
    ("We couldn't have asked for a better guide", "+"),
    ("Nobody has ever treated me so kindly", "+"),
    ("My knees haven't felt this good in years", "+"),
    ("I have never met ruder staff", "-"),
    ("It never got better", "-"),
    ("They couldn't make it better", "-0"),
    ("No mistakes and no delays", "+"),
    ("I wish it was good", "-"),
    ("Hats off to the kitchen", "+"),
    ("My money back, please", "-"),
    ("The bug is gone", "+0"),
    ("The problem was solved within an hour", "+"),
    ("It finally stopped crashing", "+0"),
    ("It stopped working", "-"),
    ("The bug is still not fixed", "-"),
    ("This is less annoying than before", "+0m"),
    ("There are hardly any bugs left", "+0m"),
    ("They got rid of the ads", "+0m"),
    ("A stress-free move", "+0m"),
    ("I thought it would be bad, but it was not", "+0m"),
    ("I thought it would be great, but it was not", "-0m"),
    (
        "I was worried at first, but the team walked me through it",
        "+",
    ),
    ("We were a bit anxious about the move but it went fine", "+"),
    (
        "I was worried about the price, but the quality is awful",
        "-",
    ),
    (
        "We were so excited to stay there but the room was dirty",
        "-",
    ),
    ("Great, another update that moves all the buttons", "-"),
    ("Oh great, now it is gone", "-"),
    ("Great, thanks for the help!", "+"),
    ("Das ist schlecht", "-"),
    ("Muchas gracias, excelente", "+"),
    (
        "Our trip.\nFrom: London\nTo: Madrid\nHorrible delay, rude staff",
        "-",
    ),
    (
        "Order 123 arrived.\nThanks\nAnn\nAlso the driver was rude",
        "-",
    ),
    (
        "It was good.\nOn 5 May they wrote:\n\"You are a liar\" and I was furious",
        "-m",
    ),
    ("I have been waiting 3 weeks.\nThank you\nNOT HAPPY", "-m"),
    (
        "Your answers\nBest\nBattery Life\nWorst\nTerrible Camera",
        "-m",
    ),
];

#[test]
fn says_what_a_reader_would() {
    assert_labels(SAYINGS);
}

fn assert_labels(sayings: &[(&str, &str)]) {
    let analyzer = Analyzer::english();
    let wrong: Vec<_> = sayings
        .iter()
        .filter(|(text, accepted)| {
            let sign = match analyzer.score(text).label {
                Label::Positive => '+',
                Label::Negative => '-',
                Label::Neutral => '0',
                Label::Mixed => 'm',
            };
            !accepted.contains(sign)
        })
        .collect();
    assert!(wrong.is_empty(), "`sentiment explain` says why: {wrong:#?}");
}

/// The same of sentences that change what others say, or mean something else.
const TURNS: &[(&str, &str)] = &[
    // Two negators, or what is no denial.
    ("The support is great. I couldn't do it without them.", "+"),
    ("The service is amazing. They are never not there.", "+"),
    ("We love the new office. It is not far at all.", "+"),
    ("This is the best phone ever. It wasn't even close.", "+m"),
    ("Is the support great? No, it is not.", "-"),
    ("Is the support great? Not even close.", "-"),
    // An answer to one's own question.
    ("Was I disappointed? No.", "+"),
    ("Was it boring? Not at all.", "+"),
    ("Happy with it? Not in the slightest.", "-"),
    ("Is it good? No.", "-"),
    ("Was it a mistake to come here? Absolutely not.", "+"),
    // What was expected or said, and denied.
    ("I thought it would be awful. It wasn't.", "+0"),
    ("I was told the staff were rude. They weren't.", "+0"),
    ("I thought it would be lovely. It was not.", "-"),
    ("Our neighbours love this place. I don't.", "-"),
    // What someone else says of it does not undo what "I" say.
    ("I love this place. My wife doesn't.", "+m"),
    ("The soup was great. I didn't expect that.", "+"),
    // Praise that is not meant.
    (
        "Great, the train is delayed and the heating is broken.",
        "-",
    ),
    ("Oh wonderful, another crash.", "-"),
    ("Well done, you broke the search again.", "-"),
    ("Perfect, no more pain.", "+"),
    ("Great, cheap and friendly.", "+"),
    // A question that praises, and one that does not.
    ("Isn't it beautiful?", "+"),
    ("Don't you just love it?", "+"),
    ("Why isn't it working?", "-0"),
    // Words between a negator and what it negates.
    ("The food was not, to be honest, very good.", "-"),
    ("The staff aren't (in my experience) helpful.", "-"),
    // What negates one statement does not the next.
    ("I didn't pay much and I love it.", "+"),
    ("Not cheap because it is good.", "+0m"),
    // What would be if something were that is not.
    // An emoji is said of the whole sentence.
    ("Nobody complains 👍", "+"),
    ("I don't commute anymore 😍", "+"),
    ("I can't make it 😞", "-"),
    // Nothing is as good, or as bad.
    ("Nobody is as helpful as Anna.", "+"),
    ("No other bank is as good as this one.", "+"),
    ("No other place is as dirty as this one.", "-"),
    ("I can't recommend this hotel highly enough.", "+"),
    ("I can not recommend this place enough.", "+"),
    ("I cannot recommend this place.", "-"),
    // What was not expected is so.
    ("I did not expect it to be so good.", "+"),
    ("I didn't know a bank could be so helpful.", "+"),
    ("I did not expect such a dirty room.", "-"),
    // Hardly ever.
    ("We are hardly ever happy with the result.", "-"),
    // What is asked of something bad is said.
    ("Isn't it awful?", "-"),
    ("Isnt it lovely?", "+"),
    // A line that goes on.
    ("I would not\nrecommend this.", "-"),
    ("They never\nlet me down.", "+"),
    // A close, and names that programs gave.
    ("My boiler is broken. Thanks, Tom", "-"),
    ("I moved to a new address. Best wishes, Joy", "0"),
    ("<p>I moved.</p><p>Regards,<br>Joy Best</p>", "0"),
    ("Our domain is awesome-hats.com", "0"),
    ("Please open /srv/dead/crash.log", "0"),
    ("It would be a great phone if it didn't crash.", "-"),
    ("I would recommend it if you like hiking.", "+"),
    // What is conceded ends without a mark.
    ("although the location is great the room was filthy", "-m"),
    ("although i hate shopping i loved this place", "+m"),
    ("Although slow it is reliable", "+m"),
    (
        "even though the reviews are good the service was awful",
        "-m",
    ),
    ("despite the rain in the morning the tour was great", "+"),
    // Misspelt negators.
    ("I donot recommend it", "-"),
    ("I woudn't recommend it", "-"),
    ("It dosn't work well", "-"),
    ("We cann't recommend them", "-"),
    ("I don;t recommend it", "-"),
    ("It never dissapoints", "+"),
    ("My lawn has never looked better", "+"),
    ("Service has never been this bad", "-"),
    ("It could be much better", "-"),
    ("I wouldn't go anywhere else", "+"),
    ("Why didn't I buy this sooner", "+"),
    ("I can't stop crying", "-"),
    ("12 people killed in an attack", "-"),
    // What is better than this.
    ("My old phone sounds better than this", "-"),
    ("My grandma codes faster than this app", "-"),
    ("I've seen soaps more intelligent than this film", "-"),
    ("Nothing sounds better than this", "+"),
    ("It doesn't get any better than this", "+"),
    ("It is much better than this time last year", "+"),
    ("Few apps are better than this one", "+"),
    ("You will not find a better one than this", "+"),
    ("It isn't loud, my old phone sounds better than this", "-"),
    ("It rarely gets better than this", "+"),
    ("It is much better than these photos show", "+"),
    // What is said of a thing that is gone.
    ("The error that we could not reproduce is resolved", "+"),
    ("The bug that drove me mad is fixed", "+"),
    ("The leak I wrote about has not been fixed", "-"),
    ("The error I hate is that all my data was gone", "-"),
    ("The annoying ads that they said are gone are back", "-"),
    ("Gone are the days of endless queues", "+0"),
    ("Gone is the charm of the old shop", "-"),
    // What others think.
    ("Some say it's terrible, but I love it", "+"),
    ("Critics say it is boring but we had a great time", "+"),
    (
        "They are lovely people and I like them, but I hate the noise",
        "m-",
    ),
    ("The staff were rude, but I love the place", "m+"),
    // A verdict.
    ("Pricey, but so worth it", "+"),
    ("Cute, but not worth the price", "-"),
    // Headings of lists.
    ("Pros: friendly team. Cons: none.", "+"),
    ("You'd be mad not to try it", "+"),
];

#[test]
fn what_is_denied_or_not_meant_counts_otherwise() {
    assert_labels(TURNS);
}

#[test]
fn a_denial_shows_in_the_explanation() {
    let explanation = Analyzer::english().explain("Was it boring? Not at all.");
    let boring = |c: &&sentiment_core::Contribution| c.term == "boring";
    let boring = explanation.contributions.iter().find(boring).unwrap();
    let shifter = &boring.shifters[0];
    assert_eq!(shifter.kind, ShifterKind::Negation);
    assert_eq!(shifter.span.of(&explanation.text), "Not at all.");
    assert!(boring.sums.valence > 0.0);
}

#[test]
fn a_clause_for_and_one_against_are_mixed() {
    let label = |text: &str| Analyzer::english().score(text).label;
    for mixed in [
        "Good, but slow.",
        "Great location. The room was dirty.",
        "The food was great. However, the service was slow.",
        "Although the food was delicious, the waiter ignored us.",
        "Lovely staff; terrible coffee; the terrace is open until ten.",
    ] {
        assert_eq!(label(mixed), Label::Mixed, "{mixed:?}");
    }
    for one_sided in [
        // Weak words for it in a clause that is against it.
        "The plot was okay, but the characters are uncompelling and the dialog is not great.",
        // Both in one clause, and one outweighs the other.
        "Terrible service ruined a nice evening",
        // What is praised is not meant.
        "Great, it crashed again /s",
    ] {
        assert_eq!(label(one_sided), Label::Negative, "{one_sided:?}");
    }
}

#[test]
fn marks_of_sarcasm_halve_the_confidence() {
    let analyzer = Analyzer::english();
    for mark in ["/s", "🙃", "/sarcasm", "yeah right"] {
        let [plain, marked] = ["Great, just what I needed.", mark]
            .map(|end| format!("What a lovely surprise. {end}"));
        let [plain, marked] = [plain, marked].map(|text| analyzer.score(&text));
        assert!(plain.confidence > 0.6, "{plain:?}");
        assert!(marked.confidence < 0.5, "{mark}: {marked:?}");
    }
}

#[test]
fn an_emoji_of_sarcasm_does_not_doubt_what_is_negative() {
    let analyzer = Analyzer::english();
    for mark in ["🙄", "🙃"] {
        let [bad, marked] = ["", mark].map(|mark| format!("This is awful {mark}"));
        let marked = analyzer.explain(&marked);
        assert!(marked.score.confidence >= analyzer.score(&bad).confidence);
        assert_eq!(marked.irony, []);
    }
    assert!(!analyzer.explain("This is awful /s").irony.is_empty());
}

#[test]
fn what_is_precise_is_named_before_what_it_is_part_of() {
    let analyzer = Analyzer::english().with_taxonomy(Taxonomy::Feedback);
    for (text, emotion) in [
        ("Thank you.", Emotion::Gratitude),
        ("Excellent service.", Emotion::Admiration),
        ("I am disappointed.", Emotion::Disappointment),
        ("I am so sad today.", Emotion::Sadness),
        ("I trust them completely.", Emotion::Trust),
    ] {
        let score = analyzer.score(text);
        assert_eq!(score.dominant_emotion(), Some(emotion), "{text}: {score:?}");
    }
}

#[test]
fn feedback_shows_what_its_writer_feels() {
    let analyzer = Analyzer::english().with_taxonomy(Taxonomy::Feedback);
    for (text, emotion) in [
        ("Where do I find the form, I am lost", Emotion::Confusion),
        (
            "Please add a dark mode, I wish there was one",
            Emotion::Desire,
        ),
        ("I am worried about my data", Emotion::Worry),
        (
            "Still waiting for my refund, third email now",
            Emotion::Frustration,
        ),
        ("I can rely on them, every single time", Emotion::Trust),
        (
            "What a lovely evening, we had so much fun",
            Emotion::Delight,
        ),
    ] {
        let score = analyzer.score(text);
        assert_eq!(score.dominant_emotion(), Some(emotion), "{text}: {score:?}");
    }
    let score = analyzer.score("The invoice was sent on Monday");
    assert_eq!(score.dominant_emotion(), None, "{score:?}");
}

#[test]
fn confidence_can_be_worked_out_by_hand() {
    let analyzer = Analyzer::english();
    for text in [
        "I love it!",
        "It came on Monday.",
        "The zorbly frumpets are broken.",
        "Just great /s",
    ] {
        let explanation = analyzer.explain(text);
        let score = explanation.score;
        let neutral = (-0.2_f64).exp() * score.neutral;
        let certain = match score.label {
            Label::Negative => score.negative,
            Label::Neutral => neutral,
            Label::Positive => score.positive,
            Label::Mixed => panic!("{text} has one side"),
        } / (score.negative + neutral + score.positive);
        let unknown = 1.0 - score.coverage;
        let irony = if explanation.irony.is_empty() {
            1.0
        } else {
            0.5
        };
        let expected = certain * (1.0 - 0.3 * unknown) * irony;
        assert!(
            (score.confidence - expected).abs() < 1e-12,
            "{text}: {score:?}"
        );
    }
}

#[test]
fn a_mixed_text_is_the_surer_the_clearer_both_sides_are() {
    let analyzer = Analyzer::english();
    let clear = analyzer.score("I love the design, but the battery is terrible.");
    let faint = analyzer.score("Nice staff, although slow.");
    assert_eq!([clear.label, faint.label], [Label::Mixed; 2]);
    assert!(clear.confidence > 0.7, "{clear:?}");
    assert!((0.4..0.6).contains(&faint.confidence), "{faint:?}");
}

#[test]
fn without_mixed_there_are_three_labels() {
    let analyzer = Analyzer::english();
    let three = analyzer.without_mixed();
    let texts = [
        "I love the design, but the battery is terrible.",
        "Nice staff, although slow.",
        "It came on Monday. Lovely box, awful smell.",
        "I love it!",
        "Great 🙃",
    ];
    let usual = analyzer.score_batch(&texts);
    assert!(usual.iter().any(|score| score.label == Label::Mixed));
    for (score, usual) in three.score_batch(&texts).into_iter().zip(usual) {
        if usual.label == Label::Mixed {
            let largest = usual.positive.max(usual.negative).max(usual.neutral * 0.82);
            let by_label = [score.negative, score.neutral * 0.82, score.positive];
            assert_eq!(by_label[score.label.index()], largest, "{score:?}");
            assert!(score.confidence > 0.3, "{score:?}");
        } else {
            assert_eq!(score, usual);
        }
        assert_ne!(score.label, Label::Mixed);
        assert_eq!(score.valence, usual.valence);
    }
    let explained = three.explain(texts[0]).score;
    assert_eq!(explained, three.score(texts[0]));
    let sentences = three.score_sentences(texts[2]);
    assert!(sentences.iter().all(|s| s.score.label != Label::Mixed));
    let feedback = three.with_taxonomy(Taxonomy::Feedback);
    assert_ne!(feedback.score(texts[0]).label, Label::Mixed);
}

#[test]
fn exclamation_marks_make_no_complaint_milder() {
    let analyzer = Analyzer::english();
    let valence = |text: &str| analyzer.score(text).valence;
    for (calm, loud) in [
        ("terrible", "terrible!!!"),
        ("The app crashes", "The app crashes!!"),
        ("Awful. Never again.", "Awful!!! Never again!"),
    ] {
        assert!(valence(loud) < valence(calm), "{loud:?}");
    }
    assert!(valence("Great!!!") > valence("Great"));

    let explanation = analyzer.explain("Awful!!! Never again!");
    let marks: Vec<f64> = explanation
        .contributions
        .iter()
        .filter(|c| c.shifters.iter().any(|s| s.kind == ShifterKind::Emphasis))
        .map(|c| c.sums.valence)
        .collect();
    assert!(
        marks.len() == 2 && marks.iter().all(|&v| v < 0.0),
        "{marks:?}"
    );
    let sum: f64 = explanation
        .contributions
        .iter()
        .map(|c| c.sums.valence)
        .sum();
    assert_eq!(sum, explanation.sums.valence);

    // A mark that is part of an own term is no such mark.
    let own = "term\tvalence\nawful\t-3\nyippee !\t2\nzorb\t1\n";
    let own = Lexicon::from_tsv(own).unwrap();
    let analyzer = Analyzer::builder().without_english().lexicon(own);
    let analyzer = analyzer.build().unwrap();
    let sums = analyzer.explain("awful. yippee!").sums.valence;
    assert_eq!(sums, analyzer.explain("awful. zorb zorb").sums.valence);
}

#[test]
fn marks_of_sarcasm_show_in_the_explanation() {
    let analyzer = Analyzer::english();
    let explanation = analyzer.explain("Great <b>job</b> 🙃! Yeah right.");
    let marks: Vec<&str> = explanation
        .irony
        .iter()
        .map(|span| span.of(&explanation.text))
        .collect();
    assert_eq!(marks, ["🙃", "Yeah right"]);
    let line = "“🙃”, “Yeah right” mark sarcasm: confidence × 0.50";
    assert!(explanation.to_terminal(TerminalStyle::Plain).contains(line));
    assert!(explanation.to_html().contains(line));
    assert_eq!(analyzer.explain("Great job!").irony, []);
}

#[test]
fn explanations_say_what_was_negated() {
    let tsv = "term\tvalence\tnegated_valence\tshifter\nnope\t0\t\tnegator\nsell\t0\t-1\t\nnice\t2\t-1\t\n";
    let own = Lexicon::from_tsv(tsv).unwrap();
    let analyzer = Analyzer::builder().without_english().lexicon(own);
    let shown = analyzer
        .build()
        .unwrap()
        .explain("nope sell nice")
        .to_terminal(TerminalStyle::Plain);
    assert!(
        shown.contains("sell  (“nope” negation of +0.00)"),
        "{shown}"
    );
    assert!(
        shown.contains("nice  (“nope” negation of +2.00)"),
        "{shown}"
    );
}

#[test]
fn terminals_show_what_matters() {
    let tsv = "term\tvalence\ngood\t2\nroom\t0.1\nbed\t0.2\n";
    let analyzer = Analyzer::builder()
        .without_english()
        .lexicon(Lexicon::from_tsv(tsv).unwrap())
        .build()
        .unwrap();
    let shown = analyzer
        .explain("good room bed")
        .to_terminal(TerminalStyle::Plain);
    let lines: Vec<&str> = shown.lines().filter(|l| l.starts_with("  +")).collect();
    assert!(lines[0].ends_with("good"), "{shown}");
    assert!(lines[1].ends_with("2 terms below 0.20"), "{shown}");
    let numbers = lines.iter().map(|l| l[2..7].trim().parse::<f64>().unwrap());
    let numbers: Vec<f64> = numbers.collect();
    assert!(
        (numbers[0] + numbers[1] - numbers[2]).abs() < 0.011,
        "{shown}"
    );
}

#[test]
fn html_tells_good_from_bad_without_colours() {
    let html = Analyzer::english()
        .explain("A lovely room, but terrible food")
        .to_html_text();
    let line = |word: &str| {
        let mut marks = html.split("<mark ");
        let mark = marks.find(|mark| mark.contains(&format!(">{word}</mark>")));
        let (_, style) = mark.unwrap().split_once("border-bottom:.15em ").unwrap();
        style.split_once(' ').unwrap().0
    };
    assert_eq!([line("lovely"), line("terrible")], ["solid", "dotted"]);
}

#[test]
fn evidence_on_both_sides_shows_in_the_explanation() {
    let analyzer = Analyzer::english();
    let shown = |text| analyzer.explain(text).to_terminal(TerminalStyle::Plain);
    let line = "in the end, as there is evidence for (+";
    assert!(shown("The staff was friendly, but the room was dirty.").contains(line));
    assert!(!shown("Great job!").contains(line));
}

#[test]
fn a_reverser_shows_in_the_explanation() {
    let explanation = Analyzer::english().explain("The bug is gone");
    let bug = explanation.contributions.iter().find(|c| c.term == "bug");
    let bug = bug.expect("the bug counts");
    assert!(
        bug.base < 0.0 && bug.sums.valence > bug.base / 2.0,
        "{bug:?}"
    );
    let [gone] = &bug.shifters[..] else {
        panic!("one shifter: {bug:?}");
    };
    assert_eq!(gone.kind, ShifterKind::Negation);
    assert_eq!(gone.span.of(&explanation.text), "is gone");
}

/// Rises and falls, which are good or bad as what moves is.
const TRENDS: &[(&str, &str)] = &[
    ("Sales rose by a fifth", "+"),
    ("Sales rose by a fifth and costs fell", "+"),
    ("Costs rose by a fifth", "-"),
    ("Waiting times have come down since spring", "+"),
    ("Response times went up again", "-"),
    ("The new portal has reduced our costs", "+"),
    ("Our debt was reduced by a third", "+"),
    ("They raised the prices twice this year", "-"),
    ("Another increase in fees", "-"),
    ("Fewer complaints than last month", "+"),
    ("Profit before taxes fell to nine million", "-"),
    ("The number of accidents has halved", "+"),
    ("Earnings per share were 0.42, up from 0.35", "+"),
    ("The share price went down", "-"),
    ("Staff turnover is up", "-"),
    ("Sales did not rise", "-0"),
    ("Salaries did not increase", "-0"),
    ("You should lower the price", "-0"),
    ("The price is up to you", "-0"),
    ("The water quality map went up this morning", "0"),
    ("The pay is very low", "-"),
    ("Career growth is slow", "-"),
    ("Work pressure is high", "-"),
    ("Prices are low", "+"),
    ("The response time is slow", "-"),
    ("The price is less important to me", "+0"),
    ("The roof is falling apart", "-"),
    ("The road rises towards the pass", "0"),
];

#[test]
fn rises_and_falls_are_news_of_what_moves() {
    assert_labels(TRENDS);
}

#[test]
fn a_rise_shows_in_the_explanation() {
    for (text, term, verb) in [
        ("Rents went up", "rents up", "went up"),
        ("The rent is high", "rent high", "high"),
        ("They raised the rent", "rent up", "raised"),
        ("Rents of flats were lowered", "rents down", "lowered"),
        ("Fewer complaints", "complaints down", "fewer"),
        ("Our waiting times went up", "waiting times up", "went up"),
        ("Fine. And then rents went up.", "rents up", "went up"),
    ] {
        let explanation = Analyzer::english().explain(text);
        let mut news = explanation.contributions.iter();
        let news = news.find(|c| c.sums.valence.abs() > 1.0);
        let news = news.unwrap_or_else(|| panic!("none: {explanation:?}"));
        let found = news.span.of(text).to_lowercase();
        assert_eq!((news.term.as_str(), &*found), (term, verb), "{text}");
        assert!((news.sums.valence > 0.0) == term.ends_with("down"));
    }
}

#[test]
fn own_lexicons_name_quantities() {
    let lexicon = Lexicon::from_tsv("term\tshifter\tfactor\nstarships\tquantity\t1\n").unwrap();
    let analyzer = Analyzer::builder().lexicon(lexicon).build().unwrap();
    let valence = |text| analyzer.score(text).valence;
    assert!(valence("Starships are up") > 0.3 && valence("Starships are down") < -0.3);
    assert!(Analyzer::english().score("Starships are up").valence < 0.3);
}

#[test]
fn an_explanation_is_of_the_score_whatever_stands_before() {
    let english = Analyzer::english();
    for text in [
        "I got it\nNothing worse",
        "it\nNever faster",
        "got them\nnobody faster",
        "less however the noise rises",
        "fewer however fewer the noise",
    ] {
        assert_eq!(english.score(text), english.explain(text).score, "{text:?}");
    }
}

#[test]
fn a_side_begins_behind_a_concession_whatever_follows() {
    let english = Analyzer::english();
    let unrelated = Lexicon::from_tsv("term\tvalence\nqqq zzz vvv\t1\n").unwrap();
    let own = Analyzer::builder().lexicon(unrelated).build().unwrap();
    for concession in [
        "Although the room was dirty",
        "Even though it is a bit slow",
    ] {
        for end in [" ", ", ", "\n"] {
            for who in ["they", "we", "she", "our guests", "I"] {
                let text = format!("{concession}{end}{who} LOVED it.");
                let score = english.score(&text);
                let slow = concession.ends_with("slow");
                assert!(slow || score.label == Label::Mixed, "{text}");
                assert_eq!(score, english.explain(&text).score, "{text}");
                assert_eq!(score, own.score(&text), "{text}");
            }
        }
    }
}
