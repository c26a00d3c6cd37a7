"""Styles of address: "Your Grace", "Her Majesty", "Highness". Nobody's name, but somebody's."""

from __future__ import annotations

from underneath.infer.casting.forms import Form
from underneath.infer.casting.person import Person
from underneath.infer.lexicon.bag import bag

_OFFICES = {
    "majesty": bag("king queen emperor empress tsar czar regent sultan"),
    "highness": bag("prince princess regent archduke duke grand king queen"),
    "grace": bag("duke duchess archbishop regent bishop"),
    "excellency": bag("ambassador governor president minister consul general"),
    "holiness": bag("pope"),
    "eminence": bag("cardinal"),
    "lordship": bag("lord earl baron viscount marquis judge bishop"),
    "ladyship": bag("lady countess baroness viscountess marchioness"),
    "worship": bag("mayor magistrate judge"),
    "reverence": bag("father bishop abbot"),
    "honour": bag("judge justice magistrate"),
    "honor": bag("judge justice magistrate"),
}


def style(form: Form) -> str | None:
    """Return the noun of a style, None for any other form."""
    words = form.key.lower().split()
    if words[-1] not in _OFFICES:
        return None
    return words[-1] if words[0] in ("your", "his", "her", "their") or words[-1] in ("majesty", "highness") else None


def is_style(person: Person) -> bool:
    """Whether styles are all that is known of somebody: such a one is left out of the cast."""
    return bool(person.forms) and not person.known and all(style(form) for form in person.forms)


def give_styles(people: list[Person]) -> None:
    """Give each style to the most mentioned person whose office it goes with."""
    for person in [p for p in people if is_style(p)]:
        noun = style(person.forms[0])
        holders = [other for other in people if other is not person and noun and _OFFICES[noun] & other.titles]
        if holders:
            max(holders, key=lambda other: other.weight).absorb(person)
            people.remove(person)
