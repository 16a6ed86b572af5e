//! Names of emoji between colons, as exports of chats and the tools of data sets write them:
//! ":thumbsup:", ":red_heart:" (CLDR's short names and those of Slack and GitHub).

use super::Replacement;

/// Bytes of the longest name, with its skin tone.
const LONGEST: usize = 64;

/// The emoji whose name stands between the colon at a position and the next one.
pub(super) fn replace(text: &str, at: usize) -> Option<Replacement> {
    // A time, a ratio.
    if text[..at].ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let from = at + 1;
    let rest = text.as_bytes()[from..].iter().take(LONGEST);
    let is_part = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'+');
    let length = rest.take_while(|&&b| is_part(b)).count();
    let name = text[from..].get(..length)?;
    if text.as_bytes().get(from + length) != Some(&b':') {
        return None;
    }
    let emoji = find(name)?;
    Some(Replacement::new(at, from + length + 1, emoji))
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
    let place = EMOJI.binary_search_by_key(&name, |&(known, _)| known);
    place.ok().map(|place| EMOJI[place].1)
}

/// Emoji that say much, by name, in its order; "_face" at its end is left out.
#[rustfmt::skip]
const EMOJI: &[(&str, char)] = &[
    ("+1", '👍'), ("-1", '👎'), ("100", '💯'), ("angry", '😠'), ("anxious_face_with_sweat", '😰'),
    ("astonished", '😲'), ("beaming_face_with_smiling_eyes", '😁'), ("blue_heart", '💙'),
    ("blush", '😊'), ("broken_heart", '💔'), ("check_mark_button", '✅'), ("clap", '👏'),
    ("clapping_hands", '👏'), ("cold_sweat", '😰'), ("confounded", '😖'), ("confused", '😕'),
    ("cross_mark", '❌'), ("cry", '😢'), ("crying", '😢'), ("cursing", '🤬'), ("disappointed", '😞'),
    ("disappointed_relieved", '😥'), ("downcast_face_with_sweat", '😓'), ("enraged", '😡'),
    ("exploding_head", '🤯'), ("expressionless", '😑'), ("face_blowing_a_kiss", '😘'),
    ("face_savoring_food", '😋'), ("face_screaming_in_fear", '😱'), ("face_vomiting", '🤮'),
    ("face_with_rolling_eyes", '🙄'), ("face_with_steam_from_nose", '😤'),
    ("face_with_symbols_on_mouth", '🤬'), ("face_with_tears_of_joy", '😂'), ("facepalm", '🤦'),
    ("fearful", '😨'), ("fire", '🔥'), ("flexed_biceps", '💪'), ("flushed", '😳'),
    ("folded_hands", '🙏'), ("frowning", '☹'), ("green_heart", '💚'), ("grimacing", '😬'),
    ("grin", '😁'), ("grinning", '😀'), ("grinning_face_with_big_eyes", '😃'),
    ("grinning_face_with_smiling_eyes", '😄'), ("grinning_face_with_sweat", '😅'),
    ("grinning_squinting", '😆'), ("hankey", '💩'), ("heart", '❤'), ("heart_eyes", '😍'),
    ("hugging", '🤗'), ("hugs", '🤗'), ("innocent", '😇'), ("joy", '😂'), ("kissing_heart", '😘'),
    ("laughing", '😆'), ("loudly_crying", '😭'), ("middle_finger", '🖕'), ("muscle", '💪'),
    ("nauseated", '🤢'), ("neutral", '😐'), ("ok_hand", '👌'), ("party_popper", '🎉'),
    ("partying", '🥳'), ("pensive", '😔'), ("persevere", '😣'), ("persevering", '😣'),
    ("person_facepalming", '🤦'), ("person_shrugging", '🤷'), ("pile_of_poo", '💩'),
    ("pleading", '🥺'), ("poop", '💩'), ("pout", '😡'), ("pray", '🙏'), ("purple_heart", '💜'),
    ("rage", '😡'), ("raised_hands", '🙌'), ("raising_hands", '🙌'), ("red_heart", '❤'),
    ("relaxed", '☺'), ("relieved", '😌'), ("rocket", '🚀'), ("rofl", '🤣'), ("roll_eyes", '🙄'),
    ("rolling_eyes", '🙄'), ("rolling_on_the_floor_laughing", '🤣'), ("sad_but_relieved", '😥'),
    ("satisfied", '😆'), ("scream", '😱'), ("shrug", '🤷'), ("skin-tone-2", '🏻'),
    ("skin-tone-3", '🏼'), ("skin-tone-4", '🏽'), ("skin-tone-5", '🏾'), ("skin-tone-6", '🏿'),
    ("skull", '💀'), ("sleeping", '😴'), ("slight_frown", '🙁'), ("slight_smile", '🙂'),
    ("slightly_frowning", '🙁'), ("slightly_smiling", '🙂'), ("smile", '😄'), ("smiley", '😃'),
    ("smiling", '☺'), ("smiling_face_with_halo", '😇'), ("smiling_face_with_heart-eyes", '😍'),
    ("smiling_face_with_heart_eyes", '😍'), ("smiling_face_with_hearts", '🥰'),
    ("smiling_face_with_open_hands", '🤗'), ("smiling_face_with_smiling_eyes", '😊'),
    ("smiling_face_with_sunglasses", '😎'), ("smiling_face_with_three_hearts", '🥰'),
    ("smirk", '😏'), ("smirking", '😏'), ("sob", '😭'), ("sparkles", '✨'), ("sparkling_heart", '💖'),
    ("star", '⭐'), ("star-struck", '🤩'), ("star_struck", '🤩'), ("starstruck", '🤩'),
    ("sunglasses", '😎'), ("sweat", '😓'), ("sweat_smile", '😅'), ("tada", '🎉'), ("thinking", '🤔'),
    ("thumbs_down", '👎'), ("thumbs_up", '👍'), ("thumbsdown", '👎'), ("thumbsup", '👍'),
    ("tired", '😫'), ("triumph", '😤'), ("two_hearts", '💕'), ("unamused", '😒'),
    ("upside-down", '🙃'), ("upside_down", '🙃'), ("vomiting", '🤮'), ("weary", '😩'),
    ("white_check_mark", '✅'), ("white_frowning", '☹'), ("wink", '😉'), ("winking", '😉'),
    ("worried", '😟'), ("yellow_heart", '💛'), ("yum", '😋'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_order_and_short() {
        assert!(EMOJI.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (name, _) in EMOJI {
            assert!(name.len() + "_medium-light_skin_tone".len() < LONGEST);
            assert!(!name.ends_with("_face") && !name.ends_with("_skin_tone"));
        }
    }
}
