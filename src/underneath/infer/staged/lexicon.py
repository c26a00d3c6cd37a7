"""Words that tell whose head a scene is in: what only the one who thinks, feels or sees can tell, and what others see.

Forms, not lemmas, so that they serve with the parser and without. `scorers/staging.npz` adds how much more often each
verb and noun goes with "I" and "my" than with "he" and "his" in first-person novels.
"""

from __future__ import annotations

from typing import Final

from underneath.infer.lexicon.bag import bag

_THINK = """think thinks thought know knows knew known wonder wonders wondered realise realises realised realize
realizes realized remember remembers remembered recall recalls recalled understand understands understood suppose
supposes supposed guess guesses guessed decide decides decided consider considers considered believe believes believed
imagine imagines imagined forget forgets forgot forgotten reflect reflected doubt doubts doubted suspect suspects
suspected hope hopes hoped wish wishes wished want wants wanted mean means meant expect expects expected intend intended
regret regretted dread dreads dreaded fear fears feared hate hates hated love loves loved like likes liked mind minds
minded need needs needed prefer prefers preferred figure figured reckon reckoned assume assumed conclude concluded plan
planned care cared resolve resolved learn learned learnt discover discovered count counted allow trust trusted envy
envied miss missed sure certain afraid glad aware sorry grateful ashamed ready determined surprised pleased relieved
tempted used"""
_SENSE = """see sees saw seen hear hears heard smell smells smelled smelt taste tastes tasted notice notices noticed
watch watches watched catch catches caught glimpse glimpsed spot spotted find finds found recognise recognises
recognised recognize recognizes recognized sense senses sensed overhear overheard observe observed read reads study
studied listen listens listened"""
_FEEL = "feel feels felt ache ached hurt hurts tingle tingled shiver burn burned burnt sting stung swallow swallowed"
_SEEM = "seem seems seemed appear appears appeared look looks looked sound sounds sounded"
_UNDERGO = """seem seems seemed occur occurs occurred appear appeared come came dawn dawned strike struck feel felt look
looked"""
_INNER = """stomach heart chest throat pulse gut guts ribs skin mind head thoughts thought memory memories nerves blood
temper conscience belly bones knees spine ears ear tongue breath lungs dream dreams life childhood own bladder palms
fingertips attention brain imagination instinct instincts hope hopes fear fears plan plans reply answer turn"""
_OUTER = """face eyes expression mouth smile gaze jaw eyebrow eyebrows brow brows grin lips lip tone look glance frown
cheek cheeks nose profile features stare chin teeth beard hair laugh shrug nod silhouette forehead lashes complexion
scowl"""
_KIN = """mother father sister brother mum mom dad mam son daughter wife husband aunt uncle cousin grandmother
grandfather gran friend friends partner boss teacher master mistress captain brothers sisters parents family
nephew niece boy girl man woman men enemy lover fiancé betrothed king queen lord lady crew squad team"""

VERBS: Final = {
    **dict.fromkeys(_SEEM.split(), "seems"),
    **dict.fromkeys(_SENSE.split(), "senses"),
    **dict.fromkeys(_FEEL.split(), "feels"),
    **dict.fromkeys(_THINK.split(), "thinks"),
}
"""Predicates by what their subject does in its head, or seems to others."""

UNDERGONE: Final = frozenset(_UNDERGO.split())
"""Predicates whose "to her" names a mind: "it seemed to her"."""

NOUNS: Final = {
    **dict.fromkeys(_KIN.split(), "kin"),
    **dict.fromkeys(_OUTER.split(), "outer"),
    **dict.fromkeys(_INNER.split(), "inner"),
}
"""What somebody has: felt from within, seen from without, or people named by what they are to somebody."""

BETWEEN: Final = bag(
    """had has have could would should might must may will can did does do was is were are be been being not never
    always only just still also almost already suddenly simply really n't didn't couldn't hadn't wasn't didn’t couldn’t
    hadn’t wasn’t wouldn’t wouldn't ' ’ d"""
)
"""What may stand between a subject and its verb, adverbs in -ly aside."""

POSSESSIVES: Final = frozenset(("his", "her", "my", "their", "your", "its", "our", "hir", "xyr"))
OBJECTS: Final = frozenset(("him", "her", "me", "them", "us", "himself", "herself", "myself", "themselves"))
GENITIVE: Final = ("'s", "’s")
