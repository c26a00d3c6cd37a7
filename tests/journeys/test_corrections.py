"""Setting right what was read wrong, and reading again."""

import json

import pytest
from click.testing import CliRunner

import underneath
from underneath.cli import main
from underneath.layers.corrections import Fixed, Line, Meant
from underneath.testing import tiny_reading

TALE = """Mara Quill came in out of the rain. Tobin looked up from the net on his knees.

“Is it raining?”

“It is always raining.”

“Then we shall go in the rain.”

“Shall we?”

“Ilvane,” said Mara, “do not laugh.” The Queen laughed all the same.
"""
PLAIN = ("--to", "json", "--model", "none", "--language-check", "off")


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tide.txt").write_text(TALE, encoding="utf-8")
    return tmp_path


def correct(desk, text):
    (desk / "tide.underneath.toml").write_text(text, encoding="utf-8")


def read(*words):
    return CliRunner().invoke(main, ["read", "tide.txt", *PLAIN, *words])


def story(desk):
    return json.loads((desk / "readings" / "tide.json").read_text(encoding="utf-8"))


def speakers(desk):
    return [quote["speaker"] for quote in story(desk)["quotes"]][:4]


def reread(**what):
    return underneath.read(
        TALE.encode(),
        name="tide.txt",
        settings=underneath.Settings(language_check=False, model=None),
        corrections=underneath.Corrections(**what),
    )


@pytest.mark.parametrize("who", ["Tobin", "Mara"])
def test_one_speaker_is_set_right_and_the_turns_around_follow(desk, who):
    (desk / "tide.txt").write_text(TALE[: TALE.index("“Ilvane")], encoding="utf-8")
    correct(desk, f'[[line]]\nsays = "Is it raining?"\nspeaker = "{who}"\n')
    read()
    other = {"Tobin": "mara-quill", "Mara": "tobin"}[who]
    mine = {"Tobin": "tobin", "Mara": "mara-quill"}[who]
    assert speakers(desk) == [mine, other, mine, other]


def test_the_third_turn_is_the_first_speakers_again():
    lines = (Line("Is it raining?", speaker="Tobin"), Line("It is always raining.", speaker="Mara"))
    assert [reread(lines=lines).attribution_of(i).speaker for i in (2, 3)] == ["tobin", "mara-quill"]


def test_a_line_of_nobody_known_has_no_speaker():
    assert reread(lines=(Line("Shall we?", speaker="nobody"),)).attribution_of(3).speaker is None


def test_a_line_may_be_anybodys_however_far_they_are_mentioned():
    assert reread(lines=(Line("Shall we?", speaker="Old Zebedee"),)).attribution_of(3).speaker == "old-zebedee"


def test_hearers_are_as_the_person_says():
    assert reread(lines=(Line("Shall we?", to=("the Queen", "Tobin")),)).attribution_of(3).addressees == (
        "the-queen",
        "tobin",
    )


def test_what_is_no_quotation_is_none():
    assert len(reread(lines=(Line("Shall we?", quote=False),)).quotes) == len(reread().quotes) - 1


def test_merge_split_and_rename_survive_a_new_reading(desk):
    correct(
        desk,
        '[[merge]]\npeople = ["Ilvane", "the Queen"]\n[[split]]\nperson = "Mara Quill"\napart = ["Mara"]\n'
        '[[rename]]\nperson = "Tobin"\nname = "Tob Ash"\n',
    )
    for _ in range(2):
        read()
        assert {c["name"] for c in story(desk)["characters"] if c["corrected"]} == {"Ilvane", "Mara", "Tob Ash"}


def test_a_corrected_line_says_so(desk):
    correct(desk, '[[line]]\nsays = "Shall we?"\nspeaker = "Tobin"\n')
    read()
    rows = [(quote["corrected"], quote["confidence"] == 1) for quote in story(desk)["quotes"]]
    assert rows.count((True, True)) == 1 == sum(corrected for corrected, _ in rows)


