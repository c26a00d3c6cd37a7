"""Speakers and hearers by the trained scorer: what holds whatever its weights."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infer.attribution_desk import desk
from infer.dialogue_desk import plain_weights, pointed_sheet, setting, still_signals, trained
from underneath.infer import learned_speakers
from underneath.infer.dialogue import weights
from underneath.infer.dialogue.chained import known_outsiders, name_outsiders
from underneath.infer.dialogue.hearing import HEARD, around, heard
from underneath.infer.dialogue.lines import LINE
from underneath.infer.dialogue.persons import PERSON
from underneath.infer.dialogue.pointers import POINT
from underneath.infer.dialogue.pools import edge_tokens
from underneath.infer.dialogue.sheet import Sheet, sheet_of
from underneath.infer.dialogue.tower import Tower, mean_of, towers_of
from underneath.layers.chains import Chains
from underneath.layers.corrections import Fixed
from underneath.layers.mentions import NameLinks
from underneath.story.spans import SpanTable

TALK = "“Cold,” said Mirel.\n\n“Wet,” said Toben.\n\n“Dark.”\n\n“Late.”\n\n“True.”"


@pytest.mark.parametrize(
    "text",
    [
        TALK,
        "Hask waited with Toben.\n\nToben put down the lamp. “Enough.”",
        "“If it rains,” said Mirel, “we stay.”\n\n“Toben, run!”\n\n“I am running.” He did not look back.",
        "Mirel met Toben on the stairs.\n\n“Late again,” he said.\n\n*He is never late*, thought Mirel.",
    ],
)
def test_weights_that_know_only_the_rules_name_the_rules_speakers(text, monkeypatch):
    assert trained(text, monkeypatch).speakers == desk(text).speakers


def test_the_next_speaker_is_the_hearer_where_the_weights_say_so(monkeypatch):
    assert trained(TALK, monkeypatch).row("Cold").addressees == ("toben",)


def test_nobody_hears_their_own_words(monkeypatch):
    d = trained(TALK, monkeypatch)
    assert all(row.speaker not in row.addressees for row in d.attributions.rows)


def test_confidence_is_read_off_the_measured_curve(monkeypatch):
    assert trained("“We sail,” said Mirel.", monkeypatch).row("We").confidence <= 0.9


def test_a_persons_word_is_certain_and_turns_the_lines_around(monkeypatch):
    d = trained("Mirel met Toben.\n\n“Cold.”\n\n“Wet.”\n\n“Dark.”", monkeypatch, fixed=Fixed({0: "toben"}))
    assert d.speakers == ["toben", "mirel", "toben"]


def test_a_story_without_quotations_has_no_rows(monkeypatch):
    assert trained("Mirel slept.", monkeypatch).attributions.rows == ()


def test_without_vectors_nobody_is_named():
    d = desk(TALK)
    signals = still_signals(len(d.story.tokens))
    object.__setattr__(signals, "vectors", None)
    none = Chains((None,) * len(d.mentions), (0.0,) * len(d.mentions))
    rows = learned_speakers.attribute_quotes(
        d.story, signals, d.quotes, d.mentions, d.cast, d.links, d.scenes, none
    ).rows
    assert {row.speaker for row in rows} == {None}


def test_a_line_with_nobody_around_has_no_speaker(monkeypatch):
    assert trained("“Cold.”", monkeypatch, folk={}).row("Cold").speaker is None


def test_an_outsider_goes_by_the_id_of_the_chain():
    d, made = setting("“Halt,” said a guard.\n\nMirel stood still.", described=("a guard",))
    entities = tuple("x7" if m.span.of(d.text) == "a guard" else None for m in d.mentions)
    name_outsiders(made.refs, made.people, Chains(entities, (1.0,) * len(entities)))
    assert made.people.ids[made.people.in_cast :] == ["x7"]


def test_two_outsiders_of_one_chain_turn_out_to_be_one():
    d, made = setting(
        "“Halt,” said a guard.\n\nMirel stood still.\n\n“Who?” said a man.", described=("a guard", "a man")
    )
    entities = tuple("x7" if m.span.of(d.text) != "Mirel" else None for m in d.mentions)
    same = name_outsiders(made.refs, made.people, Chains(entities, (1.0,) * len(entities)))
    first, second = made.people.ids[made.people.in_cast :]
    assert (first, same) == ("x7", {second: "x7"})


def test_outsiders_without_a_chain_get_ids_of_their_own():
    d, made = setting("“Halt,” said a guard.\n\nMirel stood still.", described=("a guard",))
    name_outsiders(made.refs, made.people, Chains(("x3",) + (None,) * (len(d.mentions) - 1), (1.0,) * len(d.mentions)))
    assert len(set(made.people.ids)) == len(made.people.ids)


def test_an_outsider_whom_the_chain_takes_for_somebody_with_a_name_is_that_one():
    d, made = setting("“Halt,” said a guard.\n\nMirel stood still.", described=("a guard",))
    chains = Chains(("mirel",) * len(d.mentions), (1.0,) * len(d.mentions))
    assert known_outsiders(made.refs, made.people, chains) == {made.people.in_cast: made.people.number["mirel"]}
    guard = made.people.ids[made.people.in_cast]
    assert set(name_outsiders(made.refs, made.people, chains).values()) == {"mirel"}
    assert guard not in made.people.ids or guard == "x1"


def test_what_speaks_for_one_of_two_who_are_the_same_speaks_for_both():
    _, made = setting("“Halt,” said a guard.\n\nMirel stood still.", described=("a guard",))
    talk = made.talks[0]
    ids = [made.people.ids[who] for who in talk.who[:-1]]
    guard, mirel = ids.index(made.people.ids[made.people.in_cast]), ids.index("mirel")
    chances = np.full((1, len(talk.who)), 0.1, np.float32)
    chances[0, guard], chances[0, mirel] = 0.4, 0.3
    hears = np.zeros_like(chances)
    hears[0, guard] = 2.0
    says, hearing = learned_speakers.folded(made, talk, chances, hears, {ids[guard]: "mirel"})
    assert says[0, mirel] == pytest.approx(0.7)
    assert (says[0, guard], hearing[0, mirel], hearing[0, guard]) == (0.0, 2.0, -np.inf)
    assert chances[0, guard] == pytest.approx(0.4)  # as it was


def test_a_name_is_told_for_certain():
    _, made = setting("Mirel sat down. “Cold.”")
    assert list(made.told.values()) == [(made.people.number["mirel"], 1.0)]


def test_the_chain_has_a_say_before_the_rules():
    d = desk("Mirel met Oda. She sat down. “Cold.”")
    entities = tuple("oda" if m.kind == "PRON" else e for m, e in zip(d.mentions, d.links.entities, strict=True))
    chains = Chains(entities, (0.8,) * len(entities))
    made = learned_speakers.set_up(d.story, d.quotes, d.mentions, d.cast, d.links, d.scenes, chains)
    assert made.told[2] == (made.people.number["oda"], 0.8)


def column(sheet, rows, names, name):
    return getattr(sheet, rows)[:, names.index(name)]


def test_who_is_called_is_seen_in_the_turn_and_after_it():
    _, made = setting("“Run, Toben!” said Mirel.\n\n“Why?”")
    sheet, talk = sheet_of(made), made.talks[0]
    called = column(sheet, "person", PERSON, "called").reshape(2, len(talk.who))
    before = column(sheet, "person", PERSON, "called before").reshape(2, len(talk.who))
    toben = talk.who.index(made.people.number["toben"])
    assert (called[0, toben], called[1, toben], before[1, toben]) == (1, 0, 1)


def test_turns_since_someone_spoke_are_counted():
    _, made = setting("“Cold,” said Mirel.\n\n“Wet,” said Toben.\n\n“Dark.”")
    sheet, talk = sheet_of(made), made.talks[0]
    since = column(sheet, "person", PERSON, "spoke:turns").reshape(3, len(talk.who))
    assert since[2, talk.who.index(made.people.number["mirel"])] == pytest.approx(2 / 12)


def test_a_mention_before_the_turn_in_its_paragraph_is_here():
    _, made = setting("Mirel sat down. “Cold.”")
    sheet, talk = sheet_of(made), made.talks[0]
    assert column(sheet, "person", PERSON, "before:here")[talk.who.index(made.people.number["mirel"])] == 1


def test_a_question_is_seen_in_the_next_turn():
    _, made = setting("“Cold?” said Mirel.\n\n“Wet,” said Toben.")
    assert column(sheet_of(made), "line", LINE, "asked before").tolist() == [0, 1]


def test_a_tags_form_is_one_column_of_the_turn():
    _, made = setting("“Cold,” said Mirel.\n\n“Wet.”")
    assert column(sheet_of(made), "line", LINE, "tag:NAME").tolist() == [1, 0]


def test_a_turn_never_points_at_what_it_says_itself():
    d, made = setting("“Toben is late,” said Mirel.")
    pointed = {d.mentions[m].span.of(d.text) for m in sheet_of(made).pairs.mention.tolist()}
    assert pointed == {"Mirel"}


def test_the_tags_mention_is_marked_as_such():
    _, made = setting("“Cold,” said Mirel.")
    assert sheet_of(made).pairs.features[0, POINT.index("cue:TAG")] == 1


def test_the_sheets_columns_are_in_step():
    _, made = setting(TALK)
    sheet = sheet_of(made)
    rows = int((sheet.turns * sheet.width).sum())
    assert [len(x) for x in (sheet.line, sheet.same, sheet.back)] == [5] * 3
    assert [len(x) for x in (sheet.person, sheet.who)] == [rows] * 2


def test_pointing_at_someone_raises_their_score():
    d, made = setting("Mirel met Toben.\n\n“Cold,” said Mirel.")
    sheet, looks = pointed_sheet(d, made)
    arrays = plain_weights()
    plain = Tower(arrays, "says.0").score(sheet, looks)
    arrays["says.0.trust"] = np.float32(1.0)
    arrays["says.0.point.weight"][0, POINT.index("cue:TAG")] = 3.0
    more = Tower(arrays, "says.0").score(sheet, looks) - plain
    assert int(np.argmax(more)) == made.talks[0].who.index(made.people.number["mirel"])


def test_ones_own_line_is_no_sign_of_ones_way_of_speaking():
    d, made = setting("“Cold,” said Mirel.\n\n“Wet,” said Toben.")
    signals = still_signals(len(d.story.tokens))
    signals.vectors[:] = 1.0
    sheet, looks = pointed_sheet(d, made, signals)
    tower = Tower(plain_weights(), "says.0")
    tower.weights["says.0.own.weight"][:] = 1.0
    own = tower.linear("own", looks.words)
    of = np.repeat(np.arange(2), sheet.width[0])
    assert not tower._profile(sheet, looks, own, of)[made.talks[0].who.index(made.people.number["mirel"])].any()


def test_several_towers_say_their_mean():
    arrays = plain_weights()
    arrays |= {key.replace("says.0.", "says.1."): value for key, value in arrays.items() if key.startswith("says.0.")}
    assert [tower.name for tower in towers_of(arrays, "says")] == ["says.0", "says.1"]
    assert mean_of([np.array([1.0, 0.0]), np.array([3.0, 2.0])]).tolist() == [2.0, 1.0]


def test_first_and_last_token_of_a_mention_are_found():
    d = desk("Mirel met Captain Rusk.")
    spans = np.array([m.span for m in d.mentions])
    assert edge_tokens(d.story, spans).tolist() == [[0, 0], [2, 3]]


def test_the_shipped_weights_are_the_measured_ones():
    assert weights.load_weights()["says.0.rule"].shape[1] == 1


def test_who_speaks_next_to_a_turn_is_seen_beside_it():
    sheet = flat_sheet(2, 2)
    out = around(sheet, np.array([0.9, 0.1, 0.2, 0.8], np.float32)).reshape(2, 2, len(HEARD))
    assert out[0, :, HEARD.index("speaks:+1")].tolist() == pytest.approx([0.2, 0.8])


def flat_sheet(turns, width):
    _, made = setting("“Cold,” said Mirel.")
    sheet = sheet_of(made)
    values = {name: getattr(sheet, name) for name in sheet.__slots__}
    return Sheet(**(values | {"turns": np.array([turns]), "width": np.array([width])}))


def test_all_who_reach_the_bound_hear_the_surest_first():
    assert heard(np.array([0.5, -3.0, 2.0]), 0.0, -1.0) == [2, 0]


def test_the_best_hears_alone_where_nobody_reaches_the_bound():
    assert heard(np.array([-0.5, -3.0]), 0.0, -1.0) == [0]


def test_nobody_hears_where_all_are_unlikely():
    assert heard(np.array([-5.0, -3.0]), 0.0, -1.0) == []


@given(st.lists(st.floats(-5, 5), max_size=6), st.floats(-2, 2))
def test_hearers_are_never_named_twice(scores, least):
    found = heard(np.array(scores), least, least - 1)
    assert len(set(found)) == len(found)


def test_links_and_spans_may_be_empty(monkeypatch):
    d = desk("“Cold.”\n\n“Wet.”", folk={})
    assert (d.links, len(SpanTable(())), trained("“Cold.”", monkeypatch, folk={}).speakers) == (
        NameLinks(()),
        0,
        [None],
    )
