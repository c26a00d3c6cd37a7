import io
import struct
import zipfile

import pytest
from documents import zipped

from underneath.errors import BrokenFile, TooLarge
from underneath.ingest import archive as module
from underneath.ingest.archive import Archive, local, parse_xml

BOMB = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><a>&a;</a>'


def opened(files, limit=2**20):
    return Archive(zipped(files), "EPUB", limit)


def test_a_file_is_read_by_its_name():
    assert opened({"a/b.txt": "Mara"}).read("a/b.txt") == b"Mara"


@pytest.mark.parametrize("name", ["A/B c.txt", "a/b%20c.txt", "A/B%20C.TXT"])
def test_a_name_is_found_whatever_its_case_or_percent_signs(name):
    assert opened({"a/b c.txt": "Mara"}).read(name) == b"Mara"


def test_an_exact_name_comes_before_one_of_another_case():
    assert opened({"A.txt": "big", "a.txt": "small"}).read("a.txt") == b"small"


def test_a_file_that_is_missing_is_named():
    with pytest.raises(BrokenFile, match=r"lacks 'b\.txt'"):
        opened({"a.txt": ""}).read("b.txt")


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "C:/x", "a/../../../x"])
def test_a_path_that_climbs_out_is_only_a_name(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert (opened({name: "Mara"}).read(name), list(tmp_path.iterdir())) == (b"Mara", [])


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"not a zip at all", zipped({"a": "x" * 5000})[:-30], zipped({"a": "b"})[:20]]
)
def test_what_is_no_whole_container_is_broken(data):
    with pytest.raises(BrokenFile):
        Archive(data, "EPUB", 100)


def test_a_damaged_file_in_it_is_broken():
    data = bytearray(zipped({"a.txt": "Mara ran. " * 100}))
    data[40:50] = b"\xff" * 10
    with pytest.raises(BrokenFile, match="damaged"):
        Archive(bytes(data), "EPUB", 10_000).read("a.txt")


def test_more_than_the_limit_is_too_large():
    with pytest.raises(TooLarge, match="unpacks to more"):
        opened({"a.txt": "\0" * 5_000_000}, limit=1_000_000).read("a.txt")


def test_the_limit_counts_all_files_together():
    archive = opened({"a": "x" * 600, "b": "x" * 600}, limit=1000)
    archive.read("a")
    with pytest.raises(TooLarge):
        archive.read("b")


def test_a_size_that_the_container_declares_is_not_believed():
    data = zipped({"a.txt": "\0" * 5_000_000})
    lie = data.replace(struct.pack("<L", 5_000_000), struct.pack("<L", 10))
    with pytest.raises((TooLarge, BrokenFile)):
        Archive(lie, "EPUB", 1_000_000).read("a.txt")


def test_thousands_of_files_are_too_many(monkeypatch):
    monkeypatch.setattr(module, "MOST_ENTRIES", 10)
    with pytest.raises(TooLarge, match="11 files"):
        opened({str(i): "" for i in range(11)})


def test_an_encrypted_file_is_said_to_be():
    out = io.BytesIO(zipped({"a.txt": "Mara"}))
    data = bytearray(out.getvalue())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + at] |= 1
    with pytest.raises(BrokenFile, match="encrypted"):
        Archive(bytes(data), "EPUB", 1000).read("a.txt")


@pytest.mark.parametrize("xml", [BOMB, OUTSIDE])
def test_entities_are_refused(xml):
    with pytest.raises(BrokenFile, match="entities"):
        parse_xml(xml.encode(), "content.opf", "EPUB")


@pytest.mark.parametrize("xml", [b"", b"<a>", b"\0\0", b"<?xml version='1.0' encoding='klingon'?><a/>", b"<a>\xff</a>"])
def test_what_is_no_xml_is_broken(xml):
    with pytest.raises(BrokenFile, match="not valid XML"):
        parse_xml(xml, "content.opf", "EPUB")


def test_a_document_type_without_entities_does_no_harm():
    assert (
        parse_xml(
            b'<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://x/ncx.dtd"><ncx/>', "toc.ncx", "EPUB"
        ).tag
        == "ncx"
    )


def test_very_large_xml_is_refused(monkeypatch):
    monkeypatch.setattr(module, "MOST_XML", 10)
    with pytest.raises(TooLarge):
        parse_xml(b"<a>12345678</a>", "content.opf", "EPUB")


def test_deep_xml_is_read():
    assert local(parse_xml(b"<a>" * 100_000 + b"</a>" * 100_000, "x", "EPUB").tag) == "a"


def test_a_tag_s_local_name_has_no_namespace():
    assert (local("{urn:x}item"), local("item"), local(len)) == ("item", "item", "")


def test_an_old_compression_is_reported_as_damage():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as box:
        box.writestr("a.txt", "Mara")
    data = bytearray(out.getvalue())
    data[8] = data[data.find(b"PK\x01\x02") + 10] = 6  # "imploded", which no program writes today
    with pytest.raises(BrokenFile):
        Archive(bytes(data), "EPUB", 1000).read("a.txt")
