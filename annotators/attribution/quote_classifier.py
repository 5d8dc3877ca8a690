"""Whether words in quotation marks are somebody's statement, or a scare or title quotation."""

from __future__ import annotations

from bisect import bisect_right

from annotators.attribution.candidate import Candidate
from annotators.attribution.network import load
from annotators.attribution.span_tags import Tags
from annotators.text.intervals import Range
from annotators.text.lexicon import CLOSED_WORDS, NAMING, SMALL_WORDS
from annotators.text.quotations import Quotation
from annotators.text.tokens import Tokens

STATED = 0.6
"""The least chance for a statement; where F1 of quotations that are none was best on articles not
learned from."""
_STOPS = frozenset(".,?!…")


def is_term(words: Tokens, span: Range) -> bool:
    """Whether the quotation only names something: so-called, known as, the book titled …"""
    start, end = span
    before = [words.lower[k] for k in range(max(0, start - 2), start)]
    return end - start <= 8 and bool(before) and before[-1] in NAMING


def is_name(words: Tokens, span: Range) -> bool:
    """Whether it names something and nobody in the sentence calls it so: a pub called “The Anchor”,
    but not what she called “our last hope”."""
    return is_term(words, span) and not words.children_by(span[0] - 1, "nsubj")


def is_title(words: Tokens, span: Range) -> bool:
    """Whether the quotation is the title of what something was said or written in: she said on
    “Morning Table”, as he wrote in “The Lost Pier”."""
    before = words.lower[span[0] - 1] if span[0] else ""
    return before in ("on", "in") and _is_titled(words, span)


def _is_titled(words: Tokens, span: Range) -> bool:
    """Whether all words but the small ones are capitalised."""
    start, end = span
    if end - start > 10:
        return False
    inner = [k for k in range(start, end) if words.form[k][:1].isalpha()]
    small = [k for k in inner if not words.form[k][:1].isupper()]
    if not inner or inner[0] in small:
        return False
    return all(words.form[k] in SMALL_WORDS for k in small)


def chances(
    words: Tokens,
    quotations: list[Quotation],
    spans: list[Range],
    best: list[float],
    tags: Tags | None,
) -> list[float]:
    """How likely each quotation is somebody's statement, from 0 to 1.

    Args:
        best: the chance of the likeliest attribution that has the quotation in its content.
    """
    each = zip(quotations, spans, best, strict=True)
    return load("statements").chances([features(words, q, s, b, tags) for q, s, b in each])


def features(
    words: Tokens,
    quotation: Quotation,
    span: Range,
    best: float,
    tags: Tags | None,
) -> list[str]:
    """The names of what is true of a quotation, for the model of statements."""
    start, end = span
    inner = [k for k in range(start, end) if words.pos[k] not in ("PUNCT", "SPACE")]
    found = [
        f"style={quotation.style}",
        f"length={min(len(inner), 40)}" if len(inner) < 6 else f"length={len(inner) // 5 * 5}",
        f"best={int(best * 9.99)}",
        "first word " + _case_of(words, inner[0]) if inner else "empty",
        "stop within" if end - 2 >= start and words.form[end - 2] in _STOPS else "no stop within",
        *_neighbours(words, span),
        *_kinds(words, inner),
        *_places(words, span),
    ]
    return found + _role(words, span) + (_tagged(words, span, tags) if tags is not None else [])


def _role(words: Tokens, span: Range) -> list[str]:
    """What the quotation is in its sentence: an attribute of a noun, the name of a show, …"""
    start, end = span
    top = next((k for k in range(start, end) if not start <= words.head[k] < end), start)
    above = words.head[top]
    found = [f"role={words.dep[top]}", f"top={words.tag[top]}"]
    if above != top:
        found += [f"over it={words.lemma[above]}", f"over it is {words.pos[above]}"]
    before = [k for k in range(max(0, start - 5), start) if words.quote_of[k] < 0]
    found += [f"near before={words.lemma[k]}" for k in before if words.pos[k] in _TELLING]
    found += [f"two before={words.tag[k]}" for k in before[-2:-1]]
    found += [f"two after={words.tag[end + 1]}"] if end + 1 < len(words) else []
    capitals = sum(words.form[k][:1].isupper() for k in range(start, end))
    return [*found, f"capitals={int(4.99 * capitals / max(1, end - start))}"]


