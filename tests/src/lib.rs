//! Nothing but tests: see the `[[test]]` targets.

/// The examples of the READMEs run.
#[cfg(doctest)]
mod readmes {
    #[doc = include_str!("../../README.md")]
    mod project {}
    #[doc = include_str!("../../sentiment-core/README.md")]
    mod core {}
    #[doc = include_str!("../../sentiment-urgent/README.md")]
    mod urgent {}
}
