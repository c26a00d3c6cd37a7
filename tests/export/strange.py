"""Readings of any text whatever, for properties that must hold of all."""

from hypothesis import strategies as st

from underneath.layers.cast import Cast, Character
from underneath.layers.scenes import Scene, Stage
from underneath.layers.speech import Attribution, Quote
from underneath.story.spans import Span
from underneath.testing import hand_made_reading, tiny_story

CAST = Cast((Character("ann", "Ann [voice: x]"), Character("bo", "NARRATOR"), Character("cy", "Cy<&>")))
PIECES = ["a", "Bo", " ", "\n\n", "\r\n", "“Hi.”", "[", "]", "\\", "[voice:", "[/voice]", "<b>", "&", "\x00", "*", "***", "é", "😀", "\t"]  # fmt: skip


@st.composite
def strange_readings(draw):
    """A text of awkward pieces, with quotations anywhere, nested, crossing or empty; one scene or none."""
    text = "".join(draw(st.lists(st.sampled_from(PIECES), max_size=20)))
    offsets = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(offsets, offsets), max_size=5))
    spans = sorted({Span(min(p), max(p)) for p in pairs}, key=lambda s: (s.start, -s.end))
    speakers = st.sampled_from(["ann", "bo", "cy", None, "stranger"])
    quotes = [(Quote(span), Attribution(draw(speakers))) for span in spans]
    story = tiny_story(text)
    told = [p.span for p in story.paragraphs]
    scenes = [(Scene(Span(told[0].start, told[-1].end)), Stage(("ann",)))] if told else []
    return hand_made_reading(story, cast=CAST, quotes=quotes, scenes=scenes)
