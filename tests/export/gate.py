"""A small story and its layers, made by hand."""

from dataclasses import replace

import numpy as np

from underneath.layers.acts import Act, Acts, Mission, Missions
from underneath.layers.cast import Cast, Character, Group, Place
from underneath.layers.events import Event, Events, Participants
from underneath.layers.feelings import Feeling, Feelings
from underneath.layers.knowledge import Knowing, Knowledge
from underneath.layers.mentions import Mention
from underneath.layers.notes import Note, Notes
from underneath.layers.scenes import Scene, Stage
from underneath.layers.speech import Attribution, Quote
from underneath.layers.syntax import Syntax
from underneath.layers.terms import Term, Terms
from underneath.layers.ties import Tie, Ties
from underneath.story.spans import Span, SpanTable
from underneath.story.story import Chapter, Emphasis, Metadata, Paratext
from underneath.testing import hand_made_reading, span_of, tiny_story

TALE = (
    "Tobin Ash shut the gate of Low Farm. “Mara,” he said, “stay & wait.”\n\n"
    "She bit her lip and smiled. “I’m <fine>.”\n\n"
    "***\n\n"
    "Mara ran to the gate [alone]. “Run!” she called. The kelpie bled.\n"
)
NOTE = "\nA/N: thank you for reading.\n"
TEXT = TALE + NOTE

CAST = Cast(
    (
        Character("mara", "Mara", ("Mara", "the girl"), "she/her", ("shepherd",), confidence=0.9),
        Character("tobin", "Tobin Ash", ("Tobin Ash", "Tobin"), "he/him", narrator=True),
    ),
    (Group("the-watch", "the Watch"),),
    (Place("low-farm", "Low Farm", ("Low Farm",)),),
)


def at(words, nth=1):
    return span_of(TEXT, words, nth)


HE = Span(at("he said").start, at("he said").start + 2)


def story():
    made = tiny_story(TALE, id="gate")
    return replace(
        made,
        text=TEXT,
        metadata=Metadata(
            title="The Gate", authors=("A. Writer",), fandoms=("Own World",), tags=("Angst", "sheep|dog")
        ),
        paratext=SpanTable([Paratext(at("A/N: thank you for reading."), "authors_note")]),
        chapters=SpanTable([Chapter(Span(0, len(TALE)), "Gates", 1, None)]),
        emphasis=SpanTable([Emphasis(at("Run!"), "italic")]),
    )


def syntax(made):
    """A flat tree: the first word of each sentence is its root, the rest hang from it; verbs are told."""
    tokens = made.tokens
    words = [TEXT[a:b] for a, b in zip(tokens.start, tokens.end, strict=True)]
    first = {}
    for i, sentence in enumerate(tokens.sentence.tolist()):
        first.setdefault(sentence, i)
    heads = [first[s] if first[s] != i else -1 for i, s in enumerate(tokens.sentence.tolist())]
    deprels = ["root" if head < 0 else "dep" for head in heads]
    for who, does in (("Mara", "ran"), ("kelpie", "bled")):
        i, verb = max(j for j, w in enumerate(words) if w == who), words.index(does)
        heads[i], deprels[i] = verb, "nsubj"
        if heads[verb] == i:  # the subject was the root: the verb is now
            heads[verb], deprels[verb] = -1, "root"
    upos = ["VERB" if w in {"ran", "bled", "shut", "bit"} else "NOUN" if w.isalpha() else "PUNCT" for w in words]
    return Syntax(tuple(w.lower() for w in words), tuple(upos), np.array(heads, np.int32), tuple(deprels))


def common(made):
    quotes = [
        (Quote(at("“Mara,”"), "speech", 0), Attribution("tobin", ("mara",), HE, "anaphoric", 0.8)),
        (Quote(at("“stay & wait.”"), "speech", 0), Attribution("tobin", ("mara",), HE, "anaphoric", 0.8)),
        (Quote(at("“I’m <fine>.”"), "thought"), Attribution("mara", (), None, "action", 0.6)),
        (Quote(at("“Run!”"), "speech"), Attribution()),
    ]
    mentions = [
        (Mention(at("Tobin Ash"), "PER", "PROP"), "tobin"),
        (Mention(at("the gate of Low Farm"), "FAC", "NOM"), None),
        (Mention(at("Low Farm"), "FAC", "PROP"), "low-farm"),
        (Mention(at("Mara"), "PER", "PROP"), "mara"),
        (Mention(HE, "PER", "PRON"), "tobin"),
        (Mention(at("She"), "PER", "PRON"), "mara"),
        (Mention(at("her lip"), "PER", "NOM"), "mara+tobin"),
        (Mention(at("Mara", 2), "PER", "PROP"), "mara"),
        (Mention(at("The kelpie"), "PER", "NOM"), "x1"),
    ]
    cut = TEXT.index("\n\n***")
    scenes = [
        (Scene(Span(0, cut)), Stage(("tobin", "mara"), (), "mara", "third", "past", "low-farm", "dusk")),
        (Scene(Span(cut + 7, len(TALE) - 1), 0.7), Stage(("mara",), ("tobin",), None, "third", "past")),
    ]
    mentions.sort(key=lambda row: (row[0].span.start, -row[0].span.end))
    return hand_made_reading(made, cast=CAST, mentions=mentions, quotes=quotes, scenes=scenes)


def deep(made):
    bit = at("bit her lip and smiled")
    return {
        Syntax: syntax(made),
        Events: Events([Event(at("shut"), 0.9), Event(at("ran"), 0.9)]),
        Participants: Participants((0, None), (None, None)),
        Feelings: Feelings([Feeling(bit, "mara", "fear", "joy", masked=True, toward="tobin", confidence=0.7)]),
        Knowledge: Knowledge([Knowing(bit, "mara", "conceals", "She is afraid.", "tobin", 0.5)]),
        Acts: Acts([Act(at("“stay & wait.”"), "order", "tobin", ("mara",), 1, 0.8)]),
        Missions: Missions((Mission("tobin", ("mara",), at("stay & wait"), (0,), at("Mara ran"), 0.4),)),
        Ties: Ties((Tie("mara", "tobin", "friend", "rival", 1, 0.8, (0.5, -0.25), (at("bit her lip"),), 0.6),)),
        Terms: Terms((Term("kelpie", 1, at("kelpie"), None, 0.9),)),
        Notes: Notes([Note(at("The kelpie bled"), "blood", "medium", 0.8)]),
    }
