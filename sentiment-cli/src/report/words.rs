//! The findings in words: what a reader would say who looked at all numbers.

use std::fmt::Write;

use sentiment_core::Label;
use sentiment_urgent::Kind;

use super::disagree;
use super::feelings;
use super::keywords::Keywords;
use super::mentioned;
use super::numbers::{count, percent, signed, texts};
use super::outliers::Outliers;
use super::over_time;
use super::stars;
use super::summary::{Summary, UNSURE};

/// Texts below which a group or a month is not spoken of.
pub const LEAST: u64 = 8;

/// How far apart means must be to be called different: of many thousand texts a test finds what nobody
/// would see.
pub const APART: f64 = 0.05;

/// Sentences on the whole, the groups, time, and the rating; the texts may answer one of several questions (`is_part`).
pub fn headline(summary: &Summary, is_part: bool) -> Vec<String> {
    let all = &summary.all;
    let mut sentences = vec![format!(
        "{}: {} positive, {} negative, {} neutral, {} mixed. Mean valence {}, on a scale from −1 (negative) to +1 (positive).",
        texts(all.n()),
        percent(all.share(Label::Positive)),
        percent(all.share(Label::Negative)),
        percent(all.share(Label::Neutral)),
        percent(all.share(Label::Mixed)),
        signed(all.valence.mean()),
    )];
    let ratings = summary.comparable.as_ref();
    let rating = ratings.and_then(|ratings| stars::sentence(ratings, summary.discretion));
    sentences.extend(rating.map(|rating| match is_part {
        // People have one rating, whatever they answer.
        true => format!("Of those who answer this: {rating}"),
        false => rating,
    }));
    sentences.extend(urgent(summary));
    let days = summary.days.bounds().map(|(first, last)| first..=last);
    let keywords = Keywords::new(&summary.corpus, days, summary.discretion.words());
    let outliers = Outliers::of(summary);
    sentences.extend(outliers.in_words(ratings, &keywords));
    sentences.extend(over_time::sentences(summary, &outliers, &keywords));
    sentences.extend(mentioned::of_groups(summary, &outliers));
    sentences.extend(mentioned::of_cells(summary));
    sentences.extend(nothing(summary));
    sentences.extend(terms(summary));
    sentences.extend(topics(summary));
    sentences.extend(mentioned::sentence(summary));
    sentences.extend(feelings::sentence(&summary.all));
    sentences.extend(disagree::sentence(summary));
    sentences
}

/// How many texts should be read first, by what they mention; where no text is shown, of few only that there are some.
fn urgent(summary: &Summary) -> Option<String> {
    let urgent = &summary.urgent;
    let of = |kind: Kind| match urgent.is_few(kind, summary.discretion) {
        true => format!(
            "fewer than {} about {}",
            summary.discretion.least,
            kind.about()
        ),
        false => format!("{} about {}", count(urgent.n(kind)), kind.about()),
    };
    let kinds: Vec<Kind> = urgent.kinds().collect();
    let of: Vec<String> = kinds.iter().map(|&kind| of(kind)).collect();
    // The sum would tell the few.
    let all = match kinds
        .iter()
        .any(|&kind| urgent.is_few(kind, summary.discretion))
    {
        true => "some texts".to_owned(),
        false => texts(kinds.iter().map(|&kind| urgent.n(kind)).sum()),
    };
    match &kinds[..] {
        [] => None,
        // Said once.
        [kind] if !urgent.is_few(*kind, summary.discretion) => {
            Some(format!("Read first: {all} about {}.", kind.about()))
        }
        _ => Some(format!("Read first: {all} ({}).", of.join(", "))),
    }
}

/// Groups, or topics, of a side that are named.
pub const NAMED: usize = 3;

/// What clearly lower and higher texts are about: "Texts about “checkout” are lower (−0.43 in 30 texts, others
/// +0.24), as are those about “card”."
fn topics(summary: &Summary) -> Option<String> {
    let topics = &summary.findings.topics;
    let side = |higher: bool| {
        let mut side = topics.side(higher);
        let first = side.next()?;
        let (of, how) = (
            if topics.of_sample { " of a sample" } else { "" },
            if higher { "higher" } else { "lower" },
        );
        let [with, others] = [&first.with, &first.others].map(|part| signed(part.mean()));
        let n = texts(first.with.n);
        let mut out = format!(
            "“{}” are {how} ({with} in {n}{of}, others {others})",
            first.name
        );
        let more: Vec<String> = side
            .take(NAMED - 1)
            .map(|topic| format!("“{}”", topic.name))
            .collect();
        if !more.is_empty() {
            let _ = write!(out, ", as are those about {}", more.join(" and "));
        }
        Some(out)
    };
    match (side(false), side(true)) {
        (None, None) => None,
        (Some(one), None) | (None, Some(one)) => Some(format!("Texts about {one}.")),
        (Some(low), Some(high)) => Some(format!("Texts about {low}; those about {high}.")),
    }
}

/// How many answers name nothing.
fn nothing(summary: &Summary) -> Option<String> {
    let n = summary.drivers.nothing();
    let least = summary.discretion.words().max(1);
    let (answers, say) = match n {
        1 => ("answer", "says"),
        _ => ("answers", "say"),
    };
    (n >= least).then(|| format!("{} {answers} {say} that there is nothing.", count(n)))
}

/// The terms that weigh most, in words.
fn terms(summary: &Summary) -> Option<String> {
    let name = |positive| {
        let drivers = summary.strongest(positive);
        let terms: Vec<String> = drivers
            .iter()
            .take(4)
            .map(|d| format!("“{}”", d.term))
            .collect();
        terms.join(", ")
    };
    match (name(false), name(true)) {
        (down, up) if down.is_empty() && up.is_empty() => {
            let tried = summary.drivers.are_several(summary.discretion.words());
            tried.then(|| "No word clearly lifts or lowers it.".to_owned())
        }
        (down, up) if down.is_empty() => Some(format!("What lifts it most: {up}.")),
        (down, up) if up.is_empty() => Some(format!("What lowers it most: {down}.")),
        (down, up) => Some(format!(
            "What lowers it most: {down}; what lifts it most: {up}."
        )),
    }
}

/// How many labels are close to a guess, in words.
pub fn uncertain(summary: &Summary) -> String {
    let n = summary.unsure;
    let mut words = format!(
        "In {} ({}) the label is close to a guess, with a confidence below {UNSURE}: have a person look.",
        texts(n),
        percent(n as f64 / summary.all.n().max(1) as f64)
    );
    if summary.unsure_silent > 0 {
        let _ = write!(
            words,
            " So it is in {} without a word that says anything, where there is nothing to look at.",
            texts(summary.unsure_silent)
        );
    }
    words
}
