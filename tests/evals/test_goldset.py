"""The gold written for this project, as documents and as folders."""

import pytest

from goldset import fingerprint, in_layout, lay_out, written_here

KINDS = ["stories", "vignettes", "sketches"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_span_lies_in_its_text(kind):
    for document in written_here(kind):
        rows = [row for rows in document.gold.values() if isinstance(rows, list) for row in rows if "start" in row]
        assert all(0 <= row["start"] < row["end"] <= len(document.text) for row in rows), document.id


@pytest.mark.parametrize("kind", ["stories", "vignettes"])
def test_some_documents_are_for_tuning_and_more_for_training(kind):
    dev = [document.dev for document in written_here(kind)]
    assert 0 < sum(dev) < len(dev) / 2


def test_sketches_are_for_training_alone():
    assert not any(document.dev for document in written_here("sketches"))


def test_what_is_not_known_of_a_sketch_is_not_told():
    sketch = next(written_here("sketches"))
    assert "leads_share_pronouns" not in sketch.gold and not any("type" in quote for quote in sketch.gold["quotes"])


def test_no_two_documents_have_one_id():
    ids = [document.id for kind in KINDS for document in written_here(kind)]
    assert len(set(ids)) == len(ids)


def test_a_folder_laid_out_holds_the_same_documents(tmp_path):
    lay_out("vignettes", tmp_path)
    assert list(in_layout(tmp_path / "vignettes")) == list(written_here("vignettes"))


def test_a_corpus_is_told_by_its_bytes():
    assert fingerprint("stories") != fingerprint("vignettes")
