import pytest

from underneath.errors import BadCastFile
from underneath.layers.cast import KnownPerson
from underneath.reading.castfile import load_cast


def cast_of(tmp_path, text, name="cast.csv"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_cast(path).people


def test_a_csv_with_a_header_names_people(tmp_path):
    people = cast_of(tmp_path, "name,aliases,pronouns\nMara Quill,Mara|the Captain,she/her\n")
    assert people == (KnownPerson("Mara Quill", ("Mara", "the Captain"), "she/her"),)


def test_columns_may_stand_in_any_order(tmp_path):
    assert cast_of(tmp_path, "pronouns,name\nhe/him,Tobin\n") == (KnownPerson("Tobin", (), "he/him"),)


def test_a_csv_without_a_header_gives_the_name_then_aliases(tmp_path):
    assert cast_of(tmp_path, "Mara Quill,Mara,Quill\n") == (KnownPerson("Mara Quill", ("Mara", "Quill")),)


def test_aliases_may_be_parted_by_semicolons(tmp_path):
    assert cast_of(tmp_path, "name,aliases\nTobin,Tob; Tobes\n")[0].aliases == ("Tob", "Tobes")


def test_a_byte_order_mark_is_no_part_of_a_name(tmp_path):
    assert cast_of(tmp_path, b"\xef\xbb\xbfname\nTobin\n")[0].name == "Tobin"


def test_a_toml_names_people(tmp_path):
    text = '[[person]]\nname = "Mara"\naliases = ["the Captain"]\npronouns = "she/her"\nid = "m"\n'
    assert cast_of(tmp_path, text, "cast.toml") == (KnownPerson("Mara", ("the Captain",), "she/her", "m"),)


@pytest.mark.parametrize(
    ("text", "name", "seen"),
    [
        ("", "cast.csv", "names nobody"),
        ("name\n,\n", "cast.csv", "names nobody"),
        ("name,aliases\n,Mara\n", "cast.csv", "without a name"),
        ("[[person", "cast.toml", "is not TOML"),
        ("person = 3", "cast.toml", "no [[person]] tables"),
        ("[[person]]\naliases = []", "cast.toml", "without a name"),
        ('[[person]]\nname = "Mara"\naliases = [3]', "cast.toml", "are not words"),
        (b"name\n\xff\xfe", "cast.csv", "is not UTF-8"),
    ],
)
def test_a_bad_list_is_named_with_what_was_seen(tmp_path, text, name, seen):
    with pytest.raises(BadCastFile, match="Expected a CSV") as caught:
        cast_of(tmp_path, text, name)
    assert seen in str(caught.value)


def test_a_missing_list_is_an_error_of_ours(tmp_path):
    with pytest.raises(BadCastFile, match="cannot be opened"):
        load_cast(tmp_path / "none.csv")
