"""Those who hardly ever speak though the tale is about them: animals, babies, the dead."""

from __future__ import annotations

import re

from underneath.infer.attribution.grammar import Form, head_of, words_of
from underneath.infer.attribution.people import Ref

_NOUNS = words_of(
    """
    dog hound bitch puppy pup cur mutt terrier collie spaniel cat kitten tomcat tabby horse mare stallion gelding pony
    colt foal filly donkey mule cow bull calf ox heifer sheep ram ewe lamb goat pig sow hog boar piglet hen
    chicken rooster cockerel duck goose swan crow raven hawk falcon eagle owl parrot pigeon dove gull bird songbird
    mouse rat rabbit hare squirrel fox badger otter weasel ferret bear wolf lion tiger deer stag doe elk moose snake
    lizard frog toad fish trout salmon bee wasp moth spider whale seal dolphin camel elephant monkey ape animal beast
    baby infant newborn toddler corpse body cadaver
    """
)
_LIMBS = (
    r"tail|paws?|muzzle|snout|fur|hackles|whiskers|mane|hoof|hooves|beak|wings?|claws?|haunches|flanks?|"
    r"withers|forelegs?|ears"
)
_MOVES = (
    r"bark|wagg|purr|whinni|whinny|neigh|bleat|moo|meow|miaow|mew|trott|gallop|canter|graz|"
    r"chirp|hiss|pounc|sniff|lick|nuzzl|pant|whin|snort|prick"
)
_BEASTLY = re.compile(rf"(?:[’']s\s+(?:\w+\s+)?(?:{_LIMBS})\b|\s+(?:{_MOVES})\w*)")
# further on in the same sentence only what people hardly do
_FURTHER = re.compile(
    r"[^.!?“”\n]{0,150}\b(?:trotted|barked|wagged|purred|whinnied|neighed|paws|muzzle|snout|hackles)\b"
)
_ROLE = re.compile(r"\b(?:dog|cat|horse|mare|pony|hound|puppy|kitten|goat|wolf|raven|parrot),?\s+$", re.IGNORECASE)
_SUBJECT = 2
_FEW = 2  # signs that make someone an animal


def beasts_of(text: str, refs: list[Ref]) -> set[int]:
    """Numbers of those described as an animal, a baby or a corpse, or who move like an animal."""
    signs: dict[int, int] = {}
    for ref in refs:
        if ref.who < 0 or ref.quote >= 0 or ref.form > Form.NOM:
            continue
        if ref.form == Form.NOM and head_of(text[ref.start : ref.end]) in _NOUNS:
            signs[ref.who] = signs.get(ref.who, 0) + _FEW
        elif _BEASTLY.match(text, ref.end) or (ref.role == _SUBJECT and _FURTHER.match(text, ref.end)):
            signs[ref.who] = signs.get(ref.who, 0) + 1
        elif _ROLE.search(text, max(0, ref.start - 10), ref.start):
            signs[ref.who] = signs.get(ref.who, 0) + _FEW
    return {who for who, count in signs.items() if count >= _FEW}
