"""The same command with workers: on a cluster that is there, and on this machine alone; and killed, again and again."""

import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.datasets import ONE_EACH, TALE, data_of, write
from underneath.corpus import on_ray
from underneath.corpus.archive import begin
from underneath.corpus.dataset import Dataset
from underneath.corpus.listing import Listing
from underneath.corpus.on_ray import QUIET, NoRay, Reader, _start
from underneath.corpus.part import Task
from underneath.errors import MissingExtra

HELD = """
import ray, sys
ray.init(address="local", num_cpus=2, include_dashboard=False, object_store_memory=100 * 2**20, log_to_driver=False)
print("AT", ray.get_runtime_context().gcs_address, flush=True)
sys.stdin.read()
"""
NAMES = ("Mara", "Perrin", "Oda", "Wen", "Ilse", "Tam")
# Both sides of a cluster hold its token; without one of its own each makes up another.
TOKEN = {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": 64 * "7"}
ALONE = {name: said for name, said in os.environ.items() if not name.startswith("RAY_")} | QUIET | TOKEN


def command(folder, out, *words):
    plain = ("--model", "none", "--language-check", "off", "--part-size", "0.000001", "-q")
    return [sys.executable, "-m", "underneath", "corpus", str(folder), "--out", str(out), *plain, *map(str, words)]


def tales(folder, number):
    texts = {f"t{i:03}": TALE.replace("Mara", NAMES[i % len(NAMES)]) * (1 + i % 3) for i in range(number)}
    return write(folder, **texts, empty="")


def unbroken(folder, out):
    subprocess.run(command(folder, out, "--workers", 0), check=False, env=ALONE)
    return data_of(Dataset(out))


def only_ray():
    source = Path(sys.modules["underneath"].__file__).parent
    return [
        p.name
        for p in source.rglob("*.py")
        if re.search(r"^\s*(import|from) ray\b", p.read_text("utf-8"), re.MULTILINE)
    ]


@pytest.fixture(scope="session")
def cluster():
    """The address of a Ray that runs as long as the tests do."""
    with subprocess.Popen(
        [sys.executable, "-c", HELD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=ALONE
    ) as held:
        yield next(line.split()[1] for line in held.stdout if line.startswith("AT "))
        held.stdin.close()


class Slow:
    """A Ray that starts at the time given."""

    def __init__(self, tries):
        self.tries, self.started = tries, 0

    def init(self, **_):
        self.tries -= 1
        if self.tries:
            raise RuntimeError("timed out")
        self.started += 1

    def shutdown(self):
        pass


def test_a_ray_that_does_not_start_at_once_is_started_again():
    ray = Slow(2)
    _start(ray, {})
    assert ray.started == 1


def test_a_ray_that_does_not_start_at_all_is_told_with_a_way_out():
    with pytest.raises(NoRay, match=r"timed out.*--workers 0"):
        _start(Slow(3), {})


class Here:
    """As much of Ray as is asked of it, done in this process: what is passed to it, and when it is connected."""

    class exceptions:  # noqa: N801
        RayError = OSError

    def __init__(self, broken=""):
        self.asked, self.connected, self.broken, self.data = {}, False, broken, self

    def init(self, **asked):
        if self.broken == "cluster":
            raise ConnectionError("refused")
        self.asked, self.connected = asked, True

    def shutdown(self):
        self.connected = False

    def is_initialized(self):
        return self.connected

    def cluster_resources(self):
        return {"CPU": 3.0}

    def ActorPoolStrategy(self, size):  # noqa: N802
        self.asked["size"] = size

    class DataContext:
        @classmethod
        def get_current(cls):
            return cls

    def from_items(self, items, override_num_blocks):
        self.items, self.blocks = items, override_num_blocks
        return self

    def map(self, reader, fn_constructor_args, **_):
        self.reader = reader(*fn_constructor_args)
        return self

    def iter_rows(self):
        if self.broken == "disk":
            raise OSError("a long trace\nOSError: disk full")
        return map(self.reader, self.items)


def read_on(ray, tmp_path, monkeypatch, workers=None, address=None):
    monkeypatch.setattr(on_ray, "_ray", lambda **_: ray)
    run = begin(Listing((str(tales(tmp_path / "in", 3)),)), tmp_path / "data", ONE_EACH)
    task = Task(run.dataset.folder, ONE_EACH, "run")
    return list(on_ray.on_ray(task, run.todo, workers, address))


def test_every_part_is_handed_out_once(tmp_path, monkeypatch):
    assert [done.part for done in read_on(Here(), tmp_path, monkeypatch)] == [0, 1, 2]


def test_a_local_ray_shows_no_dashboard_and_reports_to_nobody(tmp_path, monkeypatch):
    ray = Here()
    read_on(ray, tmp_path, monkeypatch, workers=2)
    assert (ray.asked["address"], ray.asked["include_dashboard"], QUIET["RAY_USAGE_STATS_ENABLED"]) == (
        "local",
        False,
        "0",
    )


def test_a_local_ray_is_stopped_at_the_end(tmp_path, monkeypatch):
    ray = Here()
    read_on(ray, tmp_path, monkeypatch)
    assert not ray.connected


@pytest.mark.parametrize(("workers", "size"), [(None, 3), (2, 2), (9, 3)])
def test_there_are_as_many_workers_as_asked_for_or_cpus_but_no_more_than_parts(tmp_path, monkeypatch, workers, size):
    ray = Here()
    read_on(ray, tmp_path, monkeypatch, workers, "auto")
    assert ray.asked["size"] == size


def test_a_cluster_that_cannot_be_reached_is_told(tmp_path, monkeypatch):
    with pytest.raises(NoRay, match=r"no Ray cluster to be reached at head:1 \(refused\)"):
        read_on(Here("cluster"), tmp_path, monkeypatch, address="head:1")


def test_workers_that_stop_are_told_with_their_last_words(tmp_path, monkeypatch):
    with pytest.raises(NoRay, match="the workers stopped: OSError: disk full"):
        read_on(Here("disk"), tmp_path, monkeypatch)


def test_a_ray_that_is_not_installed_is_named_with_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    monkeypatch.setattr(os, "environ", dict(os.environ))
    with pytest.raises(MissingExtra, match=r"underneath\[corpus\]"):
        on_ray._ray(locked=True)


def test_one_module_alone_imports_ray():
    assert set(only_ray()) == {"on_ray.py"}


def test_a_worker_that_would_read_otherwise_refuses(tmp_path):
    asked = ONE_EACH.row() | {"underneath": "0.0.1"}
    with pytest.raises(Exception, match="differs in underneath"):
        Reader(Task(tmp_path, ONE_EACH, "run"), asked)


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_the_data_are_the_same_whatever_the_number_of_workers(tmp_path, cluster, workers):
    folder = tales(tmp_path / "in", 7)
    one = unbroken(folder, tmp_path / "one")
    ran = subprocess.run(
        command(folder, tmp_path / "data", "--workers", workers, "--address", cluster), env=ALONE, check=False
    )
    assert (ran.returncode, data_of(Dataset(tmp_path / "data"))) == (1, one)


def kill_within(folder, out, seconds, *words):
    """Start a run, and kill it some time after it has begun to read; returns whether there was something left."""
    before = len(Dataset(out).parts("manifest"))
    with subprocess.Popen(command(folder, out, *words), env=ALONE, start_new_session=True) as run:
        while run.poll() is None and len(Dataset(out).parts("manifest")) == before:
            time.sleep(0.01)
        time.sleep(seconds)
        run.kill()
    return bool(Dataset(out).todo())


@pytest.mark.slow
def test_killed_ten_times_and_finished_the_data_are_those_of_one_unbroken_run(tmp_path):
    folder, chance = tales(tmp_path / "in", 60), random.Random(7)
    left = [kill_within(folder, tmp_path / "data", chance.random() / 10, "--workers", 0) for _ in range(10)]
    subprocess.run(command(folder, tmp_path / "data", "--workers", 0), check=False, env=ALONE)
    assert (all(left), data_of(Dataset(tmp_path / "data"))) == (True, unbroken(folder, tmp_path / "whole"))


def workers_of(pid):
    """Processes of the Ray that a driver has started which read stories."""
    psutil = pytest.importorskip("psutil")
    below = psutil.Process(pid).children(recursive=True)
    return [each for each in below if "MapWorker" in " ".join(each.cmdline())]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_killed_worker_and_a_killed_run_lose_and_double_nothing(tmp_path):
    folder, out = tales(tmp_path / "in", 30), tmp_path / "data"
    with subprocess.Popen(command(folder, out, "--workers", 2), env=ALONE) as run:
        while run.poll() is None and not Dataset(out).parts("manifest"):
            time.sleep(0.05)
        assert run.poll() is None
        os.kill(workers_of(run.pid)[0].pid, signal.SIGKILL)
        while run.poll() is None and len(Dataset(out).parts("manifest")) < 12:
            time.sleep(0.01)
        run.kill()
    left = Dataset(out).todo()
    subprocess.run(command(folder, out, "--workers", 2), check=False, env=ALONE)
    assert (bool(left), data_of(Dataset(out))) == (True, unbroken(folder, tmp_path / "whole"))
