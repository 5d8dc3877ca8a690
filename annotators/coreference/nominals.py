"""Nouns that stand for somebody named: `the minister` is the one minister of the article.

Only a bare definite noun is resolved, and only where one person in the article holds that office:
`his lawyer` is somebody else, `the former minister` may be, and of two ministers neither is meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from annotators.coreference.name_clustering import EntityCluster, NameMention
from annotators.text.lexicon import (
    HONORIFICS,
    INDEFINITE,
    PERSON_NOUNS,
    RELATIONS,
    TITLE_WORDS,
    TITLES,
)
from annotators.text.tokens import Tokens

_OFFICES = (
    (TITLES | PERSON_NOUNS) - RELATIONS - {"mr", "mrs", "ms", "miss", "mx", "former", "acting"}
)
_MODIFIERS = TITLE_WORDS - {"former", "acting", "interim"}


def resolve(words: Tokens, clusters: list[EntityCluster]) -> dict[tuple[int, int], EntityCluster]:
    """Ranges of words such as `the prime minister`, to the person they stand for."""
    holders: dict[str, dict[EntityCluster, int]] = defaultdict(dict)
    for cluster in filter(lambda b: b.is_person, clusters):
        for place, office in sorted(_offices(words, cluster)):
            holders[office].setdefault(cluster, place)
    nouns = {}
    for k in range(1, len(words)):
        office = _definite(words, k)
        if office and len(holders.get(office, ())) == 1:
            ((cluster, place),) = holders[office].items()
            if place < k:
                nouns[k - len(office.split()), k + 1] = cluster
    return nouns


def _offices(words: Tokens, cluster: EntityCluster) -> Iterator[tuple[int, str]]:
    """Where the article says what somebody is, and what: each office also without modifiers."""
    for mention in cluster.mentions:
        for k in _beside(words, mention.start, mention.end):
            phrase = _phrase(words, k).split() if words.lower[k] in _OFFICES else []
            for n in range(len(phrase)):
                yield k, " ".join(phrase[n:])


def _beside(words: Tokens, start: int, end: int) -> Iterator[int]:
    """Words beside a name in no quotation marks: before it, in it, in apposition, or after `is`."""
    head = words.head_of(start, end)
    places = [*range(max(0, start - 1), end), *words.children_by(head, "appos")]
    if words.dep[head] == "appos":
        places.append(words.head[head])
    is_now = any(words.tag[c] in ("VBZ", "VBP") for c in words.children_by(words.head[head], "cop"))
    if words.dep[head] == "nsubj" and is_now:
        places.append(words.head[head])
    yield from (k for k in places if words.quote_of[k] < 0)


def said_of(words: Tokens, cluster: EntityCluster) -> frozenset[str]:
    """The nouns that the article puts beside a name: Bo Ek, her deputy; her deputy Bo Ek."""
    near = (k for m in cluster.mentions for k in _beside(words, m.start, m.end))
    return frozenset(words.lemma[k].lower() for k in near)


def describe(words: Tokens, clusters: list[EntityCluster]) -> None:
    """Set the offices of people, and whether the text brings them in as new."""
    for cluster in filter(lambda b: b.is_person, clusters):
        cluster.offices = said_of(words, cluster) & _OFFICES - HONORIFICS
        first = cluster.mentions[0]
        beside = _beside(words, first.start, first.end)
        cluster.is_new = any(_is_new(words, k, first) for k in beside)


def _is_new(words: Tokens, k: int, name: NameMention) -> bool:
    """Whether a noun beside a name is said of nobody named before: his wife, the judge's son; a
    clerk, before the name."""
    if words.pos[k] != "NOUN" or name.start <= k < name.end:
        return False
    owners = [words.lower[c] for c in words.children_by(k, "nmod:poss")]
    is_kin = words.lemma[k] in RELATIONS and is_anothers(words, k)
    is_indefinite = k < name.start and words.lower[words.left[k]] in INDEFINITE
    return is_kin or is_indefinite or any(owner in ("his", "her", "their") for owner in owners)


def is_anothers(words: Tokens, k: int) -> bool:
    """Whether the noun at word `k` belongs to somebody: her deputy, the friend of the driver."""
    owners = words.children_by(k, "nmod")
    return has_owner(words, k) or any(words.lower[words.left[c]] == "of" for c in owners)


def has_owner(words: Tokens, k: int) -> bool:
    """Whether its owner stands before the noun at word `k`: her deputy, the ground’s curator."""
    return any(words.dep[c] == "nmod:poss" for c in words.children[k])


def _phrase(words: Tokens, k: int) -> str:
    """A noun of office with the modifiers right before it, in lower case."""
    start = k
    while start > 0 and words.lower[start - 1] in _MODIFIERS and words.quote_of[start - 1] < 0:
        start -= 1
    return " ".join(words.lower[start : k + 1])


def _definite(words: Tokens, k: int) -> str:
    """The office that `the minister` or `the prime minister` names at word `k`; else nothing."""
    if words.lower[k] not in _OFFICES or words.pos[k] not in ("NOUN", "PROPN"):
        return ""
    phrase = _phrase(words, k)
    before = k - len(phrase.split())
    if before < 0 or words.lower[before] != "the":
        return ""
    is_bare = all(words.dep[c] in _HARMLESS or before <= c < k for c in words.children[k])
    is_part = words.dep[k] in ("compound", "flat", "nmod:poss")
    return phrase if is_bare and not is_part else ""


_HARMLESS = frozenset(("punct", "case", "cc", "mark", "cop", "nsubj", "aux", "det"))
