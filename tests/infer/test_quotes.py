"""Quotations of every style, found in a few lines of fiction."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from underneath.infer.quotes import find_quotes
from underneath.story.spans import Span, SpanTable
from underneath.story.story import Emphasis, Paragraph
from underneath.testing import span_of, tiny_story


def found(text):
    """The quotations of a few lines, as the words themselves."""
    return [q.span.of(text).strip() for q in find_quotes(tiny_story(text))]


def kinds(text):
    return [q.kind for q in find_quotes(tiny_story(text))]


def parts(text):
    return [q.part for q in find_quotes(tiny_story(text))]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("“", "”"),
        ('"', '"'),
        ("‘", "’"),
        ("'", "'"),
        ("«", "»"),
        ("»", "«"),
        ("„", "“"),
        ("‹", "›"),
        ("「", "」"),
        ("``", "''"),
    ],
)
def test_every_pair_of_marks_is_a_quotation(opening, closing):
    said = f"{opening}Come in, you’re wet,{closing}"
    assert found(f"{said} said Oda.") == [said]


@pytest.mark.parametrize(
    "said",
    [
        "‘Give ’em here,’",
        "‘’Tis the dogs’ dinner,’",
        "'Tell 'em I'm goin' 'ome,'",
        "‘The boys’ coats are wet,’",
        "‘Rock ’n’ roll,’",
    ],
)
def test_an_apostrophe_does_not_close_a_single_quotation(said):
    text = f"‘Well?’\n\n{said} said Oda.\n\n‘Right.’"
    assert found(text)[1] == said


def test_a_dropped_h_opens_after_a_tag_all_the_same():
    assert found("‘Item four,’ said Brask, ‘is biscuits.’")[1] == "‘is biscuits.’"


def test_a_quotation_within_a_quotation_is_no_row_of_its_own():
    said = "“He told me ‘never again’ and left,”"
    assert found(f"{said} said Oda.") == [said]


def test_doubles_nest_in_singles_too():
    said = "‘She said “never” and left,’"
    assert found(f"{said} Brask said.") == [said]


def test_same_marks_may_nest():
    assert found('"I mean "much of it" and more," said Oda.') == ['"I mean "much of it" and more,"']


def test_styles_may_change_within_a_file():
    text = '“Up,” said Oda.\n\n‘Down,’ said Brask.\n\n"Left," said Oda.\n\n«Right,» said Brask.'
    assert found(text) == ["“Up,”", "‘Down,’", '"Left,"', "«Right,»"]


def test_a_quotation_may_be_interrupted_by_its_tag():
    assert parts("“Come in,” said Oda, “and sit.”\n\n“No.”") == [1, 1, None]


def test_two_quotations_side_by_side_are_two_people():
    assert parts("“Who?” “Me.” They all spoke at once.") == [None, None]


def test_an_utterance_over_paragraphs_keeps_its_part():
    assert parts("“First we eat.\n\n“Then we go,” said Oda.\n\n“Fine.”") == [1, 1, None]


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph_and_is_less_sure():
    quotes = find_quotes(tiny_story("“Come in, you’re wet.\n\nShe shut the door."))
    assert [q.span for q in quotes] == [Span(0, 21)]
    assert quotes[0].confidence < find_quotes(tiny_story("“Come in, you’re wet.”"))[0].confidence


@pytest.mark.parametrize("said", ["”Come in!”", "“Come in!“", "”Come in!“"])
def test_the_wrong_mark_opens_and_closes_all_the_same(said):
    assert found(f"{said} said Oda. She waited.") == [said]


def test_a_missing_opening_mark_starts_at_the_paragraph():
    assert found("Come in, I know you,” said Oda.") == ["Come in, I know you,”"]


@pytest.mark.parametrize(
    "text",
    [
        "They took the so-called “doctor” to the mill.",
        "He had read “The Salt Road” twice that winter.",
        "It was marked “poison” in red.",
        "The word “harbour” meant nothing to them.",
        "She hated the ‘new’ mill and the dogs’ barking.",
    ],
)
def test_words_held_up_are_not_speech(text):
    assert found(text) == []


DASHES = "— Come in, said Oda.\n\n— I never! said the eldest, who had.\n\n"


def test_a_dash_opens_speech_and_the_tag_is_left_out():
    assert found(DASHES) == ["— Come in,", "— I never!"]


def test_speech_after_a_dash_goes_on_after_its_tag():
    assert found(DASHES + "— I can pay, he said. I only want a corner.")[2:] == [
        "— I can pay,",
        "I only want a corner.",
    ]


def test_narration_after_the_tag_of_a_dash_is_left_out():
    assert found(DASHES + "— Not today, he said. The gate went up slowly.")[2:] == ["— Not today,"]


def test_a_tag_between_dashes_is_left_out():
    assert found(DASHES + "—Yes —said Brask—. You may go.")[2:] == ["—Yes", "You may go."]


def test_a_dash_may_open_in_the_middle_of_a_paragraph():
    assert "— Two winters!" in found(DASHES + "She hit him. — Two winters! she said. Then she laughed.")


def test_one_dash_in_a_story_of_marks_is_no_speech():
    text = "“Up.”\n\n“Down.”\n\n— the sea came in —\n\n“Left.”\n\n“Right.”\n\n“Out.”"
    assert len(found(text)) == 5


@pytest.mark.parametrize("mark", ["*", "_"])
def test_a_sentence_in_emphasis_is_thought(mark):
    text = f"Oda shut the door. {mark}I should never have come.{mark} The lamp went out."
    assert (found(text), kinds(text)) == ([f"{mark}I should never have come.{mark}"], ["thought"])


def test_italics_of_the_source_are_thought_too():
    text = "Oda shut the door. I should never have come. The lamp went out."
    told = tiny_story(text)
    span = span_of(text, "I should never have come.")
    shown = type(told)(
        id="x",
        text=text,
        origin=told.origin,
        paragraphs=told.paragraphs,
        emphasis=SpanTable([Emphasis(span, "italic")]),
    )
    assert [(q.span, q.kind) for q in find_quotes(shown)] == [(span, "thought")]


@pytest.mark.parametrize(
    "text", ["It was *very* cold.", "The *Grey Gannet* put to sea.", "She was *not* going to *cry* about it."]
)
def test_stress_and_ships_are_not_thought(text):
    assert found(text) == []


def test_a_story_of_signing_signs_its_italics():
    text = "*You’re late,* signed Oda.\n\n*I know.*\n\n*Again.*\n\nBrask put the bread down."
    assert kinds(text) == ["signed"] * 3


def test_mind_speech_is_thought():
    text = "::Don’t be afraid,:: Vey sent.\n\n::I’m not.::\n\nThey waited."
    assert kinds(text) == ["thought", "thought"]


def test_one_bracket_alone_is_not_mind_speech():
    assert found("The door was shut. [Do not enter.] They went in.") == []


def test_a_thought_without_marks_is_known_by_its_tag():
    text = "“Sit.”\n\nSay something, thought Oda, who had no words."
    assert (found(text)[1], kinds(text)[1]) == ("Say something,", "thought")


@pytest.mark.parametrize(
    "tag",
    ["her mother used to say", "the judge had told him once", "she’d said to Oda", "Brask had whispered on the stairs"],
)
def test_words_remembered_without_marks_are_known_by_their_tag(tag):
    text = f"Oda stood in the rain. Never thank a liar, {tag}. The door was shut."
    assert (found(text), kinds(text)) == (["Never thank a liar,"], ["recalled"])


@pytest.mark.parametrize(
    "text",
    [
        "During the interval of his coming and going, she had said to her husband that he must leave.",
        "The bell had begun, somebody had told the ringer, and it would not stop.",
        "It was, he had said, a fine day.",
    ],
)
def test_what_is_told_of_the_past_is_not_remembered_word_for_word(text):
    assert not found(text)


def test_what_is_told_after_words_remembered_is_not_among_them():
    assert found("Never thank a liar, she had said. And Oda hadn’t.") == ["Never thank a liar,"]


def test_words_remembered_go_on_after_their_tag():
    text = "Never thank a liar, she had said. You’ll only be asked to lend him money."
    assert found(text) == ["Never thank a liar,", "You’ll only be asked to lend him money."]


def test_a_marked_thought_is_thought():
    assert kinds("“What a fool,” thought Oda.") == ["thought"]


@pytest.mark.parametrize(
    "text",
    [
        "It was, he thought, a fine day.",
        "Meanwhile, she thought, life went on.",
        "She went out, thought better of it, and sat.",
    ],
)
def test_what_is_told_in_his_manner_is_not_his_words(text):
    assert found("“Sit.”\n\n" + text) == ["“Sit.”"]


BARE = (
    "Is it broken? she said.\n\nIt was, said her aunt.\n\nWho’s the thief?\n\nThe rain came down on the roof all night."
)


def test_speech_without_any_marks_is_known_by_its_tags():
    assert found(BARE) == ["Is it broken?", "It was,", "Who’s the thief?"]


def test_lines_of_chat_are_written():
    text = "Ira: he’s at it again\n\nFen: bang on the wall\n\nIra: I don’t bang on walls\n\nShe laughed."
    assert (found(text)[0], kinds(text)) == ("he’s at it again", ["written"] * 3)


def test_people_may_chat_under_names_in_lower_case():
    text = "ira88: where are you\n\nfen: out\n\nira88: out where\n\nShe laughed."
    assert (found(text), kinds(text)) == (["where are you", "out", "out where"], ["written"] * 3)


@pytest.mark.parametrize(
    "form",
    ["{}: {}", "<{}> {}", "[{}]: {}", "@{}: {}", "[21:04] {}: {}", "9:41 PM {}: {}", "(21:04:33) {}: {}",
     "{} (21:04): {}", "{} [9:41 pm]: {}"],
)  # fmt: skip
def test_chat_may_show_the_time(form):
    said = ["where are you", "out", "out where"]
    text = "\n\n".join(form.format(name, line) for name, line in zip(("Ira", "Fen", "Ira"), said, strict=True))
    assert (found(text), kinds(text)) == (said, ["written"] * 3)


def test_a_teller_who_says_what_he_did_before_a_colon_does_not_chat():
    text = "I was silent: it was late.\n\nI was silent: it was dark.\n\nI shook my head: I knew of none.\n\nI slept."
    assert not found(text)


def test_what_stands_over_a_letter_is_no_chat():
    assert not found("From: Ira\n\nTo: Fen\n\nSubject: the wall\n\nFrom: Fen\n\nTo: Ira\n\nSubject: your wall")


def test_messages_in_lower_case_without_a_stop_are_written():
    text = (
        "Oda looked down.\n\nwhere are you\n\nShe put it away.\n\nthe bus is gone\n\nANSWER ME PLEASE\n\n“Who’s that?”"
    )
    assert found(text) == ["where are you", "the bus is gone", "ANSWER ME PLEASE", "“Who’s that?”"]


def test_one_message_is_known_by_the_phone_beside_it():
    assert kinds("Her phone buzzed.\n\nthe bus is gone\n\nShe ran.") == ["written"]


def test_one_line_that_lost_its_capital_is_no_message():
    assert not found("Oda looked down.\n\nand so it went on\n\nShe ran.")


def test_a_play_is_speech():
    assert kinds("ODA: Come in.\n\nBRASK: I will not.\n\nODA: Please.") == ["speech"] * 3


def test_a_typed_message_is_written_with_the_lines_after_it():
    text = "She types with her thumb: do not tell her\n\nthats an hour short\n\n“Who’s that?” said Oda."
    assert kinds(text) == ["written", "written", "speech"]


def test_a_note_in_capitals_is_written():
    text = "She turned the paper over. IT WAS ME. LET HER OUT."
    assert (found(text), kinds(text)) == (["IT WAS ME. LET HER OUT."], ["written"])


def test_a_letter_is_written():
    text = "The note had come in a tin.\n\nDear Oda, eleven who can’t walk. Yours, B.\n\nShe folded it."
    assert kinds(text) == ["written"]


def test_a_heading_in_capitals_is_no_note():
    assert found("He wrote it on paper.\n\nCHAPTER TWO\n\nThe sea was flat.") == []


def test_verse_set_apart_is_no_speech():
    text = "They sang it low.\n\n     “The salt was high,\n     the boats were lost”\n\nThe fire sank.\n\nOda slept.\n\nThe sea came in.\n\nThe lamp burned."
    assert found(text) == []


def test_a_file_that_indents_every_paragraph_keeps_its_speech():
    assert len(found("    “Come in,” said Oda.\n\n    “No,” said Brask.\n\n    “Then go.”")) == 3


def test_no_quotation_in_an_empty_story():
    assert len(find_quotes(tiny_story(""))) == 0


MARKS = st.sampled_from(
    [*list("“”\"‘’'«»„—*_:[]`.,?!\n "), "\n\n", "said Oda", "I ", "she thought", "It was", "::", "<<", ">>", "AB CD "]
)


@given(st.lists(MARKS, max_size=60).map("".join))
def test_quotations_lie_inside_paragraphs_and_never_overlap(text):
    told = tiny_story(text)
    quotes = find_quotes(told)
    assert all(any(p.span.holds(q.span) for p in told.paragraphs) for q in quotes)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(quotes))


@given(st.lists(MARKS, max_size=60).map("".join))
def test_confidence_is_a_probability_and_spans_hold_words(text):
    for q in find_quotes(tiny_story(text)):
        assert 0 < q.confidence <= 1
        assert q.span.of(text).strip()


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "“",
        '"',
        "' ",
        "‘a ",
        "'a' ",
        "“a ‘b ",
        "*a ",
        "::",
        "[",
        "<<",
        ", she thought ",
        "No, thought Oda ",
        ". ",
        "...",
        ",  ",
        "A. B. ",
        "— ",
        ", said Oda ",
    ],
)
def test_forty_thousand_odd_marks_are_read_and_stay_inside_the_line(unit):
    text = "— Go.\n\n— " + unit * 40_000
    story = replace(tiny_story("— Go.\n\n— x"), text=text)
    story = replace(story, paragraphs=SpanTable([Paragraph(Span(0, 5)), Paragraph(Span(7, len(text)))]))
    assert all(q.span.end <= 5 or q.span.start >= 7 for q in find_quotes(story))


NARRATED = "The sea was flat. She went down to it every night.\n\n" * 10


def test_a_voice_that_says_i_in_another_narrators_tale_is_thought():
    text = NARRATED + "He looked at the glove. I’m not ready for this. The lamp went out."
    assert (found(text), kinds(text)) == (["I’m not ready for this."], ["thought"])


def test_a_narrator_who_says_i_is_not_thinking():
    assert found("I’m not ready for this. The sea is flat.\n\n" * 10) == []


def test_an_essayist_who_says_i_now_and_then_is_not_thinking():
    assert found((NARRATED + "I say nothing of the war here.\n\n") * 5) == []


def test_a_tag_in_italics_after_said_is_told_by_it():
    assert kinds("The note on the mirror said *Gone to sea, back Friday*, and nobody came.") == ["written"]


def test_a_thought_after_a_colon():
    assert kinds("“Sit.”\n\nOda thought: he knows about the cake.") == ["speech", "thought"]


def test_a_tag_with_a_capital_after_it_goes_on():
    assert found("“Sit.”\n\n" + NARRATED + "Oh, he thought, I used the wrong word.")[1:] == [
        "Oh,",
        "I used the wrong word.",
    ]


def test_a_tale_all_in_italics_says_nothing_by_it():
    assert found("*" + "The sea was flat. The boats were in and I knew it. " * 9 + "I left.*") == []


def test_a_chapter_that_opens_in_capitals_is_no_note():
    assert found("She wrote on paper.\n\nTHE FEAST WAS a noble feast, and nobody slept.") == []


def test_hands_in_a_tag_do_not_make_speech_signing():
    assert kinds("“Do not ask me,” cried Oda, putting her hands up.") == ["speech"]


def test_what_is_thought_after_a_full_stop_is_another_sentence():
    assert kinds("“It is done.” I thought of the mill.") == ["speech"]


@given(st.lists(MARKS, max_size=60).map("".join))
def test_no_quotation_begins_or_ends_with_white_space(text):
    for q in find_quotes(tiny_story(text)):
        assert q.span.of(text) == q.span.of(text).strip()
