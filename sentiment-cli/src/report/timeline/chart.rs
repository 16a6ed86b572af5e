//! A chart over time.

use jiff::civil::Date;

use super::points::Point;
use crate::report::dates::Period;
use crate::report::moments::Moments;
use crate::report::numbers::count;
use crate::report::svg::Svg;

/// What is drawn.
pub struct Quantity<'a> {
    /// The chart's name on the page.
    pub id: &'static str,
    /// What it is the mean of.
    pub name: &'static str,
    /// What so many that it is the mean of are.
    pub unit: fn(u64) -> &'static str,
    /// A value in words.
    pub shown: &'a dyn Fn(f64) -> String,
}

/// Means over time, with what was counted below.
pub fn chart(of: &Quantity, period: Period, points: &[Point], least: u64) -> String {
    const TOP: f64 = 14.0;
    const BOTTOM: f64 = 160.0;
    const FLOOR: f64 = 220.0;
    let (low, high, step) = scale(points);
    let y = |v: f64| TOP + (high - v) / (high - low) * (BOTTOM - TOP);
    let x = |i: usize| (i as f64 + 0.5) / points.len() as f64 * 100.0;
    let mut svg = Svg::new(
        of.id,
        "chart",
        245,
        &format!("Mean {} over time", of.name),
        &describe(of, points, period),
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
        labels.push((y(value) - 4.0, (of.shown)(value)));
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
    counts(of, points, BOTTOM + 22.0, FLOOR, &mut svg);
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
            &tip(of, (*date, m), period, least),
        );
    }
    svg.finish()
}

/// Bounds and step of the axis: round numbers around 0, all means, and their
/// intervals unless these are very wide.
fn scale(points: &[Point]) -> (f64, f64, f64) {
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

fn counts(of: &Quantity, points: &[Point], top: f64, floor: f64, svg: &mut Svg) {
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
        &format!("{} (up to {})", (of.unit)(0), count(most)),
    );
}

/// Some dates along the axis, the first and the last among them.
fn ticks(points: &[Point], period: Period, y: f64, svg: &mut Svg) {
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

fn tip(of: &Quantity, (date, m): (Date, &Moments), period: Period, least: u64) -> String {
    let label = period.label(date);
    let counted = format!("{} {}", count(m.n), (of.unit)(m.n));
    match (m.n, m.interval()) {
        (0, _) if least > 0 => format!("{label}: fewer than {least} {}", (of.unit)(0)),
        (0, _) => format!("{label}: no {}", (of.unit)(0)),
        (_, None) => format!("{label}: {} {}, {}", of.name, (of.shown)(m.mean()), counted),
        (_, Some((low, high))) => format!(
            "{label}: mean {} {} ({} to {}), {}",
            of.name,
            (of.shown)(m.mean()),
            (of.shown)(low),
            (of.shown)(high),
            counted
        ),
    }
}

fn describe(of: &Quantity, points: &[Point], period: Period) -> String {
    let full = || points.iter().filter(|(_, m)| m.n > 0);
    let lowest = full().min_by(|a, b| a.1.mean().total_cmp(&b.1.mean()));
    let highest = full().max_by(|a, b| a.1.mean().total_cmp(&b.1.mean()));
    let mut words = format!("A point per {}.", period.name());
    for (which, point) in [("Lowest", lowest), ("Highest", highest)] {
        if let Some((date, m)) = point {
            words.push_str(&format!(
                " {which}: {}, {}.",
                period.label(*date),
                (of.shown)(m.mean())
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
