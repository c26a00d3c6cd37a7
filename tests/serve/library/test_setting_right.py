import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serve.shelf_desk import PLAIN, RAIN, read_all
from underneath.errors import BadCorrections
from underneath.layers.acts import Act, Acts
from underneath.layers.corrections import Corrections, Fixed, Line, Meant, Merge, PronounsOf, Rename, Split
from underneath.layers.feelings import Feeling, Feelings
from underneath.layers.mentions import Coreference
from underneath.layers.speech import Attributions
from underneath.layers.ties import Tie, Ties
from underneath.reading.read import read
from underneath.reading.reading import Reading
from underneath.serve.library.giving import give_lines, no_quotations
from underneath.serve.library.overlay import lay
from underneath.serve.library.steps import Entry, combined, holding
from underneath.serve.reader_worker import attempt
from underneath.testing import span_of, tiny_reading

RENAMED = Corrections(renames=(Rename("Tobin", "Tob Ash"),))


@pytest.fixture
def story(library):
    id_ = library.add("rain.txt", RAIN.encode()).id
    read_all(library)
    return id_


def names(library, story):
    return {person.name for person in library.reading(story).cast.characters}


def test_a_change_is_seen_at_once_and_after_the_story_was_read_again(library, story):
    library.correct(story, RENAMED)
    at_once = names(library, story), library.get(story).fresh
    read_all(library)
    assert at_once == (names(library, story), False) and library.get(story).fresh


def test_a_change_is_found_by_after_the_story_was_read_again(library, story):
    library.correct(story, RENAMED)
    assert read_all(library).lines(speaker="Tob Ash").total == 3


def test_a_corrected_story_waits_before_new_ones(library, story):
    library.add("new.txt", b"Edda ran.")
    library.correct(story, RENAMED)
    assert library.take().id == story


def test_a_story_corrected_while_it_is_read_is_read_again(library, story):
    library.correct(story, RENAMED)
    task = library.take()
    library.undo(story)
    library.keep(task, attempt(task, PLAIN))
    assert library.get(story).state == "waiting"


def test_undo_and_redo_are_seen_at_once_even_after_a_new_reading(library, story):
    library.correct(story, RENAMED)
    read_all(library)
    undone = library.undo(story), "Tobin" in names(library, story)
    assert undone == (True, True) == (library.redo(story), "Tob Ash" in names(library, story))


def test_nothing_to_undo_or_redo_is_false(library, story):
    assert (library.undo(story), library.redo(story)) == (False, False)


def test_a_new_change_ends_what_could_be_done_again(library, story):
    library.correct(story, RENAMED)
    library.undo(story)
    library.correct(story, Corrections(nobodies=("Ilvane",)))
    assert not library.redo(story)


def test_the_history_keeps_what_was_taken_back(library, story):
    library.correct(story, RENAMED)
    library.undo(story)
    assert [(step.number, step.change, step.holds) for step in library.history(story)] == [(1, RENAMED, False)]


def test_selected_lines_are_given_together_and_undone_together(library, story):
    library.correct(story, give_lines(library.reading(story), [0, 1], speaker="the Queen"))
    given = [row.speaker for row in library.reading(story).layer(Attributions).rows[:2]]
    library.undo(story)
    back = [row.speaker for row in library.reading(story).layer(Attributions).rows[:2]]
    assert (given, back) == (["the-queen", "the-queen"], ["tobin", "mara-quill"])


def test_several_changes_before_the_story_is_read_again_build_on_each_other(library, story):
    library.correct(story, RENAMED)
    library.correct(story, Corrections(merges=(Merge(("Tob Ash", "the Queen")),)))
    at_once = names(library, story)
    assert at_once == {"Tob Ash", "Mara Quill"} == names(read_all(library), story)


@pytest.mark.parametrize(
    "change",
    [
        RENAMED,
        Corrections(merges=(Merge(("Ilvane", "the Queen")),)),
        Corrections(merges=(Merge(("mara-quill", "tobin")),)),
        Corrections(splits=(Split("Mara Quill", ("Mara",)),)),
        Corrections(pronouns=(PronounsOf("Tobin", "they/them"),)),
        Corrections(lines=(Line("Shall we?", speaker="Old Zebedee"),)),
        Corrections(lines=(Line("Shall we?", speaker="nobody", to=("the Queen",)),)),
        Corrections(lines=(Line("Shall we?", quote=False),)),
        Corrections(mentions=(Meant("his", "the Queen"),)),
        Corrections(nobodies=("Tobin",)),
    ],
)
def test_what_is_seen_at_once_is_what_a_new_reading_says(change):
    at_once = lay(tiny_reading(RAIN), change)
    again = read(RAIN.encode(), name="tiny.txt", settings=PLAIN, corrections=change)
    assert told(at_once, change) == told(again, change)


def told(reading, change):
    """Who is there, and whatever the change speaks of; what merely follows from it may come later."""
    fixed = reading.layer(Fixed)
    called = {person.id: person.name for person in reading.cast.characters}
    rows = reading.layer(Attributions).rows
    return (
        {called[id_] for id_ in fixed.people},
        {said.person: reading.cast[said.person].pronouns for said in change.pronouns},
        {name: name in called.values() for name in change.nobodies},
        len(reading.quotes),
        {i: called.get(rows[i].speaker) for i in fixed.speakers},
        {i: [called[id_] for id_ in rows[i].addressees] for i in fixed.addressees},
        {i: called[reading.layer(Coreference).entities[i]] for i in fixed.mentions},
        fixed.lost,
    )


