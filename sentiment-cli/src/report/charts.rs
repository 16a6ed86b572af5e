//! The charts of the page.

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
