"""`sentiment.nrclex` answers as NRCLex does, with other words."""

from __future__ import annotations

import doctest
import json
import os
import pickle
from pathlib import Path
from typing import Any

import pytest

import sentiment
from cases import vectors
from sentiment import nrclex
from sentiment.nrclex import NRCLex

AFFECTS = [
    "fear",
    "anger",
    "anticipation",
    "trust",
    "surprise",
    "positive",
    "negative",
    "sadness",
    "disgust",
    "joy",
]
ZEROS = dict.fromkeys(AFFECTS, 0.0)


def loaded(text: str) -> NRCLex:
    lexicon = NRCLex()
    lexicon.load_raw_text(text)
    return lexicon


def results(lexicon: NRCLex) -> dict[str, Any]:
    return {
        name: getattr(lexicon, name)
        for name in (
            "words",
            "sentences",
            "affect_list",
            "affect_dict",
            "raw_emotion_scores",
            "top_emotions",
            "affect_frequencies",
        )
    }


def consistent(lexicon: NRCLex) -> None:
    counts = lexicon.raw_emotion_scores
    assert {type(count) for count in counts.values()} <= {int}
    assert counts == {affect: lexicon.affect_list.count(affect) for affect in counts}
    assert set(lexicon.affect_list) == set(counts) == set().union(*lexicon.affect_dict.values())
    total = len(lexicon.affect_list)
    for affect, share in lexicon.affect_frequencies.items():
        assert type(share) is float
        assert share == (counts.get(affect, 0) / total if total else 0.0)
    most = max(lexicon.affect_frequencies.values())
    frequencies = lexicon.affect_frequencies.items()
    assert lexicon.top_emotions == [(name, share) for name, share in frequencies if share == most]


def test_a_text() -> None:
    lexicon = loaded("I am Happy. We were terrified of the murderer, and of 2 dogs! 😀")
    assert lexicon.words[:3] == ["I", "am", "Happy"]
    assert lexicon.words[-3:] == ["2", "dogs", "😀"]
    assert lexicon.sentences[0] == "I am Happy."
    assert lexicon.affect_list[:2] == lexicon.affect_dict["Happy"] == ["joy", "positive"]
    assert "fear" in lexicon.affect_dict["terrified"]
    assert "negative" in lexicon.affect_dict["murderer"]
    assert "positive" in lexicon.affect_dict["😀"]
    assert all(word not in lexicon.affect_dict for word in ("I", "am", "the", ",", "2", "dogs"))
    assert list(lexicon.affect_frequencies) == AFFECTS
    assert sum(lexicon.affect_frequencies.values()) == pytest.approx(1)
    consistent(lexicon)


def test_a_list_of_tokens() -> None:
    tokens = ["what", "a", "happy", ",", "Happy", "day", "?"]
    lexicon = NRCLex()
    lexicon.load_token_list(iter(tokens))
    assert lexicon.words == tokens
    assert lexicon.text == ""
    assert lexicon.sentences == []
    assert lexicon.affect_dict["happy"] == lexicon.affect_dict["Happy"]
    assert lexicon.raw_emotion_scores["joy"] == 2
    assert "?" not in lexicon.affect_dict
    consistent(lexicon)
    with pytest.raises(TypeError, match="must be a list of words, not one str"):
        lexicon.load_token_list("happy")
    with pytest.raises(TypeError):
        lexicon.load_token_list([5])  # type: ignore[list-item]
    with pytest.raises(TypeError, match=r"token_list\[1\] must be str, not NoneType"):
        NRCLex().load_token_list(["a", None])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="text must be str, not None"):
        lexicon.load_raw_text(None)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", " \n", "the table", "?!", "12:30", "\0", "zorbly"])
def test_a_text_without_affects_has_zeros(text: str) -> None:
    for lexicon in (loaded(text), NRCLex(text)):
        assert lexicon.affect_list == []
        assert lexicon.affect_dict == {}
        assert lexicon.raw_emotion_scores == {}
        assert lexicon.affect_frequencies == ZEROS
        assert lexicon.top_emotions == list(ZEROS.items())
    lexicon.load_token_list([])
    assert results(lexicon) == results(NRCLex())


