import json
from dataclasses import replace

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.datasets import HERE, ONE_EACH, TALE, data_of, full_dataset, read_here, write
from underneath.corpus import part
from underneath.corpus.archive import Staff, _sharing, begin, finish
from underneath.corpus.attempts import Attempts
from underneath.corpus.dataset import BadDataset, Dataset, Recipe
from underneath.corpus.inputs import Input
from underneath.corpus.listing import Listing
from underneath.corpus.plan import _parts
from underneath.corpus.writer import PartWriter
from underneath.export.tables import Table, columns_of
from underneath.settings import Settings

THREE = {"a": TALE, "b": TALE.replace("Mara", "Perrin"), "c": ""}


def rows(dataset, name):
    return [
        row for part_ in sorted(dataset.parts(name)) for row in pq.read_table(dataset.path(name, part_)).to_pylist()
    ]


def test_every_story_is_in_the_manifest_read_or_failed(tmp_path):
    dataset = read_here(write(tmp_path / "in", **THREE), tmp_path / "data")
    assert [(row["story"], row["state"]) for row in rows(dataset, "manifest")] == [
        ("a", "read"), ("b", "read"), ("c", "failed"),
    ]  # fmt: skip


def test_a_failure_is_recorded_with_its_reason(tmp_path):
    dataset = read_here(write(tmp_path / "in", **THREE), tmp_path / "data")
    assert [(row["story"], row["kind"], "Try" in row["reason"]) for row in rows(dataset, "failures")] == [
        ("c", "EmptySource", True)
    ]


def test_a_fault_of_ours_is_recorded_with_its_trace(tmp_path, monkeypatch):
    monkeypatch.setattr(part, "tables_of", lambda *_, **__: 1 / 0)
    dataset = read_here(write(tmp_path / "in", a=TALE), tmp_path / "data")
    assert "ZeroDivisionError" in rows(dataset, "failures")[0]["trace"]


def test_each_row_says_of_which_story_it_is(tmp_path):
    dataset = read_here(write(tmp_path / "in", **THREE), tmp_path / "data", replace(ONE_EACH, part_bytes=10_000))
    assert {row["story"] for row in rows(dataset, "quotes")} == {"a", "b"}


def test_a_story_is_called_by_its_id_in_its_own_row_too(tmp_path):
    for name in ("x", "y"):
        write(tmp_path / "in" / name, tide=TALE)
    dataset = read_here(tmp_path / "in", tmp_path / "data")
    assert [row["id"] for row in rows(dataset, "story")] == ["tide", "y-tide"]


def test_a_run_stopped_anywhere_and_gone_on_with_gives_the_same_bytes(tmp_path):
    folder = write(tmp_path / "in", **THREE)
    whole = data_of(read_here(folder, tmp_path / "whole"))
    for _ in range(4):
        run = begin(Listing((str(folder),)), tmp_path / "data", ONE_EACH)
        next(finish(run, HERE), None)
    assert data_of(run.dataset) == whole


def test_what_is_done_is_not_done_again(tmp_path):
    folder = write(tmp_path / "in", **THREE)
    read_here(folder, tmp_path / "data")
    assert begin(Listing((str(folder),)), tmp_path / "data", ONE_EACH).todo == ()


def test_stories_that_come_later_are_parts_of_their_own(tmp_path):
    folder = write(tmp_path / "in", b=TALE)
    read_here(folder, tmp_path / "data")
    write(folder, a=TALE)
    dataset = read_here(folder, tmp_path / "data")
    assert [row["id"] for row in rows(dataset, "story")] == ["b", "a"]


def test_what_is_left_is_what_came_later_in_stories_and_bytes(tmp_path):
    folder = write(tmp_path / "in", a=TALE)
    read_here(folder, tmp_path / "data")
    write(folder, b=TALE * 2)
    run = begin(Listing((str(folder),)), tmp_path / "data", ONE_EACH)
    assert (run.stories, run.left) == (1, len((TALE * 2).encode()))


