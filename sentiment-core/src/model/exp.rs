//! An exponential that gives the same bits on every platform.

/// Powers of two per octave in [`POWERS`].
const STEPS: usize = 32;
/// ln 2 / 32 in two parts: a multiple of the first up to 2¹⁶ is exact.
const STEP_HIGH: f64 = 6.931_471_803_691_238e-1 / STEPS as f64;
const STEP_LOW: f64 = 1.908_214_929_270_587_7e-10 / STEPS as f64;
const PER_STEP: f64 = std::f64::consts::LOG2_E * STEPS as f64;
/// Added to a small number it leaves the nearest whole number in the lowest
/// bits. (`f64::round` is a library call.)
const ROUND: f64 = 6_755_399_441_055_744.0;

/// `e^x` of each by + − × alone, within 2 units in the last place for |x| ≤ 700,
/// saturating outside: a power of two from a table, times Taylor's series of
/// what remains, which is below ln 2 / 64. All together, as a processor can do
/// several at once.
#[inline]
pub(crate) fn exp<const N: usize>(x: [f64; N]) -> [f64; N] {
    // Not `clamp`, which minds NaN.
    let x = x.map(|x| if x > -700.0 { x } else { -700.0 });
    let x = x.map(|x| if x < 700.0 { x } else { 700.0 });
    let shifted = x.map(|x| x * PER_STEP + ROUND);
    let mut result = [0.0; N];
    for i in 0..N {
        let k = shifted[i] - ROUND;
        let r = (x[i] - k * STEP_HIGH) - k * STEP_LOW;
        let series = 1.0 / 24.0 + r * (1.0 / 120.0 + r * (1.0 / 720.0));
        result[i] = r + r * r * (0.5 + r * (1.0 / 6.0 + r * series));
    }
    for i in 0..N {
        let k = shifted[i].to_bits() as i32;
        let power = POWERS[k as usize % STEPS];
        let octave = f64::from_bits(((1023 + (k >> STEPS.trailing_zeros())) as u64) << 52);
        result[i] = (power + power * result[i]) * octave;
    }
    result
}

/// 2^(i/32), to the nearest.
#[rustfmt::skip]
const POWERS: [f64; STEPS] = [
    1.0,
    1.021_897_148_654_116_6,
    1.044_273_782_427_413_8,
    1.067_140_400_676_823_7,
    1.090_507_732_665_257_7,
    1.114_386_742_595_892_4,
    1.138_788_634_756_691_6,
    1.163_724_858_777_577_5,
    1.189_207_115_002_721,
    1.215_247_359_980_469,
    1.241_857_812_073_484,
    1.269_050_957_191_733_2,
    1.296_839_554_651_009_6,
    1.325_236_643_159_741_3,
    1.354_255_546_936_892_7,
    1.383_909_881_963_832,
    std::f64::consts::SQRT_2,
    1.445_180_806_977_046_7,
    1.476_826_145_939_499_3,
    1.509_164_427_593_422_8,
    1.542_210_825_407_940_7,
    1.575_980_845_107_886_5,
    1.610_490_331_949_254_3,
    1.645_755_478_153_965,
    1.681_792_830_507_429,
    1.718_619_298_122_478,
    1.756_252_160_373_299_5,
    1.794_709_075_003_107_2,
    1.834_008_086_409_342_4,
    1.874_167_634_110_3,
    1.915_206_561_397_147_4,
    1.957_144_124_175_400_2,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn close_to_the_standard_library() {
        for i in -7000..=7000 {
            let x = f64::from(i) * 0.0999;
            let ([ours], theirs) = (exp([x]), x.exp());
            assert!(
                (ours - theirs).abs() <= 4e-16 * theirs,
                "{x}: {ours} {theirs}"
            );
        }
        let [one, large, small] = exp([0.0, 1e9, -1e9]);
        assert_eq!(one, 1.0);
        assert!(large.is_finite() && small > 0.0);
    }
}
