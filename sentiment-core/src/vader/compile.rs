//! Makes `data/vader.lex` from the sources in `lexicons/vader/`.

use std::collections::BTreeMap;

use super::python::is_space;
use super::table::{
    bucket, code, description, key_hash, slot, Description, BLOCK, BUCKETS, INDEX, LONGEST, MAGIC,
    NAMED, SHORT, SLOTS, WORDS,
};
use super::tokens::plain_by;
use crate::lexicon::hash::hash;
use crate::Error;

/// Words that the rules name and that touch nothing but themselves, or count
/// only beside one that is not here.
const QUIET: [&str; 9] = ["or", "nor", "at", "but", "of", "just", "the", "to", "for"];

/// The table.
pub(crate) fn compile(lexicon: &str, emoji: &str, rules: &str) -> Result<Vec<u8>, Error> {
    let words = words(lexicon, rules)?;
    let (short, long): (Vec<_>, Vec<_>) = words.iter().partition(|(term, _)| term.len() <= SHORT);

    let keys: Vec<[u8; SHORT]> = short.iter().map(|(term, _)| padded(term)).collect();
    let (seed, placement) = (0..1000)
        .find_map(|seed| Some((seed, Placement::new(&keys, seed)?)))
        .ok_or_else(|| Error::new(format!("no place for {} words", keys.len())))?;
    let mut body: Vec<u8> = Vec::new();
    body.extend(placement.displacements.iter().flat_map(|d| d.to_le_bytes()));
    for slot in &placement.slots {
        // No word is the empty key.
        let (key, code) = slot.map_or(([0; SHORT], 0), |i| (keys[i], *short[i].1));
        body.extend(key);
        body.extend(code.to_le_bytes());
    }

    // Number 0 is none, and so is a block without any.
    let mut blocks = vec![[0_u16; BLOCK]];
    let mut index = [0; INDEX];
    let mut descriptions = Descriptions {
        rows: vec![0; size_of::<Description>()],
        ..Descriptions::default()
    };
    let described = described(emoji)?;
    for (i, (c, description)) in described.iter().enumerate() {
        let at = u32::from(*c) as usize;
        let block = &mut index[at / BLOCK];
        if *block == 0 {
            *block =
                u8::try_from(blocks.len()).map_err(|_| Error::new("emoji lie too far apart"))?;
            blocks.push([0; BLOCK]);
        }
        blocks[usize::from(*block)][at % BLOCK] = i as u16 + 1;
        let pushed = descriptions.push(description, WORDS.min(2 * c.len_utf8()), &words);
        pushed.ok_or_else(|| Error::new(format!("{description:?} does not fit")))?;
    }
    // Codes are read in groups.
    let codes = descriptions.codes.len() + WORDS - 1;
    descriptions.codes.resize(codes, 0);
    body.extend(index);
    let mut long: Vec<_> = long
        .iter()
        .map(|(t, c)| (padded::<LONGEST>(t), **c))
        .collect();
    long.sort_unstable();
    for (term, code) in &long {
        body.extend(term);
        body.extend(code.to_le_bytes());
    }
    body.extend(blocks.iter().flatten().flat_map(|n| n.to_le_bytes()));
    body.extend(descriptions.rows);
    body.extend(descriptions.codes.iter().flat_map(|c| c.to_le_bytes()));
    body.extend(descriptions.text);

    let (long, blocks, seed) = (long.len(), blocks.len(), seed as usize);
    let counts = [long, blocks, described.len() + 1, codes, seed];
    body.splice(0..0, counts.iter().flat_map(|n| (*n as u32).to_le_bytes()));
    let mut out = Vec::from(MAGIC);
    out.extend(hash(&body).to_le_bytes());
    out.extend(body);
    Ok(out)
}

/// What emoji are put into.
#[derive(Default)]
struct Descriptions {
    rows: Vec<u8>,
    /// Of the words; the same words are there once.
    codes: Vec<u32>,
    text: Vec<u8>,
}

impl Descriptions {
    /// None if it has more than so many words, or there is no room.
    fn push(&mut self, text: &str, most: usize, words: &BTreeMap<&str, u32>) -> Option<()> {
        let look_up = |word: &str| words.get(&*word.to_lowercase()).copied().unwrap_or(0);
        let raws = text.split(is_space).filter(|raw| !raw.is_empty());
        let codes: Vec<u32> = raws.map(|raw| plain_by(raw, look_up).1).collect();
        if codes.is_empty() || codes.len() > most || text.contains('?') {
            return None;
        }
        let (mut events, mut flags) = (0, 0);
        for (i, code) in codes.iter().enumerate() {
            events |= u8::from(code & code::EVENT != 0) << i;
            let upper = code & code::UPPER != 0;
            flags |= [description::LOWER, description::UPPER][usize::from(upper)];
        }
        let exclamations = u8::try_from(text.matches('!').count()).ok()?;
        flags += description::EXCLAMATION.checked_mul(exclamations)?;
        let found = self.codes.windows(codes.len()).position(|w| w == codes);
        let first = found.unwrap_or(self.codes.len());
        if found.is_none() {
            self.codes.extend(&codes);
        }
        let [text_start, first] = [self.text.len(), first].map(u16::try_from);
        self.rows.extend(text_start.ok()?.to_le_bytes());
        self.rows.push(text.len() as u8);
        self.rows.extend(first.ok()?.to_le_bytes());
        self.rows.extend([codes.len() as u8, events, flags]);
        self.text.extend(text.as_bytes());
        Some(())
    }
}

