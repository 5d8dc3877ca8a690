"""Writing marks to a file that the reader names."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from annotators.exports import Bundle, export, updated
from articles.article import Article
from articles.store import StoreError
from articles.store.durable import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotators.mark import Mark
    from annotators.notebook import Notebook

ENDINGS = {
    "markdown": "md",
    "jsonld": "jsonld",
    "hypothesis": "json",
    "csv": "csv",
    "jsonl": "jsonl",
    "brat": "ann",
    "spacy": "jsonl",
    "html": "html",
}


def suggested(format: str) -> Path:  # noqa: A002
    """A name for the file, where newsread was started."""
    return Path.cwd() / f"newsread-notes.{ENDINGS[format]}"


def bundles(notebook: Notebook, marks: Iterable[Mark]) -> list[Bundle]:
    """The marks with their articles, as far as these are kept."""
    by_article: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_article[mark.article].append(mark)
    return [
        Bundle(notebook.article_of(article) or Article(text="", url=_address(article)), those)
        for article, those in by_article.items()
    ]


def _address(article: str) -> str | None:
    return article if article.startswith(("http://", "https://")) else None


def write(notebook: Notebook, marks: Iterable[Mark], format: str, name: str) -> str:  # noqa: A002
    """Write the marks; says what became of it in a sentence.

    A Markdown file that is there is brought up to date; any other is left alone.
    """
    path = Path(name).expanduser()
    try:
        text = export(bundles(notebook, marks), format)
        if path.exists() and format != "markdown":
            return f"{path} is there already; name another file"
        if path.exists():
            text = updated(path.read_text("utf-8"), text)
        replace(path, text.encode("utf-8", "replace"))
    except (ValueError, OSError, StoreError) as error:
        return f"Not written: {error}"
    return f"Written to {path}"
