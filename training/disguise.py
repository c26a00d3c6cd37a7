"""A story with other names and other genders, its marks kept: `python training/disguise.py GOLD OUT`.

What a name sounds like and who is "she" gives away whom a pronoun means; in half of posted fiction it does not, and the
reader must follow the story. So every document can be read a second time with its people called otherwise and all of
them "he", or all "she": the gold stays true and only the hints are gone.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from held import listed, read_gold_of

if TYPE_CHECKING:
    from collections.abc import Callable

_WORD = re.compile(r"[^\W\d_]+")
_PAIRS = """man woman; men women; boy girl; boys girls; gentleman lady; gentlemen ladies; lord lady; king queen;
prince princess; husband wife; husbands wives; father mother; fathers mothers; dad mum; daddy mummy; papa mama;
son daughter; sons daughters; brother sister; brothers sisters; uncle aunt; nephew niece; sir madam; mr mrs;
duke duchess; emperor empress; boyfriend girlfriend; grandfather grandmother; grandson granddaughter; god goddess;
widower widow; host hostess; waiter waitress; priest priestess; himself herself; he she"""
TO_SHE = dict(pair.split() for pair in _PAIRS.split(";")) | {"him": "her"}
TO_HE = {b: a for a, b in TO_SHE.items() if a not in {"him", "gentleman"}} | {
    "hers": "his", "miss": "mr", "ms": "mr", "ladies": "gentlemen", "mom": "dad", "lass": "lad",
}  # fmt: skip
_TITLES = "mr mrs miss ms sir lord lady dr captain professor aunt uncle king queen prince princess saint"
_KEPT = {*_TITLES.split(), *TO_SHE, *TO_HE}  # words that are no names
# After "her" these show that it is no possessive: "told her that". Of 380 in EWT and GUM, 30 are taken wrongly.
_AFTER = """a about across after again against all along although am an and any are around as at away back be
because been before behind being beside between but by can could did do does down during either enough even ever for
from go had has have he here how i if in inside into is it just like may might more must near never no nor not now of
off on once one onto or out over past quite rather right she should since so some still than that the their them
then there they this those though through till to together too toward towards under until up upon very was we
were what when where whether which while who why will with without would yet you your"""
_NOT_OWNED = frozenset(_AFTER.split())
_SYLLABLES = "a e i o u ae ei ou ya", "b d f g h k l m n p r s t v z th sh kh j w", "n r l s m th k"
_PLACED = ("start", "end")
_NAMED = frozenset({"name", "aliases", "cue"})
# Before a noun, and alone; "her" alone is nearly always "him", "his" alone "hers".
_OWNERS = {"her": {"he": ("his", "him"), "she": ("her", "her")}, "his": {"he": ("his", "his"), "she": ("her", "hers")}}
GENDERS = ("he", "he", "she", "she", "as it is")


def invented(rng: random.Random) -> str:
    """A name nobody has: two or three syllables."""
    vowels, opens, closes = (group.split() for group in _SYLLABLES)
    word = "".join(rng.choice(opens) + rng.choice(vowels) for _ in range(rng.choice((1, 2, 2, 3))))
    return (word + rng.choice(closes) if rng.random() < 0.6 or len(word) < 4 else word).capitalize()


def names_in(gold: dict[str, Any], text: str) -> list[str]:
    """Words that persons are named by and that the story uses for nothing else."""
    said = [text[m["start"] : m["end"]] for m in gold["mentions"] if m["type"] == "PER" and m["kind"] == "PROP"]
    said += [alias for person in gold["characters"] for alias in (person["name"], *(person.get("aliases") or ()))]
    small = {w for w in _WORD.findall(text) if w.islower()}
    words = Counter(w for phrase in said for w in _WORD.findall(phrase))
    return sorted(
        w for w in words if w[0].isupper() and len(w) > 2 and w.lower() not in small and w.lower() not in _KEPT
    )


def disguised(gold: dict[str, Any], text: str, names: list[str], rng: random.Random) -> tuple[dict[str, Any], str]:
    """The same document with other names, and its people of one gender (or, one time in five, as they are).

    `names`: names of people elsewhere, drawn from beside invented ones.
    """
    gender = rng.choice(GENDERS)
    mine = names_in(gold, text)
    pool = rng.sample(names, min(len(names), 2 * len(mine)))
    new = [pool.pop() if pool and rng.random() < 0.5 else invented(rng) for _ in mine]
    called = dict(zip(mine, new, strict=True))
    table = {"he": TO_HE, "she": TO_SHE}.get(gender, {})

    def other(word: str, after: str) -> str:
        if word in called:
            return called[word]
        low = word.lower()
        if low in _OWNERS and table:
            owns, alone = _OWNERS[low][gender]
            return _cased(owns if _owned(after) else alone, word)
        return _cased(table[low], word) if low in table else word

    changed, moved = _rewritten(text, other)
    return _mapped(gold, moved, lambda phrase: _rewritten(phrase, other)[0]), changed


def _owned(after: str) -> bool:
    """Whether "her" before these words is a possessive."""
    found = re.match(r"\s+([^\W\d_]+)", after)
    return bool(found) and found[1].lower() not in _NOT_OWNED and not found[1].endswith("ly")


def _cased(word: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word.capitalize() if like[0].isupper() else word


def _rewritten(text: str, other: Callable[[str, str], str]) -> tuple[str, Callable[[int], int]]:
    """The text with its words replaced, and where each place of the old one is in the new one."""
    pieces, ends, shifts, at, shift = [], [0], [0], 0, 0
    for found in _WORD.finditer(text):
        word = other(found[0], text[found.end() : found.end() + 24])
        if word == found[0]:
            continue
        pieces += [text[at : found.start()], word]
        at, shift = found.end(), shift + len(word) - len(found[0])
        ends.append(at)
        shifts.append(shift)
    places = np.array(ends)
    return "".join([*pieces, text[at:]]), lambda p: p + shifts[int(np.searchsorted(places, p, "right")) - 1]


def _mapped(value: Any, moved: Callable[[int], int], called: Callable[[str], str], key: str = "") -> Any:
    """Gold with all places moved and all names changed."""
    if isinstance(value, dict):
        return {k: _mapped(v, moved, called, k) for k, v in value.items()}
    if isinstance(value, list):
        return [_mapped(v, moved, called, key) for v in value]
    if isinstance(value, int) and key.endswith(_PLACED):
        return moved(value)
    return called(value) if isinstance(value, str) and key in _NAMED else value


def main() -> None:
    """Write a gold folder once more, disguised."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    held = listed(args.gold / "dev.ids")
    ids = sorted(p.stem for p in args.gold.glob("*.json") if p.stem not in held)
    names = sorted({name for id_ in ids for name in names_in(*read_gold_of(args.gold, id_))})
    for id_ in ids:
        gold, text = disguised(*read_gold_of(args.gold, id_), names, random.Random(f"{args.seed}-{id_}"))
        gold["id"] = f"{id_}-disguised"
        (args.out / f"{id_}-disguised.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
        (args.out / f"{id_}-disguised.txt").write_bytes(text.encode("utf-8"))
    (args.out / "dev.ids").write_text("", encoding="utf-8")


if __name__ == "__main__":
    main()
