//! The models that are built in: compiled tables, from `lexicons/`.

#[cfg(any(feature = "english", feature = "lite"))]
use std::sync::LazyLock;

#[cfg(any(feature = "english", feature = "lite"))]
use crate::lexicon::Table;
use crate::Analyzer;

/// The English model.
#[cfg(feature = "english")]
pub(crate) fn english() -> Analyzer {
    static ENGLISH: LazyLock<Analyzer> = LazyLock::new(|| {
        #[cfg(not(feature = "packed"))]
        let table = Table::new(include_bytes!("../data/english.lex").into());
        #[cfg(feature = "packed")]
        let table = Table::unpack(include_bytes!("../data/english.pack"));
        Analyzer::of(table.unwrap_or_else(|e| unreachable!("{e}")))
    });
    ENGLISH.clone()
}

/// The lite model.
#[cfg(feature = "lite")]
pub(crate) fn lite() -> Analyzer {
    static LITE: LazyLock<Analyzer> = LazyLock::new(|| {
        let table = Table::unpack(include_bytes!("../data/lite.pack"));
        Analyzer::of(table.unwrap_or_else(|e| unreachable!("{e}")))
    });
    LITE.clone()
}

/// The best one that is built in, if any is.
pub(crate) fn best() -> Option<Analyzer> {
    #[cfg(feature = "english")]
    return Some(english());
    #[cfg(all(feature = "lite", not(feature = "english")))]
    return Some(lite());
    #[cfg(not(any(feature = "english", feature = "lite")))]
    None
}
