"""The words that make a cue readable by itself: `did not rule out`, `dismissed claims`."""

from __future__ import annotations

from annotators.attribution.candidate import Candidate
from annotators.attribution.negation import is_nobody, negators
from annotators.text.intervals import Range, Ranges, minus, union
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
    source_span = candidate.source.span if candidate.source is not None else None
    # The firm in: was told by the firm that …
    is_source = source_span is not None and source_span[0] < end and start < source_span[1]
    return [(start, end)] if is_noun and not is_source and words.quote_of[start] < 0 else []


_LONGEST_LEAD = 4
_CLAUSE = frozenset(("that", "whether"))
