"""Which other names in what is kept may be those of one person, with the reason for each.

Proposed only, never joined: two people of one surname are two until the reader says otherwise, and
a bare surname is proposed to nobody while there are two who bear it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotators.coreference.names import is_acronym, is_same_person, parse, shortens


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name that may be another of the same person, and why."""

    name: str
    why: str


def proposals(name: str, others: Iterable[str]) -> tuple[Proposal, ...]:
    """Those of the other names that may be this person's, in their order."""
    different = [other for other in others if other != name]
    reasons = ((other, _why(name, other, different)) for other in different)
    return tuple(Proposal(other, why) for other, why in reasons if why)


def bearers(short: str, names: Iterable[str]) -> tuple[str, ...]:
    """One full name of each person whose name a shorter one may be: Lind of Ada Lind, Bo Lind."""
    full_names: list[str] = []
    for name in names:
        is_known = any(_are_one(name, full) for full in full_names)
        if shortens(parse(short), parse(name)) and not is_known:
            full_names.append(name)
    return tuple(full_names)


def _why(name: str, other: str, known: Sequence[str]) -> str:
    """The reason for which both may be one person's; empty if there is none."""
    names = parse(name), parse(other)
    full, short = sorted(names, key=lambda name: len(name.words), reverse=True)
    if full.gender and short.gender and full.gender != short.gender:
        return ""
    if shortens(short, full):
        others = bearers(short.text, (name, *known))
        return "nobody else here bears it" if len(others) == 1 else ""
    if is_acronym(short, full) or is_acronym(parse(other), parse(name)):
        return "its first letters"
    if full.words == short.words:
        return "the same but for title or spelling"
    both_full = len(short.words) > 1
    return "much the same name" if both_full and is_same_person(full, short) else ""


def _are_one(name: str, other: str) -> bool:
    one, two = parse(name), parse(other)
    return one.words == two.words or is_same_person(one, two)
