"""Where somebody is mentioned: names, nouns without one, several in a row, pronouns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from annotators.coreference.name_clustering import EntityCluster
from annotators.encoder.heads import NAME, NOUN, PRONOUN
from annotators.text.datelines import is_dateline
from annotators.text.intervals import Range
from annotators.text.lexicon import is_of_people
from annotators.text.tokens import Tokens

PEOPLE: Final = frozenset(("he", "she", "him", "her", "his", "hers", "himself", "herself"))
THINGS: Final = frozenset(("it", "its", "itself"))
MANY: Final = frozenset(("they", "them", "their", "theirs", "themselves", "both"))
_PRONOUNS: Final = PEOPLE | THINGS | MANY
"""Those of the third person."""
_MEANT: Final = frozenset(("nsubj", "obj", "iobj", "obl", "nmod", "appos", "root", "conj"))
"""Relations of a noun that a pronoun can stand for."""
AND: Final = frozenset(("and", "&", "as"))
"""What joins; `as` in: as well as."""
_YEARS_OLD: Final = ["-", "year", "-", "old"]


def calls_one(words: Tokens, k: int) -> bool:
    """Whether a word calls somebody who has a name elsewhere by people or age, alone behind `the`:
    the Dutchman, the 24-year-old; not as an adjective."""
    is_age = words.lower[max(0, k - 3) : k + 1] == _YEARS_OLD
    first = k - 4 if is_age else k
    is_behind_the = first > 0 and words.lower[first - 1] == "the"
    return is_behind_the and (is_age or is_of_people(words.form[k])) and words.base(k) in _MEANT


@dataclass(slots=True, eq=False)
class Place:
    """A mention: its words (half-open), its kind, and who is meant: a cluster; the first noun for
    somebody without a name; None for a pronoun of which that is not known."""

    start: int
    end: int
    kind: int
    who: EntityCluster | Place | None = None
    chance: float = 1.0
    """That this is who is meant."""

    @property
    def cluster(self) -> EntityCluster | None:
        """The cluster meant, if there is one."""
        return None if isinstance(self.who, Place) else self.who

    @property
    def is_group(self) -> bool:
        """Whether it calls several by their names; see `groups`."""
        return self.kind != PRONOUN and self.cluster is not None and self.cluster.is_group


def places_of(words: Tokens, clusters: Iterable[EntityCluster]) -> list[Place]:
    """All that can be meant: names but those of datelines, nouns without one, pronouns."""
    spans = ((m.start, m.end, cluster) for cluster in clusters for m in cluster.mentions)
    names = [Place(a, b, NAME, c) for a, b, c in spans if not is_dateline(words.form, a, b)]
    named = {k for p in names for k in range(p.start, p.end)}
    meant = (k for k in range(len(words)) if words.pos[k] == "NOUN" and words.base(k) in _MEANT)
    phrases = [noun_phrase(words, k) for k in meant if k not in named]
    nouns = [Place(*p, NAME if words.form[p[0]][:1].isupper() else NOUN) for p in phrases]
    for noun in nouns:
        noun.who = noun
    pronouns = [Place(k, k + 1, PRONOUN) for k, w in enumerate(words.lower) if w in _PRONOUNS]
    return sorted([*names, *nouns, *pronouns], key=lambda p: (p.start, p.end))


def groups(words: Tokens, places: Sequence[Place]) -> list[Place]:
    """The names that `and` joins, as one: Ada Lind and Bo Ek."""
    at = {k: p for p in places if p.cluster is not None for k in range(p.start, p.end)}
    joined = []
    for k, first in at.items():
        others = [c for c in words.children_by(k, "conj") if at.get(c, first) is not first]
        links = {words.lower[x] for c in others for x in words.children_by(c, "cc")}
        if words.dep[k] != "conj" and links & AND:
            end = at[others[-1]].end
            name = words.in_one_line(first.start, end)
            cluster = EntityCluster(label="NORP", name=name, is_group=True)
            joined.append(Place(first.start, end, first.kind, cluster))
    return joined


def noun_phrase(words: Tokens, k: int) -> Range:
    """The noun at word `k` with what hangs on it before it, five words at most, less a preposition,
    `and` and marks."""
    start = max(words.left[k], k - 5)
    while start < k and words.pos[start] in ("ADP", "PUNCT", "SPACE", "CCONJ", "SCONJ"):
        start += 1
    return start, k + 1
