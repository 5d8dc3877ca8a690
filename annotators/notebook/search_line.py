"""What a reader looks for among marks: the language of every search, and what it asks of a mark."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from annotators.findings import DOUBTFUL
from annotators.notebook.colors import COLORS
from annotators.notebook.mark import FINDING_KINDS, MOTIVATIONS, STATES
from annotators.notebook.marked_claims import judged_claim
from articles.search.matching import is_in_time
from articles.search.query import DATES, STATEMENT_STATES, Place
from articles.search.sayings import states_of
from articles.search.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotators.notebook.mark import Mark
    from articles.search.query import Term

MARKS: Final = Place(
    "your marks",
    ("by", "said", "person", "title", "tag", "is", "kind", "color", *DATES),
    {
        "is": (*STATES, *STATEMENT_STATES),
        "kind": (*MOTIVATIONS, *FINDING_KINDS),
        "color": COLORS,
    },
)
"""What can be asked of a mark. Its date is the day on which it was made or changed."""


def test_of(term: Term, title: Callable[[Mark], str]) -> Callable[[Mark], bool]:
    """Whether a term is true of a mark: of twenty thousand in some hundredths of a second.

    title: gives the title of the article that a mark is in.
    """
    is_true, is_not, value = _test(term, title), term.is_not, term.value
    if term.field in _VALUES:
        values = _VALUES[term.field]
        return lambda mark: (value in values(mark)) is not is_not
    return lambda mark: is_true(mark) is not is_not


def _test(term: Term, title: Callable[[Mark], str]) -> Callable[[Mark], bool]:
    field, value, needle = term.field, term.value, term.needle
    if field == "is":
        if value in STATES:
            return lambda mark: mark.state == value
        return lambda mark: value in _states(mark)
    if field in DATES:
        return lambda mark: is_in_time(field, value, mark.modified)
    text = _TEXTS.get(field, _all)
    return lambda mark: needle in plain(text(mark, title(mark)))


def haystack(mark: Mark, title: str = "") -> str:
    """The text in which words without a field are looked for, as `plain` has it."""
    return plain(_all(mark, title))


def _all(mark: Mark, title: str) -> str:
    """Quoted words, note, tags, names and title."""
    texts = (mark.exact, mark.note, *mark.tags, _speakers(mark), mark.label, title)
    return "\n".join(filter(None, texts))


def _kinds(mark: Mark) -> tuple[str, ...]:
    return (mark.motivation, mark.verdict.finding) if mark.verdict else (mark.motivation,)


def _speakers(mark: Mark) -> str:
    """Who says the words, by the reader's verdict and by what was known."""
    corrected = mark.verdict.speaker if mark.verdict else None
    return "\n".join(filter(None, (corrected, mark.speaker)))


def _states(mark: Mark) -> frozenset[str]:
    """The values of `is:` that are true of the claim that the marked words are in, if any."""
    claim = judged_claim(mark)
    if claim is None:
        return frozenset()
    is_in_doubt = claim.confidence < DOUBTFUL
    return states_of(claim.act, claim.polarity, claim.form, is_in_doubt=is_in_doubt)


_VALUES: Final[Mapping[str, Callable[[Mark], tuple[str | None, ...]]]] = {
    "color": lambda mark: (mark.color,),
    "kind": _kinds,
}
_TEXTS: Final[Mapping[str, Callable[[Mark, str], str]]] = {
    "": _all,
    "by": lambda mark, _: _speakers(mark),
    "person": lambda mark, _: f"{_speakers(mark)}\n{mark.label or ''}",
    "said": lambda mark, _: mark.exact if mark.speaker or mark.claim else "",
    "title": lambda _, title: title,
    "tag": lambda mark, _: "\n".join(mark.tags),
}
"""In what the value of a field is looked for."""


def completed(line: str, tags: Iterable[str]) -> str | None:
    """The line with its last field completed, by what is known or by one of these tags."""
    before, _, last = line.rpartition(" ")
    key, colon, begun = last.partition(":")
    if not colon:
        known: Iterable[str] = (f"{field}:" for field in MARKS.fields)
        key, begun = "", last
    else:
        values = (value.replace(" ", "-") for value in MARKS.values.get(key, ()))
        known = tags if key == "tag" else values
    completions = (word for word in known if begun and word.casefold().startswith(begun.casefold()))
    value = next(completions, None)
    if value is None or value == begun:
        return None
    value = f'"{value}"' if " " in value else value
    return f"{before}{' ' if before else ''}{key}{colon}{value}"