def deep():
    plain = tiny_reading(RAIN)
    at = span_of(RAIN, "laughed")
    layers = dict(plain.layers) | {
        Feelings: Feelings([Feeling(at, "tobin", "joy", toward="mara-quill"), Feeling(at, "the-queen", "grief")]),
        Ties: Ties((Tie("tobin", "the-queen", "friend"), Tie("tobin", "mara-quill", "rival"))),
        Acts: Acts([Act(plain.quotes[i].span, "order", "mara-quill", ("tobin",), quote=i) for i in (0, 1, 5)]),
    }
    return Reading(plain.story, layers, None)


def test_merged_people_are_one_in_every_layer():
    laid = lay(deep(), Corrections(merges=(Merge(("Mara Quill", "Tobin")),)))
    ids = {row.who for row in laid.layer(Feelings)} | {id_ for tie in laid.layer(Ties).rows for id_ in (tie.a, tie.b)}
    assert ids == {"mara-quill", "the-queen"} and "tobin" not in laid.layer(Coreference).entities


def test_nobody_is_tied_to_themselves():
    laid = lay(deep(), Corrections(merges=(Merge(("Mara Quill", "Tobin")),)))
    assert [(tie.a, tie.b) for tie in laid.layer(Ties).rows] == [("mara-quill", "the-queen")]


def test_what_a_struck_person_felt_is_struck_too():
    assert {row.who for row in lay(deep(), Corrections(nobodies=("Tobin",))).layer(Feelings)} == {"the-queen"}


def test_an_act_of_what_is_no_quotation_is_none():
    reading = deep()
    laid = lay(reading, no_quotations(reading, [1]))
    assert [(act.quote, reading.words_of(act)) for act in laid.layer(Acts)] == [
        (0, "“Is it raining?”"),
        (4, "“do not laugh.”"),
    ]


def test_lines_fixed_earlier_stay_fixed_when_one_before_them_is_struck():
    reading = tiny_reading(RAIN)
    laid = lay(reading, give_lines(reading, [2], speaker="the Queen"))
    assert lay(laid, no_quotations(laid, [0])).layer(Fixed).speakers == {1: "the-queen"}


def test_a_name_taken_from_someone_with_others_leaves_them_those():
    laid = lay(tiny_reading(RAIN), Corrections(splits=(Split("Mara Quill", ("Mara Quill",)),)))
    assert {"Mara", "Mara Quill"} <= {person.name for person in laid.cast.characters}


def test_an_empty_change_is_refused(library, story):
    with pytest.raises(BadCorrections, match="empty"):
        library.correct(story, Corrections())


@pytest.mark.parametrize(
    "change", [Corrections(merges=(Merge(("Mara",)),)), Corrections(renames=(Rename("Mara", " "),)), Corrections(nobodies=("\ud800",))]
)  # fmt: skip
def test_a_change_that_says_nothing_of_use_is_refused_and_leaves_no_trace(library, story, change):
    with pytest.raises(BadCorrections):
        library.correct(story, change)
    assert library.history(story) == ()


def test_a_change_beyond_all_measure_is_refused(library, story):
    with pytest.raises(BadCorrections, match="characters"):
        library.correct(story, Corrections(nobodies=("x" * 5_000_000,)))


@pytest.mark.parametrize(
    ("steps", "one"),
    [
        (
            [RENAMED, Corrections(pronouns=(PronounsOf("Tob Ash", "they/them"),))],
            Corrections(renames=RENAMED.renames, pronouns=(PronounsOf("Tobin", "they/them"),)),
        ),
        (
            [Corrections(merges=(Merge(("Mara", "Tobin", "Ilvane")),)), Corrections(splits=(Split("Mara", ("Tobin",)),))],
            Corrections(merges=(Merge(("Mara", "Ilvane")),), splits=(Split("Mara", ("Tobin",)),)),
        ),
        (
            [Corrections(nobodies=("Ilvane",)), Corrections(merges=(Merge(("Mara", "Ilvane")),))],
            Corrections(merges=(Merge(("Mara", "Ilvane")),)),
        ),
        (
            [Corrections(lines=(Line("Shall we?", to=("Mara",)),)), Corrections(lines=(Line("Shall we?", speaker="Tobin"),))],
            Corrections(lines=(Line("Shall we?", speaker="Tobin", to=("Mara",)),)),
        ),
        (
            [RENAMED, Corrections(renames=(Rename("Tob Ash", "Toby"),))],
            Corrections(renames=(*RENAMED.renames, Rename("Tobin", "Toby"))),
        ),
    ],
)  # fmt: skip
def test_changes_one_after_the_other_are_one_that_says_the_same(steps, one):
    assert combined(steps) == one


def test_the_last_new_name_is_the_one_shown():
    steps = [RENAMED, Corrections(renames=(Rename("Tob Ash", "Toby"),))]
    reading = read(RAIN.encode(), settings=PLAIN, corrections=combined(steps))
    assert "Toby" in {person.name for person in reading.cast.characters}


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["do", "undo", "redo"]), max_size=30))
def test_redo_after_undo_is_as_if_nothing_was_done(acts):
    log = []
    for act in acts:
        done, undone = holding(log)
        if {"do": True, "undo": done, "redo": undone}[act]:
            log.append(Entry(len(log) + 1, "", act, RENAMED if act == "do" else None))
    before = holding(log)
    if before[0]:
        both = [*log, Entry(len(log) + 1, "", "undo", None), Entry(len(log) + 2, "", "redo", None)]
        assert holding(both) == before
