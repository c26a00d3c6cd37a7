import io
import time

import pytest
from click.testing import CliRunner
from rich.console import Console

from corpus.datasets import HERE, ONE_EACH, TALE, full_dataset, write
from underneath.cli import main
from underneath.corpus import progress
from underneath.corpus.archive import begin, finish
from underneath.corpus.listing import Listing
from underneath.corpus.part import PartDone
from underneath.corpus.progress import Pace, _told, watched

INSIST = ("--model", "none", "--language-check", "off", "--workers", "0")


def corpus(*words):
    return CliRunner().invoke(main, ["corpus", *map(str, words)])


def read(folder, out, *words):
    return corpus(folder, "--out", out, *INSIST, *words)


def begun(tmp_path):
    return begin(Listing((str(write(tmp_path / "in", a=TALE, b="")),)), tmp_path / "data", ONE_EACH)


def test_the_command_writes_a_dataset_and_says_where(tmp_path):
    result = read(write(tmp_path / "in", a=TALE), tmp_path / "data")
    assert (result.exit_code, result.stdout) == (0, f"wrote {tmp_path / 'data'}\n")


def test_the_word_run_may_be_left_out_or_not(tmp_path):
    result = corpus("run", write(tmp_path / "in", a=TALE), "--out", tmp_path / "data", *INSIST)
    assert result.exit_code == 0


def test_options_may_come_first(tmp_path):
    assert corpus("--out", tmp_path / "data", *INSIST, write(tmp_path / "in", a=TALE)).exit_code == 0


def test_the_help_of_the_group_names_both_commands():
    assert {"run", "summary"} <= set(corpus("--help").output.split())


def test_without_a_word_the_help_is_shown():
    assert "summary DIR" in corpus().output


def test_a_failure_is_counted_and_sets_the_exit_status(tmp_path):
    result = read(write(tmp_path / "in", a=TALE, b=""), tmp_path / "data")
    assert result.exit_code == 1 and "1 stories could not be read" in result.stderr


def test_quiet_says_nothing_of_a_run_that_went_well(tmp_path):
    assert read(write(tmp_path / "in", a=TALE), tmp_path / "data", "-q").output == ""


def test_a_second_run_says_that_all_is_done(tmp_path):
    folder = write(tmp_path / "in", a=TALE)
    read(folder, tmp_path / "data")
    assert "1 stories, 1 of them done, 0 to read" in read(folder, tmp_path / "data").stderr


def test_a_file_that_has_changed_is_named(tmp_path):
    folder = write(tmp_path / "in", a=TALE)
    read(folder, tmp_path / "data")
    write(folder, a=TALE * 2)
    assert "size has changed" in read(folder, tmp_path / "data").stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--id-column", "id"), "goes with --column"),
        (("--tables", "quotes,quibbles"), "no table 'quibbles'"),
        (("--list", "nowhere"), "No such file"),
    ],
)
def test_wrong_usage_is_explained(tmp_path, words, told):
    result = read(write(tmp_path / "in", a=TALE), tmp_path / "data", *words)
    assert result.exit_code == 2 and told in result.output


def test_settings_do_not_mix(tmp_path):
    folder = write(tmp_path / "in", a=TALE)
    read(folder, tmp_path / "data")
    assert "longest=1000000, not 5" in read(folder, tmp_path / "data", "--longest", "5").output


def test_a_missing_package_is_named_with_the_extra_that_brings_it(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "underneath.corpus.archive", None)
    assert 'pip install "underneath[corpus]"' in read(write(tmp_path / "in", a=TALE), tmp_path / "data").output


