import json
import os
from pathlib import Path

import pytest

from underneath.corpus import run as running
from underneath.corpus.collection import Source, collect
from underneath.corpus.run import Done, Failed, Job, attempt, run_all, sharing_cores
from underneath.settings import Settings

TALE = "“It is raining,” said Mara.\n\n“It is,” said Tobin, and he looked out at the sea for a long time.\n"
INSIST = Settings(language_check=False, model=None)


def sources(folder, **texts):
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return collect([str(folder)])[0]


def job(tmp_path, **more):
    return Job(out=tmp_path / "out", formats=("json",), settings=INSIST, **more)


def test_a_story_is_written_under_its_stem(tmp_path):
    (outcome,) = run_all(sources(tmp_path, tide=TALE), job(tmp_path))
    assert json.loads((tmp_path / "out" / "tide.json").read_text(encoding="utf-8"))["id"] == "tide"
    assert isinstance(outcome, Done)


def test_one_storys_failure_leaves_the_others_alone(tmp_path):
    outcomes = list(run_all(sources(tmp_path, bad="", good=TALE), job(tmp_path)))
    assert [type(outcome) for outcome in outcomes] == [Failed, Done]


def test_a_failure_leaves_no_file_behind(tmp_path):
    list(run_all(sources(tmp_path, bad=""), job(tmp_path)))
    assert not (tmp_path / "out").exists()


def test_several_processes_give_the_same_as_one(tmp_path):
    stories = sources(tmp_path, a=TALE, b=TALE.replace("Mara", "Perrin"), c="")
    one, two = job(tmp_path), Job(out=tmp_path / "two", formats=("json",), settings=INSIST)
    list(run_all(stories, one, jobs=1))
    kinds = sorted(type(outcome).__name__ for outcome in run_all(stories, two, jobs=2))
    assert kinds == ["Done", "Done", "Failed"]
    for name in ("a.json", "b.json"):
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_fault_of_ours_is_told_as_ours(tmp_path, monkeypatch):
    monkeypatch.setattr(running, "read", lambda *_, **__: 1 / 0)
    outcome = attempt(sources(tmp_path, tide=TALE)[0], job(tmp_path))
    assert "a fault of ours (ZeroDivisionError" in outcome.reason and "Traceback" in outcome.trace


@pytest.mark.parametrize(
    ("error", "told"),
    [(MemoryError(), "not enough memory"), (PermissionError(13, "Permission denied"), "Permission denied")],
)
def test_what_the_machine_refuses_is_told(tmp_path, monkeypatch, error, told):
    def refuse(*_, **__):
        raise error

    monkeypatch.setattr(running, "read", refuse)
    assert told in attempt(sources(tmp_path, tide=TALE)[0], job(tmp_path)).reason


def test_the_story_itself_is_never_overwritten(tmp_path):
    (tmp_path / "tide.json").write_text(TALE, encoding="utf-8")
    source = Source(tmp_path / "tide.json", "tide", "tide.json")
    outcome = attempt(source, Job(out=tmp_path, formats=("json",), settings=INSIST))
    assert "would overwrite" in outcome.reason and (tmp_path / "tide.json").read_text(encoding="utf-8") == TALE


def test_processes_share_the_cores_out(monkeypatch, tmp_path):
    monkeypatch.setattr(running, "usable_cores", lambda: 8)
    assert sharing_cores(job(tmp_path), 3).settings.threads == 2


def test_there_is_a_thread_for_every_process(monkeypatch, tmp_path):
    monkeypatch.setattr(running, "usable_cores", lambda: 2)
    assert sharing_cores(job(tmp_path), 5).settings.threads == 1


def test_a_number_of_threads_asked_for_is_kept(tmp_path):
    asked = Job(out=tmp_path, settings=Settings(threads=3))
    assert sharing_cores(asked, 8).settings.threads == 3


@pytest.mark.slow
def test_processes_with_the_encoder_give_the_same_as_one(tmp_path):
    stories = sources(tmp_path, a=TALE, b=TALE.replace("Mara", "Perrin"))
    for name, jobs in (("one", 1), ("two", 2)):
        list(run_all(stories, Job(out=tmp_path / name, formats=("json",)), jobs=jobs))
    for name in ("a.json", "b.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


class Deadly(type(Path())):
    """A path that kills the process that unpacks it."""

    def __reduce__(self):
        return os._exit, (9,)


def test_a_killed_process_fails_its_story_and_no_other(tmp_path):
    good = sources(tmp_path, good=TALE)
    bad = Source(Deadly("bad.txt"), "bad", "bad.txt")
    outcomes = list(run_all([bad, *good], job(tmp_path), jobs=2))
    assert {o.source.stem: type(o) for o in outcomes} == {"bad": Failed, "good": Done}