def test_negated_words_do_not_count() -> None:
    for text in (
        "The staff was not cheerful",
        "The staff wasn't cheerful at all",
        "The staff wasn’t cheerful at all",
        "NEVER CHEERFUL",
    ):
        lexicon = loaded(text)
        assert "joy" not in lexicon.raw_emotion_scores, text
        assert not {"not", "wasn't", "wasn’t", "NEVER"} & set(lexicon.affect_dict), text
        lexicon.load_token_list(text.split())
        assert "joy" not in lexicon.raw_emotion_scores, text
    lexicon.load_token_list(["it", "was", "n't", "cheerful"])
    assert "joy" not in lexicon.raw_emotion_scores
    assert loaded("It was not cheerful. Now it is cheerful.").raw_emotion_scores["joy"] == 1


def test_what_denies_is_no_affect() -> None:
    for word in [
        "isnt",
        "hardly",
        "barely",
        "nowhere",
        "nope",
        "Without",
        "shouldn’t",
        "no longer",
    ]:
        for text in (f"They {word} came on Monday", word, f"{word.upper()}!"):
            assert loaded(text).affect_dict == {}, text
    # But what says something, too.
    for text in ("They lack a plan", "I disagree with it", "They failed to come"):
        assert "negative" in loaded(text).affect_list, text


def test_can_not_is_no_word_that_counts() -> None:
    for words in ("cannot", "can not", "CAN NOT", "can  not", "can\nnot", "can't"):
        assert words not in loaded(f"I {words} come on Monday").affect_dict
        assert "joy" not in loaded(f"I {words} be cheerful").raw_emotion_scores, words


def test_words_with_hyphens_are_whole() -> None:
    lexicon = loaded(
        "The wi-fi, e-mail and state\u2011of\u2010the-art F-150 -- 10-20 don't-cares - ok"
    )
    assert lexicon.words == [
        *("The", "wi-fi", "e-mail", "and", "state\u2011of\u2010the-art", "F-150"),
        *("10-20", "don't-cares", "ok"),
    ]
    text = "a--b well- -x #a-b 😀-c - d/e-f 'g-h' me@a-b.com http://a-b.com/c-d"
    assert loaded(text).words == [
        *("a", "b", "well", "x", "#a", "b", "😀", "c", "d", "e-f", "g-h"),
        *("me@a-b.com", "http://a-b.com/c-d"),
    ]


def test_a_word_has_the_same_affects_wherever_it_stands() -> None:
    alone = loaded("cheerful").affect_list
    assert "joy" in alone
    for text in ("very CHEERFUL!!", "sooo cheerful", "slightly cheerful", "bad, but cheerful"):
        found = {word.lower(): affects for word, affects in loaded(text).affect_dict.items()}
        assert found["cheerful"] == alone, text


def test_names_have_no_affects() -> None:
    assert (
        loaded("Thanks to Mr. Savage and to Joy Nielsen").affect_list
        == loaded("Thanks").affect_list
    )


def test_any_text() -> None:
    for case in vectors("english.jsonl"):
        lexicon = loaded(case["text"])
        consistent(lexicon)
        lexicon.load_token_list(lexicon.words)
        consistent(lexicon)


def test_one_after_the_other() -> None:
    lexicon = loaded("a murder")
    first = results(lexicon)
    lexicon.load_raw_text("so happy")
    assert first == results(loaded("a murder"))
    assert results(lexicon) == results(loaded("so happy")) == results(NRCLex("so happy"))
    assert results(pickle.loads(pickle.dumps(lexicon))) == results(lexicon)
    assert results(NRCLex("nrc_en.json")) == results(NRCLex(None)) == results(NRCLex())


def test_what_is_found_is_kept() -> None:
    lexicon = loaded("so happy")
    lexicon.words.append("spoilt")
    assert lexicon.words == ["so", "happy", "spoilt"]
    lexicon.load_raw_text("so happy")
    assert lexicon.words == ["so", "happy"]
    with pytest.raises(TypeError, match="text must be str, not int"):
        lexicon.load_raw_text(5)  # type: ignore[arg-type]
    assert lexicon.words == ["so", "happy"]


