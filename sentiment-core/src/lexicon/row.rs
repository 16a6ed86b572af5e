//! What an entry weighs, in eight bytes.

/// Valence, subjectivity, the same two under negation, the number of an emotion
/// row (2), a shifter's number from 1 or 0, [`flag`]s: from the lowest byte up.
/// Weights are in steps of [`WEIGHT_STEPS`](super::compile::WEIGHT_STEPS).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Row(pub u64);

/// Bits of a word's or a phrase's row.
pub(crate) mod flag {
    /// The word is an entry itself, not only part of a phrase.
    pub const KNOWN: u8 = 1;
    /// The word says nothing by itself: replies consist of such.
    pub const LITTLE: u8 = 4;
    /// There is such a word.
    pub const PRESENT: u8 = 16;
    /// A letter stands three times in a row: written so, it is elongated.
    pub const TRIPLE: u8 = 32;
    /// The word is a shifter.
    pub const SHIFTS: u8 = 64;
    /// A longer phrase goes on from here.
    pub const CONTINUES: u8 = 1;
    /// A phrase ends here.
    pub const ENDS: u8 = 2;
    /// The word is also a surname, or a given name.
    pub const SURNAME: u8 = 8;
    pub const GIVEN_NAME: u8 = 128;
    pub const NAMES: u8 = SURNAME | GIVEN_NAME;
}

impl Row {
    pub const EMPTY: Row = Row(0);

    pub fn new(weights: [i8; 4], emotions: u16, shifter: u8, flags: u8) -> Self {
        let [v, u, nv, nu] = weights.map(|w| w as u8);
        let [low, high] = emotions.to_le_bytes();
        Self(u64::from_le_bytes([
            v, u, nv, nu, low, high, shifter, flags,
        ]))
    }

    #[inline]
    pub fn valence(self) -> i8 {
        self.0 as i8
    }

    /// Valence and subjectivity, under negation or not.
    #[inline]
    pub fn weights(self, negated: bool) -> (i8, i8) {
        let weights = self.0 >> (16 * u32::from(negated));
        (weights as i8, (weights >> 8) as i8)
    }

    /// Valence, subjectivity, the same two under negation, a byte each.
    #[inline]
    pub fn polarity(self) -> u32 {
        self.0 as u32
    }

    /// Number of the emotion row.
    #[inline]
    pub fn emotions(self) -> usize {
        usize::from((self.0 >> 32) as u16)
    }

    /// Number of the shifter, from 1; 0 for none.
    #[inline]
    pub fn shifter(self) -> u8 {
        (self.0 >> 48) as u8
    }

    #[inline]
    pub fn flags(self) -> u8 {
        (self.0 >> 56) as u8
    }

    /// Whether it weighs and shifts nothing.
    pub fn is_empty(self) -> bool {
        self.without_weights() == self
    }

    /// Whether a flag is set.
    #[inline]
    pub fn has(self, flag: u8) -> bool {
        self.flags() & flag != 0
    }

    /// The flags alone.
    #[inline]
    pub fn without_weights(self) -> Self {
        Self(self.0 & 0xff << 56)
    }

    pub fn with(self, flag: u8) -> Self {
        Self(self.0 | u64::from(flag) << 56)
    }
}