def _places(words: Tokens, span: Range) -> list[str]:
    """Whether it has its line to itself, is a title by its capitals, and whether a comma or a dash
    sets it off from a noun that it explains."""
    start, end = span
    found = []
    opens = start == 0 or words.breaks(start - 1, start)
    if opens and (end == len(words) or words.breaks(end - 1, end)):
        found.append("a line to itself")
    if _is_titled(words, span):
        lead = words.lower[start - 1] if start and words.pos[start - 1] == "ADP" else "other"
        found += [f"titled after={lead}", f"titled length={min(end - start, 9)}"]
    if start > 1 and words.form[start - 1] in ",—–-" and words.pos[start - 2] in ("NOUN", "PROPN"):
        found.append("explains a noun")
    return found


_TELLING = frozenset(("NOUN", "VERB", "ADJ", "ADP"))


def _tagged(words: Tokens, span: Range, tags: Tags) -> list[str]:
    """How far the tagger sees a content there, how much longer it is, and a cue in the sentence."""
    start, end = span
    common, touched = tags.contents_in((span,))
    found = [f"tagged={int(common / max(1, end - start) * 4.99)}"]
    if touched:
        longer = sum(b - a for a, b in touched) / max(1, end - start)
        found.append(f"of longer={min(int(longer), 4)}")
    begin, _ = words.sentences[words.sentence[start]]
    _, stop = words.sentences[words.sentence[end - 1]]
    near = range(max(begin, start - 40), min(stop, end + 40))
    return [*found, f"cue near={any(tags.cue_at[k] >= 0 for k in near)}"]


def _neighbours(words: Tokens, span: Range) -> list[str]:
    start, end = span
    begin, stop = (
        words.sentences[words.sentence[start]][0],
        words.sentences[words.sentence[end - 1]][1],
    )
    before = words.lower[start - 1] if start > begin else "^"
    after = words.lower[end] if end < stop else "$"
    found = [f"before={_shown(words, start - 1, before)}", f"after={_shown(words, end, after)}"]
    if before == "^" and after == "$":
        found.append("alone")
    if is_term(words, span):
        found.append("term")
    return found


def _shown(words: Tokens, k: int, word: str) -> str:
    if word in "^$" or word in CLOSED_WORDS or words.pos[k] in ("DET", "ADP", "SCONJ", "PUNCT"):
        return word
    return f"{words.pos[k]}:{words.lemma[k]}" if words.pos[k] == "VERB" else words.pos[k]


def _case_of(words: Tokens, k: int) -> str:
    return "upper" if words.form[k][:1].isupper() else "lower"


def _kinds(words: Tokens, inner: list[int]) -> list[str]:
    tags = {words.tag[k] for k in inner}
    found = ["all capitalised"] if all(words.form[k][:1].isupper() for k in inner) else []
    if tags & {"VBD", "VBZ", "VBP", "MD"}:
        found.append("finite")
    if tags & {"PRP", "PRP$"}:
        found.append("pronoun")
    if len(inner) == 1:
        found.append(f"one={words.tag[inner[0]]}")
    elif inner:
        found.append(f"ends={words.tag[inner[-1]]}")
    return found


def best_scores(candidates: list[Candidate], spans: list[Range]) -> list[float]:
    """For each quotation, the chance of the likeliest attribution that holds most of it."""
    best = [0.0] * len(spans)
    for candidate in candidates:
        for low, high in candidate.content:
            for n in range(_first(spans, low), len(spans)):
                start, end = spans[n]
                if start >= high:
                    break
                if min(end, high) - max(start, low) >= (end - start) / 2:
                    best[n] = max(best[n], candidate.score)
    return best


def _first(spans: list[Range], low: int) -> int:
    """The number of the first of the sorted, disjoint spans that ends after `low`."""
    return bisect_right(spans, low, key=lambda span: span[1])
