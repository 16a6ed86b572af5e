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
                let mut all = $type::ALL.iter().copied();
                all.find(|value| value.name().eq_ignore_ascii_case(name))
                    .ok_or_else(|| {
                        let names: Vec<&str> =
                            $type::ALL.iter().map(|value| value.name()).collect();
                        crate::Error::unknown($what, name, &names)
                    })
            }
        }
    };
}

pub(crate) use named;
