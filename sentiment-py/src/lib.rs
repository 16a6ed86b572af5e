//! Python bindings: they convert arguments and results, and delegate to
//! [`sentiment_core`]. The Python package around this module is in
//! `python/sentiment`; its tests are in `tests`.

mod affects;
mod analyzer;
mod arrow;
mod batch;
mod column;
mod columns;
mod context;
mod contribution;
mod emotions;
mod explanation;
mod frame;
mod hyphens;
mod iter;
mod lexicon;
mod notebook;
mod pickle;
mod score;
mod state;
mod table;
mod text;
mod texts;
mod urgent;
mod vader;
mod vader_words;

use pyo3::prelude::*;

/// The compiled part of the package `sentiment`.
#[pymodule(gil_used = false)]
mod _sentiment {
    use crate::emotions::names;
    use pyo3::prelude::*;
    use pyo3::types::{PyDict, PyMappingProxy, PyTuple};
    use sentiment_core::{
        ContributionKind, Label, LexiconFormat, OnDuplicate, ShifterKind, Taxonomy,
    };

    #[pymodule_export]
    use crate::affects::{_affects, _parts, _sentences, _shifters, _terms, _words};
    #[pymodule_export]
    use crate::analyzer::Analyzer;
    #[pymodule_export]
    use crate::contribution::{Contribution, Shifter, Sums};
    #[pymodule_export]
    use crate::emotions::Emotions;
    #[pymodule_export]
    use crate::explanation::{_explanation, Explanation};
    #[pymodule_export]
    use crate::score::{_score, Score, SentenceScore};
    #[pymodule_export]
    use crate::table::{_score_table, ScoreTable};
    #[pymodule_export]
    use crate::urgent::{find, urgent_columns, urgent_table, Mention};
    #[pymodule_export]
    use crate::vader::Vader;
    #[pymodule_export]
    use crate::vader_words::{_vader_emoji, _vader_valence, _vader_words};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        let py = module.py();
        module.add("__version__", env!("CARGO_PKG_VERSION"))?;
        module.add("EMOTIONS", PyTuple::new(py, names(Taxonomy::Plutchik))?)?;
        let taxonomies = PyDict::new(py);
        for taxonomy in Taxonomy::ALL {
            taxonomies.set_item(taxonomy.name(), PyTuple::new(py, names(taxonomy))?)?;
        }
        let taxonomies = PyMappingProxy::new(py, taxonomies.as_mapping());
        module.add("TAXONOMIES", taxonomies)?;
        let kinds = sentiment_urgent::Kind::ALL.map(sentiment_urgent::Kind::name);
        module.add("URGENT_KINDS", PyTuple::new(py, kinds)?)?;
        module.add("LABELS", PyTuple::new(py, Label::ALL.map(Label::name))?)?;
        // For the tests: the stub's `Literal` must list the same.
        module.add(
            "_SHIFTER_KINDS",
            PyTuple::new(py, ShifterKind::ALL.iter().map(|kind| kind.name()))?,
        )?;
        module.add(
            "_LEXICON_FORMATS",
            PyTuple::new(py, LexiconFormat::ALL.iter().map(|format| format.name()))?,
        )?;
        module.add(
            "_ON_DUPLICATE",
            PyTuple::new(py, OnDuplicate::ALL.iter().map(|policy| policy.name()))?,
        )?;
        module.add(
            "_CONTRIBUTION_KINDS",
            PyTuple::new(py, ContributionKind::ALL.iter().map(|kind| kind.name()))?,
        )
    }
}
