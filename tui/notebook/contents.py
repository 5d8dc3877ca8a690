"""All there is to show of a notebook: plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotators.notebook.relations import relations
from annotators.notebook.search import Index, tags_of
from articles.safe import one_line
from tui.marks.explain_mark import in_short, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotators.notebook.mark import Mark
    from annotators.notebook.notebook import Notebook
    from annotators.notebook.relations import Relation

WHOLE = 10_000
"""Characters of a mark's words that are shown whole."""


@dataclass(frozen=True, slots=True)
class Contents:
    """All there is to show of a notebook."""

    marks: tuple[Mark, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    related: Mapping[str, tuple[Relation, ...]] = field(default_factory=dict)
    tags: Sequence[str] = ()
    index: Index = field(default_factory=lambda: Index(()))


def read(notebook: Notebook, known: Contents) -> Contents:
    """What the notebook has now: `known` itself if that is nothing new.

    Raises:
        StoreError: it cannot be read.
    """
    marks = notebook.all()
    if marks == known.marks:
        return known
    titles = notebook.titles()
    return Contents(marks, titles, relations(marks), tags_of(marks), Index(marks, titles))


def quoted(mark: Mark) -> str:
    """The words as they are copied, cut where there are very many of them."""
    from annotators.notebook.quoted_marks import statement_in
    from annotators.presentation.statements import Origin, sentence

    if not mark.exact:
        return words_of(mark, WHOLE)
    return in_short(one_line(sentence(statement_in(mark), Origin())), WHOLE)
