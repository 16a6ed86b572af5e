//! Texts for the benchmarks, made here: realistic length and hit rates, the
//! same on every machine.

/// Words of feedback with no weight to speak of, roughly by frequency.
const PLAIN: &str = "the and to a of i it is for in was my that this with on you have but they we \
    be are so as at had when were from there one get if out all up an time or by just would me \
    what your been can has their which our will them order day back app about after only into \
    over then phone product store ordered said could room how two first people week where now \
    made because call before other came staff service company called item make screen days box \
    size also page account team using buy even delivery website went bought email here through \
    put while office until again version every told last number asked code morning system these \
    months three update ago bag case year side meeting manager card place each wanted package";
/// Words that carry weight.
const LOADED: &str = "good great love nice best easy happy perfect excellent recommend comfortable \
    friendly helpful bad terrible poor slow broken disappointed hate worst awful rude waste problem \
    issues expensive difficult useless annoying wrong beautiful amazing fast clean cheap lovely \
    excited afraid angry sad surprised trust worried thanks fun crash bug refund late";
const SHIFTERS: &str = "not very really never too don't but didn't no quite";

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
}

/// A text of about `bytes` bytes: sentences of 6 to 16 words, one word in seven
/// with weight, some capitals, commas and exclamation marks.
pub fn text(random: &mut Random, bytes: usize) -> String {
    let plain: Vec<&str> = PLAIN.split_whitespace().collect();
    let loaded: Vec<&str> = LOADED.split_whitespace().collect();
    let shifters: Vec<&str> = SHIFTERS.split_whitespace().collect();
    let mut out = String::with_capacity(bytes + 16);
    while out.len() < bytes {
        let words = 6 + random.below(11);
        for i in 0..words {
            let word = match random.below(14) {
                0 | 1 => loaded[random.below(loaded.len())],
                2 => shifters[random.below(shifters.len())],
                // The lower of two draws: frequent words are frequent.
                _ => plain[random.below(plain.len()).min(random.below(plain.len()))],
            };
            if i == 0 {
                let (first, rest) = word.split_at(1);
                out.push_str(&first.to_uppercase());
                out.push_str(rest);
            } else if random.below(60) == 0 {
                out.push_str(&word.to_uppercase());
            } else {
                out.push_str(word);
            }
            if i + 1 < words {
                out.push_str(if random.below(12) == 0 { ", " } else { " " });
            }
        }
        out.push_str(match random.below(8) {
            0 => "! ",
            1 => "? ",
            _ => ". ",
        });
        if out.len() >= bytes {
            break;
        }
    }
    out
}

/// Texts that sum to about `total` bytes.
pub fn texts(seed: u64, bytes: usize, total: usize) -> Vec<String> {
    let mut random = Random::new(seed);
    (0..(total / bytes).max(1))
        .map(|_| text(&mut random, bytes))
        .collect()
}

/// Median seconds of each of `runs`, measured in interleaved rounds, so that a
/// noisy neighbour disturbs all alike.
pub fn medians(rounds: usize, runs: &mut [&mut dyn FnMut()]) -> Vec<f64> {
    let mut times = vec![Vec::with_capacity(rounds); runs.len()];
    for run in runs.iter_mut() {
        run();
    }
    for _ in 0..rounds {
        for (run, times) in runs.iter_mut().zip(&mut times) {
            let start = std::time::Instant::now();
            run();
            times.push(start.elapsed().as_secs_f64());
        }
    }
    times
        .into_iter()
        .map(|mut t| {
            t.sort_by(f64::total_cmp);
            t[t.len() / 2]
        })
        .collect()
}
