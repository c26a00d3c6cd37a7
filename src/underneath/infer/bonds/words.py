"""Words that speak for a kind of tie: what people are to one another, what they call each other, what they do."""

from __future__ import annotations

import re
from typing import Final

from underneath.infer.lexicon.bag import bag

# What someone is to someone: "his brother", "the captain's nurse"; also as names and addresses ("Dad", "Captain").
RELATIVES: Final = {
    "parent-child": bag(
        """mother father mum mom mam ma mummy mommy dad daddy pa papa mama parent parents son daughter boy girl child
        children baby stepmother stepfather stepson stepdaughter mamma pap tata amma appa okaa-san otou-san"""
    ),
    "sibling": bag(
        "brother sister twin sibling brothers sisters twins stepbrother stepsister half-brother half-sister"
    ),
    "kin": bag(
        """uncle aunt auntie cousin nephew niece grandmother grandfather grandma grandpa gran granny nan nana grandad
        granddad grandson granddaughter grandchild brother-in-law sister-in-law father-in-law mother-in-law
        great-aunt great-uncle godfather godmother kinsman relative family kin clan"""
    ),
    "romantic": bag(
        """husband wife fiancé fiancée fiance fiancee boyfriend girlfriend sweetheart betrothed bride groom bridegroom
        lover beloved spouse consort wedding married marriage engaged ring darling sweetheart dearest beloved"""
    ),
    "friend": bag("friend friends mate pal buddy chum roommate flatmate neighbour neighbor schoolfriend"),
    "mentor-student": bag(
        """teacher master tutor pupil student apprentice mentor sensei senpai professor coach novice squire instructor
        trainer governess disciple trainee schoolmaster lesson lessons class maestro cadet prentice"""
    ),
    "superior-subordinate": bag(
        """captain sergeant commander lieutenant colonel major general admiral corporal private sir ma'am maam madam
        majesty highness grace lordship ladyship lord boss chief inspector officer minister servant maid butler footman
        valet steward queen king prince princess duke duchess regent chancellor manager employer director guv guv'nor
        hokage commandant skipper constable secretary orderly subordinate superior aide deputy foreman"""
    ),
    "comrade": bag(
        """comrade teammate partner crewmate shipmate colleague squad team unit crew platoon patrol captain's wingman
        copilot co-pilot company fellow"""
    ),
    "caretaker": bag(
        "nurse doctor patient healer medic guardian matron ward carer caretaker midwife orderly physician invalid nanny"
    ),
    "rival": bag("rival opponent challenger competitor rivals champion contestant opponents"),
    "enemy": bag("enemy prisoner captor foe traitor hostage murderer killer enemies spy gaoler jailer"),
    "stranger": bag("stranger strangers passer-by newcomer traveller traveler passenger customer"),
}
# What is done and said where two people stand so, anywhere in the talk and telling between them.
SIGNS: Final = {
    "romantic": bag(
        """kiss kissed kissing love loved heart darling marry proposal date lips waltz dance blush blushed crush
        jealous valentine honeymoon adore"""
    ),
    "sexual": bag("bed sheet sheets naked undressed shirt skin moan bite night hotel"),
    "mentor-student": bag(
        "teach taught learn learned learnt practise practice train training again homework essay exam stance technique"
    ),
    "comrade": bag("mission cover flank ready position radio lads orders shift watch trench bunker rope anchor"),
    "caretaker": bag(
        "bandage fever soup medicine pills dose blanket pillow wound stitches drink breathe rest sleep pulse"
    ),
    "rival": bag("win won lose lost beat race score medal prize contest match second first cup points trophy"),
    "enemy": bag("kill sword gun knife blood hate surrender war betray betrayed traitor dead die revenge arrest"),
    "stranger": bag("name introduce met never ticket seat excuse sorry lorry train bus platform pardon"),
    "friend": bag("laugh laughed grin grinned joke idiot remember together years always tea pint mates"),
    "superior-subordinate": bag(
        "order orders report dismissed permission yes salute saluted duty post assignment desk"
    ),
    "parent-child": bag("home school supper bedtime homework grown little born cradle"),
    "sibling": bag("mum dad mother father home our room older younger"),
    "kin": bag("family mother house funeral wedding inheritance"),
}
KINDS: Final = tuple(RELATIVES)
SIGNED: Final = tuple(SIGNS)
KIND_OF: Final = {word: kind for kind in reversed(KINDS) for word in RELATIVES[kind]}
SIGN_OF: Final = {
    word: tuple(kind for kind in SIGNED if word in SIGNS[kind]) for kind in SIGNED for word in SIGNS[kind]
}
HONORIFIC: Final = {
    "sensei": "mentor-student", "senpai": "mentor-student", "sama": "superior-subordinate",
    "taichou": "superior-subordinate",
    "nii": "sibling", "nee": "sibling", "niisan": "sibling", "neesan": "sibling", "chan": "friend", "kun": "friend",
}  # fmt: skip
WORD: Final = re.compile(r"[a-zà-ÿ][\w’'-]*")


def words_in(text: str) -> list[str]:
    """The words, in lower case, possessive endings taken off."""
    found = WORD.findall(text.lower().replace("’", "'"))
    return [word.removesuffix("'s") for word in found]


def kinds_in(text: str) -> set[str]:
    """The kinds of tie that a name, a description or an address speaks of."""
    kinds = set()
    for word in words_in(text):
        for part in {word, *word.split("-")[1:]}:
            kind = KIND_OF.get(part) or HONORIFIC.get(part)
            if kind:
                kinds.add(kind)
    return kinds
