"""Verbs that persons are the subjects of, above all the verbs of saying. Past, present and -ing forms."""

from __future__ import annotations

from underneath.infer.lexicon.bag import bag

_SAY = """say|says|said ask|asks|asked reply|replies|replied answer|answers|answered tell|tells|told add|adds|added
call|calls|called cry|cries|cried shout|shouts|shouted yell|yells|yelled scream|screams|screamed
whisper|whispers|whispered murmur|murmurs|murmured mutter|mutters|muttered mumble|mumbles|mumbled
growl|growls|growled snap|snaps|snapped snarl|snarls|snarled hiss|hisses|hissed bark|barks|barked
exclaim|exclaims|exclaimed declare|declares|declared announce|announces|announced remark|remarks|remarked
observe|observes|observed comment|comments|commented note|notes|noted explain|explains|explained
continue|continues|continued begin|begins|began finish|finishes|finished repeat|repeats|repeated
agree|agrees|agreed admit|admits|admitted insist|insists|insisted protest|protests|protested argue|argues|argued
object|objects|objected suggest|suggests|suggested offer|offers|offered propose|proposes|proposed
promise|promises|promised warn|warns|warned threaten|threatens|threatened order|orders|ordered
command|commands|commanded demand|demands|demanded beg|begs|begged plead|pleads|pleaded urge|urges|urged
inquire|inquires|inquired enquire|enquires|enquired question|questions|questioned wonder|wonders|wondered
interrupt|interrupts|interrupted interject|interjects|interjected return|returns|returned
retort|retorts|retorted respond|responds|responded counter|counters|countered correct|corrects|corrected
chide|chides|chided scold|scolds|scolded tease|teases|teased joke|jokes|joked quip|quips|quipped
drawl|drawls|drawled croak|croaks|croaked rasp|rasps|rasped gasp|gasps|gasped pant|pants|panted sob|sobs|sobbed
wail|wails|wailed moan|moans|moaned groan|groans|groaned sigh|sighs|sighed breathe|breathes|breathed
laugh|laughs|laughed chuckle|chuckles|chuckled giggle|giggles|giggled sneer|sneers|sneered scoff|scoffs|scoffed
snort|snorts|snorted grunt|grunts|grunted huff|huffs|huffed roar|roars|roared bellow|bellows|bellowed
thunder|thunders|thundered boom|booms|boomed squeak|squeaks|squeaked shriek|shrieks|shrieked
stammer|stammers|stammered stutter|stutters|stuttered babble|babbles|babbled gush|gushes|gushed
purr|purrs|purred coo|coos|cooed sing|sings|sang chant|chants|chanted recite|recites|recited
confess|confesses|confessed concede|concedes|conceded allow|allows|allowed state|states|stated
assert|asserts|asserted affirm|affirms|affirmed confirm|confirms|confirmed deny|denies|denied
reassure|reassures|reassured assure|assures|assured advise|advises|advised reason|reasons|reasoned
muse|muses|mused reflect|reflects|reflected ponder|ponders|pondered volunteer|volunteers|volunteered
venture|ventures|ventured prompt|prompts|prompted pursue|pursues|pursued resume|resumes|resumed
persist|persists|persisted conclude|concludes|concluded echo|echoes|echoed sign|signs|signed
mouth|mouths|mouthed lie|lies|lied swear|swears|swore curse|curses|cursed bid|bids|bade greet|greets|greeted
hail|hails|hailed report|reports|reported read|reads|read write|writes|wrote ejaculate|ejaculates|ejaculated
cackle|cackles|cackled whine|whines|whined whimper|whimpers|whimpered complain|complains|complained
grumble|grumbles|grumbled deadpan|deadpans|deadpanned tut|tuts|tutted spit|spits|spat choke|chokes|choked
chime|chimes|chimed pipe|pipes|piped put|puts|put quote|quotes|quoted ring|rings|rang"""
_ACT = """nod|nods|nodded shrug|shrugs|shrugged smile|smiles|smiled grin|grins|grinned frown|frowns|frowned
wince|winces|winced blink|blinks|blinked stare|stares|stared glare|glares|glared glance|glances|glanced
look|looks|looked gaze|gazes|gazed peer|peers|peered squint|squints|squinted scowl|scowls|scowled
smirk|smirks|smirked blush|blushes|blushed pale|pales|paled swallow|swallows|swallowed
hesitate|hesitates|hesitated pause|pauses|paused think|thinks|thought know|knows|knew feel|feels|felt
want|wants|wanted hope|hopes|hoped believe|believes|believed suppose|supposes|supposed
remember|remembers|remembered forget|forgets|forgot decide|decides|decided realise|realises|realised
realize|realizes|realized notice|notices|noticed watch|watches|watched see|sees|saw hear|hears|heard
listen|listens|listened love|loves|loved hate|hates|hated like|likes|liked fear|fears|feared
doubt|doubts|doubted refuse|refuses|refused try|tries|tried walk|walks|walked turn|turns|turned sit|sits|sat
stand|stands|stood kneel|kneels|knelt lean|leans|leaned|leant reach|reaches|reached grab|grabs|grabbed
take|takes|took give|gives|gave hold|holds|held pick|picks|picked pull|pulls|pulled push|pushes|pushed
throw|throws|threw wave|waves|waved point|points|pointed gesture|gestures|gestured step|steps|stepped
run|runs|ran jump|jumps|jumped climb|climbs|climbed crouch|crouches|crouched wait|waits|waited
sleep|sleeps|slept wake|wakes|woke eat|eats|ate drink|drinks|drank cook|cooks|cooked wear|wears|wore
come|comes|came go|goes|went get|gets|got leave|leaves|left arrive|arrives|arrived enter|enters|entered
follow|follows|followed bow|bows|bowed curtsy|curtsied kiss|kisses|kissed hug|hugs|hugged touch|touches|touched
squeeze|squeezes|squeezed rub|rubs|rubbed scratch|scratches|scratched fold|folds|folded raise|raises|raised
lift|lifts|lifted shake|shakes|shook rolled|rolls|roll bit|bites clap|claps|clapped weep|weeps|wept
yawn|yawns|yawned shiver|shivers|shivered flinch|flinches|flinched start|starts|started stop|stops|stopped
keep|keeps|kept let|lets made|makes|make meant|means married|marries died|dies lived|lives laid|lays set|sets
handed|hands put bent|bends straightened|straightens found|finds caught|catches dropped|drops opened|opens
closed|closes shut|shuts poured|pours"""


