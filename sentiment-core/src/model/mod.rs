//! From sums of weights to a [`Score`](crate::Score).

mod exp;
mod link;
mod params;

pub(crate) use link::{Evidence, Link, Scales};
pub use params::Params;
