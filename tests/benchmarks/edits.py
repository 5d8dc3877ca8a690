"""Edited articles in which it is known where every word went, to find marks in again.

The articles are the samples; what an editor does to one is chosen at random, from a fixed seed, so
that the cases are the same every time. Every character of a draft remembers where it was.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from articles.article import Span
from tests.support.readings import SAMPLES

_SENTENCE = re.compile(r"[^\s.!?][^\n.!?]*[.!?]+[”\"]?")
_PARAGRAPH = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W\d_]{4,}")
_TYPOGRAPHY = str.maketrans("“”‘’–", "\"\"''-")


@dataclass(frozen=True, slots=True)
class Draft:
    """A text, and for each of its characters the place it had before any edit, if it had one."""

    text: str
    origins: tuple[int | None, ...]

    @classmethod
    def of(cls, text: str) -> Draft:
        """The text before any edit."""
        return cls(text, tuple(range(len(text))))

    def with_(self, span: Span, new: str) -> Draft:
        """Reworded in place: the new characters share the places of the old ones."""
        old = self.origins[span.start : span.end]
        inherited = tuple(old[index * len(old) // len(new)] for index in range(len(new)))
        return self._with(span.start, span.end, new, inherited)

    def without(self, span: Span) -> Draft:
        """Taken out."""
        return self._with(span.start, span.end, "", ())

    def inserted(self, at: int, new: str) -> Draft:
        """Words that were not there before."""
        return self._with(at, at, new, (None,) * len(new))

    def swapped(self, first: Span, second: Span) -> Draft:
        """Two stretches, the first before the second, each in the other's place."""
        order = (
            Span(second.start, second.end),
            Span(first.end, second.start),
            Span(first.start, first.end),
        )
        text = "".join(part.of(self.text) for part in order)
        origins = sum((self.origins[part.start : part.end] for part in order), ())
        return self._with(first.start, second.end, text, origins)

    def place_of(self, mark: Span) -> Span | None:
        """Where the marked characters are now; nowhere, if half of them or more are gone."""
        places = [
            at
            for at, origin in enumerate(self.origins)
            if origin is not None and mark.start <= origin < mark.end
        ]
        survivors = len({self.origins[at] for at in places})
        return Span(places[0], places[-1] + 1) if survivors > len(mark) / 2 else None

    def _with(self, start: int, end: int, new: str, origins: tuple[int | None, ...]) -> Draft:
        return Draft(
            self.text[:start] + new + self.text[end:],
            self.origins[:start] + origins + self.origins[end:],
        )


@dataclass(frozen=True, slots=True)
class Case:
    """A mark in a text, the text as it is now, and where the mark's words are in it."""

    name: str
    before: str
    after: str
    marked: Span
    true: Span | None


Edit = Callable[[Draft, random.Random, str], Draft]
"""Does something to a draft; the last argument is another article, to take words from."""


def cases(each: int = 12, seed: int = 8) -> Iterator[Case]:
    """So many cases of each edit of each sample, the same whenever they are asked for."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    chance = random.Random(seed)
    for number, text in enumerate(texts):
        other = texts[number - 1]
        for name, edit in EDITS.items():
            for turn in range(each):
                mark = _one_of(_SENTENCE if turn % 2 else _WORD, text, chance)
                yield _case(f"{number}.{name}.{turn}", text, mark, edit, chance, other)
        for turn in range(each):
            yield _gone(f"{number}.gone.{turn}", text, chance, other)


def _case(name: str, text: str, mark: Span, edit: Edit, chance: random.Random, other: str) -> Case:
    draft = edit(Draft.of(text), chance, other)
    return Case(name, text, draft.text, mark, draft.place_of(mark))


def _gone(name: str, text: str, chance: random.Random, other: str) -> Case:
    """A sentence that was marked, with that of another article in its place."""
    mark = _one_of(_SENTENCE, text, chance)
    draft = Draft.of(text).without(mark)
    after = draft.inserted(mark.start, _one_of(_SENTENCE, other, chance).of(other))
    return Case(name, text, after.text, mark, None)


def _one_of(what: re.Pattern[str], text: str, chance: random.Random) -> Span:
    return chance.choice(_all(what, text))


def _all(what: re.Pattern[str], text: str) -> list[Span]:
    return [Span(*match.span()) for match in what.finditer(text)]


def _mistyped(draft: Draft, chance: random.Random, _: str) -> Draft:
    """Two letters change places in every fifteenth word or so."""
    for word in _all(_WORD, draft.text)[chance.randrange(15) :: 15]:
        letters = word.of(draft.text)
        draft = draft.with_(word, letters[0] + letters[2] + letters[1] + letters[3:])
    return draft


def _reworded(draft: Draft, chance: random.Random, other: str) -> Draft:
    """Every twelfth word becomes another."""
    for word in reversed(_all(_WORD, draft.text)[chance.randrange(12) :: 12]):
        draft = draft.with_(word, _one_of(_WORD, other, chance).of(other))
    return draft


def _added_to(draft: Draft, chance: random.Random, other: str) -> Draft:
    """Three sentences more."""
    for _ in range(3):
        new = _one_of(_SENTENCE, other, chance).of(other)
        draft = draft.inserted(_one_of(_SENTENCE, draft.text, chance).start, f"{new} ")
    return draft


def _shortened(draft: Draft, chance: random.Random, __: str) -> Draft:
    """Three sentences fewer."""
    for _ in range(3):
        draft = draft.without(_one_of(_SENTENCE, draft.text, chance))
    return draft


def _rearranged(draft: Draft, chance: random.Random, _: str) -> Draft:
    """Two paragraphs in each other's places."""
    first, second = sorted(chance.sample(_all(_PARAGRAPH, draft.text), 2))
    return draft.swapped(first, second)


def _reset(draft: Draft, _: random.Random, __: str) -> Draft:
    """Straight marks for curly ones, and hyphens for dashes."""
    return Draft(draft.text.translate(_TYPOGRAPHY), draft.origins)


def _quoted_above(draft: Draft, chance: random.Random, _: str) -> Draft:
    """A sentence stands above the text too, as a teaser does."""
    return draft.inserted(0, _one_of(_SENTENCE, draft.text, chance).of(draft.text) + "\n\n")


def _all_at_once(draft: Draft, chance: random.Random, other: str) -> Draft:
    for edit in islice(EDITS.values(), 7):
        draft = edit(draft, chance, other)
    return draft


EDITS: dict[str, Edit] = {
    "mistyped": _mistyped,
    "reworded": _reworded,
    "added to": _added_to,
    "shortened": _shortened,
    "rearranged": _rearranged,
    "reset": _reset,
    "quoted above": _quoted_above,
    "all at once": _all_at_once,
}
