import os
import sqlite3
import threading
import time

import pytest

from serve.shelf_desk import PLAIN, RAIN, STORIES, filled, read_all
from underneath.errors import BadLibrary, EmptySource, NoSuchStory, NotRead, TooLarge
from underneath.layers.corrections import Corrections, Rename
from underneath.reading.corrections import corrections_beside
from underneath.reading.read import read
from underneath.reading.rows import to_dict
from underneath.serve.library.answers import Limits, Query
from underneath.serve.library.library import Library
from underneath.serve.library.schema import MIGRATIONS
from underneath.serve.reader_worker import attempt


def test_a_story_is_given_back_as_it_was_given(library):
    story = library.add("folder/Räin.txt", RAIN.encode()).id
    assert library.source(story) == ("Räin.txt", RAIN.encode())


def test_the_same_bytes_are_one_story(library):
    first = library.add("rain.txt", RAIN.encode())
    assert library.add("other.txt", RAIN.encode()) == type(first)(first.id, known=True)


def test_the_name_of_a_file_is_never_part_of_a_path(library):
    library.add("../../../tide.txt", RAIN.encode())
    assert {path.parent for path in library.folder.rglob("*.txt")} == {library.folder / "stories"}


def test_a_file_without_anything_in_it_is_refused(library):
    with pytest.raises(EmptySource, match=r"tide\.txt is empty"):
        library.add("tide.txt", b"")


@pytest.mark.parametrize("limits", [Limits(most_bytes=10), Limits(most_stories=0)])
def test_what_is_too_large_or_too_many_is_refused(tmp_path, limits):
    library = Library.open(tmp_path, limits)
    with pytest.raises(TooLarge):
        library.add("rain.txt", RAIN.encode())
    library.close()


def test_a_story_waits_until_it_is_read(library):
    story = library.add("rain.txt", RAIN.encode()).id
    before = library.get(story).state
    assert (before, read_all(library).get(story).state) == ("waiting", "read")


def test_a_reading_is_what_read_gives(library):
    story = library.add("rain.txt", RAIN.encode()).id
    fresh = read(RAIN.encode(), name="rain.txt", settings=PLAIN)
    assert to_dict(read_all(library).reading(story)) == to_dict(fresh)


def test_a_story_that_waits_has_no_reading_yet(library):
    story = library.add("rain.txt", RAIN.encode()).id
    with pytest.raises(NotRead, match=r"rain\.txt has not been read yet"):
        library.reading(story)


def test_a_story_that_cannot_be_read_says_why(library):
    story = library.add("noise.txt", bytes(range(32)) * 20).id
    read_all(library)
    with pytest.raises(NotRead, match="binary"):
        library.reading(story)


def test_a_failed_story_leaves_the_others_alone(library):
    library.add("noise.txt", bytes(range(32)) * 20)
    library.add("rain.txt", RAIN.encode())
    assert read_all(library).states() == {"waiting": 0, "reading": 0, "read": 1, "failed": 1}


def test_a_failed_story_may_be_tried_again(library):
    story = library.add("noise.txt", bytes(range(32)) * 20).id
    read_all(library).retry(story)
    record = library.get(story)
    assert (record.state, record.reason) == ("waiting", None)


def test_a_damaged_reading_is_named(library):
    story = library.add("rain.txt", RAIN.encode()).id
    read_all(library)
    min((library.folder / "readings").iterdir()).write_text("{}")
    with pytest.raises(NotRead, match="damaged"):
        library.reading(story)


@pytest.mark.parametrize(
    "ask", ["remove", "retry", "source", "reading", "corrections", "undo", "redo", "history", "sidecar"]
)
def test_a_number_that_no_story_has_is_an_error(library, ask):
    with pytest.raises(NoSuchStory, match="12"):
        getattr(library, ask)(12)


def test_the_record_of_no_story_is_none(library):
    assert library.get(12) is None


def test_what_is_removed_is_gone_from_everywhere(library):
    story = library.add("rain.txt", RAIN.encode()).id
    read_all(library).correct(story, Corrections(renames=(Rename("Tobin", "Tob"),)))
    library.remove(story)
    left = [path for inner in ("stories", "readings") for path in (library.folder / inner).iterdir()]
    assert (left, library.get(story), library.find(Query(words="rain")).total, library.lines("rain").total) == (
        [],
        None,
        0,
        0,
    )


def test_a_number_is_never_given_twice(library):
    story = library.add("rain.txt", RAIN.encode()).id
    library.remove(story)
    assert library.add("rain.txt", RAIN.encode()).id != story


def test_a_story_removed_while_it_is_read_stays_removed(library):
    story = library.add("rain.txt", RAIN.encode()).id
    task = library.take()
    library.remove(story)
    library.keep(task, attempt(task, PLAIN))
    assert (library.get(story), list((library.folder / "readings").iterdir())) == (None, [])


def test_all_is_there_after_the_library_was_closed(tmp_path):
    filled(tmp_path).close()
    again = Library.open(tmp_path)
    found = again.find(Query()).total, again.states()["read"], again.reading(1).cast["Tobin"].name
    again.close()
    assert found == (len(STORIES), len(STORIES), "Tobin")


