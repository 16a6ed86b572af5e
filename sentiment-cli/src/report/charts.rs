//! The charts of the page.

use jiff::civil::Date;

use super::dates::Period;
use super::days::Days;
use super::moments::Moments;
use super::numbers::{count, signed, texts};
use super::summary::BINS;
use super::svg::Svg;
use super::tally::Tally;

/// How valences are spread.
pub fn histogram(bins: &[u64; BINS]) -> String {
    const HEIGHT: f64 = 130.0;
    let highest = bins.iter().copied().max().unwrap_or(0).max(1);
    let total: u64 = bins.iter().sum();
    let edge = |i: usize| i as f64 / BINS as f64 * 2.0 - 1.0;
    let parts = [
        (0, 6, "below −0.4"),
        (6, 14, "from −0.4 to +0.4"),
        (14, BINS, "above +0.4"),
    ];
    let described: Vec<String> = parts
        .into_iter()
        .map(|(from, to, name)| format!("{} {name}", count(bins[from..to].iter().sum())))
        .collect();
    let mut svg = Svg::new(
        "histogram",
        "chart",
        160,
        "How valences are spread",
        &format!("Of {}: {}.", texts(total), described.join(", ")),
    );
    let step = 100.0 / BINS as f64;
    for (i, &n) in bins.iter().enumerate() {
        let height = if n == 0 {
            0.0
        } else {
            (n as f64 / highest as f64 * (HEIGHT - 10.0)).max(1.5)
        };
        let tip = format!(
            "valence {} to {}: {}",
            signed(edge(i)),
            signed(edge(i + 1)),
            texts(n)
        );
        svg.bar(
            "bin",
            i as f64 * step + 0.3,
            step - 0.6,
            HEIGHT - height,
            height,
            &tip,
        );
    }
    svg.line("axis", (0.0, HEIGHT), (100.0, HEIGHT));
    for (x, label, class) in [
        (0.0, "−1", "first"),
        (25.0, "−0.5", ""),
        (50.0, "0", ""),
        (75.0, "+0.5", ""),
        (100.0, "+1", "last"),
    ] {
        svg.line("axis", (x, HEIGHT), (x, HEIGHT + 5.0));
        svg.text(class, (x, HEIGHT + 20.0), label);
    }
    svg.finish()
}

/// A mean with its interval, on the scale from -1 to 1.
pub fn whisker(id: &str, name: &str, tally: &Tally) -> String {
    const MIDDLE: f64 = 10.0;
    let place = |v: f64| 50.0 + v * 48.0;
    let mean = tally.valence.mean();
    let interval = tally.valence.interval();
    let words = match interval {
        Some((low, high)) => format!(
            "mean {}, 95 % interval {} to {}",
            signed(mean),
            signed(low),
            signed(high)
        ),
        None => format!("mean {}, too few texts for an interval", signed(mean)),
    };
    let mut svg = Svg::new(id, "whisker", 20, &format!("{name}: valence"), &words);
    svg.line("grid", (place(-1.0), MIDDLE), (place(1.0), MIDDLE));
    svg.line("axis", (place(0.0), 3.0), (place(0.0), 17.0));
    let class = match interval {
        Some((_, high)) if high < 0.0 => "negative",
        Some((low, _)) if low > 0.0 => "positive",
        _ => "neutral",
    };
    if let Some((low, high)) = interval {
        svg.line(
            &format!("range {class}"),
            (place(low), MIDDLE),
            (place(high), MIDDLE),
        );
    }
    svg.dot(class, (place(mean), MIDDLE), 5.0);
    svg.finish()
}

/// The points of a chart over time, if there are two; those of fewer than so many texts are empty.
pub fn points(days: &Days, least: u64) -> Option<(Period, Vec<(Date, Moments)>)> {
    let (first, last) = days.bounds()?;
    let (period, mut points) = readable(days, Period::between(first, last), least);
    for (_, few) in points.iter_mut().filter(|(_, m)| m.n < least) {
        *few = Moments::default();
    }
    (points.len() > 1).then_some((period, points))
}

