//! Names of emoji between colons, as exports of chats and the tools of data sets write them:
//! ":thumbsup:", ":red_heart:" (CLDR's short names and those of Slack and GitHub).

use super::Replacement;
use std::cmp::Ordering;

/// Bytes of the longest name, with its skin tone.
const LONGEST: usize = 64;

/// Whether a name begins with a byte of ASCII.
pub(super) const fn may_begin(first: u8) -> bool {
    BEGINNINGS[first as usize] != 0
}

/// Whether a name may begin with two bytes, of which the first does.
pub(super) fn may_begin_with(first: u8, second: u8) -> bool {
    let seconds = BEGINNINGS.get(usize::from(first));
    seconds.is_some_and(|seconds| seconds >> (second % 32) & 1 != 0)
}

/// The emoji whose name stands between the colon at a position and the next one.
pub(super) fn replace(text: &str, at: usize) -> Option<Replacement> {
    let bytes = text.as_bytes();
    let from = at + 1;
    let rest = bytes[from..].iter().take(LONGEST);
    let is_part = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'+');
    let end = from + rest.take_while(|&&b| is_part(b)).count();
    // A time, a ratio.
    let follows = at > 0 && bytes[at - 1].is_ascii_digit();
    if follows || bytes.get(end) != Some(&b':') {
        return None;
    }
    let emoji = find(&text[from..end])?;
    Some(Replacement::new(at, end + 1, emoji))
}

fn find(name: &str) -> Option<char> {
    let name = match name.strip_suffix("_skin_tone") {
        Some(toned) => {
            let tones = ["_medium", "_light", "_dark"];
            let tone = tones.into_iter().find_map(|tone| toned.find(tone));
            &toned[..tone?]
        }
        None => name,
    };
    let name = name.strip_suffix("_face").unwrap_or(name);
    // Where it may stand.
    let (mut low, mut high) = (0, EMOJI.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let before = &EMOJI.as_bytes()[low..middle];
        let end = before.iter().rposition(|&b| b == b'|');
        let start = end.map_or(low, |end| low + end + 1);
        let rows = &EMOJI[start..high];
        let length = rows.bytes().position(|b| b == b' ')?;
        match rows[..length].cmp(name) {
            Ordering::Equal => return rows[length + 1..].chars().next(),
            Ordering::Less => {
                let end = rows.bytes().position(|b| b == b'|');
                low = end.map_or(high, |end| start + end + 1);
            }
            Ordering::Greater => high = start,
        }
    }
    None
}

/// Which bytes a name may begin with, and of the second the lowest five bits: most colons are told
/// apart by that.
const BEGINNINGS: [u32; 128] = {
    let mut beginnings = [0; 128];
    let bytes = EMOJI.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if at == 0 || bytes[at - 1] == b'|' {
            beginnings[bytes[at] as usize] |= 1 << (bytes[at + 1] % 32);
        }
        at += 1;
    }
    beginnings
};

/// Emoji that say much behind their names, in order of these; "_face" at their end is left out.
const EMOJI: &str = "+1 👍|-1 👎|100 💯|angry 😠|astonished 😲|\
    beaming_face_with_smiling_eyes 😁|blue_heart 💙|blush 😊|\
    broken_heart 💔|check_mark_button ✅|clap 👏|clapping_hands 👏|cold_sweat 😰|confounded 😖|\
    confused 😕|cross_mark ❌|cry 😢|crying 😢|cursing 🤬|disappointed 😞|disappointed_relieved 😥|\
    enraged 😡|exploding_head 🤯|face_blowing_a_kiss 😘|face_screaming_in_fear 😱|face_vomiting 🤮|\
    face_with_rolling_eyes 🙄|face_with_steam_from_nose 😤|face_with_symbols_on_mouth 🤬|\
    face_with_tears_of_joy 😂|facepalm 🤦|fearful 😨|fire 🔥|flexed_biceps 💪|flushed 😳|\
    folded_hands 🙏|frowning ☹|green_heart 💚|grimacing 😬|grin 😁|grinning 😀|\
    grinning_face_with_big_eyes 😃|grinning_face_with_smiling_eyes 😄|heart ❤|heart_eyes 😍|\
    hugging 🤗|hugs 🤗|innocent 😇|joy 😂|kissing_heart 😘|laughing 😆|loudly_crying 😭|\
    middle_finger 🖕|muscle 💪|nauseated 🤢|neutral 😐|ok_hand 👌|party_popper 🎉|partying 🥳|\
    pensive 😔|persevere 😣|person_facepalming 🤦|person_shrugging 🤷|pleading 🥺|poop 💩|pout 😡|\
    pray 🙏|purple_heart 💜|rage 😡|raised_hands 🙌|raising_hands 🙌|red_heart ❤|relieved 😌|rocket 🚀|\
    rofl 🤣|roll_eyes 🙄|rolling_eyes 🙄|rolling_on_the_floor_laughing 🤣|sad_but_relieved 😥|\
    scream 😱|shrug 🤷|skin-tone-2 🏻|skin-tone-3 🏼|skin-tone-4 🏽|skin-tone-5 🏾|skin-tone-6 🏿|\
    skull 💀|sleeping 😴|slight_frown 🙁|slight_smile 🙂|slightly_frowning 🙁|slightly_smiling 🙂|\
    smile 😄|smiley 😃|smiling ☺|smiling_face_with_halo 😇|smiling_face_with_heart-eyes 😍|\
    smiling_face_with_heart_eyes 😍|smiling_face_with_hearts 🥰|smiling_face_with_smiling_eyes 😊|\
    smiling_face_with_sunglasses 😎|smiling_face_with_three_hearts 🥰|smirk 😏|sob 😭|sparkles ✨|\
    sparkling_heart 💖|star ⭐|star-struck 🤩|star_struck 🤩|sunglasses 😎|sweat 😓|sweat_smile 😅|\
    tada 🎉|thinking 🤔|thumbs_down 👎|thumbs_up 👍|thumbsdown 👎|thumbsup 👍|tired 😫|triumph 😤|\
    two_hearts 💕|unamused 😒|upside-down 🙃|upside_down 🙃|vomiting 🤮|weary 😩|white_check_mark ✅|\
    wink 😉|winking 😉|worried 😟|yellow_heart 💛";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_order_and_short() {
        let names = EMOJI.split('|').filter_map(|row| row.split_once(' '));
        let names: Vec<&str> = names.map(|(name, _)| name).collect();
        assert!(names.len() > 100 && names.windows(2).all(|pair| pair[0] < pair[1]));
        for name in names {
            assert!(find(name).is_some());
            assert!(name.len() + "_medium-light_skin_tone".len() < LONGEST);
            assert!(!name.ends_with("_face") && !name.ends_with("_skin_tone"));
        }
    }
}
