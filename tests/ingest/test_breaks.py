"""Marks between scenes, and what only looks like one."""

import pytest

from underneath.ingest.blocks import find_pieces
from underneath.ingest.breaks import gap_breaks, is_mark, mark_breaks

MARKS = """*** / * * * / * / --- / -- / - / – / — / ~ / ~*~ / xXx / oOo / o0o / -x- / . . . / # / ### / ⁂ / ❦ / ◇ / ☕ ☕ ☕ / ____ / ~~~ / §
[11] / -line break- / [scene break] / (line break) / o.O.o / -X-X- / XxXxX / ----- / === / ~ ~ ~ / * * * * * / . . . . . / xXxXxXx / ~*~*~*~
⟡ / * * / ________ / ••• / • • • / · / ♥ / ☆★☆ / <><><> / >>><<< / ^^^ / +++ / -o- / -O- / ~o~ / oOoOo / 0o0o0 / x-x-x / X X X / x x x
xxx / -oOo- / --xx-- / ..ooOOoo.. / .:.:.:. / ::: / \\*\\*\\* / – – – / ... ... ... / ...... / ~x~X~x~ / -v-v-v- / *-*-* / =^..^= / LINE BREAK
linebreak / LINEBREAK / ~page break~ / --scene break-- / *scene change* / [break] / TIME SKIP / -time skip- / **Time skip** / -flashback-
*end flashback* / ~ Two days later ~ / --- Three hours later --- / LINEBREAKLINEBREAK / HPHPHPHPHPHP / 🌊 / 🌙🌙🌙 / XOXOXOXOXOXO / -1- / (2)
三 / 松 松 / 〇 / ( ) / (*) / ))) ((( / [o] / ( o ) / , / ,,, / . / . o . / ...o... / .x.
~ Mira's POV ~ / Mira's POV / MIRA POV / ✿ / ∞ / MWMWMWMWMW / -.-.- / ~•~ / }{ / <line break> / xox-xox-xox / scene break / aaaa-aaaa-aaaa-""".replace(
    "\n", " / "
).split(" / ")[:-1]

STORY = """No. | … | ... | X | ? | ! | ?! | No | Yes. | "..." | “…” | '…' | "!" | “?” | Oh. | Oooh | OOH | Ooo! | XOXO | xoxo | xx | X. | O | o | I | II
Aaaaaaah | AAAAAAAAAAAA | HAHAHAHAHA | hahahaha | la la la la | Nooooooo | zzzzzzzz | Hmmmmmm | Mira | Later | Meanwhile. | Two days later
Two days later. | Tuesday, 4 a.m. | London, 1941 | Yours, Ivo | -Ivo- | - M. | ~Mira~ | *Stop.* | *Mira* | _No_ | —No. | “—” | 1941 | 7 | Break.
“Line break,” he said. | He broke the line. | S.O.S. | SOS | A.M. | Hello? | mama | Mississippi | BANG | Bang bang bang | Tick tock tick tock
Knock knock. | NO NO NO | No no no no no | Go go go! | Thump. Thump. Thump. | Time. | P.S. | x | :) | !!! | (…) | *…* | “What—what?” | Prrprr.""".replace(
    "\n", " | "
).split(" | ")


@pytest.mark.parametrize("line", MARKS)
def test_a_mark_of_any_make_parts_scenes(line):
    assert is_mark(line)


@pytest.mark.parametrize("line", STORY)
def test_a_short_line_of_the_tale_is_no_mark(line):
    assert not is_mark(line)


def test_a_mark_is_one_line():
    assert not is_mark("***\n***")


def test_an_empty_line_is_no_mark():
    assert not is_mark("  ")


def roles(text):
    pieces = find_pieces(text)
    mark_breaks(pieces)
    return [p.words for p in pieces if p.role == "break"]


def test_dots_that_come_back_at_a_scenes_distance_are_marks():
    scene = "She slept.\n\n“Wake up,” said Ivo.\n\nShe woke.\n\nIt rained.\n\n"
    assert roles(f"{scene}...\n\n{scene}...\n\n{scene}") == ["...", "..."]


def test_dots_once_are_a_silence():
    assert roles("“Well?” said Ivo.\n\n...\n\n“Well?” he said again.") == []


def test_dots_close_together_are_silences():
    assert roles("“Well?” said Ivo.\n\n...\n\n“Well?”\n\n...\n\nShe slept.") == []


TALK = "“Wake up,” said Ivo.\n\nShe woke, and the rain had stopped.\n\nThey went.\n\nIt was dark."


@pytest.mark.parametrize("letter", ["o", "x", "xx", "v", "xox"])
def test_a_letter_alone_between_two_paragraphs_is_a_mark(letter):
    assert roles(f"{TALK}\n\n{letter}\n\n{TALK}") == [letter]


@pytest.mark.parametrize("text", ["Come home soon.\n\nMum\n\nx\n\nShe folded it.", f"{TALK}\n\nx", f"x\n\n{TALK}"])
def test_a_kiss_under_a_letter_or_at_an_end_is_no_mark(text):
    assert roles(text) == []


@pytest.mark.parametrize("ornament", ["[ping]", "4x100", "(pause)", "~boo~", "10:10"])
def test_an_ornament_of_the_storys_own_is_known_by_coming_back(ornament):
    assert roles(f"{TALK}\n\n{ornament}\n\n{TALK}\n\n{ornament}\n\n{TALK}") == [ornament] * 2


@pytest.mark.parametrize("line", ["[ping]", "4x100"])
def test_what_stands_there_once_may_be_the_tale(line):
    assert roles(f"{TALK}\n\n{line}\n\n{TALK}") == []


@pytest.mark.parametrize("line", ["tick", "ALL", "OLD SAILOR", "[Plate]", "‘4x100’", "Again?", "4x100,"])
def test_words_and_names_that_come_back_are_the_tale(line):
    assert roles(f"{TALK}\n\n{line}\n\n{TALK}\n\n{line}\n\n{TALK}") == []


def test_a_wall_of_stars_longer_than_any_ruler_is_left_alone():
    assert roles("She slept.\n\n" + "ab" * 300) == []


SCENE = "She slept.\n\nHe did not.\n\n“Wake up,” said Ivo.\n\nIt rained on the quay."


def gaps(text):
    return [text[span.start : span.end] for span in gap_breaks(find_pieces(text))]


def test_a_gap_wider_than_usual_parts_scenes():
    assert gaps(f"{SCENE}\n\n\n\n{SCENE}\n\n\n\n{SCENE}") == ["\n\n\n\n", "\n\n\n\n"]


def test_a_blank_line_parts_scenes_where_paragraphs_have_none():
    lines = SCENE.replace("\n\n", "\n")
    assert gaps(f"{lines}\n\n{lines}\n\n{lines}") == ["\n\n", "\n\n"]


def test_gaps_that_vary_at_random_part_nothing():
    parts = SCENE.split("\n\n") * 3
    text = "".join(part + "\n" * (2 + i * 7 % 3) for i, part in enumerate(parts))
    assert gaps(text) == []


def test_a_file_of_even_gaps_has_no_scenes():
    assert gaps(SCENE) == []


def test_two_gaps_have_no_usual_width():
    assert gaps("She slept.\n\nHe did not.\n\n\n\nIt rained.") == []


def test_a_gap_before_the_last_short_line_is_a_signature():
    assert gaps(f"{SCENE}\n\n{SCENE}\n\n\n\nIvo Dace") == []


def test_no_pieces_have_no_gaps():
    assert gaps("") == []