/// Mean valence over time, with the number of texts below.
pub fn timeline(period: Period, points: &[(Date, Moments)], least: u64) -> String {
    const TOP: f64 = 14.0;
    const BOTTOM: f64 = 160.0;
    const FLOOR: f64 = 220.0;
    let (low, high, step) = scale(points);
    let y = |v: f64| TOP + (high - v) / (high - low) * (BOTTOM - TOP);
    let x = |i: usize| (i as f64 + 0.5) / points.len() as f64 * 100.0;
    let mut svg = Svg::new(
        "timeline",
        "chart",
        245,
        "Mean valence over time",
        &describe(points, period),
    );

    let lines = ((high - low) / step).round() as usize;
    let mut labels = Vec::new();
    for i in 0..=lines {
        let value = low + step * i as f64;
        let class = if value.abs() < step / 2.0 {
            "axis"
        } else {
            "grid"
        };
        svg.line(class, (0.0, y(value)), (100.0, y(value)));
        labels.push((y(value) - 4.0, signed(value)));
    }
    for run in points.split(|(_, m)| m.n == 0) {
        let Some((start, _)) = run.first() else {
            continue;
        };
        let from = points
            .iter()
            .position(|(date, _)| date == start)
            .unwrap_or(0);
        let clamp = |v: f64| y(v.clamp(low, high));
        let bounds: Vec<_> = run
            .iter()
            .map(|(_, m)| m.interval().unwrap_or((m.mean(), m.mean())))
            .collect();
        let lower: Vec<_> = bounds
            .iter()
            .enumerate()
            .map(|(i, b)| (x(from + i), clamp(b.0)))
            .collect();
        let upper: Vec<_> = bounds
            .iter()
            .enumerate()
            .map(|(i, b)| (x(from + i), clamp(b.1)))
            .collect();
        svg.area("band", &lower, &upper, BOTTOM);
        for (i, pair) in run.windows(2).enumerate() {
            let at = from + i;
            svg.line(
                "trend",
                (x(at), y(pair[0].1.mean())),
                (x(at + 1), y(pair[1].1.mean())),
            );
        }
    }
    for (i, (_, m)) in points.iter().enumerate().filter(|(_, (_, m))| m.n > 0) {
        svg.dot(
            "trend",
            (x(i), y(m.mean())),
            if points.len() > 40 { 2.0 } else { 3.0 },
        );
    }
    counts(points, BOTTOM + 22.0, FLOOR, &mut svg);
    for (at, label) in labels {
        svg.text("first", (0.0, at), &label);
    }
    ticks(points, period, FLOOR + 17.0, &mut svg);
    // Over everything else, so that a pointer finds them.
    let step = 100.0 / points.len() as f64;
    for (i, (date, m)) in points.iter().enumerate() {
        svg.bar(
            "hover",
            i as f64 * step,
            step,
            0.0,
            FLOOR,
            &tip(*date, m, period, least),
        );
    }
    svg.finish()
}

/// The series by `period`, or by a longer one where that would be mostly noise.
fn readable(days: &Days, mut period: Period, least: u64) -> (Period, Vec<(Date, Moments)>) {
    /// Texts per point that make a mean worth drawing.
    const ENOUGH: u64 = 6;
    /// Points that a line should keep.
    const POINTS: usize = 4;
    let enough = ENOUGH.max(2 * least);
    let mut points = series(days, period);
    let total: u64 = points.iter().map(|(_, m)| m.n).sum();
    while let Some(coarser) = period.coarser() {
        if total >= enough * points.len() as u64 {
            break;
        }
        let fewer = series(days, coarser);
        if fewer.len() < POINTS {
            break;
        }
        (period, points) = (coarser, fewer);
    }
    (period, points)
}

/// A value per period, also for periods without texts.
fn series(days: &Days, period: Period) -> Vec<(Date, Moments)> {
    let mut points: Vec<(Date, Moments)> = Vec::new();
    for (start, valence) in days.by(period) {
        while let Some(&(last, _)) = points.last() {
            if last >= start {
                break;
            }
            points.push((period.next(last), Moments::default()));
        }
        match points.last_mut() {
            Some((_, moments)) => *moments = valence.all,
            None => points.push((start, valence.all)),
        }
    }
    points
}

