"""The words by which a source is less than sure, or the article that the source said so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotators.attribution.candidate import Candidate
from annotators.text.intervals import Range
from annotators.text.lexicon import HEDGES, SENSING, UNTIL

if TYPE_CHECKING:
    from annotators.text.tokens import Tokens


def hedges_of(words: Tokens, candidate: Candidate) -> list[Range]:
    """The words by which the cue or the content holds back: reportedly, may, suggested; those
    beside a cue that stand in no quotation, too: she | allegedly | wrote; not those in a title."""
    places = [*candidate.cue, *candidate.content]
    near = [x for start, end in places for x in range(start, end)]
    if candidate.cue:
        chain = _governors(words, candidate.head)
        beside = [c for k in chain for c in words.children_by(k, "advmod")]
        near += [c for c in beside if words.quote_of[c] < 0]
    return sorted({(x, x + 1) for x in near if words.lower[x] in HEDGES and _is_hedge(words, x)})


def _is_hedge(words: Tokens, k: int) -> bool:
    """Whether such a word hedges here; `may` and the like do as an auxiliary, May the month not."""
    if _is_in_title(words, k) or (words.lower[k] == "could" and _is_of_ability(words, k)):
        return False
    if words.lower[k] in ("may", "might", "could"):
        return words.pos[k] in ("AUX", "VERB") and words.form[k] != "May"
    return words.pos[k] in ("ADV", "ADJ", "AUX", "VERB")


def _is_in_title(words: Tokens, k: int) -> bool:
    """Whether a word stands in marks with others that have capitals as well: “Likely Lads”."""
    if words.quote_of[k] < 0 or not words.form[k].istitle():
        return False
    near = range(max(0, k - 8), min(k + 9, len(words)))
    quoted = [x for x in near if words.quote_of[x] == words.quote_of[k] and words.pos[x] != "PUNCT"]
    forms = [words.form[x] for x in quoted]
    return len(forms) > 1 and all(form.istitle() for form in forms)


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
