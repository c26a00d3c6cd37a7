"""What fan writers put around a tale is told from the tale, and the tale from it."""

import pytest

from underneath.ingest.assemble import assemble
from underneath.ingest.manuscript import Manuscript
from underneath.ingest.paratext.voice import talks_to_readers
from underneath.story.story import Origin

BODY = """Sefa put the kettle on and waited for the ferry.

"You're late," said Ivo.

She did not turn round. The lamp had gone out an hour ago and the quay was dark.

"Later than that," she said.

He had brought bread, and he put it on the table where she could see it.

They ate without speaking until the bell rang."""

BEFORE = [
    ("authors_note", "A/N: This is my first fic so be nice!!"),
    ("authors_note", "AN: sorry for the wait, life happened."),
    ("authors_note", "A.N. Enjoy."),
    ("authors_note", "A/N Sorry this took so long, uni is eating me."),
    ("authors_note", "Author's Note: This takes place after the war."),
    ("authors_note", "**A/N:** Hello again."),
    ("authors_note", "*A/N: hi hi hi*"),
    ("authors_note", "(A/N: please be gentle)"),
    ("authors_note", "[A/N: set in my usual universe]"),
    ("authors_note", "Authors Note - I wrote this at 3am."),
    ("authors_note", "AUTHOR’S NOTES: Long one, sorry."),
    ("authors_note", "a/n: lowercase because i am tired"),
    ("authors_note", "A/N #2: ok one more thing"),
    ("authors_note", "Hey guys! This is my first story on here, so please read and review!"),
    ("authors_note", "Hope you enjoy this little oneshot, I wrote it for my sister."),
    ("authors_note", "Welcome back! Thanks for all the reviews last chapter, they made my week."),
    ("authors_note", "So, um, this is my first attempt at writing for this fandom. Please be kind!"),
    ("authors_note", "From the Author: a word before we start."),
    ("authors_note", "Edited A/N: fixed the typos, thanks Bell!"),
    ("disclaimer", "Disclaimer: I own nothing."),
    ("disclaimer", "I do not own these characters. I just play with them."),
    ("disclaimer", "DISCLAIMER - not mine, never was, never will be."),
    ("disclaimer", "Standard disclaimers apply."),
    ("disclaimer", "Disclaimed. Obviously."),
    ("disclaimer", "I don't own anything except the plot and the OCs."),
    (
        "disclaimer",
        "All recognizable characters belong to their respective owners. No copyright infringement intended.",
    ),
    ("disclaimer", "Disclaimer: If I owned them, do you think they would still be dressed?"),
    ("disclaimer", "Don't own. Don't sue."),
    ("disclaimer", "The characters are mine; please don't repost."),
    ("warning", "Warnings: blood, swearing, bad weather."),
    ("warning", "Warning: character death."),
    ("warning", "TW: grief, hospitals"),
    ("warning", "CW - alcohol"),
    ("warning", "Trigger warning: panic attacks"),
    ("warning", "Content warnings: knives"),
    ("warning", "T/W: needles"),
    ("warning", "Warning for mild language."),
    ("warning", "Warnings for chapter: none"),
    ("warning", "Content Notes: drowning (mentioned)"),
    ("note", "Notes: for Bell, who asked."),
    ("note", "Note: set two years after the fire."),
    ("note", "Prompt: 'the last ferry'"),
    ("note", "Beta'd by tidewrack, all mistakes mine."),
    ("note", "Inspired by a song I can't stop playing."),
    ("note", "Dedicated to everyone on the night shift."),
    ("note", "Notes - written for the winter swap"),
    ("note", "Chapter Notes: short one today"),
    ("note", "Many thanks to Bell for the beta."),
    ("note", "Thanks to tidewrack for reading this over."),
    ("note", "N.B. spelling is British"),
    ("summary", "Summary: Sefa waits. Ivo is late."),
    ("summary", "SUMMARY - in which bread is eaten"),
    ("summary", "Synopsis: two people, one lamp."),
    ("summary", "Story Summary: A ferry. A lamp. Regret."),
    ("header", "Rating: T"),
    ("header", "Rated: K+"),
    ("header", "Rated M for language"),
    ("header", "Fandom: Original Work"),
    ("header", "Pairing: Sefa/Ivo"),
    ("header", "Rating: PG-13 Pairing: Sefa/Ivo"),
    ("header", "Original Work | T | Sefa/Ivo | 2k"),
    ("header", "Fandom: Original | Rating: G | Words: 900"),
    ("header", "Genre: Angst/Romance"),
    ("header", "Title: The Last Ferry Author: tidewrack Rating: T"),
    ("header", "Relationships: Sefa & Ivo"),
    ("header", "Tags: ferries, bread, no plot"),
    ("header", "Rated: T - English - Angst/Romance - Words: 900 - Complete"),
    ("header", "Category: Gen"),
    ("header", "Archive Warning: No Archive Warnings Apply"),
    ("header", "Additional Tags: Lamps, Regret"),
]

