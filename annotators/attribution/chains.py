"""Who stands behind a source, and who relays it: reports -> statements -> Lavrov."""

from __future__ import annotations

from dataclasses import dataclass

from annotators.annotation import UNNAMED
from annotators.attribution.ranges import Range
from annotators.attribution.sources import antecedent, author, core_extent, relays
from annotators.lexicon import FIRST_PERSON, NEUTER, RELATIVE, UNNAMED_NOUNS
from annotators.people.cast import Cast
from annotators.people.folding import Bearer
from annotators.words import Words


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words they are, by name, where that is said, and through whom they come."""

    speaker: str
    spans: tuple[Range, ...]
    via: tuple[str, ...] = ()


def voice(words: Words, cast: Cast, head: int, cue: int, span: Range) -> Voice:
    """The one behind a source whose head word is `head`.

    A statement, a letter or an interview is somebody's: that person speaks, and the paper goes to
    `via`. A relative pronoun stands for its antecedent.
    """
    before = antecedent(words, head, cue)
    if before is not None:
        spans: tuple[Range, ...] = (core_extent(words, before), span)
        return Voice(_name(words, cast, before), spans)
    via: list[str] = []
    speaker = head
    for _ in range(3):
        deeper = author(words, speaker)
        if deeper is None:
            break
        via.append(_noun(words, speaker))
        speaker = deeper
    via += [_noun(words, c) for c in relays(words, head)]
    return Voice(_name(words, cast, speaker), (span,), tuple(dict.fromkeys(reversed(via))))


def chain(words: Words, cast: Cast, head: int) -> tuple[str, ...]:
    """A source that only relays, and whoever it is cited by, outermost first."""
    own = cast.by_word.get(head)
    outer = tuple(_noun(words, c) for c in relays(words, head))
    return (*outer, own.name if own is not None else _noun(words, head))


def _noun(words: Words, k: int) -> str:
    return words.lower[k]


def _name(words: Words, cast: Cast, k: int) -> str:
    """The canonical name of the one whom word `k` is about; for a noun, its own words."""
    start, end = core_extent(words, k)
    if words.lower[k] in UNNAMED_NOUNS and k not in cast.by_word and author(words, k) is None:
        return UNNAMED if end - start <= 2 or end - start > 8 else _plain(words, start, end)
    own = cast.by_word.get(k) or _named_within(words, cast, k, start, end)
    own = own or _apposed(words, cast, k)
    if own is not None:
        return own.name
    lower = words.lower[k]
    if lower in RELATIVE or words.pos[k] in ("DET", "PUNCT", "SPACE") or lower in NEUTER:
        return UNNAMED
    if words.pos[k] == "PRON" and lower not in FIRST_PERSON:
        return words.form[k]
    return _plain(words, start, end)


def _plain(words: Words, start: int, end: int) -> str:
    """The words on one line, without a possessive at the end."""
    said = " ".join(words.says(start, end).split())
    return said.removesuffix("’s").removesuffix("'s") or UNNAMED


def _apposed(words: Words, cast: Cast, k: int) -> Bearer | None:
    """The person named in apposition: the prosecutor, Dr. Stefan Voss; one of them, Olof Lind."""
    if words.pos[k] not in ("NOUN", "NUM", "PRON"):
        return None
    if k + 6 < len(words) and words.form[k + 1] == ",":
        beside = next((x for x in range(k + 2, k + 5) if x in cast.by_word), None)
        bearer = cast.by_word[beside] if beside is not None else None
        if bearer is not None and bearer.is_person and not words.form[k + 2].islower():
            return bearer
    for c in words.kids[k]:
        if words.dep[c] != "appos" or words.left[c] > k + 12:
            continue
        near = range(words.left[c], min(words.right[c], words.left[c] + 6))
        people = (cast.by_word[x] for x in near if x in cast.by_word)
        found = next((bearer for bearer in people if bearer.is_person), None)
        if found is not None:
            return found
    return None


def _named_within(words: Words, cast: Cast, k: int, start: int, end: int) -> Bearer | None:
    """The person whose name the noun `k` is a title to: Minister Ada Voss, the envoy Bo Lind."""
    for c in range(start, end):
        bearer = cast.by_word.get(c)
        if bearer is None or not bearer.is_person:
            continue
        top = c
        while (
            words.head[top] in cast.by_word
            and cast.by_word[words.head[top]] is bearer
            and words.head[top] != top
        ):
            top = words.head[top]
        flat = words.dep[top].partition(":")[0] in ("compound", "flat", "appos", "nmod")
        if (
            flat
            and words.head[top] == k
            and not any(words.dep[x] == "case" for x in words.kids[top])
        ):
            return bearer
    return None
