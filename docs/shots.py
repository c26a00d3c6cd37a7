"""What all pictures of the documentation have in common: how they are taken, where they go, what they may weigh.

`make_screenshots.py` and `shelf_screenshots.py` say of what.
"""

# ruff: noqa: INP001
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DOCS = Path(__file__).resolve().parent
PICTURES = DOCS / "pictures"
EXAMPLES = DOCS.parent / "examples"
MOST_BYTES = 300_000  # what a README may reasonably load
SMALLER = 0.85
PATIENCE = 120_000  # milliseconds


@dataclass(frozen=True)
class Shot:
    """One picture: its name, the window's size, the theme, pixels for each CSS pixel."""

    name: str
    width: int
    height: int
    scheme: str
    scale: float


S = TypeVar("S", bound=Shot)


def take(
    browser: Browser, address: str, shot: S, arrange: Callable[[Page, S], None], cookies: Sequence[dict[str, str]] = ()
) -> None:
    """Take one picture of a page that `arrange` has made ready; with fewer pixels where it weighs too much."""
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme=shot.scheme,  # type: ignore[arg-type]
        device_scale_factor=shot.scale,
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    context.add_cookies(cookies)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address)
    arrange(page, shot)
    path = PICTURES / f"{shot.name}.png"
    page.screenshot(path=path)
    context.close()
    size = path.stat().st_size
    if size > MOST_BYTES:
        take(browser, address, replace(shot, scale=shot.scale * SMALLER), arrange, cookies)
    else:
        print(f"{path.relative_to(DOCS.parent)}  {size // 1000} KB")  # noqa: T201
