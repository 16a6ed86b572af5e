//! Builds an [`Analyzer`].

use std::sync::Arc;

use super::Analyzer;
use crate::batch::Threads;
use crate::engine::{Engine, Matching};
use crate::error::{Error, ErrorKind};
use crate::lexicon::{Lexicon, OnDuplicate};
use crate::model::Params;
use crate::{embedded, Context, Taxonomy};

/// Builds an [`Analyzer`] from the English lexicon, own lexicons and options.
///
/// It starts from the best model that is built in, as `Analyzer::default`, or
/// from what `AnalyzerBuilder::lite` and [`AnalyzerBuilder::without_english`] say.
/// Where the features build none in, it starts from nothing but own lexicons.
///
/// ```
/// use sentiment_core::{Analyzer, Lexicon};
/// let own = Lexicon::from_tsv("term\tvalence\nsnafucated\t-2.5\n")?;
/// let analyzer = Analyzer::builder().lexicon(own).build()?;
/// assert!(analyzer.score("totally snafucated").valence < -0.2);
/// # Ok::<(), sentiment_core::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct AnalyzerBuilder {
    lexicons: Vec<Lexicon>,
    bare: bool,
    #[cfg(feature = "lite")]
    lite: bool,
    stem: bool,
    on_duplicate: OnDuplicate,
    params: Option<Params>,
    taxonomy: Taxonomy,
}

impl AnalyzerBuilder {
    /// Add a lexicon. What it says of a term counts in place of what earlier ones and the embedded
    /// one say, and what it does not say stays ([`OnDuplicate::Merge`]), unless
    /// [`AnalyzerBuilder::on_duplicate`] says otherwise:
    ///
    /// ```
    /// use sentiment_core::{Analyzer, Lexicon};
    /// let own = Lexicon::from_tsv("term\tvalence\nnot\t-0.1\nlovely\t0\n")?;
    /// let analyzer = Analyzer::builder().lexicon(own).build()?;
    /// // It negates as before, and this weighs nothing any more.
    /// assert!(analyzer.score("It is not a great idea.").valence < 0.0);
    /// assert_eq!(analyzer.score("lovely").valence, analyzer.score("").valence);
    /// # Ok::<(), sentiment_core::Error>(())
    /// ```
    ///
    /// Of terms with a last `*` the longest counts, whichever lexicon has it, and a term without one
    /// before them.
    ///
    /// To take words out, change [`Analyzer::lexicon`], by [`Lexicon::retain`] or
    /// [`Lexicon::remove`], and build on that [without English](AnalyzerBuilder::without_english).
    pub fn lexicon(mut self, lexicon: Lexicon) -> Self {
        self.lexicons.push(lexicon);
        self
    }

    /// Start from [`Analyzer::lite`], whatever else is built in.
    ///
    /// ```
    /// use sentiment_core::{Analyzer, Lexicon};
    /// # #[cfg(feature = "lite")] {
    /// let own = Lexicon::from_tsv("term\tvalence\nsnafucated\t-2.5\n")?;
    /// let analyzer = Analyzer::builder().lite().lexicon(own).build()?;
    /// assert!(analyzer.score("totally snafucated").valence < -0.2);
    /// # }
    /// # Ok::<(), sentiment_core::Error>(())
    /// ```
    #[cfg(feature = "lite")]
    pub fn lite(mut self) -> Self {
        self.lite = true;
        self
    }

    /// Leave the embedded English lexicon out: only own lexicons count. The model's constants, intercepts
    /// among them, stay; they are [`Params::default`] whatever features are on, so that scores do not depend
    /// on these. [`AnalyzerBuilder::params`] changes them.
    ///
    /// ```
    /// use sentiment_core::{Analyzer, Lexicon, Params};
    /// let own = Lexicon::from_tsv("term\tvalence\nzorb\t-1.5\n")?;
    /// let analyzer = Analyzer::builder().without_english().lexicon(own).build()?;
    /// assert_eq!(analyzer.params(), Params::default());
    /// assert!(analyzer.score("the zorb").valence < -0.2);
    /// # Ok::<(), sentiment_core::Error>(())
    /// ```
    pub fn without_english(mut self) -> Self {
        self.bare = true;
        self
    }

    /// What to do with a term that is there already.
    pub fn on_duplicate(mut self, policy: OnDuplicate) -> Self {
        self.on_duplicate = policy;
        self
    }

