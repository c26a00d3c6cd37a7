"""The marks beside the story: feelings, what is known, content notes; and the bare places that pictures lead to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from underneath.report.depths import Felt, Known
from underneath.report.inline import Row
from underneath.report.pictures.warmth import sign
from underneath.report.places import places_of
from underneath.report.safe import attribute
from underneath.report.view import View

# Filled for what is felt, hollow for what is shown: the shape tells the sign, so that nothing hangs on colour alone.
FELT: Final = {"good": "▲", "bad": "▼", "open": "◆", "even": "●"}
STANCES: Final = {"knows": "●", "learns": "◐", "suspects": "◔", "deceived": "✕", "unaware": "○", "conceals": "◼"}
SHOWN: Final = {"good": "△", "bad": "▽", "open": "◇", "even": "○"}


def marks_of(view: View) -> Iterator[Row]:
    """One element for each row of the deep layers that rests on words of the story."""
    deep = view.depths
    for i, felt in enumerate(deep.feelings or ()):
        rest = f'class="fe {sign(felt.felt)}{" mask" if felt.masked else ""} fp{felt.who}"'
        note = f' data-f="{attribute(in_margin(felt, view.people[felt.who].mark))}" data-s="{in_short(felt)}"'
        yield Row(*felt.span, f"<span id=f{i} {rest}{note}>", f"<span data-m=f{i} {rest}>", "</span>")
    for i, known in enumerate(deep.knowledge or ()):
        rest = f'class="kn kp{known.who}"'
        said = knowing(known, view.people[known.who].mark)
        opening = f'<span id=k{i} {rest} data-f="{attribute(said)}">'
        yield Row(*known.span, opening, f"<span data-m=k{i} {rest}>", "</span>")
    for i, flag in enumerate(deep.flags or ()):
        opening = f'<span id=c{i} class=cn data-f="{attribute(flag.kind)}">'
        yield Row(*flag.span, opening, f"<span data-m=c{i} class=cn>", "</span>")
    for span, i in places_of(deep).items():
        yield Row(*span, f"<span id=e{i} class=ep>", "<span class=ep>", "</span>")


def in_margin(felt: Felt, mark: str) -> str:
    """What the margin says of a feeling: whose, what is felt, and beneath it what is shown where that differs."""
    words = f"{mark} {FELT[sign(felt.felt)]} {felt.felt}{'?' if felt.unsure else ''}"
    return words + (f"\n{SHOWN[sign(felt.shown)]} {_face(felt)}" if _differs(felt) else "")


def knowing(known: Known, mark: str) -> str:
    """What the margin says of knowledge: whose, and how they stand to it."""
    shape = STANCES.get(known.stance, STANCES["knows"])
    return f"{mark} {shape} {known.stance}{'?' if known.unsure else ''}"


def in_short(felt: Felt) -> str:
    """The same by shapes alone, for narrow margins."""
    return FELT[sign(felt.felt)] + (SHOWN[sign(felt.shown)] if _differs(felt) else "")


def _differs(felt: Felt) -> bool:
    return felt.masked or (felt.shown is not None and felt.shown != felt.felt)


def _face(felt: Felt) -> str:
    """What is shown, in a word; a mask of which nothing more is told is just hidden."""
    return {"neutral": "calm", None: "hidden"}.get(felt.shown, felt.shown or "")
