"""One of the reader's marks, said in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotators.notebook.verdict_words import verdict_in_words
from annotators.presentation.exact_words import in_marks
from articles.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotators.notebook.mark import Mark
    from annotators.notebook.relations import Relation

SHORT = 40
"""Characters that are shown of another mark."""


def explain_mark(mark: Mark, text: str, related: Iterable[Relation] = ()) -> str:
    """What the mark says, what it is linked with, and what its words were before."""
    return one_line(" · ".join(_parts(mark, text, related)))


def _parts(mark: Mark, text: str, related: Iterable[Relation]) -> Iterator[str]:
    whose = f"{mark.creator}’s" if mark.creator else "Your"
    if mark.note:
        yield f"{whose} {'reply' if mark.answers else 'note'}: {mark.note}"
    if verdict := mark.verdict:
        yield f"{mark.creator or 'You'} judged: {verdict_in_words(verdict)}"
    if mark.color and not mark.note:
        yield f"{whose} {mark.color} highlight"
    yield from (f"#{tag}" for tag in mark.tags)
    if mark.label:
        yield mark.label
    for relation in related:
        yield f"{in_one_line(relation)} (mg)"
    if mark.state == "changed" and mark.exact != mark.span.of(text):
        yield f"the words were “{mark.exact}”"


def in_one_line(relation: Relation) -> str:
    """What another mark is to this one, and the beginning of its words."""
    mark = relation.other
    if relation.kind == "reply" and mark.note:
        return one_line(f"{relation.kind}: {in_marks(in_short(mark.note, SHORT))}")
    return one_line(f"{relation.kind}: {words_of(mark, SHORT)}")


def words_of(mark: Mark, longest: int) -> str:
    """The marked words, cut to `longest` characters; `the whole article` if the mark is on none.

    Reworded ones stand behind the article's verb, all others in quotation marks.
    """
    if not mark.exact:
        return "the whole article"
    from annotators.notebook.quoted_marks import statement_in

    statement = statement_in(mark)
    if not statement.label or statement.is_exact:
        return in_marks(in_short(mark.exact, longest))
    return in_short(f"{statement.label}  {statement.words}", longest)


def in_short(words: str, longest: int) -> str:
    """The words, cut to `longest` characters."""
    return words if len(words) <= longest else f"{words[: longest - 1]}…"
