//! What stands for `threads` without the `parallel` feature.

use super::Out;

/// The caller's thread.
#[derive(Debug, Clone, Default)]
pub struct Threads;

impl Threads {
    pub(crate) const CURRENT: Self = Self;

    pub(super) fn spread<T, S, O>(&self, texts: &[T], out: O, work: impl Fn(&[T], O))
    where
        O: Out<S>,
    {
        work(texts, out);
    }
}
