"""From a Doc to attributions: what the linker finds, sieved, each with whoever speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from annotators.attribution.candidate import Candidate, Context, Quoted, Source
from annotators.attribution.conversation import Conversation
from annotators.attribution.linked import candidate, candidates, with_more
from annotators.attribution.linker import linked, term_chances
from annotators.attribution.nesting import beside
from annotators.attribution.sieves import Sieve, parted
from annotators.attribution.syntactic_source import passive_subjects
from annotators.coreference.clusters import PLACES, Clusters, Mention, clusters_of
from annotators.coreference.links import Links
from annotators.coreference.name_clustering import EntityCluster
from annotators.coreference.places import calls_one, groups, noun_phrase, places_of
from annotators.coreference.resolution import meant
from annotators.encoder.shipped import reader
from annotators.text.intervals import Ranges, holds, words_in
from annotators.text.lexicon import DOCUMENTS, INDEFINITE, NOUNS, PRONOUN_GENDERS
from annotators.text.tokens import Tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MEANT: Final = 0.85
_MEANT_IN_PERSON: Final = 0.9
"""The least chance at which a noun that speaks stands for a name, and for a person’s: of thirty
nouns that stand for people in the articles kept apart the two wrong ones have 0.86."""


def read(doc: Doc) -> Context:
    """What attributions are found in: a Doc as tokens, quotations, clusters and links.

    A Doc without a parse has no nouns that stand for names; one without names has no clusters.
    """
    words = Tokens.from_doc(doc)
    text_read = reader()(words.text)
    words.mark_quotations(text_read.quotations)
    clusters = clusters_of(doc, words)
    places = places_of(words, clusters.members)
    for place in places:  # His mother, Lena Quist
        place.who = (place.who is place and beside(words, clusters, place.end - 1)) or place.who
    places += groups(words, places)
    links = Links(words, text_read, sorted(places, key=lambda place: (place.start, place.end)))
    clusters.link_pronouns(links)
    spans = [words.between(q.start, q.end) for q in text_read.quotations]
    quoted = Quoted(text_read.quotations, spans, term_chances(text_read))
    return Context(words, quoted, clusters, links)


def find_attributions(text: Context, sieves: Sequence[Sieve]) -> list[Candidate]:
    """The attributions of a text in order. Changes its clusters and links: nouns and pronouns that
    speak are linked to whom they stand for."""
    words, quoted, text_read = text.words, text.quoted, text.links.read
    shown, broad = linked(words.text, text_read.encoded, text_read.heads)
    each_once = {row.anchor: row for row in (*shown, *broad)}.values()
    proposed = {row.anchor: candidate(words, text.clusters, row, quoted.spans) for row in each_once}
    rows, broad_rows = (
        candidates(words, [replace(proposed[row.anchor], score=row.chance) for row in linked_rows])
        for linked_rows in ([row for row in shown if row.act != "other"], broad)
    )
    rows = with_more(words, rows, broad_rows, quoted.stated)
    for sieve in sieves:
        rows = sieve(words, quoted, rows)
    rows = [row for row in _without_places(text, rows) if row.content]
    _name_nouns(text, rows)
    _let_speakers_go_on(text, rows)
    return parted(words, quoted, _with_speakers(text, rows))


def _without_places(text: Context, rows: Sequence[Candidate]) -> list[Candidate]:
    """The rows without what only happened in the place that opens a line: Lund: It rained. A word
    that comes once may be a place where others open lines, too: who speaks is told of."""
    places = [_place(text, row) for row in rows]
    named = [place for place in places if place is not None]
    is_list = len(named) > 1 or any(place.label in PLACES for place in named)
    return [row for row, place in zip(rows, places, strict=True) if not (is_list and place)]


def _place(text: Context, row: Candidate) -> EntityCluster | None:
    """Whoever stands before the colon, if that may be a place; not where it speaks for itself:
    Lund: We will not pay."""
    cluster = text.clusters.by_word.get(row.source.head) if row.source is not None else None
    if row.relation != "colon" or cluster is None or text.words.quotations_in(row.content):
        return None
    may_be = cluster.label in PLACES or (" " not in cluster.name and len(cluster.mentions) == 1)
    is_own = not _OWN.isdisjoint(text.words.lower[k] for k in words_in(row.content))
    return cluster if may_be and not is_own else None


_OWN: Final = frozenset(("i", "we", "us", "our", "my"))


def _name_nouns(text: Context, rows: Sequence[Candidate]) -> None:
    """Link the nouns that name nobody, and are a source or stand for a pronoun, to whom they stand
    for. Changes the clusters."""
    words, clusters = text.words, text.clusters
    sources = [row.source for row in rows if row.source is not None and row.relation != "turn"]
    clusters.sources.update({source.head: source.span for source in sources})
    heads = {*(source.head for source in sources), *clusters.stand_ins.values()}
    nouns = sorted(k for k in heads if k not in clusters.by_word and words.pos[k] != "PRON")
    spans = [noun_phrase(words, k) for k in nouns]
    for (start, end), (chance, cluster) in zip(spans, meant(text.links, spans), strict=True):
        named = beside(words, clusters, end - 1) or _body_meant(words, clusters, start, end)
        cluster, chance = (named, 1.0) if named is not None else (cluster, chance)
        least = _MEANT_IN_PERSON if cluster is not None and cluster.is_person else _MEANT
        if cluster is not None and chance > (0.5 if calls_one(words, end - 1) else least):
            clusters.by_word[end - 1], clusters.chances[end - 1] = cluster, chance
            clusters.mentions.append(Mention(start, end, cluster.label, cluster, "nominal"))
            text.links.settle(end, cluster)


def _body_meant(words: Tokens, clusters: Clusters, start: int, end: int) -> EntityCluster | None:
    """The organisation or place that `the society`, `the city` stands for: the one named last with
    that word in its name."""
    if end - start > 2 or words.lower[end - 2] != "the":
        return None
    lemma = words.lemma[end - 1]
    bodies = [b for b in clusters.members if not b.is_person]
    bearers = [b for b in bodies if any(lemma in m.name.words for m in b.mentions)]
    before = [(m.start, b) for b in bearers for m in b.mentions if m.start < start]
    return max(before, key=itemgetter(0))[1] if before else None


def _let_speakers_go_on(text: Context, rows: Sequence[Candidate]) -> None:
    """Let he or she who speaks be whoever spoke last, where nobody else who fits was the subject of
    a clause since. Changes the links and the clusters."""
    words, clusters, referents = text.words, text.clusters, text.links.settled
    last: tuple[int, EntityCluster, str] | None = None
    for row in rows:
        if row.source is None or row.relation == "turn":
            continue
        k = row.source.head
        gender = PRONOUN_GENDERS.get(words.lower[k], "")
        if gender and last is not None and last[2] in ("", gender):
            subjects = (_subject(words, clusters, x, gender) for x in range(last[0] + 1, k))
            if all(subject is None or subject is last[1] for subject in subjects):
                referents[k] = last[1]
        speaker = referents.get(k) or clusters.by_word.get(k)
        if words.lemma[row.head] == "ask" and row.stance == "open":
            speaker = _asked(text, row.head, speaker) or speaker
        if speaker is not None and speaker.is_person:
            last = max(row.head, k), speaker, speaker.gender or gender
        elif speaker is None and words.lower[words.left[k]] in INDEFINITE:  # a clerk said
            last = None
    clusters.link_pronouns(text.links)


def _asked(text: Context, verb: int, asker: EntityCluster | None) -> EntityCluster | None:
    """The person who is asked, and so speaks next."""
    beside_verb = text.words.children_by(verb, "obj", "iobj", "nsubj")
    near = (text.clusters.by_word.get(c) for c in beside_verb)
    return next((c for c in near if c is not None and c.is_person and c is not asker), None)


def _subject(words: Tokens, clusters: Clusters, k: int, gender: str) -> EntityCluster | None:
    """The person who is the subject at word `k` outside quotation marks, by name or beside a noun
    (the pilot Bo Ek), if the gender fits."""
    if words.base(k) != "nsubj" or words.quote_of[k] >= 0:
        return None
    is_named = words.pos[k] == "PROPN"
    cluster = clusters.by_word.get(k) if is_named else beside(words, clusters, k)
    is_free = cluster is not None and cluster.is_person and cluster.gender in ("", gender)
    return cluster if is_free else None


def _with_speakers(text: Context, rows: Sequence[Candidate]) -> list[Candidate]:
    """The attributions, those without a source with whoever speaks as the links have it."""
    talk = Conversation.of(text.links)
    said: list[Candidate] = []
    for row in rows:
        said.append(row if row.source is not None else _with_speaker(text, talk, row, said))
    return said


def _with_speaker(
    text: Context, talk: Conversation, row: Candidate, said: Sequence[Candidate]
) -> Candidate:
    """A row without a source with whoever speaks: somebody, where it is another’s turn. A word of
    saying that is the cue names nobody, nor does whom something is said of: the court was told."""
    words, links, k = text.words, text.links, (row.cue or row.content)[0][0]
    silent = talk.silent(row, said)
    barred = {*silent, *talk.spoken_of(row)}
    allowed = links.are_single & _outside(row.content, links.starts)
    if barred:
        allowed &= np.array([place.who not in barred for place in links.places])
    (chances,) = links.chances("who speaks", [(k, k + 1, 1 if row.cue else 2)], [allowed])
    chance, place = links.likeliest(chances, 0.0 if silent else 1.0)
    if place is None:
        return row
    span, head = (place.start, place.end), words.head_of(place.start, place.end)
    verb = words.head[head]
    is_told = holds(row.cue, verb) and head in passive_subjects(words, verb)
    if is_told or (holds(row.cue, head) and words.lemma[head] in DOCUMENTS | NOUNS.keys()):
        return row
    return replace(row, source=Source(head, "spoke before", span, chance))


def _outside(ranges: Ranges, numbers: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which words, by their numbers, are in none of the ranges."""
    outside: NDArray[np.bool_] = np.ones(len(numbers), dtype=bool)
    for start, end in ranges:
        outside &= (numbers < start) | (end <= numbers)
    return outside


def speakers(text: Context, rows: Sequence[Candidate]) -> dict[int, EntityCluster]:
    """By the number of a quotation its speaker, whom no pronoun of the third person in it stands
    for."""
    by_quotation = {}
    for row in rows:
        cluster = text.clusters.by_word.get(row.source.head) if row.source is not None else None
        if cluster is not None:
            by_quotation.update(dict.fromkeys(text.words.quotations_in(row.content), cluster))
    return by_quotation
