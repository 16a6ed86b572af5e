//! From sums of weights to a [`Score`](crate::Score).

mod exp;
mod link;
mod params;

pub(crate) use link::{length_scale, link, Evidence};
pub use params::Params;
