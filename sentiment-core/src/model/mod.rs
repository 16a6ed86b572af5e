//! From sums of weights to a [`Score`](crate::Score).

mod exp;
mod link;
mod params;

pub(crate) use link::{Evidence, Link, Scales, EXCLAIMED, IRONIC};
pub use params::Params;
