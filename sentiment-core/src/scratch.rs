//! Memory that a thread keeps from text to text, so that scoring allocates nothing.

use std::cell::Cell;
use std::thread::LocalKey;

/// What a thread keeps, while nothing uses it.
pub(crate) type Kept<T> = Cell<Option<Box<T>>>;

/// More bytes are given back: one huge text does not cost memory for ever.
const LARGE: usize = 4 << 20;

/// A text of so many bytes adds little, 150 KB at most: it is not measured, which would take a part of
/// the time of a word.
const SHORT: usize = 1 << 12;

/// How many bytes something has on the heap.
pub(crate) trait Size {
    fn size(&self) -> usize;
}

/// The same of a list, with its room for more.
pub(crate) fn size_of_vec<T>(list: &Vec<T>) -> usize {
    list.capacity() * size_of::<T>()
}

/// Do what needs the memory that this thread keeps for `text`, or new one: the memory is in use,
/// or the thread ends.
#[inline]
pub(crate) fn with<T: Default + Size, R>(
    kept: &'static LocalKey<Kept<T>>,
    text: &str,
    work: impl FnOnce(&mut T) -> R,
) -> R {
    // Taken, so that nothing is borrowed while it is used.
    let scratch = kept.try_with(Cell::take).ok().flatten();
    let mut scratch = scratch.unwrap_or_default();
    let result = work(&mut scratch);
    if text.len() <= SHORT || scratch.size() <= LARGE {
        let _ = kept.try_with(|kept| kept.set(Some(scratch)));
    }
    result
}
