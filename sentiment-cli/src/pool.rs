//! The threads to work on.

use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::error::{Failure, Outcome};

/// As many threads as the user wants; one per core otherwise.
pub struct Pool(Option<ThreadPool>);

impl Pool {
    /// With `threads` threads.
    pub fn new(threads: Option<u16>) -> Outcome<Self> {
        let Some(threads) = threads else {
            return Ok(Self(None));
        };
        ThreadPoolBuilder::new()
            .num_threads(threads.into())
            .build()
            .map(|pool| Self(Some(pool)))
            .map_err(|e| Failure::Data(format!("cannot start {threads} threads: {e}")))
    }

    /// Run `work` there.
    pub fn run<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        match &self.0 {
            Some(pool) => pool.install(work),
            None => work(),
        }
    }
}
