"""A story as lines for voices, in reading order: put together again they are the story, character for character."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2s

from underneath.layers.cast import Character
from underneath.layers.feelings import Feelings
from underneath.layers.speech import Attributions, Quote
from underneath.reading.reading import Reading
from underneath.story.spans import Span

NARRATOR, NOT_KNOWN = "NARRATOR", "UNKNOWN"
# What would end a tag early, in one script format or another.
NOT_IN_A_NAME = re.compile(r"[\[\]{}<>:\\|\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
# What a text-to-speech engine or a casting director may choose a voice by.
GENDERS = {"she/her": "female", "he/him": "male", "they/them": "neutral"}


@dataclass(frozen=True, slots=True)
class Line:
    """One piece of the story and whose voice reads it.

    `id`: stays the same while its words do, whatever is changed elsewhere. `voice`: NARRATOR, UNKNOWN or a name of the
    roster. `speaker`: an id of the cast, None for the narrator and where nobody is known. `kind`: narration, a quote's
    kind, heading, break, paratext or metadata; so a player may leave out what it will not read. `mood`: a feeling
    told in it, if any.
    """

    id: str
    span: Span
    text: str
    kind: str
    voice: str = NARRATOR
    speaker: str | None = None
    mood: str = ""


def lines_of(reading: Reading) -> list[Line]:
    """The story's lines; white space between lines belongs to the one before."""
    names, moods, met = voice_names(reading), _moods(reading), Counter[str]()
    rows = reading.layer(Attributions).rows
    lines = []
    for span, kind, quote in _joined(reading.text, list(_cut(reading))):
        text = span.of(reading.text)
        line = Line(_id(text, met), span, text, kind)
        if quote is not None:
            said = rows[quote].speaker
            voice = NOT_KNOWN if said is None else names.get(said, NOT_KNOWN)
            line = replace(line, voice=voice, speaker=said, mood=moods.get(quote, ""))
        lines.append(line)
    return lines


def voice_names(reading: Reading) -> dict[str, str]:
    """A name for each speaker's voice, by id: names without marks that scripts use, no two the same."""
    taken, names = {NARRATOR.casefold(), NOT_KNOWN.casefold()}, {}
    speakers = dict.fromkeys(row.speaker for row in reading.layer(Attributions).rows if row.speaker)
    for id_ in speakers:
        entry = reading.cast.get(id_)
        name = _clean(entry.name if entry else id_) or _clean(id_) or "Voice"
        while name.casefold() in taken:
            name = f"{name} ({_clean(id_)})"
        taken.add(name.casefold())
        names[id_] = name
    return names


def roster(reading: Reading, lines: list[Line]) -> list[dict[str, object]]:
    """Who reads: the narrator first, then the speakers, with what helps to choose a voice."""
    count, names = Counter(line.voice for line in lines), voice_names(reading)
    told_by = next((c.id for c in reading.cast.characters if c.narrator), None)
    out: list[dict[str, object]] = [{"voice": NARRATOR, "id": told_by, "lines": count[NARRATOR]}]
    out += [{"voice": NOT_KNOWN, "id": None, "lines": count[NOT_KNOWN]}] if count[NOT_KNOWN] else []
    for id_, name in names.items():
        entry = reading.cast.get(id_)
        hints = _hints(entry) if isinstance(entry, Character) else {}
        out.append({"voice": name, "id": id_, "lines": count[name], **hints})
    return out


def gender_of(character: Character) -> str | None:
    """Female, male, neutral, as voices are sorted; None where the text gives no pronouns."""
    return GENDERS.get(character.pronouns or "")


def _hints(c: Character) -> dict[str, object]:
    return {"pronouns": c.pronouns, "gender": gender_of(c), "roles": list(c.roles), "aliases": list(c.aliases)}


def _clean(name: str) -> str:
    return " ".join(NOT_IN_A_NAME.sub(" ", name).split())


def _id(text: str, met: Counter[str]) -> str:
    """From the words alone, so that changes elsewhere leave it; the nth line of the same words ends in -n."""
    words = " ".join(text.split()).encode("utf-8", "surrogatepass")
    digest = blake2s(words, digest_size=5).hexdigest()
    met[digest] += 1
    return digest if met[digest] == 1 else f"{digest}-{met[digest]}"


Piece = tuple[Span, str, int | None]


def _cut(reading: Reading) -> Iterator[Piece]:
    """The whole text as pieces: regions, and paragraphs parted at their outermost quotations."""
    outer = _outermost(reading)
    at = 0
    for region in reading.story.regions:
        if region.kind != "story":
            kind: str = region.kind
            if kind == "break" and any(ch.isalnum() for ch in region.span.of(reading.text)):
                kind = "heading"
            yield region.span, kind, None
            continue
        while at < len(outer) and outer[at][1].span.end <= region.span.start:
            at += 1
        yield from _paragraph(region.span, outer, at)


def _paragraph(span: Span, outer: list[tuple[int, Quote]], at: int) -> Iterator[Piece]:
    here = span.start
    while at < len(outer) and outer[at][1].span.start < span.end:
        i, quote = outer[at]
        start, end = max(here, quote.span.start), min(span.end, quote.span.end)
        if here < start:
            yield Span(here, start), "narration", None
        yield Span(start, end), quote.kind, i
        here, at = end, at + 1
    if here < span.end:
        yield Span(here, span.end), "narration", None


def _outermost(reading: Reading) -> list[tuple[int, Quote]]:
    out: list[tuple[int, Quote]] = []
    for i, quote in enumerate(reading.quotes):
        if quote.span.length and (not out or quote.span.start >= out[-1][1].span.end):
            out.append((i, quote))
    return out


def _joined(text: str, pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces, the white space each begins with given to the one before (of the first: to the one after)."""
    held: Piece | None = None
    for span, kind, quote in pieces:
        words = span.of(text)
        start = span.start + len(words) - len(words.lstrip())
        if held is None or not held[0].of(text).strip():
            held = (Span(held[0].start if held else span.start, span.end), kind, quote)
        elif start == span.end:
            held = (Span(held[0].start, span.end), held[1], held[2])
        else:
            yield Span(held[0].start, start), held[1], held[2]
            held = (Span(start, span.end), kind, quote)
    if held is not None:
        yield held


def _moods(reading: Reading) -> Mapping[int, str]:
    """What is shown, else felt, by the speaker of a quotation in its own words or the rest of its paragraph."""
    out: dict[int, str] = {}
    if not reading.has(Feelings):
        return out
    rows, paragraphs = reading.layer(Attributions).rows, reading.story.paragraphs
    for feeling in reading.layer(Feelings):
        i = paragraphs.index_before(feeling.span.start)
        for quote in reading.quotes.indices_within(paragraphs[i].span) if i >= 0 else ():
            if rows[quote].speaker == feeling.who:
                out.setdefault(quote, feeling.shown or feeling.felt)
    return out