/// Bounds and step of the axis: round numbers around 0, all means, and their
/// intervals unless these are very wide.
fn scale(points: &[(Date, Moments)]) -> (f64, f64, f64) {
    const MARGIN: f64 = 0.15;
    let (mut low, mut high) = (0.0_f64, 0.0_f64);
    for (_, m) in points.iter().filter(|(_, m)| m.n > 0) {
        let mean = m.mean();
        let (from, to) = m.interval().unwrap_or((mean, mean));
        low = low.min(from.max(mean - MARGIN));
        high = high.max(to.min(mean + MARGIN));
    }
    let step = match high - low {
        s if s <= 0.25 => 0.1,
        s if s <= 0.6 => 0.2,
        _ => 0.5,
    };
    let floor = (low / step).floor() * step;
    let ceiling = (high / step).ceil() * step;
    if ceiling - floor < step {
        (-step, step, step)
    } else {
        (floor, ceiling, step)
    }
}

fn counts(points: &[(Date, Moments)], top: f64, floor: f64, svg: &mut Svg) {
    let most = points.iter().map(|(_, m)| m.n).max().unwrap_or(0).max(1);
    let step = 100.0 / points.len() as f64;
    for (i, (_, m)) in points.iter().enumerate().filter(|(_, (_, m))| m.n > 0) {
        let height = (m.n as f64 / most as f64 * (floor - top)).max(1.0);
        svg.bar(
            "count",
            (i as f64 + 0.15) * step,
            step * 0.7,
            floor - height,
            height,
            "",
        );
    }
    svg.line("axis", (0.0, floor), (100.0, floor));
    svg.text(
        "first",
        (0.0, top - 5.0),
        &format!("texts (up to {})", count(most)),
    );
}

/// Some dates along the axis, the first and the last among them.
fn ticks(points: &[(Date, Moments)], period: Period, y: f64, svg: &mut Svg) {
    for at in places(points.len()) {
        let x = (at as f64 + 0.5) / points.len() as f64 * 100.0;
        let (class, x) = match x {
            x if x < 12.0 => ("first", 0.0),
            x if x > 88.0 => ("last", 100.0),
            x => ("", x),
        };
        svg.text(class, (x, y), &period.tick(points[at].0));
    }
}

/// Which of so many points have a date: four at most have room on a phone.
fn places(points: usize) -> Vec<usize> {
    let last = points.saturating_sub(1);
    // Of few points, distances that differ by one would show.
    let steps = match last {
        0..=3 => last,
        4 | 8 => 2,
        _ => 3,
    };
    (0..=steps)
        .map(|step| (2 * step * last + steps) / (2 * steps).max(1))
        .collect()
}

fn tip(date: Date, m: &Moments, period: Period, least: u64) -> String {
    let label = period.label(date);
    match (m.n, m.interval()) {
        (0, _) if least > 0 => format!("{label}: fewer than {least} texts"),
        (0, _) => format!("{label}: no texts"),
        (n, None) => format!("{label}: valence {}, {}", signed(m.mean()), texts(n)),
        (n, Some((low, high))) => format!(
            "{label}: mean valence {} ({} to {}), {}",
            signed(m.mean()),
            signed(low),
            signed(high),
            texts(n)
        ),
    }
}

fn describe(points: &[(Date, Moments)], period: Period) -> String {
    let full = || points.iter().filter(|(_, m)| m.n > 0);
    let lowest = full().min_by(|a, b| a.1.mean().total_cmp(&b.1.mean()));
    let highest = full().max_by(|a, b| a.1.mean().total_cmp(&b.1.mean()));
    let mut words = format!("A point per {}.", period.name());
    for (which, point) in [("Lowest", lowest), ("Highest", highest)] {
        if let Some((date, m)) = point {
            words.push_str(&format!(
                " {which}: {}, {}.",
                period.label(*date),
                signed(m.mean())
            ));
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn the_first_and_the_last_point_have_a_date() {
        assert_eq!(places(1), [0]);
        assert_eq!(places(2), [0, 1]);
        assert_eq!(places(4), [0, 1, 2, 3]);
        assert_eq!(places(5), [0, 2, 4]);
        assert_eq!(places(6), [0, 2, 3, 5]);
        assert_eq!(places(27), [0, 9, 17, 26]);
        for points in 2..200 {
            let places = places(points);
            assert_eq!(places.last(), Some(&(points - 1)));
            assert!(places.len() <= 4 && places.is_sorted(), "{places:?}");
        }
    }
}
