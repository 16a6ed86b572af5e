//! What changed over time, in words: what comes again each year, groups of their own, all texts, the last month.

use jiff::civil::Date;

use super::changes::Change;
use super::dates::Period;
use super::groups::short;
use super::keywords::Keywords;
use super::latest::Latest;
use super::numbers::count;
use super::outliers::Outliers;
use super::own::{changed, Cause, Own};
use super::seasons::Seasons;
use super::spikes::{self, crowds, rests_on, Calm, Crowd};
use super::summary::Summary;
use super::timeline::{self, By};
use super::words::NAMED;

/// The sentences.
pub fn sentences(summary: &Summary, outliers: &Outliers, keywords: &Keywords) -> Vec<String> {
    let least = summary.discretion.least;
    let (calm, change) = of_all(summary);
    let own = changed(&summary.groups, least, &calm);
    let cause = match own.is_empty() && !change.is_clear() {
        true => None,
        false => Cause::of(&change, &summary.groups, &own, outliers, &calm),
    };
    let latest = Latest::of(&summary.days, least);
    // What the last month says would be denied.
    let is_denied = change == Change::None && latest.as_ref().and_then(Latest::worse).is_some();

    let mut sentences = Vec::new();
    for season in calm.seasons.iter() {
        sentences.push(season.in_words());
        sentences.extend(keywords.of_season(season));
    }
    for spike in calm.spikes.iter().take(NAMED) {
        sentences.push(spike.in_words(spikes::cause(spike, &summary.groups)));
        sentences.extend(keywords.of_spike(spike));
    }
    for (side, worse) in [
        (&outliers.valence.below, true),
        (&outliers.valence.above, false),
    ] {
        let named = side.iter().take(NAMED);
        sentences.extend(named.filter_map(|o| rests_on(o, worse, &summary.groups, &calm, least)));
    }
    let crowds = crowds(&summary.days, &summary.groups, least);
    sentences.extend(crowds.iter().take(NAMED).map(Crowd::in_words));
    sentences.extend(groups(&own, keywords));
    let mut is_told = false;
    if summary.days.by(Period::Month).len() > 1 && !is_denied {
        sentences.extend(over_all(&change, cause.as_ref(), &calm));
        // Of a group that differs its own words have been said.
        if cause.is_none() {
            sentences.extend(keywords.of_change(&change));
            is_told = true;
        }
    }
    if let Some(rated) = summary.rated() {
        let rating = change_of(&|period| rated.by(period), summary);
        sentences.extend(rated.sentence(&rating));
        if rating.is_clear() && !change.is_clear() && own.is_empty() {
            sentences.extend(keywords.of_change(&rating));
        }
    }
    if let Some(latest) = latest {
        let usual = latest.is_usual(&calm.seasons);
        sentences.push(latest.in_words(usual));
        // What is new since that month has been said.
        let start = latest.start();
        let is_from = |from: Date| from == start || from.first_of_month() == start;
        let is_said = is_told && matches!(change, Change::Lasting { from, .. } if is_from(from));
        if !is_said && !usual {
            sentences.extend(keywords.of_latest(&latest));
        }
    }
    sentences
}

/// What comes again or stands out, and what all other texts did.
fn of_all(summary: &Summary) -> (Calm<'_>, Change) {
    let least = summary.discretion.least;
    let mut months = summary.days.by(Period::Month);
    months.retain(|_, m| m.all.n >= least);
    let seasons = Seasons::of(&months);
    let all = summary.days.pieces();
    let calm = spikes::find(&all, &summary.groups, least, seasons);
    let left = calm.left(&all, &summary.groups);
    let change = change_of(&|period| left.by(period), summary);
    (calm, change)
}

/// What all texts did, in a few words, if it is clear and not what some groups did.
pub fn in_brief(summary: &Summary) -> Option<String> {
    let (calm, change) = of_all(summary);
    let own = changed(&summary.groups, summary.discretion.least, &calm);
    let outliers = Outliers::of(summary);
    let is_clear =
        change.is_clear() && Cause::of(&change, &summary.groups, &own, &outliers, &calm).is_none();
    is_clear.then(|| change.in_words())
}

/// What happened to means by period, with the week of a step where the chart is by weeks.
fn change_of(by: By, summary: &Summary) -> Change {
    let parts = |period| {
        let mut parts = by(period);
        parts.retain(|_, m| m.all.n >= summary.discretion.least);
        parts
    };
    let change = Change::over(&parts(Period::Month));
    match timeline::period(summary) {
        Some(Period::Week) => change.in_week(&parts(Period::Week)),
        _ => change,
    }
}

/// What groups did by themselves.
fn groups(own: &[Own], keywords: &Keywords) -> Vec<String> {
    let told = |own: &Own| {
        let (name, change) = (short(own.name), own.change.in_words());
        format!("{name} ({}) {change}.", own.column)
    };
    let mut sentences = Vec::new();
    for own in own.iter().take(NAMED) {
        sentences.push(told(own));
        sentences.extend(keywords.of_change_in(own));
    }
    match own.get(NAMED..) {
        Some([one]) => sentences.push(told(one)),
        Some(more @ [_, _, ..]) => {
            let names: Vec<String> = more.iter().take(NAMED).map(|own| short(own.name)).collect();
            let rest = match more.len().saturating_sub(NAMED) {
                0 => String::new(),
                n => format!(", and {} more", count(n as u64)),
            };
            sentences.push(format!(
                "Changed by themselves, too: {}{rest}.",
                names.join(", ")
            ));
        }
        _ => {}
    }
    sentences
}

/// What all texts did, or those without the groups that did it.
fn over_all(change: &Change, cause: Option<&Cause>, calm: &Calm) -> Option<String> {
    let apart = calm.apart();
    // What passed was found.
    let none = match calm.spikes.is_empty() {
        true => Change::None.in_words(),
        false => "shows no lasting change".to_owned(),
    };
    let capital = |start: &str| match apart {
        "" => start.to_owned(),
        apart => {
            let lower = start[..1].to_lowercase();
            format!("{apart}{lower}{}", &start[1..])
        }
    };
    Some(match (change, cause) {
        (_, Some(cause)) if cause.apart.is_empty() => {
            capital("All other texts together show no clear change over time.")
        }
        (change, Some(cause)) => {
            let names = cause
                .apart
                .iter()
                .chain(&cause.changed)
                .map(|name| short(name));
            let names = names.collect::<Vec<_>>().join(" and ");
            let all = capital("Overall, valence");
            format!(
                "{all} {}; without {names} it shows no clear change.",
                change.in_words()
            )
        }
        (Change::Unknown, None) => {
            capital("Over time there are too few texts to tell whether valence changed.")
        }
        (Change::None, None) => format!("{} {none} over time.", capital("Overall, valence")),
        (change, None) => format!("{} {}.", capital("Overall, valence"), change.in_words()),
    })
}
