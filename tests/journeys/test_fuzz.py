"""Stories cut up, stuck together and strewn with odd marks: read without a fault, and nothing lost."""

import random

import pytest

import underneath
from goldset import written_here
from underneath.errors import UnderneathError
from underneath.export.formats import format_named
from underneath.reading.store import from_dict
from underneath.settings import ExportOptions, Settings

TEXTS = [document.text for document in written_here("stories")]
ODD = "“”\"'‘’«»—–-*_~#\n\n\n\t .…!?()[]{}<>&\u202e\u200b\x0bA1"
BY_RULE = Settings(language_check=False, model=None)
WITH_MODEL = Settings(language_check=False)


def jumbled(seed):
    """A few pieces of stories, joined anyhow, with up to sixty odd marks put in or characters taken out."""
    dice = random.Random(seed)
    text = ""
    for _ in range(dice.randrange(1, 5)):
        source = dice.choice(TEXTS)
        start = dice.randrange(len(source))
        text += dice.choice(["", "\n", "\n\n", "\r\n"]) + source[start : start + dice.randrange(1, 2500)]
    letters = list(text)
    for _ in range(dice.randrange(60)):
        at = dice.randrange(len(letters) + 1)
        letters[at : at + dice.randrange(3)] = [dice.choice(ODD) * dice.randrange(1, 4)]
    return "".join(letters)


def check_whole(text, settings):
    """Every character is in a region; the story JSON can be taken back; the page can be made."""
    try:
        reading = underneath.read(text.encode(), name="jumble.txt", settings=settings)
    except UnderneathError:
        return
    assert "".join(region.span.of(text) for region in reading.story.regions) == text
    row = underneath.to_dict(reading, tokens=True)
    assert underneath.to_dict(from_dict(row), tokens=True) == row
    assert format_named("html")(reading, ExportOptions())


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(0, 400, 20))
def test_a_jumble_of_stories_is_read_whole(seed):
    for each in range(seed, seed + 20):
        check_whole(jumbled(each), BY_RULE)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1000, 1060, 20))
def test_a_jumble_of_stories_is_read_whole_with_the_encoder(seed):
    for each in range(seed, seed + 20):
        check_whole(jumbled(each), WITH_MODEL)
