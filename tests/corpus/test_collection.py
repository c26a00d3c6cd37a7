from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from underneath.corpus.collection import STDIN, _stems, collect


def touch(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("It rained.")


def stems(*asked):
    return [source.stem for source in collect([str(word) for word in asked])[0]]


def test_a_file_is_called_by_its_stem(tmp_path):
    touch(tmp_path, "tide.txt")
    assert stems(tmp_path / "tide.txt") == ["tide"]


def test_a_folder_gives_its_stories_sorted(tmp_path):
    touch(tmp_path, "b.txt", "a.epub", "deep/c.md")
    assert stems(tmp_path) == ["a", "b", "c"]


def test_a_folder_leaves_out_what_is_hidden_or_no_story(tmp_path):
    touch(tmp_path, ".hidden.txt", ".git/x.txt", "cover.jpg", "tide.txt")
    assert stems(tmp_path) == ["tide"]


def test_a_pattern_is_expanded_even_when_the_shell_did_not(tmp_path):
    touch(tmp_path, "a.txt", "b.txt", "c.md")
    assert stems(tmp_path / "*.txt") == ["a", "b"]


def test_a_pattern_may_match_folders(tmp_path):
    touch(tmp_path, "one/a.txt", "two/b.txt")
    assert stems(tmp_path / "*") == ["a", "b"]


def test_a_file_whose_name_looks_like_a_pattern_is_just_a_file(tmp_path):
    touch(tmp_path, "tide [final].txt")
    assert stems(tmp_path / "tide [final].txt") == ["tide [final]"]


def test_a_file_named_twice_is_read_once(tmp_path):
    touch(tmp_path, "tide.txt")
    assert stems(tmp_path / "tide.txt", tmp_path) == ["tide"]


def test_equal_stems_from_two_folders_are_told_apart_by_the_folder(tmp_path):
    touch(tmp_path, "old/tide.txt", "new/tide.txt")
    assert stems(tmp_path) == ["new-tide", "old-tide"]


def test_equal_stems_in_one_folder_are_told_apart_by_the_ending(tmp_path):
    touch(tmp_path, "tide.html", "tide.txt")
    assert stems(tmp_path) == ["tide-html", "tide-txt"]


def test_stems_that_differ_in_case_alone_are_told_apart(tmp_path):
    touch(tmp_path, "one/Tide.txt", "two/tide.txt")
    assert stems(tmp_path) == ["one-Tide", "two-tide"]


def test_a_name_that_is_a_device_elsewhere_is_changed(tmp_path):
    touch(tmp_path, "con.txt")
    assert stems(tmp_path / "con.txt") == ["con_"]


def test_standard_input_has_a_name_too():
    assert stems(STDIN) == ["stdin"]


def test_standard_input_has_no_path():
    assert collect([STDIN])[0][0].path is None


def test_a_missing_file_is_named_with_a_reason(tmp_path):
    _, missing = collect([str(tmp_path / "nowhere.txt")])
    assert "no such file" in missing[0].reason


def test_a_pattern_without_a_match_is_named(tmp_path):
    _, missing = collect([str(tmp_path / "*.txt")])
    assert "no file matches" in missing[0].reason


def test_a_folder_without_stories_is_named(tmp_path):
    _, missing = collect([str(tmp_path)])
    assert "the folder holds no file" in missing[0].reason


PATHS = st.lists(st.lists(st.sampled_from(["a", "A", "b", "c.txt", "c.md", "a-b"]), min_size=1, max_size=4), max_size=8)


@given(PATHS)
def test_no_two_files_get_the_same_name(parts):
    paths = list(dict.fromkeys(Path("/", *part) for part in parts))
    names = [name.casefold() for name in _stems(paths)]
    assert len(set(names)) == len(paths)