def test_a_run_without_inputs_goes_on_with_what_is_planned(tmp_path):
    begin(Listing((str(write(tmp_path / "in", **THREE)),)), tmp_path / "data", ONE_EACH)
    assert begin(Listing(), tmp_path / "data", ONE_EACH).stories == 3


def test_a_file_that_has_changed_since_is_named(tmp_path):
    folder = write(tmp_path / "in", a=TALE)
    read_here(folder, tmp_path / "data")
    write(folder, a=TALE * 2)
    assert begin(Listing((str(folder),)), tmp_path / "data", ONE_EACH).added.changed == (str(folder / "a.txt"),)


def test_failed_stories_are_read_again_when_asked(tmp_path):
    folder = write(tmp_path / "in", a=TALE, b="")
    read_here(folder, tmp_path / "data")
    write(folder, b=TALE)
    list(finish(begin(Listing((str(folder),)), tmp_path / "data", ONE_EACH, again=True), HERE))
    assert [row["state"] for row in rows(Dataset(tmp_path / "data"), "manifest")] == ["read", "read"]


def test_two_ways_of_reading_do_not_mix(tmp_path):
    folder = write(tmp_path / "in", a=TALE)
    read_here(folder, tmp_path / "data")
    with pytest.raises(BadDataset, match="language_check=False, not True"):
        read_here(folder, tmp_path / "data", Recipe(Settings(model=None), part_bytes=1))


def test_a_dataset_says_which_weights_it_was_read_with():
    assert Recipe(Settings()).row()["model"].startswith("small-")


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path):
    with pytest.raises(BadDataset, match="holds no dataset"):
        read_here(write(tmp_path, a=TALE), tmp_path)


def test_a_dataset_of_another_format_is_refused(tmp_path):
    (tmp_path / "dataset.json").write_text(json.dumps({"format": "other"}), encoding="utf-8")
    with pytest.raises(BadDataset, match="no dataset of this format"):
        Dataset(tmp_path).recipe_row()


def test_a_damaged_dataset_json_is_named(tmp_path):
    (tmp_path / "dataset.json").write_text("{", encoding="utf-8")
    with pytest.raises(BadDataset, match="is no JSON object"):
        Dataset(tmp_path).recipe_row()


def test_nothing_to_read_is_said(tmp_path):
    with pytest.raises(BadDataset, match="no story to read"):
        begin(Listing(), tmp_path / "data", ONE_EACH)


def test_only_the_tables_asked_for_are_kept(tmp_path):
    dataset = read_here(write(tmp_path / "in", a=TALE), tmp_path / "data", replace(ONE_EACH, tables=("quotes",)))
    assert dataset.tables() == ["failures", "inputs", "manifest", "quotes"]


def test_a_story_that_is_too_long_is_a_failure_that_says_so(tmp_path):
    short = replace(ONE_EACH, settings=replace(ONE_EACH.settings, longest=5))
    dataset = read_here(write(tmp_path / "in", a=TALE), tmp_path / "data", short)
    assert "20 words. Expected at most 5" in rows(dataset, "failures")[0]["reason"]


def test_corrections_beside_a_story_are_applied(tmp_path):
    folder = write(tmp_path / "in", a=TALE)
    (folder / "a.underneath.toml").write_text('[[rename]]\nperson = "Mara"\nname = "Oda"\n', encoding="utf-8")
    dataset = read_here(folder, tmp_path / "data")
    assert "Oda" in [row["name"] for row in rows(dataset, "characters")]


def test_a_story_whose_process_died_twice_in_a_run_is_given_up(tmp_path, monkeypatch):
    run = begin(Listing((str(write(tmp_path / "in", a=TALE)),)), tmp_path / "data", ONE_EACH)
    task = part.Task(run.dataset.folder, ONE_EACH, "this-run")
    for _ in range(2):
        task.attempts(0).begin()
        task.attempts(0).reading(0)
    part.read_part(task, 0)
    assert "killed 2 times" in rows(run.dataset, "failures")[0]["reason"]


