//! The peers' speed as an SVG: bars on a logarithmic scale.

use std::fmt::Write as _;

use super::comparison::Found;

const ROW: usize = 22;
const TOP: usize = 44;
/// Where bars begin and how long they can be.
const LEFT: f64 = 280.0;
const WIDTH: f64 = 440.0;
/// Both are read on white and on black, as a page's theme cannot be known.
const TEXT: &str = "#76797e";
const OURS: &str = "#2f81f7";
const THEIRS: &str = "#9aa0a6";

/// Texts per second of each, in their order.
pub(super) fn throughput(peers: &[Found], date: &str) -> String {
    let bars: Vec<Bar> = peers
        .iter()
        .map(|peer| Bar {
            label: peer.label(),
            value: peer.speed,
            ours: peer.ours,
        })
        .collect();
    svg(
        &bars,
        &format!("Texts of 100 bytes per second, one thread ({date})"),
    )
}

struct Bar {
    label: String,
    value: f64,
    ours: bool,
}

fn svg(bars: &[Bar], title: &str) -> String {
    let most = bars.iter().map(|bar| bar.value).fold(1.0, f64::max);
    let least = bars.iter().map(|bar| bar.value).fold(most, f64::min);
    // Whole powers of ten; the lowest bar is still to be seen.
    let (from, to) = (least.log10().floor(), most.log10().ceil());
    let x = |value: f64| LEFT + WIDTH * (value.log10() - from) / (to - from);
    let height = TOP + ROW * bars.len() + 30;
    let width = LEFT + WIDTH + 60.0;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"img\" aria-label=\"{title}\" font-family=\"system-ui, sans-serif\" \
         font-size=\"13\" fill=\"{TEXT}\">\n\
         <text x=\"8\" y=\"20\" font-size=\"15\" font-weight=\"600\">{title}</text>\n"
    );
    let bottom = TOP + ROW * bars.len();
    for power in from as i32..=to as i32 {
        let at = x(10_f64.powi(power));
        let _ = writeln!(
            svg,
            "<path d=\"M{at:.1} {TOP}V{bottom}\" stroke=\"{TEXT}\" stroke-opacity=\".35\"/>\
             <text x=\"{at:.1}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
            bottom + 18,
            short(10_f64.powi(power))
        );
    }
    for (index, bar) in bars.iter().enumerate() {
        let y = TOP + ROW * index;
        let base = y + 15;
        let (color, weight) = if bar.ours { (OURS, 600) } else { (THEIRS, 400) };
        let _ = writeln!(
            svg,
            "<text x=\"{}\" y=\"{base}\" text-anchor=\"end\" font-weight=\"{weight}\">{}</text>\
             <rect x=\"{LEFT}\" y=\"{}\" width=\"{:.1}\" height=\"{}\" rx=\"2\" fill=\"{color}\"/>\
             <text x=\"{:.1}\" y=\"{base}\" font-weight=\"{weight}\">{}</text>",
            LEFT - 8.0,
            bar.label,
            y + 3,
            x(bar.value) - LEFT,
            ROW - 6,
            x(bar.value) + 6.0,
            short(bar.value)
        );
    }
    svg + "</svg>\n"
}

/// 1.2 M, 340 k, 56.
pub(super) fn short(value: f64) -> String {
    let (value, unit) = match value {
        999_500.0.. => (value / 1e6, " M"),
        999.5.. => (value / 1e3, " k"),
        _ => (value, ""),
    };
    let digits = usize::from(value < 9.95);
    let number = format!("{value:.digits$}");
    format!("{}{unit}", number.trim_end_matches(".0"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        let shown = [
            1e6,
            1_234_567.0,
            999_700.0,
            45_600.0,
            2_000.0,
            1_960.0,
            143.2,
        ]
        .map(short);
        assert_eq!(shown, ["1 M", "1.2 M", "1 M", "46 k", "2 k", "2 k", "143"]);
    }

    #[test]
    fn ten_times_the_speed_is_one_step() {
        let bar = |value| Bar {
            label: "a".to_owned(),
            value,
            ours: false,
        };
        let svg = svg(&[bar(100_000.0), bar(10_000.0), bar(1_000.0)], "t");
        assert!(svg.contains("width=\"440.0\"") && svg.contains("width=\"220.0\""));
    }
}
