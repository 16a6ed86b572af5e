//! From the files under `lexicons/` to the lexicons that are compiled.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{anyhow, Result};
use sentiment_core::{internal, Emotion, Entry, Lexicon, OnDuplicate, Params, TermKind};

use crate::importance::{shifts, shifts_others, Texts};
use crate::tools::read;

/// Written by hand, on VADER's scale; a later file wins over an earlier one.
const HAND: [&str; 6] = [
    "shared/emoji",
    "shared/emoticons",
    "shared/foreign",
    GENERAL,
    "en/domain",
    "en/phrases",
];
/// Judged at a glance, many at a time: training trusts it less.
const GENERAL: &str = "en/general";
/// Greetings, closes and requests of mails, which weigh nothing whatever their words do.
const COURTESIES: &str = "en/courtesies";
/// Judged pairs of neighbours; training alone uses them.
const NEIGHBOURS: &str = "en/neighbours";
/// A second judgement of common words; training alone uses it.
const ASSOCIATIONS: &str = "en/associations";

/// Log-odds per unit of a hand-made file's valence, where training has not
/// weighed the term: what training makes of such a unit, on average.
const VALENCE: f64 = 0.5;
/// The same for subjectivity, per unit of |valence|.
const SUBJECTIVITY: f64 = 0.35;
/// Log-odds of an emotion that a hand-made file marks with 1.
const EMOTION: f64 = 2.0;

/// A file of `lexicons/`, without its extension.
fn load(name: &str) -> Result<Lexicon> {
    let path = format!("lexicons/{name}.tsv");
    Ok(Lexicon::from_tsv(&read(&path)?).map_err(|e| e.in_file(path))?)
}

/// What is written by hand.
fn hand() -> Result<Lexicon> {
    let mut all = Lexicon::new();
    for name in HAND {
        all.extend(load(name)?, OnDuplicate::Replace)?;
    }
    Ok(all)
}

/// Every term that can be a feature, with the shifters, for training: the
/// engine sees phrases and shifters as it will when it scores.
pub(crate) fn vocabulary() -> Result<Lexicon> {
    let mut all = load("shared/punctuation")?;
    for line in read("lexicons/vader/lexicon.tsv")?.lines().skip(1) {
        let term = line.split('\t').next().unwrap_or_default();
        // Its emoticons are not tokens here: shared/emoticons.tsv has those.
        let is_word = |part: &str| {
            let letters = part
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'\'');
            letters && (part.len() > 1 || part == "a")
        };
        let begins = term.starts_with(|c: char| c.is_ascii_alphabetic());
        if begins && term.split([' ', '-']).all(is_word) {
            all.insert(Entry::new(term), OnDuplicate::Replace)?;
        }
    }
    all.extend(hand()?, OnDuplicate::Replace)?;
    all.extend(load("en/neutral")?, OnDuplicate::Replace)?;
    all.extend(load(COURTESIES)?, OnDuplicate::Replace)?;
    shift(&mut all)?;
    name(&mut all)?;
    Ok(all)
}

/// The default model's lexicon: learned weights, hand-made ones where there is
/// no learned one, nothing for neutral terms, and the shifters.
pub(crate) fn english() -> Result<Lexicon> {
    let mut all = load("en/words")?;
    all.extend(load("en/pairs")?, OnDuplicate::Fail)?;
    for entry in hand()?.iter() {
        if all.get(&entry.term).is_none() {
            all.insert(from_hand(entry), OnDuplicate::Fail)?;
        }
    }
    let neutral = neutral()?;
    // Neutral words stay unknown, as every name does that is not in the list.
    for entry in neutral.iter() {
        all.remove(&entry.term);
    }
    shift(&mut all)?;
    leave_out_idle(&mut all)?;
    name(&mut all)?;
    without_weight(&mut all, &neutral)?;
    Ok(all)
}

/// Words and phrases that weigh nothing on purpose.
pub(crate) fn neutral() -> Result<Lexicon> {
    load("en/neutral")
}

/// Add what weighs nothing on purpose, last: neutral phrases in place of their words
/// ("mentally ill"), possessives of names where the bare word weighs ("Rose's"), and courtesies.
pub(crate) fn without_weight(all: &mut Lexicon, neutral: &Lexicon) -> Result<()> {
    for entry in neutral.iter() {
        let bare = entry.term.strip_suffix("'s");
        if entry.kind == TermKind::Phrase {
            let possessive = Entry::new(&format!("{}'s", entry.term));
            for entry in [entry.clone(), possessive] {
                all.insert(entry, OnDuplicate::Replace)?;
            }
        } else if bare.is_some_and(|name| all.get(name).is_some()) {
            all.insert(entry.clone(), OnDuplicate::Replace)?;
        }
    }
    all.extend(load(COURTESIES)?, OnDuplicate::Replace)?;
    Ok(())
}

