from hypothesis import given
from hypothesis import strategies as st

from underneath.infer.attribution.grammar import Form, Gender
from underneath.infer.attribution.people import People, Ref
from underneath.infer.dialogue.agreeing import believe_tags, clashing, renamed, same_people
from underneath.layers.chains import Chains
from underneath.layers.mentions import Mention, Mentions
from underneath.layers.speech import Attribution
from underneath.testing import span_of

TALE = "“Sit,” said the smith. “Why?” asked Orla. “Because,” he said."
SMITH, HE, ORLA = span_of(TALE, "the smith"), span_of(TALE, "he", 2), span_of(TALE, "Orla")
MENTIONS = Mentions([Mention(SMITH, "PER", "NOM"), Mention(ORLA, "PER", "PROP"), Mention(HE, "PER", "PRON")])


def chains(sure=0.9, he="x1"):
    return Chains(("x1", "orla", he), (sure, 1.0, sure))


def lines(first="x1", last="orla"):
    return [
        Attribution(first, ("orla",), SMITH, "anaphoric", 0.5),
        Attribution("orla", (first,), ORLA, "explicit", 0.9),
        Attribution(last, ("x1",), HE, "anaphoric", 0.5),
    ]


def test_a_line_is_said_by_the_one_its_tag_means():
    assert [row.speaker for row in believe_tags(lines(), MENTIONS, chains())] == ["x1", "orla", "x1"]


def test_whoever_was_taken_for_the_speaker_hears_the_line():
    assert believe_tags(lines(), MENTIONS, chains())[2].addressees == ("orla",)


def test_a_chain_that_is_not_sure_changes_no_speaker():
    assert believe_tags(lines(), MENTIONS, chains(sure=0.3)) == lines()


def test_a_name_in_the_tag_is_not_overruled():
    crossed = Chains(("x1", "x1", "x1"), (0.9, 0.9, 0.9))
    assert believe_tags(lines(), MENTIONS, crossed)[1].speaker == "orla"


def test_a_line_that_a_person_gave_to_someone_stays():
    assert believe_tags(lines(), MENTIONS, chains(), held={2})[2] == lines()[2]


def test_what_her_sister_says_is_no_mans_line():
    said = believe_tags(lines(first="joss"), MENTIONS, chains(sure=0.3), clash=lambda at, who: (at, who) == (0, "joss"))
    assert said[0].speaker == "x1"


def test_a_chain_that_cannot_be_meant_either_changes_no_speaker():
    said = believe_tags(lines(first="joss"), MENTIONS, chains(sure=0.9), clash=lambda at, who: at == 0)  # noqa: ARG005
    assert said[0].speaker == "joss"


def test_a_description_clashes_with_someone_of_the_other_gender_alone():
    sister = Ref(0, 0, 10, -1, Form.NOM, Gender.SHE, -1, 0, 0, 2, outer=True)
    people = People()
    for name, gender in (("philip", Gender.HE), ("emma", Gender.SHE), ("x1", Gender.UNKNOWN)):
        people.add(name, gender)
    clash = clashing([sister], people)
    assert [clash(0, who) for who in ("philip", "emma", "x1")] == [True, False, False]


def test_several_together_are_no_tags_speaker():
    assert believe_tags(lines(), MENTIONS, chains(he="orla+x1"))[2] == lines()[2]


def test_a_description_whose_lines_are_all_one_persons_is_that_person():
    assert same_people(lines("joss", "joss"), MENTIONS, ("x1", "orla", "x1"), {"orla", "joss"}) == {"x1": "joss"}


def test_a_description_whose_lines_are_two_peoples_stays_itself():
    assert same_people(lines("joss", "orla"), MENTIONS, ("x1", "orla", "x1"), {"orla", "joss"}) == {}


def test_someone_of_the_cast_is_never_taken_for_another():
    assert same_people(lines("joss", "joss"), MENTIONS, ("mirel", "orla", "mirel"), {"orla", "joss", "mirel"}) == {}


def test_names_are_put_for_speakers_and_hearers_alike():
    row = renamed([Attribution("x1", ("orla", "x1"))], {"x1": "joss"})[0]
    assert (row.speaker, row.addressees) == ("joss", ("orla", "joss"))


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(["a", "b", "c", "d", None])), max_size=12))
def test_joins_never_lead_from_a_join_to_another(pairs):
    mentions = Mentions(Mention(span_of("x" * 40, "x", i + 1), "PER", "NOM") for i in range(len(pairs)))
    rows = [Attribution(who, cue=mentions[i].span) for i, (_, who) in enumerate(pairs)]
    joins = same_people(rows, mentions, [chain for chain, _ in pairs], set())
    ends = set(joins.values())
    assert all(joins.get(end, end) in ends for end in ends)
