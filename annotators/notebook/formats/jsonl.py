"""Our own form, which loses nothing: a line for each article, then one for each of its marks.

The columns of `columns` stand beside what a mark has, for other programs.
Of an article whose text is not kept it has the title and the like, by its address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotators.codec import dumps
from annotators.notebook.formats.columns import spoken
from annotators.notebook.formats.excerpts import is_known
from annotators.notebook.mark_documents import to_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotators.notebook.formats import Annotated
    from articles.article import Article

ABOUT = ("title", "source", "byline", "published", "url", "language", "text")
"""The fields of an article that are written."""
KIND = "newsread"
"""The key that tells such a line from any other JSON; its value is `article` or `mark`."""


def as_jsonl(annotated: Iterable[Annotated]) -> Iterator[str]:
    """A line each: the article with its text, if that is kept, and its marks."""
    for article, marks in annotated:
        if is_known(article):
            yield dumps(_article(article)) + "\n"
        for mark in marks:
            yield dumps({KIND: "mark", "id": mark.id, **to_document(mark), **spoken(mark)}) + "\n"


def _article(article: Article) -> dict[str, Any]:
    parts = [[part.start, part.end, part.kind, part.href] for part in article.parts]
    about = {name: getattr(article, name) for name in ABOUT}
    name = article.id if article.text else article.url
    return {KIND: "article", "id": name, **about, "parts": parts}
