//! One binary, because linking is most of what tests cost.

mod common;

mod batch;
mod behaviour;
mod context;
mod english;
mod feedback;
mod lexicons;
mod lite;
mod own_terms;
mod properties;
mod vader;
