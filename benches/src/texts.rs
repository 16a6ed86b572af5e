//! Feedback made here: words as frequent as in real texts, unknown words,
//! apostrophes, capitals and marks. The same on every machine.

use std::sync::LazyLock;

/// A small deterministic generator (xorshift64*, Vigna 2016).
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// From a seed that is not 0.
    pub fn new(seed: u64) -> Self {
        Self(seed.max(1))
    }

    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let x = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d);
        ((x >> 32) as usize * n) >> 32
    }

    /// One of them.
    pub fn choose<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
}

/// Words with the sum of the counts up to and with each.
static WORDS: LazyLock<Vec<(usize, &str)>> = LazyLock::new(|| {
    let mut sum = 0;
    include_str!("../words.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(word, count)| {
            sum += count.parse::<usize>().ok()?;
            Some((sum, word))
        })
        .collect()
});

/// A word as often as it is in real texts; one in eleven is in no list.
pub fn word(random: &mut Random) -> String {
    if random.one_in(11) {
        return unknown(random);
    }
    let words = &*WORDS;
    let total = words.last().map_or(0, |(sum, _)| *sum);
    let at = random.below(total);
    words[words.partition_point(|(sum, _)| *sum <= at)]
        .1
        .to_owned()
}

/// What English does not know: syllables.
pub fn unknown(random: &mut Random) -> String {
    const ONSETS: &str = "b c d f g h j k l m n p r s t v w br ch cl dr fl gr pl sh st th tr";
    const RIMES: &str = "a e i o u an ar el en er in ol on or us ack ell ick ight ord ump";
    let onsets: Vec<&str> = ONSETS.split(' ').collect();
    let rimes: Vec<&str> = RIMES.split(' ').collect();
    (0..2 + random.below(2))
        .flat_map(|_| [random.choose(&onsets), random.choose(&rimes)])
        .collect()
}

/// What stands between the words of posts.
fn oddity(random: &mut Random) -> String {
    match random.below(8) {
        0 => format!(
            "#{}{}",
            capitalized(&word(random)),
            capitalized(&word(random))
        ),
        1 => format!("@{}{}", unknown(random), random.below(100)),
        2 => format!("https://t.co/{}", unknown(random)),
        3 => random.choose(&[":)", ":-(", ":D", "<3", ";)"]).to_owned(),
        4 => random.choose(&["😀", "👍🏽", "😡", "🎉🎉", "❤️"]).to_owned(),
        _ => number(random),
    }
}

fn number(random: &mut Random) -> String {
    if random.one_in(4) {
        format!("${}.{}0", random.below(90), random.below(10))
    } else {
        random.below(2030).to_string()
    }
}

fn capitalized(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}

/// A text of about `bytes` bytes: sentences of 4 to 20 words. In one text of
/// eight the apostrophes are curly; one of six is a post with hashtags,
/// mentions, addresses, emoticons and emoji.
pub fn text(random: &mut Random, bytes: usize) -> String {
    let curly = random.one_in(8);
    let post = random.one_in(6);
    let mut out = String::with_capacity(bytes + 32);
    while out.len() < bytes {
        let words = 4 + random.below(17);
        for i in 0..words {
            let word = if post && random.one_in(12) {
                oddity(random)
            } else if random.one_in(80) {
                number(random)
            } else {
                let word = word(random);
                match random.below(60) {
                    _ if i == 0 || word == "i" || word.starts_with("i'") => capitalized(&word),
                    0 => word.to_uppercase(),
                    1..=4 => capitalized(&word),
                    _ => word,
                }
            };
            out.push_str(&if curly {
                word.replace('\'', "’")
            } else {
                word
            });
            let last = i + 1 == words || out.len() >= bytes;
            out.push_str(if last {
                random.choose(&[".", ".", ".", ".", ".", ".", "", "!", "!!", "?", "..."])
            } else {
                random.choose(&[
                    "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "",
                    "", "", "", "", "", "", ",", " -",
                ])
            });
            out.push(' ');
            if last {
                break;
            }
        }
    }
    out.pop();
    out
}

/// Texts that sum to about `total` bytes, from half to one and a half times
/// `bytes` long.
pub fn texts(seed: u64, bytes: usize, total: usize) -> Vec<String> {
    let mut random = Random::new(seed);
    (0..(total / bytes).max(1))
        .map(|_| {
            let bytes = bytes / 2 + random.below(bytes + 1);
            text(&mut random, bytes)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use sentiment_core::{Analyzer, Vader};

    /// The bounds are what labelled texts of tweets, reviews, news, films and
    /// comments give, by set.
    #[test]
    fn hits_are_as_frequent_as_in_real_texts() {
        let texts = texts(1, 100, 200_000);
        let (analyzer, vader) = (Analyzer::english(), Vader::new());
        let (mut coverage, mut hits, mut words, mut bytes) = (0.0, 0, 0, 0);
        for text in &texts {
            coverage += analyzer.score(text).coverage / texts.len() as f64;
            hits += vader.explain(text).contributions.len();
            words += text.split_whitespace().count();
            bytes += text.len();
        }
        let ascii = texts.iter().filter(|text| text.is_ascii()).count();
        let share = |a: usize, b: usize| a as f64 / b as f64;
        assert!((90.0..110.0).contains(&share(bytes, texts.len())));
        assert!((4.6..6.2).contains(&share(bytes, words)));
        assert!((0.05..0.14).contains(&share(hits, words)), "{hits} {words}");
        assert!((0.85..0.99).contains(&coverage), "{coverage}");
        assert!((0.80..1.00).contains(&share(ascii, texts.len())));
    }
}
