import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from underneath.cli import main
from underneath.errors import MissingExtra, UnknownFormat
from underneath.export.formats import FORMATS, NEEDS, check_names, format_named, stages_for
from underneath.reading.stages import STAGES
from underneath.settings import ExportOptions, Settings
from underneath.testing import tiny_reading

TALE = "“It is raining,” said Mara.\n\n“It is,” said Tobin.\n"


@pytest.fixture(scope="module")
def reading():
    return tiny_reading(TALE)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_gives_files_by_their_endings(reading, name):
    files = format_named(name)(reading, ExportOptions())
    assert files and all(suffix.startswith(".") and isinstance(data, bytes) for suffix, data in files.items())


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_gives_the_same_bytes_every_time(reading, name):
    assert format_named(name)(reading, ExportOptions()) == format_named(name)(reading, ExportOptions())


def test_no_two_formats_write_the_same_file(reading):
    endings = [suffix for name in FORMATS for suffix in format_named(name)(reading, ExportOptions())]
    assert len(set(endings)) == len(endings)


def test_a_format_that_is_not_there_is_answered_with_a_near_one():
    with pytest.raises(UnknownFormat, match="Try: --to html"):
        check_names(["json", "htlm"])


def test_a_format_like_none_is_answered_with_the_way_to_the_list():
    with pytest.raises(UnknownFormat, match=r"Expected one of json, html, .*\. Try: underneath read --help"):
        check_names(["gramophone"])


def test_a_format_whose_library_is_missing_says_what_to_install(monkeypatch):
    monkeypatch.setattr("underneath.export.formats.find_spec", lambda _: None)
    with pytest.raises(MissingExtra, match=r'Try: pip install "underneath\[parquet\]"'):
        check_names(["parquet"])


def test_every_extra_is_one_that_the_package_declares():
    text = Path(__file__, "../../../pyproject.toml").resolve().read_text(encoding="utf-8")
    assert all(f"\n{name} = [" in text for name in NEEDS)


def test_the_help_names_every_format():
    output = "".join(CliRunner().invoke(main, ["read", "--help"]).output.split())  # click breaks lines at hyphens
    assert set(FORMATS) <= set(re.split(r"[,;.:]", output))


def test_the_page_of_formats_names_every_one():
    page = Path(__file__, "../../../docs/reference/formats/index.md").resolve().read_text(encoding="utf-8")
    assert [name for name in FORMATS if f"`{name}`" not in page] == []


def test_a_lone_surrogate_survives_as_an_escape(reading):
    from dataclasses import replace

    from underneath.reading.reading import Reading

    odd = Reading(replace(reading.story, text=TALE + "\ud800"), reading._layers)
    data = format_named("json")(odd, ExportOptions())[".json"]
    assert json.loads(data)["text"].endswith("\ud800")


def test_booknlp_asks_for_supersenses():
    from underneath.infer.supersenses.find import find_supersenses

    assert stages_for(["json", "booknlp"], Settings())[-1] is find_supersenses


@pytest.mark.parametrize(("names", "model"), [(["json", "html"], "small"), (["booknlp"], None)])
def test_the_usual_stages_do_where_no_more_is_asked_for_or_can_be_had(names, model):
    assert stages_for(names, Settings(model=model)) == STAGES


@pytest.mark.slow
def test_a_story_read_for_booknlp_has_supersenses(tmp_path):
    (tmp_path / "a.txt").write_text("Mara gave the horse an apple. “Eat,” she said to her brother.\n", "utf-8")
    arguments = ["read", str(tmp_path / "a.txt"), "--to", "booknlp", "--out", str(tmp_path), "--language-check", "off"]
    CliRunner().invoke(main, arguments, catch_exceptions=False, standalone_mode=False)
    rows = (tmp_path / "a.supersense").read_text("utf-8").splitlines()[1:]
    assert {"noun.food\tapple", "verb.communication\tsaid"} <= {row.split("\t", 2)[2] for row in rows}
