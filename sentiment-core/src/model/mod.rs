//! From sums of weights to a [`Score`](crate::Score).

mod exp;
mod link;
mod params;

pub(crate) use link::{length_scale, link, neutral_odds, Evidence};
pub use params::Params;
