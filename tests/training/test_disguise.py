"""A disguised story says the same of other people."""

from __future__ import annotations

import random
from typing import Any

import pytest

TEXT = "Mara gave Mr Hale her hat. “It was hers,” said Mara’s brother to him. The hat was his."


def spans(*words: str) -> list[dict[str, Any]]:
    at, out = 0, []
    for word in words:
        at = TEXT.index(word, at)
        out.append({"start": at, "end": at + len(word), "type": "PER", "kind": "PROP", "entity": word})
        at += len(word)
    return out


def gold() -> dict[str, Any]:
    people = [{"id": "mara", "name": "Mara"}, {"id": "hale", "name": "Mr Hale", "aliases": ["Hale"]}]
    return {"mentions": spans("Mara", "Mr Hale", "Mara"), "characters": people}


def disguised_as(gender: str, monkeypatch: pytest.MonkeyPatch) -> tuple[dict[str, Any], str]:
    import disguise

    monkeypatch.setattr(disguise, "GENDERS", (gender,))
    return disguise.disguised(gold(), TEXT, ["Oda", "Brandt", "Ilse", "Yun"], random.Random(3))


def test_all_become_he(monkeypatch: pytest.MonkeyPatch) -> None:
    _, text = disguised_as("he", monkeypatch)
    assert [w for w in text.split() if w in {"his", "him.", "his,”", "his."}] == ["his", "his,”", "him.", "his."]


def test_all_become_she(monkeypatch: pytest.MonkeyPatch) -> None:
    _, text = disguised_as("she", monkeypatch)
    assert text.endswith("sister to her. The hat was hers.")


def test_her_before_a_verb_phrase_is_him(monkeypatch: pytest.MonkeyPatch) -> None:
    import disguise

    monkeypatch.setattr(disguise, "GENDERS", ("he",))
    empty: dict[str, Any] = {"mentions": [], "characters": []}
    assert disguised_text(disguise, empty, "He told her that.") == "He told him that."


def disguised_text(disguise: Any, gold: dict[str, Any], text: str) -> str:
    return str(disguise.disguised(gold, text, [], random.Random(1))[1])


@pytest.mark.parametrize("gender", ["he", "she", "as it is"])
def test_marks_stay_on_their_words(gender: str, monkeypatch: pytest.MonkeyPatch) -> None:
    changed, text = disguised_as(gender, monkeypatch)
    first, second, third = (text[m["start"] : m["end"]] for m in changed["mentions"])
    assert first == third
    assert text.startswith(first)
    assert second.split()[1] not in {"Hale", first}


def test_the_cast_is_called_as_the_text_calls_it(monkeypatch: pytest.MonkeyPatch) -> None:
    changed, text = disguised_as("as it is", monkeypatch)
    assert changed["characters"][0]["name"] == text.split()[0]


def test_a_name_that_is_also_a_word_is_kept() -> None:
    from disguise import names_in

    text = "Will will go."
    mention = {"start": 0, "end": 4, "type": "PER", "kind": "PROP"}
    assert names_in({"mentions": [mention], "characters": []}, text) == []


def test_the_same_seed_gives_the_same_disguise(monkeypatch: pytest.MonkeyPatch) -> None:
    assert disguised_as("he", monkeypatch) == disguised_as("he", monkeypatch)


def test_invented_names_look_like_names() -> None:
    from disguise import invented

    rng = random.Random(5)
    assert all(name.istitle() and name.isalpha() for name in (invented(rng) for _ in range(50)))


def test_a_folder_is_written_once_more(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    import json

    import disguise

    (tmp_path / "a.json").write_text(json.dumps(gold()), encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps(gold()), encoding="utf-8")
    (tmp_path / "dev.ids").write_text("b", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["disguise", str(tmp_path), str(tmp_path / "out")])
    disguise.main()
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["a-disguised.json", "a-disguised.txt", "dev.ids"]
