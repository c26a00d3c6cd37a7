import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.gate import CAST
from underneath.export import cast_list, cast_toml
from underneath.layers.cast import Cast, Character
from underneath.reading.castfile import load_cast
from underneath.reading.reading import Reading
from underneath.testing import tiny_reading, tiny_story


def taken_back(module, reading, tmp_path):
    (suffix, data), = module.files(reading, None).items()  # fmt: skip
    path = tmp_path / f"story{suffix}"
    path.write_bytes(data)
    return load_cast(path)


@pytest.mark.parametrize("module", [cast_list, cast_toml])
def test_the_option_cast_takes_it_back(full, tmp_path, module):
    people = taken_back(module, full, tmp_path).people
    assert [(p.name, p.aliases, p.pronouns, p.id) for p in people] == [
        ("Mara", ("the girl",), "she/her", "mara"),
        ("Tobin Ash", ("Tobin",), "he/him", "tobin"),
    ]


@pytest.mark.parametrize("module", [cast_list, cast_toml])
def test_read_again_with_it_the_ids_stay(full, tmp_path, module):
    known = taken_back(module, full, tmp_path)
    again = tiny_reading("“Go,” said Mara.\n\n“No,” said Tobin Ash.\n", cast=known)
    assert {c.id for c in again.cast.characters} >= {c.id for c in CAST.characters}


def test_an_alias_with_a_bar_in_it_is_left_out_of_csv_rather_than_cut(tmp_path):
    reading = Reading(tiny_story("A."), {Cast: Cast((Character("k", "Kit", ("Kit", "Kit|ty")),))})
    assert taken_back(cast_list, reading, tmp_path).people[0].aliases == ()


@given(name=st.text(min_size=1).filter(str.strip), alias=st.text(min_size=1).filter(str.strip))
def test_toml_brings_back_any_name(tmp_path_factory, name, alias):
    reading = Reading(tiny_story("A."), {Cast: Cast((Character("k", name, (alias,)),))})
    person = taken_back(cast_toml, reading, tmp_path_factory.mktemp("cast")).people[0]
    assert person.name == name.strip()
