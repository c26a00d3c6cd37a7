"""Gold comes in as columns, with what does not fit counted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tokenizers import Tokenizer

from underneath.encode.heads import DEPRELS, QUOTATION, UPOS

TEXT = 'Her sister met Mara. "Run!"'


def gold(folder: Path, tokenizer: Tokenizer, **layers: Any) -> Any:
    from corpora import read_gold

    whole = {"paragraphs": [{"start": 0, "end": len(TEXT)}], "mentions": [], "events": [], "quotes": []}
    data = {**whole, "layers": ["mentions", "events", "quotes"], **layers}
    (folder / "t.json").write_text(json.dumps(data), encoding="utf-8")
    (folder / "t.txt").write_text(TEXT, encoding="utf-8")
    return read_gold(folder, ["t"], tokenizer)[0]


def span(words: str, **more: str) -> dict[str, Any]:
    at = TEXT.index(words)
    return {"start": at, "end": at + len(words), **more}


def test_a_mention_is_a_row_of_words(tmp_path: Path, tokenizer: Tokenizer) -> None:
    doc = gold(tmp_path, tokenizer, mentions=[span("Her sister", type="PER", kind="NOM")])
    assert doc.spans.tolist() == [[0, 1, 0, 1]]


def test_a_mention_that_is_no_whole_word_is_counted_as_lost(tmp_path: Path, tokenizer: Tokenizer) -> None:
    doc = gold(tmp_path, tokenizer, mentions=[span("sist", type="PER", kind="NOM")])
    assert (len(doc.spans), doc.lost["mentions"]) == (0, 1)


def test_a_mention_across_sentences_is_counted_as_lost(tmp_path: Path, tokenizer: Tokenizer) -> None:
    doc = gold(tmp_path, tokenizer, mentions=[span('Mara. "Run', type="PER", kind="NOM")])
    assert doc.lost["mentions across sentences"] == 1


def test_an_event_marks_its_word(tmp_path: Path, tokenizer: Tokenizer) -> None:
    assert gold(tmp_path, tokenizer, events=[span("met")]).event.tolist()[:4] == [0, 0, 1, 0]


def test_a_layer_that_is_not_marked_is_none(tmp_path: Path, tokenizer: Tokenizer) -> None:
    assert gold(tmp_path, tokenizer, layers=["mentions"]).event is None


def test_a_quotation_covers_its_words_and_marks(tmp_path: Path, tokenizer: Tokenizer) -> None:
    doc = gold(tmp_path, tokenizer, quotes=[span('"Run!"', kind="speech")])
    speech = QUOTATION.index("speech")
    assert (doc.quotation == speech).tolist() == [False] * 5 + [True] * 4


PEOPLE = {"characters": [{"id": "mara", "name": "Mara"}, {"id": "sis", "name": "her sister"}]}
WHO = [span("Her sister", type="PER", kind="NOM", entity="sis"), span("Mara", type="PER", kind="PROP", entity="mara")]


def test_a_feeling_has_a_bearer(tmp_path: Path, tokenizer: Tokenizer) -> None:
    felt = span("sister met", who="mara", felt="joy", masked=False)
    doc = gold(tmp_path, tokenizer, layers=["mentions", "feelings"], mentions=WHO, feelings=[felt], **PEOPLE)
    assert doc.bearers == [(1, 2, doc.who[1, 2])]


def test_two_people_are_tied_or_not(tmp_path: Path, tokenizer: Tokenizer) -> None:
    from underneath.layers.ties import TIES

    ties = [{"a": "mara", "b": "sis", "kind": "sibling"}]
    tied = gold(tmp_path, tokenizer, layers=["mentions", "ties"], mentions=WHO, ties=ties, **PEOPLE)
    apart = gold(tmp_path, tokenizer, layers=["mentions", "ties"], mentions=WHO, ties=[], **PEOPLE)
    assert (tied.ties, apart.ties) == ({(0, 1): 1 + TIES.index("sibling")}, {(0, 1): 0})


def test_where_ties_are_not_marked_nothing_is_said_of_them(tmp_path: Path, tokenizer: Tokenizer) -> None:
    assert gold(tmp_path, tokenizer, layers=["mentions"], mentions=WHO, **PEOPLE).ties == {}


def test_held_out_documents_are_kept_apart(tmp_path: Path) -> None:
    from held import read_ids

    for name in ("a.json", "b.json"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    (tmp_path / "dev.ids").write_text("b\n", encoding="utf-8")
    assert (read_ids(tmp_path, dev=False), read_ids(tmp_path, dev=True)) == (["a"], ["b"])


TREE = """# newdoc id = d
# newpar
1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\tdo\tdo\tAUX\t_\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\t_\t_\t3\tadvmod\t_\t_
3\trun\trun\tVERB\t_\t_\t0\troot\t_\t_
3.1\tunsaid\t_\t_\t_\t_\t_\t_\t_\t_

# newdoc id = e
1\tYes\tyes\tINTJ\t_\t_\t0\troot\t_\tSpaceAfter=No
2\t.\t.\tPUNCT\t_\t_\t1\tpunct\t_\t_
"""


@pytest.fixture
def trees(tmp_path: Path, tokenizer: Tokenizer) -> list[Any]:
    from corpora import read_conllu

    (tmp_path / "x.conllu").write_text(TREE, encoding="utf-8")
    return read_conllu(tmp_path / "x.conllu", tokenizer)


def test_a_treebank_is_read_document_by_document(trees: list[Any]) -> None:
    assert [d.words for d in trees] == [["do", "n't", "run"], ["Yes", "."]]


def test_a_root_is_its_own_parent(trees: list[Any]) -> None:
    assert trees[0].head.tolist() == [2, 2, 2]


def test_labels_are_numbers_of_the_heads_table(trees: list[Any]) -> None:
    assert ([UPOS[i] for i in trees[1].upos], DEPRELS[trees[1].deprel[1]]) == (["INTJ", "PUNCT"], "punct")


def test_words_written_as_one_are_glued(trees: list[Any]) -> None:
    from underneath.encode.words import GLUED

    assert [bool(s & GLUED) for s in trees[0].pieces.shape] == [False, True, True]


def test_what_is_held_out_or_unseen_is_not_trained_on(tmp_path: Path) -> None:
    from held import read_ids

    for name in ("a.json", "b.json", "c.json"):
        (tmp_path / name).write_text("{}")
    (tmp_path / "dev.ids").write_text("a\n")
    (tmp_path / "unseen.ids").write_text("b\n")
    assert (read_ids(tmp_path, dev=False), read_ids(tmp_path, dev=True)) == (["c"], ["a"])


def test_scorers_are_fitted_on_what_the_encoder_has_not_read_and_a_part_of_the_rest(tmp_path: Path) -> None:
    from held import SEEN, texts_to_fit_on

    for n in range(3 * SEEN):
        (tmp_path / f"t{n:02}.txt").touch()
    assert len(texts_to_fit_on(tmp_path)) == 3 * SEEN
    (tmp_path / "unseen.ids").write_text("t01\n")
    (tmp_path / "dev.ids").write_text("t02\n")
    assert [path.stem for path in texts_to_fit_on(tmp_path)] == [
        "t00",
        "t01",
        "t02",
        *(f"t{n:02}" for n in (SEEN, 2 * SEEN)),
    ]
