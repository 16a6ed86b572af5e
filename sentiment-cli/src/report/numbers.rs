//! Numbers as people read them.

/// With a sign and two decimals: `+0.31`, `−0.31`, `0.00`.
pub fn signed(value: f64) -> String {
    let text = format!("{:.2}", value.abs());
    match (text.as_str(), value) {
        ("0.00", _) => text,
        (_, v) if v < 0.0 => format!("−{text}"),
        _ => format!("+{text}"),
    }
}

/// The same of one text: of a label without a number there is a side.
pub fn side(value: f64) -> String {
    match signed(value) {
        zero if zero == "0.00" && value < 0.0 => "just below 0".to_owned(),
        zero if zero == "0.00" && value > 0.0 => "just above 0".to_owned(),
        text => text,
    }
}

/// A share as a percentage.
pub fn percent(share: f64) -> String {
    let percent = (share * 100.0).round();
    if percent == 0.0 && share > 0.0 {
        "under 1 %".to_owned()
    } else if percent == 100.0 && share < 1.0 {
        "over 99 %".to_owned()
    } else {
        format!("{percent:.0} %")
    }
}

/// "1 text", "2 texts".
pub fn texts(n: u64) -> String {
    format!("{} {}", count(n), unit(n))
}

/// What so many are: "text", "texts".
pub fn unit(n: u64) -> &'static str {
    match n {
        1 => "text",
        _ => "texts",
    }
}

/// A count, in groups of three digits.
pub fn count(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_people_read_them() {
        assert_eq!(
            [signed(0.314), signed(-0.3), signed(-0.001)],
            ["+0.31", "−0.30", "0.00"]
        );
        assert_eq!(
            [side(-0.001), side(0.0), side(0.004), side(-0.3)],
            ["just below 0", "0.00", "just above 0", "−0.30"]
        );
        assert_eq!(
            [count(7), count(1234), count(1_234_567)],
            ["7", "1,234", "1,234,567"]
        );
        assert_eq!(
            [0.415, 0.001, 0.0, 0.005, 0.994, 0.997, 1.0].map(percent),
            [
                "42 %",
                "under 1 %",
                "0 %",
                "1 %",
                "99 %",
                "over 99 %",
                "100 %"
            ]
        );
    }
}
