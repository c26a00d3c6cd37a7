from infer.under.under_desk import desk, undertones, weights
from underneath.infer.acts import acts_above, find_acts, find_missions
from underneath.layers.acts import Act, Acts
from underneath.layers.scenes import Scene, Scenes
from underneath.layers.speech import Attribution, Attributions
from underneath.story.spans import Span
from underneath.testing import span_of


def told(made, **kind):
    tones = undertones(made.units, kind={int(k[1:]): said for k, said in kind.items()})
    return acts_above(weights(acts=0.3), made.story, tones, made.attributions)


def test_a_line_does_something_of_its_speakers_to_its_hearers():
    (act,) = told(desk("“Sit down.”", ("“Sit down.”", "mara")), u0=("order", 0.9))
    assert (act.kind, act.by, act.to, act.quote) == ("order", "mara", ("kel",), 0)


def test_narration_does_nothing():
    assert len(told(desk("Sit down."), u0=("order", 0.9))) == 0


def test_a_line_of_nobody_does_nothing():
    assert len(told(desk("“Sit down.”", ("“Sit down.”", None)), u0=("order", 0.9))) == 0


def test_an_unlikely_act_is_not_told():
    assert len(told(desk("“Rain.”", ("“Rain.”", "mara")), u0=("order", 0.2))) == 0


def test_an_excuse_of_two_sentences_is_one():
    line = "“I am sorry. I am late.”"
    (act,) = told(desk(line, (line, "mara")), u0=("apologise", 0.9), u1=("apologise", 0.8))
    assert act.span == Span(0, len(line))


def test_two_orders_are_two():
    line = "“Sit down. Drink this.”"
    assert len(told(desk(line, (line, "mara")), u0=("order", 0.9), u1=("order", 0.9))) == 2


TALE = "“Escort the envoy to the pass.”\n\n***\n\n“It’s done. No casualties.”"
ORDER, REPORT = "“Escort the envoy to the pass.”", "“It’s done. No casualties.”"


def mission(text, order, *, doer="kel", scenes=True):
    made = desk(text, (order, "mara"), (REPORT, doer))
    span = span_of(text, order)
    acts = Acts([Act(span, "order", "mara", ("kel",), 0)])
    cut = text.index("***") if scenes else len(text)
    places = Scenes([Scene(Span(0, cut)), *([Scene(Span(cut + 3, len(text)))] if scenes else [])])
    rows = (Attribution("mara", ("kel",)), Attribution(doer, ("mara",)))
    return find_missions(made.story, acts, made.quotes, Attributions(rows), places).rows


def test_an_order_to_go_somewhere_is_a_mission_and_the_report_its_outcome():
    (row,) = mission(TALE, ORDER)
    assert (row.giver, row.doers, row.outcome.of(TALE)) == ("mara", ("kel",), REPORT)


def test_somebody_elses_report_ends_nothing():
    assert mission(TALE, ORDER, doer="mara")[0].outcome is None


def test_a_report_in_the_same_scene_is_none():
    assert mission(TALE, ORDER, scenes=False)[0].outcome is None


def test_an_order_to_sit_down_sends_nobody():
    text = TALE.replace(ORDER, "“Sit down.”")
    assert mission(text, "“Sit down.”") == ()


def test_the_stage_tells_nothing_of_an_empty_story():
    made = desk("")
    assert len(find_acts(made.story, undertones(made.units), made.attributions)) == 0
