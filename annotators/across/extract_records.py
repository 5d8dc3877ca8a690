"""What `newsread extract --format jsonl` wrote, made ready for the search index.

So that an index can be built on another machine, or of what a cluster read overnight. The index of
one article costs a few milliseconds, whatever is in it already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotators.codec import decode
from annotators.presentation.sayings import people_of, places_of, sayings_of
from articles.article import Article
from articles.search.quotations import Built

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from articles.search.quotations import Quotations

BATCH = 200
"""Articles that are taken in as one change."""


class RecordError(ValueError):
    """A line that is no article with findings; the message says why, in a sentence."""


def article_in(line: bytes) -> Built:
    """The article of a line, ready for the index.

    Raises:
        RecordError: the line is no article, or none that could be read.
    """
    data = _record(line)
    try:
        about: dict[str, Any] = {n: data.get(n) for n in ("title", "source", "published", "url")}
        article = Article(text=data["text"], **about)
        findings = decode(data)
        sayings = sayings_of(article, findings)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise RecordError(f"this is not what extract writes ({error!r})") from error
    return Built(
        id=article.id,
        title=article.title,
        source=article.source,
        date=(article.published or "")[:10],
        url=article.url,
        people=people_of(article.text, findings),
        sayings=sayings,
        places=places_of(findings),
    )


def _record(line: bytes) -> dict[str, Any]:
    """What a line says of an article that was read.

    Raises:
        RecordError: it is no JSON object, or tells of an error.
    """
    from articles.store.any_json import loads

    try:
        data = loads(line)
    except ValueError as error:
        raise RecordError(f"this is no JSON ({error})") from error
    if not isinstance(data, dict):
        raise RecordError("this is no object")
    if "error" in data:
        raise RecordError(f"there are no findings: {data['error']}")
    return data


def build(
    lines: Iterable[bytes], quotations: Quotations, failures: list[tuple[int, str]]
) -> Iterator[int]:
    """Take in the articles of these lines; gives how many are in, after each batch.

    failures: gets the number of each line that is no article, and why.
    """
    batch: list[Built] = []
    done = 0
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                batch.append(article_in(line))
            except RecordError as error:
                failures.append((number, str(error)))
        if len(batch) >= BATCH:
            done += quotations.build(batch)
            batch = []
            yield done
    done += quotations.build(batch)
    quotations.optimize()
    yield done
