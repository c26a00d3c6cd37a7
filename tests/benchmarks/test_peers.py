"""The comparison with the peers: what is run, what is made for it, and what is said when a peer cannot run."""

import json
import shlex
import subprocess
import sys
from pathlib import Path

import peer_environments
import peers
import pytest
import renard_data

STORY = "Ann rowed out.\n\nBen held the lamp, and said so.\n\nThe lake was still."
PAGE = Path(peers.__file__).parents[1] / "docs/peers.md"


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture
def calls(monkeypatch):
    """What would have been run; nothing is."""
    made = []
    monkeypatch.setattr(
        peer_environments.subprocess,
        "run",
        lambda line, **_: made.append(line) or subprocess.CompletedProcess(line, 0, "", ""),
    )
    return made


def says(**told):
    line = json.dumps({"load": 0.5, "read": 2.0, "note": "", **told})
    return [sys.executable, "-c", f"print('some warning'); print({line!r})"]


# --- The text


def test_a_text_is_cut_after_the_paragraph_that_reaches_the_words(story, tmp_path):
    count = peers.cut(story, 4, tmp_path / "cut.txt")
    assert (count, (tmp_path / "cut.txt").read_text(encoding="utf-8")) == (10, STORY.rpartition("\n\n")[0])


def test_without_a_number_of_words_all_of_the_text_is_read(story, tmp_path):
    assert peers.cut(story, None, tmp_path / "cut.txt") == len(STORY.split())


# --- The environments


def test_an_environment_that_is_there_is_not_made_again(tmp_path, calls):
    peer_environments.environment(tmp_path, "spacy")
    first = len(calls)
    peer_environments.environment(tmp_path, "spacy")
    assert first == len(calls) == 2


@pytest.fixture(autouse=True)
def folders(tmp_path):
    """Where `python -m venv` would have made them."""
    for name in peer_environments.NEEDS:
        (tmp_path / name).mkdir()


def test_an_environment_made_for_other_packages_is_filled_up(tmp_path, calls):
    python = peer_environments.python_of(tmp_path, "renard")
    python.parent.mkdir(parents=True)
    python.touch()
    (tmp_path / "renard/made").touch()
    peer_environments.environment(tmp_path, "renard")
    assert [line[5:] for line in calls] == peer_environments.NEEDS["renard"]


def test_an_environment_that_cannot_be_made_is_named_with_the_commands_to_make_it(tmp_path, monkeypatch):
    def refuse(line, **_):
        raise subprocess.CalledProcessError(1, line)

    monkeypatch.setattr(peer_environments.subprocess, "run", refuse)
    with pytest.raises(RuntimeError) as caught:
        peer_environments.environment(tmp_path, "spacy")
    by_hand = [shlex.join(line) for line in peer_environments.commands(tmp_path, "spacy")]
    assert [line for line in by_hand if line in str(caught.value)] == by_hand


def test_an_environment_that_could_not_be_made_is_tried_again_the_next_time(tmp_path, monkeypatch):
    def refuse(line, **_):
        raise FileNotFoundError(line[0])

    monkeypatch.setattr(peer_environments.subprocess, "run", refuse)
    with pytest.raises(RuntimeError, match="could not be made"):
        peer_environments.environment(tmp_path, "spacy")
    assert not (tmp_path / "spacy/made").exists()


@pytest.mark.parametrize("name", peer_environments.NEEDS)
def test_the_page_tells_how_each_environment_is_made(name):
    page = PAGE.read_text(encoding="utf-8")
    wanted = [shlex.join(["python", "-m", "venv", f"FOLDER/{name}"])]
    wanted += [f"FOLDER/{name}/bin/pip install {shlex.join(step)}" for step in peer_environments.NEEDS[name]]
    assert [line for line in wanted if line not in page] == []


# --- Weights and data


def test_a_step_of_preparation_that_fails_says_its_last_words(tmp_path):
    failing = [sys.executable, "-c", "raise SystemExit('no room left on the disk')"]
    with pytest.raises(RuntimeError, match="no room left on the disk"):
        peer_environments.prepared(failing, tmp_path)


def test_weights_are_made_once(tmp_path, calls):
    peer_environments.booknlp_weights(tmp_path, "big")
    made = len(calls)
    peer_environments.booknlp_weights(tmp_path, "big")
    assert made == len(calls)


