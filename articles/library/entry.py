"""What is known of a kept article without reading its text: a row of the list."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Literal

from articles.library.origins import origin_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.article import Article

State = Literal["new", "begun", "read"]

WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction: Brysbaert 2019, doi 10.1016/j.jml.2019.104047."""

LONGEST_OPENING = 120

SAMPLE = "sample:"
"""What `where` begins with for articles that come with newsread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A kept article in the list. Times are ISO 8601 in UTC; offsets are code points."""

    id: str
    """The `Article.id`, which its text is found by."""
    title: str
    """As the article gives it; of an article without one, its opening words."""
    source: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    where: str
    """What was opened: an address, a path, `-`."""
    words: int
    length: int
    added: str
    opened: str | None = None
    """When it was last opened; None if it never was."""
    is_read: bool = False
    position: int = 0
    """The offset that the reader has come to."""
    is_starred: bool = False
    tags: tuple[str, ...] = ()
    notice: str | None = None
    """What a reader should know of the text, in a sentence: that it is only a feed's summary."""
    origin: str | None = None
    """What it has in common with its other versions; None if that cannot be told."""
    versions: int = 1
    """How many texts are kept of the same page or file, this one included."""

    @property
    def is_sample(self) -> bool:
        """Whether it is one of the articles that come with newsread."""
        return self.where.startswith(SAMPLE)

    @property
    def state(self) -> State:
        """Whether the reader has yet to begin, has begun, or is done."""
        if self.is_read:
            return "read"
        return "begun" if self.opened or self.position else "new"

    @property
    def minutes(self) -> int:
        """How long it takes to read, in whole minutes, at least one."""
        return max(1, round(self.words / WORDS_A_MINUTE))

    @property
    def progress(self) -> float:
        """The part of it that lies before the position, 0 to 1."""
        return min(1.0, self.position / self.length) if self.length else 0.0


def described(article: Article, where: str, added: str) -> dict[str, Any]:
    """The fields of an entry that the article itself tells."""
    return {
        "title": article.title or opening(article.text),
        "source": article.source,
        "byline": article.byline,
        "published": article.published,
        "url": article.url,
        "where": where,
        "notice": article.notice,
        "words": _words(article.text),
        "length": len(article.text),
        "added": added,
    }


def _words(text: str) -> int:
    """How many there are; a list of all, such as those of ten books, takes a hundred megabytes."""
    return sum(len(line[0].split()) for line in re.finditer(".+", text))


def opening(text: str) -> str:
    """The first words of a text, as the title of what has none."""
    line = next((line for line in text[:2_000].splitlines() if line.strip()), "").strip()
    if len(line) <= LONGEST_OPENING:
        return line
    return re.sub(r"\s+\S*$", "", line[:LONGEST_OPENING]) + " …"


def entry_of(id_: str, record: Mapping[str, Any], versions: int = 1) -> Entry:
    """The entry that a record of the catalogue describes; what it does not know is left out."""
    known = {name: record[name] for name in _RECORDED if name in record}
    tags = tuple(record.get("tags", ()))
    return Entry(id=id_, **known, tags=tags, origin=origin_in(record), versions=versions)


_RECORDED = tuple(
    field.name for field in fields(Entry) if field.name not in ("id", "tags", "origin", "versions")
)
