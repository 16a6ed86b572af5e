//! On which threads a batch is scored, and how it is split.

use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator, ParallelBridge, ParallelIterator};

use super::Out;
use crate::error::{Error, ErrorKind};

/// The threads that score batches.
///
/// By default those of [rayon]'s current pool; or threads of its own, which
/// are started once, shared by all models that are given a clone, and end
/// with the last of them. Scores do not depend on it.
///
/// ```
/// # #[cfg(feature = "english")] {
/// use sentiment_core::{Analyzer, Threads, Vader};
///
/// let two = Threads::new(2)?;
/// let analyzer = Analyzer::english().with_threads(two.clone());
/// let vader = Vader::new().with_threads(two);
/// assert_eq!(analyzer.score_batch(&["good", "bad"]).len(), 2);
/// assert_eq!(vader.score_batch(&["good", "bad"]).len(), 2);
/// # }
/// # Ok::<(), sentiment_core::Error>(())
/// ```
///
/// [rayon]: https://docs.rs/rayon
#[derive(Debug, Clone, Default)]
pub struct Threads(Which);

#[derive(Debug, Clone, Default)]
enum Which {
    #[default]
    Current,
    One,
    Own(Arc<rayon::ThreadPool>),
}

// A pool is in order after a panic in one of its jobs.
impl UnwindSafe for Threads {}
impl RefUnwindSafe for Threads {}

/// What a text costs beside its bytes, in bytes.
const FIXED: usize = 64;

/// Bytes for which it is not worth to wake another thread.
const LEAST: usize = 8 * 1024;

/// Parts per thread: the last ones to end differ by as much of their time.
const PARTS: usize = 16;

impl Threads {
    /// The default.
    pub(crate) const CURRENT: Self = Self(Which::Current);

    /// The most threads that can be asked for: a slip shall not stall the machine.
    pub const MOST: usize = 1024;

    /// So many threads; for one none is started, the caller's works.
    ///
    /// # Errors
    /// If `threads` is 0 or more than [`Threads::MOST`], or they cannot be started.
    pub fn new(threads: usize) -> Result<Self, Error> {
        let wrong = |reason| Error::of(ErrorKind::Threads, reason);
        let which = match threads {
            1 => Which::One,
            2..=Self::MOST => rayon::ThreadPoolBuilder::new()
                .num_threads(threads)
                .thread_name(|index| format!("sentiment-{index}"))
                .build()
                .map(|pool| Which::Own(Arc::new(pool)))
                .map_err(|e| wrong(format!("cannot start {threads} threads: {e}")))?,
            _ => {
                return Err(wrong(format!(
                    "threads must be from 1 to {}, not {threads}",
                    Self::MOST
                )))
            }
        };
        Ok(Self(which))
    }

    /// What `work` makes of each item, in order: for what is done with texts beside
    /// scoring, on the same threads.
    ///
    /// ```
    /// use sentiment_core::{Threads, Tokens};
    /// let count = |text: &&str| Tokens::new(text).count();
    /// assert_eq!(Threads::new(2)?.map(&["good", "not bad"], count), [1, 2]);
    /// # Ok::<(), sentiment_core::Error>(())
    /// ```
    pub fn map<T: Sync, R: Send>(&self, items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
        let spread = || items.par_iter().map(&work).collect();
        match &self.0 {
            Which::Current => spread(),
            Which::One => items.iter().map(&work).collect(),
            Which::Own(pool) => pool.install(spread),
        }
    }

    /// Call `work` with parts of the items and of `out`, on all threads. `bytes` says how
    /// long the text of an item is.
    pub(super) fn spread<T, S, O>(
        &self,
        items: &[T],
        out: O,
        bytes: impl Fn(&T) -> usize + Sync,
        work: impl Fn(&[T], O) + Sync,
    ) where
        T: Sync,
        O: Out<S>,
    {
        let cost = |item: &T| bytes(item) + FIXED;
        let all: usize = items.iter().map(cost).sum();
        let spread = |out| {
            let threads = rayon::current_num_threads();
            if threads == 1 {
                return work(items, out);
            }
            let mut parts = parts(items, out, cost, (all / (threads * PARTS)).max(LEAST));
            // The largest first, so that none is left when the others are done. A bridge gives
            // them to threads in this order.
            parts.sort_by_key(|part| std::cmp::Reverse(part.0));
            parts
                .into_iter()
                .par_bridge()
                .for_each(|(_, items, out)| work(items, out));
        };
        match &self.0 {
            Which::Current if all > 2 * LEAST => spread(out),
            Which::Own(pool) if all > 2 * LEAST => pool.install(|| spread(out)),
            _ => work(items, out),
        }
    }
}

/// Items and where their scores go, in parts that cost about `size`, or a single
/// one that costs more.
fn parts<T, S, O: Out<S>>(
    mut items: &[T],
    mut out: O,
    cost: impl Fn(&T) -> usize,
    size: usize,
) -> Vec<(usize, &[T], O)> {
    let mut parts = Vec::new();
    while !items.is_empty() {
        let (mut n, mut sum) = (1, cost(&items[0]));
        while let Some(next) = items.get(n).map(&cost).filter(|next| sum + next <= size) {
            n += 1;
            sum += next;
        }
        let (part, rest) = items.split_at(n);
        parts.push((sum, part, out.take(n)));
        items = rest;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_cost_alike_and_a_huge_text_is_one() {
        let mut texts = vec!["x".repeat(10); 100];
        texts[37] = "x".repeat(1000);
        texts[99] = "x".repeat(300);
        let mut out = vec![0; texts.len()];
        let parts = parts(&texts, &mut out[..], String::len, 100);
        let mut at = 0;
        for (cost, texts_of, out) in &parts {
            assert_eq!(texts[at..][..texts_of.len()], **texts_of);
            assert_eq!(texts_of.len(), out.len());
            assert_eq!(*cost, texts_of.iter().map(String::len).sum::<usize>());
            assert!(*cost <= 100 || texts_of.len() == 1);
            at += texts_of.len();
        }
        assert_eq!(at, texts.len());
        assert!(parts.len() < 16, "{} parts", parts.len());
    }
}