@pytest.fixture
def own(tmp_path):
    """NLTK's data as its downloader lays them out: some unpacked, some not."""
    folder = tmp_path / "renard-nltk"
    *unpacked, packed = peer_environments.NLTK_DATA
    for name in unpacked:
        (folder / name).mkdir(parents=True)
    (folder / packed).parent.mkdir(parents=True)
    (folder / f"{packed}.zip").touch()
    return folder


def test_nltks_own_data_is_taken_where_it_is(own, story, tmp_path):
    assert peer_environments.nltk_data(tmp_path, story) == (own, "NLTK's own data")


def test_with_a_part_of_nltks_data_missing_the_row_says_that_stand_ins_ran(own, story, tmp_path, calls):
    (own / "taggers/averaged_perceptron_tagger_eng").rmdir()
    assert "trained here" in peer_environments.nltk_data(tmp_path, story)[1]


def test_stand_ins_are_made_anew_for_another_text(story, tmp_path, calls):
    first, _ = peer_environments.nltk_data(tmp_path, story)
    again, _ = peer_environments.nltk_data(tmp_path, story)
    story.write_text("Quite another story.", encoding="utf-8")
    other, _ = peer_environments.nltk_data(tmp_path, story)
    assert first == again != other


def test_the_list_of_words_has_the_commonest_ones(tmp_path):
    renard_data.words([[("The", "DT", "O"), ("lamp", "NN", "O"), ("the", "DT", "O"), (".", ".", "O")]], tmp_path)
    assert (tmp_path / "corpora/words/en-basic").read_text(encoding="utf-8") == "the\nlamp\n"


def test_the_chunker_gives_every_kind_of_name_a_first_and_a_further_word():
    assert len(renard_data.LABELS) == 2 * len(renard_data.ACE) + 1


# --- The runs


@pytest.mark.parametrize("peer", peers.PEERS)
def test_each_peer_is_run_by_a_script_that_is_there(peer, story, tmp_path, calls):
    assert Path(peer_environments.command(peer, tmp_path, story, tmp_path)[1]).is_file()


def test_a_run_tells_what_it_took(tmp_path):
    run = peers.measured("ours", says(read=2.0, note="3 characters"), tmp_path)
    assert (run.read, run.note) == (2.0, "3 characters") and min(run.seconds, run.cpu, run.mib) > 0


def test_a_peer_that_fails_is_left_out_with_its_last_words(tmp_path, capsys):
    failing = [sys.executable, "-c", "raise SystemExit('no model')"]
    gone = peers.attempt("spacy", lambda: peers.measured("spacy", failing, tmp_path))
    assert gone is None and "spacy is left out: it failed:\nno model" in capsys.readouterr().err


def test_the_table_gives_how_many_times_ours_each_takes(capsys):
    ours = peers.Run("ours", seconds=3, read=2, cpu=4, mib=400, note="")
    peers.show([ours, peers.Run("spacy", seconds=9, read=8, cpu=6, mib=600, note="names")], words=100)
    assert "4.0x   1.5x   1.5x   names" in capsys.readouterr().out


def test_where_one_peer_fails_the_others_are_shown_and_the_run_counts_as_failed(story, monkeypatch, capsys):
    lines = {"ours": says(), "spacy": says(read=6.0), "renard": [sys.executable, "-c", "raise SystemExit(1)"]}
    monkeypatch.setattr(peers, "command", lambda peer, *_: lines[peer])
    code = peers.main([str(story), "--envs", str(story.parent), "--peer", "renard", "--peer", "spacy"])
    assert code == 1 and "3.0x" in capsys.readouterr().out


def test_where_all_run_the_run_counts_as_done(story, monkeypatch):
    monkeypatch.setattr(peers, "command", lambda *_: says())
    assert peers.main([str(story), "--envs", str(story.parent), "--peer", "spacy"]) == 0


def test_preparing_measures_nothing(story, monkeypatch, capsys):
    monkeypatch.setattr(peers, "command", lambda *_: ["no such program"])
    code = peers.main([str(story), "--envs", str(story.parent), "--prepare"])
    assert code == 0 and "reading" not in capsys.readouterr().out


def test_a_text_that_is_not_there_is_named(tmp_path, capsys):
    with pytest.raises(SystemExit):
        peers.main([str(tmp_path / "gone.txt"), "--envs", str(tmp_path)])
    assert "gone.txt is no file" in capsys.readouterr().err
