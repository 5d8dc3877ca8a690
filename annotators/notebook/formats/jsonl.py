"""Our own form, which loses nothing: a line for each article, then one for each of its marks.

The columns of `columns` stand beside what a mark has, for other programs. Of an article whose text
is not kept it has the title and the like, by its address. What is read is what was written.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from annotators.codec import FORMAT, dumps
from annotators.notebook.formats.columns import spoken
from annotators.notebook.formats.excerpts import is_known
from annotators.notebook.formats.reading import (
    Reading,
    UnreadableError,
    believable,
    by_name,
    reason,
)
from annotators.notebook.mark_documents import NotAMarkError, from_document, to_document
from articles.codec import decode, encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotators.notebook.formats import Annotated
    from annotators.notebook.mark import Mark
    from articles.article import Article

KIND = "newsread"
"""The key that tells such a line from any other JSON; its value is `article` or `mark`."""


def as_jsonl(annotated: Iterable[Annotated]) -> Iterator[str]:
    """A line each: the article with its text, if that is kept, and its marks."""
    for article, marks in annotated:
        if is_known(article):
            yield dumps(_article(article)) + "\n"
        for mark in marks:
            yield dumps({**_head("mark", mark.id), **to_document(mark), **spoken(mark)}) + "\n"


def _article(article: Article) -> dict[str, Any]:
    name = article.id if article.text else article.url
    return {**_head("article", name), **encode(article)}


def _head(kind: str, name: str | None) -> dict[str, Any]:
    return {KIND: kind, "format": FORMAT, "id": name}


def read_jsonl(text: str) -> Reading:
    """The articles and marks; a line that is neither costs itself and no other."""
    articles: list[Article] = []
    marks: list[Mark] = []
    problems: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = _row(line)
            if row[KIND] == "article":
                articles.append(_read_article(row))
            else:
                marks.append(_mark(row))
        except (UnreadableError, NotAMarkError) as error:
            problems.append(f"line {number}: {reason(error)}")
    known = by_name(articles)
    addresses = {
        mark.id: url for mark in marks if mark.article in known and (url := known[mark.article].url)
    }
    return Reading(
        marks=tuple(marks), addresses=addresses, articles=known, problems=tuple(problems)
    )


def _row(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableError("not JSON, or cut short") from error
    if not isinstance(row, dict) or row.get(KIND) not in ("article", "mark"):
        raise UnreadableError("neither an article nor a mark of newsread’s")
    if isinstance(row.get("format"), int) and row["format"] > FORMAT:
        raise UnreadableError(f"of a newer newsread (format {row['format']}, not {FORMAT})")
    return row


def _read_article(row: dict[str, Any]) -> Article:
    try:
        article = decode(row)
    except (KeyError, TypeError) as error:
        raise UnreadableError(
            "an article without a text, or with something else for one"
        ) from error
    if row.get("id") not in (None, article.id if article.text else article.url):
        raise UnreadableError("the text is not the one that its id was made from")
    return article


def _mark(row: dict[str, Any]) -> Mark:
    if not isinstance(row.get("id"), str) or not row["id"]:
        raise UnreadableError("a mark without an id")
    return believable(from_document(row["id"], row))
