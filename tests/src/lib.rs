//! Nothing but tests: see the `[[test]]` targets.
