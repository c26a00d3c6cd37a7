"""Public originals become gold: words are found again in the natural text."""

from __future__ import annotations

from pathlib import Path

import pytest


def test_words_are_found_though_marks_and_lines_differ() -> None:
    from originals import find_words

    text = "“Come\nin,” _Mara_ said."
    places = find_words(["''", "Come", "in", ",", "''", "Mara", "said", "."], text)
    assert [text[p[0] : p[1]] for p in places] == ["“", "Come", "in", ",", "”", "Mara", "said", "."]


def test_a_word_that_is_missing_is_none_and_the_next_are_found() -> None:
    from originals import find_words

    text = "Mara ran to the grey pier and sat"
    places = find_words(["Mara", "quickly", "ran", "to", "the", "grey", "pier", "and", "sat"], text)
    assert [p and text[p[0] : p[1]] for p in places[:3]] == ["Mara", None, "ran"]


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    files = {
        "original/t.txt": "Mara said, “Run!”\r\n\r\nThe end",
        "coref/tsv/t_brat.txt": "Mara said , “ Run ! ”\n",
        "coref/tsv/t_brat.ann": "MENTION\tT1\t0\t0\t0\t0\tMara\tPER\tPROP\nCOREF\tT1\tMARA-0\n",
        "quotations/tsv/t_brat.ann": "QUOTE\tQ1\t0\t3\t0\t6\t“ Run ! ”\nATTRIB\tQ1\tMARA-0\n",
        "events/tsv/t_brat.tsv": "Mara\tO\nsaid\tEVENT\n,\tO\n“\tO\nRun\tO\n!\tO\n”\tO\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    return tmp_path


def test_litbank_becomes_offsets_into_the_text(repo: Path) -> None:
    from originals import LitBank

    doc = LitBank(repo, "t")
    gold = doc.gold()
    rows = [gold["mentions"][0], gold["quotes"][0], gold["events"][0]]
    assert [doc.text[r["start"] : r["end"]] for r in rows] == ["Mara", "“Run!”", "said"]


def test_litbank_quotes_know_their_speaker(repo: Path) -> None:
    from originals import LitBank

    gold = LitBank(repo, "t").gold()
    assert gold["quotes"][0]["speaker"] == gold["characters"][0]["id"]


def test_pdnc_keeps_its_offsets_and_plural_mentions(tmp_path: Path) -> None:
    from originals import pdnc

    (tmp_path / "novel_text.txt").write_text('"We ran," said Mara.', encoding="utf-8")
    (tmp_path / "character_info.csv").write_text(
        "Main Name,Aliases,Gender,Category\nMara Quill,{'Mara'},F,major\n", encoding="utf-8"
    )
    (tmp_path / "quotation_info.csv").write_text(
        "quoteID,speaker,addressees,quoteType,referringExpression,quoteByteSpans,mentionSpansList,mentionEntitiesList\n"
        "Q1,Mara Quill,['Tobin'],Explicit,said Mara,\"[[0, 9]]\",\"[[[1, 3]]]\",\"[[['Mara Quill', 'Tobin']]]\"\n",
        encoding="utf-8",
    )
    gold, text = pdnc(tmp_path)
    quote, mention = gold["quotes"][0], gold["mentions"][0]
    assert (text[quote["start"] : quote["end"]], quote["speaker"], mention["entity"]) == (
        '"We ran,"', "mara_quill", "mara_quill+tobin",
    )  # fmt: skip
