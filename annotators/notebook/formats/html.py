"""A page for each article, with its marks, claims and notes, that needs nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotators.findings import Findings
from annotators.notebook.corrections import corrected
from annotators.notebook.formats.excerpts import with_text
from annotators.notebook.formats.page import to_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from annotators.notebook.formats import Annotated
    from articles.article import Article


def nothing_found(article: Article) -> Findings:
    """What is known of an article that no pipeline has read."""
    return Findings(language=article.language)


def as_html(
    annotated: Iterable[Annotated], findings_of: Callable[[Article], Findings] = nothing_found
) -> Iterator[str]:
    """A page each. Verdicts are applied; they are not shown as marks."""
    for article, marks in annotated:
        article, marks = with_text(article, marks)
        findings = corrected(findings_of(article), marks)
        yield to_html(article, findings, [mark for mark in marks if not mark.verdict])
