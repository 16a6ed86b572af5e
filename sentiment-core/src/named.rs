//! Names of values, by which files and surfaces know them.

/// `Display` and `FromStr` by the `name` of the values that `ALL` lists.
macro_rules! named {
    ($type:ident, $what:literal) => {
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }

        impl std::str::FromStr for $type {
            type Err = crate::Error;

            #[doc = concat!("By [`", stringify!($type), "::name`], in any case.")]
            fn from_str(name: &str) -> Result<Self, Self::Err> {
                let mut all = $type::ALL.into_iter();
                all.find(|value| value.name().eq_ignore_ascii_case(name))
                    .ok_or_else(|| crate::Error::unknown($what, name, &$type::ALL.map($type::name)))
            }
        }
    };
}

pub(crate) use named;
