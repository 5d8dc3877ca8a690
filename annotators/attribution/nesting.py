"""Nested attribution: who stands behind a source, and who only relays it.

What a statement of Ada Voss’s says, she says, by way of the statement.
"""

from __future__ import annotations

from dataclasses import dataclass

from annotators.attribution.syntactic_source import author, core_extent
from annotators.coreference.clusters import CALLED, SURE_ENOUGH, Clusters, Mention
from annotators.coreference.fitting import is_person
from annotators.coreference.name_clustering import EntityCluster
from annotators.coreference.names import POSSESSIVE
from annotators.coreference.nominals import has_owner
from annotators.coreference.places import AND, MANY, PEOPLE, THINGS, noun_phrase
from annotators.findings import UNNAMED
from annotators.text.intervals import Range
from annotators.text.lexicon import DOCUMENTS, NEUTER, RECORDS, RELATIVE, TITLES
from annotators.text.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words they are, by name, where that is said, and through whom they come."""

    speaker: str
    spans: tuple[Range, ...]
    via: tuple[str, ...] = ()


def voice(words: Tokens, clusters: Clusters, head: int, cue: int, span: Range) -> Voice:
    """The one behind a source whose head word is `head`.

    A statement, a letter or an interview is somebody's: that person speaks, and the paper goes to
    `via`. Several go by all their names (Orr, Voss and his clerks), also where nobody knows which
    of them it is: Orr or Voss.
    """
    if len(together := _together(words, clusters, head, span)) > 1:
        *names, last = (_name(words, clusters, k) for k in together)
        joint = "or" if "or" in words.lower[together[0] : together[-1]] else "and"
        return Voice(f"{', '.join(names)} {joint} {last}", (span,))
    via: list[str] = []
    speaker = head
    for _ in range(3):
        deeper = author(words, speaker)
        if deeper is None:
            break
        via.append(words.lower[speaker])
        speaker = deeper
    return Voice(_name(words, clusters, speaker, cue), (span,), tuple(reversed(via)))


def _together(words: Tokens, clusters: Clusters, k: int, span: Range) -> list[int]:
    """The head words of those who speak together, of whom one at least has a name: Orr and | Voss,
    Orr and his | clerks; nobody twice."""
    first = words.name_head(k)
    while words.base(first) == "conj" and span[0] <= words.head[first] < first:
        first = words.name_head(words.head[first])
    others = [c for c in words.children_by(first, "conj") if first < c < span[1]]
    if not any(words.lower[x] in _JOINING for c in others for x in words.children_by(c, "cc")):
        return [k]
    heads = [c for c in (*reversed(others), first) if _is_somebody(words, clusters, c)]
    by_cluster = {id(clusters.by_word.get(c, c)): c for c in heads}
    is_named = any(c in clusters.by_word for c in heads)
    return sorted(by_cluster.values()) if is_named else [k]


def _is_somebody(words: Tokens, clusters: Clusters, k: int) -> bool:
    """Whether one of several is not only what another is: Orr, a clerk and | father of two."""
    is_bare = words.tag[k] == "NN" and not words.children_by(k, "det") and not has_owner(words, k)
    return k in clusters.by_word or not is_bare


_JOINING = AND | {"or"}


def _name(words: Tokens, clusters: Clusters, k: int, cue: int = -1) -> str:
    """The canonical name of the one whom word `k` of a source is about; for a noun, its words, as
    the linker has them where the tree takes the cue for one of them."""
    cluster = clusters.by_word.get(k)
    cluster = (beside(words, clusters, k) if words.pos[k] == "NOUN" else None) or cluster
    if cluster is not None:
        return cluster.name
    noun_at = clusters.stand_ins.get(k)
    if noun_at is not None:
        return _name(words, clusters, noun_at)
    known = clusters.sources.get(k)
    start, end = core_extent(words, k, known)
    if known is not None and known[1] <= cue < end:
        start, end = known
    if end - start < 2 and words.lower[k] in _POINTING:
        return UNNAMED
    return POSSESSIVE.sub("", words.in_one_line(start, end)) or UNNAMED


def unnamed(words: Tokens, clusters: Clusters) -> list[Mention]:
    """The mentions of those without a name whom a pronoun stands for, by that pronoun and by the
    noun, whose words they go by as a statement of theirs does.

    Of he, she and it only those that speak: else the noun is as often of somebody named elsewhere.
    """
    by_noun: dict[int, EntityCluster] = {}
    mentions = []
    for k, noun_at in clusters.stand_ins.items():
        is_near = words.lower[k] in MANY and _is_near(words, k, noun_at)
        if clusters.chances[k] >= SURE_ENOUGH and (is_near or k in clusters.sources):
            cluster = clusters.by_word.get(noun_at)
            if cluster is None:
                new = EntityCluster(label=_LABELS[words.lower[k]], name=_name(words, clusters, k))
                cluster = by_noun.setdefault(noun_at, new)
            mentions.append(Mention(k, k + 1, cluster.label, cluster, "pronoun"))
    for k, cluster in by_noun.items():
        mentions.append(Mention(*noun_phrase(words, k), cluster.label, cluster, "nominal"))
    return mentions


def _is_near(words: Tokens, k: int, noun_at: int) -> bool:
    """Whether a noun stands in the sentence of word `k`; or, if it brings in somebody new (no: the
    guards, his guards), in the paragraph."""
    if words.sentence[k] == words.sentence[noun_at]:
        return True
    first = words.lower[noun_phrase(words, noun_at)[0]]
    is_known = first in _DEFINITE or has_owner(words, noun_at)
    return not is_known and "\n" not in words.text[words.end[noun_at] : words.start[k]]


_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_LABELS = (
    dict.fromkeys(MANY, "NORP") | dict.fromkeys(PEOPLE, "PERSON") | dict.fromkeys(THINGS, "ORG")
)
"""What those whom a pronoun stands for are called, as spaCy’s pipelines call a group."""


def beside(words: Tokens, clusters: Clusters, k: int) -> EntityCluster | None:
    """Who the noun at word `k` is said of: the power company | KarstNet; the mayor, | Finn Kaspar;
    the poet | Ada Quill; a firm called | Voss; no person, where it is a document."""
    appositions = words.children_by(k, "appos")
    appositions = [c for c in appositions if not is_behind_preposition(words, k, c)]
    at = k + 1 + CALLED.issuperset(words.lower[k + 1 : k + 2])
    behind = clusters.by_word.get(at)
    if behind is not None and (behind.is_person or at > k + 1) and words.pos[at] == "PROPN":
        appositions.append(at)
    named = (clusters.by_word.get(c) or beside(words, clusters, c) for c in appositions)
    is_document = words.lemma[k] in DOCUMENTS | RECORDS
    return next((c for c in named if c and not (is_document and c.is_person)), None)


def word_of(words: Tokens, clusters: Clusters, span: Range) -> int:
    """The word by which a source goes: the last of a person's name in it, else its head."""
    person = named_in(words, clusters, span)
    return words.head_of(*span) if person is None else person


