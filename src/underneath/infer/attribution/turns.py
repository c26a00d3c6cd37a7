"""Conversations as a list of turns: one a paragraph, more where its tags name different speakers."""

from __future__ import annotations

from collections import Counter

from underneath.infer.attribution.beasts import beasts_of
from underneath.infer.attribution.cues import Place, Turn, after_cue, before_cues, is_told
from underneath.infer.attribution.grammar import Form
from underneath.infer.attribution.people import Ref
from underneath.layers.scenes import Scenes
from underneath.layers.speech import Quotes
from underneath.story.story import Story

_STRONG = (Place.TAG, Place.VOICE, Place.LEAD)
BREAK_GAP = 8  # paragraphs of narration after which a conversation is taken to be over
START = 99
_ASIDE = ("thought", "recalled")
LEADS = 8  # people the story names most
_MORE = 14  # and more of them, for the trained scorer


class Layout:
    """Quotations, mentions and scenes by paragraph."""

    def __init__(self, story: Story, quotes: Quotes, refs: list[Ref], scenes: Scenes) -> None:
        self.text = story.text
        self.paragraphs = [p.span for p in story.paragraphs]
        self.spans = [q.span for q in quotes]
        self.kinds = [q.kind for q in quotes]
        self.parts = [q.part for q in quotes]
        self.refs: list[list[Ref]] = [[] for _ in self.paragraphs]
        self.inside: list[list[Ref]] = [[] for _ in self.spans]
        for ref in refs:
            if ref.quote >= 0:
                self.inside[ref.quote].append(ref)
            elif ref.paragraph >= 0:
                self.refs[ref.paragraph].append(ref)
        self.sentence_ends = [s.span.end for s in story.sentences]
        count = Counter(ref.who for ref in refs if ref.who >= 0)
        self.leads = [p for p, _ in count.most_common(_MORE)]
        self.told_often = Counter(ref.who for ref in refs if ref.quote < 0)
        self.told = set(self.told_often)
        self.beasts = beasts_of(story.text, refs)
        self.voiced: set[int] = set()  # whom a pronoun beside a verb of saying seems to mean
        self.says: Counter[int] = Counter()  # tags that name someone, in the whole story
        self.lead_rank = {p: min(rank, 3) for rank, p in enumerate(self.leads[:LEADS])}
        self.fixed: dict[int, int] = {}  # quotation → whom a person named as its speaker, -1 for nobody known
        self.asides: list[tuple[int, int]] = []  # paragraph, quotation: what nobody in the room hears
        self.quotes, self.nested = self._top_level(quotes)
        self.scene_of = self._scenes(scenes)

    def _top_level(self, quotes: Quotes) -> tuple[dict[int, list[int]], list[tuple[int, int]]]:
        """Quotation numbers by paragraph, outermost only; and (inner, outer) pairs."""
        by_paragraph: dict[int, list[int]] = {}
        nested: list[tuple[int, int]] = []
        at, reach, outer = 0, -1, -1
        for i, quote in enumerate(quotes):
            if quote.span.start < reach:
                nested.append((i, outer))
                continue
            reach, outer = quote.span.end, i
            while at + 1 < len(self.paragraphs) and self.paragraphs[at].end <= quote.span.start:
                at += 1
            if not self.paragraphs:
                continue
            if quote.kind in _ASIDE:
                self.asides.append((at, i))
            else:
                by_paragraph.setdefault(at, []).append(i)
        return by_paragraph, nested

    def _scenes(self, scenes: Scenes) -> list[int]:
        out, at = [], 0
        for span in self.paragraphs:
            while at + 1 < len(scenes) and scenes[at + 1].span.start <= span.start:
                at += 1
            out.append(at)
        return out


def turns_of(layout: Layout) -> list[Turn]:
    """All turns in order, cues gathered."""
    turns: list[Turn] = []
    for paragraph, quotes in layout.quotes.items():
        fresh = _turns_in(layout, paragraph, quotes)
        if turns:
            last = turns[-1]
            between = paragraph - last.paragraph - 1
            same = layout.scene_of[paragraph] == layout.scene_of[last.paragraph]
            fresh[0].gap = between if same and between <= BREAK_GAP else START
            fresh[0].apart = layout.spans[quotes[0]].start - layout.spans[last.quotes[-1]].end
            part = layout.parts[last.quotes[-1]]
            fresh[0].linked = part is not None and part == layout.parts[quotes[0]]
        _surround(layout, turns[-1] if turns else None, fresh[0])
        turns.extend(fresh)
    layout.says.update(turn.tag.who for turn in turns if turn.tag is not None and turn.tag.who >= 0)
    return turns


