use super::*;
use crate::report::keywords::corpus::Membership;
use crate::report::keywords::Corpus;
use crate::report::random::{answer, random, sentence, valence, BLAME, PRAISE};
use sentiment_core::Analyzer;

fn topics(texts: impl Iterator<Item = (String, f64)>, discretion: Discretion) -> Vec<Topic> {
    let mut corpus = Corpus::default();
    for (text, valence) in texts {
        let parts = Membership {
            proves: true,
            ..Membership::default()
        };
        corpus.add_told(text, valence, parts);
    }
    Topics::of(&Terms::of(&corpus), false, discretion, [].into_iter()).found
}

#[test]
fn what_unhappy_and_happy_texts_are_about() {
    let mut random = random(1);
    let mut say = |i: usize| {
        let (other, noise) = (sentence(&mut random), 0.4 * random());
        match i % 20 {
            0 | 1 => (format!("{other}. New checkout again"), -0.9 + noise),
            2 => (format!("At the checkouts. {other}"), -0.9 + noise),
            3 => (format!("{other}. Our driver, Maria"), 0.6 + noise),
            4 => (
                format!("{other}. The oat milk"),
                if i % 40 < 20 { -0.6 } else { 0.9 },
            ),
            _ => (other, [-0.6, 0.9][i % 3 % 2] + noise - 0.2),
        }
    };
    let texts: Vec<_> = (0..400).map(&mut say).collect();
    let found = topics(texts.clone().into_iter(), Discretion::default());
    let named = found
        .iter()
        .map(|topic| (topic.name.as_str(), topic.with.n, topic.difference() > 0.0));
    // Forms are joined; of words that stand together one is enough, and no name.
    assert_eq!(
        named.collect::<Vec<_>>(),
        [("checkout", 60, false), ("driver", 20, true)]
    );
    // Means of few are not told, nor of few others.
    let many = texts
        .iter()
        .map(|(text, valence)| (format!("{text}. Checkout"), *valence));
    assert!(topics(many, Discretion::default())
        .iter()
        .all(|topic| topic.name != "checkout"));
    let discreet = Discretion {
        least: 30,
        no_texts: false,
    };
    assert_eq!(topics(texts.into_iter(), discreet).len(), 1);
}

#[test]
fn a_word_that_pulls_its_texts_is_no_topic() {
    let analyzer = Analyzer::english();
    let mut corpus = Corpus::default();
    for i in 0..80 {
        let text = [
            "The lid is mouldy",
            "A lovely spoon",
            "On the table",
            "It is a plate",
        ][i % 4];
        let parts = Membership {
            proves: true,
            ..Membership::default()
        };
        corpus.add(&analyzer.explain(text), parts, 0);
    }
    let of = |said: &[&str]| {
        let topics = Topics::of(
            &Terms::of(&corpus),
            false,
            Discretion::default(),
            said.iter().copied(),
        );
        let mut names: Vec<_> = topics.found.into_iter().map(|topic| topic.name).collect();
        names.sort_unstable();
        names
    };
    assert_eq!(of(&[]), ["lid", "spoon"]);
    assert_eq!(of(&["spoons"]), ["lid"]);
}

#[test]
fn what_looks_like_a_name_is_not_passed_on() {
    let say = |i: usize| match i % 4 {
        0 => (format!("It is of w{i} Zorblina"), -0.8),
        1 => (format!("At reception, w{i} Reception, reception"), -0.7),
        _ => ("It is a plate".to_owned(), [0.3, -0.1][i / 4 % 2]),
    };
    let names = |discretion| {
        let found = topics((0..200).map(say), discretion).into_iter();
        found.map(|topic| topic.name).collect::<Vec<_>>()
    };
    let open = names(Discretion::default());
    assert!(
        open.iter().any(|name| name.contains("zorblina")),
        "{open:?}"
    );
    for (least, no_texts) in [(0, true), (5, false)] {
        let found = names(Discretion { least, no_texts });
        assert!(
            found.iter().any(|name| name.contains("reception")),
            "{found:?}"
        );
        assert!(
            !found.iter().any(|name| name.contains("zorblina")),
            "{found:?}"
        );
    }
}

#[test]
fn chance_is_seldom_a_topic() {
    const RUNS: u64 = 200;
    let mut all = Vec::new();
    for (texts, complaints) in [(60, 0.3), (300, 0.1), (300, 0.5), (1000, 0.1)] {
        let mut alarms = 0;
        for run in 0..RUNS {
            let mut random = random(run);
            let texts: Vec<_> = (0..texts)
                .map(|_| (sentence(&mut random), valence(&mut random, complaints)))
                .collect();
            alarms += u64::from(!topics(texts.into_iter(), Discretion::default()).is_empty());
        }
        all.push((texts, complaints, alarms));
    }
    assert!(
        all.iter().all(|(.., alarms)| alarms * 100 <= RUNS * 3),
        "of {RUNS}: {all:?}"
    );
}

