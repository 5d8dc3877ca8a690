"""Who is who in one text: every name, pronoun and noun that stands for somebody, by word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from annotators.coreference import nominals
from annotators.coreference.links import Links
from annotators.coreference.name_clustering import EntityCluster, NameMention, fold, mention_of
from annotators.coreference.places import Place, calls_one
from annotators.coreference.resolution import resolve
from annotators.findings import Entity, MentionKind
from annotators.text.datelines import is_dateline
from annotators.text.first_names import FEMALE_NAMES, MALE_NAMES
from annotators.text.intervals import Range
from annotators.text.lexicon import COMPANY_WORDS, GROUP_NOUNS, NOBODY, PLACE_PREPOSITIONS, VERBS
from annotators.text.repeated_names import Name
from annotators.text.titles import count_titles, is_title
from annotators.text.tokens import Tokens
from annotators.text.turn_labels import is_letter

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

PLACES: Final = frozenset(("GPE", "LOC", "FAC"))
SURE_ENOUGH: Final = 0.6
"""The least chance at which it is shown whom `it` and `they` stand for: of 24 names in 140 articles
not learned from that are less likely 9 were right."""
_AGES = frozenset(("younger", "elder", "older"))
"""What tells one of a surname from another, and so belongs to the name: the younger Lind."""

CALLED: Final = frozenset(("called", "named"))
"""What stands between a noun and the name that it brings in: a clerk called Bo Ek."""


class Mention(NamedTuple):
    """Where somebody or something is mentioned, from the word `start` up to `end`."""

    start: int
    end: int
    label: str
    cluster: EntityCluster | None
    """Whom it stands for, if that is known."""
    kind: MentionKind


@dataclass(slots=True)
class Clusters:
    """The clusters of a text, and for each word of a mention its cluster."""

    members: list[EntityCluster] = field(default_factory=list)
    by_word: dict[int, EntityCluster] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    stand_ins: dict[int, int] = field(default_factory=dict)
    """Pronouns that stand for a noun without a name, to that noun's word."""
    sources: dict[int, Range] = field(default_factory=dict)
    """Head words of sources, to the words of the source as the linker has it."""
    chances: dict[int, float] = field(default_factory=dict)
    """Of pronouns and nouns that the links resolve, the chance that it is so."""

    def entities(self, words: Tokens) -> tuple[Entity, ...]:
        """The mentions as entities of the text."""
        return tuple(
            Entity(
                start=words.start[m.start],
                end=words.end[m.end - 1],
                label=m.cluster.label if m.cluster else m.label,
                name=m.cluster.name if m.cluster else words.says(m.start, m.end),
                mention=m.kind,
            )
            for m in self.in_order()
        )

    def link_pronouns(
        self, links: Links, barred: Mapping[int, EntityCluster] = MappingProxyType({})
    ) -> None:
        """Resolve the pronouns, anew where they were; see `resolution.resolve`."""
        for m in self.mentions:
            if m.kind == "pronoun":
                self.by_word.pop(m.start, None)
        self.mentions = [m for m in self.mentions if m.kind != "pronoun"]
        self.stand_ins = {}
        for place in resolve(links, barred):
            self.chances[place.start] = place.chance
            if isinstance(place.who, Place):
                self.stand_ins[place.start] = place.who.end - 1
            elif place.who is not None:
                cluster = self.by_word[place.start] = place.who
                mention = Mention(place.start, place.end, cluster.label, cluster, "pronoun")
                if cluster.is_person or place.chance >= SURE_ENOUGH:
                    self.mentions.append(mention)

    def in_order(self) -> list[Mention]:
        """The mentions in the order of the text."""
        return sorted(self.mentions, key=lambda m: (m.start, m.end))

    def names_in(self, ranges: Iterable[tuple[int, int]]) -> tuple[str, ...]:
        """The names of those mentioned in ranges of words, each once, in order."""
        there = (self.by_word.get(k) for start, end in ranges for k in range(start, end))
        return tuple(dict.fromkeys(c.name for c in there if c is not None and not c.is_group))


def clusters_of(doc: Doc, words: Tokens) -> Clusters:
    """Fold the names that the model has found, and nouns of office that one of them holds."""
    tightened = (_tightened(words, *name) for name in _names(doc, words))
    kept = [m for m in tightened if m is not None and not calls_one(words, m.end - 1)]
    names = _without_titles(words, kept)
    for mention in names:
        mention.focus = _focus(words, mention)
    entity_clusters = fold(names, partial(_learn, words))
    _learn_gender(entity_clusters)
    clusters = Clusters(entity_clusters)
    folded = {m.start: cluster for cluster in entity_clusters for m in cluster.mentions}
    for m in names:
        cluster = folded.get(m.start)
        clusters.mentions.append(Mention(m.start, m.end, m.label, cluster, "name"))
        if cluster is not None:
            clusters.by_word.update(dict.fromkeys(range(m.start, m.end), cluster))
    if not doc.has_annotation("DEP"):  # nouns are told apart by their place in it
        return clusters
    for (start, end), cluster in nominals.resolve(words, entity_clusters).items():
        if end - 1 not in clusters.by_word:
            clusters.by_word[end - 1] = cluster
            clusters.mentions.append(Mention(start, end, cluster.label, cluster, "nominal"))
    return clusters