def test_attributes_can_be_set() -> None:
    lexicon = loaded("I am happy. And sad.")
    found = results(lexicon)
    lexicon.sentences, lexicon.top_emotions = ["mine"], [("joy", 1.0)]
    assert (lexicon.sentences, lexicon.top_emotions) == (["mine"], [("joy", 1.0)])
    lexicon.load_raw_text("I am happy. And sad.")
    assert results(lexicon) == found
    assert lexicon.sentences == ["I am happy.", "And sad."]


def test_sentences_are_those_that_are_scored() -> None:
    for text in (
        "",
        " \n",
        "😀 a.b slow.but ok!!next\n\nOne. Two? é",
        "&amp; <p>I&#39;m</p> so. It",
    ):
        scored = sentiment.score_sentences(text)
        assert loaded(text).sentences == [text[slice(*one.span)] for one in scored]


def test_affects_are_not_shared() -> None:
    lexicon = loaded("happy")
    lexicon.affect_dict["happy"].append("spoilt")
    assert "spoilt" not in loaded("happy").affect_dict["happy"] + lexicon.affect_list


def test_lone_surrogates_and_positions() -> None:
    lexicon = loaded("\ud800 😀 é 日本 cheerful \udfff")
    assert "cheerful" in lexicon.affect_dict
    assert "cheerful" in lexicon.words


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own lexicon.json"
    words = {
        "zorbly": ["joy", "positive"],
        "trust": ["hope"],
        "nothing": ["sadness"],
        "dull": [],
        "a\tb": ["fear"],
        "long-term": ["trust"],
        **{
            odd: []
            for odd in ("", "'", "-", "*", "#a", "b*", "_", "É", "é", "İ" * 21, "a-'-", "\ud800")
        },
    }
    path.write_text(json.dumps(words), encoding="utf-8")
    return path


def test_an_own_lexicon(own: Path) -> None:
    for file in (own, str(own)):
        lexicon = NRCLex(file)
        assert lexicon.affect_frequencies == ZEROS
        lexicon.load_raw_text("So ZORBLY, so happy, dull. Trust us, nothing!")
        assert lexicon.affect_dict == {
            "ZORBLY": ["joy", "positive"],
            "dull": [],
            "Trust": ["hope"],
            "nothing": ["sadness"],
        }
        assert lexicon.affect_frequencies == {
            **ZEROS,
            **dict.fromkeys(("joy", "positive", "hope", "sadness"), 0.25),
        }
        lexicon.load_raw_text("It isn't zorbly, and I don't trust them.")
        assert lexicon.affect_list == []
        lexicon.load_token_list(["long-term", "a\tb", "zorbly"])
        assert lexicon.affect_list == ["trust", "fear", "joy", "positive"]
        assert results(pickle.loads(pickle.dumps(lexicon))) == results(lexicon)


