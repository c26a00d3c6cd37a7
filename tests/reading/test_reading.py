import pytest

from underneath.layers.cast import Cast, Character, Group
from underneath.layers.mentions import Mention
from underneath.layers.scenes import Scene, Stage
from underneath.layers.speech import Attribution, Quote
from underneath.testing import hand_made_reading, span_of, tiny_story

TEXT = "“It’s raining well-nigh daily,” said Mara to Tobin.\n\n“I know.”\n\n“Halt!” cried the Watch."
MARA = Character("mara", "Mara Quill", ("Mara", "Quill"), "she/her")
TOBIN = Character("tobin", "Tobin")
WATCH = Group("watch", "the Watch")


@pytest.fixture
def reading():
    story = tiny_story(TEXT)
    return hand_made_reading(
        story,
        cast=Cast((MARA, TOBIN), (WATCH,)),
        mentions=[
            (Mention(span_of(TEXT, "Mara"), "PER", "PROP"), "mara"),
            (Mention(span_of(TEXT, "Tobin"), "PER", "PROP"), "tobin"),
        ],
        quotes=[
            (Quote(span_of(TEXT, "“It’s raining well-nigh daily,”")), Attribution("mara", ("tobin",), confidence=0.9)),
            (Quote(span_of(TEXT, "“I know.”"), "thought"), Attribution("tobin")),
            (Quote(span_of(TEXT, "“Halt!”")), Attribution("watch", ("mara", "watch"))),
        ],
        scenes=[(Scene(span_of(TEXT, TEXT)), Stage(present=("mara", "tobin"), pov="mara"))],
    )


def test_the_speaker_of_a_quote_is_a_character(reading):
    assert reading.speaker_of(reading.quotes[0]) == MARA


def test_a_quote_may_be_asked_for_by_its_number(reading):
    assert reading.speaker_of(1) == TOBIN


def test_a_group_that_speaks_is_no_character(reading):
    assert reading.speaker_of(2) is None


def test_hearers_are_characters(reading):
    assert reading.addressees_of(reading.quotes[2]) == (MARA,)


def test_the_cast_is_found_by_any_name(reading):
    assert reading.cast["quill"] is reading.cast["Mara Quill"] is reading.cast["mara"]


def test_a_name_that_nobody_has_is_answered_with_those_there_are(reading):
    with pytest.raises(KeyError, match="no character called 'Perrin'; the cast has: Mara Quill, Tobin"):
        reading.cast["Perrin"]


def test_one_may_ask_whether_someone_is_in_it(reading):
    assert "Mara" in reading.cast and "Perrin" not in reading.cast and 3 not in reading.cast


def test_an_entry_is_found_by_its_id(reading):
    assert reading.cast.get("watch") is WATCH


def test_quotes_of_a_person_are_theirs_alone(reading):
    assert [reading.words_of(q) for q in reading.quotes_of(MARA)] == ["“It’s raining well-nigh daily,”"]


def test_words_spoken_leave_out_thoughts_and_count_a_contraction_once(reading):
    assert (reading.presence["mara"].words_spoken, reading.presence["tobin"].words_spoken) == (4, 0)


def test_presence_counts_mentions_quotes_and_scenes(reading):
    assert (reading.presence["tobin"].mentions, reading.presence["tobin"].quotes, reading.presence["tobin"].scenes) == (
        1,
        1,
        1,
    )


def test_a_scene_tells_whose_eyes_it_is_seen_through(reading):
    assert reading.stage_of(reading.scenes[0]).pov == "mara"


def test_a_layer_that_was_not_made_is_named(reading):
    with pytest.raises(KeyError, match="this reading has no int; it has: Attributions, Cast"):
        reading.layer(int)


def test_a_reading_says_what_it_holds(reading):
    assert repr(reading) == "<Reading of 'tiny': 2 characters, 3 quotes, 1 scenes>"


def test_a_quote_of_another_story_is_refused(reading):
    with pytest.raises(KeyError):
        reading.speaker_of(Quote(span_of(TEXT, "Mara")))
