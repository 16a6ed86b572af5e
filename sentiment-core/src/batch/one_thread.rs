//! What stands for `threads` without the `parallel` feature.

use super::Out;

/// The caller's thread.
#[derive(Debug, Clone, Default)]
pub struct Threads;

impl Threads {
    pub(crate) const CURRENT: Self = Self;

    pub(super) fn spread<T, S, O>(
        &self,
        items: &[T],
        out: O,
        _bytes: impl Fn(&T) -> usize,
        work: impl Fn(&[T], O),
    ) where
        O: Out<S>,
    {
        work(items, out);
    }
}
