"""The reader's marks, written out: a table of formats, each a function from bundles to text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from annotators.exports.bundle import Bundle
from annotators.exports.hypothesis import to_hypothesis
from annotators.exports.markdown import to_markdown, updated
from annotators.exports.rows import to_csv, to_jsonl
from annotators.exports.standoff import to_brat
from annotators.exports.training import to_docbin, to_spacy
from annotators.exports.w3c import to_w3c

if TYPE_CHECKING:
    from annotators.mark import Mark
    from articles.article import Article

__all__ = ["EXPORTERS", "Bundle", "export", "to_docbin", "updated"]

Exporter = Callable[[Iterable[Bundle]], str]


def _to_html(bundles: Iterable[Bundle]) -> str:
    from annotators.page import to_html

    several = [bundle for bundle in bundles if bundle.marks]
    if len(several) != 1:
        raise ValueError("a page shows one article: choose one with --article")
    return to_html(several[0].article, several[0].findings, several[0].marks)


EXPORTERS: dict[str, Exporter] = {
    "markdown": to_markdown,
    "jsonld": to_w3c,
    "hypothesis": to_hypothesis,
    "csv": to_csv,
    "jsonl": to_jsonl,
    "brat": to_brat,
    "spacy": to_spacy,
    "html": _to_html,
}


def export(
    marks_by_article: Mapping[Article, Sequence[Mark]] | Iterable[Bundle],
    format: str,  # noqa: A002
) -> str:
    """The marks in one of the formats of `EXPORTERS`.

    Raises:
        KeyError: there is no such format.
        ValueError: the format is for one article, and these are several; in a sentence.
    """
    if isinstance(marks_by_article, Mapping):
        bundles = [Bundle(article, marks) for article, marks in marks_by_article.items()]
    else:
        bundles = list(marks_by_article)
    return EXPORTERS[format](bundles)