const THINGS: [&str; 6] = ["office", "parcel", "table", "counter", "basket", "hallway"];

/// An answer of up to four words, in which nouns are strewn.
fn strewn(random: &mut dyn FnMut() -> f64, complains: bool, noun: Option<&str>) -> String {
    let opinions = if complains { BLAME } else { PRAISE };
    let answer = answer(random, 4, &THINGS, &opinions);
    match noun {
        Some(noun) => format!("{answer} {noun}"),
        None => answer,
    }
}

/// One thing, with an opinion on it or without one.
fn slot(random: &mut dyn FnMut() -> f64, complains: bool, noun: Option<&str>) -> String {
    let opinions = if complains { BLAME } else { PRAISE };
    let thing = THINGS[(6.0 * random()) as usize];
    let (noun, opinion) = (noun.unwrap_or(thing), opinions[(8.0 * random()) as usize]);
    // Copies prove nothing, and most of these are none.
    let number = (1000.0 * random()) as usize;
    match random() < 0.4 {
        true => format!("{noun} n{number}"),
        false => format!("{opinion} {noun} n{number}"),
    }
}

/// Complaints are longer.
fn long(random: &mut dyn FnMut() -> f64, complains: bool, noun: Option<&str>) -> String {
    let (opinions, least) = if complains { (BLAME, 3) } else { (PRAISE, 1) };
    let parts = least + (4.0 * random()) as usize;
    let opinion = opinions[(8.0 * random()) as usize];
    let part = |_| {
        format!(
            "the {} on n{}",
            THINGS[(6.0 * random()) as usize],
            (90.0 * random()) as usize
        )
    };
    let parts: Vec<String> = (0..parts)
        .map(part)
        .chain(noun.map(str::to_owned))
        .collect();
    format!("It was {opinion}, {}", parts.join(", "))
}

/// Writes a text that complains or praises, about a noun.
type Text = fn(&mut dyn FnMut() -> f64, bool, Option<&str>) -> String;

/// In how many of 60 files of such texts a lift is named as lower, which a part of these is about, and in how many another thing is a topic.
fn files(text: Text, complaints: f64, of_lift: Option<f64>) -> [usize; 2] {
    let analyzer = Analyzer::english();
    let mut all = [0, 0];
    for run in 0..60 {
        let mut random = random(run);
        let (mut corpus, mut seen) = (Corpus::default(), HashSet::new());
        for at in 0..800 {
            let share = of_lift.filter(|_| at % 10 == 0);
            let complains = random() < share.unwrap_or(complaints);
            let text = text(&mut random, complains, share.map(|_| "lift"));
            let parts = Membership {
                proves: seen.insert(text.clone()),
                ..Membership::default()
            };
            corpus.add(&analyzer.explain(&text), parts, 0);
        }
        let found = Topics::of(
            &Terms::of(&corpus),
            false,
            Discretion::default(),
            [].into_iter(),
        );
        let is_lift = |topic: &&Topic| topic.name.contains("lift");
        let lower = found.side(false).any(|topic| is_lift(&topic));
        all[0] += usize::from(lower);
        all[1] += usize::from(found.found.iter().any(|topic| !is_lift(&topic)));
    }
    all
}

#[test]
fn nouns_are_no_topics_wherever_they_are_strewn() {
    for complaints in [0.05, 0.1, 0.8] {
        let short = files(strewn, complaints, None);
        let slots = files(slot, complaints, None);
        let long = files(long, complaints, None);
        for all in [short, slots, long] {
            assert!(all[1] <= 4, "{complaints}: {short:?} {slots:?} {long:?}");
        }
    }
}

#[test]
fn what_is_said_with_a_noun_makes_it_a_topic() {
    let short = files(strewn, 0.1, Some(0.6));
    let slots = files(slot, 0.15, Some(0.6));
    let long = files(long, 0.3, Some(0.9));
    for all in [short, slots, long] {
        assert!(all[0] >= 50 && all[1] <= 4, "{short:?} {slots:?} {long:?}");
    }
}

#[test]
fn words_with_a_hyphen_are_named_as_they_are_written() {
    let mut random = random(1);
    let say = |i: usize| {
        let other = sentence(&mut random);
        match i % 20 {
            0 => (format!("{other}. The check-in"), -0.9),
            1 => (format!("Two check-ins. {other}"), -0.8),
            2 => (format!("{other}. We check in again"), -0.8),
            3 => (format!("{other}. Our Wi-Fi"), 0.9),
            4 => (format!("{other}. Our wifi"), 0.9),
            _ => (other, [-0.4, 0.5][i % 3 % 2]),
        }
    };
    let found = topics((0..400).map(say), Discretion::default());
    let named = found
        .iter()
        .map(|topic| (topic.name.as_str(), topic.with.n));
    let mut named: Vec<(&str, u64)> = named.collect();
    named.sort_unstable();
    assert_eq!(named, [("check-in", 60), ("wi-fi", 40)]);
}
