"""The forms in which `newsread extract` writes its results: a table of functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotators.codec import dumps, failure, record
from annotators.notebook.formats.html import to_html
from annotators.presentation.report import to_markdown
from articles.safe import shown

if TYPE_CHECKING:
    from annotators.findings import Findings
    from articles.article import Article


@dataclass(frozen=True, slots=True)
class Extracted:
    """One input: its article and findings, or the sentence that says why there are none."""

    name: str
    article: Article | None = None
    findings: Findings | None = None
    error: str = ""


Format = Callable[[Iterable[Extracted], int], Iterator[str]]
"""From the results of so many inputs to pieces of output, each as soon as it is known."""


def as_json(results: Iterable[Extracted], total: int) -> Iterator[str]:
    """One object; an array of them where there are several inputs."""
    if total == 1:
        yield from as_jsonl(results, total)
        return
    for number, result in enumerate(results):
        yield f"{',' if number else '['}\n{dumps(_object(result))}"
    yield "\n]\n"


def as_jsonl(results: Iterable[Extracted], total: int) -> Iterator[str]:
    """One object a line."""
    for result in results:
        yield dumps(_object(result)) + "\n"


def as_markdown(results: Iterable[Extracted], total: int) -> Iterator[str]:
    """A report for people, one an article; what could not be read is told on standard error."""
    for number, (article, findings) in enumerate(_whole(results)):
        report = shown(to_markdown(article, findings))
        yield f"\n---\n\n{report}" if number else report


def as_html(results: Iterable[Extracted], total: int) -> Iterator[str]:
    """A page for each article, one after another."""
    for article, findings in _whole(results):
        yield to_html(article, findings)


def _whole(results: Iterable[Extracted]) -> Iterator[tuple[Article, Findings]]:
    for result in results:
        if result.article is not None and result.findings is not None:
            yield result.article, result.findings


def _object(result: Extracted) -> dict[str, object]:
    if result.article is None or result.findings is None:
        return failure(result.name, result.error)
    return record(result.name, result.article, result.findings)


FORMATS: dict[str, Format] = {
    "json": as_json,
    "jsonl": as_jsonl,
    "markdown": as_markdown,
    "html": as_html,
}
