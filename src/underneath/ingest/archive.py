"""Zip containers (EPUB, DOCX, ODT), read in memory with limits. Nothing is ever written to disk."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Final
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from underneath.errors import BrokenFile, TooLarge

MOST_ENTRIES: Final = 20_000  # a book of a thousand chapters with pictures has some 3,000
MOST_XML: Final = 32 * 2**20  # bytes of XML made into a tree, which takes some ten times as many
CHUNK: Final = 2**18  # bytes unpacked at a time, so that a bomb is noticed when it begins to grow
BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    IndexError,
)
DAMAGED: Final = "download it again, or open it in the program it came from and save it anew"


class Archive:
    """The files in a zip container, by name.

    Parameters
    ----------
    data
        The container's bytes.
    kind
        What it should be, for messages: "EPUB".
    limit
        Most bytes that may be unpacked from it in all; what the container itself declares is not believed.

    Raises
    ------
    BrokenFile
        It is no zip container, or a damaged one.
    TooLarge
        It holds more than 20,000 files.
    """

    def __init__(self, data: bytes, kind: str, limit: int) -> None:
        self.kind = kind
        self._left = limit
        self._limit = limit
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            names = self._zip.namelist()
        except BROKEN as error:
            raise self.broken(f"This {kind} file is not a whole zip container", "all of it") from error
        if len(names) > MOST_ENTRIES:
            raise TooLarge(f"This {kind} file holds {len(names):,} files", expected=f"at most {MOST_ENTRIES:,}")
        self._names = {name.lower(): name for name in reversed(names)} | {name: name for name in names}

    def broken(self, saw: str, expected: str = "") -> BrokenFile:
        """An error that says this document is damaged."""
        return BrokenFile(saw, expected=expected, advice=DAMAGED)

    def find(self, name: str) -> str | None:
        """The entry of this name, its case or percent signs written otherwise if need be; None where there is none."""
        for form in (name, unquote(name), unquote(name).lower()):
            if form in self._names:
                return self._names[form]
        return None

    def read(self, name: str) -> bytes:
        """Unpack one file.

        Raises
        ------
        BrokenFile
            It is missing, damaged or encrypted.
        TooLarge
            With it, more has been unpacked than the limit allows.
        """
        found = self.find(name)
        if found is None:
            raise self.broken(f"This {self.kind} file lacks {name!r}", "a complete document")
        try:
            with self._zip.open(found) as file:
                return self._unpack(file)
        except BROKEN as error:
            if "password" in str(error):
                raise self.broken(
                    f"{name!r} in this {self.kind} file is encrypted", "a file without a password"
                ) from error
            raise self.broken(f"{name!r} in this {self.kind} file is damaged", "a complete document") from error

    def _unpack(self, file: IO[bytes]) -> bytes:
        chunks = []
        while chunk := file.read(CHUNK):
            self._left -= len(chunk)
            if self._left < 0:
                raise TooLarge(
                    f"This {self.kind} file unpacks to more than {self._limit / 2**20:,.0f} MB",
                    expected="a book",
                    advice="if it is one, save its text alone as HTML or plain text",
                )
            chunks.append(chunk)
        return b"".join(chunks)

    def xml(self, name: str) -> Element:
        """Unpack and parse one XML file; entities and external references are refused.

        Raises
        ------
        BrokenFile
            It is missing, damaged, not XML, or defines entities.
        TooLarge
            It is beyond the limit.
        """
        return parse_xml(self.read(name), name, self.kind)


def parse_xml(data: bytes, name: str, kind: str) -> Element:
    """Parse XML that may be hostile.

    Raises
    ------
    BrokenFile
        It is not XML, or it defines entities, which no such document needs.
    TooLarge
        It is longer than 32 MB.
    """
    if len(data) > MOST_XML:
        size = len(data) / 2**20
        raise TooLarge(f"{name!r} in this {kind} file is {size:,.0f} MB long", expected="a book's contents")
    with xml_faults(name, kind, "valid XML"):
        root: Element = fromstring(data, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    return root


@contextmanager
def xml_faults(name: str, kind: str, expected: str) -> Iterator[None]:
    """Turn what an XML parser raises into a BrokenFile that names the part of the document."""
    try:
        yield
    except DefusedXmlException as error:
        raise BrokenFile(
            f"{name!r} in this {kind} file defines entities, as only attacks do", expected="plain XML", advice=DAMAGED
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        raise BrokenFile(f"{name!r} in this {kind} file is not valid XML", expected=expected, advice=DAMAGED) from error


def local(tag: object) -> str:
    """A tag's name without its namespace; "" for comments and the like."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