    /// Match words that the lexicon does not know by their stem (Porter 2,
    /// English): "disappointingly" by "disappoint". Terms of the English lexicon match so, too, not
    /// only own ones.
    #[cfg(feature = "stem")]
    pub fn stemming(mut self, on: bool) -> Self {
        self.stem = on;
        self
    }

    /// Change the model's constants: thresholds, factors of the rules. Those that the models
    /// were trained with are the default ones.
    pub fn params(mut self, params: Params) -> Self {
        self.params = Some(params);
        self
    }

    /// The emotions that scores have.
    pub fn taxonomy(mut self, taxonomy: Taxonomy) -> Self {
        self.taxonomy = taxonomy;
        self
    }

    /// The model to start from.
    fn base(&self) -> Option<Analyzer> {
        #[cfg(feature = "lite")]
        if self.lite {
            return Some(embedded::lite());
        }
        embedded::best()
    }

    /// Build it. 100,000 entries take some 50 ms.
    ///
    /// # Errors
    /// If no model is built in, and there is neither a lexicon nor [`AnalyzerBuilder::without_english`]:
    /// every text would be neutral. If lexicons contradict each other under [`OnDuplicate::Fail`], a
    /// constant is out of range, or there is too much for a table: 65,536 different emotion rows, 255 different shifters,
    /// 16 MB of long words, 262,144 phrases that a last `*` matches with known words, or two terms of the same
    /// 64-bit hash.
    pub fn build(self) -> Result<Analyzer, Error> {
        let model = self.base();
        let plain = self.lexicons.is_empty() && !self.bare && !self.stem && self.params.is_none();
        if let (true, Some(model)) = (plain, &model) {
            return Ok(model.with_taxonomy(self.taxonomy));
        }
        if model.is_none() && self.lexicons.is_empty() && !self.bare {
            return Err(Error::of(ErrorKind::NoModel, NO_MODEL));
        }
        let params = self.params.unwrap_or_default();
        params.check()?;
        let mut base = model
            .as_ref()
            .filter(|_| !self.bare)
            .map(|model| &model.engine.table);
        let mut lexicon = Lexicon::new();
        for own in self.lexicons {
            match base {
                Some(base) => lexicon.extend_on(base, own, self.on_duplicate)?,
                None => lexicon.extend(own, self.on_duplicate)?,
            }
        }
        // Of all lexicons together, so that it is the same one that matches known words and others.
        lexicon.add_endings(base, self.on_duplicate)?;
        if let Some(base) = base.take_if(|_| self.stem) {
            // The stems of English count too.
            let own = std::mem::replace(&mut lexicon, base.decompile());
            lexicon.extend(own, OnDuplicate::Replace)?;
        }
        let mut matching = Matching {
            wildcards: lexicon.wildcards(),
            #[cfg(feature = "stem")]
            stemmer: self.stem.then(|| lexicon.add_stems()).transpose()?,
            ..Matching::default()
        };
        let table = lexicon.table(base, &params)?;
        let model = model.as_ref().map(|model| &model.engine.table);
        let (dotted, marks) = lexicon.odd_terms(model);
        matching.dotted = dotted;
        let marks = marks.iter().map(|mark| table.word(mark.as_bytes()).id);
        matching.marks = marks.collect();
        Ok(Analyzer {
            engine: Arc::new(Engine::new(table, matching)),
            threads: Threads::CURRENT,
            context: Context::NONE,
            taxonomy: self.taxonomy,
        })
    }
}

/// Why nothing can be built, and what to do.
const NO_MODEL: &str =
    "no model is built in: turn the feature `english` or `lite` on, add a lexicon, \
                        or say `without_english` for an analyzer that knows no word";

#[cfg(all(test, not(any(feature = "english", feature = "lite"))))]
mod tests {
    use super::*;

    #[test]
    fn nothing_to_score_by_is_an_error_unless_it_is_asked_for() {
        let error = Analyzer::builder().build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NoModel);
        assert!(error.reason().contains("`english`"), "{error}");
        let own = Lexicon::from_tsv("term\tvalence\nzorb\t-2\n").unwrap();
        assert!(Analyzer::builder().lexicon(own).build().is_ok());
        assert!(Analyzer::builder().without_english().build().is_ok());
    }
}