/// How much a phrase must [matter](Texts::importance) to be worth its bytes.
const WORTH: f64 = 1.2;

/// Leave out words without weight, and phrases that say no more than their words.
fn leave_out_idle(all: &mut Lexicon) -> Result<()> {
    let texts = Texts::read()?;
    let idle: Vec<String> = all
        .iter()
        .filter(|e| !shifts(e) && e.kind != TermKind::Pair)
        .filter(|e| match e.kind {
            TermKind::Phrase => {
                let mut words = e.term.split(' ').filter_map(|word| all.get(word));
                words.all(|word| !shifts_others(word)) && texts.importance(all, e) < WORTH
            }
            _ => {
                let weights = [e.valence, e.subjectivity];
                weights.iter().chain(&e.emotions).all(|&w| w == 0.0)
            }
        })
        .map(|e| e.term.clone())
        .collect();
    for term in idle {
        all.remove(&term);
    }
    Ok(())
}

fn from_hand(entry: &Entry) -> Entry {
    let mut scaled = entry.clone();
    scaled.valence *= VALENCE;
    scaled.subjectivity = entry.valence.abs() * SUBJECTIVITY;
    scaled.emotions = entry.emotions.map(|e| e * EMOTION);
    scaled
}

/// Give the shifters their rules, whatever else they weigh.
fn shift(lexicon: &mut Lexicon) -> Result<()> {
    for shifter in load("en/shifters")?.iter() {
        let mut entry = match lexicon.get(&shifter.term) {
            Some(known) => known.clone(),
            None => shifter.clone(),
        };
        entry.shifter = shifter.shifter;
        lexicon.insert(entry, OnDuplicate::Replace)?;
    }
    Ok(())
}

/// Say which words are names, too, also those that weigh in phrases alone ("sue you").
fn name(lexicon: &mut Lexicon) -> Result<()> {
    let phrases = lexicon.iter().filter(|e| e.kind == TermKind::Phrase);
    let parts = phrases.flat_map(|e| e.term.split(' ').map(str::to_owned));
    let parts: BTreeSet<String> = parts.collect();
    for name in load("en/names")?.iter() {
        let known = lexicon.get(&name.term).cloned();
        let part = parts.contains(&name.term).then(|| Entry::new(&name.term));
        if let Some(mut entry) = known.or(part) {
            entry.name = name.name;
            lexicon.insert(entry, OnDuplicate::Replace)?;
        }
    }
    Ok(())
}

/// `sentiment-core/data/english.lex`
pub(crate) fn english_table() -> Result<Vec<u8>> {
    Ok(internal::compile(&english()?, &params()?)?)
}

const CONSTANTS: &str = "lexicons/en/model.tsv";

/// The English model's constants.
pub(crate) fn params() -> Result<Params> {
    Ok(Params::from_tsv(&read(CONSTANTS)?).map_err(|e| e.in_file(CONSTANTS))?)
}

/// `sentiment-core/data/params.rs`. What the file does not name the compiler does.
pub(crate) fn constants() -> Result<Vec<u8>> {
    params()?;
    let text = read(CONSTANTS)?;
    let rows = text.lines().skip(1).filter_map(|row| row.split_once('\t'));
    let rows: BTreeMap<&str, &str> = rows.collect();
    let value = |value: &str| Ok::<_, anyhow::Error>(format!("{:?}", value.parse::<f64>()?));
    let mut fields = String::new();
    let mut emotions = Vec::new();
    for (name, number) in &rows {
        if name.parse::<Emotion>().is_err() {
            fields += &format!("    {name}: {},\n", value(number)?);
        }
    }
    for emotion in Emotion::ALL {
        let number = rows.get(emotion.name());
        let number = number.ok_or_else(|| anyhow!("{CONSTANTS} has no row {emotion}"))?;
        emotions.push(value(number)?);
    }
    let emotions = emotions.join(", ");
    Ok(format!(
        "// Generated by `cargo xtask codegen` from {CONSTANTS}.\n\
         Params {{\n{fields}    intercept_emotions: [{emotions}],\n}}\n"
    )
    .into())
}

