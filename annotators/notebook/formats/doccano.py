"""doccano's JSONL for labelling sequences: a text a line, and its labels by code points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotators.codec import dumps
from annotators.notebook.formats.excerpts import with_text
from annotators.notebook.formats.html import nothing_found
from annotators.notebook.formats.labelled_spans import accepted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from annotators.findings import Findings
    from annotators.notebook.formats import Annotated
    from articles.article import Article


def as_doccano(
    annotated: Iterable[Annotated], findings_of: Callable[[Article], Findings] = nothing_found
) -> Iterator[str]:
    """An article a line. doccano keeps what it has no field for beside the text."""
    for article, marks in annotated:
        article, marks = with_text(article, marks)
        rows = accepted(marks, findings_of(article))
        labels = [[row["start"], row["end"], row["label"]] for row in rows]
        about = {"title": article.title, "url": article.url, "article": article.id}
        yield dumps({"text": article.text, "label": labels, **about}) + "\n"
