"""An article, and marks on it as other programs write them."""

import json
from typing import Any

from annotators.notebook.formats import EXPORTERS
from annotators.notebook.formats.excerpts import with_text
from annotators.notebook.mark import Mark, mark_on
from annotators.notebook.notebook import Notebook
from articles.article import Article, Span

Groups = list[tuple[Article, tuple[Mark, ...]]]

URL = "https://herald.example/harbour"

ARTICLE = Article(
    text="Harbour\n\n🗞 The harbour opens. “At last,” Ada Quill said. Ada Quill left.", url=URL
)

BOTH_WAYS = ("jsonl", "jsonld", "hypothesis")


def mark_of(words: str = "opens", **values: Any) -> Mark:
    start = ARTICLE.text.index(words)
    return mark_on(ARTICLE, Span(start, start + len(words)), **values)


def export_of(form: str, *marks: Mark, article: Article = ARTICLE) -> str:
    return "".join(EXPORTERS[form]([(article, marks)]))


def files(form: str, groups: Groups) -> list[tuple[str, str | None]]:
    """What is written of the articles, in a file or one for each, with what lies beside it."""
    if form != "brat":
        return [("".join(EXPORTERS[form](groups)), None)]
    return [("".join(EXPORTERS[form]([group])), with_text(*group)[0].text) for group in groups]


def w3c(**values: Any) -> str:
    """An annotation as another program may write it, by a counter of UTF-16 units."""
    words = {"type": "TextQuoteSelector", "exact": "opens"}
    start = ARTICLE.text.index("opens") + 1
    place = {"type": "TextPositionSelector", "start": start, "end": start + 5}
    annotation = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "http://example.org/anno1",
        "type": "Annotation",
        "bodyValue": "Not before May.",
        "target": {"source": URL, "selector": [words, place]},
    }
    return json.dumps({**annotation, **values})


def only_mark(notebook: Notebook) -> Mark:
    (mark,) = notebook.all()
    return mark