def test_a_word_means_whom_the_person_says():
    reading = reread(mentions=(Meant("his", "the Queen"),))
    at = next(i for i, mention in enumerate(reading.mentions) if reading.words_of(mention) == "his")
    assert reading.layer(underneath.layers.mentions.Coreference).entities[at] == "the-queen"


def test_corrections_outlive_an_edit_of_the_text(desk):
    correct(desk, '[[line]]\nsays = "Then we shall go in the rain."\nat = 150\nspeaker = "Tobin"\n')
    (desk / "tide.txt").write_text(
        "It was evening.\n\n" + TALE.replace("in the rain.”", "into the rain.”"), encoding="utf-8"
    )
    read()
    assert speakers(desk)[2] == "tobin"


def test_a_correction_that_finds_nothing_is_a_warning(desk):
    correct(desk, '[[line]]\nsays = "Nobody said this."\nspeaker = "Tobin"\n')
    result = read()
    lost = "“Nobody said this.” is not there any more"
    assert (result.exit_code, lost in result.stderr, story(desk)["corrections"]["lost"]) == (0, True, [lost])


def test_corrections_can_be_left_aside(desk):
    correct(desk, '[[rename]]\nperson = "Tobin"\nname = "Tob Ash"\n')
    read("--corrections", "none")
    assert "Tob Ash" not in {c["name"] for c in story(desk)["characters"]}


def test_another_file_of_corrections_may_be_named(desk):
    (desk / "mine.toml").write_text('[[rename]]\nperson = "Tobin"\nname = "Tob Ash"\n', encoding="utf-8")
    read("--corrections", "mine.toml")
    assert "Tob Ash" in {c["name"] for c in story(desk)["characters"]}


def test_one_file_of_corrections_is_not_for_two_stories(desk):
    (desk / "ebb.txt").write_text(TALE, encoding="utf-8")
    (desk / "mine.toml").write_text('[[remove]]\nperson = "Tobin"\n', encoding="utf-8")
    result = CliRunner().invoke(main, ["read", "tide.txt", "ebb.txt", "--corrections", "mine.toml"])
    assert (result.exit_code, "one story's" in result.stderr) == (2, True)


def test_a_broken_file_of_corrections_is_named_and_the_story_not_read(desk):
    correct(desk, "[[line]\n")
    result = read()
    assert (result.exit_code, "tide.underneath.toml is not TOML" in result.stderr) == (1, True)


def test_a_broken_file_named_outright_is_wrong_usage(desk):
    assert read("--corrections", "gone.toml").exit_code == 2


def test_python_finds_them_beside_the_file_too(desk):
    correct(desk, '[[rename]]\nperson = "Tobin"\nname = "Tob Ash"\n')
    reading = underneath.read(desk / "tide.txt", settings=underneath.Settings(language_check=False, model=None))
    assert reading.cast["Tobin"].name == "Tob Ash"


def test_a_reading_taken_back_knows_what_was_corrected(desk):
    correct(desk, '[[line]]\nsays = "Shall we?"\nspeaker = "Tobin"\n[[mention]]\nsays = "his"\nperson = "Mara"\n')
    read()
    again = underneath.load(desk / "readings" / "tide.json")
    assert underneath.to_dict(again) == story(desk) and again.layer(Fixed).speakers == {3: "tobin"}


def test_with_the_encoder_they_hold_as_well(desk):
    correct(desk, '[[line]]\nsays = "Is it raining?"\nspeaker = "Mara"\n')
    CliRunner().invoke(main, ["read", "tide.txt", "--to", "json", "--language-check", "off"])
    assert speakers(desk)[0] == "mara-quill"


def test_an_uncorrected_reading_is_as_it_was():
    assert underneath.to_dict(reread()) == underneath.to_dict(tiny_reading(TALE)) | {
        key: underneath.to_dict(reread())[key] for key in ("id", "source")
    }
