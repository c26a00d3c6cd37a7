import os
import signal
import sqlite3
import sys
import threading
import time

import pytest

from serve.shelf_desk import PLAIN, RAIN, STORIES
from underneath.errors import BadLibrary
from underneath.layers.corrections import Corrections, Rename
from underneath.serve import reader as reader_module
from underneath.serve.library.library import Library
from underneath.serve.reader import Progress, Reader
from underneath.serve.reader_worker import At, Died, Stopped, Unread, Worker, attempt, work


@pytest.fixture
def library(tmp_path):
    opened = Library.open(tmp_path)
    yield opened
    opened.close()


class Desk:
    """In the place of the worker: reads in this process, and does what a story's name says."""

    made = 0
    gate = threading.Event()

    def __init__(self, settings):
        self.settings = settings
        type(self).made += 1

    def read(self, task, told, stopping):
        told(At("find_quotes", 1, 4))
        if task.name.startswith("killer"):
            raise Died
        if task.name.startswith("slow"):
            self.gate.wait(10)
            while not stopping.is_set():
                time.sleep(0.01)
            raise Stopped
        return attempt(task, self.settings)

    def end(self):
        pass


@pytest.fixture
def reader(library, monkeypatch):
    Desk.made, Desk.gate = 0, threading.Event()
    monkeypatch.setattr(reader_module, "Worker", Desk)
    made = Reader(library, PLAIN)
    yield made
    Desk.gate.set()
    made.stop()


def until(true):
    end = time.monotonic() + 60
    while not true() and time.monotonic() < end:
        time.sleep(0.01)
    return true()


def settled(library):
    states = library.states()
    return states["waiting"] + states["reading"] == 0


def test_what_waits_is_read(library, reader):
    library.add("rain.txt", RAIN.encode())
    reader.start()
    assert until(lambda: library.states()["read"] == 1)


def test_what_comes_later_is_read_when_the_reader_is_woken(library, reader):
    reader.start()
    library.add("rain.txt", RAIN.encode())
    reader.wake()
    assert until(lambda: library.states()["read"] == 1)


def test_a_correction_is_read_in(library, reader):
    story = library.add("rain.txt", RAIN.encode()).id
    reader.start()
    until(lambda: settled(library))
    library.correct(story, Corrections(renames=(Rename("Tobin", "Tob Ash"),)))
    reader.wake()
    assert until(lambda: library.lines(speaker="Tob Ash").total == 3)


def test_a_story_that_kills_its_reader_twice_has_failed_and_the_others_are_read(library, reader):
    killer = library.add("killer.txt", b"Mara ran.").id
    library.add("rain.txt", RAIN.encode())
    reader.start()
    until(lambda: settled(library))
    assert (library.states()["read"], library.get(killer).reason[:40], Desk.made) == (
        1,
        "the process reading it was killed twice,",
        3,
    )


def test_a_story_that_killed_its_reader_twice_gets_two_more_lives_when_it_is_tried_again(library, reader):
    killer = library.add("killer.txt", b"Mara ran.").id
    reader.start()
    until(lambda: settled(library))
    library.retry(killer)
    reader.wake()
    until(lambda: Desk.made == 4 and settled(library))
    assert Desk.made == 4


def test_the_progress_says_which_story_and_how_far(library, reader):
    story = library.add("slow.txt", RAIN.encode()).id
    reader.start()
    assert until(lambda: reader.progress() == (Progress(story, "find_quotes", 0.25),))


def test_a_reader_that_is_stopped_leaves_its_story_waiting(library, reader):
    library.add("slow.txt", RAIN.encode())
    reader.start()
    until(lambda: reader.progress() and reader.progress()[0].stage)
    Desk.gate.set()
    reader.stop()
    assert (library.states()["waiting"], reader.progress()) == (1, ())


def test_what_a_killed_shelf_was_reading_is_taken_up_again(library, reader):
    library.add("rain.txt", RAIN.encode())
    library.take()
    reader.start()
    assert until(lambda: library.states()["read"] == 1)


def test_two_readers_for_one_library_are_one_too_many(library, reader):
    reader.start()
    with pytest.raises(BadLibrary, match="another process reads"):
        Reader(library, PLAIN).start()


