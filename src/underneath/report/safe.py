"""Text made safe to show: nothing an author wrote becomes markup, and nothing unprintable reaches the file."""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"

# Controls but tab, line feed, form feed and carriage return; halves of surrogate pairs; and the two overrides,
# which turn the letters around them back to front ("exe.txt" for "txt.exe") and have no use in honest prose.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202d\u202e]")
# In a name or a label no direction mark is needed: each stands in a <bdi> of its own.
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACE = re.compile(r"\s+")
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9 ]")


def clean(text: str) -> str:
    """Replace what cannot be shown by U+FFFD, one for one, so that offsets stay true."""
    return _UNSHOWABLE.sub(REPLACEMENT, text)


def plain(text: str) -> str:
    """Text for the page's frame: showable, and without direction marks."""
    return clean(_DIRECTION.sub("", text))


def label(text: str) -> str:
    """A name or other short text on one line, showable."""
    return _SPACE.sub(" ", plain(text)).strip()


def shortened(words: str, most: int) -> str:
    """At most so many characters of them; that some are left out is shown."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def escape(text: str) -> str:
    """Escape text for an element's content; not for attributes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Text for a double-quoted attribute; line ends are kept."""
    return escape(plain(text)).replace('"', "&quot;")


def css_string(text: str) -> str:
    """A CSS string literal; every character that is not a plain letter or digit is written as its number."""
    return '"' + _NOT_PLAIN.sub(lambda m: f"\\{ord(m.group()):x} ", label(text)) + '"'
