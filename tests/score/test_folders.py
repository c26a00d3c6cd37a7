"""`underneath score`, as a person with annotations uses it."""

import json

import pytest
from click.testing import CliRunner

from underneath.cli import main
from underneath.errors import BadGold
from underneath.score.folders import score_folders

TEXT = "“You are late,” said Mara."
GOLD = {
    "characters": [{"id": "mara", "name": "Mara"}],
    "mentions": [{"start": 21, "end": 25, "entity": "mara", "type": "PER", "kind": "PROP"}],
    "quotes": [{"start": 0, "end": 15, "speaker": "mara"}],
}


@pytest.fixture
def folders(tmp_path):
    for name in ("gold", "pred"):
        (tmp_path / name).mkdir()
    for name in ("tide", "ebb"):
        (tmp_path / "gold" / f"{name}.txt").write_bytes(TEXT.encode())
        (tmp_path / "gold" / f"{name}.json").write_text(json.dumps(GOLD))
        (tmp_path / "pred" / f"{name}.json").write_text(json.dumps(GOLD | {"text": TEXT}))
    return tmp_path


def score(folder, *words):
    return CliRunner().invoke(main, ["score", str(folder / "gold"), str(folder / "pred"), *words])


def test_figures_are_printed_one_a_line(folders):
    assert "quotes: speaker, end to end  acc 1.000  n 2" in score(folders).stdout.splitlines()


def test_figures_may_be_had_as_json(folders):
    assert json.loads(score(folders, "--json").stdout)["cast (named)"]["f1"] == 1


def test_only_the_documents_asked_for_are_scored(folders):
    (folders / "dev.ids").write_text("tide\n")
    rows = json.loads(score(folders, "--json", "--ids", str(folders / "dev.ids")).stdout)
    assert rows["documents"] == {"n": 1, "missing": 0}


def test_a_document_without_a_prediction_is_missing(folders):
    (folders / "pred" / "tide.json").unlink()
    assert score_folders(folders / "gold", folders / "pred")["documents"] == {"n": 2, "missing": 1}


def test_the_text_may_stand_in_the_annotations_themselves(folders):
    (folders / "gold" / "tide.txt").unlink()
    (folders / "gold" / "tide.json").write_text(json.dumps(GOLD | {"text": TEXT}))
    assert score_folders(folders / "gold", folders / "pred")["quotes found"]["f1"] == 1


def break_json(folder):
    (folder / "gold" / "tide.json").write_text("{")


def break_object(folder):
    (folder / "gold" / "tide.json").write_text("[]")


def break_row(folder):
    (folder / "gold" / "tide.json").write_text(json.dumps(GOLD | {"quotes": [{"start": 0}]}))


def lose_text(folder):
    (folder / "gold" / "tide.txt").unlink()


def lose_gold(folder):
    for path in (folder / "gold").glob("*.json"):
        path.unlink()


def change_text(folder):
    (folder / "gold" / "tide.txt").write_text("Another.")


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (break_json, "cannot be read as JSON"),
        (break_object, "holds no object"),
        (break_row, "a row is not as it should be"),
        (lose_text, "no tide.txt beside it"),
        (lose_gold, "nothing to score"),
        (change_text, "of another text"),
    ],
)
def test_what_cannot_be_scored_is_told(folders, harm, told):
    harm(folders)
    with pytest.raises(BadGold, match=told):
        score_folders(folders / "gold", folders / "pred")


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path):
    result = score(tmp_path)
    assert (result.exit_code, "is no folder" in result.stderr) == (2, True)
