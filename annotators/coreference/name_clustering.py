"""Names folded: every mention by name of one person, organisation or place under one cluster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from annotators.coreference.names import (
    Name,
    core,
    is_acronym,
    is_misspelt,
    is_same_person,
    may_abbreviate,
    parse,
    shortens,
)
from annotators.text.lexicon import HONORIFICS

_WHO = frozenset(("PERSON", "PER", "ORG", "NORP", "GPE", "LOC", "FAC", "EVENT", "MISC", "PRODUCT"))


@dataclass(slots=True)
class NameMention:
    """A name in the text: the words from `start` up to `end`, and what the model calls it."""

    start: int
    end: int
    label: str
    name: Name
    is_where: bool = False
    """Whether a preposition of place stands before it: in Paris."""
    focus: int = 0
    """2 as the one who speaks, 1 as the one subject of another verb, else 0."""


@dataclass(slots=True, eq=False)
class EntityCluster:
    """One cluster of names: a person, an organisation, a place."""

    mentions: list[NameMention] = field(default_factory=list)
    label: str = ""
    name: str = ""
    gender: str = ""
    """`m`, `f`, or empty where the text does not tell."""
    offices: frozenset[str] = frozenset()
    """Titles and nouns of office that the text puts beside the names: senator, clerk."""
    is_new: bool = False
    """Whether the text brings them in as nobody named before: his wife, a clerk."""
    is_group: bool = False
    """Whether it is several who are named together: Ada Lind and Bo Ek."""

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


def _fullness(mention: NameMention, label: str) -> tuple[bool, int, bool, int]:
    """What makes a name the fuller, to compare: that it has the cluster's label, its whole words
    (initials do not count), a suffix, and to come first."""
    words = mention.name.text.split()[: -1 if mention.name.suffix else None]
    whole = sum(len(word) > 1 and not word.isupper() for word in words)
    return (mention.label == label, whole, bool(mention.name.suffix), -mention.start)


def fold(
    mentions: list[NameMention], learn: Callable[[list[EntityCluster]], None] = lambda _: None
) -> list[EntityCluster]:
    """One cluster for each set of names that can be of one, in the order of first mention.

    Full names come first; a surname, a first name, an acronym or a part of an organisation's name
    then goes to the one cluster whom it can shorten, and of which title and gender do not tell
    otherwise. Where a text has Mr and Mrs of one surname, they are two, whomever else it names in
    full.

    Args:
        learn: sets what the text tells of those named in full: gender, offices, whether new.
    """
    named = sorted((m for m in mentions if m.label in _WHO and m.name.words), key=lambda m: m.start)
    clusters = _joined(_by_full_name(m for m in named if len(m.name.words) > 1))
    learn(clusters)
    _fold_short([m for m in named if len(m.name.words) < 2], clusters)
    for cluster in clusters:
        cluster.mentions.sort(key=lambda m: m.start)
        cluster.settle()
    return sorted(clusters, key=lambda b: b.mentions[0].start)


def _by_full_name(mentions: Iterable[NameMention]) -> list[EntityCluster]:
    """A settled cluster for each set of full names that can be of one."""
    clusters: list[EntityCluster] = []
    by_end: dict[str, list[EntityCluster]] = {}
    for mention in mentions:
        ends = mention.name.last, mention.name.first
        alike = [b for word in ends for b in by_end.get(word, ())]
        cluster = next((b for b in alike if _is_same(b, mention)), None)
        if cluster is None:
            cluster = EntityCluster(label=mention.label)
            clusters.append(cluster)
            for word in ends:
                by_end.setdefault(word, []).append(cluster)
        cluster.mentions.append(mention)
    for cluster in clusters:
        cluster.settle()
    return clusters


def _is_same(cluster: EntityCluster, mention: NameMention) -> bool:
    """Whether a full name is one of the cluster's."""
    known = cluster.mentions[0]
    if known.name.words == mention.name.words and mention.name.suffix in ("", known.name.suffix):
        return True
    if "PERSON" in (known.label, mention.label):
        return known.label == mention.label and is_same_person(known.name, mention.name)
    return core(known.name) == core(mention.name)


def _joined(clusters: list[EntityCluster]) -> list[EntityCluster]:
    """The clusters; what is no person, and whose name begins that of one organisation alone, is
    joined to that: `Tarn News` and `Tarn News Network`."""
    whole: list[EntityCluster] = []
    for cluster in sorted(clusters, key=lambda b: -len(b.mentions[0].name.words)):
        words = cluster.mentions[0].name.words
        bodies = [b for b in whole if b.label == "ORG"] if cluster.label != "PERSON" else []
        fits = [b for b in bodies if b.mentions[0].name.words[: len(words)] == words]
        if len(fits) == 1:
            fits[0].mentions += cluster.mentions
        else:
            whole.append(cluster)
    return whole


