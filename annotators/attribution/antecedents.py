"""Whom a pronoun that speaks stands for: he, they, it said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from annotators.coreference.clusters import Clusters
from annotators.text.intervals import holds
from annotators.text.lexicon import (
    DOCUMENTS,
    FEMALE,
    FEMALE_NOUNS,
    GROUP_NOUNS,
    MALE,
    MALE_NOUNS,
    NEUTER,
    PERSON_NOUNS,
    PLURAL,
    THIRD_PERSON,
    TIMES,
)
from annotators.text.tokens import Tokens

if TYPE_CHECKING:
    from annotators.attribution.candidate import Candidate
    from annotators.coreference.name_clustering import EntityCluster

Fits = Callable[[Tokens, Clusters, int], bool]
_REACH = 3
"""Sentences back in which the one meant is looked for."""
_GROUPS = frozenset(("ORG", "GPE", "NORP"))


def link_speakers(words: Tokens, clusters: Clusters, rows: Sequence[Candidate]) -> None:
    """Let each pronoun that speaks stand for whoever spoke last, where they go on; and no pronoun
    in a quotation for its own speaker. Changes the clusters."""
    forced: dict[int, EntityCluster] = {}
    last: tuple[int, Candidate] | None = None
    own: dict[int, EntityCluster] = {}
    for row in rows:
        if row.source is None:
            continue
        k = row.source.head
        is_pronoun = words.lower[k] in THIRD_PERSON
        if last is not None and is_pronoun and goes_on(words, clusters, k, *last):
            spoke = last[0]
            cluster = clusters.by_word.get(spoke)
            if cluster is not None:
                forced[k] = cluster
            else:
                clusters.stand_ins[k] = spoke
        else:
            spoke = k
        if not is_pronoun or spoke != k or k in clusters.by_word:
            last = spoke, row
        cluster = clusters.by_word.get(spoke)
        if cluster is not None:
            own.update(dict.fromkeys(_quoted(words, row), cluster))
    own.pop(-1, None)
    clusters.relink(words, forced, own)


def _quoted(words: Tokens, row: Candidate) -> set[int]:
    """The numbers of the quotations of a row that are sentences of their own; in “proud of his
    town” the one who says it may be meant."""
    inside = {words.quote_of[x]: x for s, e in row.content for x in reversed(range(s, e))}
    return {n for n, x in inside.items() if n >= 0 and _opens_sentence(words, x)}


def _opens_sentence(words: Tokens, k: int) -> bool:
    letters = "".join(words.form[k : k + 2]).lstrip("\"'“‘«„ ")
    return letters[:1].isupper()


def stands_for(words: Tokens, clusters: Clusters, k: int) -> int | None:
    """The head of the noun or name that the pronoun `k`, the subject of a verb of saying, most
    likely stands for: the first subject that fits in its sentence or in the nearest before it."""
    fits = fitting(words.lower[k])
    number = words.sentence[k]
    for n in range(number, max(-1, number - _REACH - 1), -1):
        begin, end = words.sentences[n]
        if found := _subjects(words, clusters, range(begin, min(end, k)), fits):
            return found[0]
    return None


def body_meant(words: Tokens, clusters: Clusters, k: int) -> EntityCluster | None:
    """The organisation that `the society` or `the company` at word `k` stands for: the one named
    last with that word in its name, or the one that was the subject last."""
    lemma = words.lemma[k]
    if lemma not in GROUP_NOUNS or words.lower[k - 1] != "the":
        return None
    named = [(m.start, b) for b in clusters.members if b.label == "ORG" for m in b.mentions]
    before = sorted([pair for pair in named if pair[0] < k], key=lambda pair: pair[0])
    own = [cluster for _, cluster in before if any(lemma in m.name.words for m in cluster.mentions)]
    if own or lemma not in _ANY_BODY:
        return own[-1] if own else None
    begin = words.sentences[max(0, words.sentence[k] - _REACH)][0]
    subjects = (b for at, b in before if at >= begin and _is_subject(words, clusters, at, b))
    return next(iter([*subjects][::-1]), None)


_ANY_BODY = frozenset(("company", "firm", "group", "organization", "organisation", "club", "team"))


def _is_subject(words: Tokens, clusters: Clusters, at: int, cluster: EntityCluster) -> bool:
    while clusters.by_word.get(at) is cluster:
        if words.base(at) == "nsubj":
            return words.quote_of[at] < 0
        at += 1
    return False


def goes_on(words: Tokens, clusters: Clusters, k: int, spoke: int, last: Candidate) -> bool:
    """Whether the pronoun `k` stands for whoever spoke last, whose head word is `spoke`: they fit,
    and nobody else who does has come up as a subject since."""
    fits = fitting(words.lower[k])
    is_open = k not in clusters.by_word and words.tag[spoke] in ("NN", "NNP")
    if not fits(words, clusters, spoke) and not is_open:
        return False
    since = range(max(last.head, spoke, last.source.head if last.source else 0) + 1, k)
    others = _subjects(words, clusters, since, fits)
    return all(holds(last.content, c) or _is_same(clusters, c, spoke) for c in others)


def _is_same(clusters: Clusters, a: int, b: int) -> bool:
    first = clusters.by_word.get(a)
    return first is not None and first is clusters.by_word.get(b)


def _subjects(words: Tokens, clusters: Clusters, where: range, fits: Fits) -> list[int]:
    return [
        c
        for c in where
        if words.base(c) == "nsubj"
        and words.quote_of[c] < 0
        and words.pos[c] in ("NOUN", "PROPN")
        and fits(words, clusters, c)
    ]


def fitting(pronoun: str) -> Fits:
    """What tells whether a pronoun in lower case can stand for a word."""
    if pronoun in MALE:
        return lambda words, clusters, k: _is_person(words, clusters, k, "m", FEMALE_NOUNS)
    if pronoun in FEMALE:
        return lambda words, clusters, k: _is_person(words, clusters, k, "f", MALE_NOUNS)
    if pronoun in PLURAL:
        return _is_many
    return _is_thing if pronoun in NEUTER else lambda words, clusters, k: False


def _is_person(
    words: Tokens, clusters: Clusters, k: int, gender: str, others: frozenset[str]
) -> bool:
    cluster = clusters.by_word.get(k)
    if cluster is not None:
        return cluster.is_person and cluster.gender in ("", gender)
    lemma = words.lemma[k]
    return words.tag[k] == "NN" and lemma in PERSON_NOUNS and lemma not in others


def _is_many(words: Tokens, clusters: Clusters, k: int) -> bool:
    if words.lemma[k] in TIMES:
        return False
    cluster = clusters.by_word.get(k)
    if words.children_by(k, "conj"):
        return True
    if cluster is not None:
        return cluster.label in _GROUPS
    return words.tag[k] in ("NNS", "NNPS") or words.lemma[k] in GROUP_NOUNS


def _is_thing(words: Tokens, clusters: Clusters, k: int) -> bool:
    cluster = clusters.by_word.get(k)
    if cluster is not None:
        return cluster.label in _GROUPS
    return words.lemma[k] in GROUP_NOUNS or words.lemma[k] in DOCUMENTS
