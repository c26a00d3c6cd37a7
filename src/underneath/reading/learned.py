"""The stages that need the encoder: imported only when it is to be used, so that `--model none` does not pay for it."""

from __future__ import annotations

from functools import lru_cache

from underneath.encode.encode import encode_story
from underneath.encode.session import Encoder
from underneath.infer.acts import find_acts, find_missions
from underneath.infer.coreference.chains import link_chains
from underneath.infer.coreference.columns import tabulate_mentions
from underneath.infer.coreference.resolve import resolve_mentions, settle_attributions, settle_mentions
from underneath.infer.events import find_events
from underneath.infer.feelings import find_feelings
from underneath.infer.knowledge import find_knowledge
from underneath.infer.labels import label_words
from underneath.infer.learned_cast import gather_cast
from underneath.infer.learned_mentions import find_mentions
from underneath.infer.learned_quotes import find_quotes
from underneath.infer.learned_speakers import attribute_quotes
from underneath.infer.notes import find_notes
from underneath.infer.participants import find_participants
from underneath.infer.staging import stage_parsed_scenes
from underneath.infer.syntax import parse_syntax
from underneath.infer.terms import find_terms
from underneath.infer.ties import find_ties
from underneath.infer.under.weigh import weigh_undertones

# In the place of stages that make the same layers by rule: LitBank's mentions (dev) rise from F1 0.80 to 0.88.
LEARNED_STAGES = (
    encode_story,
    find_quotes,
    find_mentions,
    gather_cast,
    find_events,
    parse_syntax,
    find_participants,
    tabulate_mentions,
    link_chains,
    attribute_quotes,
    resolve_mentions,
    settle_mentions,
    settle_attributions,
    stage_parsed_scenes,
    label_words,
    find_notes,
    find_terms,
    weigh_undertones,
    find_feelings,
    find_knowledge,
    find_acts,
    find_missions,
    find_ties,
)


@lru_cache(maxsize=2)
def encoder_named(model: str, threads: int | None = None) -> Encoder:
    """The encoder with these weights, loaded and checked once a process."""
    return Encoder(model, threads, vectors=True)
