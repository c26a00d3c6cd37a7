import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from underneath.serve.library.files import ending_of, plain_name
from underneath.serve.library.folding import address_of_work, endings, fold, parties
from underneath.serve.library.sketch import bands_of, likeness, sketch_of, words_of


def test_case_accents_and_spaces_make_no_other_name():
    assert fold(" Kiyô \n TANAKA") == fold("kiyo tanaka")


def test_a_name_is_found_by_each_of_its_words():
    assert endings("Mara of Quill") == ("mara of quill", "of quill", "quill")


@pytest.mark.parametrize(
    ("stated", "who"),
    [
        ("Edda Vale/Bram Holt", ("Edda Vale", "Bram Holt")),
        ("Edda & Bram & Fenn", ("Edda", "Bram", "Fenn")),
        ("[Edda V., Bram H.]", ("Edda V.", "Bram H.")),
        ("Edda (Harbour)/Bram", ("Edda", "Bram")),
        ("Edda x Bram", ("Edda", "Bram")),
    ],
)
def test_the_parties_of_a_relationship_as_authors_write_it(stated, who):
    assert parties(stated) == who


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://archiveofourown.org/works/7", "https://www.archiveofourown.org/works/7/chapters/9?view_adult=true"),
        ("https://archiveofourown.org/works/7", "https://archiveofourown.org/collections/x/works/7"),
        ("https://www.fanfiction.net/s/12/1/Tide", "https://m.fanfiction.net/s/12/4/"),
        ("https://example.org/view.php?sid=5&chapter=2", "https://example.org/view.php?chapter=7&sid=5"),
        ("https://example.org/tide/", "https://example.org/tide"),
    ],
)
def test_addresses_of_one_work_are_one(one, other):
    assert address_of_work(one) == address_of_work(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://archiveofourown.org/works/7", "https://archiveofourown.org/works/70"),
        ("https://example.org/view.php?sid=5", "https://example.org/view.php?sid=6"),
    ],
)
def test_addresses_of_two_works_are_two(one, other):
    assert address_of_work(one) != address_of_work(other)


@pytest.mark.parametrize("nothing", [None, "", "tide", "http://[", "mailto:a@b"])
def test_what_is_no_address_is_none(nothing):
    assert address_of_work(nothing) is None


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_a_plain_name_is_never_a_path(name):
    plain = plain_name(name)
    assert plain and not set("/\\\0") & set(plain) and plain not in {".", ".."}


@pytest.mark.parametrize(
    ("name", "plain"), [("C:\\stories\\tide.txt", "tide.txt"), ("../../etc/passwd", "passwd"), ("a/", "story")]
)
def test_a_name_loses_its_folders(name, plain):
    assert plain_name(name) == plain


@pytest.mark.parametrize(("name", "ending"), [("Tide.EPUB", ".epub"), ("tide.exe", ""), ("tide", ""), (".txt", "")])
def test_only_endings_of_stories_are_kept(name, ending):
    assert ending_of(name) == ending


def test_a_text_is_wholly_like_itself_and_not_like_another():
    one, other = (sketch_of([f"{word}{i}" for i in range(200)]) for word in ("rain", "ebb"))
    assert (likeness(one, one), likeness(one, other)) == (1.0, 0.0)


def test_a_likeness_is_near_the_share_of_equal_stretches():
    one, other = (sketch_of([f"w{i}" for i in range(start, start + 1_000)]) for start in (0, 250))
    assert likeness(one, other) == pytest.approx(750 / 1_250, abs=0.18)


def test_texts_too_short_to_compare_are_like_nothing():
    assert (likeness(sketch_of(["rain"]), sketch_of(["rain"])), bands_of(b"")) == (0.0, [])


def test_a_sketch_is_the_same_in_every_process():
    assert sketch_of(words_of("It was raining again over the harbour.")).hex()[:16] == "751ad32ae607b323"
