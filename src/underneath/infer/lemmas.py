"""A word's dictionary form, given its part of speech, as Universal Dependencies' English EWT writes it."""

from __future__ import annotations

from functools import cache
from typing import Final

from underneath.infer.dictionary import guessed_lemma, lemma_in_dictionary

# Closed classes, where EWT departs from a dictionary: pronouns by person, "would" and its kin as words of their own.
PRONOUNS: Final = {
    "i": "I", "me": "I", "we": "we", "us": "we", "'s": "we", "him": "he", "her": "she", "them": "they",
    "'em": "they", "ye": "you", "thee": "thou", "whose": "whose", "these": "this",
    "those": "that", "my": "my", "mine": "my",
}  # fmt: skip
AUXILIARIES: Final = {
    "am": "be", "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "being": "be", "art": "be",
    "'m": "be", "'re": "be", "'s": "be", "ai": "be", "wast": "be", "wert": "be",
    "s": "be", "m": "be", "r": "be", "ve": "have", "ll": "will",
    "has": "have", "had": "have", "have": "have", "having": "have", "'ve": "have", "hath": "have", "hast": "have",
    "does": "do", "did": "do", "do": "do", "done": "do", "doing": "do", "doth": "do", "dost": "do", "didst": "do",
    "'ll": "will", "wo": "will", "wilt": "will", "ca": "can", "'d": "would", "sha": "shall", "shalt": "shall",
    "got": "get", "gets": "get", "getting": "get",
}  # fmt: skip
PLAIN: Final = {
    "n't": "not", "nt": "not", "an": "a", "these": "this", "those": "that", "'s": "'s", "s": "'s", "'": "'s",
    "th'": "the", "o'": "of", "an'": "and", "'cause": "because", "'til": "until", "'tis": "it", "'twas": "it",
}  # fmt: skip
OPEN: Final = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
# What a dictionary would take apart but EWT keeps.
KEPT: Final = frozenset(
    ("thanks", "other", "regards", "troops", "hundred", "clothes", "woods", "less", "least", "more", "most", "further",
     "media")
)  # fmt: skip


@cache
def lemma_of(word: str, upos: str) -> str:
    """Dictionary form: ("went", "VERB") → "go"; ("Maras", "PROPN") → "Maras"; ("n't", "PART") → "not"."""
    low = word.lower().replace("’", "'")
    if upos in {"PROPN", "PUNCT", "SYM", "NUM", "X"}:
        return word if upos != "NUM" else low
    if upos == "AUX":
        return AUXILIARIES.get(low, low)
    if upos == "PRON":
        return PRONOUNS.get(low, low)
    if upos not in OPEN:
        return PLAIN.get(low, low)
    if upos == "VERB" and low in {"'s", "'m", "'re", "'ve", "'d"}:
        return AUXILIARIES[low] if low != "'d" else "have"
    if low in KEPT:
        return low
    return _look_up(low, upos)


def _look_up(word: str, upos: str) -> str:
    found = lemma_in_dictionary(word, upos)
    if found is not None:
        return found
    if upos in {"ADJ", "ADV"} or not word.isalpha():
        return word
    return guessed_lemma(word, upos)