def _fold_short(short: list[NameMention], clusters: list[EntityCluster]) -> None:
    """Give each short name to the cluster that it shortens, or to a cluster of its own. Changes
    the clusters and their list."""
    index = _by_word(clusters)
    unknown: dict[str, list[EntityCluster]] = {}
    couples = _couples(short)
    for mention in short:
        word = mention.name.last
        fits = [b for b in index.get(word, []) if _can_shorten(b, mention)] + unknown.get(word, [])
        cluster = _chosen(fits, mention, is_couple=word in couples)
        if cluster is None and may_abbreviate(mention.name.text):
            cluster = _spelled_out(mention.name, clusters)
        if cluster is None:
            alike = unknown.setdefault(word, [])
            same = (b for b in alike if b.mentions[0].name.titles == mention.name.titles)
            cluster = next(same, None) or _misspelt(mention, clusters)
        if cluster is None:
            cluster = EntityCluster(label=mention.label, is_new=bool(_offices(mention)))
            clusters.append(cluster)
            alike.append(cluster)
        cluster.mentions.append(mention)
        cluster.gender = cluster.gender or mention.name.gender
        cluster.offices |= _offices(mention)
    for alike in unknown.values():
        if len(alike) > 1:
            _tell_apart(alike)


def _by_word(clusters: Iterable[EntityCluster]) -> dict[str, list[EntityCluster]]:
    """The clusters by each word of their names."""
    index: dict[str, list[EntityCluster]] = {}
    for cluster in clusters:
        for word in {w for m in cluster.mentions for w in m.name.words}:
            index.setdefault(word, []).append(cluster)
    return index


def _couples(short: list[NameMention]) -> set[str]:
    """Surnames that stand behind titles of both genders."""
    titled = {(m.name.last, m.name.gender) for m in short}
    return {word for word, gender in titled if gender == "m" and (word, "f") in titled}


def _tell_apart(alike: list[EntityCluster]) -> None:
    """Let several of one surname go by their titles too: Mrs Lind, Judge Lind."""
    for mention in (m for cluster in alike for m in cluster.mentions):
        titled = [*map(str.capitalize, mention.name.titles), mention.name.text]
        mention.name = replace(mention.name, text=" ".join(titled))


def _misspelt(mention: NameMention, clusters: list[EntityCluster]) -> EntityCluster | None:
    """The one person named in full whose surname is a letter away."""
    if mention.label != "PERSON" or len(mention.name.last) < 5:
        return None
    full = [b for b in clusters if b.is_person and len(b.mentions[0].name.words) > 1]
    last = mention.name.last
    surnames = ((b, b.mentions[0].name.last) for b in full)
    fits = [b for b, surname in surnames if surname != last and is_misspelt(surname, last)]
    return fits[0] if len(fits) == 1 else None


def _can_shorten(cluster: EntityCluster, mention: NameMention) -> bool:
    """Whether a short name may be of a cluster that is named in full."""
    full = cluster.mentions[0].name
    if cluster.label == "PERSON":
        is_second = len(mention.name.words) == 1 and not mention.name.titles
        is_short = shortens(mention.name, full) or (is_second and mention.name.last in full.words)
        return is_short and mention.label != "NORP" and not mention.is_where
    same_kind = cluster.label == "ORG" and mention.label == "ORG"
    return same_kind and mention.name.last in (full.first, full.last)


def _offices(mention: NameMention) -> frozenset[str]:
    return frozenset(mention.name.titles) - HONORIFICS


def _chosen(
    fits: list[EntityCluster], mention: NameMention, *, is_couple: bool
) -> EntityCluster | None:
    """Whom a short name means: one named before it of whom nothing tells otherwise; else, in a
    headline, the first who is named in full behind it, with the same title if it has one."""
    gender, offices = mention.name.gender, _offices(mention)
    genders = ("", gender) if not is_couple else (gender,)
    fits = [b for b in fits if not gender or b.gender in genders]
    before = [b for b in fits if b.mentions[0].start < mention.start]
    if offices:
        before = [b for b in before if not b.is_new or offices & b.offices]
    if before:
        return _in_focus(before, mention)
    later = [b for b in fits if not (b.is_new or is_couple)]
    if offices:
        later = [b for b in later if offices & b.offices]
    return min(later, key=lambda b: b.mentions[0].start, default=None)


def _in_focus(fits: list[EntityCluster], mention: NameMention) -> EntityCluster | None:
    """Of several who share the name: by surname before by first name, then whom the text calls by
    it already, then who is in focus; nobody, where that tells nothing."""
    claims = [_claim_to(b, mention) for b in fits]
    top = max(claims)
    return fits[claims.index(top)] if claims.count(top) == 1 else None


def _claim_to(cluster: EntityCluster, mention: NameMention) -> tuple[bool, bool, int, int, int]:
    """Whether it is the surname; whether the title is theirs; how they are called, by this name and
    title or by this name; where they were last a subject, who spoke if they came in as somebody
    new; how often they are named. Of the last fifty names."""
    name, names = mention.name, cluster.mentions[-50:]
    called = [m.name.titles for m in names if m.name.words == name.words]
    is_surname = cluster.mentions[0].name.last == name.last and cluster.is_person
    is_theirs = bool(_offices(mention) & cluster.offices)
    subject = max((m.start for m in names if m.focus > cluster.is_new), default=-1)
    return is_surname, is_theirs, bool(called) + (name.titles in called), subject, len(names)


def _spelled_out(short: Name, clusters: list[EntityCluster]) -> EntityCluster | None:
    """The first organisation or place whose name an acronym may shorten."""
    bodies = (b for b in clusters if b.label != "PERSON")
    return next((b for b in bodies if any(is_acronym(short, m.name) for m in b.mentions)), None)


def mention_of(
    text: str, start: int, end: int, label: str, *, is_where: bool = False
) -> NameMention:
    """A mention with its name parsed."""
    return NameMention(start, end, {"PER": "PERSON"}.get(label, label), parse(text), is_where)
