//! A compiled lexicon for transport: what can be made anew is left out, the rest
//! stands in columns, which compress well.
//!
//! Words are sorted and front-coded (Witten, Moffat & Bell 1999, *Managing
//! Gigabytes*, 4.1): the length that each shares with the one before, then what
//! remains. They are sorted backwards, so that a word that others begin with comes
//! after those and can share the text of one. Slots follow from hashes and the
//! displacements, which are kept: nothing is searched for, and every part of the
//! table is written once.

mod pack;
#[cfg(any(feature = "packed", feature = "lite", test))]
mod unpack;

pub(crate) use pack::pack;

const MAGIC: [u8; 4] = *b"SLXR";
/// Bytes below stand between words: of no word's spelling.
const MOST_DROPPED: u8 = 31;

/// A row with its negated weights as differences from what they mostly are.
fn to_differences(row: &mut [u8]) {
    row[2] = row[2].wrapping_sub(negated(row[0], -6));
    row[3] = row[3].wrapping_sub(negated(row[1], 8));
}

/// The opposite, for a row in a number.
#[cfg(any(feature = "packed", feature = "lite", test))]
#[inline]
fn from_differences(row: u64) -> u64 {
    let [valence, subjectivity, third, fourth, ..] = row.to_le_bytes();
    let negated = u16::from_le_bytes([
        third.wrapping_add(negated(valence, -6)),
        fourth.wrapping_add(negated(subjectivity, 8)),
    ]);
    row & !0xffff_0000 | u64::from(negated) << 16
}

/// So many tenths of a weight: what training makes of a term that it has not seen negated.
fn negated(weight: u8, tenths: i16) -> u8 {
    let product = i16::from(weight as i8) * tenths;
    ((product + 5 * product.signum()) / 10) as u8
}

#[cfg(test)]
mod tests {
    use super::pack::pack;
    use crate::lexicon::Table;

    const ENGLISH: &[u8] = include_bytes!("../../../data/english.lex");

    #[test]
    fn the_english_table_comes_back() {
        let packed = pack(ENGLISH).unwrap();
        let table = Table::new(ENGLISH.into()).unwrap();
        assert!(Table::unpack(&packed).unwrap() == table);
        assert!(packed.len() < ENGLISH.len() * 3 / 4);
    }

    #[test]
    fn what_is_cut_off_is_an_error() {
        let packed = pack(ENGLISH).unwrap();
        for length in (0..packed.len()).step_by(packed.len() / 50) {
            assert!(Table::unpack(&packed[..length]).is_err());
        }
    }
}
