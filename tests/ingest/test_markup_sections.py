import pytest

from underneath.ingest.html import read_html
from underneath.settings import Settings


def roles(html):
    manuscript = read_html(html.encode(), Settings())
    return [b.kind or b.role for b in manuscript.blocks]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Author's Note", "authors_note"), ("AUTHOR’S NOTES:", "authors_note"), ("A/N", "authors_note"), ("End Notes", "authors_note"),
        ("Disclaimer", "disclaimer"), ("Summary:", "summary"), ("Content Warnings", "warning"), ("Dedication", "note"),
        ("About the Author", "note"), ("Also by P. Varn", "note"), ("Licence", "license"),
    ],
)  # fmt: skip
def test_a_section_under_a_label_is_what_the_label_says(label, kind):
    html = f"<h1>The Lantern</h1><h2>{label}</h2><p>Thanks.</p><p>Really.</p><h2>Chapter 1</h2><p>Mara ran.</p>"
    assert roles(html) == ["title", kind, kind, kind, "heading", "prose"]


def test_a_label_s_section_ends_at_a_rule():
    assert roles("<h3>Author's Note</h3><p>Thanks.</p><hr><p>Mara ran.</p>") == [
        "authors_note",
        "authors_note",
        "prose",
    ]


def test_where_nothing_shows_the_section_s_end_only_the_label_is_taken():
    assert roles("<h3>Author's Note</h3><p>Thanks.</p><p>Mara ran.</p>") == ["authors_note", "prose", "prose"]


def test_a_note_after_the_tale_runs_to_the_end():
    assert roles("<h2>Chapter 1</h2><p>Mara ran.</p><h2>Author's Note</h2><p>Thanks.</p>") == [
        "heading", "prose", "authors_note", "authors_note",
    ]  # fmt: skip


def test_a_long_section_under_a_label_stays_the_tale():
    html = (
        f"<h2>Chapter 1</h2><p>Mara ran.</p><h2>Notes</h2><p>{'She wrote on. ' * 600}</p><h2>Chapter 3</h2><p>On.</p>"
    )
    assert roles(html)[2:4] == ["authors_note", "prose"]


def test_a_chapter_whose_title_only_begins_like_a_label_is_one():
    assert roles("<h2>Notes from the Quay</h2><p>a</p><h2>Rain</h2><p>b</p>") == [
        "heading",
        "prose",
        "heading",
        "prose",
    ]


def test_ten_thousand_labels_are_read_in_good_time():
    assert roles("<h2>Notes</h2><p>a</p>" * 10_000 + "<h2>Rain</h2><p>b</p>")[-1] == "prose"
