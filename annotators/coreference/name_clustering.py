"""Names folded: every mention by name of one person, organisation or place under one cluster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from annotators.coreference.names import (
    Name,
    core,
    is_acronym,
    is_misspelt,
    is_same_person,
    parse,
    shortens,
)
from annotators.text.lexicon import FEMALE_TITLES, MALE_TITLES, NAME_PARTICLES

_WHO = frozenset(("PERSON", "PER", "ORG", "NORP", "GPE", "LOC", "FAC", "EVENT", "MISC", "PRODUCT"))
_UNITED_STATES = frozenset(
    ("us", "u.s", "usa", "u.s.a", "united states", "united states of america")
)
_UNITED_KINGDOM = frozenset(("uk", "u.k", "britain", "great britain", "united kingdom"))


@dataclass(slots=True)
class NameMention:
    """A name in the text: the words from `start` up to `end`, and what the model calls it."""

    start: int
    end: int
    label: str
    name: Name
    is_where: bool = False
    """Whether a preposition of place stands before it: in Paris."""


@dataclass(slots=True)
class EntityCluster:
    """One cluster of names: a person, an organisation, a place."""

    mentions: list[NameMention] = field(default_factory=list)
    label: str = ""
    name: str = ""
    gender: str = ""
    """`m`, `f`, or empty where the text does not tell."""

    @property
    def is_person(self) -> bool:
        """Whether pronouns such as he and she can stand for it."""
        return self.label == "PERSON"

    def settle(self) -> None:
        """Choose the label and the name by which it goes: the fullest of its common names."""
        labels = Counter(m.label for m in self.mentions)
        people = [m for m in self.mentions if m.label == "PERSON" and len(m.name.words) > 1]
        self.label = "PERSON" if people else max(labels, key=labels.__getitem__)
        self.name = max(self.mentions, key=lambda m: _fullness(m, self.label)).name.text
        self.gender = next((m.name.gender for m in self.mentions if m.name.gender), self.gender)


def _fullness(mention: NameMention, label: str) -> tuple[bool, int, int]:
    """Whole words count, initials do not; of the equally full the first mention wins."""
    whole = sum(len(word.strip(".")) > 2 for word in mention.name.words)
    return (mention.label == label, whole, -mention.start)


def fold(
    mentions: list[NameMention], learn: Callable[[list[EntityCluster]], None] = lambda _: None
) -> list[EntityCluster]:
    """One cluster for each set of names that can be of one, in the order of first mention.

    Full names come first; a surname, a first name, an acronym or a part of an organisation's name
    then goes to the one cluster whom it can shorten. Where several share it, a title that tells
    the gender decides, else the one named last before it. Where a text has Mr and Mrs of one
    surname, they are two, whomever else it names in full.

    Args:
        learn: sets the gender of those named in full, as far as the text tells it.
    """
    named = [m for m in mentions if m.label in _WHO and m.name.words]
    clusters: list[EntityCluster] = []
    by_last: dict[str, list[EntityCluster]] = {}
    short: list[NameMention] = []
    for mention in named:
        if len(mention.name.words) < 2 or mention.name.first in NAME_PARTICLES:
            short.append(mention)
            continue
        alike = (*by_last.get(mention.name.last, ()), *by_last.get(mention.name.first, ()))
        known = next((b for b in alike if _is_same(b, mention)), None)
        if known is None:
            known = EntityCluster(label=mention.label)
            clusters.append(known)
            by_last.setdefault(mention.name.last, []).append(known)
            by_last.setdefault(mention.name.first, []).append(known)
        known.mentions.append(mention)
    for cluster in clusters:
        cluster.settle()
    clusters = _joined(clusters)
    learn(clusters)
    _fold_short(short, clusters)
    for cluster in clusters:
        cluster.mentions.sort(key=lambda m: m.start)
        cluster.settle()
    return sorted(clusters, key=lambda b: b.mentions[0].start)


def _is_same(cluster: EntityCluster, mention: NameMention) -> bool:
    """Whether a full name is one of the cluster's."""
    known = cluster.mentions[0]
    if known.name.words == mention.name.words:
        return True
    if "PERSON" in (known.label, mention.label):
        return known.label == mention.label and is_same_person(known.name, mention.name)
    return core(known.name) == core(mention.name)


def _joined(clusters: list[EntityCluster]) -> list[EntityCluster]:
    """The clusters; one whose name of several words shortens another's is joined to that: `Tarn
    News` and `Tarn News Network`, `Department of Roads` and `Roads Department`."""
    kept: list[EntityCluster] = []
    cores: dict[frozenset[str], EntityCluster] = {}
    by_first: dict[str, list[EntityCluster]] = {}
    for cluster in sorted(clusters, key=lambda b: -len(b.mentions[0].name.words)):
        name = cluster.mentions[0].name
        other = None
        if cluster.label != "PERSON":
            other = cores.get(core(name)) or _extended(name, by_first.get(name.first, []))
        if other is None:
            kept.append(cluster)
            cores.setdefault(core(name), cluster)
            by_first.setdefault(name.first, []).append(cluster)
        else:
            other.mentions += cluster.mentions
    return kept


def _extended(name: Name, longer: list[EntityCluster]) -> EntityCluster | None:
    """The one organisation whose name begins with this one."""
    fits = [
        b
        for b in longer
        if b.label == "ORG" and b.mentions[0].name.words[: len(name.words)] == name.words
    ]
    return fits[0] if len(fits) == 1 and len(name.words) > 1 else None


