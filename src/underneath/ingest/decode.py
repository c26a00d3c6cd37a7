"""Bytes → text, with nothing lost: marks, declarations, strict UTF-8, repair, and only then a guess."""

from __future__ import annotations

import codecs
import re
from typing import Final

from underneath.errors import EmptySource, UnknownKind
from underneath.ingest.charset import canonical, guess

SAMPLE: Final = 2**16  # bytes looked at, at each of three places, before anything is decided
CONTROLS: Final = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1a\x1b")
HIGH: Final = bytes(range(128, 256))
MARKS: Final = (  # byte-order marks; UTF-32 before UTF-16, whose mark begins the same way
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Shares of zero bytes: in UTF-32 the two upper bytes are always zero (0.95: broken places apart), in English
# UTF-16 nearly every second byte is (0.4: curly marks and dashes are not); 0.1 leaves room for stray zeros.
ALL_ZERO: Final = 0.95
NEVER_ALL: Final = 0.5
MANY_ZERO: Final = 0.4
FEW_ZERO: Final = 0.1
# The web reads these labels as windows-1252, for that is what such files hold (WHATWG Encoding, 4.2).
LATIN: Final = frozenset({"ascii", "iso8859-1", "cp1252"})
UNSAFE: Final = frozenset({"utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})
ESCAPED: Final = re.compile("[\udc80-\udcff]")
BLANK: Final = re.compile("[\\s\0\ufeff\u200b-\u200f\u2060]*")


def decode(data: bytes, *, declared: str | None = None) -> tuple[str, str]:
    """Turn a file's bytes into text; line ends stay as they are and a leading byte-order mark is dropped.

    Parameters
    ----------
    data
        The whole file.
    declared
        The charset its markup or sender claims, or None.

    Returns
    -------
    tuple[str, str]
        The text, and the canonical name of the encoding used ("utf-8", "utf-16-le", "windows-1252", …), which
        `bytes.decode` understands. Bytes broken in their encoding are read as windows-1252, one by one.

    Raises
    ------
    EmptySource
        There is nothing in it but white space.
    UnknownKind
        It is binary, not text.
    """
    if not data:
        raise _empty("The file is empty (0 bytes)")
    text, name = _by_mark(data) or _by_zeros(data) or _by_content(data, declared)
    if BLANK.fullmatch(text):
        raise _empty("There is nothing but white space in this file")
    return text, name


def _empty(saw: str) -> EmptySource:
    return EmptySource(saw, expected="a story", advice="check that it was saved or downloaded whole")


def _by_mark(data: bytes) -> tuple[str, str] | None:
    for mark, name in MARKS:
        if data.startswith(mark):
            body = data[len(mark) :]
            return (_utf8(body) if name == "utf-8" else body.decode(name, "replace")), name
    return None


def _by_zeros(data: bytes) -> tuple[str, str] | None:
    """Tell UTF-16 and UTF-32 without a mark by where their zero bytes fall; refuse what is binary."""
    if 0 not in data:
        _refuse_binary(sample(data))
        return None
    part = sample(data)
    quarters = [part[i::4].count(0) * 4 / len(part) for i in range(4)]
    guesses = (
        ("utf-32-le", min(quarters[2:]) > ALL_ZERO and quarters[0] < NEVER_ALL),
        ("utf-32-be", min(quarters[:2]) > ALL_ZERO and quarters[3] < NEVER_ALL),
        ("utf-16-le", min(quarters[1::2]) > MANY_ZERO and max(quarters[::2]) < FEW_ZERO),
        ("utf-16-be", min(quarters[::2]) > MANY_ZERO and max(quarters[1::2]) < FEW_ZERO),
    )
    for name, fits in guesses:
        if fits:
            return data.decode(name, "replace"), name
    _refuse_binary(part)
    return None


def sample(data: bytes, size: int = SAMPLE) -> bytes:
    """Up to three stretches of `size` bytes: start, middle and end, each at a multiple of 4."""
    if len(data) <= 3 * size:
        return data
    middle, last = len(data) // 2 & ~3, len(data) - size & ~3
    return data[:size] + data[middle : middle + size] + data[last : last + size]


def _refuse_binary(part: bytes) -> None:
    controls = len(part) - len(part.translate(None, CONTROLS))
    # 2 %: text has none; a stray zero or two in a short file may stay.
    if controls * 50 > len(part):
        raise UnknownKind(
            "This is a binary file, not text",
            expected="plain text, Markdown, HTML, EPUB, DOCX or ODT",
            advice="open it in the program it came from and save it as EPUB, DOCX or text",
        )


def _by_content(data: bytes, declared: str | None) -> tuple[str, str]:
    # Strict UTF-8 comes before what is declared: other encodings hardly ever pass for it by chance,
    # while pages saved as UTF-8 that still declare their old charset are common.
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _as_declared(data, declared) or _mostly_utf8(data) or _guess(data)


def _as_declared(data: bytes, declared: str | None) -> tuple[str, str] | None:
    try:
        codec = codecs.lookup((declared or "").strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    if codec.name in LATIN:
        return None if _mostly_utf8(data) else (_windows(data), "windows-1252")
    # Text with zero bytes has been dealt with, so a claim of UTF-16 or UTF-32 is false here.
    if codec.name in UNSAFE or codec.name.startswith(("utf-16", "utf-32")) or not _is_text_codec(codec):
        return None
    try:
        return data.decode(codec.name), canonical(codec.name)
    except ValueError:
        return None


def _is_text_codec(codec: codecs.CodecInfo) -> bool:
    return bool(getattr(codec, "_is_text_encoding", True))


def _windows(data: bytes) -> str:
    return _mend(data.decode("windows-1252", "surrogateescape"))


def _utf8(data: bytes) -> str:
    return _mend(data.decode("utf-8", "surrogateescape"))


def _mend(text: str) -> str:
    """Read each byte that did not decode as windows-1252; its five empty places are control characters."""
    return ESCAPED.sub(lambda m: MENDED[ord(m[0]) - 0xDC80], text)


MENDED: Final = tuple(
    bytes([b]).decode("latin-1" if b in b"\x81\x8d\x8f\x90\x9d" else "windows-1252") for b in range(128, 256)
)


def _mostly_utf8(data: bytes) -> tuple[str, str] | None:
    text = data.decode("utf-8", "surrogateescape")
    bad = len(ESCAPED.findall(text))
    good = len(text) - len(data.translate(None, HIGH)) - bad
    # By chance fewer than 1 in 50 high bytes of a Western text form valid UTF-8; half is far from chance.
    return (_mend(text), "utf-8") if good * 2 >= bad and good > 0 else None


def _guess(data: bytes) -> tuple[str, str]:
    name = guess(sample(data, 2**14))
    try:
        return (_windows(data), name) if name == "windows-1252" else (data.decode(name), name)
    except ValueError:
        return _windows(data), "windows-1252"
