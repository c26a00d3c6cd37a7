import pickle

from underneath.errors import EmptySource, UnderneathError


def test_an_error_says_what_it_saw_expected_and_advises():
    error = EmptySource("tide.txt is empty", expected="a story", advice="check the download")
    assert str(error) == "tide.txt is empty. Expected a story. Try: check the download."


def test_an_error_leaves_out_what_it_does_not_know():
    assert str(UnderneathError("it broke.")) == "it broke."


def test_an_error_survives_the_way_between_processes():
    error = pickle.loads(pickle.dumps(EmptySource("nothing", expected="words", advice="write some")))
    assert (type(error), str(error)) == (EmptySource, "nothing. Expected words. Try: write some.")
