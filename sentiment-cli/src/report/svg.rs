//! SVG for a page: shapes whose places are percentages of the width, so that
//! a chart fits any screen while its text keeps its size.

use std::fmt::Write;

use crate::text::escape;

/// An image in the making.
pub struct Svg {
    out: String,
}

impl Svg {
    /// `height` in pixels; `id` is unique on the page. `title` names the
    /// image, `description` says what it shows, for those who cannot see it.
    pub fn new(id: &str, class: &str, height: u32, title: &str, description: &str) -> Self {
        let mut out = String::new();
        let _ = write!(
            out,
            "<svg class=\"{class}\" role=\"img\" aria-labelledby=\"{id}-t\" aria-describedby=\"{id}-d\" width=\"100%\" height=\"{height}\">\
             <title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{}</desc>",
            escape(title),
            escape(description)
        );
        Self { out }
    }

    /// A rectangle, with a tooltip if there is one. `x` and `width` are percentages.
    pub fn bar(&mut self, class: &str, x: f64, width: f64, y: f64, height: f64, tip: &str) {
        let _ = write!(
            self.out,
            "<rect class=\"{class}\" x=\"{x:.3}%\" width=\"{width:.3}%\" y=\"{y:.1}\" height=\"{height:.1}\">"
        );
        if !tip.is_empty() {
            let _ = write!(self.out, "<title>{}</title>", escape(tip));
        }
        self.out.push_str("</rect>");
    }

    /// A line from one point to another.
    pub fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        let _ = write!(
            self.out,
            "<line class=\"{class}\" x1=\"{:.3}%\" y1=\"{:.1}\" x2=\"{:.3}%\" y2=\"{:.1}\"/>",
            from.0, from.1, to.0, to.1
        );
    }

    /// A dot of `radius` pixels.
    pub fn dot(&mut self, class: &str, (x, y): (f64, f64), radius: f64) {
        let _ = write!(
            self.out,
            "<circle class=\"{class}\" cx=\"{x:.3}%\" cy=\"{y:.1}\" r=\"{radius}\"/>"
        );
    }

    /// A word. `class` says what it hangs from: `first`, `last`, or its middle.
    pub fn text(&mut self, class: &str, (x, y): (f64, f64), text: &str) {
        let _ = write!(
            self.out,
            "<text class=\"{class}\" x=\"{x:.3}%\" y=\"{y:.1}\">{}</text>",
            escape(text)
        );
    }

    /// A filled area between two lines, each a list of points. Polygons know
    /// no percentages: this one is stretched.
    pub fn area(&mut self, class: &str, lower: &[(f64, f64)], upper: &[(f64, f64)], height: f64) {
        let mut points = String::new();
        for (x, y) in lower.iter().chain(upper.iter().rev()) {
            let _ = write!(points, "{x:.3},{y:.1} ");
        }
        let _ = write!(
            self.out,
            "<svg x=\"0\" y=\"0\" width=\"100%\" height=\"{height}\" viewBox=\"0 0 100 {height}\" \
             preserveAspectRatio=\"none\"><polygon class=\"{class}\" points=\"{}\"/></svg>",
            points.trim_end()
        );
    }

    /// The image.
    pub fn finish(mut self) -> String {
        self.out.push_str("</svg>");
        self.out
    }
}
