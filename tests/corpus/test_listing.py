import json
import os
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.datasets import TALE, write
from underneath.corpus.columns import Columns
from underneath.corpus.inputs import Input, bytes_of, restored, storable
from underneath.corpus.listing import Listing, named
from underneath.errors import BrokenFile, EmptySource, TooLarge, UnderneathError
from underneath.settings import Settings

TEXTS = ["It rained.", "It snowed.", "“Oh,” said Mara."]
PLAIN = Settings()
BY_TEXT = Columns("text", "id")


def zipped(path, **members):
    with zipfile.ZipFile(path, "w") as file:
        for name, text in members.items():
            file.writestr(name, text)
    return path


def table(path, texts=TEXTS, **more):
    pq.write_table(
        pa.table({"text": texts, "id": [f"s{i}" for i in range(len(texts))], **more}), path, row_group_size=2
    )
    return path


def lines(path, *rows):
    path.write_text("".join(row if isinstance(row, str) else json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def ids(listing):
    taken = set()
    return [named(one, taken).id for one in listing]


def texts(listing, settings=PLAIN):
    return [bytes_of(one, settings).decode() for one in listing]


def test_a_folder_gives_its_stories_and_those_in_its_zips(tmp_path):
    write(tmp_path, tide=TALE)
    zipped(
        tmp_path / "more.zip", **{"b.txt": "B.", "a/a.html": "A.", "cover.jpg": "", "__MACOSX/b.txt": "", ".x.txt": ""}
    )
    assert ids(Listing((str(tmp_path),))) == ["a", "b", "tide"]


def test_a_member_of_a_zip_is_read_from_it(tmp_path):
    assert texts(Listing((str(zipped(tmp_path / "x.zip", **{"b.txt": "B."})),))) == ["B."]


def test_a_list_names_what_to_read(tmp_path):
    write(tmp_path, tide=TALE, ebb=TALE)
    names = tmp_path / "names"
    names.write_text(f"{tmp_path}/tide.txt\n\n{tmp_path}/gone.txt\n", encoding="utf-8")
    assert ids(Listing(lists=(str(names),))) == ["tide", "gone"]


def test_a_file_that_only_a_list_names_may_be_missing_until_it_is_read(tmp_path):
    with pytest.raises(FileNotFoundError):
        bytes_of(Input("gone", str(tmp_path / "gone.txt")), Settings())


def test_what_is_asked_for_outright_must_be_there(tmp_path):
    with pytest.raises(UnderneathError, match="there is no nowhere"):
        list(Listing(("nowhere",)))


def test_the_datasets_own_folder_is_left_out(tmp_path):
    write(tmp_path / "data", tide=TALE)
    assert list(Listing((str(tmp_path),), skip=tmp_path / "data")) == []


def test_a_story_asked_for_twice_is_listed_once(tmp_path):
    folder = write(tmp_path, tide=TALE)
    assert ids(Listing((str(folder), str(folder / "tide.txt")))) == ["tide"]


def test_equal_names_get_ids_of_their_own_and_the_first_keeps_its_name(tmp_path):
    write(tmp_path / "a", tide=TALE)
    write(tmp_path / "b", tide=TALE)
    assert ids(Listing((str(tmp_path / "a"), str(tmp_path / "b")))) == ["tide", "b-tide"]


def test_hidden_files_are_no_stories(tmp_path):
    (tmp_path / ".hidden.txt").write_text(TALE, encoding="utf-8")
    assert ids(Listing((str(tmp_path),))) == []


@pytest.mark.parametrize("columns", [BY_TEXT, Columns("text")])
def test_rows_of_a_parquet_column_are_stories(tmp_path, columns):
    listing = Listing((str(table(tmp_path / "t.parquet")),), columns=columns)
    assert (ids(listing), texts(listing)) == (["s0", "s1", "s2"] if columns.id else ["t-0", "t-1", "t-2"], TEXTS)


def test_going_back_in_a_column_gives_the_row_all_the_same(tmp_path):
    rows = list(Listing((str(table(tmp_path / "t.parquet")),), columns=BY_TEXT))
    assert [bytes_of(rows[i], Settings()).decode() for i in (1, 0, 2, 0)] == [TEXTS[i] for i in (1, 0, 2, 0)]


def test_lines_of_a_jsonl_file_are_stories(tmp_path):
    path = lines(tmp_path / "t.jsonl", *({"text": text, "id": i} for i, text in enumerate(TEXTS)), "\n")
    listing = Listing((str(path),), columns=BY_TEXT)
    assert (ids(listing), texts(listing)) == (["0", "1", "2"], TEXTS)


def test_a_folder_gives_its_tables_where_a_column_is_named(tmp_path):
    table(write(tmp_path, tide=TALE) / "t.parquet")
    assert len(list(Listing((str(tmp_path),), columns=BY_TEXT))) == 3


def test_an_id_given_twice_is_numbered(tmp_path):
    path = lines(tmp_path / "t.jsonl", {"text": "A.", "id": "x"}, {"text": "B.", "id": "x"})
    assert ids(Listing((str(path),), columns=BY_TEXT)) == ["x", "x-2"]


@pytest.mark.parametrize(
    ("row", "error"), [({"text": None, "id": 1}, EmptySource), ("nonsense\n", BrokenFile), ('{"id": 7}\n', BrokenFile)]
)
def test_a_line_without_a_story_is_listed_and_fails_when_it_is_read(tmp_path, row, error):
    path = lines(tmp_path / "t.jsonl", {"text": "A.", "id": 0}, row)
    with pytest.raises(error):
        texts(Listing((str(path),), columns=BY_TEXT))


def test_an_empty_cell_fails_when_it_is_read(tmp_path):
    with pytest.raises(EmptySource, match="holds no text"):
        texts(Listing((str(table(tmp_path / "t.parquet", ["A.", None])),), columns=BY_TEXT))


def test_bytes_in_a_column_are_taken_as_they_are(tmp_path):
    assert texts(Listing((str(table(tmp_path / "t.parquet", [b"A."])),), columns=BY_TEXT)) == ["A."]


@pytest.mark.parametrize("name", ["t.parquet", "t.jsonl"])
def test_a_column_that_is_not_there_is_named_with_those_that_are(tmp_path, name):
    path = table(tmp_path / name) if name.endswith("parquet") else lines(tmp_path / name, {"text": "A.", "id": 1})
    with pytest.raises(BrokenFile, match=r"no column 'body'.*text, id"):
        list(Listing((str(path),), columns=Columns("body")))


def test_a_column_of_numbers_holds_no_stories(tmp_path):
    with pytest.raises(BrokenFile, match="holds int64"):
        list(Listing((str(table(tmp_path / "t.parquet", n=[1, 2, 3])),), columns=Columns("n")))


def test_a_table_cut_short_since_it_was_listed_fails_its_rows(tmp_path):
    rows = list(Listing((str(table(tmp_path / "long.parquet")),), columns=BY_TEXT))
    table(tmp_path / "long.parquet", TEXTS[:1])
    with pytest.raises(BrokenFile, match="row 2 is not there"):
        bytes_of(rows[2], Settings())


@pytest.mark.parametrize(("name", "words"), [("t.csv", "is no table"), ("t.parquet", "opened as Parquet")])
def test_a_file_that_is_no_table_is_refused_where_a_column_is_named(tmp_path, name, words):
    (tmp_path / name).write_text("text\nA.\n", encoding="utf-8")
    with pytest.raises(UnderneathError, match=words):
        list(Listing((str(tmp_path / name),), columns=BY_TEXT))


def test_a_broken_zip_is_named(tmp_path):
    (tmp_path / "x.zip").write_bytes(b"PK no zip")
    with pytest.raises(BrokenFile, match="not a whole zip"):
        list(Listing((str(tmp_path / "x.zip"),)))


def test_a_member_that_is_not_there_any_more_is_named(tmp_path):
    path = zipped(tmp_path / "x.zip", **{"b.txt": "B."})
    with pytest.raises(BrokenFile, match=r"gone\.txt cannot be taken"):
        bytes_of(Input("gone", str(path), member="gone.txt"), Settings())


@pytest.mark.parametrize("kind", ["zip", "jsonl"])
def test_a_story_beyond_the_limit_is_not_unpacked(tmp_path, kind):
    path = (
        zipped(tmp_path / "x.zip", **{"b.txt": TALE}) if kind == "zip" else lines(tmp_path / "x.jsonl", {"text": TALE})
    )
    listing = Listing((str(path),), columns=Columns("text") if kind == "jsonl" else None)
    with pytest.raises(TooLarge):
        texts(listing, Settings(max_bytes=10))


@given(st.binary(max_size=20))
def test_a_file_name_of_any_bytes_is_kept(name):
    assert restored(storable(os.fsdecode(name))) == os.fsdecode(name)
