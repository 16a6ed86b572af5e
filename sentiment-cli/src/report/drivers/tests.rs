use super::*;
use crate::report::function_words::is_function;
use crate::report::random::{answer, random, valence, BLAME, PRAISE};
use sentiment_core::{Analyzer, Context};

fn names(answers: &[&str], question: &str) -> [Vec<String>; 2] {
    let analyzer = Analyzer::english().with_context(Context::question(question));
    let mut drivers = Drivers::default();
    // Several times, as what is in one text only drives nothing, and among others, to be held against.
    let others = ["It is on the table by the door"; 20];
    for answer in [answers; 3].concat().iter().chain(&others) {
        drivers.add(&analyzer.explain(answer));
    }
    [false, true].map(|positive| {
        let drivers = drivers.strongest(positive, 0);
        drivers.into_iter().map(|d| d.term).collect()
    })
}

#[test]
fn words_that_lost_to_the_question_drive_nothing() {
    let wishes = [
        "a much better and faster delivery please",
        "friendlier staff and better food at the counter please",
    ];
    let [_, up] = names(&wishes, "What should we improve?");
    assert_eq!(up, [""; 0]);
    let [_, up] = names(&wishes, "");
    assert!(up.contains(&"much better".to_owned()), "{up:?}");
    let [down, up] = names(
        &["The app is terrible and it crashes"],
        "What should we improve?",
    );
    assert!(
        down.contains(&"terrible".to_owned()) && up.is_empty(),
        "{down:?} {up:?}"
    );
}

#[test]
fn short_answers_drive_by_themselves() {
    let answers = ["Pricing", "pricing.", "better parking", "Nothing!", "n/a"];
    let [down, up] = names(&answers, "What should we improve?");
    assert_eq!(down, ["pricing", "better parking"]);
    // It is counted by itself.
    assert_eq!(up, [""; 0]);
    let [down, up] = names(&answers, "What did you like most?");
    assert_eq!(down, [""; 0]);
    assert!(up.contains(&"pricing".to_owned()), "{up:?}");
}

#[test]
fn long_texts_have_drivers() {
    let long = "The staff was terrible. We came on Monday and sat at the table. ".repeat(20);
    let [down, _] = names(&[&long], "");
    assert!(down.contains(&"terrible".to_owned()), "{down:?}");
}

#[test]
fn a_word_lifts_only_where_its_texts_are_better() {
    let alone = Analyzer::english().score("support").valence;
    let complaint = "Support never answers my ticket";
    assert!(alone > 0.1, "{alone}");
    let texts = [complaint, "I love the chart", "I love the list"].repeat(8);
    assert_eq!(named(&texts, true), [("love".to_owned(), 16)]);
    for (term, _) in named(&texts, false) {
        assert!(complaint.contains(&term), "{term}");
    }
    // Where they are in good ones, it does.
    let texts = ["Support is quick", "Great support", "I hate the chart"].repeat(8);
    let up = named(&texts, true);
    assert!(up.contains(&("support".to_owned(), 16)), "{up:?}");
}

/// Words that weigh something, in texts of a valence that has nothing to do with them.
#[test]
fn chance_seldom_drives() {
    const RUNS: u64 = 200;
    const WORDS: &str = "love great good nice helpful easy quick support happy works best thanks \
        beautiful terrible slow awful bad broken crashes hate late rude useless problem wrong refund";
    let words: Vec<&str> = WORDS.split(' ').collect();
    let analyzer = Analyzer::english();
    for texts in [40, 150, 600] {
        let mut alarms = 0;
        for run in 0..RUNS {
            let mut random = random(run);
            let mut drivers = Drivers::default();
            for _ in 0..texts {
                // Frequent as in a language: of all, the n-th as 1/n.
                let place = |random: f64| (words.len() as f64).powf(random) as usize - 1;
                let [one, two] = [random(), random()].map(|random| words[place(random)]);
                let mut explanation = analyzer.explain(&format!("{one}. {two}."));
                explanation.score.valence = valence(&mut random, 0.3);
                drivers.add(&explanation);
            }
            let named = [true, false].map(|positive| drivers.strongest(positive, 0).len());
            alarms += u64::from(named != [0, 0]);
        }
        assert!(
            alarms * 100 <= RUNS * 3,
            "{texts} texts: {alarms} of {RUNS}"
        );
    }
}

const THINGS: [&str; 6] = ["employees", "queue", "support", "office", "parcel", "hours"];

/// An answer of one to three words; a share complains.
fn said(random: &mut impl FnMut() -> f64, complaints: f64) -> String {
    let opinions = match random() < complaints {
        true => BLAME,
        false => PRAISE,
    };
    answer(random, 3, &THINGS, &opinions[..6])
}

