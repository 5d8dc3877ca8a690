"""The words that rules ask for: what carries an attribution, by its act, titles and negations.

Lemmas or forms in lower case, read from `lexicon.txt`. What a cue means where it stands is learned
(`annotators.attribution`), not listed.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, cast, get_args

from annotators.findings import ClaimAct, PositionAct

Act = ClaimAct | PositionAct

CLAIM_ACTS: Final = frozenset(get_args(ClaimAct))
ACTS: Final = CLAIM_ACTS | frozenset(get_args(PositionAct))
FINITE: Final = frozenset(("VBD", "VBZ", "VBP", "MD"))
"""Tags of verbs with a tense, and of modals."""


def sections(name: str) -> dict[str, tuple[str, ...]]:
    """Section names of a list beside this module to their words; a name that comes again adds a
    section."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    sections: list[tuple[str, list[str]]] = []
    for line in lines:
        title, _, words = ("", "", line) if line.startswith(" ") else line.partition(":")
        if title:
            sections.append((title, []))
        sections[-1][1].extend(words.split())
    merged: dict[str, tuple[str, ...]] = {}
    for title, listed in sections:
        merged[title] = (*merged.get(title, ()), *listed)
    return merged


_SECTIONS: Final = sections("lexicon.txt")


def _acts(kind: str) -> dict[str, Act]:
    """The lemmas of a kind of word to their act; the first section that has one wins."""
    acts: dict[str, Act] = {}
    for name, words in _SECTIONS.items():
        if name.startswith(f"{kind} "):
            for word in words:
                acts.setdefault(word, cast("Act", name.removeprefix(f"{kind} ")))
    return acts


def _set(name: str) -> frozenset[str]:
    return frozenset(_SECTIONS[name])


def _genders(male: str, female: str) -> dict[str, str]:
    return dict.fromkeys(_set(male), "m") | dict.fromkeys(_set(female), "f")


VERBS: Final = _acts("verbs")
ADJECTIVES: Final = _acts("adjectives")
NOUNS: Final = _acts("nouns")
BY_POS: Final = {"NOUN": NOUNS, "ADJ": ADJECTIVES}
"""The acts of what is no verb."""
TOPICAL: Final = _set("topical")
"""Verbs whose bare object is what was spoken of, not what was said: commented on the raid."""
DOING: Final = _set("doing")
"""Verbs that say something of a bare object, or do something with it, but state nothing: recalled
vans, found her glasses."""
HEDGES: Final = _set("hedges")
NEGATIONS: Final = _set("negations")
NEGATING_VERBS: Final = _set("negating verbs")
WORDING: Final = _set("wording")
"""Verbs whose object is the very words: where they are negated, these were not said."""
NOBODY: Final = _set("nobody")
HARDLY: Final = _set("hardly")
"""Words that make nobody, or nobody who is told, of the subject behind them: not everyone."""
PRONOUN_GENDERS: Final = _genders("male", "female")
"""`m` for he, `f` for she."""
NEUTER: Final = _set("neuter")
RELATIVE: Final = _set("relative")
TITLES: Final = _set("titles")
TITLE_WORDS: Final = _set("title words")
HONORIFICS: Final = _set("honorifics")
"""Titles that are no office: Mr, Dr, Sir."""
ABBREVIATIONS: Final = _set("abbreviations")
"""Words, without the stop behind them, that end no sentence."""
TITLE_GENDERS: Final = _genders("male titles", "female titles")
NOUN_GENDERS: Final = TITLE_GENDERS | _genders("male nouns", "female nouns")
"""`m` or `f` for nouns and titles that are said of one sex only."""
PERSON_NOUNS: Final = _set("person nouns")
RELATIONS: Final = _set("relations")
"""Person nouns that are no office: each is somebody's, or anybody."""
GROUP_NOUNS: Final = _set("group nouns")
INDEFINITE: Final = _set("indefinite")
"""What begins a noun phrase for somebody not named before: a judge, one of the men."""
NAME_PARTICLES: Final = _set("name particles")
ANY_NAME_PARTICLE: Final = "|".join(sorted(NAME_PARTICLES))
"""The same as a part of a regular expression."""
COMPANY_WORDS: Final = _set("company words")
SMALL_WORDS: Final = _set("small words")
FIRST_NAMES: Final = _SECTIONS["first names"]
"""First names that stand for one another, joined by slashes."""
DOCUMENTS: Final = _set("documents")
"""Nouns for what a statement is made in."""
RECORDS: Final = _set("records")
"""Nouns for what shows something, no matter who made it."""
IRREGULAR: Final = {
    form: lemma for form, _, lemma in (pair.partition("/") for pair in _SECTIONS["irregular"])
}
PLACE_PREPOSITIONS: Final = _set("place prepositions")
DAYS_AND_MONTHS: Final = _set("days and months")
SENTENCE_BEGINNINGS: Final = _set("sentence beginnings")
"""Small words that sentences begin with, and no names do."""
FUNCTION_WORDS: Final = SENTENCE_BEGINNINGS | _set("function words")
SOMEBODY_TO: Final = _set("somebody to")
"""Verbs that can stand before somebody who is to do something: believed them to be late."""
SOMEBODY_THAT: Final = _set("somebody that")
"""Verbs that can stand before whom something is said to: told them that it was late."""
MAKING: Final = _set("making")
CALLING: Final = _set("calling")
"""Verbs by which a claim is called something, mostly untrue."""
TRUE: Final = _set("true")
UNTRUE: Final = _set("untrue")
"""What a claim is called by those who share it, and who deny it."""
FORCING: Final = _set("forcing")
SENSING: Final = _set("sensing")
"""Verbs of what one is able to do, and not of what may be: could hear the sea."""
UNTIL: Final = _set("until")
FIRMS: Final = _set("firms")
PEOPLES: Final = _set("peoples")
"""Words for one of a people that do not show it by their ends: the Swede."""
_ONE_OF_PEOPLE: Final = re.compile(r"[A-Z]\w+(?:man|woman|an|ese|i)")


def is_of_people(word: str) -> bool:
    """Whether a word may call somebody by their people; not how many do so: Ostrian, Dutchman."""
    return word.lower() in PEOPLES or _ONE_OF_PEOPLE.fullmatch(word) is not None
