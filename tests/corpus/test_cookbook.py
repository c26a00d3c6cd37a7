import re
from pathlib import Path

import duckdb
import pytest

from corpus.datasets import full_dataset
from underneath.corpus.summary import connect

PAGE = Path(__file__, "../../../docs/how-to/cookbook.md").resolve().read_text(encoding="utf-8")
RECIPES = dict(re.findall(r"^## ([^\n]+)\n.*?```sql\n(.*?)```", PAGE, re.DOTALL | re.MULTILINE))


@pytest.fixture
def data(tmp_path, monkeypatch):
    with connect(full_dataset(tmp_path, monkeypatch).folder) as connection:
        yield connection


def asked(data, heading):
    return data.execute(RECIPES[heading]).fetchall()


def test_every_heading_has_its_query():
    assert len(RECIPES) == PAGE.count("\n## ") == PAGE.count("```sql")


RARE = ["Deaths nobody warned of", "Stories in which two women talk to each other", "Romance found that no tag names"]


@pytest.mark.parametrize("heading", [heading for heading in RECIPES if heading not in RARE])
def test_a_query_of_the_cookbook_finds_something_in_a_full_dataset(data, heading):
    assert asked(data, heading)


@pytest.mark.parametrize("heading", RARE)
def test_a_query_finds_nothing_where_there_is_nothing(data, heading):
    assert asked(data, heading) == []


def test_a_death_without_a_warning_is_found(data):
    data.execute("CREATE TEMP VIEW notes AS SELECT * REPLACE ('death' AS kind) FROM memory.main.notes")
    assert [row[0] for row in asked(data, "Deaths nobody warned of")] == ["gate", "wall"]


def test_two_women_talking_are_found(data):
    data.execute("CREATE TEMP VIEW characters AS SELECT * REPLACE ('she/her' AS pronouns) FROM memory.main.characters")
    assert asked(data, "Stories in which two women talk to each other")[0][1:3] == ("Tobin Ash", "Mara")


def test_lines_are_counted_by_speaker_and_hearer(data):
    assert asked(data, "Who speaks to whom")[0] == ("gate", "Tobin Ash", "Mara", 2)


def test_a_tagged_romance_that_is_found_is_told_from_a_tagged_friendship(data):
    assert asked(data, "Pairings tagged against ties found") == [
        ("gate", "Mara & Tobin Ash", False, ["romantic"], True),
        ("gate", "Mara/Tobin Ash", True, ["romantic"], True),
    ]


def test_a_romance_is_untagged_only_where_no_tag_names_one(data):
    data.execute("CREATE OR REPLACE TEMP VIEW story AS SELECT 'gate' AS id, NULL AS relationships")
    assert [row[:3] for row in asked(data, "Romance found that no tag names")] == [("gate", "Mara", "Tobin Ash")]


def test_what_is_hidden_under_what_is_counted_by_fandom(data):
    assert asked(data, "Felt against shown, by fandom") == [
        ("Own World", "fear", "joy", 2, 1.0),
        ("Walls", "fear", "joy", 1, 1.0),
    ]


def test_a_note_stands_beside_the_warning(data):
    assert ("Graphic Depictions Of Violence", "blood", 1, "The kelpie bled") in asked(data, "Warnings against notes")


def test_a_story_found_twice_is_named_twice(data):
    assert asked(data, "The same story twice")[0][1] == ["gate", "wall"]


def test_views_sql_serves_from_the_datasets_own_folder(tmp_path, monkeypatch):
    dataset = full_dataset(tmp_path, monkeypatch)
    monkeypatch.chdir(dataset.folder)
    with duckdb.connect() as data:
        data.execute(Path("views.sql").read_text(encoding="utf-8"))
        assert data.execute("SELECT count(*) FROM quotes").fetchone() == (8,)
