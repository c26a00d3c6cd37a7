"""Templates filled: everything from outside is escaped and made showable, and every page knows its own forms' key."""

from __future__ import annotations

from functools import cache
from importlib.resources import files as resources
from typing import Any, Final

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from underneath._version import __version__
from underneath.report.safe import label, plain
from underneath.serve.library.answers import CLOSES, OPENS
from underneath.serve.web.assets import address
from underneath.serve.web.shelf import Shelf

STAGES: Final = {
    "find_scenes": "finding the scenes", "find_quotes": "finding what is said", "encode_story": "reading every word",
    "find_mentions": "finding who is named", "gather_cast": "gathering the cast", "link_names": "telling names apart",
    "fix_by_hand": "applying what you set right", "attribute_quotes": "hearing who speaks",
    "resolve_mentions": "following he and she", "stage_scenes": "setting the scenes",
    "stage_parsed_scenes": "setting the scenes", "find_events": "finding what happens",
    "parse_syntax": "parsing the sentences", "find_participants": "finding who does it",
    "tabulate_mentions": "following he and she", "link_chains": "following he and she",
    "settle_mentions": "telling people apart", "settle_attributions": "telling people apart",
    "label_words": "weighing every word", "find_notes": "noting what to warn of",
    "find_terms": "gathering the story’s own words", "weigh_undertones": "listening underneath",
    "find_feelings": "finding what is felt and shown", "find_knowledge": "finding who knows what",
    "find_acts": "finding what lines do", "find_missions": "following the missions",
    "find_ties": "drawing the ties", "": "putting it on the shelf",
}  # fmt: skip


def page(request: Request, name: str, status: int = 200, /, **values: object) -> HTMLResponse:
    """A template as the answer to a request."""
    return HTMLResponse(filled(request, name, **values), status)


def filled(request: Request, name: str, /, **values: object) -> Markup:
    """A template as escaped markup."""
    shelf: Shelf = request.app.state.shelf
    return Markup(templates().get_template(name).render(key=shelf.keys.form, **values))  # noqa: S704 - escaped by it


@cache
def templates() -> Environment:
    """All templates, with the few words they share."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_shown,
        loader=FunctionLoader(_source),
    )  # fmt: skip
    environment.globals.update(address=address, version=__version__, stages=STAGES)
    environment.filters.update(label=label, marked=marked, count=counted)
    return environment


def marked(snippet: str) -> Markup:
    """A snippet with its matches marked; the text itself escaped."""
    pieces = [
        Markup("<mark>{}</mark>{}").format(plain(hit), plain(rest)) if closed else escape(plain(OPENS + hit))
        for hit, closed, rest in (piece.partition(CLOSES) for piece in snippet.split(OPENS)[1:])
    ]
    return Markup("").join([escape(plain(snippet.split(OPENS, 1)[0])), *pieces])


def counted(n: int, one: str, many: str = "") -> str:
    """A number and its noun: 1 story, 1,200 stories."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def _source(name: str) -> str:
    return (resources("underneath.serve.web") / "templates" / name).read_text(encoding="utf-8")


def _shown(value: Any) -> Any:  # noqa: ANN401 - whatever a template prints
    return plain(value) if type(value) is str else value
