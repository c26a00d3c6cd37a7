from infer.under.under_desk import desk
from underneath.infer.under.runs import runs


def told(text, **keys):
    """Runs of a story's units; `keys`: u0="mara"."""
    return runs(desk(text).units, {int(name[1:]): key for name, key in keys.items()})


def test_neighbouring_sentences_of_one_person_are_one():
    assert told("She wept. She shook.", u0="mara", u1="mara") == [("mara", [0, 1])]


def test_neighbouring_sentences_of_two_people_are_two():
    assert told("She wept. He shook.", u0="mara", u1="kel") == [("mara", [0]), ("kel", [1])]


def test_a_sentence_between_parts_them():
    assert told("She wept. It rained. She shook.", u0="mara", u2="mara") == [("mara", [0]), ("mara", [2])]


def test_a_new_paragraph_parts_them():
    assert told("She wept.\n\nShe shook.", u0="mara", u1="mara") == [("mara", [0]), ("mara", [1])]


def test_nothing_told_makes_no_run():
    assert told("It rained.") == []
