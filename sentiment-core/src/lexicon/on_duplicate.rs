//! What becomes of a term that is there already.

use crate::named::named;

/// What to do with a term that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "lowercase")
)]
#[non_exhaustive]
pub enum OnDuplicate {
    /// What the later entry says counts, the rest of the earlier one stays: the default when one
    /// lexicon extends another.
    ///
    /// * An entry says a valence if its `valence` or `subjectivity` is not 0 or `negated` is there,
    ///   and emotions if one of them is not 0.
    /// * One with but one of the two keeps the other, but no emotions where it turns the valence
    ///   round. One with a `valence` alone keeps the `subjectivity`, too.
    /// * One that says nothing at all makes the term weigh nothing.
    /// * A shifter and a name stay where the later entry has none. An amplifier by 1 in its place
    ///   shifts nothing.
    #[default]
    Merge,
    /// The later entry takes the place of the earlier one.
    Replace,
    /// The earlier entry stays.
    Keep,
    /// It is an error.
    Fail,
}

impl OnDuplicate {
    /// All.
    pub const ALL: [OnDuplicate; 4] = [
        OnDuplicate::Merge,
        OnDuplicate::Replace,
        OnDuplicate::Keep,
        OnDuplicate::Fail,
    ];

    /// The lower-case name, by which every surface selects it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            OnDuplicate::Merge => "merge",
            OnDuplicate::Replace => "replace",
            OnDuplicate::Keep => "keep",
            OnDuplicate::Fail => "fail",
        }
    }
}

named!(OnDuplicate, "policy for duplicates");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_policy_by_name() {
        for policy in OnDuplicate::ALL {
            assert_eq!(policy.name().to_uppercase().parse(), Ok(policy));
        }
        let error = "add".parse::<OnDuplicate>().unwrap_err();
        assert_eq!(
            error.reason(),
            "unknown policy for duplicates \"add\": expected one of merge, replace, keep, fail"
        );
    }
}