def test_a_run_that_is_interrupted_says_how_to_go_on(tmp_path, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("underneath.corpus.archive.read_part", stop)
    result = read(write(tmp_path / "in", a=TALE), tmp_path / "data")
    assert result.exit_code == 130 and "goes on from here" in result.stderr


def test_a_table_is_read_by_its_column(tmp_path):
    (tmp_path / "in.jsonl").write_text('{"body": "It rained."}\n', encoding="utf-8")
    assert "1 of 1 stories" in read(tmp_path / "in.jsonl", tmp_path / "data", "--column", "body").stderr


def test_a_summary_counts_what_there_is(tmp_path, monkeypatch):
    told = corpus("summary", full_dataset(tmp_path, monkeypatch).folder).output
    assert [line for line in told.splitlines() if line.startswith("- ")] == [
        "- 2 stories read, 66 words; 1 could not be read",
        "- 8 quotations", "- 4 people", "- 4 scenes", "- 18 mentions",
    ]  # fmt: skip


def test_a_summary_has_a_row_for_each_fandom(tmp_path, monkeypatch):
    told = corpus("summary", full_dataset(tmp_path, monkeypatch).folder).output
    assert "| Own World | 2 |" in told and "| Walls | 1 |" in told


@pytest.mark.parametrize("heading", ["Failures", "Ratings", "Ties found", "Content notes found", "Feelings found"])
def test_a_summary_has_a_table_for_each_layer(tmp_path, monkeypatch, heading):
    assert f"## {heading}\n" in corpus("summary", full_dataset(tmp_path, monkeypatch).folder).output


def test_a_summary_of_a_run_that_was_killed_counts_what_is_done(tmp_path):
    run = begun(tmp_path)
    next(finish(run, HERE))
    told = corpus("summary", tmp_path / "data").output
    assert "1 stories read" in told and "1 of 2 parts are still to be read" in told


def test_rows_of_a_part_that_is_not_done_are_not_counted(tmp_path):
    run = begun(tmp_path)
    list(finish(run, HERE))
    run.dataset.forget({0})
    assert "- 0 stories read" in corpus("summary", tmp_path / "data").output


def test_a_summary_before_anything_is_read_says_so(tmp_path):
    begun(tmp_path)
    assert "Nothing is read yet" in corpus("summary", tmp_path / "data").output


def test_a_summary_of_no_dataset_is_refused(tmp_path):
    assert corpus("summary", tmp_path).exit_code == 2


def test_a_terminal_gets_a_summary_with_the_marks_drawn(tmp_path, monkeypatch):
    monkeypatch.setattr(Console, "is_terminal", True)
    assert "# " not in corpus("summary", full_dataset(tmp_path, monkeypatch).folder).output


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(None, ""), (20, " · 1 min left"), (3000, " · 50 min left"), (9000, " · 2.5 h left"), (4e5, " · 4.6 days left")],
)
def test_the_time_left_is_told_in_the_largest_fitting_unit(seconds, told):
    assert _told(seconds) == told


def test_pace_tells_stories_failures_and_words_a_second(tmp_path):
    pace = Pace(begun(tmp_path))
    pace.add(PartDone(0, 1, 1, 1000, 10, 1.0))
    assert str(pace).startswith("1 of 2 stories · 1 failed · ")


def test_before_the_first_part_it_is_starting(tmp_path):
    assert str(Pace(begun(tmp_path))) == "0 of 2 stories · starting"


def test_a_terminal_sees_how_far_it_is(tmp_path):
    out = Console(file=io.StringIO(), force_terminal=True, width=100)
    run = begun(tmp_path)
    watched(run, finish(run, HERE), out)
    assert "of 2 stories" in out.file.getvalue()


def test_a_log_gets_a_line_now_and_then(tmp_path, monkeypatch):
    monkeypatch.setattr(progress, "EVERY", 0.0)
    out = Console(file=io.StringIO(), width=100)
    run = begun(tmp_path)
    watched(run, finish(run, HERE), out)
    assert out.file.getvalue().count("stories") == 2


def test_a_log_is_not_filled_with_every_part(tmp_path):
    out, start = Console(file=io.StringIO(), width=100), time.monotonic()
    run = begun(tmp_path)
    watched(run, finish(run, HERE), out)
    assert out.file.getvalue() == "" or time.monotonic() - start > progress.EVERY
