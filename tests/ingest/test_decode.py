"""Bytes become text: the right encoding, nothing lost, no crash."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from underneath.errors import EmptySource, UnknownKind
from underneath.ingest.charset import canonical
from underneath.ingest.decode import decode, sample

LINE = "“Come in,” she said — it’s late… don’t just stand there.\r\nThe café was shut.\r\n"


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
        ("utf-32-le", "utf-32-le"),
        ("utf-32-be", "utf-32-be"),
        ("cp1252", "windows-1252"),
        ("mac_roman", "mac-roman"),
    ],
)
def test_a_line_comes_back_from_the_encoding_it_was_saved_in(written, named):
    assert decode(LINE.encode(written)) == (LINE, named)


def test_a_big_endian_mark_is_honoured():
    assert decode(codecs.BOM_UTF16_BE + LINE.encode("utf-16-be")) == (LINE, "utf-16-be")


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("windows-1251", "Она вошла в комнату и остановилась у окна. Было холодно.\n"),
        ("windows-1250", "Zażółć gęślą jaźń, powiedział cicho i wyszedł na deszcz.\n"),
        ("gb18030", "她走进了房间，看见他坐在窗前，外面下着雨。\n"),
    ],
)
def test_an_undeclared_old_charset_is_guessed(written, line):
    assert decode((line * 9).encode(written))[0] == line * 9


def test_a_declared_charset_is_believed():
    assert decode("Дождь.".encode("koi8-r"), declared=" 'KOI8-R' ") == ("Дождь.", "koi8-r")


def test_utf8_wins_over_a_page_that_still_declares_its_old_charset():
    assert decode("“Rain.”".encode(), declared="windows-1252") == ("“Rain.”", "utf-8")


def test_latin_1_means_windows_1252_as_on_the_web():
    assert decode(b"\x93Rain,\x94 he said.", declared="iso-8859-1") == ("“Rain,” he said.", "windows-1252")


@pytest.mark.parametrize("declared", ["no-such-charset", "", "utf-16", "utf-7", "rot13", "base64", "a\0b", "shift_jis"])
def test_a_declaration_that_cannot_be_true_is_passed_over(declared):
    assert decode(b"\x93Rain,\x94 he said.\x94", declared=declared)[0] == "“Rain,” he said.”"


def test_stray_windows_bytes_in_utf8_are_read_one_by_one():
    data = "“Rain,” said Ilse. “More rain.” ".encode() + b"\x93So?\x94"
    assert decode(data) == ("“Rain,” said Ilse. “More rain.” “So?”", "utf-8")


def test_bytes_that_windows_1252_leaves_empty_are_kept_as_controls():
    assert decode("“Rain” “rain” ".encode() + b"a\x81b")[0].endswith("a\x81b")


def test_mostly_utf8_wins_over_a_declared_latin_1():
    assert decode("“Rain” — “rain” ".encode() + b"\xe9", declared="latin-1")[0].endswith("é")


def test_a_utf8_mark_before_broken_bytes_still_reads():
    assert decode(codecs.BOM_UTF8 + "é".encode() + b"\xe9") == ("éé", "utf-8")


def test_an_odd_last_byte_of_utf16_is_not_a_crash():
    assert decode("Rain fell.".encode("utf-16") + b"!")[0].startswith("Rain fell.")


def test_a_mark_in_the_middle_is_text():
    assert decode("one\ufefftwo".encode()) == ("one\ufefftwo", "utf-8")


def test_a_bad_byte_far_behind_the_sample_is_repaired():
    data = "“Rain,” she said. ".encode() * 30_000 + b"\x97end"
    assert decode(data)[0].endswith("—end")


def test_windows_quotes_do_not_make_an_exotic_code_page():
    assert decode(b"\x91No.\x92 \x96 \x91Yes\x85\x92")[0] == "‘No.’ – ‘Yes…’"


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, "\u200b \ufeff".encode(), " \n".encode("utf-16")]
)
def test_nothing_to_read_is_said_so(data):
    with pytest.raises(EmptySource):
        decode(data)


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 8, b"\0\1\2\3" * 99, b"MZ" + b"\0" * 300, b"\x01\x02rain\x03\x04"]
)
def test_binary_is_refused(data):
    with pytest.raises(UnknownKind, match="binary"):
        decode(data)


def test_a_stray_zero_byte_in_a_long_text_is_kept():
    data = b"It rained. " * 50 + b"\0" + b"It stopped. " * 50
    assert decode(data)[0] == data.decode()


def test_a_sample_takes_the_start_the_middle_and_the_end():
    assert sample(b"a" * 40 + b"b" * 40 + b"c" * 40, 4) == b"aaaabbbbcccc"


def test_names_are_those_of_the_web():
    assert [canonical(name) for name in ("cp1252", "iso8859-2", "mac_roman", "UTF8")] == [
        "windows-1252",
        "iso-8859-2",
        "mac-roman",
        "utf-8",
    ]


@given(st.text().filter(lambda t: t.strip(" \t\n\r\0\ufeff\u200b\u200e\u200f\u2060\u200c\u200d")))
def test_utf8_text_is_what_python_decodes(text):
    data = text.encode()
    try:
        assert decode(data)[0] == data.decode("utf-8").removeprefix("\ufeff")
    except (EmptySource, UnknownKind):
        assert sum(c < " " or c == "\0" for c in text) * 50 > len(data) or not text.strip()


@given(st.binary(max_size=200))
def test_no_bytes_at_all_make_it_crash(data):
    try:
        text, name = decode(data)
    except (EmptySource, UnknownKind):
        return
    assert text and codecs.lookup(name)


@given(st.text("abc XYZ.,“”‘’—…éè\r\n", min_size=40), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_encoding_and_decoding_gives_the_text_back(text, encoding):
    text += "rain"
    assert decode(text.encode(encoding))[0] == text


@given(st.lists(st.sampled_from(["rain", "café", "“No,”", "it’s", "—", "she said", "‘Wait…’", "\r\n"])))
def test_english_in_windows_1252_comes_back(words):
    text = " ".join(["She said it’s “late” and went –", *words])
    assert decode(text.encode("cp1252"))[0] == text
