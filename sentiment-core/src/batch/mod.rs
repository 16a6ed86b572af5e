//! Many texts: in order, in parallel where the `parallel` feature is on.

mod columns;
#[cfg(feature = "parallel")]
mod threads;
#[cfg(not(feature = "parallel"))]
#[path = "one_thread.rs"]
mod threads;

pub use columns::{EmotionColumns, ScoreColumns, VaderColumns};
pub use threads::Threads;

use std::convert::Infallible;
use std::fmt;

use crate::error::{Error, ErrorKind};

/// Texts per task of a stream.
const CHUNK: usize = 1024;

/// Where the scores of a batch go.
pub(crate) trait Out<S>: Sized + Send {
    /// An error if it has not as much room as there are texts.
    fn check(&self, texts: usize) -> Result<(), Error>;

    /// Split the first `n` off.
    #[cfg_attr(not(feature = "parallel"), allow(dead_code))]
    fn take(&mut self, n: usize) -> Self;

    fn put(&mut self, i: usize, score: S);
}

impl<S: Send> Out<S> for &mut [S] {
    fn check(&self, texts: usize) -> Result<(), Error> {
        length(format_args!("out"), self.len(), texts)
    }

    fn take(&mut self, n: usize) -> Self {
        self.split_off_mut(..n).unwrap_or_default()
    }

    #[inline]
    fn put(&mut self, i: usize, score: S) {
        self[i] = score;
    }
}

fn length(name: fmt::Arguments<'_>, values: usize, texts: usize) -> Result<(), Error> {
    if values == texts {
        return Ok(());
    }
    Err(Error::of(
        ErrorKind::Output,
        format!("{name} has room for {values} scores, but there are {texts} texts"),
    ))
}

/// `score` of each text, in order.
pub(crate) fn map<T, S>(threads: &Threads, texts: &[T], score: impl Fn(&str) -> S + Sync) -> Vec<S>
where
    T: AsRef<str> + Sync,
    S: Clone + Default + Send,
{
    let mut out = vec![S::default(); texts.len()];
    let done = into(threads, texts, &mut out[..], score);
    debug_assert!(done.is_ok(), "there is room for all");
    out
}

/// The same, into memory of the caller.
///
/// # Errors
/// If `out` is not as long as there are texts.
pub(crate) fn into<T, S, O>(
    threads: &Threads,
    texts: &[T],
    out: O,
    score: impl Fn(&str) -> S + Sync,
) -> Result<(), Error>
where
    T: AsRef<str> + Sync,
    O: Out<S>,
{
    let bytes = |text: &T| text.as_ref().len();
    fill(threads, texts, out, bytes, |text| score(text.as_ref()))
}

/// [`into`] for texts with something beside each.
///
/// # Errors
/// If `out` is not as long as there are texts.
pub(crate) fn pairs_into<T, B, S, O>(
    threads: &Threads,
    pairs: &[(T, B)],
    out: O,
    score: impl Fn(&str, B) -> S + Sync,
) -> Result<(), Error>
where
    T: AsRef<str> + Sync,
    B: Copy + Sync,
    O: Out<S>,
{
    let bytes = |(text, _): &(T, B)| text.as_ref().len();
    fill(threads, pairs, out, bytes, |(text, beside)| {
        score(text.as_ref(), *beside)
    })
}

/// The scores of items that have a text of so many bytes, in order.
fn fill<T, S, O>(
    threads: &Threads,
    items: &[T],
    out: O,
    bytes: impl Fn(&T) -> usize + Sync,
    score: impl Fn(&T) -> S + Sync,
) -> Result<(), Error>
where
    T: Sync,
    O: Out<S>,
{
    out.check(items.len())?;
    let one_by_one = |items: &[T], mut out: O| {
        for (i, item) in items.iter().enumerate() {
            out.put(i, score(item));
        }
    };
    threads.spread(items, out, bytes, one_by_one);
    Ok(())
}

/// [`map`] for a stream, chunk by chunk.
pub(crate) fn stream<'a, I, S>(
    threads: &'a Threads,
    texts: I,
    score: impl Fn(&str) -> S + Sync + 'a,
) -> impl Iterator<Item = S> + 'a
where
    I: Iterator + 'a,
    I::Item: AsRef<str> + Sync,
    S: Clone + Default + Send + 'a,
{
    let read = texts.map(Ok::<_, Infallible>);
    try_stream(threads, read, score).map(|score| {
        let Ok(score) = score;
        score
    })
}

/// [`stream`] of texts of which reading some may fail.
pub(crate) fn try_stream<'a, I, T, E, S>(
    threads: &'a Threads,
    texts: I,
    score: impl Fn(&str) -> S + Sync + 'a,
) -> impl Iterator<Item = Result<S, E>> + 'a
where
    I: Iterator<Item = Result<T, E>> + 'a,
    T: AsRef<str> + Sync,
    E: 'a,
    S: Clone + Default + Send + 'a,
{
    let mut texts = texts.fuse();
    std::iter::from_fn(move || {
        let mut error = None;
        let read = texts.by_ref().take(CHUNK);
        let read = read.map_while(|text| text.map_err(|e| error = Some(e)).ok());
        let chunk: Vec<T> = read.collect();
        if chunk.is_empty() && error.is_none() {
            return None;
        }
        let scores = map(threads, &chunk, &score).into_iter();
        Some(scores.map(Ok).chain(error.map(Err)))
    })
    .flatten()
}
