"""Kill -9 in the middle of everything, again and again: nothing that was said to be done may be lost."""

import os
import random
import signal
import sys
import time
from collections import Counter
from multiprocessing import get_context
from pathlib import Path

import pytest

from serve.shelf_desk import read_all
from serve.shelf_victim import correct_on, read_on, serve_on, text_of
from underneath.reading.corrections import corrections_beside
from underneath.serve.library.answers import Query
from underneath.serve.library.library import Library

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="no kill -9, and no server to fork from"),
]
TIMES, SERVED = 50, 4
LONGEST = 0.02  # seconds from what a process told last to its death: as long as a story or a correction takes


@pytest.fixture(scope="module")
def forks():
    """Processes forked from a small server that has everything loaded: a hundred starts of Python would take minutes."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["serve.shelf_victim"])
    return context


def killed(forks, work, *args, after, moment):
    """Let a process tell so many things, kill it a moment later; all that it told until then."""
    ours, theirs = forks.Pipe(duplex=False)
    process = forks.Process(target=work, args=(*args, theirs))
    process.start()
    theirs.close()
    told = [ours.recv() for _ in range(1 + after)]
    time.sleep(moment)
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    try:
        while True:
            told.append(ours.recv())
    except (EOFError, OSError):
        return told[1:]


def sound(library):
    """What SQLite finds wrong with the file and its indexes; both raise where an index does not fit its texts."""
    base = library._base.connection
    for index in ("page_fts", "line_fts"):
        base.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    return [row[0] for row in base.execute("PRAGMA integrity_check")] + base.execute(
        "PRAGMA foreign_key_check"
    ).fetchall()


def test_killed_while_stories_are_added_and_read_fifty_times_nothing_is_lost(tmp_path, forks):
    dice, library, told = random.Random(1), Library.open(tmp_path), Counter()
    for i in range(TIMES):
        for what, story in killed(
            forks, read_on, tmp_path, i * 1_000, after=dice.randrange(5), moment=dice.uniform(0, LONGEST)
        ):
            told[what] += 1
            assert library.source(story)[1] == text_of(int(library.get(story).name[:-4]))
            assert what == "added" or library.reading(story).cast["Tobin"].name == "Tobin"
    assert sound(library) == ["ok"]
    library.give_back()
    read_all(library)
    stories, states = library.find(Query(words="rain")).total, library.states()
    said = library.lines("this is tale").total
    library.close()
    assert told["read"] > 0 and told["added"] <= stories == states["read"] == sum(states.values()) == said


def test_killed_while_a_story_is_set_right_fifty_times_nothing_is_lost(tmp_path, forks):
    dice, library, done = random.Random(2), Library.open(tmp_path), 0
    for i in range(TIMES):
        story = library.add("rain.txt", text_of(i)).id
        read_all(library)
        told = killed(forks, correct_on, tmp_path, story, after=dice.randrange(5), moment=dice.uniform(0, LONGEST))
        done += len(told)
        again = Library.open(tmp_path)
        try:
            steps = again.get(story).revision
            assert len(told) <= steps <= len(told) + 1
            assert len(again.history(story)) - sum(what == "correct" for what, _ in told) in {0, 1}
            assert corrections_beside(tmp_path / "stories" / f"{again.get(story).sha256}.txt") == again.corrections(
                story
            )
            held = [step.change.renames[0].name for step in again.history(story) if step.holds]
            assert (held[-1:] or ["Tobin"])[0] in {person.name for person in again.reading(story).cast.characters}
        finally:
            again.close()
    verdict = sound(library)
    library.close()
    assert verdict == ["ok"] and done >= TIMES


def gone(pid):
    """Whether a process has ended; a dead one that nobody waited for counts."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks /proc")
def test_when_the_shelf_is_killed_its_reader_ends_too_and_the_next_one_goes_on(tmp_path, forks):
    dice, library = random.Random(3), Library.open(tmp_path)
    for i in range(SERVED * 50):
        library.add(f"{i}.txt", text_of(i))
    for _ in range(SERVED):
        (_, worker), *_ = killed(forks, serve_on, tmp_path, after=1, moment=dice.uniform(0.3, 1.0))
        end = time.monotonic() + 60
        while not gone(worker) and time.monotonic() < end:
            time.sleep(0.02)
        assert gone(worker)
    library.give_back()
    states = read_all(library).states()
    library.close()
    assert states["read"] == SERVED * 50
