"""Setting right: at once, for good, and back again."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from underneath.layers.corrections import Corrections, Line, Meant, Merge, PronounsOf, Rename, Split
from underneath.serve.web.telling import told


def speakers(desk, story):
    reading = desk.reading(story)
    return [(s.name if (s := reading.speaker_of(i)) else None) for i in range(len(reading.quotes))]


def starts(desk, story):
    return [str(quote.span.start) for quote in desk.reading(story).quotes]


def id_of(desk, story, name):
    return next(c.id for c in desk.reading(story).cast.characters if name in (c.name, *c.aliases))


def mend(desk, story, what, **fields):
    return desk.post(f"/story/{story}/right", {"what": what, **fields})


def names(desk, story):
    return [c.name for c in desk.reading(story).cast.characters]


def test_a_line_is_given_to_another(desk, tale):
    mend(desk, tale, "lines", line=starts(desk, tale)[0], speaker=id_of(desk, tale, "Mara"))
    assert speakers(desk, tale)[0] == "Mara Quill"


def test_many_lines_are_given_at_once_and_taken_back_at_once(desk, tale):
    before = speakers(desk, tale)
    mend(desk, tale, "lines", line=starts(desk, tale)[:4], speaker=id_of(desk, tale, "Tobin"))
    given = speakers(desk, tale)[:4]
    desk.post(f"/story/{tale}/undo")
    assert (given, speakers(desk, tale)) == (["Tobin"] * 4, before)


def test_a_line_is_given_to_somebody_new(desk, tale):
    mend(desk, tale, "lines", line=starts(desk, tale)[0], new="Captain Holt")
    assert speakers(desk, tale)[0] == "Captain Holt"


def test_a_line_is_given_to_nobody(desk, tale):
    mend(desk, tale, "lines", line=starts(desk, tale)[0], speaker="nobody")
    assert speakers(desk, tale)[0] is None


def test_a_line_is_given_a_hearer_and_keeps_its_speaker(desk, tale):
    mend(desk, tale, "lines", line=starts(desk, tale)[0], to=id_of(desk, tale, "Mara"))
    reading = desk.reading(tale)
    assert ([p.name for p in reading.addressees_of(0)], speakers(desk, tale)[0]) == (["Mara Quill"], "Tobin")


def test_a_line_can_have_no_hearer(desk, tale):
    mend(desk, tale, "lines", line=starts(desk, tale)[0], to="nobody")
    assert desk.reading(tale).addressees_of(0) == ()


def test_what_is_no_quotation_is_struck(desk, tale):
    before = len(desk.reading(tale).quotes)
    mend(desk, tale, "noquotation", line=starts(desk, tale)[0])
    assert len(desk.reading(tale).quotes) == before - 1


def test_two_people_become_one(desk, tale):
    mend(desk, tale, "merge", person=[id_of(desk, tale, "Ilvane"), id_of(desk, tale, "Tobin")])
    assert "Tobin" not in names(desk, tale) and "Ilvane" in names(desk, tale)


def test_one_person_becomes_two(desk, tale):
    mend(desk, tale, "split", person=id_of(desk, tale, "Mara"), apart="Mara")
    assert {"Mara", "Mara Quill"} <= set(names(desk, tale))


def test_somebody_gets_another_name(desk, tale):
    mend(desk, tale, "rename", person=id_of(desk, tale, "Tobin"), name="Tobin Hale")
    assert "Tobin Hale" in names(desk, tale)


def test_somebody_gets_pronouns(desk, tale):
    mend(desk, tale, "pronouns", person=id_of(desk, tale, "Tobin"), pronouns="they/them")
    assert desk.reading(tale).cast["Tobin"].pronouns == "they/them"


def test_nobody_is_struck_from_the_cast(desk, tale):
    mend(desk, tale, "remove", person=id_of(desk, tale, "Ilvane"))
    assert "Ilvane" not in names(desk, tale)


def test_what_was_taken_back_can_hold_again(desk, tale):
    mend(desk, tale, "rename", person=id_of(desk, tale, "Tobin"), name="Tobin Hale")
    desk.post(f"/story/{tale}/undo")
    desk.post(f"/story/{tale}/redo")
    assert "Tobin Hale" in names(desk, tale)


def test_it_is_used_before_the_story_is_read_again(desk, tale):
    desk.reader.asleep = True
    mend(desk, tale, "lines", line=starts(desk, tale)[0], speaker=id_of(desk, tale, "Mara"))
    assert speakers(desk, tale)[0] == "Mara Quill" and "Being read again" in desk.page(f"/story/{tale}")


def test_the_page_shows_it_at_once(desk, tale):
    desk.page(f"/story/{tale}")
    mend(desk, tale, "rename", person=id_of(desk, tale, "Tobin"), name="Tobin Hale")
    assert "Tobin Hale" in desk.page(f"/story/{tale}")


def test_the_story_is_read_again_with_it(desk, tale):
    mend(desk, tale, "rename", person=id_of(desk, tale, "Tobin"), name="Tobin Hale")
    assert desk.library.get(tale).fresh and "Being read again" not in desk.page(f"/story/{tale}")


def test_after_a_plain_form_one_is_where_one_was(desk, tale):
    fields = {"person": id_of(desk, tale, "Tobin"), "name": "T"}
    where = [mend(desk, tale, "rename", **fields, **more).headers["location"] for more in ({}, {"back": "right"})]
    assert where == [f"/story/{tale}", f"/story/{tale}/right"]


def test_the_script_is_told_that_it_is_done(desk, tale):
    assert desk.script(f"/story/{tale}/undo").json() == {"done": True}


@pytest.mark.parametrize(
    ("what", "fields"),
    [
        ("", {}),
        ("burn", {}),
        ("merge", {"person": "mara"}),
        ("split", {"person": "mara"}),
        ("rename", {"person": "mara", "name": " "}),
        ("rename", {"name": "x"}),
        ("pronouns", {"person": "mara"}),
        ("lines", {"speaker": "mara"}),
        ("lines", {"line": "0"}),
        ("lines", {"line": "3", "speaker": "mara"}),
        ("noquotation", {}),
        ("remove", {}),
    ],
)
def test_a_form_that_asks_for_nothing_is_refused_and_changes_nothing(desk, tale, what, fields):
    answer = desk.script(f"/story/{tale}/right", {"what": what, **fields})
    assert (answer.status_code, bool(answer.json()["error"]), desk.library.history(tale)) == (400, True, ())


def test_a_line_from_an_older_reading_hits_no_other(desk, tale):
    answer = desk.script(f"/story/{tale}/right", {"what": "lines", "line": "2", "speaker": "nobody"})
    assert "reload" in answer.json()["error"]


def test_a_story_that_is_not_read_cannot_be_set_right(desk):
    desk.reader.asleep = True
    story = desk.put("tide.txt", "She came.")
    assert desk.script(f"/story/{story}/right", {"what": "rename", "person": "a", "name": "b"}).status_code == 400


# The plain page.


def test_all_can_be_done_on_a_page_without_a_script(desk, tale):
    page = LexborHTMLParser(desk.page(f"/story/{tale}/right"))
    asked = {node.attributes["value"] for node in page.css("[name=what]")}
    assert asked == {"merge", "split", "rename", "pronouns", "remove", "lines", "noquotation"}


def test_its_forms_carry_the_key(desk, tale):
    page = LexborHTMLParser(desk.page(f"/story/{tale}/right"))
    assert {form.css_first("[name=key]").attributes["value"] for form in page.css("form[method=post]")} == {
        desk.keys.form
    }


def test_it_shows_one_speakers_lines_alone(desk, tale):
    page = LexborHTMLParser(desk.page(f"/story/{tale}/right?who={id_of(desk, tale, 'Tobin')}"))
    assert {node.text() for node in page.css("td[data-l='said by']")} == {"Tobin"}


def test_it_tells_what_was_set_right_newest_first(desk, tale):
    mend(desk, tale, "rename", person=id_of(desk, tale, "Tobin"), name="Tobin Hale")
    mend(desk, tale, "pronouns", person=id_of(desk, tale, "Ilvane"), pronouns="she/her")
    desk.post(f"/story/{tale}/undo")
    rows = [node.text().strip() for node in LexborHTMLParser(desk.page(f"/story/{tale}/right")).css(".steps li")]
    assert [rows[0].endswith("(taken back)"), rows[1]] == [True, "Tobin is called Tobin Hale"]


def test_a_story_that_waits_has_no_such_page(desk):
    desk.reader.asleep = True
    story = desk.put("tide.txt", "She came.")
    assert desk.get(f"/story/{story}/right", follow_redirects=False).headers["location"] == f"/story/{story}"


def test_what_was_set_right_can_be_saved_as_a_file(desk, tale):
    mend(desk, tale, "rename", person=id_of(desk, tale, "Tobin"), name="Tobin Hale")
    answer = desk.get(f"/story/{tale}/corrections")
    assert b'name = "Tobin Hale"' in answer.content and "tide.underneath.toml" in answer.headers["content-disposition"]


LONG = "word " * 40


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Corrections(merges=(Merge(("Mara", "the medic", "M.")),)), ["Mara, the medic and M. are one person"]),
        (Corrections(splits=(Split("Mara", ("Mrs. Quill",)),)), ["Mrs. Quill: not Mara, but somebody else"]),
        (
            Corrections(renames=(Rename("a", "B"),), pronouns=(PronounsOf("B", "it/its"),)),
            ["a is called B", "B: it/its"],
        ),
        (Corrections(nobodies=("Tide",)), ["Tide: nobody’s name"]),
        (Corrections(lines=(Line("Row", speaker="Mara", to=("Odo",)),)), ["“Row”: Mara says it to Odo"]),
        (
            Corrections(lines=(Line("Row", speaker="nobody"), Line("On", speaker="nobody"))),
            ["“Row” and 1 more: nobody known says it"],
        ),
        (
            Corrections(lines=(Line("Row", to=()), Line("On", quote=False))),
            ["“Row”: to nobody known", "“On”: no quotation"],
        ),
        (Corrections(mentions=(Meant("she", "Mara"),)), ["“she” means Mara"]),
    ],
)
def test_a_correction_is_told_in_a_sentence(change, words):
    assert told(change) == words


def test_a_long_line_is_told_by_its_beginning():
    assert told(Corrections(lines=(Line(LONG, quote=False),)))[0].endswith("…”: no quotation")
