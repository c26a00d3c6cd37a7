"""Text made fit for formats that cannot hold every character; each is replaced by one, so that offsets stay right."""

from __future__ import annotations

import re

# Not allowed in XML 1.0, not even as a reference: most control characters, halves of surrogate pairs, two others.
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
SURROGATE = re.compile(r"[\ud800-\udfff]")
UNKNOWN = "\ufffd"
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
# A parser makes \n of \r, and spaces of white space in attributes, unless they are written as references.
IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
IN_ATTRIBUTE = IN_TEXT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def utf8(text: str) -> bytes:
    """UTF-8 bytes; a lone half of a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD."""
    return SURROGATE.sub(UNKNOWN, text).encode("utf-8")


def xml_text(text: str) -> str:
    """Text as it stands between tags: what a parser gives back is the same, save characters that XML forbids."""
    return NOT_IN_XML.sub(UNKNOWN, text).translate(IN_TEXT)


def xml_attributes(values: dict[str, object]) -> str:
    """` name="value"` for each value that is not None; true and false as XML Schema writes them."""
    return "".join(
        f' {name}="{NOT_IN_XML.sub(UNKNOWN, _plain(value)).translate(IN_ATTRIBUTE)}"'
        for name, value in values.items()
        if value is not None
    )


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def one_line(text: str) -> str:
    """Every run of white space as one space: for cells of formats that have no quoting."""
    return " ".join(text.split())
