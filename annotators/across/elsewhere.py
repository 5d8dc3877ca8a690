"""A statement in other articles: which sayings are the same words, and how each differs.

Candidates come from the search index (`articles.search.quotations`); each is checked word by word.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from annotators.across.naming import Offices, is_one
from annotators.across.sameness import Sameness, compared, may_be_same
from articles.search.sayings import NOBODY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from articles.search import Saying
    from articles.search.quotations import Quotations

Way = Literal[
    "cut", "longer", "changed", "small", "reordered", "turned", "reworded", "exact", "credited",
    "called", "nobody", "denied", "affirmed", "open", "in doubt",
]  # fmt: skip
"""How the words of another article differ from those here; see `IN_WORDS`."""

IN_WORDS: Final[Mapping[Way, str]] = {
    "cut": "cut",
    "longer": "with more",
    "changed": "words changed",
    "small": "small words changed",
    "reordered": "in another order",
    "turned": "a “not” more or less",
    "reworded": "reworded",
    "exact": "word for word there",
    "credited": "credited to",
    "called": "called",
    "nobody": "nobody is named",
    "denied": "denied",
    "affirmed": "affirmed",
    "open": "left open",
    "in doubt": "in doubt",
}

OF_SPEAKER: Final = ("credited", "called")
"""The ways behind whose words the speaker there is named."""
NONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The same words in another article, or at another place of this one."""

    saying: Saying
    sameness: Sameness
    ways: tuple[Way, ...]

    @property
    def difference(self) -> str:
        """How they differ, in words."""
        if not self.ways:
            return "the same words"
        return ", ".join(
            f"{IN_WORDS[way]} {self.saying.speaker}" if way in OF_SPEAKER else IN_WORDS[way]
            for way in self.ways
        )


@dataclass(frozen=True, slots=True)
class Compared:
    """Where the same words stand in other articles, oldest first."""

    others: tuple[Elsewhere, ...] = ()
    is_all: bool = True
    """Whether all were compared that have such words; else there may be more."""


def elsewhere(
    saying: Saying, quotations: Quotations, aliases: Mapping[str, str] = NONE
) -> Compared:
    """The same words in other articles.

    saying: without a speaker or form, where these are not known, and so not compared.
    """
    alike = quotations.like(saying.words, beside=saying.article)
    matches = same_among(saying, alike.sayings, aliases)
    offices = Offices(quotations, aliases)
    return Compared(tuple(_with_office(saying, match, offices) for match in matches), alike.is_all)


def same_among(
    saying: Saying, candidates: Iterable[Saying], aliases: Mapping[str, str] = NONE
) -> tuple[Elsewhere, ...]:
    """Those of the candidates that are the same words, in their order."""
    matches = []
    known: dict[str, Sameness | None] = {}
    for candidate in candidates:
        if candidate.words not in known:
            known[candidate.words] = _sameness(saying.words, candidate.words)
        if sameness := known[candidate.words]:
            matches.append(
                Elsewhere(candidate, sameness, ways(saying, candidate, sameness, aliases))
            )
    return tuple(matches)


def _sameness(here: str, there: str) -> Sameness | None:
    if not may_be_same(here, there):
        return None
    sameness = compared(here, there)
    return sameness if sameness.is_same else None


def ways(
    here: Saying, there: Saying, sameness: Sameness, aliases: Mapping[str, str] = NONE
) -> tuple[Way, ...]:
    """All ways in which the other statement differs; none if it is the same in every respect."""
    differences = (
        *_of_credit(here, there, aliases),
        *_of_polarity(here, there),
        *(("turned",) if sameness.is_turned else ()),
        *_of_form(here, there),
        *_of_words(sameness),
    )
    if differences[1:]:  # then small words are the least of it
        differences = tuple(way for way in differences if way != "small")
    return (*differences, "in doubt") if there.is_in_doubt else differences


def _of_form(here: Saying, there: Saying) -> tuple[Way, ...]:
    if not here.form or (here.form == "direct") == (there.form == "direct"):
        return ()
    return ("reworded",) if here.form == "direct" else ("exact",)


def _of_words(sameness: Sameness) -> tuple[Way, ...]:
    """What was done to the words; what only one of them goes on with is cut or more."""
    here, there = sameness.here, sameness.there
    window, other = sameness.windows
    lacks = {at in window for at in sameness.only_here if here.content[at]}
    has_more = {at in other for at in sameness.only_there if there.content[at]}
    is_changed = True in lacks and True in has_more
    differences: tuple[Way | None, ...] = (
        "changed" if is_changed else None,
        "cut" if False in lacks or (True in lacks and not is_changed) else None,
        "longer" if False in has_more or (True in has_more and not is_changed) else None,
        "reordered" if sameness.moved else None,
    )
    if not any(differences) and not sameness.is_identical:
        return ("small",)
    return tuple(way for way in differences if way)


def _of_credit(here: Saying, there: Saying, aliases: Mapping[str, str]) -> tuple[Way, ...]:
    if not here.speaker:
        return ()
    if there.speaker == NOBODY:
        return () if here.speaker == NOBODY else ("nobody",)
    name, other_name = (aliases.get(speaker, speaker) for speaker in (here.speaker, there.speaker))
    return () if is_one(name, other_name) else ("credited",)


def _with_office(here: Saying, match: Elsewhere, offices: Offices) -> Elsewhere:
    """The match, with `called` for `credited` where one article names the speaker by an office."""
    there = match.saying
    if "credited" not in match.ways or not (
        offices.is_called(here.speaker, there.speaker, there.article)
        or offices.is_called(there.speaker, here.speaker, here.article)
    ):
        return match
    ways: list[Way] = ["called" if way == "credited" else way for way in match.ways]
    return replace(match, ways=tuple(ways))


def _of_polarity(here: Saying, there: Saying) -> tuple[Way, ...]:
    if here.polarity == there.polarity:
        return ()
    names: dict[str, Way] = {"denies": "denied", "open": "open", "affirms": "affirmed"}
    return (names[there.polarity],)
