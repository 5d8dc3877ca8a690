"""The words at a cue: those that make it readable by itself (`did not rule out`), and those by
which a source is less than sure, or the article that the source said so (`allegedly`)."""

from __future__ import annotations

from annotators.attribution.candidate import Candidate
from annotators.attribution.negation import is_nobody, negators
from annotators.text.intervals import Range, Ranges, minus, shared, union, words_in
from annotators.text.lexicon import HEDGES, SENSING, UNTIL
from annotators.text.tokens import Tokens


def whole_cue(words: Tokens, candidate: Candidate) -> Ranges:
    """The cue with its auxiliaries, what negates it, and the noun by which it leads to a clause;
    without words of the content or the source."""
    k, source = candidate.head, candidate.source
    if not candidate.cue or words.pos[k] not in ("VERB", "AUX", "ADJ"):
        return candidate.cue
    more = [c for c in words.children[k] if words.dep[c].startswith(("aux", "cop")) and c < k]
    cue = union(
        [
            *candidate.cue,
            *((words.left[c], words.right[c]) for c in (*more, *negators(words, k))),
            *_to_content(words, candidate),
        ]
    )
    others = [*candidate.content]
    if source is not None and not is_nobody(words, source.head):
        others.append((source.head, source.head + 1))
    return minus(cue, others) or candidate.cue


def _to_content(words: Tokens, candidate: Candidate) -> list[Range]:
    """The noun by which a cue leads to a clause: dismissed | claims that it sank; responded to |
    reports suggesting that it would."""
    start, end = candidate.cue[-1][1], candidate.content[0][0]
    if not 0 < end - start <= _LONGEST_LEAD or words.lower[end] not in _CLAUSE:
        return []
    kinds = [words.pos[k] for k in range(start, end)]
    is_noun = "NOUN" in kinds and not {"PUNCT", "SPACE", "PROPN"} & {*kinds}
    source = [candidate.source.span] if candidate.source is not None else []
    is_source = shared(source, [(start, end)])  # the firm in: was told by the firm that …
    return [(start, end)] if is_noun and not is_source else []


_LONGEST_LEAD = 4
_CLAUSE = frozenset(("that", "whether"))


def hedges_of(words: Tokens, candidate: Candidate) -> list[Range]:
    """The words by which the cue or the content holds back: reportedly, may, suggested; those
    beside a cue that stand in no quotation, too: she | allegedly | wrote."""
    near = [*words_in(candidate.cue), *words_in(candidate.content)]
    if candidate.cue:
        chain = _governors(words, candidate.head)
        beside = [c for k in chain for c in words.children_by(k, "advmod")]
        near += [c for c in beside if words.quote_of[c] < 0]
    return sorted({(x, x + 1) for x in near if words.lower[x] in HEDGES and _is_hedge(words, x)})


def _is_hedge(words: Tokens, k: int) -> bool:
    """Whether such a word hedges here; `may` and the like do as an auxiliary, May the month not."""
    if words.lower[k] == "could" and _is_of_ability(words, k):
        return False
    if words.lower[k] in ("may", "might", "could"):
        return words.pos[k] in ("AUX", "VERB") and words.form[k] != "May"
    return words.pos[k] in ("ADV", "ADJ", "AUX", "VERB")


def _is_of_ability(words: Tokens, k: int) -> bool:
    """Whether `could` was able to: could not; until they could be told; could hear the sea."""
    verb = max(k, words.head[k])
    before = words.lower[words.left[verb] : verb]
    is_until = words.base(verb) == "advcl" and not UNTIL.isdisjoint(before)
    return is_until or words.lemma[verb] in SENSING or words.lemma[k + 1 : k + 2] == ["not"]


def _governors(words: Tokens, k: int) -> list[int]:
    """A cue and the words that it hangs on as an infinitive or a participle of the same subject,
    outermost last: to say, refused; to rule out, yet."""
    chain = [k]
    while len(chain) < 4:
        above = words.head[k]
        if above >= k or words.quote_of[above] >= 0 or words.children_by(k, "nsubj"):
            break
        chain.append(above)
        k = above
    return chain