AFTER = [
    ("authors_note", "A/N: that's all!"),
    ("authors_note", "AN: Reviews are love."),
    ("authors_note", "Please review!"),
    ("authors_note", "R&R!"),
    ("authors_note", "Thanks for reading! Kudos and comments make my day."),
    ("authors_note", "So, what did you think? Leave a review and let me know!"),
    ("authors_note", "Author's note: sequel coming soon."),
    ("authors_note", "A/N 2: yes, the lamp matters."),
    ("authors_note", "Thank you so much for reading <3"),
    ("authors_note", "Next chapter will be up on Sunday, stay tuned!"),
    ("authors_note", "Reviews make me write faster ;)"),
    ("authors_note", "(A/N: sorry not sorry)"),
    ("authors_note", "Please read and review. Flames will be used for warmth."),
    ("note", "Notes: the lamp is real."),
    ("note", "End Notes: come find me on tumblr."),
    ("note", "End notes: comments feed the gulls <3"),
    ("note", "Note: the ferry is based on a real one."),
    ("note", "Thanks to Bell for the beta!"),
    ("note", "Translation notes: sefa = ferry"),
    ("end_marker", "The End"),
    ("end_marker", "THE END"),
    ("end_marker", "The End."),
    ("end_marker", "the end"),
    ("end_marker", "FIN"),
    ("end_marker", "fin"),
    ("end_marker", "Fin."),
    ("end_marker", "~fin~"),
    ("end_marker", "~ Fin ~"),
    ("end_marker", "-END-"),
    ("end_marker", "*The End*"),
    ("end_marker", "~*~The End~*~"),
    ("end_marker", "TBC"),
    ("end_marker", "T.B.C."),
    ("end_marker", "To be continued..."),
    ("end_marker", "To Be Continued"),
    ("end_marker", "~Owari~"),
    ("end_marker", "OWARI"),
    ("end_marker", "End."),
    ("end_marker", "- end -"),
    ("end_marker", "END"),
    ("end_marker", "The End (for now)"),
    ("end_marker", "THE END?"),
    ("end_marker", "The end!"),
    ("end_marker", "xXx The End xXx"),
    ("end_marker", "To be continued?"),
    ("end_marker", "End of Part One"),
    ("end_marker", "End Chapter 3"),
    ("end_marker", "<<FIN>>"),
    ("end_marker", "***END***"),
    ("end_marker", "Fin~"),
    ("end_marker", "Finis"),
    ("end_marker", "(the end)"),
    ("end_marker", "_The End_"),
    ("disclaimer", "Disclaimer: still not mine."),
]

OPENINGS = [
    "Warning signs were everywhere that year.",
    '"Warning: do not feed the gulls," said the board.',
    "“Disclaimer,” said Ivo, “I cannot cook.”",
    "Dear Ivo,",
    "My dear Sefa, it has been eleven weeks.",
    "I have never told anyone this story.",
    "I don't own a coat.",
    "Note to self: never trust a ferry.",
    "The note said: come at once.",
    "Rating the ferries was her job.",
    "Tuesday, 4 a.m.",
    "London, 1941",
    "Monday",
    "Day One",
    "Summary justice was the only kind on the quay.",
    "By the time the ferry came she was asleep.",
    "By the sea there is a house.",
    "I own nothing but the clothes I stand in.",
    "Thanks to the fog, nobody saw the boat.",
    "Beta was the second of the twins.",
    "Character, her father said, is what you do in the dark.",
    "To whom it may concern:",
    "The end came on a Thursday.",
    "Not mine, she thought.",
    "Once upon a time there was a ferry",
    "Part of her wanted to laugh.",
    "Chapter and verse, he gave her.",
    "The letter was mine to burn.",
    "Status: nominal.",
    "Spoilers of war lay along the quay.",
    "Date: the third of May. Wind: north.",
    "From: Ivo\nTo: Sefa\nSubject: bread",
]