def _forms(table: str) -> frozenset[str]:
    return frozenset(form for verb in table.split() for form in verb.split("|"))


SAY = _forms(_SAY)
"""Verbs of saying, all finite forms."""

WEAK_SAY = bag(
    """begin begins began finish finishes finished continue continues continued return returns returned pursue
    pursues pursued resume resumes resumed read reads ring rings rang put puts boom booms boomed thunder
    thunders thundered roar roars roared note notes noted state states stated allow allows allowed offer
    offers offered lie lies lied echo echoes echoed report reports reported sign signs signed mouth mouths
    mouthed call calls called snap snaps snapped order orders ordered promise promises promised threaten
    threatens threatened"""
)
"""Those of them that things are the subjects of as well, or that are nouns."""

ACT = _forms(_ACT)
"""What people do, feel and think; things rarely do."""

HUMAN = SAY | ACT
AUXILIARY = bag(
    """was is were are had has have did does do would could should might must may will can won't wouldn't
    didn't couldn't hadn't wasn't isn't doesn't don't wouldn’t didn’t couldn’t hadn’t wasn’t isn’t doesn’t
    don’t won’t can’t never always just only also still"""
)

PASTS = bag(
    """paid sent brought bought built spent lost won sold met led fed rode drove spoke broke chose rose fell
    grew blew drew flew hung bled crept swept dealt fought sought taught lit slid spun stuck struck swung
    tore woke wound bore beat hid froze fled flung clung dug fit hurt quit rid shot slit split spread swam
    sank stole sprang shrank leapt dreamt learnt smelt spelt burnt pays sends brings buys builds loses wins
    sells meets leads rides drives speaks breaks chooses rises falls owes needs works plays lives smells"""
)
"""Finite forms, not ending in -ed, of further verbs: weak signs of a subject."""