def _fold_short(short: list[NameMention], clusters: list[EntityCluster]) -> None:
    """Give each name of one word to the cluster whom it shortens, or to a cluster of its own."""
    index: dict[str, list[EntityCluster]] = {}
    for known in clusters:
        for word in {w for m in known.mentions for w in m.name.words}:
            index.setdefault(word, []).append(known)
    acronyms: dict[str, EntityCluster | None] = {}
    own: dict[str, EntityCluster] = {}
    couples = _couples(short)
    cluster: EntityCluster | None
    for mention in short:
        word = _alias(mention.name.last)
        fits = [b for b in index.get(word, []) if _can_shorten(b, mention)]
        if word in couples:
            fits = [b for b in fits if _is_told_apart(b, mention, couples[word])]
            if mention.name.gender:
                mention.name = _with_title(mention.name)
                word = mention.name.text
        cluster = _chosen(fits, mention)
        if cluster is None and mention.name.text.replace(".", "").isupper():
            if word not in acronyms:
                acronyms[word] = _spelled_out(mention.name, clusters)
            cluster = acronyms[word]
        if cluster is None:
            cluster = own.get(word)
        if cluster is None:
            cluster = own[word] = _misspelt(mention, clusters) or EntityCluster(label=mention.label)
            clusters += [cluster] * (not cluster.mentions)
        cluster.mentions.append(mention)


def _couples(short: list[NameMention]) -> dict[str, int]:
    """Surnames that stand behind titles of both genders, and where the first of these is."""
    genders: dict[str, set[str]] = {}
    first: dict[str, int] = {}
    for mention in (m for m in short if m.name.gender):
        genders.setdefault(mention.name.last, set()).add(mention.name.gender)
        first.setdefault(mention.name.last, mention.start)
    return {word: first[word] for word, told in genders.items() if len(told) > 1}


def _is_told_apart(cluster: EntityCluster, mention: NameMention, since: int) -> bool:
    """Whether a cluster can be the one of a couple: introduced in full before, of known gender.

    since: where the first of the couple is named by title.
    """
    introduced = min(m.start for m in cluster.mentions) < since
    return introduced and mention.name.gender in ("", cluster.gender)


def _with_title(name: Name) -> Name:
    """A name that goes by its title too: Mrs Lind."""
    title = next(each for each in name.titles if each in MALE_TITLES | FEMALE_TITLES)
    return replace(name, text=f"{title.capitalize()} {name.text}")


def _misspelt(mention: NameMention, clusters: list[EntityCluster]) -> EntityCluster | None:
    """The one person named in full whose surname is a letter away."""
    if mention.label != "PERSON" or len(mention.name.last) < 5:
        return None
    full = [b for b in clusters if b.is_person and len(b.mentions[0].name.words) > 1]
    last = mention.name.last
    surnames = ((b, b.mentions[0].name.last) for b in full)
    fits = [b for b, own in surnames if own != last and is_misspelt(own, last)]
    return fits[0] if len(fits) == 1 else None


def _alias(word: str) -> str:
    if word in _UNITED_STATES:
        return "us"
    return "uk" if word in _UNITED_KINGDOM else word


def _can_shorten(cluster: EntityCluster, mention: NameMention) -> bool:
    full = cluster.mentions[0].name
    if cluster.label == "PERSON":
        return shortens(mention.name, full) and mention.label != "NORP" and not mention.is_where
    same_kind = cluster.label == "ORG" and mention.label == "ORG"
    return same_kind and full.first == mention.name.last


def _chosen(fits: list[EntityCluster], mention: NameMention) -> EntityCluster | None:
    """Of several who share the name: by surname before by first name, by the title's gender, then
    the one who was named last before the mention, counting in whoever goes by it already."""
    if mention.name.titles:
        fits = [
            b for b in fits if b.is_person and b.mentions[0].name.last == mention.name.last
        ] or fits
    if mention.name.gender:
        fits = [b for b in fits if b.gender in ("", mention.name.gender)]
    surnames = [b for b in fits if b.mentions[0].name.last == mention.name.last and b.is_person]
    fits = surnames or fits
    if len(fits) < 2:
        return fits[0] if fits else None
    return max(fits, key=lambda b: _claim_to(b, mention))


def _claim_to(cluster: EntityCluster, mention: NameMention) -> tuple[int, int, int]:
    """Where a cluster is named last before a mention, if that is near; how often it is, of the last
    fifty names; and where last."""
    before = [m.start for m in cluster.mentions[-50:] if m.start < mention.start]
    last = max(before, default=-1)
    return last if mention.start - last < _NEAR else -1, len(before), last


_NEAR = 40
"""Words back in which whoever was named last is meant by a surname of several."""


def _spelled_out(short: Name, clusters: list[EntityCluster]) -> EntityCluster | None:
    fits = [b for b in clusters if b.label != "PERSON" and is_acronym(short, b.mentions[0].name)]
    if fits:
        return fits[0]
    word = short.text.replace(".", "").lower()
    for names in (_UNITED_STATES, _UNITED_KINGDOM):
        if word in names:
            return next((b for b in clusters if " ".join(b.mentions[0].name.words) in names), None)
    return None


def mention_of(
    text: str, start: int, end: int, label: str, *, is_where: bool = False
) -> NameMention:
    """A mention with its name parsed."""
    return NameMention(start, end, {"PER": "PERSON"}.get(label, label), parse(text), is_where)
