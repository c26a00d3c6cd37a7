"""Word lists that quotation finding leans on: verbs of saying, elisions, small words."""

from __future__ import annotations

import re


def _words(lines: str) -> list[str]:
    return lines.split()


# Verbs of tags, past and present; "_" stands for a space.
SAYING = _words("""
said says say asked asks ask replied replies answered answers cried cries called calls shouted shouts whispered
whispers murmured murmurs muttered mutters exclaimed exclaims told tells added adds continued continues went_on
goes_on began begins returned returns repeated repeats remarked remarks observed observes declared declares
announced announces demanded demands inquired inquires enquired enquires queried queries questioned questions
explained explains insisted insists admitted admits agreed agrees protested protests objected objects suggested
suggests offered offers begged begs pleaded pleads urged urges warned warns promised promises ordered orders
commanded commands instructed instructs confessed confesses confided confides conceded concedes countered
counters retorted retorts rejoined rejoins responded responds snapped snaps snarled snarls growled growls
grumbled grumbles groaned groans moaned moans sighed sighs gasped gasps breathed breathes hissed hisses roared
roars bellowed bellows yelled yells screamed screams shrieked shrieks squeaked squeaks squealed squeals wailed
wails sobbed sobs whimpered whimpers whined whines croaked croaks rasped rasps drawled drawls mumbled mumbles
stammered stammers stuttered stutters faltered falters babbled babbles chattered chimed chimes piped pipes
laughed laughs chuckled chuckles giggled giggles grinned smiled smiles sneered sneers scoffed scoffs teased
teases joked jokes mocked taunted taunts quipped quips interrupted interrupts interposed interposes interjected
interjects broke_in breaks_in put_in puts_in cut_in cuts_in burst_out bursts_out finished finishes concluded
concludes ended ends commented comments noted notes mused muses reflected reflects reasoned ventured ventures
volunteered volunteers allowed allows assured assures reassured reassures comforted soothed soothes coaxed
coaxes cajoled persisted persists pursued pursues resumed resumes reported reports recited recites quoted quotes
read reads sang sings chanted chants intoned intones prayed prays swore swears cursed curses spat spits barked
barks boomed booms thundered thunders purred purrs crooned croons cooed coos grunted grunts ejaculated
ejaculates quavered quavers lisped lisps panted pants puffed wheezed wheezes coughed coughs choked chokes
blurted blurts guessed guesses supposed hazarded corrected corrects reminded reminds lied lies boasted boasts
bragged complained complains lamented laments mourned cautioned cautions advised advises acknowledged
acknowledges affirmed affirms asserted asserts averred avers maintained maintains pronounced pronounces
proclaimed proclaims stated states greeted greets hailed saluted invited invites summoned echoed echoes sang_out
cried_out called_out shouted_out spoke speaks signed signs sent sends wrote writes typed types texted texts
posted
""")
THINKING = _words("""
thought thinks think wondered wonders told_himself told_herself told_themselves reflected decided
""")
# What an opening single mark before a lower-case word most often is: an elision, not a quotation.
ELIDED = _words("""
em tis twas twere twill twould til till cause cos coz bout round ere ave ad im er e is as ope ow ello eard ouse
ome n nother nuff fraid gainst cept ceptin spect spects stead pon neath tween un uns ee low scuse way s d ll kay
most mid specially andsome ead eart elp erself imself ter avin aving alf all ang appen ard arf at ate ear eaven
ell eav evvy igh ill it old ole oo ook orrible orse ospital ot undred urry urt ungry usband re ve bacco baccy
bye course cross fore lectric less nough nless nuf pears scape sides sall spose splain steader stonishing tain
taint taters thout tisn tother twixt twon twouldn twasn weel yond cuz mongst deed kaise gin
""")
# Before marks, these say that no speech opens: an article, a preposition.
ARTICLES = frozenset(
    _words("""
a an and any at by for from her his in its my no of on or our some such that the their these this those to with
your
""")
)
# And these, that words are held up rather than said.
NAMING = frozenset(
    _words("""
as book called dubbed entitled epithet expression heading inscribed inscription known labeled labelled legend
letters marked mean means meant motto name named nicknamed phrase read reading sign so-called song spelled spelt
styled term termed title titled word words
""")
)


def _pattern(words: list[str]) -> str:
    return "|".join(sorted({word.replace("_", r"\s") for word in words}, key=len, reverse=True))


SAYING_RE = _pattern(SAYING + THINKING)
THINKING_RE = _pattern(THINKING)
ELISION = re.compile(rf"(?:{_pattern(ELIDED)})(?!\w)|\d", re.IGNORECASE)
