"""Who is who in one text: every name, pronoun and noun that stands for somebody, by word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from annotators.coreference import nominals
from annotators.coreference.gender import learn, of_name
from annotators.coreference.name_clustering import Bearer, Mention, fold, mention_of
from annotators.coreference.pronouns import resolve
from annotators.findings import Entity, MentionKind
from annotators.text.lexicon import FEMALE_TITLES, MALE_TITLES, PLACE_PREPOSITIONS
from annotators.text.tokens import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc


_PLACES = frozenset(("GPE", "LOC", "FAC"))


class Occurrence(NamedTuple):
    """Where somebody or something is mentioned, from the word `start` up to `end`."""

    start: int
    end: int
    label: str
    bearer: Bearer | None
    """Whom it stands for, if that is known."""
    kind: MentionKind


@dataclass(slots=True)
class Cast:
    """The bearers of a text, and for each word of a mention its bearer."""

    bearers: list[Bearer] = field(default_factory=list)
    by_word: dict[int, Bearer] = field(default_factory=dict)
    mentions: list[Occurrence] = field(default_factory=list)
    stand_ins: dict[int, int] = field(default_factory=dict)
    """Pronouns that stand for a noun without a name, to that noun's word."""

    def entities(self, words: Words) -> tuple[Entity, ...]:
        """The mentions as entities of the text."""
        return tuple(
            Entity(
                start=words.start[m.start],
                end=words.end[m.end - 1],
                label=m.bearer.label if m.bearer else m.label,
                name=m.bearer.name if m.bearer else words.says(m.start, m.end),
                mention=m.kind,
            )
            for m in self.in_order()
        )

    def relink(self, words: Words, told: dict[int, Bearer], barred: dict[int, Bearer]) -> None:
        """Resolve the pronouns anew: those in `told` stand for what it says, and those inside a
        quotation not for its speaker, whom `barred` has by the number of the quotation."""
        pronouns = [m for m in self.mentions if m.kind == "pronoun"]
        for m in pronouns:
            self.by_word.pop(m.start, None)
        self.mentions = [m for m in self.mentions if m.kind != "pronoun"]
        self.link_pronouns(words, told, barred)

    def link_pronouns(
        self,
        words: Words,
        told: Mapping[int, Bearer] = MappingProxyType({}),
        barred: Mapping[int, Bearer] = MappingProxyType({}),
    ) -> None:
        """Resolve the pronouns; see `relink`."""
        for k, bearer in resolve(words, self.bearers, told, barred).items():
            self.by_word[k] = bearer
            self.mentions.append(Occurrence(k, k + 1, bearer.label, bearer, "pronoun"))

    def in_order(self) -> list[Occurrence]:
        """The mentions in the order of the text."""
        return sorted(self.mentions, key=lambda m: (m.start, m.end))

    def names_in(self, ranges: Iterable[tuple[int, int]]) -> tuple[str, ...]:
        """The names of those mentioned in ranges of words, each once, in order."""
        there = (self.by_word.get(k) for start, end in ranges for k in range(start, end))
        return tuple(dict.fromkeys(bearer.name for bearer in there if bearer is not None))


def cast_of(doc: Doc, words: Words) -> Cast:
    """Fold the names that the model has found, and resolve pronouns to them."""
    tightened = (_tightened(words, e.start, e.end, e.label_) for e in doc.ents if e.label_)
    found = [mention for mention in tightened if mention is not None]
    found += _surnames(words, found)
    bearers = fold(found, partial(learn, words))
    learn(words, bearers)
    cast = Cast(bearers)
    folded: set[int] = set()
    for bearer in bearers:
        for m in bearer.mentions:
            folded.add(m.start)
            cast.mentions.append(Occurrence(m.start, m.end, m.label, bearer, "name"))
            cast.by_word.update(dict.fromkeys(range(m.start, m.end), bearer))
    for other in found:
        if other.start not in folded:
            cast.mentions.append(Occurrence(other.start, other.end, other.label, None, "name"))
    if not doc.has_annotation("DEP"):  # pronouns and nouns are told apart by their place in it
        return cast
    cast.link_pronouns(words)
    for (start, end), bearer in nominals.resolve(words, bearers).items():
        if end - 1 not in cast.by_word:
            cast.by_word[end - 1] = bearer
            cast.mentions.append(Occurrence(start, end, bearer.label, bearer, "nominal"))
    return cast


def _tightened(words: Words, start: int, end: int, label: str) -> Mention | None:
    """A name without possessive, quotation marks and blanks at its ends."""
    while start < end and words.pos[start] in ("PUNCT", "SPACE"):
        start += 1
    while start < end and (
        words.pos[end - 1] in ("SPACE", "PART") or words.form[end - 1] in "\"”“’'»,;:"
    ):
        end -= 1
    if start >= end:
        return None
    if label == "PERSON" and _is_dateline(words, start, end):
        label = "GPE"
    elif label in ("ORG", "GPE", "LOC", "FAC") and _has_first_name(words, start, end):
        label = "PERSON"
    is_where = label in _PLACES and start > 0 and words.lower[start - 1] in PLACE_PREPOSITIONS
    titled = start > 0 and words.lower[start - 1].strip(".") in MALE_TITLES | FEMALE_TITLES
    name = words.says(start - titled, end)
    return mention_of(name, start, end, label, is_where=is_where)


def _is_dateline(words: Words, start: int, end: int) -> bool:
    """Whether capitals open a line and a comma, bracket or dash follows: LUNDBY, March 4 —"""
    name = words.says(start, end)
    opens = start == 0 or words.breaks(start - 1, start)
    opens = opens or (words.pos[start - 1] == "SPACE")
    return opens and name.isupper() and end < len(words) and words.form[end] in ",(—–-"


def _has_first_name(words: Words, start: int, end: int) -> bool:
    """Whether two or three capitalised words begin with a common first name: Birgit Sand."""
    names = words.form[start:end]
    return (
        bool(of_name(words.lower[start]))
        and 2 <= len(names) <= 3
        and all(name[:1].isupper() for name in names)
    )


def _surnames(words: Words, found: list[Mention]) -> list[Mention]:
    """Surnames of people named in full, and acronyms, where the model has overlooked them."""
    known: dict[str, str] = {}
    for m in found:
        last = words.form[m.end - 1]
        if m.label == "PERSON" and m.end - m.start > 1 and last.istitle():
            known[last] = "PERSON"
        elif m.label == "ORG" and m.end - m.start == 1 and last.isupper() and len(last) > 2:
            known[last] = "ORG"
    taken = {k for m in found for k in range(m.start, m.end)}
    return [
        mention_of(words.form[k], k, k + 1, known[words.form[k]])
        for k in range(len(words))
        if words.form[k] in known and k not in taken and words.pos[k] == "PROPN"
    ]
