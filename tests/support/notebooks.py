"""Two articles, marks on one of them, and what is kept of those."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotators.notebook.mark import Mark, mark_on
from annotators.notebook.notebook import Notebook
from articles.article import Article, Span

if TYPE_CHECKING:
    from pathlib import Path


ARTICLE = Article(text="The harbour opens. “At last,” Ada Quill said 🗞.", title="Harbour", url="u")

OTHER = Article(text="Another text entirely, about the same harbour.")


def mark_of(start: int = 4, end: int = 11, **values: Any) -> Mark:
    return mark_on(ARTICLE, Span(start, end), **values)


def words_and_notes(folder: Path, article: Article = ARTICLE) -> list[tuple[str, str]]:
    """What a newsread that starts now would show: words and note."""
    return [(mark.exact, mark.note) for mark in Notebook(folder).marks_of(article.id)]
