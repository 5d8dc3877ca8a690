"""The sources of the notes as CSL-JSON, which Zotero and pandoc read (docs.citationstyles.org)."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from annotators.codec import dumps
from annotators.presentation.statements import origin_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotators.notebook.formats import Annotated
    from articles.article import Article

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def as_csl(annotated: Iterable[Annotated]) -> Iterator[str]:
    """One array, with an item for each article; its marks are left out."""
    items = [_item(article) for article, _ in annotated]
    yield dumps(items, indent=1) + "\n"


def _item(article: Article) -> dict[str, Any]:
    candidates = {
        "title": origin_of(article).title or article.url,
        "author": _authors(article.byline),
        "container-title": article.source,
        "issued": _issued(article.published),
        "URL": article.url,
        "language": None if article.language == "und" else article.language,
    }
    is_of_paper = article.source or article.published or article.byline
    kind = "article-newspaper" if is_of_paper else "webpage" if article.url else "document"
    fields = {name: value for name, value in candidates.items() if value}
    name = article.id if article.text else sha256(repr(article.url).encode()).hexdigest()
    return {"id": name[:12], "type": kind, **fields}


def _authors(byline: str | None) -> list[dict[str, str]]:
    """Each by the whole name: which part of it is the family's is not known."""
    return [{"literal": name} for name in (byline or "").split(", ") if name]


def _issued(published: str | None) -> dict[str, Any] | None:
    """The day, month or year of publishing, as far as it is known."""
    date = _DATE.match(published or "")
    return date and {"date-parts": [[int(part) for part in date.groups() if part]]}
