"""The reader's marks, written out: a table of functions, one for each form.

What each form keeps of a mark: `both` is written and comes back by `importing`, `out` is written
for other programs, `-` has no place in it.

                   jsonl  jsonld  hypothesis  csv  markdown  html  brat  spacy  docbin
    words          both   both    both        out  out       out   out   out    out
    whole article  both   both    both        out  out       out   out   -      -
    note           both   both    both        out  out       out   out   -      -
    tags           both   both    both        out  out       out   out   -      -
    colour         both   both    both        out  out       out   out   -      -
    label          both   both    both        out  out       -     out   out    out
    replies        both   both    both        out  out       -     out   -      -
    links          both   both    both        out  out       -     out   -      -
    speaker        both   both    both        out  out       -     out   out    out
    claim          both   both    both        out  out       -     out   out    out
    verdict        both   both    both        out  out       out   out   out    out
    creator        both   both    both        out  out       -     out   -      -
    created        both   both    both        out  out       -     -     -      -
    title          both   both    both        out  out       out   -     out    -
    text           both   both    -           -    -         out   -     out    out

Words are kept with their place. Of a reply, hypothes.is has the place of what it answers. The text
of an article stands beside the `.ann` of brat in a `.txt`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from annotators.notebook.formats.brat import as_brat
from annotators.notebook.formats.csv import as_csv
from annotators.notebook.formats.html import as_html
from annotators.notebook.formats.hypothesis import as_hypothesis
from annotators.notebook.formats.jsonl import as_jsonl
from annotators.notebook.formats.jsonld import as_jsonld
from annotators.notebook.formats.markdown import as_markdown, updated
from annotators.notebook.formats.spacy import as_spacy, to_docbin
from annotators.notebook.mark import Mark
from articles.article import Article

if TYPE_CHECKING:
    from annotators.findings import Findings
    from annotators.notebook.notebook import Notebook

__all__ = [
    "BINARY",
    "EXPORTERS",
    "ONE_ARTICLE",
    "SUFFIXES",
    "WITH_FINDINGS",
    "annotated",
    "updated",
]

Annotated: TypeAlias = tuple[Article, Sequence[Mark]]
"""An article, and marks whose offsets are in its text; its text is empty if none is kept."""

Exporter: TypeAlias = Callable[[Iterable[Annotated]], Iterator[str]]
"""From articles with their marks to pieces of text, each as soon as it is known."""

EXPORTERS: dict[str, Exporter] = {
    "markdown": as_markdown,
    "jsonld": as_jsonld,
    "hypothesis": as_hypothesis,
    "csv": as_csv,
    "jsonl": as_jsonl,
    "brat": as_brat,
    "spacy": as_spacy,
    "html": as_html,
}
SUFFIXES = {
    "markdown": ".md",
    "jsonld": ".jsonld",
    "hypothesis": ".json",
    "csv": ".csv",
    "jsonl": ".jsonl",
    "brat": ".ann",
    "spacy": ".jsonl",
    "html": ".html",
}
"""How the name of a file of each form ends."""

WITH_FINDINGS: dict[
    str, Callable[[Iterable[Annotated], Callable[[Article], Findings]], Iterator[str]]
] = {"html": as_html, "spacy": as_spacy}
"""The exporters that also show what the machine found, given a function that knows it."""

BINARY: dict[str, Callable[[Iterable[Annotated], Callable[[Article], Findings]], bytes]] = {
    "docbin": to_docbin
}
"""The forms that are no text; they too show what the machine found."""

ONE_ARTICLE = frozenset({"brat", "html"})
"""The forms of which a file can hold one article only."""


def annotated(notebook: Notebook, marks: Iterable[Mark]) -> list[Annotated]:
    """The marks by article, each with the version they were made on, or what is known of it."""
    by_article = sorted(marks, key=lambda mark: (mark.article, mark.span, mark.created))
    return [
        (notebook.known_of(article), tuple(group))
        for article, group in groupby(by_article, key=lambda mark: mark.article)
    ]
