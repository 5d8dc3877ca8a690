"""The words by which a source is less than sure, or the article that the source said so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotators.attribution.candidate import Candidate, Source
from annotators.attribution.listed_acts import act_of_word, is_listed
from annotators.attribution.syntactic_source import extent
from annotators.text.intervals import Range, Ranges, size, union
from annotators.text.lexicon import CLAIM_ACTS, HEDGES

if TYPE_CHECKING:
    from annotators.coreference.clusters import Clusters
    from annotators.text.tokens import Tokens


def hedges_of(words: Tokens, candidate: Candidate) -> list[Range]:
    """The words by which the cue or the content holds back: reportedly, may, suggested; those
    beside a cue that stand in no quotation, too: she | allegedly | wrote."""
    places = [*candidate.cue, *candidate.content]
    near = [x for start, end in places for x in range(start, end)]
    if candidate.cue:
        chain = _governors(words, candidate.head)
        beside = [c for k in chain for c in words.children_by(k, "advmod")]
        near += [c for c in beside if words.quote_of[c] < 0]
    return sorted({(x, x + 1) for x in near if words.lower[x] in HEDGES and _is_hedge(words, x)})


def _is_hedge(words: Tokens, k: int) -> bool:
    """Whether such a word hedges here; `may` and the like do as an auxiliary, May the month not,
    nor what stands in a question: could not remember how it might sink."""
    asked = any(words.tag[c] == "WRB" for c in words.children[words.head[k]])
    if asked or words.lower[k : k + 1] + words.lemma[k + 1 : k + 2] == ["could", "not"]:
        return False
    if words.lower[k] in ("may", "might", "could"):
        return words.pos[k] in ("AUX", "VERB") and words.form[k] != "May"
    return words.pos[k] in ("ADV", "ADJ", "AUX", "VERB")


def with_verb(words: Tokens, clusters: Clusters, cue: Ranges) -> Ranges:
    """The cue, where it is an adverb at what somebody says, or does by a clause, with that verb:
    Orr | reportedly refused | to go."""
    if size(cue) != 1 or not _is_beside(words, cue[0][0]):
        return cue
    verb = words.head[cue[0][0]]
    says = act_of_word(words, verb) in CLAIM_ACTS or words.children_by(verb, "xcomp", "ccomp")
    is_told = says and is_listed(words, verb) and _subjects(words, clusters, verb)
    return union([*cue, (verb, verb + 1)]) if is_told else cue


def hedged(words: Tokens, clusters: Clusters, cue: Ranges, head: int) -> Source | None:
    """The subject of a verb that an adverb of its cue hedges; None without one."""
    inside = (k for start, end in cue for k in range(start, end))
    if not any(_is_beside(words, k) and words.head[k] == head for k in inside):
        return None
    subjects = _subjects(words, clusters, head)
    return next((Source(c, "linked", None, extent(words, c)) for c in subjects), None)


def _is_beside(words: Tokens, k: int) -> bool:
    """Whether such a word is an adverb of the word that it hangs on."""
    return words.lower[k] in HEDGES and words.base(k) == "advmod"


def _subjects(words: Tokens, clusters: Clusters, verb: int) -> list[int]:
    """The subject of a verb that is a noun, or stands for a name."""
    subjects = (c for c in words.children[verb] if words.dep[c] == "nsubj")
    return [c for c in subjects if words.pos[c] in ("NOUN", "PROPN") or c in clusters.by_word]


def _governors(words: Tokens, k: int) -> list[int]:
    """A cue and the words that it hangs on as an infinitive or a participle of the same subject,
    outermost last: to say, refused; to rule out, yet."""
    chain = [k]
    while len(chain) < 4:
        above = words.head[k]
        hangs = above < k and words.quote_of[above] < 0 and not words.children_by(k, "nsubj")
        if not (hangs and _is_infinitive_of(words, k, above)):
            break
        chain.append(above)
        k = above
    return chain


def _is_infinitive_of(words: Tokens, k: int, above: int) -> bool:
    """Whether `k` is what the subject of `above` does, wants or refuses to do."""
    if words.pos[above] not in ("VERB", "ADJ", "AUX") or words.tag[k] not in ("VB", "VBG"):
        return False
    return words.base(k) == "xcomp"
