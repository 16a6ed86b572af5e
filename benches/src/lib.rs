//! What the benchmarks share: texts, what is timed on them, and how.

pub mod corpora;
pub mod floor;
pub mod measure;
pub mod tasks;
pub mod texts;