CLOSINGS = [
    '"The end," he said.',
    "It was the end.",
    "The end of the quay was dark.",
    "Nothing was finished.",
    "“To be continued,” said Ivo.",
    "She would write to him. She would tell him everything.",
    "“Thank you,” she said.",
    "“Please,” said Ivo. “Read it again.”",
    "No.",
    "…",
    "X",
    "Yours, Sefa",
    "And that was how the ferry was lost.",
    "Complete silence.",
    "I hope you can forgive me for telling you.",
    "She thanked him for reading to her.",
    "He said: thank you for reading to the children.",
]


def story_of(text):
    return assemble(Manuscript(text, "text"), Origin("quay.txt", "text", "utf-8", ""), "quay")


def kinds(text):
    return [(p.kind, p.span.of(text)) for p in story_of(text).paratext]


def within(line, at=3):
    parts = BODY.split("\n\n")
    return "\n\n".join([*parts[:at], line, *parts[at:]])


@pytest.mark.parametrize(("kind", "line"), BEFORE)
def test_words_before_a_tale_are_told_by_kind(kind, line):
    assert kinds(f"{line}\n\n{BODY}") == [(kind, line)]


@pytest.mark.parametrize(("kind", "line"), AFTER)
def test_words_after_a_tale_are_told_by_kind(kind, line):
    assert kinds(f"{BODY}\n\n{line}") == [(kind, line)]


@pytest.mark.parametrize("line", OPENINGS)
def test_a_tale_may_open_like_a_note(line):
    assert kinds(f"{line}\n\n{BODY}") == []


@pytest.mark.parametrize("line", CLOSINGS)
def test_a_tale_may_close_like_a_note(line):
    story = story_of(f"{BODY}\n\n{line}")
    assert (len(story.paratext), len(story.breaks)) == (0, 0)


@pytest.mark.parametrize(
    "title",
    ["The Last Ferry", "the last ferry", "LAST FERRY (oneshot)", "Ferry", "Ferry Me Home, Ivo", "Who Goes There?"],
)
@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("byline", "by tidewrack"),
        ("summary", "Summary: she waits."),
        ("authors_note", "A/N: hi!"),
        ("header", "Rating: T"),
        ("disclaimer", "Disclaimer: nope."),
    ],
)
def test_a_line_over_other_paratext_is_the_title(title, kind, line):
    assert kinds(f"{title}\n\n{line}\n\n{BODY}") == [("title", title), (kind, line)]


@pytest.mark.parametrize("title", ["The Last Ferry", "LAST FERRY", "What We Owe the Sea"])
def test_a_title_may_stand_over_prose_alone(title):
    assert kinds(f"{title}\n\n{BODY}") == [("title", title)]


@pytest.mark.parametrize("line", ["The Lamp", "Lamps, and after lamps"])
def test_the_first_line_of_a_poem_is_no_title(line):
    assert kinds(f"{line}\n\nThe boat is in\n\nThe widow sleeps\n\nAnd who will row") == []


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("authors_note", "(A/N: I know, I know.)"),
        ("authors_note", "A/N: skip this part if you are squeamish."),
        ("authors_note", "[AN: lol]"),
        ("authors_note", "(Author's note: the lamp is a metaphor)"),
        ("note", "T/N: a quay is a pier."),
        ("note", "[Illustration: the quay by night]"),
    ],
)
def test_a_note_may_interrupt_a_tale(kind, line):
    assert kinds(within(line)) == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Note: the lamp was out.",
        "Warning: this door is alarmed.",
        "Summary of the case: bread.",
        "Rating: poor.",
        "PS: bring bread.",
        '"A/N what?" said Ivo.',
        "The End, said the sign.",
        "THE END OF THE ROAD",
        "An: that was her name.",
        "Notes: three gulls, one boat.",
        "Thanks for reading my letter, he wrote.",
    ],
)
def test_what_a_tale_may_say_in_passing_stays_in_it(line):
    assert kinds(within(line)) == []


def test_a_note_runs_on_until_the_tale_begins():
    note = [
        "A/N: Hello again!",
        "So this chapter took me ages, sorry, thanks for all your reviews.",
        "Hope you enjoy it!",
    ]
    assert kinds("\n\n".join([*note, BODY])) == [("authors_note", part) for part in note]


def test_a_bare_label_names_the_paragraph_after_it():
    assert kinds(f"Summary:\n\nSefa waits. Ivo is late.\n\n{BODY}") == [
        ("summary", "Summary:"),
        ("summary", "Sefa waits. Ivo is late."),
    ]


def test_what_stands_between_a_note_and_a_label_belongs_to_the_note():
    text = f"A/N: hello.\n\nIt is raining here.\n\nDisclaimer: not mine.\n\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == ["authors_note", "authors_note", "disclaimer"]