def test_words_with_hyphens_of_an_own_lexicon(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    words = {"wi-fi": ["trust"], "made": ["joy"], "well-made": ["joy", "positive"], "fi": ["fear"]}
    path.write_text(json.dumps(words), encoding="utf-8")
    lexicon = NRCLex(path)
    for text, found in {
        "The wi-fi works": {"wi-fi": ["trust"]},
        "😀 Wi-Fi, well-made and made": {
            "Wi-Fi": ["trust"],
            "well-made": ["joy", "positive"],
            "made": ["joy"],
        },
        # Its parts, if it is no word of the lexicon.
        "hand-made sci-fi": {"made": ["joy"], "fi": ["fear"]},
        "wi fi": {"fi": ["fear"]},
        "It is not well-made, but the wi-fi works": {"wi-fi": ["trust"]},
    }.items():
        lexicon.load_raw_text(text)
        assert lexicon.affect_dict == found, text
        lexicon.load_token_list(lexicon.words)
        tokens = {word: affects for word, affects in found.items() if word in lexicon.words}
        assert lexicon.affect_dict == tokens, text


def test_words_of_an_own_lexicon_deny_others_still(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    negators = ["never", "lack", "lacking", "scarcely", "wont", "barely", "stopped", "aint"]
    words = {"zorbly": ["joy"], "no": [], "really": [], **{word: ["sadness"] for word in negators}}
    path.write_text(json.dumps(words), encoding="utf-8")
    lexicon = NRCLex(path)
    for text, found in {
        "They were never zorbly": ["never"],
        "NEVER zorbly": ["NEVER"],
        "a lack of zorbly staff": ["lack"],
        "It was scarcely zorbly": ["scarcely"],
        "They wont be zorbly": ["wont"],
        "They stopped zorbly": ["stopped", "zorbly"],
        "no zorbly staff": ["no"],
        # They can be denied themselves.
        "We were not lacking": [],
        "It was not really zorbly": [],
        # And are words like any others where there is nothing to deny.
        "So zorbly. Never!": ["zorbly", "Never"],
        "really zorbly": ["really", "zorbly"],
    }.items():
        lexicon.load_raw_text(text)
        assert list(lexicon.affect_dict) == found, text
        assert lexicon.affect_dict == {word: words[word.lower()] for word in found}


def own_of(words: dict[str, list[str]], folder: Path) -> NRCLex:
    path = folder / "own.json"
    path.write_text(json.dumps(words), encoding="utf-8")
    return NRCLex(path)


def test_phrases_of_an_own_lexicon(tmp_path: Path) -> None:
    terms = [
        *("fed", "up", "fed up", "fed up with", "can't stand", "no good", "C++", "c", "wi-fi"),
        *("wi-fi router", "back-end", "back-end\tteam", "Apple Pay", "24/7", "up to date", "now"),
        "so  many words that no phrase of the engine has them all",
    ]
    lexicon = own_of({term: [term] for term in terms}, tmp_path)
    for text, found in {
        "I am fed up.": ["fed up"],
        "FED UP": ["FED UP"],
        "fed \n up with it": ["fed \n up with"],
        "fed, up and fed": ["fed", "up"],
        # No word is cut: "up's" is one.
        "fed upwards, fed up's": ["fed"],
        "😀 fed up, fed up with": ["fed up", "fed up with"],
        # What a phrase has taken is not found again.
        "fed up to date": ["fed up"],
        "I can't stand it, it is no good": ["can't stand", "no good"],
        "the Wi-Fi router and the wi-fi": ["Wi-Fi router", "wi-fi"],
        "a back-end team, a back-end": ["back-end team", "back-end"],
        "C++, c++, (C++) c": ["C++", "c"],
        "Apple Pay, apple pay": ["Apple Pay"],
        "open 24/7": ["24/7"],
        "So many words that no phrase of the engine has them all": [
            "So many words that no phrase of the engine has them all"
        ],
        "so many words that no phrase": [],
        # They are negated as words are.
        "I am not fed up": [],
        "They were never fed up with it, but fed up": ["fed up"],
        "I have no C++ here": [],
        "It is not no good": [],
    }.items():
        lexicon.load_raw_text(text)
        assert list(lexicon.affect_dict) == found, text
        consistent(lexicon)
    lexicon.load_raw_text("C++ c++")
    assert lexicon.affect_list == ["C++", "c"]
    lexicon.load_token_list(["fed", "up", "fed up", "C++", "back-end\tteam"])
    assert list(lexicon.affect_dict) == ["fed", "up", "fed up", "C++", "back-end\tteam"]
    assert results(pickle.loads(pickle.dumps(lexicon))) == results(lexicon)


def test_only_what_denies_takes_words_of_an_own_lexicon_out(tmp_path: Path) -> None:
    lexicon = own_of({"fear": ["fear"], "pain": ["sadness"], "zorbly": ["joy"]}, tmp_path)
    for text in (
        *("He quit zorbly", "It soothes the pain", "It soothed the pain", "They undermined zorbly"),
        *("They BANISHED all fear", "The fear is gone", "The pain has gone away", "pain-free"),
        *("They stopped zorbly", "less zorbly", "fewer fear", "the pain, cured"),
    ):
        lexicon.load_raw_text(text)
        assert len(lexicon.affect_dict) == 1, text
    for text in (
        *("not zorbly", "It wasn’t zorbly", "NEVER zorbly", "without fear", "no fear", "nor fear"),
        *("hardly zorbly", "no longer zorbly", "anything but zorbly", "by no means zorbly"),
        *("It is devoid of fear", "Is it zorbly? Not at all.", "They did not stop fear"),
        "I thought it would be zorbly, but it was not",
    ):
        lexicon.load_raw_text(text)
        assert lexicon.affect_dict == {}, text


def test_a_lexicon_that_was_changed_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    for saved, affect in enumerate(["joy", "sadness", "disgust"]):
        path.write_text(json.dumps({"zorbly": [affect]}), encoding="utf-8")
        # Not all systems tell times apart that are less than a second apart.
        os.utime(path, (saved, saved))
        lexicon = NRCLex(path)
        lexicon.load_raw_text("zorbly")
        assert lexicon.affect_list == [affect]


def test_a_lexicon_in_the_folder_is_the_one_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "nrc_en.json").write_text('{"zorbly": ["joy"]}', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    lexicon = NRCLex("nrc_en.json")
    lexicon.load_raw_text("zorbly")
    assert lexicon.affect_list == ["joy"]


def test_lexicons_that_are_none(tmp_path: Path) -> None:
    for missing in ("none.json", tmp_path / "none.json", tmp_path / "none.txt"):
        with pytest.raises(FileNotFoundError, match="none"):
            NRCLex(missing)
    with pytest.raises(TypeError, match="lexicon_file must be str or a path, not int"):
        NRCLex(5)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="lexicon_file must be str or a path, not bytes"):
        NRCLex(b"a text")  # type: ignore[arg-type]
    path = tmp_path / "wrong.json"
    for content in ("[]", '{"a": "joy"}', '{"a": [1]}', "{"):
        path.write_text(content, encoding="utf-8")
        with pytest.raises(ValueError, match=r"wrong\.json: "):
            NRCLex(path)
    # A text that names a file is a text.
    assert NRCLex(os.fspath(tmp_path)).affect_frequencies == ZEROS


@pytest.mark.parametrize(
    "text",
    [
        "a happy day, check config.json",
        "happy " * 60 + "x.json",
        "happy\0.json",
        "happy\u3000package.json",
        "Happy. See https://example.org/a.json",
    ],
)
def test_a_text_that_ends_like_a_file_is_a_text(text: str) -> None:
    lexicon = NRCLex(text)
    assert lexicon.text == text
    assert lexicon.raw_emotion_scores["joy"] > 0
    assert results(lexicon) == results(loaded(text))


def test_a_text_that_grows() -> None:
    lexicon = NRCLex("so happy")
    lexicon.append_text("but afraid")
    assert results(lexicon) == results(NRCLex("so happy but afraid"))
    lexicon.words = ["own"]
    assert lexicon.words == ["own"]
    with pytest.raises(TypeError):
        lexicon.append_text(None)  # type: ignore[arg-type]
    assert lexicon.text == "so happy but afraid"


def test_hashtags_of_an_own_lexicon(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    words = {"laggy": ["anger"], "#goat": ["joy"], "wi-fi": ["trust"], "fi": ["fear"]}
    path.write_text(json.dumps(words), encoding="utf-8")
    lexicon = NRCLex(path)
    for text, found in {
        "so #laggy today": {"#laggy": ["anger"]},
        "#Laggy and laggy": {"#Laggy": ["anger"], "laggy": ["anger"]},
        "#goat": {"#goat": ["joy"]},
        "a goat": {},
        "not #laggy": {},
        "It isn't #laggy, but wi-fi": {"wi-fi": ["trust"]},
    }.items():
        lexicon.load_raw_text(text)
        assert lexicon.affect_dict == found, text
        lexicon.load_token_list(lexicon.words)
        assert lexicon.affect_dict == found, text


def test_docstring() -> None:
    result = doctest.testmod(nrclex)
    assert result.attempted > 0
    assert result.failed == 0
