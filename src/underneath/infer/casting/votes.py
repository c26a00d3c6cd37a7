"""What sort of thing a name is, by all its places together: one "Meryton" taken for a person is outvoted."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from underneath.infer.casting.forms import Form, plain
from underneath.layers.mentions import Mentions
from underneath.story.story import Story

_IN = re.compile(
    r"(?:^|\W)(?:at|in|into|from|near|through|leave|left|reach|reached|towards?|across|round|quitted|enter|entered)\s+$",
    re.IGNORECASE,
)
_BACK = 14  # characters before a name in which such a word stands
# Least share of a person's among all votes. One stands at, in or from a place: of the names in the training novels that
# are met five times or more, half of them so, none was a person's unless a title went before it.
_PERSON, _OFTEN, _SITE, _ACTS = 0.5, 5, 0.35, 0.2
_CERTAIN = 0.99


@dataclass(slots=True)
class Votes:
    """For one name: the confidence of its mentions summed, of all and of those taken for a person; and its places."""

    total: float = 0.0
    person: float = 0.0
    met: int = 0
    within: int = 0


def votes_of(story: Story, mentions: Mentions) -> Mapping[str, Votes]:
    """The votes by form of name."""
    out: dict[str, Votes] = defaultdict(Votes)
    for mention in mentions:
        if mention.kind != "PROP":
            continue
        start, end = mention.span
        row = out[plain(story.text[start:end])]
        row.total += mention.confidence
        row.person += mention.confidence * (mention.type == "PER")
        row.met += 1
        row.within += _IN.search(story.text, max(0, start - _BACK), start) is not None
    return out


def people_only(forms: dict[str, Form], votes: Mapping[str, Votes]) -> dict[str, Form]:
    """The forms without those that are a place's, a body's or a whole family's rather than a person's."""
    sites = {key for key, form in forms.items() if _is_site(form, votes[key])}
    named = Counter(word for key, form in forms.items() if key not in sites for word in form.parts.words)
    spared = {key for key in sites if named[key.lower()] > 1 or (named[key.lower()] and " " not in key)}
    return {
        key: form for key, form in forms.items() if key not in sites - spared and not _is_family(form, forms, named)
    }


def _is_site(form: Form, votes: Votes) -> bool:
    share = votes.person / votes.total if votes.total else 1.0
    if form.parts.titles:
        return share < 1 - _PERSON and not form.acts
    often_within = votes.met >= _OFTEN and votes.within >= _SITE * votes.met and len(form.acts) < _ACTS * votes.met
    return share < _PERSON or (often_within and share < _CERTAIN)


def _is_family(form: Form, forms: Collection[str], named: Mapping[str, int]) -> bool:
    """Several of one name: "the Bennets", "Hilberys" where there is a Hilbery."""
    key = form.key
    if not form.parts.words or not key.endswith("s"):
        return False
    the = sum(n for surface, n in form.surface.items() if surface.lower().startswith("the "))
    if the > form.n / 2:
        return True
    word = form.parts.words[-1]
    return any(named[one] or one.title() in forms for one in (word[:-1], word[:-2]) if len(one) > 2)  # noqa: PLR2004
