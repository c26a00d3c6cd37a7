"""Broken and hostile files: a clear message or a correct reading; never a traceback, a stray file or live markup."""

import io
import zipfile

import pytest
from click.testing import CliRunner

from underneath.cli import main

PROSE = (
    "It was late, and the rain had not stopped. “Come in,” said Mara. “You are wet,” and she shut the door behind him. "
)


def zipped(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip")
        with archive.open("META-INF/container.xml", "w", force_zip64=True) as file:
            for _ in range(700):
                file.write(b" " * 1_000_000)
    return out.getvalue()


def climber():
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="../../../etc/passwd" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    return zipped(mimetype="application/epub+zip", **{"META-INF__container.xml": container, "..__..__evil.txt": "out!"})


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">'
    + b"".join(
        b'<!ENTITY lol%d "%s">' % (n, b"&lol%s;" % (str(n - 1).encode() if n > 1 else b"") * 10) for n in range(1, 10)
    )
    + b"]><w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>&lol9;</w:t></w:r></w:p></w:body></w:document>"
)
OUTSIDE = LAUGHS.split(b"[")[0] + b'[<!ENTITY lol9 SYSTEM "file:///etc/passwd">]>' + LAUGHS.split(b"]>")[1]

REFUSED = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\r\n" * 50,
    "marks.txt": b"... --- !!! ???",
    "noise.txt": bytes(range(256)) * 40,
    "zeros.txt": b"\0" * 5000,
    "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(200)) * 5,
    "paper.txt": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n" * 20,
    "cut.epub": zipped(mimetype="application/epub+zip", **{"META-INF__container.xml": "x" * 3000})[:200],
    "climber.epub": climber(),
    "laughs.docx": zipped(**{"[Content_Types].xml": "<Types/>", "word__document.xml": LAUGHS}),
    "outside.docx": zipped(**{"[Content_Types].xml": "<Types/>", "word__document.xml": OUTSIDE}),
    "code.txt": b"def read(path):\n    with open(path) as file:\n        return file.read()\n\nfor x in range(3):\n    print(x)\n"
    * 30,
}
READ = {
    "one-line.txt": (PROSE * 45_000).encode()[:5_000_000],
    "marks-only-in-prose.txt": (PROSE + '"' * 100_000).encode(),
    "open-quotes.txt": ("“" + PROSE).encode() * 5000,
    "apostrophes.txt": ("'" + PROSE).encode() * 5000,
    "nested.html": b"<div>" * 100_000 + PROSE.encode() * 20 + b"</div>" * 100_000,
    "controls.txt": (PROSE * 20 + "\x00\x07\x1b[31m\u202eevil\u2066\ufeff").replace("\x00", "").encode(),
    "wrong-charset.html": b'<meta charset="utf-16"><p>' + (PROSE * 20).encode("cp1252"),
    "latin.txt": (PROSE * 20 + "caf\u00e9 na\u00efve").encode("cp1252"),
    "wide.txt": (PROSE * 20).encode("utf-16"),
    "stars.txt": (PROSE + "*_" * 60_000).encode(),
    "dashes.txt": ("— " + PROSE + "\n").encode() * 3000,
    "breaks.txt": (PROSE + "\n\n***\n\n").encode() * 4000,
    "letters.txt": (PROSE * 10 + "a" * 3_000_000).encode(),
}


SLOW_TO_ENCODE = {"one-line.txt", "dashes.txt", "breaks.txt", "apostrophes.txt"}


def attempt(folder, name, data, model="small"):
    (folder / name).write_bytes(data)
    return CliRunner().invoke(main, ["read", str(folder / name), "--out", str(folder / "out"), "--model", model])


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_file_is_refused_with_a_reason_and_a_way_out(tmp_path, name):
    result = attempt(tmp_path, name, REFUSED[name])
    assert (result.exit_code, name in result.stderr) == (1, True), result.output
    assert "Try:" in result.stderr and "fault of ours" not in result.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == [name]


@pytest.mark.slow
def test_a_zip_bomb_is_refused_before_it_bursts(tmp_path):
    result = attempt(tmp_path, "bomb.epub", bomb())
    assert result.exit_code == 1 and "fault of ours" not in result.stderr


@pytest.mark.slow
@pytest.mark.parametrize("name", READ)
def test_an_odd_file_is_read(tmp_path, name):
    result = attempt(tmp_path, name, READ[name], "none" if name in SLOW_TO_ENCODE else "small")
    assert result.exit_code == 0, result.output[:2000]


def test_markup_in_a_text_file_is_never_live(tmp_path):
    evil = (
        PROSE * 8
        + "\n\n“Hello,” said <script>alert(1)</script> Mara. </script></style></title><img src=x onerror=alert(1)>\n"
    )
    attempt(tmp_path, "evil.txt", evil.encode())
    page = (tmp_path / "out" / "evil.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page and "<img src=x" not in page
