"""Tasks for Label Studio: a list of texts, each with its labels by code points.

The project needs a labelling interface that has these labels: `interface` writes one.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from annotators.codec import dumps
from annotators.notebook.formats.excerpts import with_text
from annotators.notebook.formats.html import nothing_found
from annotators.notebook.formats.labelled_spans import accepted
from articles.safe import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from annotators.findings import Findings
    from annotators.notebook.formats import Annotated
    from annotators.notebook.mark import Mark
    from articles.article import Article

    JSON = dict[str, Any]

LABELS, TEXT = "label", "text"
"""The names of the two parts of an interface, by which a result says what it is a label of."""


def as_label_studio(
    annotated: Iterable[Annotated], findings_of: Callable[[Article], Findings] = nothing_found
) -> Iterator[str]:
    """One array, with a task for each article."""
    number = 0
    for number, (article, marks) in enumerate(annotated, 1):
        article, marks = with_text(article, marks)
        task = _task(article, marks, findings_of(article))
        yield ("[" if number == 1 else ",") + f"\n{dumps(task)}"
    yield "\n]\n" if number else "[]\n"


def _task(article: Article, marks: Sequence[Mark], findings: Findings) -> JSON:
    rows = accepted(marks, findings)
    results = [_result(row, number, article.text) for number, row in enumerate(rows)]
    about = {"title": article.title, "url": article.url, "article": article.id}
    return {"data": {TEXT: article.text, **about}, "annotations": [{"result": results}]}


def _result(row: JSON, number: int, text: str) -> JSON:
    start, end = row["start"], row["end"]
    value = {"start": start, "end": end, "text": text[start:end], "labels": [row["label"]]}
    name = row.get("id", f"found-{number}")
    return {"id": name, "from_name": LABELS, "to_name": TEXT, "type": "labels", "value": value}


def interface(exported: Iterable[str]) -> str:
    """The labelling interface of a project that takes what `as_label_studio` has written."""
    tasks = [task for text in exported for task in json.loads(text)]
    results = [result for task in tasks for result in task["annotations"][0]["result"]]
    labels = sorted({result["value"]["labels"][0] for result in results})
    lines = "".join(f'    <Label value="{escape(shown(label))}"/>\n' for label in labels)
    return (
        f'<View>\n  <Labels name="{LABELS}" toName="{TEXT}">\n{lines}  </Labels>\n'
        f'  <Text name="{TEXT}" value="${TEXT}"/>\n</View>\n'
    )
