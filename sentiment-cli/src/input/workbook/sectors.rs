//! The sectors of a compound file, which `.xls` is: chains of them, each of which has to end. What reads them
//! would follow a ring until memory is full.

/// Numbers from here on stand for no sector.
const RESERVED: u32 = 0xFFFF_FFFA;

/// Numbers of the sectors with the table of successors that are in the file's header.
const IN_HEADER: std::ops::Range<usize> = 76..512;

/// Whether no chain of sectors is a ring.
pub fn chains_end(file: &[u8]) -> bool {
    let next = successors(file);
    let mut seen = vec![None; next.len()];
    (0..next.len()).all(|start| {
        let mut at = start;
        while seen.get(at) == Some(&None) {
            seen[at] = Some(start);
            at = next[at];
        }
        seen.get(at) != Some(&Some(start))
    })
}

/// The successor of each sector that is in the file.
fn successors(file: &[u8]) -> Vec<usize> {
    // A power of 2: 9 or 12.
    let size = match file.get(30) {
        Some(12) => 4096,
        _ => 512,
    };
    // The header takes the place of one.
    let sector = |number: u32| {
        let start = (number as usize + 1).saturating_mul(size);
        file.get(start..).map(|rest| &rest[..size.min(rest.len())])
    };
    // The last may be cut off.
    let most = file.len() / size + 1;
    let mut tables: Vec<u32> = file
        .get(IN_HEADER)
        .map(numbers)
        .into_iter()
        .flatten()
        .collect();
    // Of large files further sectors hold such numbers, each with that of the next at its end.
    let mut more = file.get(68..72).and_then(|at| numbers(at).next());
    for _ in 0..most {
        let Some(bytes) = more.filter(|&at| at < RESERVED).and_then(sector) else {
            break;
        };
        tables.extend(numbers(bytes));
        more = tables.pop();
    }
    let tables = tables.into_iter().filter(|&at| at < RESERVED);
    let next = tables.filter_map(sector).flat_map(numbers).take(most);
    next.map(|number| number as usize).collect()
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    let four = bytes.chunks_exact(4);
    four.map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of three sectors, the first of which holds the successors.
    fn file(successors: [u32; 3]) -> Vec<u8> {
        let mut file = vec![0xFF; 4 * 512];
        file[30] = 9;
        file[76..80].fill(0);
        for (at, next) in successors.into_iter().enumerate() {
            file[512 + 4 * at..][..4].copy_from_slice(&next.to_le_bytes());
        }
        file
    }

    #[test]
    fn rings_are_found() {
        const END: u32 = 0xFFFF_FFFE;
        for sound in [
            [END, 2, END],
            [END, END, 1],
            [END, 0, 0],
            [END, 99, END],
            [END, 3, 4],
        ] {
            assert!(chains_end(&file(sound)), "{sound:?}");
        }
        for ring in [[END, 1, END], [END, 2, 1], [1, 2, 0]] {
            assert!(!chains_end(&file(ring)), "{ring:?}");
        }
        assert!(chains_end(b"\xD0\xCF\x11\xE0"));
        assert!(chains_end(&file([END; 3])[..600]));
    }
}
