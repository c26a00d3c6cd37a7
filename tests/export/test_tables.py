import csv
import io
import json
import sqlite3
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from sqlite_utils import Database

from underneath.export import csv_tables, parquet_tables, sqlite_tables
from underneath.export.tables import ENTITIES, LINKS, SHAPES, STORY, TOKENS, columns_of, tables_of
from underneath.reading.rows import to_dict
from underneath.settings import ExportOptions

PAGE = Path(__file__, "../../../docs/reference/formats/tables.md").resolve()


def rows(reading, name, **options):
    data = csv_tables.files(reading, ExportOptions(**options))[f".{name}.csv"].decode()
    return list(csv.DictReader(io.StringIO(data, newline="")))


def base(reading, tmp_path, **options):
    path = tmp_path / "story.sqlite"
    path.write_bytes(sqlite_tables.files(reading, ExportOptions(**options))[".sqlite"])
    return path


def test_every_layer_of_story_json_has_a_table(full):
    whole = to_dict(full)
    layers = {key for key, value in whole.items() if isinstance(value, list)}
    unlisted = {"sentences", "breaks", "emphasis", "stated"}  # marks of the text itself, in story JSON alone
    assert layers - unlisted == {key for key, _ in SHAPES.values()}


def test_a_quote_is_a_row_with_its_words(full):
    assert rows(full, "quotes")[1]["text"] == "“stay & wait.”"


def test_whom_a_quote_is_said_to_is_a_table_of_its_own(full):
    assert [(r["quote"], r["who"]) for r in rows(full, "quote_hearers")] == [("0", "mara"), ("1", "mara")]


def test_each_row_of_csv_says_of_which_story_it_is(full):
    assert {r["story"] for r in rows(full, "mentions")} == {"gate"}


def test_what_nobody_knows_is_an_empty_cell(full):
    assert rows(full, "quotes")[3]["speaker"] == ""


def test_an_order_says_in_which_quote_it_stands(full):
    assert rows(full, "acts")[0]["quote"] == "1"


def test_a_secret_keeps_from_whom(full):
    assert rows(full, "knowledge")[0]["from"] == "tobin"


def test_the_outcome_of_a_mission_is_the_words_that_report_it(full):
    assert rows(full, "missions")[0]["outcome"] == "Mara ran"


def test_rows_know_the_scene_they_stand_in(full):
    assert [r["scene"] for r in rows(full, "quotes")] == ["0", "0", "0", "1"]


def test_people_present_and_people_spoken_of_are_told_apart(full):
    assert [(r["scene"], r["who"], r["how"]) for r in rows(full, "scene_people")][2:] == [
        ("1", "mara", "present"),
        ("1", "tobin", "mentioned"),
    ]


def test_several_together_are_an_entity_too(full):
    assert {"id": "mara+tobin", "name": "", "kind": "several", "story": "gate"} in rows(full, "entities")


def test_layers_that_were_not_looked_for_have_no_table(bare, options):
    assert not {".feelings.csv", ".tie_evidence.csv"} & csv_tables.files(bare, options).keys()


def test_the_story_says_which_layers_were_looked_for(bare):
    assert "feelings" not in rows(bare, "story")[0]["layers"].split("|")


def test_tokens_come_when_asked_for(full):
    assert rows(full, "tokens", tokens=True)[0]["lemma"] == "tobin"


def test_tokens_without_syntax_have_empty_cells(bare):
    assert rows(bare, "tokens", tokens=True)[0]["lemma"] == ""


def test_duckdb_reads_the_csv(full, options, tmp_path):
    (tmp_path / "q.csv").write_bytes(csv_tables.files(full, options)[".quotes.csv"])
    found = duckdb.sql(f"SELECT speaker, count(*) FROM '{tmp_path}/q.csv' GROUP BY 1 ORDER BY 2 DESC").fetchall()
    assert found[0] == ("tobin", 2)


def test_parquet_keeps_the_types(full, options):
    table = pq.read_table(io.BytesIO(parquet_tables.files(full, options)[".feelings.parquet"]))
    assert table.to_pylist()[0]["masked"] is True and table.to_pylist()[0]["confidence"] == 0.7


def test_parquet_of_an_empty_table_has_its_columns(full, options):
    from dataclasses import replace

    from underneath.reading.reading import Reading
    from underneath.story.spans import SpanTable

    silent = Reading(replace(full.story, paratext=SpanTable()), full.layers)
    table = pq.read_table(io.BytesIO(parquet_tables.files(silent, options)[".paratext.parquet"]))
    assert table.num_rows == 0 and table.column_names == ["story", "id", "start", "end", "kind", "text"]


def test_duckdb_reads_the_parquet(full, options, tmp_path):
    for suffix, data in parquet_tables.files(full, options).items():
        (tmp_path / f"gate{suffix}").write_bytes(data)
    found = duckdb.sql(f"""SELECT e.name FROM '{tmp_path}/gate.ties.parquet' t
        JOIN '{tmp_path}/gate.entities.parquet' e ON t.a = e.id""").fetchall()
    assert found == [("Mara",)]


@pytest.mark.parametrize("tokens", [False, True])
def test_every_key_in_sqlite_points_at_a_row(full, tmp_path, tokens):
    with sqlite3.connect(base(full, tmp_path, tokens=tokens)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_sqlite_of_a_reading_without_deep_layers_holds_together(bare, tmp_path):
    with sqlite3.connect(base(bare, tmp_path)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_sqlite_finds_a_quote_by_a_word(full, tmp_path):
    database = Database(base(full, tmp_path))
    found = [row["id"] for row in database["quotes"].search("wait")]
    database.conn.close()
    assert found == [1]


def test_datasette_would_see_the_search_table(full, tmp_path):
    # Datasette finds full-text tables as sqlite-utils does: by the content option.
    database = Database(base(full, tmp_path))
    seen = database["paragraphs"].detect_fts()
    database.conn.close()
    assert seen == "paragraphs_fts"


def test_sqlite_has_an_index_for_every_key(full, tmp_path):
    database = Database(base(full, tmp_path))
    keys = {(t.name, k.column) for t in database.tables for k in t.foreign_keys if k.column != "id"}
    indexed = {(t.name, i.columns[0]) for t in database.tables for i in t.indexes}
    database.conn.close()
    assert keys <= indexed


def test_the_tables_say_what_story_json_says(full):
    quotes = next(table for table in tables_of(full) if table.name == "quotes")
    told = [row[4] for row in quotes.rows]
    assert told == [row["speaker"] for row in json.loads(json.dumps(to_dict(full)))["quotes"]]


@pytest.mark.parametrize("name", [*SHAPES, *LINKS, "story", "entities", "tokens"])
def test_the_page_says_what_every_column_means(name):
    specs = {**{n: s for n, (_, s) in SHAPES.items()}, **{n: s for n, (_, _, s) in LINKS.items()}}
    specs |= {"story": STORY, "entities": ENTITIES, "tokens": TOKENS}
    section = PAGE.read_text(encoding="utf-8").split(f"\n## {name}\n")[1].split("\n## ")[0]
    assert [c.name for c in columns_of(specs[name]) if f"`{c.name}`" not in section] == []
