"""Damaged files: a clear error or a correct reading, whatever bytes are lost or changed."""

import documents
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from underneath.errors import UnderneathError
from underneath.ingest.docx import read_docx
from underneath.ingest.epub import read_epub
from underneath.ingest.html import read_html
from underneath.ingest.manuscript import Manuscript
from underneath.ingest.odt import read_odt
from underneath.settings import Settings

READERS = {
    **{make.__name__: (make(), read_html) for make in documents.HTML_MAKERS},
    **{make.__name__: (make(), read_epub) for make in documents.EPUB_MAKERS},
    "story_docx": (documents.story_docx(), read_docx),
    "story_odt": (documents.story_odt(), read_odt),
    "epub_stored": (documents.zipped({"META-INF/container.xml": documents.CONTAINER.format("content.opf"), "content.opf": "<package/>"}, packed=False), read_epub),
}  # fmt: skip


def outcome(data, read):
    try:
        return read(data, Settings(max_unpacked=2**22))
    except UnderneathError as error:
        return error


def is_sound(found):
    """An error that says what was seen, or a manuscript whose blocks hold all of its text."""
    if isinstance(found, UnderneathError):
        return bool(found.saw)
    held = "".join(block.span.of(found.text) for block in found.blocks)
    return isinstance(found, Manuscript) and "".join(held.split()) == "".join(found.text.split())


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=25, deadline=None)
@given(share=st.floats(0, 1))
def test_a_file_cut_short_is_read_or_refused(name, share):
    data, read = READERS[name]
    assert is_sound(outcome(data[: int(len(data) * share)], read))


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=40, deadline=None)
@given(changes=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=12))
def test_a_file_with_bytes_changed_is_read_or_refused(name, changes):
    data, read = bytearray(READERS[name][0]), READERS[name][1]
    for share, value in changes:
        data[int(len(data) * share)] = value
    assert is_sound(outcome(bytes(data), read))


@pytest.mark.parametrize("read", [read_html, read_epub, read_docx, read_odt])
@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(read, data):
    assert is_sound(outcome(data, read))