def test_a_note_before_a_mark_makes_no_scene():
    text = f"A/N: hello, hope you enjoy this!\n\nReviews are love.\n\n***\n\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == ["authors_note", "authors_note"]


def test_a_scene_after_a_note_is_no_part_of_it():
    text = f"A/N: hello!\n\nShe slept on the quay, and nobody woke her.\n\n***\n\n{BODY}"
    assert kinds(text) == [("authors_note", "A/N: hello!")]


def test_an_unlabelled_disclaimer_is_known_by_its_company():
    text = f"A/N: I regret nothing.\n\nNot mine? No, all mine.\n\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == ["authors_note", "disclaimer"]


def test_a_note_in_brackets_runs_to_the_closing_one():
    text = within("(A/N: sorry, one thing.\n\nThe lamp is real.\n\nThat is all.)")
    assert [kind for kind, _ in kinds(text)] == ["authors_note"] * 3


def test_replies_to_reviewers_belong_to_the_closing_note():
    text = f"{BODY}\n\n-----\n\nA/N: Sooo... what did you think?\n\nMara: will she ever leave? Who knows.\n\nGuest: I know, right?\n\nxoxo saltmarsh"
    assert [kind for kind, _ in kinds(text)] == ["authors_note"] * 4


def test_a_last_scene_after_a_note_stays_in_the_tale():
    text = f"{BODY}\n\n***\n\nA/N: sorry!\n\nShe had not slept, and he knew it, and she was glad of him.\n\nShe was asleep when he left her."
    assert kinds(text) == [("authors_note", "A/N: sorry!")]


def test_an_i_before_a_tale_without_one_is_the_writers():
    line = "Okay, so this is weird, but I couldn't sleep and this happened."
    assert kinds(f"{line}\n\n{BODY}") == [("authors_note", line)]


def test_an_i_before_a_tale_told_by_one_is_the_tellers():
    body = "I put the kettle on.\n\nI waited on the quay, and I had bread with me.\n\n“You’re late,” I said."
    assert kinds(f"I could not sleep and this happened.\n\n{body}") == []


def test_two_writers_share_a_byline():
    assert kinds(f"The Last Ferry\n\nby saltmarsh and bell\n\n{BODY}")[1] == ("byline", "by saltmarsh and bell")


def test_after_the_end_come_notes():
    text = f"{BODY}\n\nThe End\n\nWell, there it is. Took a while.\n\nDisclaimer: not mine."
    assert [kind for kind, _ in kinds(text)] == ["end_marker", "authors_note", "disclaimer"]


def test_a_scene_after_the_end_stays_in_the_tale():
    text = f'{BODY}\n\nThe End\n\n"Is it?" said Ivo. He had come back for the bread and he was wet through.'
    assert kinds(text) == [("end_marker", "The End")]


def test_the_last_paragraphs_of_a_closing_note_belong_to_it():
    text = f"{BODY}\n\nNotes: the lamp is real.\n\nThank you for reading!"
    assert [kind for kind, _ in kinds(text)] == ["note", "note"]


def test_notes_stand_around_every_chapter():
    text = f"Chapter 1\n\nA/N: hi!\n\n{BODY}\n\nPlease review!\n\nChapter 2\n\nDisclaimer: not mine.\n\n{BODY}\n\nTBC"
    assert [kind for kind, _ in kinds(text)] == ["authors_note", "authors_note", "disclaimer", "end_marker"]


def test_labels_line_by_line_are_told_one_by_one():
    text = f"Title: Low Tide\nAuthor: saltmarsh\nDisclaimer: not mine.\nSummary: she waits.\n\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == ["title", "byline", "disclaimer", "summary"]


def test_a_title_page_may_set_by_on_a_line_of_its_own():
    text = f"THE SALT WIFE\n\nBY\n\nANN LEE\n\nCHAPTER I\n\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == ["title", "byline", "byline"]


def test_a_text_of_notes_alone_has_no_tale():
    assert len(story_of("A/N: this will be updated soon!\n\nSorry guys, thanks for reading my fics.").paragraphs) == 0


def test_a_narrator_who_speaks_of_her_story_is_no_writer_of_notes():
    assert (
        talks_to_readers("I have told this story badly, and I hope the reader will forgive me. I was never good at it.")
        < 3
    )


def test_a_writer_who_speaks_of_her_fic_is():
    assert talks_to_readers("This is my first fic so please be nice, I wrote it at 3am lol") >= 3
