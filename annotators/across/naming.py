"""Whether two articles mean one speaker: by parts of a name, or one of them by an office."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from articles.search.folding import folded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.search.quotations import Quotations

_DETERMINERS: Final = frozenset(("the", "a", "an", "its", "their", "our", "his", "her"))
_OF: Final = frozenset(("of", "for", "in", "at"))


@lru_cache(maxsize=4096)
def is_one(name: str, other: str) -> bool:
    """Whether two names may be one person's: equal, or the words of one end the other.

    Two people of one surname, named in full, are two; `Sand` may be any of them.
    """
    name_words, other_words = folded(name).split(), folded(other).split()
    short, long = sorted((name_words, other_words), key=len)
    return bool(short) and long[len(long) - len(short) :] == short


@dataclass(frozen=True, slots=True)
class Offices:
    """What people are, as the articles kept have it. Reads the disk."""

    quotations: Quotations
    aliases: Mapping[str, str]

    def is_called(self, name: str, called: str, article: str) -> bool:
        """Whether an article may mean somebody when it speaks of `the mayor`.

        So it may if any article calls them that, and this one calls nobody else that.
        """
        if not (office := _office(called)) or _office(name):
            return False
        canonical = self.aliases.get(name, name)
        names = {name, canonical, *(other for other, of in self.aliases.items() if of == canonical)}
        roles = (role for alias in sorted(names) for role in self.quotations.roles(alias))
        if not any(is_office(office, role) for role in roles):
            return False
        there = self.quotations.roles_in(article).items()
        named = (self.aliases.get(other, other) for other, role in there if is_office(office, role))
        return all(is_one(canonical, other) for other in named)


def is_office(office: str, role: str) -> bool:
    """Whether both are one office: of one place, where both say of which."""
    (head, place), (other_head, other_place) = map(_head_and_place, (office, role))
    return head == other_head and (not place or not other_place or place == other_place)


def _office(called: str) -> str:
    """What stands behind the first word of `the mayor`; nothing of a name."""
    first, _, rest = folded(called).partition(" ")
    return rest if first in _DETERMINERS else ""


def _head_and_place(office: str) -> tuple[Sequence[str], Sequence[str]]:
    """`deputy mayor`, `ellmouth` of `deputy mayor of Ellmouth` and of `Ellmouth’s deputy mayor`."""
    words = folded(office.replace("’", "'")).split()
    for at, word in enumerate(words):
        if word in _OF:
            return words[:at], words[at + 1 :]
        if word.endswith("'s"):
            return words[at + 1 :], [*words[:at], word[:-2]]
    return words, []
