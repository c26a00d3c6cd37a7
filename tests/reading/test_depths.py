from underneath.layers.acts import Act, Acts, Mission, Missions
from underneath.layers.feelings import Feeling, Feelings
from underneath.layers.knowledge import Knowing, Knowledge
from underneath.layers.notes import Note, Notes
from underneath.layers.terms import Term, Terms
from underneath.layers.ties import Tie, Ties
from underneath.reading.depths import layers_made, layers_of, rows_of
from underneath.story.spans import Span

HERE = Span(3, 9)
LAYERS = {
    Feelings: Feelings([Feeling(HERE, "mara", "fear", "neutral", masked=True, confidence=0.5)]),
    Knowledge: Knowledge([Knowing(HERE, "mara", "conceals", "the well is dry", "tobin")]),
    Acts: Acts([Act(HERE, "order", "mara", ("tobin", "ilse"), 0)]),
    Missions: Missions((Mission("mara", ("tobin",), HERE, (0,)),)),
    Ties: Ties((Tie("mara", "tobin", "friend", "romantic", 2, 0.25, (0.5, -0.125), (HERE,)),)),
    Terms: Terms((Term("saltglass", 4, HERE, "lamp glass"),)),
    Notes: Notes([Note(HERE, "blood", "high")]),
}


def story(layers):
    return {"made_by": {"layers": layers_made(layers)}, **rows_of(layers)}


def test_every_deep_layer_comes_back_as_it_was():
    assert layers_of(story(LAYERS)) == LAYERS


def test_a_layer_that_was_not_looked_for_does_not_come_back_empty():
    some = {Terms: LAYERS[Terms]}
    assert layers_of(story(some)) == some


def test_who_a_secret_is_kept_from_is_written_as_from():
    assert rows_of(LAYERS)["knowledge"][0]["from"] == "tobin"


def test_a_feeling_is_written_with_its_place():
    assert rows_of(LAYERS)["feelings"][0] == {
        "start": 3,
        "end": 9,
        "who": "mara",
        "felt": "fear",
        "shown": "neutral",
        "masked": True,
        "toward": None,
        "confidence": 0.5,
    }
