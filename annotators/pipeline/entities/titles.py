"""Names that hold more than a name: a title and whose it is, a role before "of", an "and" too many.

Plain functions of words and names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotators.pipeline.entities.edges import NAMING
from annotators.text.repeated_names import Name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_POSTS = frozenset(
    "Minister President Secretary Premier Chancellor Senator Governor Ambassador Spokesman "
    "Spokeswoman Chairman Attorney-General Secretary-General secretary-general Lt Lt. Gen Gen. "
    "Brig Col Col. Maj Capt Dr Dr. Mr Mr. Mrs Mrs. Ms Ms. Prof Prof. Shri Admiral Commissioner "
    "Director Chief spokesman spokeswoman chief".split()
)
"""Titles and posts that may follow the body they belong to; most others are words of its name."""
_BEFORE_POSTS = frozenset(
    "Foreign Prime Deputy Vice Trade Communications Defense Defence Interior Finance Information "
    "Assistant".split()
)
_ROLES = frozenset(
    "Head Director Directors President Chairman Chairperson Minister Ambassador Ruler Rulers "
    "Member Members Governor Dean Commander Chief Coordinator".split()
)
_GOES_ON = frozenset({"'s", "’s", "of", "and", "for"})
_HANGING = frozenset("of and the in for to like at on with & de des du".split())


def parts(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """The names, each without what is not the name itself."""
    titled = [part for name in names for part in _by_title(words, name)]
    return _without_hanging(words, [_without_role(words, name) for name in titled])


def _by_title(words: Sequence[str], name: Name) -> Iterator[Name]:
    """ "EU Trade Commissioner" is the EU; "US Secretary of State Ora Venn" the US and Ora Venn."""
    at = next((i for i in range(name.start + 1, name.end) if _is_title(words, name, i)), None)
    if name.label not in {"ORG", "GPE", "NORP"} or at is None:
        yield name
        return
    person = at
    while person < name.end and words[person] in {*_POSTS, "of", "State", "H", "E"}:
        person += 1
    while at > name.start and words[at - 1] in _BEFORE_POSTS:
        at -= 1
    if name.end - person == 1 or not all(word[:1].isupper() for word in words[person : name.end]):
        yield name
        return
    if at > name.start:
        yield name._replace(end=at)
    if person < name.end:
        yield Name(person, name.end, "PERSON")


def _is_title(words: Sequence[str], name: Name, i: int) -> bool:
    """Whether a title stands at `i`, and not "Minister" in "Prime Minister's Office"."""
    goes_on = i + 1 < name.end and words[i + 1] in _GOES_ON and words[i] != "Secretary"
    return words[i] in _POSTS and words[i - 1] not in {"-", "–"} and not goes_on


def _without_role(words: Sequence[str], name: Name) -> Name:
    """ "Ambassador of Ostravia" names Ostravia, "Directors of the OFB" the OFB."""
    if name.label != "ORG":
        return name
    inner = range(name.end - 2, name.start, -1)
    of = next((i for i in inner if words[i] == "of" and words[i - 1] in _ROLES), None)
    if of is None:
        return name
    start = of + 1 + (words[of + 1] in {"the", "The"})
    return name._replace(start=start) if start < name.end else name


def _without_hanging(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """ "Bureau of Roads and" goes on with the name behind it, or ends before "and"."""
    found: list[Name] = []
    for name in names:
        last = found[-1] if found else None
        if last and last.end == name.start and _hangs(words, last) and last.label == "ORG":
            found[-1] = last._replace(end=name.end)
        else:
            found.append(name)
    return [_trimmed(words, name) for name in found]


def _hangs(words: Sequence[str], name: Name) -> bool:
    is_long = name.end - name.start > 1 and name.label in NAMING
    return is_long and words[name.end - 1] in _HANGING


def _trimmed(words: Sequence[str], name: Name) -> Name:
    while _hangs(words, name):
        name = name._replace(end=name.end - 1)
    return name