/// In how many of 50 files of such answers a term of little weight is named, where every tenth is said of a queue: by so many
/// complaints.
fn files(texts: usize, complaints: f64, of_queue: Option<f64>) -> [usize; 2] {
    let analyzer = Analyzer::english();
    let (mut queue, mut others) = (0, 0);
    for run in 0..50 {
        let mut random = random(run);
        let mut drivers = Drivers::default();
        for at in 0..texts {
            let share = of_queue.filter(|_| at % 10 == 0).unwrap_or(complaints);
            let mut text = said(&mut random, share);
            if of_queue.is_some() {
                text = text.replace("queue", "parcel");
                if at % 10 == 0 {
                    text.push_str(" queue");
                }
            }
            drivers.add(&analyzer.explain(&text));
        }
        let named = [true, false].map(|positive| drivers.strongest(positive, 0));
        let is = |words: &[&str]| named.iter().flatten().any(|d| words.contains(&&*d.term));
        queue += usize::from(is(&["queue"]));
        others += usize::from(is(&["employees", "support", "office", "parcel", "hours"]));
    }
    [queue, others]
}

/// By the valences of their texts, such a term was named in up to 100 files of 100.
#[test]
fn what_weighs_little_is_named_for_what_other_words_say() {
    for (texts, complaints) in [(60, 0.3), (200, 0.1), (200, 0.7), (600, 0.1)] {
        let [queue, others] = files(texts, complaints, None);
        assert!(
            queue + others <= 3,
            "{texts}, {complaints}: {queue}, {others}"
        );
    }
    let [queue, others] = files(300, 0.3, Some(0.85));
    assert!(queue >= 45 && others <= 3, "{queue}, {others}");
    // Where it stands alone, nothing is said of it.
    let texts = [&["Employees"; 10][..], &["Great"; 10]].concat();
    assert_eq!(named(&texts, false), []);
}

/// Of answers that name one of several things, with an opinion or without one, what is left without it is as long as a name alone.
#[test]
fn what_stands_alone_or_with_an_opinion_drives_nothing() {
    let analyzer = Analyzer::english();
    let mut named = 0;
    for run in 0..60 {
        let mut random = random(run);
        let complaints = [0.1, 0.3, 0.7][run as usize % 3];
        let mut drivers = Drivers::default();
        for at in 0..600 {
            let thing = THINGS[(6.0 * random()) as usize];
            let opinion = match random() {
                opinion if opinion < 0.4 => "",
                _ if random() < complaints => ["terrible", "awful"][at % 2],
                _ => ["great", "excellent"][at % 2],
            };
            drivers.add(&analyzer.explain(&format!("{opinion} {thing} n{at}")));
        }
        let all = [true, false].map(|positive| drivers.strongest(positive, 0));
        named += usize::from(all.iter().flatten().any(|d| THINGS.contains(&&*d.term)));
    }
    assert!(named <= 3, "{named}");
}

#[test]
fn the_length_of_complaints_makes_no_word_bad() {
    let analyzer = Analyzer::english();
    let mut random = random(1);
    let mut drivers = Drivers::default();
    for _ in 0..600 {
        let mut text = |parts: usize, opinion: &str| {
            let part = |_| match random() < 0.3 {
                true => "the employees",
                false => "on Monday",
            };
            let parts: Vec<&str> = (0..parts).map(part).collect();
            drivers.add(&analyzer.explain(&format!("{opinion}, {}", parts.join(", "))));
        };
        text(2, "It was great");
        text(6, "It was terrible");
    }
    let down = drivers.strongest(false, 0);
    assert!(down.iter().any(|d| d.term == "terrible"));
    assert!(down.iter().all(|d| d.term != "employees"));
}

fn named(texts: &[&str], positive: bool) -> Vec<(String, u64)> {
    let analyzer = Analyzer::english();
    let mut drivers = Drivers::default();
    let mut later = Drivers::default();
    let texts = [texts, &["It is on the table"; 20]].concat();
    let (first, second) = texts.split_at(texts.len() / 2);
    first.iter().for_each(|t| drivers.add(&analyzer.explain(t)));
    second.iter().for_each(|t| later.add(&analyzer.explain(t)));
    drivers.merge(later);
    let named = drivers.strongest(positive, 0).into_iter();
    named.map(|d| (d.term, d.texts)).collect()
}

#[test]
fn a_term_is_in_several_texts() {
    let few = ["Terrible, terrible, terrible", "It is awful", "so awful"];
    assert_eq!(named(&few, false), [("awful".to_owned(), 2)]);
    let mut many = vec!["It is on the table"; 40];
    many.extend(["awful", "awful", "horrible", "horrible", "horrible"]);
    assert_eq!(named(&many, false), [("horrible".to_owned(), 3)]);
}

#[test]
fn forms_of_a_word_are_one() {
    let texts = [
        "It crashes",
        "It crashes and crashed",
        "The app crashed",
        "The app crashes",
    ];
    let down = named(&texts, false);
    assert_eq!(down, [("crashes".to_owned(), 4)]);
    let few = ["It crashes and crashed, always crashing"];
    assert_eq!(named(&few, false), []);
}

#[test]
fn words_that_name_nothing_drive_nothing() {
    let texts = ["Not.", "not only", "I don't.", "never", "It crashes"].repeat(4);
    for (term, _) in [named(&texts, false), named(&texts, true)].concat() {
        assert!(!is_function(&term), "{term}");
    }
    let down = named(&texts, false);
    assert!(down.iter().any(|(term, _)| term == "crashes"), "{down:?}");
}
