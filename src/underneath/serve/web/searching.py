"""Two questions over all stories: who says this to whom, and where somebody feels or hides something."""

from __future__ import annotations

from typing import Final

from fastapi import Request, Response

from underneath.layers.feelings import NEGATIVE, OPEN, POSITIVE
from underneath.serve.web.asking import page_of, words_of
from underneath.serve.web.drawing import page
from underneath.serve.web.requests import shelf_of

SIZE: Final = 50
FELT: Final = {"Glad": POSITIVE, "Dark": NEGATIVE, "Open": OPEN, "Calm": ("neutral",)}
EXAMPLES: Final = ("I will protect you", "I’m fine", "don’t leave", "I’m sorry")


def show_lines(request: Request) -> Response:
    """Lines with these words, who says them to whom, and where."""
    asked = {name: words_of(request.query_params, name) for name in ("words", "speaker", "hearer")}
    at = page_of(request.query_params)
    library = shelf_of(request).library
    found = None
    if any(asked.values()):
        found = library.lines(asked["words"], asked["speaker"] or None, asked["hearer"] or None, page=at, size=SIZE)
    return page(
        request, "lines.html.j2", asked=asked, found=found, at=at, size=SIZE, examples=EXAMPLES,
        people=library.people(most=60),
    )  # fmt: skip


def show_feelings(request: Request) -> Response:
    """Where somebody feels this, shows that, or hides it."""
    asked = {name: words_of(request.query_params, name) for name in ("felt", "shown", "masked", "who")}
    at = page_of(request.query_params)
    library = shelf_of(request).library
    found = None
    if any(asked.values()):
        known = {name for names in FELT.values() for name in names}
        felt, shown = (asked[name] if asked[name] in known else None for name in ("felt", "shown"))
        masked = {"yes": True, "no": False}.get(asked["masked"])
        found = library.feelings(felt, shown, masked, asked["who"] or None, page=at, size=SIZE)
    return page(
        request, "feelings.html.j2", asked=asked, found=found, at=at, size=SIZE, kinds=FELT,
        people=library.people(most=60),
    )  # fmt: skip
