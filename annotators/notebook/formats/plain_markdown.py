"""Notes as Markdown to be read and pasted anywhere: nothing in it is there for a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotators.notebook.formats.markdown_parts import (
    facts,
    heading,
    note_of,
    quotation,
    quoted_in,
)
from annotators.presentation.escaping import escaped
from annotators.presentation.exact_words import bare, clean, turned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotators.notebook.formats import Annotated
    from annotators.notebook.mark import Mark

LONGEST = 60
"""Code points of another mark's words, by which it is named."""


def as_plain_markdown(annotated: Iterable[Annotated]) -> Iterator[str]:
    """Each article under its title: words, note and what else is known of every mark."""
    groups = list(annotated)
    named = {mark.id: _name(mark) for _, marks in groups for mark in marks}

    def reference(to: str) -> str:
        return named.get(to, "a note that is not here")

    for number, (article, marks) in enumerate(groups):
        quoted = quoted_in(article, marks)
        parts = heading(article)
        for mark in marks:
            tags = ", ".join(escaped(tag) for tag in mark.tags)
            below = facts(article, mark, tags and f"tags: {tags}", reference)
            parts += filter(None, (quotation(mark, quoted), note_of(mark), below))
        yield ("\n" if number else "") + "\n\n".join(parts) + "\n"


def _name(mark: Mark) -> str:
    """The first words of a mark or, without any, of its note."""
    words = turned(bare(clean(mark.exact or mark.note)))
    return f"“{escaped(words if len(words) <= LONGEST else f'{words[:LONGEST]}…')}”"
