//! Charts. Colours come from the page's style sheet, so that both schemes work.

use std::fmt::Write;

use jiff::civil::Date;

use super::period::Period;
use super::summary::{Moments, BINS};

/// Of the curve; the histogram has half the page.
const WIDTH: f64 = 720.0;
const HALF: f64 = 400.0;

/// How many texts have which valence.
pub fn histogram(bins: &[u64; BINS]) -> String {
    const HEIGHT: f64 = 170.0;
    const FLOOR: f64 = HEIGHT - 24.0;
    let most = bins.iter().copied().max().unwrap_or(0).max(1) as f64;
    let step = HALF / BINS as f64;
    let mut out = open(HALF, HEIGHT, "Distribution of valence", "How many texts have which valence, from -1 to 1");
    for (i, &count) in bins.iter().enumerate() {
        let low = -1.0 + 2.0 * i as f64 / BINS as f64;
        let high = low + 2.0 / BINS as f64;
        let middle = (low + high) / 2.0;
        let class = match middle {
            m if m < -0.2 => "neg",
            m if m > 0.2 => "pos",
            _ => "neu",
        };
        let height = count as f64 / most * (FLOOR - 8.0);
        let _ = write!(
            out,
            "<rect class=\"{class}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{height:.1}\" rx=\"2\">\
             <title>{low:+.1} to {high:+.1}: {count} texts</title></rect>",
            i as f64 * step + 1.5,
            FLOOR - height,
            step - 3.0,
        );
    }
    let _ = write!(out, "<line class=\"axis\" x1=\"0\" x2=\"{HALF}\" y1=\"{FLOOR}\" y2=\"{FLOOR}\"/>");
    for (x, anchor, label) in [
        (0.0, "start", "−1 negative"),
        (HALF / 2.0, "middle", "0"),
        (HALF, "end", "positive +1"),
    ] {
        let _ = write!(out, "<text x=\"{x}\" y=\"{}\" text-anchor=\"{anchor}\">{label}</text>", HEIGHT - 6.0);
    }
    out + "</svg>"
}

/// Mean valence over time with its interval, and how many texts.
pub fn curve(period: Period, points: &[(Date, Moments)]) -> String {
    const HEIGHT: f64 = 260.0;
    const LEFT: f64 = 56.0;
    const TOP: f64 = 12.0;
    const FLOOR: f64 = 180.0;
    const COUNTS: f64 = HEIGHT - 26.0;
    let name = period.name();
    let mut out = open(WIDTH, HEIGHT, "Valence over time", &format!("Mean valence by {name}, with the number of texts below"));
    let reach = points
        .iter()
        .map(|(_, m)| m.mean().abs() + m.margin().unwrap_or(0.0))
        .fold(0.2, f64::max)
        .min(1.0);
    let x = |i: usize| {
        let last = (points.len() - 1).max(1) as f64;
        LEFT + 8.0 + (WIDTH - LEFT - 24.0) * i as f64 / last
    };
    let y = |v: f64| TOP + (FLOOR - TOP) * (1.0 - v.clamp(-reach, reach) / reach) / 2.0;
    for value in [reach, 0.0, -reach] {
        let _ = write!(
            out,
            "<line class=\"grid\" x1=\"{LEFT}\" x2=\"{WIDTH}\" y1=\"{0:.1}\" y2=\"{0:.1}\"/>\
             <text x=\"{1}\" y=\"{2:.1}\" text-anchor=\"end\">{3}</text>",
            y(value),
            LEFT - 6.0,
            y(value) + 4.0,
            if value == 0.0 { "0".to_owned() } else { format!("{value:+.1}") },
        );
    }
    let line: Vec<String> = points
        .iter()
        .enumerate()
        .map(|(i, (_, m))| format!("{:.1},{:.1}", x(i), y(m.mean())))
        .collect();
    let _ = write!(out, "<polyline class=\"line\" points=\"{}\"/>", line.join(" "));
    let most = points.iter().map(|p| p.1.count).max().unwrap_or(1).max(1) as f64;
    let bar = ((WIDTH - LEFT) / points.len() as f64 * 0.7).min(24.0);
    for (i, (date, m)) in points.iter().enumerate() {
        if let Some(margin) = m.margin() {
            let _ = write!(
                out,
                "<line class=\"whisker\" x1=\"{0:.1}\" x2=\"{0:.1}\" y1=\"{1:.1}\" y2=\"{2:.1}\"/>",
                x(i),
                y(m.mean() + margin),
                y(m.mean() - margin)
            );
        }
        let class = if m.mean() < 0.0 { "neg" } else { "pos" };
        let about = format!("{name} of {date}: mean valence {:+.2}, {} texts", m.mean(), m.count);
        let height = m.count as f64 / most * 40.0;
        let _ = write!(
            out,
            "<circle class=\"{class}\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"4\"><title>{about}</title></circle>\
             <rect class=\"count\" x=\"{:.1}\" y=\"{:.1}\" width=\"{bar:.1}\" height=\"{height:.1}\"><title>{about}</title></rect>",
            x(i),
            y(m.mean()),
            x(i) - bar / 2.0,
            COUNTS - height,
        );
    }
    // As many dates as have room.
    let every = points.len().div_ceil(7);
    for (i, (date, _)) in points.iter().enumerate().step_by(every.max(1)) {
        let _ = write!(
            out,
            "<text x=\"{:.1}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
            x(i).clamp(LEFT, WIDTH - 30.0),
            HEIGHT - 8.0,
            if period == Period::Month { date.strftime("%Y-%m") } else { date.strftime("%-d %b") },
        );
    }
    out + "</svg>"
}

fn open(width: f64, height: f64, title: &str, about: &str) -> String {
    format!(
        "<svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{title}\">\
         <title>{title}</title><desc>{about}</desc>"
    )
}
