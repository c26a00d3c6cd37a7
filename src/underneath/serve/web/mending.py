"""Setting right: forms in, corrections out; used at once, kept, undone and done again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Final

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.datastructures import FormData
from fastapi.responses import JSONResponse

from underneath.errors import BadCorrections
from underneath.layers.corrections import NOBODY, Corrections, Merge, PronounsOf, Rename, Split
from underneath.reading.reading import Reading
from underneath.serve.library.giving import give_lines, no_quotations
from underneath.serve.web.requests import form_of, go_to, record_of, shelf_of, text_of, texts_of, trouble, wants_json

NOTHING_TO_GIVE: Final = "Nothing was chosen to set right."


async def set_right(request: Request) -> Response:
    """Add one correction, as a form says it."""
    library = shelf_of(request).library

    def correct(story: int, form: FormData) -> None:
        library.correct(story, change_of(form, library.reading(story)))

    return await _done(request, correct)


async def undo(request: Request) -> Response:
    """Take back the last correction."""
    return await _done(request, lambda story, _: shelf_of(request).library.undo(story))


async def redo(request: Request) -> Response:
    """Make what was taken back last hold again."""
    return await _done(request, lambda story, _: shelf_of(request).library.redo(story))


async def _done(request: Request, do: Callable[[int, FormData], object]) -> Response:
    """Do it, let the story be read again, and answer script or person."""
    async with form_of(request) as form:
        record = await run_in_threadpool(record_of, request)
        try:
            await run_in_threadpool(do, record.id, form)
        except BadCorrections as error:
            return await trouble(request, HTTPStatus.BAD_REQUEST, str(error))
        shelf_of(request).reader.wake()
        if wants_json(request):
            return JSONResponse({"done": True})
        return go_to(f"/story/{record.id}" + ("/right" if text_of(form, "back") == "right" else ""))


def change_of(form: FormData, reading: Reading) -> Corrections:
    """The correction that a form asks for; BadCorrections where it asks for none."""
    make = _CHANGES.get(text_of(form, "what"))
    if make is None:
        raise BadCorrections(f"the form asks for {text_of(form, 'what')!r}", expected=f"one of {', '.join(_CHANGES)}")
    return make(form, reading)


def _merge(form: FormData, reading: Reading) -> Corrections:
    people = [_name(reading, id_) for id_ in texts_of(form, "person")]
    if len(people) < 2:  # noqa: PLR2004
        raise BadCorrections(NOTHING_TO_GIVE, expected="two people at least who are one", advice="choose both")
    return Corrections(merges=(Merge(tuple(dict.fromkeys(people))),))


def _split(form: FormData, reading: Reading) -> Corrections:
    apart = texts_of(form, "apart")
    if not apart:
        raise BadCorrections(NOTHING_TO_GIVE, expected="names that are somebody else’s", advice="choose one or more")
    return Corrections(splits=(Split(_one(form, reading), tuple(apart)),))


def _rename(form: FormData, reading: Reading) -> Corrections:
    return Corrections(renames=(Rename(_one(form, reading), _said(form, "name", "a name")),))


def _pronouns(form: FormData, reading: Reading) -> Corrections:
    return Corrections(pronouns=(PronounsOf(_one(form, reading), _said(form, "pronouns", "pronouns, as they/them")),))


def _remove(form: FormData, reading: Reading) -> Corrections:
    """Nobody has this name; nor, if all is struck, any other name of that person."""
    person = reading.cast.get(text_of(form, "person"))
    names = (person.name, *person.aliases) if person else (text_of(form, "person"),)
    return Corrections(nobodies=tuple(dict.fromkeys(filter(None, names))))


def _lines(form: FormData, reading: Reading) -> Corrections:
    speaker = text_of(form, "new") or text_of(form, "speaker") or None
    if speaker and speaker != NOBODY:
        speaker = _name(reading, speaker)
    to = [_name(reading, id_) for id_ in texts_of(form, "to")]
    hearers = () if to == [NOBODY] else tuple(to) or None
    if speaker is None and hearers is None:
        raise BadCorrections("nobody was chosen to give the lines to", advice="choose who says them, or who hears them")
    return give_lines(reading, _chosen(form, reading), speaker=speaker, to=hearers)


def _no_quotation(form: FormData, reading: Reading) -> Corrections:
    return no_quotations(reading, _chosen(form, reading))


_CHANGES: Final[Mapping[str, Callable[[FormData, Reading], Corrections]]] = {
    "merge": _merge, "split": _split, "rename": _rename, "pronouns": _pronouns, "remove": _remove, "lines": _lines,
    "noquotation": _no_quotation,
}  # fmt: skip


def _chosen(form: FormData, reading: Reading) -> list[int]:
    """The lines chosen. A form names them by where they start, so that one from an older reading hits no other line."""
    at = {str(row.span.start): i for i, row in enumerate(reading.quotes)}
    starts = texts_of(form, "line")
    if not starts:
        raise BadCorrections("no line was chosen", advice="choose one or more")
    if not set(starts) <= set(at):
        raise BadCorrections("a line chosen is not there any more: the story was read again", advice="reload the page")
    return [at[start] for start in starts]


def _one(form: FormData, reading: Reading) -> str:
    return _name(reading, _said(form, "person", "a person"))


def _said(form: FormData, field: str, expected: str) -> str:
    found = text_of(form, field)
    if not found:
        raise BadCorrections(f"no {field} was given", expected=expected)
    return found


def _name(reading: Reading, id_: str) -> str:
    """Somebody's name, which outlives a new reading; their id where two have the name; else what was typed."""
    person = reading.cast.get(id_)
    if person is None:
        return id_
    shared = sum(person.name in (other.name, *other.aliases) for other in reading.cast.characters)
    return person.name if shared <= 1 else person.id