/// Where each key goes: hash and displace, as in [`crate::lexicon::hash`], but for
/// numbers of slots and buckets that the compiler knows.
struct Placement {
    /// Of each bucket.
    displacements: Vec<u16>,
    /// The key there.
    slots: Vec<Option<usize>>,
}

impl Placement {
    /// None if the keys of a bucket cannot be told apart, or find no room.
    fn new(keys: &[[u8; SHORT]], seed: u32) -> Option<Self> {
        let mut buckets = vec![Vec::new(); BUCKETS];
        for (i, key) in keys.iter().enumerate() {
            let key = u128::from_le_bytes(*key);
            let hash = key_hash(key as u64, (key >> 64) as u64, seed);
            buckets[bucket(hash)].push((i, hash));
        }
        let mut order: Vec<usize> = (0..BUCKETS).collect();
        order.sort_by_key(|&b| std::cmp::Reverse(buckets[b].len()));
        let mut placement = Self {
            displacements: vec![0; BUCKETS],
            slots: vec![None; SLOTS],
        };
        for b in order {
            let places = |d: u16| buckets[b].iter().map(move |(i, hash)| (*i, slot(*hash, d)));
            let displacement = (0..SLOTS as u16).find(|&d| {
                let free = places(d).all(|(_, slot)| placement.slots[slot].is_none());
                let mut own: Vec<usize> = places(d).map(|(_, slot)| slot).collect();
                own.sort_unstable();
                own.dedup();
                free && own.len() == buckets[b].len()
            })?;
            placement.displacements[b] = displacement;
            for (i, slot) in places(displacement) {
                placement.slots[slot] = Some(i);
            }
        }
        Some(placement)
    }
}

/// Codes of the words.
fn words<'a>(lexicon: &'a str, rules: &'a str) -> Result<BTreeMap<&'a str, u32>, Error> {
    let mut words: BTreeMap<&str, u32> = BTreeMap::new();
    for (line, term, value) in rows(lexicon) {
        let mean: f64 = value
            .parse()
            .map_err(|_| Error::at(line, format!("{value:?} is not a number")))?;
        let tenths = (mean * 10.0).round() as i8;
        words.insert(term, code::LEXICON | code::EVENT | u32::from(tenths as u8));
    }
    for (line, term, value) in rows(rules) {
        let role = match value {
            "booster" => code::BOOSTER,
            "dampener" => code::DAMPENER,
            "negator" => code::NEGATES,
            idiom if idiom.starts_with("idiom ") => continue,
            _ => return Err(Error::at(line, format!("unknown role {value:?}"))),
        };
        if !term.contains(' ') {
            let code = words.entry(term).or_default();
            *code |= role | code::RULE;
            if role != code::NEGATES {
                *code &= !code::EVENT;
            }
        }
    }
    for (i, term) in NAMED.iter().enumerate() {
        let code = words.entry(term).or_default();
        *code |= (i as u32 + 1) << 8;
        if *term == "but" {
            *code |= code::EVENT;
        }
        if !QUIET.contains(term) {
            *code |= code::RULE;
        }
    }
    match words.keys().find(|term| term.len() > LONGEST) {
        Some(term) => Err(Error::new(format!(
            "{term:?} is longer than {LONGEST} bytes"
        ))),
        None => Ok(words),
    }
}

/// Emoji with their descriptions, by code point.
fn described(emoji: &str) -> Result<Vec<(char, &str)>, Error> {
    let mut described: Vec<(char, &str)> = Vec::new();
    for (line, term, description) in rows(emoji) {
        match (term.chars().next(), u8::try_from(description.len())) {
            (Some(c), Ok(_)) if may_be_emoji(c) => described.push((c, description)),
            _ => return Err(Error::at(line, "no emoji, or its description is too long")),
        }
    }
    described.sort_unstable();
    Ok(described)
}

/// Whether [`Masks::leads`](super::masks::Masks::leads) has it.
fn may_be_emoji(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{bf}' | '\u{1000}'..='\u{3fff}' | '\u{1f000}'..='\u{1ffff}')
}

fn padded<const N: usize>(term: &str) -> [u8; N] {
    let mut padded = [0xff; N];
    padded[..term.len()].copy_from_slice(term.as_bytes());
    padded
}

/// Rows of a table of two columns, without its header.
fn rows(text: &str) -> impl Iterator<Item = (usize, &str, &str)> {
    text.lines()
        .enumerate()
        .skip(1)
        .filter_map(|(i, line)| line.split_once('\t').map(|(a, b)| (i + 1, a, b)))
}
