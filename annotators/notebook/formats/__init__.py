"""The reader's marks, written out: a table of functions, one for each form.

What each form keeps of a mark: `both` is written and comes back by `importing`, `out` is written
for other programs, `-` has no place in it.

                   jsonl  jsonld  hypothesis  csv   brat  spacy
    words          both   both    both        both  both  both
    whole article  both   both    both        both  both  -
    note           both   both    both        both  both  -
    tags           both   both    both        both  both  -
    colour         both   both    both        both  both  -
    label          both   both    both        both  both  both
    replies        both   both    both        both  both  -
    links          both   both    both        both  both  -
    speaker        both   both    both        both  both  both
    claim          both   both    both        both  out   out
    verdict        both   both    both        out   out   out
    creator        both   both    both        both  both  -
    created        both   both    both        both  -     -
    title          both   both    both        both  -     both
    text           both   both    -           -     -     both

                   markdown  plain  html  readwise  docbin  doccano  labelstudio  csl
    words          out       out    out   out       out     out      out          -
    whole article  out       out    out   out       -       -        -            -
    note           out       out    out   out       -       -        -            -
    tags           out       out    out   out       -       -        -            -
    colour         out       out    out   -         -       -        -            -
    label          out       out    -     out       out     out      out          -
    replies        out       out    -     -         -       -        -            -
    links          out       out    -     -         -       -        -            -
    speaker        out       out    out   out       out     -        -            -
    claim          out       out    out   out       out     -        -            -
    verdict        out       out    out   out       out     out      out          -
    creator        out       out    -     -         -       -        -            -
    created        out       out    -     out       -       -        -            -
    title          out       out    out   out       -       out      out          out
    text           -         -      out   -         out     out      out          -

Words are kept with their place; programs for labelling texts have those that have a label. Of a
reply, hypothes.is has the place of what it answers. The text of an article stands beside the
`.ann` of brat in a `.txt`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from annotators.notebook.formats.brat import as_brat
from annotators.notebook.formats.csl_json import as_csl
from annotators.notebook.formats.csv import as_csv
from annotators.notebook.formats.doccano import as_doccano
from annotators.notebook.formats.html import as_html
from annotators.notebook.formats.hypothesis import as_hypothesis
from annotators.notebook.formats.jsonl import as_jsonl
from annotators.notebook.formats.jsonld import as_jsonld
from annotators.notebook.formats.label_studio import as_label_studio
from annotators.notebook.formats.labelled_spans import is_labelled
from annotators.notebook.formats.markdown import as_markdown, updated
from annotators.notebook.formats.plain_markdown import as_plain_markdown
from annotators.notebook.formats.readwise import as_readwise
from annotators.notebook.formats.spacy import as_spacy, to_docbin
from annotators.notebook.mark import Mark
from articles.article import Article
from articles.counts import counted

if TYPE_CHECKING:
    from annotators.findings import Findings
    from annotators.notebook.notebook import Notebook

__all__ = [
    "BINARY",
    "EXPORTERS",
    "MEANT_FOR",
    "ONE_ARTICLE",
    "SUFFIXES",
    "WITH_FINDINGS",
    "annotated",
    "counted_marks",
    "updated",
]

Annotated: TypeAlias = tuple[Article, Sequence[Mark]]
"""An article, and marks whose offsets are in its text; its text is empty if none is kept."""

Exporter: TypeAlias = Callable[[Iterable[Annotated]], Iterator[str]]
"""From articles with their marks to pieces of text, each as soon as it is known."""

EXPORTERS: dict[str, Exporter] = {
    "markdown": as_markdown,
    "plain": as_plain_markdown,
    "jsonld": as_jsonld,
    "hypothesis": as_hypothesis,
    "csv": as_csv,
    "jsonl": as_jsonl,
    "brat": as_brat,
    "spacy": as_spacy,
    "html": as_html,
    "readwise": as_readwise,
    "doccano": as_doccano,
    "labelstudio": as_label_studio,
    "csl": as_csl,
}
MEANT_FOR = {
    "markdown": "for Obsidian; a file that is there is brought up to date",
    "plain": "Markdown to read and paste",
    "jsonld": "web annotations as the W3C has them; comes back whole",
    "hypothesis": "for hypothes.is",
    "csv": "a table, for spreadsheets",
    "jsonl": "JSON lines, for scripts; comes back whole",
    "brat": "for labelling in brat",
    "spacy": "for training with spaCy",
    "html": "a page for the browser, with what was found",
    "readwise": "for Readwise",
    "doccano": "for labelling in doccano",
    "labelstudio": "for labelling in Label Studio",
    "csl": "the sources alone, for Zotero and pandoc",
}
"""For whom or what each form is, in a few words."""
SUFFIXES = {
    "markdown": ".md",
    "plain": ".md",
    "jsonld": ".jsonld",
    "hypothesis": ".json",
    "csv": ".csv",
    "jsonl": ".jsonl",
    "brat": ".ann",
    "spacy": ".jsonl",
    "html": ".html",
    "readwise": ".csv",
    "doccano": ".jsonl",
    "labelstudio": ".json",
    "csl": ".json",
}
"""How the name of a file of each form ends."""

WITH_FINDINGS: dict[
    str, Callable[[Iterable[Annotated], Callable[[Article], Findings]], Iterator[str]]
] = {
    "html": as_html,
    "spacy": as_spacy,
    "doccano": as_doccano,
    "labelstudio": as_label_studio,
}
"""The exporters that also show what the machine found, given a function that knows it."""

BINARY: dict[str, Callable[[Iterable[Annotated], Callable[[Article], Findings]], bytes]] = {
    "docbin": to_docbin
}
"""The forms that are no text; they too show what the machine found."""

LABELS_ALONE = frozenset({"spacy", "docbin", "doccano", "labelstudio"})
"""The forms of programs that label texts, which have no place for a mark without a label."""

ONE_ARTICLE = frozenset({"brat", "html"})
"""The forms of which a file can hold one article only."""


def counted_marks(form: str, groups: Iterable[Annotated]) -> str:
    """How many of the marks a form has a place for, with their noun: “2 notes”."""
    groups = list(groups)
    if form == "csl":
        return counted(len(groups), "source")
    marks = [mark for _, group in groups for mark in group]
    left = sum(not is_labelled(mark) for mark in marks) if form in LABELS_ALONE else 0
    rest = f" ({left:,} left out: {form} has no place for a mark without a label)" if left else ""
    return f"{counted(len(marks) - left, 'note')}{rest}"


def annotated(notebook: Notebook, marks: Iterable[Mark]) -> list[Annotated]:
    """The marks by article, each with the version they were made on, or what is known of it."""
    by_article = sorted(marks, key=lambda mark: (mark.article, mark.span, mark.created))
    return [
        (notebook.known_of(article), tuple(group))
        for article, group in groupby(by_article, key=lambda mark: mark.article)
    ]
