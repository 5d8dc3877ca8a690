"""Who speaks in an article: a letter and a hue for each voice, how much they say, where, and how.

Pure functions of findings; offsets are code points of the text, half-open.
"""

from __future__ import annotations

import re
from string import ascii_uppercase
from typing import TYPE_CHECKING, Final, NamedTuple
from unicodedata import east_asian_width, normalize

from annotators.findings import UNNAMED, Attribution, Claim, Findings
from articles.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HUES: Final = 6
"""So many voices have a hue of their own: those that say most."""

NO_LETTER: Final = "?"
"""The letter of a speaker who is not named, or is in doubt."""

MORE: Final = "+"
"""The letter of all whom no letter is left for."""

SIGNS: Final = {
    "exact": "“",
    "reworded": "≈",
    "denied": "✗",
    "open": "○",
    "demanded": "!",
}
"""The sign of each form: how what is said is reported."""

_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
_ARTICLES: Final = frozenset(
    ["the", "a", "an", "his", "her", "their", "its", "our", "my", "some", "many", "several", "one"]
)


class Voice(NamedTuple):
    """One who speaks, with all they are reported to say."""

    name: str
    letter: str
    hue: int = 0
    """1 to `HUES`; 0 for one of the many who say less, or are not named."""
    claims: tuple[Claim, ...] = ()
    """In the order of the text; without those in doubt."""

    @property
    def length(self) -> int:
        """How much of the text is what they say, in code points; nothing counts twice."""
        return covered(span for claim in self.claims for span in claim.content)

    def count_of(self, form: str) -> int:
        """How many of the claims have a form, one of `SIGNS`."""
        return sum(form_of(claim) == form for claim in self.claims)


def form_of(row: Attribution) -> str:
    """How what is said is reported, one of `SIGNS`: what is withheld before how it is worded."""
    act = getattr(row, "act", "says")
    if act == "demands":
        return "demanded"
    if row.is_open:
        return "open"
    if act == "denies" or row.polarity == "denies":
        return "denied"
    return "reworded" if row.form == "indirect" else "exact"


def voices(findings: Findings) -> tuple[Voice, ...]:
    """Everybody who speaks, in the order they first do; claims in doubt do not count."""
    by_name: dict[str, list[Claim]] = {}
    for claim in sorted(findings.claims, key=_start):
        if not claim.is_in_doubt:
            by_name.setdefault(claim.speaker, []).append(claim)
    people = {person.name for person in findings.people if person.label == "PERSON"}
    named = [name for name in by_name if name != UNNAMED]
    letters = {**letters_of(named, people), UNNAMED: NO_LETTER}
    lengths = {name: covered(_contents(by_name[name])) for name in named}
    loudest = set(sorted(named, key=lambda name: -lengths[name])[:HUES])
    hues = {name: hue for hue, name in enumerate((n for n in named if n in loudest), 1)}
    return tuple(
        Voice(name, letters[name], hues.get(name, 0), tuple(claims))
        for name, claims in by_name.items()
    )


def letters_of(names: Iterable[str], people: Iterable[str] = ()) -> dict[str, str]:
    """A letter for each name, distinct while letters last; capitals for the names in `people`.

    People choose before others, and an earlier speaker before a later one: the initial
    of the last name, of a first name, any letter of the name, any letter at all.
    """
    known, used_letters = frozenset(people), set[str]()
    letters = {}
    for name in sorted(names, key=lambda name: name not in known):
        candidates = _initials(name, is_person=name in known)
        free = (letter for letter in candidates if letter.casefold() not in used_letters)
        letter = next(free, MORE)
        used_letters.add(letter.casefold())
        letters[name] = letter
    return letters


def _initials(name: str, *, is_person: bool) -> Iterator[str]:
    words = _WORD.findall(normalize("NFC", name))
    words = [word for word in words if word.lower() not in _ARTICLES] or words
    if is_person:
        words = words[::-1]
    candidates = [word[0] for word in words] + [letter for word in words for letter in word]
    for letter in (*candidates, *ascii_uppercase):
        if letter.isalpha() and east_asian_width(letter) not in "WF":
            cased = letter.upper() if is_person else letter.lower()
            yield cased if len(cased) == 1 else letter


def covered(spans: Iterable[Span]) -> int:
    """How many code points lie in any of the spans."""
    total = end = 0
    for span in sorted(spans):
        total += max(0, span.end - max(span.start, end))
        end = max(end, span.end)
    return total


def unattributed(findings: Findings) -> tuple[Claim, ...]:
    """The quotations of a text in a language that is not read, each as what somebody says; without
    those that the reader has given a speaker."""
    if not findings.are_quotations_alone:
        return ()  # of what is read it is known which quotations are nobody's statements
    known = [*_contents(findings.claims)]
    spans = [Span(quote.start, quote.end) for quote in findings.quotes if quote.kind != "scare"]
    free = (span for span in spans if not any(span.overlaps(other) for other in known))
    return tuple(Claim(content=(span,), speaker=UNNAMED, form="direct") for span in free)


def spoken(findings: Findings) -> int:
    """How much of the text is somebody's words, exact or not, in code points."""
    sure = (claim for claim in findings.claims if not claim.is_in_doubt)
    return covered(_contents([*sure, *unattributed(findings)]))


def _contents(claims: Iterable[Claim]) -> Iterator[Span]:
    return (span for claim in claims for span in claim.content)


def _start(claim: Claim) -> int:
    return claim.content[0].start