def test_a_closed_library_opens_when_it_is_asked(library):
    library.add("rain.txt", RAIN.encode())
    library.close()
    assert library.find(Query()).total == 1


def test_a_library_of_a_newer_version_is_left_alone(tmp_path):
    Library.open(tmp_path).close()
    base = sqlite3.connect(tmp_path / "shelf.sqlite")
    base.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    base.close()
    with pytest.raises(BadLibrary, match="newer version"):
        Library.open(tmp_path)


def test_a_file_that_is_no_library_is_named(tmp_path):
    (tmp_path / "shelf.sqlite").write_bytes(b"not a database, but longer than its head" * 100)
    with pytest.raises(BadLibrary, match=r"shelf\.sqlite cannot be used"):
        Library.open(tmp_path)


def test_a_folder_that_is_a_file_is_named(tmp_path):
    (tmp_path / "shelf").write_text("tide")
    with pytest.raises(BadLibrary, match="cannot be used"):
        Library.open(tmp_path / "shelf")


def test_several_threads_may_add_and_ask_at_once(library):
    def work(first):
        for i in range(first, first + 10):
            library.add(f"{i}.txt", f"{i // 2} {RAIN}".encode())
            library.find(Query(words="rain"))

    threads = [threading.Thread(target=work, args=(first,)) for first in (0, 10, 0, 10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert library.states()["waiting"] == 10


def test_threads_that_have_ended_hold_no_connections(library):
    for _ in range(5):
        thread = threading.Thread(target=library.states)
        thread.start()
        thread.join()
    assert len(library._base._all) <= 2


def test_what_a_killed_process_left_is_swept_when_it_is_old(library):
    library.add("rain.txt", RAIN.encode())
    old, young = library.folder / "stories" / ".x.part", library.folder / "readings" / "y.0.json"
    for path, age in ((old, 7_200), (young, 60)):
        path.write_text("half")
        os.utime(path, (time.time() - age,) * 2)
    library.sweep()
    assert (old.exists(), young.exists(), len(list((library.folder / "stories").iterdir()))) == (False, True, 1)


def test_the_corrections_beside_a_story_are_those_that_read_finds(library):
    story = library.add("rain.txt", RAIN.encode()).id
    change = Corrections(renames=(Rename("Tobin", "Tob Ash"),))
    library.correct(story, change)
    (file,) = (library.folder / "stories").glob("*.txt")
    assert corrections_beside(file) == change


def test_the_sidecar_to_take_away_is_named_after_the_story(library):
    story = library.add("rain.txt", RAIN.encode()).id
    library.correct(story, Corrections(nobodies=("Ilvane",)))
    assert library.sidecar(story) == ("rain.underneath.toml", b'[[remove]]\nperson = "Ilvane"\n')


def test_the_sidecar_goes_with_the_last_correction(library):
    story = library.add("rain.txt", RAIN.encode()).id
    library.correct(story, Corrections(nobodies=("Ilvane",)))
    library.undo(story)
    assert list((library.folder / "stories").glob("*.toml")) == []


def test_a_sidecar_that_the_log_is_ahead_of_is_written_when_the_library_opens(library):
    story = library.add("rain.txt", RAIN.encode()).id
    library.correct(story, Corrections(nobodies=("Ilvane",)))
    (beside,) = (library.folder / "stories").glob("*.toml")
    beside.unlink()
    with library._base.writing() as base:
        base.execute("UPDATE story SET sidecar = 0")
    Library.open(library.folder).close()
    assert "Ilvane" in beside.read_text()


def test_a_write_that_fails_in_the_middle_leaves_nothing(library, monkeypatch):
    story = library.add("rain.txt", RAIN.encode()).id
    monkeypatch.setattr("underneath.serve.library.pen.wait_again", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        library.correct(story, Corrections(nobodies=("Ilvane",)))
    assert (library.history(story), library.get(story).revision) == ((), 0)


def test_half_a_file_never_stands_in_its_place(library, monkeypatch):
    monkeypatch.setattr("underneath.corpus.whole.os.fsync", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        library.add("rain.txt", RAIN.encode())
    assert list((library.folder / "stories").iterdir()) == []


@pytest.mark.parametrize(
    ("sql", "index"),
    [
        ("SELECT id FROM story ORDER BY title_key, id", "story_title"),
        ("SELECT story FROM alias WHERE key >= 'a' AND key < 'b'", "PRIMARY KEY"),
        ("SELECT story FROM label WHERE kind = 'tag' AND key = 'a'", "PRIMARY KEY"),
        ("SELECT id FROM feeling WHERE felt = 'grief' AND masked = 1 ORDER BY sure DESC, id", "feeling_felt"),
        ("SELECT rowid FROM line_fts WHERE line_fts MATCH 'rain' ORDER BY rowid", "VIRTUAL TABLE INDEX"),
    ],
)
def test_questions_are_answered_from_an_index_without_sorting(library, sql, index):
    plan = " ".join(row["detail"] for row in library._base.connection.execute(f"EXPLAIN QUERY PLAN {sql}"))
    assert index in plan and "TEMP B-TREE" not in plan
