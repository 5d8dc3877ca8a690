"""Two articles, and notes on them for the commands to read."""

from typing import Any

import pytest

from annotators.notebook.mark import Mark, mark_on
from annotators.notebook.notebook import Notebook
from articles.article import Article, Span

HARBOUR = Article(text="The harbour opens.", title="The Harbour: open!", url="https://a.example/h")

BRIDGE = Article(text="A bridge\x1b[2J shuts.", title="../../\x1b]0;x\x07Bridge")

Capture = pytest.CaptureFixture[str]


def keep(notebook: Notebook, article: Article, end: int = 3, **values: Any) -> Mark:
    mark = mark_on(article, Span(0, end), **values)
    notebook.add(mark, article=article)
    return mark