def asides_of(layout: Layout) -> list[Turn]:
    """Thoughts and remembered words: turns of their own, outside any exchange."""
    turns = []
    for paragraph, quote in layout.asides:
        turn = _turns_in(layout, paragraph, [quote])[0]
        _surround(layout, None, turn)
        turns.append(turn)
    return turns


def _turns_in(layout: Layout, paragraph: int, quotes: list[int]) -> list[Turn]:
    """The turns of one paragraph."""
    turns = [Turn(paragraph, [])]
    span = layout.paragraphs[paragraph]
    refs, at, start = layout.refs[paragraph], 0, span.start
    for n, quote in enumerate(quotes):
        q = layout.spans[quote]
        first = at
        while at < len(refs) and refs[at].start < q.start:
            at += 1
        if n == 0 and first < at:
            _lead_in(layout, turns[-1], start, q.start, refs[first:at])
        stop = layout.spans[quotes[n + 1]].start if n + 1 < len(quotes) else max(span.end, q.end)
        begin = at
        while at < len(refs) and refs[at].start < stop:
            at += 1
        after = refs[begin:at]
        _join(layout, turns, quote, q.end, stop, after)
        start = stop
    return turns


def _lead_in(layout: Layout, turn: Turn, start: int, stop: int, refs: list[Ref]) -> None:
    """Cues in the narration that opens the paragraph."""
    cues = before_cues(layout.text, start, stop, refs, refs[-1].sentence)
    _take(turn, cues, refs, layout.text)


def _join(layout: Layout, turns: list[Turn], quote: int, end: int, stop: int, refs: list[Ref]) -> None:
    """Add a quotation and the narration after it to the last turn, or start a new one where tags disagree."""
    cue = after_cue(layout.text, end, stop, refs) if refs else None
    turn = turns[-1]
    if turn.quotes and cue and cue[0] in _STRONG and _clash(turn, cue[1]):
        turn = Turn(turn.paragraph, [], gap=-1)
        turns.append(turn)
    turn.quotes.append(quote)
    turn.asks = "?" in layout.text[max(0, end - 3) : end]
    _take(turn, [cue] if cue else [], refs, layout.text)


def _clash(turn: Turn, ref: Ref) -> bool:
    """Whether the turn has another speaker by name already."""
    tag = turn.tag
    if tag is None:
        return False
    if Form.NAME in (tag.form, ref.form) and tag.form == ref.form:
        return tag.who != ref.who
    return tag.form == ref.form == Form.HE and tag.gender != ref.gender


def _take(turn: Turn, cues: list[tuple[int, Ref]], refs: list[Ref], text: str) -> None:
    """Store cues, and sort what other people the narration names."""
    used = {ref.mention for _, ref in cues}
    for place, ref in cues:
        turn.cues.append((place, ref))
        if place in _STRONG and turn.tag is None:
            turn.tag, turn.how = ref, place
    for ref in refs:
        if ref.mention in used or ref.form == Form.WHO:
            continue
        if ref.role == 2:  # noqa: PLR2004 - a subject
            turn.cues.append((Place.ACT, ref))
        elif ref.outer:
            (turn.told if ref.role == 0 and is_told(text, ref) else turn.others).append(ref)


def _surround(layout: Layout, last: Turn | None, turn: Turn) -> None:
    """Cues from the narration paragraphs around a turn."""
    before = turn.paragraph - 1
    if before >= 0 and (last is None or before > last.paragraph) and layout.refs[before]:
        subjects = [r for r in layout.refs[before] if r.role]
        if subjects and layout.scene_of[before] == layout.scene_of[turn.paragraph]:
            end = layout.paragraphs[before].end
            final = next(r for r in subjects if r.sentence == subjects[-1].sentence)
            place = Place.COLON if layout.text[end - 1] == ":" else Place.OPEN if turn.gap == START else Place.PREV
            turn.cues.append((place, final))
    if last is not None and turn.gap not in (0, -1):
        after = last.paragraph + 1
        if after < turn.paragraph and layout.scene_of[after] == layout.scene_of[last.paragraph]:
            first = next((r for r in layout.refs[after] if r.role), None)
            if first:
                last.cues.append((Place.NEXT, first))
