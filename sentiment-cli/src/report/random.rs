//! Made-up texts of tests: what chance alone makes of them must not be found.
//!
//! Tests of the command share this file (`tests/common`), so it knows of no other.

/// Numbers from 0 up to 1.
pub fn random(seed: u64) -> impl FnMut() -> f64 {
    let mut state = seed;
    move || {
        // Knuth's MMIX.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// The valence of a text, which is a complaint in this share of cases, and else praise.
pub fn valence(random: &mut impl FnMut() -> f64, complaints: f64) -> f64 {
    match random() < complaints {
        true => -0.9 + 0.6 * random(),
        false => 0.95 - 0.5 * random() * random(),
    }
}

/// A sentence of words that are as frequent as in a language: of all, the n-th as 1/n.
pub fn sentence(random: &mut impl FnMut() -> f64) -> String {
    let words = 3 + (random() * 20.0) as usize;
    let word = |_| format!("w{}", 3000f64.powf(random()) as u32);
    (0..words).map(word).collect::<Vec<_>>().join(" ")
}

/// Words of praise, and of complaints.
pub const PRAISE: [&str; 8] = [
    "great",
    "helpful",
    "friendly",
    "lovely",
    "excellent",
    "easy",
    "perfect",
    "amazing",
];
pub const BLAME: [&str; 8] = [
    "slow", "rude", "terrible", "awful", "dirty", "useless", "horrible", "bad",
];

/// An answer of up to so many words, of which four in ten are things and all others opinions.
pub fn answer(
    random: &mut dyn FnMut() -> f64,
    most: usize,
    things: &[&str],
    opinions: &[&str],
) -> String {
    let words = 1 + (most as f64 * random()) as usize;
    let word = |_| {
        let of = if random() < 0.4 { things } else { opinions };
        of[(of.len() as f64 * random()) as usize]
    };
    (0..words).map(word).collect::<Vec<_>>().join(" ")
}