def named_in(words: Tokens, clusters: Clusters, span: Range) -> int | None:
    """The last word of the first person named in a source who is not somebody that it belongs to,
    nor only says what another is: Voss’s spokesman | Bo Ek; a Voss trader | Bo Ek; not a friend of
    Voss’s. None where there is no such, nor of a document: a letter to the mayor, Bo Ek."""
    if words.lemma[words.head_of(*span)] in DOCUMENTS | RECORDS:
        return None
    k, end = span
    while k < end:
        cluster = clusters.by_word.get(k)
        is_name = cluster is not None and any(m.start <= k < m.end for m in cluster.mentions)
        if cluster is None or not is_name or not cluster.is_person:
            k += 1
            continue
        start = k
        while k < end and clusters.by_word.get(k) is cluster:
            k += 1
        says_what = k <= words.head[words.head_of(start, k)] < end
        is_owner = words.tag[k : k + 1] == ["POS"]
        if not (says_what or is_owner or is_behind_preposition(words, span[0], start)):
            return k - 1
    return None


def is_behind_preposition(words: Tokens, first: int, start: int) -> bool:
    """Whether a preposition, not before the word `first`, stands before the name that begins at
    `start`, or before the titles or the one person beside it (a friend of Mayor | Bo Ek, a lawyer
    for the driver, | Bo Ek, who may be either), the rest of it (into | the River | Kell, for
    Ada’s | Kiosk), or one that `and` joins it to: clerks of Voss and | Ek."""
    k = start - 1 - (words.form[start - 1] == "," and words.tag[start - 2] == "NN")
    while k >= first and (
        words.lower[k].strip(".") in TITLES
        or words.base(k) in ("det", "amod", "compound")
        or "POS" in words.tag[k : k + 2]
        or (words.pos[k] == "PROPN" and k == start - 1)
        or (words.tag[k] == "NN" and is_person(words, k))
    ):
        k -= 1
    is_joined = any(words.lower[c] in AND for c in words.children_by(start, "cc"))
    if is_joined and first <= (other := words.head[start]) < start:
        return is_behind_preposition(words, first, other)
    return k >= first and words.pos[k] == "ADP"


_POINTING = RELATIVE | NEUTER | {"this", "that", "these", "those", "the", "a", "an"}
"""What names nobody where it stands alone; another, some and both are somebody."""