def test_no_story_is_blamed_for_the_deaths_of_other_runs(tmp_path):
    run = begin(Listing((str(write(tmp_path / "in", a=TALE)),)), tmp_path / "data", ONE_EACH)
    for name in ("one", "two", "three"):
        task = part.Task(run.dataset.folder, ONE_EACH, name)
        task.attempts(0).begin()
        task.attempts(0).reading(0)
    list(finish(run, HERE))
    assert rows(run.dataset, "failures") == []


def test_a_part_that_was_begun_but_had_no_story_begun_blames_none(tmp_path):
    notes = Attempts(tmp_path / "run" / "part")
    notes.begin()
    assert notes.begin() == {}


def test_an_error_while_writing_leaves_nothing_behind(tmp_path):
    with pytest.raises(RuntimeError), PartWriter(Dataset(tmp_path), 0):
        raise RuntimeError
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_many_rows_are_written_in_groups(tmp_path, monkeypatch):
    monkeypatch.setattr("underneath.corpus.writer.GROUP", 2)
    with PartWriter(Dataset(tmp_path), 0) as writer:
        for story in "abc":
            writer.add(Table("terms", columns_of("name"), (("kelpie",), ("selkie",))), story)
        writer.put()
    assert [row["story"] for row in pq.read_table(tmp_path / "terms/part-000000.parquet").to_pylist()] == list("aabbcc")


def test_a_run_sweeps_up_after_those_that_were_killed(tmp_path):
    folder = write(tmp_path / "in", a=TALE)
    (tmp_path / "data" / ".staging" / "part-000000-x").mkdir(parents=True)
    read_here(folder, tmp_path / "data")
    assert [path.name for path in (tmp_path / "data").iterdir() if path.name.startswith(".")] == []


def test_parts_that_a_killed_run_had_planned_and_not_finished_planning_are_dropped(tmp_path):
    run = begin(Listing((str(write(tmp_path / "in", **THREE)),)), tmp_path / "data", ONE_EACH)
    (tmp_path / "data" / "plan.json").unlink()
    run = begin(Listing((str(tmp_path / "in" / "a.txt"),)), tmp_path / "data", ONE_EACH)
    assert run.dataset.parts("inputs") == {0}


@pytest.mark.parametrize(
    ("staff", "threads"), [(Staff(4), 2), (Staff(None), 1), (Staff(20), 1), (Staff(2, "auto"), 1), (Staff(0), None)]
)
def test_workers_share_the_cores_out(monkeypatch, staff, threads):
    monkeypatch.setattr("underneath.corpus.archive.usable_cores", lambda: 8)
    assert _sharing(Recipe(Settings()), staff).settings.threads == threads


def test_a_failure_does_not_stop_the_dataset_from_having_every_table(tmp_path, monkeypatch):
    assert {"ties", "notes", "feelings", "tokens", "failures"} <= set(full_dataset(tmp_path, monkeypatch).tables())


@settings(deadline=None)
@given(st.lists(st.integers(0, 50)), st.integers(1, 100))
def test_every_input_is_in_one_part_and_in_order(sizes, part_bytes):
    inputs = [Input(str(i), "x", size=size) for i, size in enumerate(sizes)]
    parts = list(_parts(inputs, part_bytes))
    assert [one for rows_ in parts for one in rows_] == inputs and all(parts)


@given(st.lists(st.integers(0, 50)), st.integers(1, 100))
def test_a_part_is_no_larger_than_asked_but_for_its_last_story(sizes, part_bytes):
    parts = _parts([Input(str(i), "x", size=size) for i, size in enumerate(sizes)], part_bytes)
    assert all(sum(one.size for one in rows_[:-1]) < part_bytes for rows_ in parts)
