//! Memory that a thread keeps from text to text, so that scoring allocates nothing.

use std::cell::Cell;
use std::thread::LocalKey;

/// What a thread keeps, while nothing uses it.
pub(crate) type Kept<T> = Cell<Option<Box<T>>>;

/// Texts of more bytes leave nothing behind: one huge text does not cost memory for ever.
const LARGE: usize = 1 << 20;

/// Do what needs the memory that this thread keeps for `text`, or new one: the memory is in use,
/// or the thread ends.
#[inline]
pub(crate) fn with<T: Default, R>(
    kept: &'static LocalKey<Kept<T>>,
    text: &str,
    work: impl FnOnce(&mut T) -> R,
) -> R {
    // Taken, so that nothing is borrowed while it is used.
    let scratch = kept.try_with(Cell::take).ok().flatten();
    let mut scratch = scratch.unwrap_or_default();
    let result = work(&mut scratch);
    if text.len() <= LARGE {
        let _ = kept.try_with(|kept| kept.set(Some(scratch)));
    }
    result
}