def _names(doc: Doc, words: Tokens) -> list[Name]:
    """The names that the model has found, whole where it cut them short."""
    names: list[Name] = []
    for e in doc.ents:
        if e.label_ and not (names and e.start < names[-1].end):
            names.append(Name(e.start, _end_of_name(doc, words, e), e.label_))
    return names


def _end_of_name(doc: Doc, words: Tokens, name: Span) -> int:
    """Where a name ends: City of | Tarn, Bank of | the Isles, Orr Sun | -ah; not at Orr | -led."""
    end = name.end
    if words.lower[end - 1] == "of":
        k = first = end + (words.lower[end : end + 1] == ["the"])
        while k < len(words) and words.form[k][:1].isupper():
            k += 1
        return k if k > first else end
    is_joined = words.form[end : end + 1] == ["-"] and "-" in words.text[words.end[end - 1] :][:1]
    is_given = name.label_ == "PERSON" and end - name.start > 1 and is_joined
    if is_given and end + 1 < len(words) and words.start[end + 1] == words.end[end]:
        return end if doc[end + 1].ent_type_ else end + 2
    return end


def _without_titles(words: Tokens, mentions: list[NameMention]) -> list[NameMention]:
    """The names without those that are only a title or the first part of one: Dame | Orr, the Prime
    | Minister, the Duke | of Arlen, Sub | -Inspector."""
    people = {m.start for m in mentions if m.label == "PERSON"}

    def is_only_title(m: NameMention) -> bool:
        count, size = count_titles(words.lower[m.start : m.end + 1]), m.end - m.start
        leads = m.end in people or words.lower[m.end : m.end + 1] == ["of"]
        behind, title = words.form[m.end : m.end + 1], words.lower[m.end + 1 : m.end + 2]
        is_joined = behind == ["-"] and any(map(is_title, title))
        return is_joined or count > size or (count == size and leads)

    return [m for m in mentions if not is_only_title(m)]


def _learn(words: Tokens, clusters: list[EntityCluster]) -> None:
    _learn_gender(clusters)
    nominals.describe(words, clusters)


def _learn_gender(clusters: list[EntityCluster]) -> None:
    """Set the gender of people whose first name tells it, where no title does."""
    for cluster in clusters:
        if cluster.is_person and not cluster.gender:
            full = max((m.name for m in cluster.mentions), key=lambda name: len(name.words))
            first = full.first if len(full.words) > 1 else ""
            cluster.gender = "m" if first in MALE_NAMES else "f" if first in FEMALE_NAMES else ""


def _focus(words: Tokens, mention: NameMention) -> int:
    """How much a name is in focus; see `NameMention`."""
    head = words.head_of(mention.start, mention.end)
    if words.dep[head] != "nsubj" or words.children_by(head, "conj"):
        return 0
    return 1 + (words.lemma[words.head[head]] in VERBS)


def _tightened(words: Tokens, start: int, end: int, label: str) -> NameMention | None:
    """A name without possessive, quotation marks and blanks at its ends, and `neither`."""
    while start < end and words.pos[start] in ("PUNCT", "SPACE", "CCONJ"):
        start += 1
    while start < end and (
        words.pos[end - 1] in ("SPACE", "PART") or words.form[end - 1] in "\"”“’'»,;:"
    ):
        end -= 1
    if start >= end:
        return None
    is_one_word = end - start == 1
    is_no_name = is_letter(words.form[start]) or words.lower[start] in NOBODY | COMPANY_WORDS
    if is_one_word and is_no_name:  # the Company
        return None
    articles = [c for c in words.children_by(start, "det") if words.lower[c] == "the"]
    if is_one_word and label == "PERSON" and start - 1 in articles:  # the Londoner
        return None
    if label == "PERSON" and is_dateline(words.form, start, end):
        label = "GPE"
    if start > 1 and words.lower[start - 1] in CALLED and words.lemma[start - 2] in GROUP_NOUNS:
        label = "ORG"
    is_where = label in PLACES and start > 0 and words.lower[start - 1] in PLACE_PREPOSITIONS
    before = words.lower[start - 1] if start else ""
    titled = is_title(before) or (before in _AGES and is_one_word)
    return mention_of(words.says(start - titled, end), start, end, label, is_where=is_where)
