"""Files taken in: each by its own merit, whatever it is called."""

import pytest

from underneath.serve.web.adding import bare_name

TALE = "“You are late,” said Mara. Odo wrung out his hat. “The ferry sank,” he said."


def files(*given):
    return [("file", row) for row in given]


def test_a_file_of_a_plain_form_comes_onto_the_shelf(desk):
    desk.post("/add", files=files(("tide.txt", TALE)))
    assert desk.library.get(1).state == "read"


def test_after_a_plain_form_one_sees_the_shelf(desk):
    assert desk.post("/add", files=files(("tide.txt", TALE))).headers["location"] == "/"


def test_many_files_come_at_once(desk):
    desk.post("/add", files=files(("a.txt", TALE), ("b.txt", TALE + " Yes.")))
    assert desk.library.states()["read"] == 2


def test_the_script_is_told_what_became_of_each(desk):
    answer = desk.script("/add", files=files(("tide.txt", TALE), ("film.mp4", "x"))).json()
    assert [(row["id"], bool(row["refused"])) for row in answer["taken"]] == [(1, False), (None, True)]


def test_the_same_file_twice_is_one_story(desk):
    again = [desk.script("/add", files=files(("tide.txt", TALE))).json()["taken"][0] for _ in range(2)]
    assert [(row["id"], row["known"]) for row in again] == [(1, False), (1, True)]


def test_another_kind_of_file_is_refused_and_said_which_are_not(desk):
    page = desk.post("/add", files=files(("film.mp4", "x"))).text
    assert "film.mp4" in page and ".epub" in page


def test_a_file_that_is_too_large_is_refused_and_the_others_are_not(desk):
    rows = desk.script("/add", files=files(("long.txt", "She came. " * 30_000), ("tide.txt", TALE))).json()["taken"]
    assert ["MiB" in rows[0]["refused"], rows[1]["refused"]] == [True, ""]


def test_an_empty_file_is_refused(desk):
    assert desk.script("/add", files=files(("tide.txt", ""))).json()["taken"][0]["refused"]


def test_a_form_with_no_file_says_so(desk):
    answer = desk.post("/add", files=files(("", b"")))
    assert (answer.status_code, "Nothing was sent" in answer.text) == (400, True)


def test_a_form_that_is_none_is_refused(desk):
    answer = desk.client.post(
        "/add",
        content=b"--nonsense",
        headers={"content-type": "multipart/form-data; boundary=b", "x-underneath-key": desk.keys.form},
    )
    assert answer.status_code == 400


HOSTILE = [
    "../../../etc/passwd.txt",
    "..\\..\\evil.txt",
    "/abs/tide.txt",
    "C:\\tide.txt",
    "a/b/c.txt",
    "<script>alert(1)</script>.txt",
    "\u202egnp.txt",
    "a\x00b.txt",
    "." * 5 + ".txt",
    "x" * 5000 + ".txt",
    "con.txt",
    "line\nbreak.txt",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_is_ever_a_path(desk, tmp_path, name):
    before = {path for path in tmp_path.rglob("*") if "shelf0" not in path.parts}
    desk.script("/add", files=files((name, TALE)))
    assert {path for path in tmp_path.rglob("*") if "shelf0" not in path.parts} == before
    assert [
        path for path in (tmp_path / "shelf0").rglob("*.txt") if path.stem != path.stem.lower() or len(path.stem) != 64
    ] == []


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_becomes_markup(desk, name):
    desk.script("/add", files=files((name, TALE)))
    assert "<script>alert" not in desk.page("/")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a/b/tide.txt", "tide.txt"),
        ("a\\tide.txt", "tide.txt"),
        ("..", "story"),
        ("", "story"),
        (" tide .txt", "tide .txt"),
    ],
)
def test_of_a_name_only_the_last_part_is_kept(given, kept):
    assert bare_name(given) == kept


def test_a_long_name_keeps_its_ending():
    assert (len(bare_name("x" * 999 + ".epub")), bare_name("x" * 999 + ".epub")[-5:]) == (200, ".epub")
