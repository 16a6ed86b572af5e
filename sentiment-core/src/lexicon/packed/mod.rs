//! A compiled lexicon for transport: what can be made anew is left out, the rest
//! stands in columns, which compress well.
//!
//! Words are sorted and front-coded (Witten, Moffat & Bell 1999, *Managing
//! Gigabytes*, 4.1): the length that each shares with the one before, then what
//! remains. Their slots follow from their hashes.

mod pack;
#[cfg(any(feature = "packed", test))]
mod unpack;

use super::sections::Section;
#[cfg(feature = "packed")]
use super::Table;

pub(crate) use pack::pack;

const MAGIC: [u8; 4] = *b"SLXP";
/// Sections that are kept as they are, in columns.
const KEPT: [Section; 6] = [
    Section::WordBuckets,
    Section::PhraseBuckets,
    Section::PairBuckets,
    Section::Shifters,
    Section::Params,
    Section::Emotions,
];

#[cfg(feature = "packed")]
impl Table {
    /// The table that was packed.
    pub(crate) fn unpack(packed: &[u8]) -> Result<Self, crate::Error> {
        Ok(Self::from_sections(unpack::unpack(packed)?))
    }
}

/// A row with its negated weights as differences from what they mostly are.
fn to_differences(row: &mut [u8]) {
    row[2] = row[2].wrapping_sub(negated(row[0]));
    row[3] = row[3].wrapping_sub(row[1]);
}

/// The opposite.
#[cfg(any(feature = "packed", test))]
fn from_differences(row: &mut [u8]) {
    row[2] = row[2].wrapping_add(negated(row[0]));
    row[3] = row[3].wrapping_add(row[1]);
}

fn negated(valence: u8) -> u8 {
    (-i16::from(valence as i8) / 2) as u8
}

#[cfg(test)]
mod tests {
    use super::pack::pack;
    use super::unpack::unpack;

    #[test]
    fn the_english_table_comes_back() {
        let table = include_bytes!("../../../data/english.lex");
        let packed = pack(table).unwrap();
        assert!(unpack(&packed).unwrap().join() == table);
        assert!(packed.len() < table.len() * 3 / 4);
    }

    #[test]
    fn what_is_cut_off_is_an_error() {
        let packed = pack(include_bytes!("../../../data/english.lex")).unwrap();
        for length in (0..packed.len()).step_by(packed.len() / 50) {
            assert!(unpack(&packed[..length]).is_err());
        }
    }
}