def test_starting_and_stopping_twice_is_once(library, reader):
    reader.start()
    reader.start()
    reader.stop()
    reader.stop()
    reader.start()
    library.add("rain.txt", RAIN.encode())
    reader.wake()
    assert until(lambda: library.states()["read"] == 1)


def test_a_reading_that_cannot_be_kept_is_said_so(library, reader, monkeypatch):
    def full(*_):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(library, "keep", full)
    story = library.add("rain.txt", RAIN.encode()).id
    reader.start()
    until(lambda: settled(library))
    assert "disk is full" in library.get(story).reason


def test_a_library_that_is_busy_is_asked_again(library, reader, monkeypatch):
    take, asked = library.take, []

    def busy():
        asked.append(1)
        if len(asked) == 1:
            reader.wake()
            raise sqlite3.OperationalError("database is locked")
        return take()

    monkeypatch.setattr(library, "take", busy)
    monkeypatch.setattr(reader_module, "_LOOK", 0.01)
    library.add("rain.txt", RAIN.encode())
    reader.start()
    assert until(lambda: library.states()["read"] == 1)


def test_a_worker_with_nothing_to_do_ends_and_comes_back(library, reader, monkeypatch):
    monkeypatch.setattr(reader_module, "_LOOK", 0.01)
    monkeypatch.setattr(reader_module, "_IDLE", 0.02)
    library.add("rain.txt", RAIN.encode())
    reader.start()
    ended = until(lambda: library.states()["read"] == 1 and reader._worker is None)
    library.add("ebb.txt", STORIES["ebb.txt"])
    assert until(lambda: library.states()["read"] == 2) and ended and Desk.made == 2


@pytest.mark.parametrize(
    ("error", "reason"),
    [(MemoryError(), "not enough memory"), (OSError(28, "No space left"), "No space left"), (KeyError("x"), "a fault of ours")],
)  # fmt: skip
def test_whatever_goes_wrong_in_a_story_is_a_reason(library, monkeypatch, error, reason):
    def wrong(*_, **__):
        raise error

    library.add("rain.txt", RAIN.encode())
    monkeypatch.setattr("underneath.serve.reader_worker.read", wrong)
    assert attempt(library.take(), PLAIN).reason.startswith(reason)


class Pipe:
    """A pipe with one task in it, then closed."""

    def __init__(self, *tasks):
        self.tasks, self.sent = list(tasks), []

    def recv(self):
        if not self.tasks:
            raise EOFError
        return self.tasks.pop(0)

    def send(self, message):
        self.sent.append(message)


def test_the_worker_tells_each_stage_and_what_came_of_it_until_the_pipe_is_closed(library):
    library.add("rain.txt", RAIN.encode())
    library.add("noise.txt", bytes(range(32)) * 20)
    before = signal.getsignal(signal.SIGINT)
    pipe = Pipe(library.take(), library.take())
    try:
        work(pipe, PLAIN)
    finally:
        signal.signal(signal.SIGINT, before)
    stages = [message.stage for message in pipe.sent if isinstance(message, At)]
    assert "find_quotes" in stages and isinstance(pipe.sent[-1], Unread)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no signals to hold and to kill a process by")
@pytest.mark.parametrize(("by", "raised"), [("SIGKILL", Died), ("SIGSTOP", Stopped)])
def test_a_worker_reads_and_its_death_is_noticed_and_it_can_be_stopped(library, by, raised):
    for name in ("rain.txt", "ebb.txt"):
        library.add(name, STORIES[name])
    worker, told, stopping = Worker(PLAIN), [], threading.Event()
    library.keep(task := library.take(), worker.read(task, told.append, stopping))
    os.kill(worker._process.pid, getattr(signal, by))
    stopping.set()
    with pytest.raises(raised):
        worker.read(library.take(), told.append, stopping)
    worker.end()
    assert library.states()["read"] == 1 and told[0].done == 0


@pytest.mark.slow
def test_stories_from_several_sources_are_read_in_a_process_of_its_own(library):
    for name, data in STORIES.items():
        library.add(name, data)
    reader = Reader(library, PLAIN)
    reader.start()
    done = until(lambda: settled(library))
    reader.stop()
    assert done and library.states()["read"] == len(STORIES)
