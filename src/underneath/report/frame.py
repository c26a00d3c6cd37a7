"""What stands around a story's page where it is shown inside something larger, such as the shelf."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Frame:
    """Markup of the framer's, escaped already: at the end of the head, first in the bar, above the page, at the end.

    A framed page carries no policy of its own: who serves it sends one, with `Drawn.style` and `Drawn.script` in it.
    """

    head: Markup
    bar: Markup
    above: Markup
    end: Markup


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page, and the hashes of its own style and script as a Content-Security-Policy names them."""

    html: str
    style: str
    script: str
