//! Times in interleaved rounds, so that a noisy neighbour disturbs all alike.

use std::sync::LazyLock;
use std::time::Instant;

/// Seconds that this thread ran, which leaves out those in which others had its
/// core: they would be added to long runs more often than to short ones.
#[cfg(unix)]
pub fn now() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9
}

/// Seconds.
#[cfg(not(unix))]
pub fn now() -> f64 {
    wall()
}

/// Seconds by the clock on the wall.
pub fn wall() -> f64 {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    START.elapsed().as_secs_f64()
}

/// What each of several runs took, round by round.
#[derive(Debug)]
pub struct Times(Vec<Vec<f64>>);

impl Times {
    /// Time the runs by turns, by `clock`, in seconds: [`now`], or [`wall`] where many
    /// threads work. Each goes before itself untimed: as in a batch, the caches hold what
    /// it reads, not what the run before it read.
    pub fn measure(clock: fn() -> f64, rounds: usize, runs: &mut [impl FnMut()]) -> Self {
        let mut times = vec![Vec::with_capacity(rounds); runs.len()];
        for _ in 0..rounds {
            for (run, times) in runs.iter_mut().zip(&mut times) {
                run();
                let start = clock();
                run();
                times.push(clock() - start);
            }
        }
        Self(times)
    }

    /// A run was so many: a time is that of one.
    pub fn divide(&mut self, run: usize, repeats: usize) {
        for time in &mut self.0[run] {
            *time /= repeats as f64;
        }
    }

    /// Median of the seconds.
    pub fn median(&self, run: usize) -> f64 {
        median(self.0[run].clone())
    }

    /// How many times what the first run takes: the median of the rounds'
    /// ratios.
    pub fn ratio(&self, run: usize) -> f64 {
        let pairs = self.0[run].iter().zip(&self.0[0]);
        median(pairs.map(|(time, first)| time / first).collect())
    }

    /// The same by the fastest round of each, which no neighbour disturbed.
    pub fn least_ratio(&self, run: usize) -> f64 {
        least(&self.0[run]) / least(&self.0[0])
    }
}

fn least(times: &[f64]) -> f64 {
    times.iter().copied().fold(f64::INFINITY, f64::min)
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
