"""A page of notes in Markdown, its front matter in YAML: for Obsidian, Logseq, Zettlr and their kin."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from underneath.export.network import network_of
from underneath.export.plain import SURROGATE, UNKNOWN, one_line, utf8
from underneath.layers.notes import Notes
from underneath.layers.terms import Terms
from underneath.reading.reading import Reading
from underneath.reading.summary import Summary, summarise
from underneath.settings import ExportOptions

# What Markdown would take for mark-up of its own, and what ends a link or a table's cell.
MARKS = re.compile(r"([\\`*_{}\[\]<>#|~$])")
NOT_IN_LINKS = re.compile(r"[\[\]|#^\\\n\r]")


def files(reading: Reading, options: ExportOptions) -> dict[str, bytes]:  # noqa: ARG001 - a format's signature
    """One file, `.md`: who is in it, its scenes, ties, terms and content notes."""
    summary = summarise(reading)
    title = _safe(summary.title or summary.id)
    parts = [_front_matter(reading, summary), f"# {title}", _counts(summary), _people(reading), _scenes(reading)]
    parts += [_ties(reading), _terms(reading), _notes(reading)]
    return {".md": utf8("\n\n".join(part for part in parts if part) + "\n")}


def _front_matter(reading: Reading, summary: Summary) -> str:
    stated = reading.story.metadata
    names = [_link(part.name) for part in summary.parts if part.lines]
    values: dict[str, object] = {
        "title": summary.title or summary.id,
        "authors": list(stated.authors),
        "fandoms": list(stated.fandoms),
        "relationships": list(stated.relationships),
        "story_tags": list(stated.tags),  # Obsidian's own `tags` allow no spaces
        "rating": stated.rating,
        "words": summary.words,
        "chapters": summary.chapters,
        "scenes": summary.scenes,
        "quotes": summary.quotes,
        "characters": names,
        "source": stated.url or reading.story.origin.name,
    }
    lines = [f"{name}: {_yaml(value)}" for name, value in values.items() if value not in (None, [])]
    return "\n".join(["---", *lines, "---"])


def _yaml(value: object) -> str:
    # JSON is YAML; escaped, since YAML forbids some characters that JSON allows as they are.
    text = json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() else json.dumps(SURROGATE.sub(UNKNOWN, c))[1:-1] for c in text)


def _counts(summary: Summary) -> str:
    sure = f"{summary.quotes - summary.unknown - summary.guessed} of {summary.quotes} lines surely attributed"
    return (
        f"{summary.words:,} words, {summary.scenes} scenes; {sure}, {summary.guessed} guessed, {summary.unknown} not."
    )


def _people(reading: Reading) -> str:
    rows = []
    for c in reading.cast.characters:
        presence = reading.presence[c.id]
        also = ", ".join(_safe(a) for a in c.aliases if a != c.name)
        cells = (_link(c.name), c.pronouns or "", also, presence.quotes, presence.words_spoken, presence.scenes)
        rows.append("| " + " | ".join(str(cell) for cell in cells) + " |")
    head = "| who | pronouns | also | lines | words | scenes |\n|---|---|---|---:|---:|---:|"
    return "\n".join(["## People\n", head, *rows]) if rows else ""


def _scenes(reading: Reading) -> str:
    rows = []
    for i, scene in enumerate(reading.scenes):
        stage = reading.stage_of(i)
        where = "; ".join(_safe(_name(reading, said)) for said in (stage.place, stage.time) if said)
        there = ", ".join(_link(_name(reading, id_)) for id_ in stage.present) or "nobody named"
        first = one_line(reading.words_of(scene)[:60])
        rows.append(f"{i + 1}. {f'{where}: ' if where else ''}{there}. “{_safe(first)}…”")
    return "\n".join(["## Scenes\n", *rows]) if rows else ""


def _ties(reading: Reading) -> str:
    rows = []
    for edge in network_of(reading).edges:
        if edge.tie:
            turned = f" → {edge.tie.becomes}" if edge.tie.becomes else ""
            rows.append(f"- {_link(_name(reading, edge.a))} – {_link(_name(reading, edge.b))}: {edge.tie.kind}{turned}")
    return "\n".join(["## Ties\n", *rows]) if rows else ""


def _terms(reading: Reading) -> str:
    rows = reading.layer(Terms).rows if reading.has(Terms) else ()
    lines = [f"- **{_safe(t.name)}** ({t.count}){f': {_safe(t.gloss)}' if t.gloss else ''}" for t in rows]
    return "\n".join(["## Terms\n", *lines]) if lines else ""


def _notes(reading: Reading) -> str:
    """Kinds with their gravest, so that nobody needs to read the passages to be warned of them."""
    if not reading.has(Notes):
        return ""
    order = {"low": 0, "medium": 1, "high": 2}
    worst: dict[str, str] = {}
    for note in sorted(reading.layer(Notes), key=lambda n: order[n.severity]):
        worst[note.kind] = note.severity
    lines = list(_graded(worst)) or ["None was found; that is no promise that there is none."]
    return "\n".join(["## Content notes\n", *lines])


def _graded(worst: dict[str, str]) -> Iterator[str]:
    return (f"- {kind}: {severity}" for kind, severity in sorted(worst.items()))


def _name(reading: Reading, id_: str) -> str:
    entry = reading.cast.get(id_)
    return entry.name if entry else id_


def _link(name: str) -> str:
    return f"[[{one_line(NOT_IN_LINKS.sub(' ', name))}]]"


def _safe(text: str) -> str:
    return MARKS.sub(r"\\\1", one_line(text))
