"""One of the reader's marks, said in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotators.mark import Mark


def explain_mark(mark: Mark, text: str) -> str:
    """What the mark says, and what its words were if they have changed since."""
    return one_line(" · ".join(_parts(mark, text)))


def _parts(mark: Mark, text: str) -> Iterator[str]:
    if mark.note:
        yield f"Your {'reply' if mark.answers else 'note'}: {mark.note}"
    if verdict := mark.verdict:
        said = (
            "wrong" if verdict.rejects else ", ".join(filter(None, (verdict.speaker, verdict.kind)))
        )
        yield f"You judged this {verdict.finding}: {said or 'right'}"
    if mark.color and not mark.note:
        yield f"Your {mark.color} highlight"
    yield from (f"#{tag}" for tag in mark.tags)
    if mark.label:
        yield mark.label
    if mark.links:
        yield "linked (mg goes there)"
    if mark.state == "changed" and mark.exact != mark.span.of(text):
        yield f"the words were “{mark.exact}”"
