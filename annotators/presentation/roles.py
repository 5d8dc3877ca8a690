"""What a person is, in the article's words: a title before the name, or an apposition beside it.

Only what stands directly at a name is taken, and only where it has a word for an office or a work
in it: a wrong role would be worse than none. Pure functions of the text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from annotators.text.lexicon import PERSON_NOUNS, RELATIONS, TITLE_WORDS
from annotators.text.titles import is_title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotators.findings import Findings
    from articles.article import Span

LONGEST: Final = 60
"""A role has at most so many characters: what is longer is a story."""

_REACH: Final = 120
"""So many characters before and behind a name are looked at."""

_STOPS: Final = '.!?;:,“”"\n'
_LEFT: Final = re.compile(rf"(?:^|[{_STOPS}])\s*([^{_STOPS}]+),\s$")
_WHO: Final = re.compile(rf",\s+who\s+([^{_STOPS}]+)[,.;:\n]")
_RIGHT: Final = re.compile(rf",\s+([^{_STOPS}]+)(?:[,.;:\n]|$)")
_ENDS: Final = re.compile(rf"[{_STOPS}]|$")
_AGED: Final = re.compile(r"\d+-year-old [\w-]+ $")
_SHORTENED: Final = re.compile(r"[A-Z][a-z]{1,4}\.")
"""A title that a full stop ends, and no sentence: Gov., Capt."""
_DETERMINERS: Final = frozenset(
    ["the", "a", "an", "his", "her", "their", "its", "our", "my", "your"]
)
_BEFORE_OFFICE: Final = frozenset(
    ["former", "acting", "deputy", "chief", "senior", "opposition", "vice"]
)
_GOES_ON: Final = frozenset(["of", "for", "at", "in", "on", "to", "with", "from"])
_ADDRESSES: Final = frozenset(
    ["mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lord", "lady"]
)
_LEADING: Final = frozenset(
    [
        *("leads", "heads", "runs", "chairs", "directs", "represents", "manages", "commands"),
        *("edits", "oversees", "coaches", "owns", "led", "headed", "chaired", "founded"),
    ]
)
_SERVING: Final = frozenset(["serves", "works", "sits", "served", "worked", "sat"])
"""Verbs behind `who` that say what somebody is; all others say what they did."""
_TIMES: Final = frozenset(
    ["day", "week", "month", "year", "time", "moment", "hour", "night", "morning"]
)


def with_roles(findings: Findings, text: str) -> Findings:
    """The same findings with the role of each person that the text has one for."""
    people = (
        replace(person, role=role_of(person.name, person.mentions, text) or None)
        if person.label == "PERSON"
        else person
        for person in findings.people
    )
    return replace(findings, people=tuple(people))


def role_of(name: str, mentions: Iterable[Span], text: str) -> str:
    """The role at the first mention by name that has one; empty if none has.

    mentions: of one person, in the order of the text.
    """
    last = name.rpartition(" ")[2]
    roles = (_role_at(span, text) for span in mentions if span.of(text).endswith(last))
    return next(filter(None, roles), "")


def _role_at(span: Span, text: str) -> str:
    before = text[max(0, span.start - _REACH) : span.start]
    behind = text[span.end : span.end + _REACH]
    starts_clause = before.casefold().endswith("according to ")
    for words in (_title(before), _before(before, behind), _behind(behind, starts_clause)):
        role = " ".join(words)
        if role and len(role) <= LONGEST:
            return role
    return ""


def _title(before: str) -> list[str]:
    """The words directly before a name, back from a title or an age: Mayor, 81-year-old poet."""
    if aged := _AGED.search(before):
        return aged[0].split()
    words = before.rpartition("\n")[2].split() if before.endswith(" ") else []
    while words and _is_address(words[-1]):
        words.pop()
    first = len(words)
    while first and _is_of_title(words[first - 1], is_last=first == len(words)):
        first -= 1
    # What begins in small is small: the title of a list, mayor. An abbreviation stays: US senator.
    return [word.lower() if word.istitle() else word for word in words[first:]]


def _is_of_title(word: str, *, is_last: bool) -> bool:
    is_office = _is_office(word) and (word[-1] not in _STOPS or _SHORTENED.match(word) is not None)
    return is_office if is_last else is_office or word.lower() in TITLE_WORDS | _BEFORE_OFFICE


def _before(before: str, behind: str) -> list[str]:
    """`The harbour’s engineer, ` before a name that a comma, a stop or a quotation ends."""
    apposition = _LEFT.search(before) if _ENDS.match(behind) else None
    words = apposition[1].split() if apposition else []
    starts = [n for n, word in enumerate(words) if word.lower() in _DETERMINERS]
    first = next((n + 1 for n in (*reversed(starts), -1) if _is_role(words[n + 1 :])), len(words))
    is_of_another = words[first:] and words[first][-2:] in ("’s", "'s")
    return [
        *(["the"] if is_of_another and first and words[first - 1].lower() == "the" else []),
        *words[first:],
    ]


def _is_role(words: list[str]) -> bool:
    """Whether an office is the head: it ends the words, or goes on with a preposition."""
    head = next((n for n, word in enumerate(words) if word.lower() in _GOES_ON), len(words))
    named = words[:head]
    return (
        bool(named)
        and len(named) <= 5
        and (_is_office(named[-1]) or any(word.lower() in _BEFORE_OFFICE for word in named[:-1]))
    )


def _behind(behind: str, starts_clause: bool) -> list[str]:
    """`, who leads the bakers’ union,` or `, a spokesman for the ferries,` behind a name.

    starts_clause: whether a clause may follow the name, so that what no second comma ends is one.
    """
    if clause := _WHO.match(behind):
        words = clause[1].split()
        is_named = words[0] == "is"  # the mayor
        return words[2 * is_named :] if _is_of_office(words) else []
    apposition = _RIGHT.match(behind)
    if apposition is None:
        return []
    if starts_clause and behind[apposition.end(1) : apposition.end()] != ",":
        return []
    words = apposition[1].split()
    if words and words[0].lower() in _DETERMINERS:
        words = words[1:]
    return words if _is_role(words) and not _TIMES.intersection(words) else []


def _is_of_office(words: list[str]) -> bool:
    """Whether a clause behind `who` says what somebody is or leads, not what they did."""
    first, *rest = words
    if rest and rest[0].lower() in _DETERMINERS:
        return first in _LEADING or (first == "is" and _is_role(rest[1:]))
    return bool(rest) and first in _SERVING and rest[0] in _GOES_ON | {"as"}


def _is_office(word: str) -> bool:
    bare = word.lower().strip(".,")
    is_known = is_title(word) or bare in PERSON_NOUNS
    return is_known and not (_is_address(word) or bare in RELATIONS)


def _is_address(word: str) -> bool:
    return word.lower().strip(".,") in _ADDRESSES
