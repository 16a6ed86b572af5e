//! The findings in words: what a reader would say who looked at all numbers.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sentiment_core::Label;

use super::dates::Period;
use super::groups::Group;
use super::moments::Moments;
use super::numbers::{percent, signed, texts};
use super::summary::Summary;

/// Texts below which a group or a month is not spoken of.
const LEAST: u64 = 8;

/// Standard errors that two levels must be apart to be called a change: with
/// dozens of months to choose from, 1.96 would find one in noise.
const CLEAR: f64 = 3.2;

/// Sentences on the whole, the groups, time, and the rating.
pub fn headline(summary: &Summary) -> Vec<String> {
    let all = &summary.all;
    if all.n() == 0 {
        return vec!["No texts.".to_owned()];
    }
    let mut sentences = vec![format!(
        "{}: {} positive, {} negative, {} neutral, {} mixed. The mean valence is {}.",
        texts(all.n()),
        percent(all.share(Label::Positive)),
        percent(all.share(Label::Negative)),
        percent(all.share(Label::Neutral)),
        percent(all.share(Label::Mixed)),
        signed(all.valence.mean()),
    )];
    sentences.extend(groups(summary));
    sentences.extend(time(summary));
    sentences.extend(terms(summary));
    sentences
}

/// The groups that are clearly below and above the rest.
fn groups(summary: &Summary) -> Vec<String> {
    let mut extremes: [Option<(&str, &str, &Group)>; 2] = [None, None];
    let mut compared = false;
    let mean = summary.all.valence.mean();
    for groups in summary.groups.iter().filter(|g| g.len() > 1) {
        for (name, group) in groups.iter().filter(|(_, g)| g.tally.n() >= LEAST) {
            compared = true;
            let Some((low, high)) = group.tally.valence.interval() else {
                continue;
            };
            let own = group.tally.valence.mean();
            let [lowest, highest] = &mut extremes;
            if high < mean && lowest.is_none_or(|(.., g)| own < g.tally.valence.mean()) {
                *lowest = Some((&groups.column.name, name, group));
            }
            if low > mean && highest.is_none_or(|(.., g)| own > g.tally.valence.mean()) {
                *highest = Some((&groups.column.name, name, group));
            }
        }
    }
    let mut sentences = Vec::new();
    for (which, extreme) in ["lowest", "highest"].iter().zip(extremes) {
        let Some((column, name, group)) = extreme else {
            continue;
        };
        let mut sentence = format!(
            "The {which} group is {name} ({column}; mean valence {}, {})",
            signed(group.tally.valence.mean()),
            texts(group.tally.n()),
        );
        if let Some(change) = change(&group.months) {
            sentence.push_str(&format!("; it {change}"));
        }
        sentence.push('.');
        sentences.push(sentence);
    }
    if compared && sentences.is_empty() {
        sentences.push("No group differs clearly from the rest.".to_owned());
    }
    sentences
}

fn time(summary: &Summary) -> Option<String> {
    let months = summary.months();
    if months.len() < 2 {
        return None;
    }
    Some(match change(&months) {
        Some(change) => format!("Over all texts, valence {change}."),
        None => "Over all texts, valence shows no clear change over time.".to_owned(),
    })
}

/// The clearest change in level, in words: the month that best parts the
/// months before it from itself and those after.
fn change(months: &BTreeMap<Date, Moments>) -> Option<String> {
    let mut clearest: Option<(f64, Date, f64, f64)> = None;
    for &month in months.keys() {
        let (mut before, mut since) = (Moments::default(), Moments::default());
        months.range(..month).for_each(|(_, m)| before.merge(m));
        months.range(month..).for_each(|(_, m)| since.merge(m));
        if before.n < LEAST || since.n < LEAST {
            continue;
        }
        let error = (before.error()? + since.error()?).sqrt().max(1e-9);
        let distance = (since.mean() - before.mean()).abs() / error;
        if distance > CLEAR && clearest.is_none_or(|(other, ..)| distance > other) {
            clearest = Some((distance, month, before.mean(), since.mean()));
        }
    }
    let (_, month, before, since) = clearest?;
    Some(format!(
        "{} in {}: {} before, {} since",
        if since < before { "fell" } else { "rose" },
        Period::Month.label(month),
        signed(before),
        signed(since)
    ))
}

/// The terms that weigh most, in words.
fn terms(summary: &Summary) -> Option<String> {
    let name = |positive| {
        let drivers = summary.drivers.strongest(positive);
        let terms: Vec<String> = drivers
            .iter()
            .take(4)
            .map(|d| format!("“{}”", d.term))
            .collect();
        terms.join(", ")
    };
    match (name(false), name(true)) {
        (down, up) if down.is_empty() && up.is_empty() => None,
        (down, up) if down.is_empty() => Some(format!("What lifts it most: {up}.")),
        (down, up) if up.is_empty() => Some(format!("What lowers it most: {down}.")),
        (down, up) => Some(format!(
            "What lowers it most: {down}; what lifts it most: {up}."
        )),
    }
}

/// How far ratings and valences agree, in words.
pub fn rating(summary: &Summary) -> Option<String> {
    let r = summary.ratings.correlation()?;
    let how = match r {
        r if r >= 0.6 => "Ratings and texts agree well",
        r if r >= 0.3 => "Ratings and texts agree somewhat",
        r if r > -0.1 => "Ratings and texts hardly agree",
        _ => "Ratings and texts contradict each other: perhaps a low rating is the better one",
    };
    Some(format!(
        "{how}: the correlation of rating and valence is {} (Pearson, {}).",
        signed(r),
        texts(summary.ratings.n())
    ))
}
