"""`.book.html`: the characters, the places, and the text with every mention and quotation named, as BookNLP's page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from underneath.export.booknlp.ids import NARRATOR, Words

Entity = tuple[int, int, int, str, str, str]
CATEGORIES = ("FAC", "GPE", "LOC", "PER", "ORG", "VEH")
SHOWN = 10  # of each kind of entity, as in BookNLP


def page(book: Mapping[str, Any], entities: list[Entity], said: list[tuple[Any, ...]], words: Words, rows: Any) -> str:  # noqa: ANN401
    """The whole page. `said`: rows of `.quotes`; `rows`: rows of `.tokens`."""
    names = {c["id"]: c["name"] for c in book["characters"]}
    body = "".join((*_characters(book), "<h2>Major entities (proper, common)</h2>\n", *_major(entities)))
    text = "".join(_text(entities, said, words, [row[0] for row in rows], names))
    head = '<!DOCTYPE html>\n<html lang="en"><head><meta charset="UTF-8"><title>Characters</title></head>\n<body>\n'
    return f"{head}{body}<h2>Text</h2>\n{text}</p>\n</body></html>\n"


def _characters(book: Mapping[str, Any]) -> Iterator[str]:
    yield "<h2>Named characters</h2>\n"
    for row in book["characters"]:
        proper, common = (
            "/".join(f"{m['n']} ({m['c']})" for m in row["mentions"][kind]) for kind in ("proper", "common")
        )
        if row["id"] == NARRATOR:
            proper = f"{proper}/[NARRATOR]" if proper else "[NARRATOR]"
        if proper:
            yield f"{row['count']} {escape(proper)} {escape(common)} <br>\n"


def _major(entities: Iterable[Entity]) -> Iterator[str]:
    named: dict[tuple[str, str], dict[int, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for number, _, _, prop, cat, text in entities:
        named[cat, prop][number][text] += 1
    for cat in CATEGORIES:
        yield f"<h3>{cat}</h3>\n"
        for prop in ("PROP", "NOM"):
            most = sorted(named[cat, prop].values(), key=lambda names: -names.total())
            for names in most[:SHOWN]:
                yield f"{names.total()} {escape('/'.join(name for name, _ in names.most_common()))} <br>\n"


def _text(
    entities: Iterable[Entity],
    said: Iterable[tuple[Any, ...]],
    words: Words,
    paragraphs: list[int],
    names: Mapping[int, str],
) -> Iterator[str]:
    before, after = defaultdict[int, str](str), defaultdict[int, str](str)
    for number, start, end, *_, text in entities:
        before[start] += '<span style="color:#999">[</span>'
        label = escape(f"{number}-{names.get(number, text)}")
        after[end] = f'<span style="color:#999">]</span><sub style="color:#909">{label}</sub>{after[end]}'
    for start, end, *_, number, _ in said:
        before[start] += '<span style="color:#669">'
        after[end] += f"</span><sub>[{escape(f'{number}-{names.get(number)}')}]</sub>"
    last = None
    for i, word in enumerate(words.text):
        if paragraphs[i] != last:
            yield "<p>" if last is None else "</p>\n<p>"
            last = paragraphs[i]
        yield f"{before[i]}{escape(word)}{after[i]} "
    if last is None:
        yield "<p>"
