"""Words around speech: verbs of saying and thinking, nouns of voice, and the patterns made of them."""

from __future__ import annotations

import re

from underneath.infer.attribution.grammar import words_of

_REGULAR_E = """
agree announce argue acknowledge advise advocate apologise apologize appease assure bellyache
breathe cackle cajole challenge chide chime chortle chuckle clarify coalesce commiserate complete
concede conclude confide continue croak declare decide demure describe dictate divulge drawle echo
emphasise emphasize encourage enquire enthuse exclaime exhale explode force giggle grate grimace
grouse grumble guffaw gurgle hazard hypothesise improvise inhale inquire intone invite issue joke
lie manage mouthe muse nudge observe offere opine oppose pause philosophise plague please pledge
practise praise preface pronounce propose provide provoke quote reassure recite rejoice relate
remonstrate repine resume rhapsodise rumble scoffe scribble seethe snarle sneeze snuffle soothe
specialise splutter squeeze state stipulate summarise surmise tease theorise trouble trumpete urge
venture verbalise voice volunteere warble wheedle wheeze whine wrangle
"""
_REGULAR = """
accuse add admit affirm allow amend answer ask assent assert attest aver avow babble bark bawl
beckon beg bellow bemoan blurt boast boom bray bristle brood burst call caution caw cheer chirp
choke chorus claim clamour coax command comment complain confess confirm congratulate contend
contradict contribute coo correct cough counsel counter crow cry curse demand demur deny direct
disagree ejaculate elaborate entreat exclaim expand explain expostulate finish flare fret gasp greet
grin gripe groan grouch growl grunt gush hiss holler hoot howl huff hum implore impart infer inform
insist instruct interject interpose interrupt jabber jeer jest keen lament laugh lecture lisp marvel
mention mewl moan mock mouth mumble murmur mutter nag note object offer order pant persist pester
plead point postulate pout pray preach press proclaim prod promise prompt protest purr put puzzle
query question quip rant rasp rattle rave reason rebuke recall reckon recollect recount remark
remember remind repeat reply report reprimand request respond retort return reveal roar rush scoff
scold scream screech shout shriek shrill shush sigh sing simper slur smile smirk snap snarl sneer
snicker sniff sniffle snigger snort sob spout squawk squeak squeal stammer start stress stutter
suggest sum supply swallow tattle taunt testify thank threaten thunder titter tut twitter understand
utter vow volunteer wail warn weep whimper whisper wonder worry yammer yap yawn yell yelp yowl
"""
_IRREGULAR = """
said say says saying quoth cried cries replied replies spat spits began begins went goes told tells
tell spoke speaks speak swore swears read reads sang sings wept weeps broke put puts got gave shot
cut wrote signed signs sign thought think thinks ground bade bid came threw bit drew made held lied
lies denied denies pleaded chid begged admitted sobbed tutted hummed conceded snapped prodded nagged
chimed interrupted quipped yapped
"""


def _forms(verb: str) -> set[str]:
    """Past, third person and -ing forms of a regular verb."""
    stem = verb.removesuffix("e")
    if verb.endswith("y") and verb[-2] not in "aeo":
        return {verb, verb[:-1] + "ied", verb[:-1] + "ies", verb + "ing"}
    plural = verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    return {verb, stem + "ed", plural, stem + "ing"}


SAYING = frozenset(
    {form for verb in (_REGULAR + _REGULAR_E).split() for form in _forms(verb)} | set(_IRREGULAR.split())
)
"""Forms of verbs that may introduce speech; wide, since the quotation beside them is the stronger sign."""

PLAIN = words_of(
    """
    said says say asked asks ask replied replies answered answers cried cries whispered whispers
    muttered mutters murmured murmurs shouted shouts called calls added adds told tells exclaimed
    exclaims yelled yells snapped snaps hissed hisses growled growls demanded demands remarked
    remarks observed returned continued continues repeated repeats agreed agrees began begins went
    goes inquired enquired insisted insists admitted admits protested protests suggested suggests
    declared declares announced announces thought thinks wondered wonders signed signs wrote writes
    read reads breathed breathes mumbled mumbles stammered sobbed gasped screamed roared bellowed
    barked interrupted retorted responded responds explained explains offered offers put
    """
)
"""Forms so common with speech that they make a tag even where the quotation ends with a full stop."""

THINKING = words_of("thought thinks think wondered wonders wonder mused muses reflected reflects")

VOICE = words_of(
    """
    voice voices tone tones whisper reply answer question words word laugh mouth lips shout cry
    murmur growl voicemail drawl accent throat breath
    """
)
"""What of a person speaks: "Mara's voice was flat"."""

BODY = words_of(
    """
    eyes eye face head hand hands finger fingers brow brows eyebrow eyebrows shoulders shoulder
    smile grin gaze jaw expression arm arms heart chin frown cheeks cheek back stomach chest nose
    ears feet knees palm scowl glare look tail teeth tongue thumb mind knuckles attention thoughts
    nod sigh
    """
)

_ADVERB = r"(?:\w+ly|just|then|only|at last|again|also|even|finally|soon|still|now|almost|never|always|once|first|half)"
_AUX = r"(?:had|has|have|would|could|did|was|is|were|might|must|can|will|’d|'d|be|been)"
VERB_AFTER = re.compile(
    rf"\s*(?:,[^,.;:!?\n]{{1,70}},)?\s*(?:(?:{_ADVERB}|{_AUX}|and|who|simply|merely|quite)\s+){{0,4}}(\w+)"
)
"""What follows a subject: at most a phrase between commas, adverbs and auxiliaries, then the verb (group 1)."""

INVERTED = re.compile(
    rf"^[\s,;—–-]*(?:(?:and|so|thus|then|\w+ly|{_AUX}|also)\s+){{0,3}}(\w+)(?:\s+(?:\w+ly|back|out|up|on|in|forth|then|again|aloud))?,?\s*$"
)
"""What stands between a quotation and a subject put after its verb: "… ,” said"."""

TOLD = re.compile(
    r"\b(?:told|asked|tells|asks|reminded|assured|informed|warned|begged|answered|thanked|greeted|ordered|"
    r"interrupted|advised|reassured|instructed|(?:said|say|says|spoke|speaks|called|whispered|murmured|muttered|turned|"
    r"snapped|shouted|growled|hissed|yelled|signed|added|remarked|explained|replied)(?:\s+\w+ly)?(?:\s+back)?\s+(?:to|at))\s+$"
)
"""What stands before the hearer in a tag: "she told", "he said to"."""
