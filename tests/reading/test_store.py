import json

import pytest

from underneath import load, to_dict
from underneath.errors import BadStoryFile
from underneath.reading.store import from_dict
from underneath.testing import tiny_reading

TALE = """The Low Tide

by gullwing

Chapter 1: Rain

“It is raining,” said Mara Quill. “Again.”

“Is it?” Tobin asked, and *smiled*.

***

Nobody came. Mara waited on the pier.
"""

CONTRACT = [
    "format",
    "id",
    "made_by",
    "source",
    "text",
    "metadata",
    "paratext",
    "chapters",
    "paragraphs",
    "sentences",
    "breaks",
    "scenes",
    "characters",
    "groups",
    "places",
    "terms",
    "mentions",
    "quotes",
    "events",
    "ties",
    "feelings",
    "knowledge",
    "acts",
    "notes",
]


@pytest.fixture(scope="module")
def row():
    return to_dict(tiny_reading(TALE), tokens=True)


def test_every_key_of_the_contract_is_there(row):
    assert set(CONTRACT) <= set(row)


def test_every_layer_is_sorted_by_start(row):
    for key in ("paratext", "paragraphs", "sentences", "breaks", "scenes", "mentions", "quotes"):
        assert row[key] == sorted(row[key], key=lambda r: r["start"])


def test_a_reading_taken_back_says_all_it_said(row):
    assert to_dict(from_dict(json.loads(json.dumps(row))), tokens=True) == row


def test_tokens_are_written_only_when_asked_for():
    assert "tokens" not in to_dict(tiny_reading(TALE))


def test_a_reading_is_taken_back_from_a_file(tmp_path, row):
    (tmp_path / "tide.json").write_text(json.dumps(row), encoding="utf-8")
    assert load(tmp_path / "tide.json").cast["Mara"].name == "Mara Quill"


def test_text_is_the_file_character_for_character(row):
    assert row["text"] == TALE


@pytest.mark.parametrize("bad", [{}, [], {"format": "underneath/story/9"}])
def test_another_format_is_refused(bad):
    with pytest.raises(BadStoryFile, match="format"):
        from_dict(bad)


def test_a_missing_key_is_named(row):
    with pytest.raises(BadStoryFile, match="paragraphs"):
        from_dict({key: value for key, value in row.items() if key != "paragraphs"})


def test_what_is_no_json_is_refused(tmp_path):
    (tmp_path / "tide.json").write_text("It rained.")
    with pytest.raises(BadStoryFile, match="is not JSON"):
        load(tmp_path / "tide.json")
