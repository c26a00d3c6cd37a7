import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import given, settings

from export.gate import TEXT, at
from export.strange import strange_readings
from underneath.export import script, script_alexandria, script_sml, script_ssml
from underneath.export.voices import NARRATOR, NOT_KNOWN, lines_of, roster, voice_names
from underneath.reading.reading import Reading

ANY = settings(deadline=None, max_examples=80)


def from_plain(data):
    """The words of each tag: a tag begins the file or a line, and is no tag with a stroke before it."""
    parts = re.split(r"(?:\A|\n)\[((?:[^\[\]\\\n])+)\] ", data.decode())
    return [
        (voice, re.sub(r"\\([\[\]\\])", r"\1", words)) for voice, words in zip(parts[1::2], parts[2::2], strict=True)
    ]


def from_sml(data):
    """The words between tags; a tag with an odd number of strokes before it is the story's own."""
    parts = re.findall(r"(?s)\[voice:([^\]]*)\]((?:[^\\\[]|\\.|\[(?!/voice\]))*)\[/voice\]", data.decode())
    ours = r"(?i)(?<!\\)((?:\\\\)*)(?:\\(\[)(?=/?(?:voice|pause|break)\b)|\Z)"
    return [(v, re.sub(ours, lambda m: m[1][::2] + (m[2] or ""), words)) for v, words in parts]


def from_ssml(data):
    return [(v.get("name"), "".join(v.itertext())) for v in ET.fromstring(data)]


def said(pairs):
    return "".join(words for _, words in pairs)


@ANY
@given(strange_readings())
def test_the_lines_of_any_story_put_together_are_the_story(reading):
    assert "".join(line.text for line in lines_of(reading)) == reading.text


@ANY
@given(strange_readings())
def test_lines_stand_where_they_say(reading):
    assert all(line.span.of(reading.text) == line.text for line in lines_of(reading))


@ANY
@given(strange_readings())
def test_no_line_but_a_blank_story_is_blank(reading):
    lines = lines_of(reading)
    assert len(lines) <= 1 or all(line.text.strip() for line in lines)


@ANY
@given(strange_readings())
def test_no_two_lines_have_one_id(reading):
    ids = [line.id for line in lines_of(reading)]
    assert len(set(ids)) == len(ids)


@ANY
@given(strange_readings())
def test_the_plain_script_of_any_story_gives_it_back(reading):
    assert said(from_plain(script.files(reading, None)[".script.txt"])) == reading.text


@ANY
@given(strange_readings())
def test_the_json_script_of_any_story_gives_it_back(reading):
    rows = json.loads(script.files(reading, None)[".script.json"])["lines"]
    assert "".join(row["text"] for row in rows) == reading.text


@ANY
@given(strange_readings())
def test_alexandrias_script_of_any_story_gives_it_back(reading):
    rows = json.loads(script_alexandria.files(reading, None)[".alexandria.json"])
    assert "".join(row["text"] for row in rows) == reading.text


@ANY
@given(strange_readings())
def test_sml_of_any_story_gives_it_back(reading):
    assert said(from_sml(script_sml.files(reading, None)[".sml.txt"])) == reading.text


@ANY
@given(strange_readings())
def test_ssml_of_any_story_gives_it_back_save_what_xml_forbids(reading):
    assert said(from_ssml(script_ssml.files(reading, None)[".ssml"])) == reading.text.replace("\x00", "\ufffd")


@ANY
@given(strange_readings())
def test_no_voice_is_taken_for_the_narrator_or_for_another(reading):
    names = [name.casefold() for name in (NARRATOR, NOT_KNOWN, *voice_names(reading).values())]
    assert len(set(names)) == len(names)


def test_a_line_is_in_its_speakers_voice_and_its_tag_in_the_narrators(full):
    assert [(line.voice, line.text) for line in lines_of(full)][1:4] == [
        ("Tobin Ash", "“Mara,” "),
        (NARRATOR, "he said, "),
        ("Tobin Ash", "“stay & wait.”\n\n"),
    ]


def test_a_line_of_nobody_known_is_in_nobodys_voice(full):
    assert next(line for line in lines_of(full) if "Run!" in line.text).voice == NOT_KNOWN


@pytest.mark.parametrize(
    ("words", "kind"), [("***", "break"), ("A/N", "paratext"), ("fine", "thought"), ("ran", "narration")]
)
def test_a_line_says_what_it_is(full, words, kind):
    assert next(line for line in lines_of(full) if words in line.text).kind == kind


def test_a_chapters_heading_is_told_from_a_mark_between_scenes():
    from underneath.testing import tiny_reading

    reading = tiny_reading("Chapter 1\n\nIt rained on the hill.\n\nChapter 2\n\nIt stopped at last.\n")
    assert [line.kind for line in lines_of(reading)] == ["heading", "narration", "heading", "narration"]


def test_what_is_shown_while_a_line_is_said_is_its_mood(full):
    assert [line.mood for line in lines_of(full) if line.speaker == "mara"] == ["joy"]


def test_alexandria_is_told_the_mood(full, options):
    rows = json.loads(script_alexandria.files(full, options)[".alexandria.json"])
    assert {row["instruct"] for row in rows if row["speaker"] == "Mara"} == {"joy"}


def test_the_same_words_elsewhere_changed_keep_their_id(full):
    later = replace(full.story, text=TEXT.replace("Low", "Old"))
    before, after = ({line.text: line.id for line in lines_of(r)} for r in (full, Reading(later, full.layers)))
    assert before["“Run!” "] == after["“Run!” "] and before.keys() != after.keys()


def test_the_roster_names_the_narrator_with_whoever_tells_the_story(full):
    assert roster(full, lines_of(full))[0]["id"] == "tobin"


def test_the_roster_helps_to_choose_a_voice(full):
    mara = next(row for row in roster(full, lines_of(full)) if row["id"] == "mara")
    assert (mara["gender"], mara["pronouns"], mara["roles"], mara["lines"]) == ("female", "she/her", ["shepherd"], 1)


def test_a_place_is_kept_for_each_voices_recording(full, options):
    macros = json.loads(script_sml.files(full, options)[".sml.json"])["macros"]
    assert set(macros["voices"]) == {NARRATOR, NOT_KNOWN, "Tobin Ash", "Mara"}


def test_literal_brackets_are_escaped_in_the_plain_script(full, options):
    assert rb"the gate \[alone\]" in script.files(full, options)[".script.txt"]


def test_ssml_gives_the_gender_that_the_pronouns_say(full, options):
    voices = ET.fromstring(script_ssml.files(full, options)[".ssml"])
    assert {v.get("name"): v.get("gender") for v in voices}["Mara"] == "female"


def test_a_quotation_within_another_is_in_the_outers_voice(full):
    from underneath.layers.speech import Attribution, Attributions, Quote, Quotes

    outer, inner = Quote(at("“I’m <fine>.”")), Quote(at("<fine>"))
    talk = {Quotes: Quotes([outer, inner]), Attributions: Attributions((Attribution("mara"), Attribution("tobin")))}
    assert {line.voice for line in lines_of(Reading(full.story, {**full.layers, **talk}))} == {NARRATOR, "Mara"}
