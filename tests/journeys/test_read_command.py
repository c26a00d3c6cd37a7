"""`underneath read`, as a person uses it."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from underneath.cli import main

TALE = """“It is raining,” said Mara Quill, and she put down the lamp on the table by the door.

“It is always raining,” said Tobin. He did not look up from the net that he was mending.

“Then we shall go in the rain,” said Mara.
"""


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tide.txt").write_text(TALE, encoding="utf-8")
    return tmp_path


def read(*words, stdin=None):
    return CliRunner().invoke(main, ["read", *words], input=stdin)


def test_a_story_is_read_into_json_and_a_page(desk):
    result = read("tide.txt")
    assert (result.exit_code, sorted(p.name for p in (desk / "readings").iterdir())) == (0, ["tide.html", "tide.json"])


def test_the_summary_names_the_cast_with_lines_and_words(desk):
    lines = [line.split() for line in read("tide.txt").stdout.splitlines()]
    assert ["Mara", "Quill", "2", "10"] in lines


def test_only_the_formats_asked_for_are_written(desk):
    read("tide.txt", "--to", "json", "--out", "out")
    assert [p.name for p in (desk / "out").iterdir()] == ["tide.json"]


def test_standard_input_is_read_from_a_dash(desk):
    read("-", "--to", "json", stdin=TALE)
    assert json.loads((desk / "readings" / "stdin.json").read_text(encoding="utf-8"))["text"] == TALE


def test_a_result_may_be_printed_alone(desk):
    result = read("tide.txt", "--to", "json", "--out", "-")
    assert json.loads(result.stdout)["id"] == "tide" and not (desk / "readings").exists()


def test_two_results_cannot_be_printed(desk):
    assert read("tide.txt", "--out", "-").exit_code == 2


def test_tokens_are_written_when_asked_for(desk):
    read("tide.txt", "--to", "json", "--tokens")
    assert len(json.loads((desk / "readings" / "tide.json").read_text(encoding="utf-8"))["tokens"]["start"]) > 40


def test_quiet_prints_nothing(desk):
    assert read("tide.txt", "--quiet").output == ""


def test_verbose_tells_how_fast(desk):
    assert "words a second" in read("tide.txt", "--verbose").stdout


def test_many_stories_are_summed_up_in_one_table(desk):
    (desk / "ebb.txt").write_text(TALE.replace("Mara", "Perrin"), encoding="utf-8")
    result = read(".", "--to", "json")
    assert [line.split()[0] for line in result.stdout.splitlines() if line.startswith(("ebb", "tide"))] == [
        "ebb",
        "tide",
    ]


def test_what_cannot_be_read_is_named_and_the_rest_is_done(desk):
    (desk / "empty.txt").write_bytes(b"")
    result = read("empty.txt", "nowhere.txt", "tide.txt", "--to", "json")
    assert result.exit_code == 1
    assert "empty.txt is empty" in result.stderr and "nowhere.txt" in result.stderr
    assert (desk / "readings" / "tide.json").exists()


def test_a_foreign_text_is_refused_with_its_language(desk):
    german = (
        "Es war einmal ein König, der hatte eine Tochter, und die war so schön, daß die Sonne selber sich wunderte. "
        * 9
    )
    (desk / "fremd.txt").write_text(german, encoding="utf-8")
    result = read("fremd.txt")
    assert result.exit_code == 1 and "German" in result.stderr


def test_one_may_insist_on_reading_it(desk):
    german = (
        "Es war einmal ein König, der hatte eine Tochter, und die war so schön, daß die Sonne selber sich wunderte. "
        * 9
    )
    (desk / "fremd.txt").write_text(german, encoding="utf-8")
    assert read("fremd.txt", "--language-check", "off").exit_code == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "Missing argument"),
        (("tide.txt", "--to", "jsn"), "--to json"),
        (("tide.txt", "--to", ","), "names no format"),
        (("tide.txt", "--cast", "none.csv"), "cannot be opened"),
        (("tide.txt", "--out", "tide.txt"), "is a file"),
        (("tide.txt", "--jobs", "0"), "jobs"),
    ],
)
def test_wrong_usage_is_told_and_nothing_is_written(desk, words, told):
    result = read(*words)
    assert (result.exit_code, told in result.stderr, (desk / "readings").exists()) == (2, True, False)


def test_a_list_of_people_wins_over_what_is_inferred(desk):
    (desk / "cast.csv").write_text("name,aliases\nMara Quill of Lowtide,Mara|Mara Quill\n", encoding="utf-8")
    read("tide.txt", "--to", "json", "--cast", "cast.csv")
    row = json.loads((desk / "readings" / "tide.json").read_text(encoding="utf-8"))
    assert "Mara Quill of Lowtide" in [c["name"] for c in row["characters"]]


def test_a_name_cannot_steer_the_terminal(desk):
    (desk / "bad.txt").write_text(
        TALE.replace("Mara Quill", "Mara \x1b[31mQuill").replace("Tobin", "[red]Tobin"), encoding="utf-8"
    )
    assert "\x1b[31m" not in read("bad.txt").stdout


def test_reading_twice_gives_the_same_bytes(desk):
    read("tide.txt", "--out", "one")
    read("tide.txt", "--out", "two")
    for name in ("tide.json", "tide.html"):
        assert (desk / "one" / name).read_bytes() == (desk / "two" / name).read_bytes()


@pytest.mark.slow
def test_the_installed_command_runs(desk):
    done = subprocess.run(
        [sys.executable, "-m", "underneath", "read", "tide.txt"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0 and "Mara Quill" in done.stdout
