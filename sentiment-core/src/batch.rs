//! Many texts: in order, in parallel where the `parallel` feature is on.

/// Texts per task of a stream.
const CHUNK: usize = 1024;

/// `score` of each text, in order.
pub(crate) fn map<T, R>(texts: &[T], score: impl Fn(&str) -> R + Sync) -> Vec<R>
where
    T: AsRef<str> + Sync,
    R: Send,
{
    #[cfg(feature = "parallel")]
    {
        use rayon::prelude::*;
        // Below some texts a thread costs more than it saves.
        if texts.len() > 64 {
            return texts
                .par_iter()
                .with_min_len(16)
                .map(|text| score(text.as_ref()))
                .collect();
        }
    }
    texts.iter().map(|text| score(text.as_ref())).collect()
}

/// The same for a stream, chunk by chunk.
pub(crate) fn stream<'a, I, R>(
    texts: I,
    score: impl Fn(&str) -> R + Sync + 'a,
) -> impl Iterator<Item = R> + 'a
where
    I: Iterator + 'a,
    I::Item: AsRef<str> + Sync,
    R: Send + 'a,
{
    let mut texts = texts.fuse();
    std::iter::from_fn(move || {
        let chunk: Vec<I::Item> = texts.by_ref().take(CHUNK).collect();
        (!chunk.is_empty()).then(|| map(&chunk, &score))
    })
    .flatten()
}