/// `sentiment-core/data/english.pack`
pub(crate) fn english_packed() -> Result<Vec<u8>> {
    Ok(internal::pack(&english_table()?)?)
}

/// `sentiment-core/data/vader.lex`
pub(crate) fn vader_table() -> Result<Vec<u8>> {
    let file = |name| read(format!("lexicons/vader/{name}.tsv"));
    let table = internal::compile_vader(&file("lexicon")?, &file("emoji")?, &file("rules")?)?;
    Ok(table)
}

/// `sentiment-cli/data/neutral.txt`: a term per line
pub(crate) fn neutral_terms() -> Result<Vec<u8>> {
    let mut out = String::new();
    for entry in neutral()?.iter() {
        out.push_str(&entry.term);
        out.push('\n');
    }
    Ok(out.into_bytes())
}

/// What to multiply the terms with, as little-endian numbers, so that the upper bits
/// tell all apart in a table of `slots`.
fn perfect_multiplier(terms: &[&str], slots: u64) -> Result<u64> {
    let numbers: Vec<u64> = terms
        .iter()
        .map(|term| term.bytes().rev().fold(0, |n, b| n << 8 | u64::from(b)))
        .collect();
    let mut multiplier = 1_u64;
    for _ in 0..10_000_000 {
        multiplier = multiplier
            .wrapping_mul(0x5851_f42d_4c95_7f2d)
            .wrapping_add(0x1405_7b7e_f767_814f);
        let mut taken = vec![false; slots as usize];
        let apart = numbers.iter().all(|number| {
            let slot = number.wrapping_mul(multiplier) >> (u64::BITS - slots.trailing_zeros());
            !std::mem::replace(&mut taken[slot as usize], true)
        });
        if apart {
            return Ok(multiplier);
        }
    }
    Err(anyhow!(
        "lexicons/shared/emoticons.tsv: too many emoticons for {slots} slots"
    ))
}

/// `sentiment-core/data/emoticons.rs`
pub(crate) fn emoticons() -> Result<Vec<u8>> {
    let source = read("lexicons/shared/emoticons.tsv")?;
    let mut terms: Vec<&str> = source
        .lines()
        .skip(1)
        .filter_map(|line| line.split('\t').next())
        .collect();
    terms.sort_unstable();
    if let Some(bad) = terms
        .iter()
        .find(|t| !t.is_ascii() || !(2..=5).contains(&t.len()))
    {
        return Err(anyhow!(
            "lexicons/shared/emoticons.tsv: {bad:?} is not two to five ASCII characters"
        ));
    }
    let mut code = format!(
        "// Generated by `cargo xtask codegen` from lexicons/shared/emoticons.tsv.\n\
         const EMOTICONS: [&str; {}] = [\n",
        terms.len()
    );
    for term in &terms {
        code.push_str(&format!("    {term:?},\n"));
    }
    code.push_str("];\n");
    let (slots, multiplier) = (2048_u64, perfect_multiplier(&terms, 2048)?);
    code.push_str(&format!(
        "/// Slots of a hash table in which no two of them collide.\n\
         const SLOTS: usize = {slots};\n\
         const MULTIPLIER: u64 = {multiplier:#x};\n"
    ));
    Ok(code.into_bytes())
}

/// The hand-made weights as one table for training: where a term stands, what
/// it weighs.
pub(crate) fn hand_weights() -> Result<String> {
    let mut out = String::from("source\tkind\tterm\tvalence");
    for emotion in Emotion::ALL {
        out.push('\t');
        out.push_str(emotion.name());
    }
    out.push('\n');
    let mut rows = BTreeMap::new();
    for name in HAND.into_iter().chain([NEIGHBOURS, ASSOCIATIONS]) {
        let source = match name {
            GENERAL => "general",
            ASSOCIATIONS => "second",
            _ => "own",
        };
        for entry in load(name)?.iter() {
            let kind = if entry.kind == TermKind::Pair {
                "pair"
            } else {
                "word"
            };
            let mut row = format!("{source}\t{kind}\t{}\t{}", entry.term, entry.valence);
            for value in entry.emotions {
                row.push_str(&format!("\t{value}"));
            }
            rows.insert((name == ASSOCIATIONS, kind, entry.term.clone()), row);
        }
    }
    for row in rows.into_values() {
        out.push_str(&row);
        out.push('\n');
    }
    Ok(out)
}
