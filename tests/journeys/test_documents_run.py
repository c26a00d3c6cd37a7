"""The documentation's examples run, and its tables name what there is."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from underneath.cli import main
from underneath.export.formats import FORMATS

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
RUNNABLE = ["README.md", "docs/tutorial.md", "docs/how-to/extend.md"]


def python_in(page):
    return re.findall(r"```python\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("page", RUNNABLE)
def test_the_python_on_a_page_runs(page, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    for code in python_in(page):
        exec(compile(code, page, "exec"), {"__name__": "page"})
    assert capsys.readouterr().out.strip()


def test_the_readmes_command_reads_the_example(tmp_path, monkeypatch):
    command = re.search(r"underneath (read examples/\S+)", (ROOT / "README.md").read_text(encoding="utf-8")).group(1)
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(main, [*command.split(), "--out", str(tmp_path)])
    assert (result.exit_code, sorted(p.name for p in tmp_path.iterdir())) == (0, ["cold-nose.html", "cold-nose.json"])


def test_every_option_has_its_row_in_the_reference():
    page = (ROOT / "docs/reference/command-line.md").read_text(encoding="utf-8")
    assert [
        option
        for command in main.commands.values()
        for param in command.params
        for option in param.opts
        if option.startswith("--") and f"`{option}" not in page
    ] == []


def test_every_format_is_named_in_the_reference():
    pages = [ROOT / "docs/reference/command-line.md", *(ROOT / "docs/reference/formats").glob("*.md")]
    told = "".join(page.read_text(encoding="utf-8") for page in pages)
    assert [name for name in FORMATS if f"`{name}`" not in told] == []


def test_every_link_between_pages_leads_somewhere():
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    links = [(page, link) for page in pages for link in LINK.findall(page.read_text(encoding="utf-8"))]
    broken = [f"{page.relative_to(ROOT)}: {link}" for page, link in links if not (page.parent / link).exists()]
    assert broken == []


def test_the_repository_stands_on_its_own():
    here = "../sha" + "red"
    allowed = ("training", "evals", ".git", ".venv", ".nox", "work")
    files = [p for p in ROOT.rglob("*") if p.is_file() and p.suffix in {".py", ".md", ".toml", ".yml"}]
    ours = [p for p in files if not p.relative_to(ROOT).parts[0].startswith(allowed)]
    assert [str(p) for p in ours if here in p.read_text(encoding="utf-8")] == []
