"""The values that everything else is about: a text, and places in it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cached_property
from hashlib import sha256
from typing import Literal

from articles.dates import iso_8601
from articles.safe import without_login


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The text from `start` up to, not including, `end`: Unicode code points of `Article.text`.

    Raises:
        ValueError: the span is empty, backwards, or begins before the text.
    """

    start: int
    """Code points of the text before it."""
    end: int
    """Code points of the text up to its last, that one included."""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of the span in `text`, which is the one that it is a place in."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


PartKind = Literal[
    "headline",
    "byline",
    "dateline",
    "subhead",
    "blockquote",
    "item",
    "code",
    "link",
    "emphasis",
    "caption",
]


@dataclass(frozen=True, slots=True, order=True)
class Part(Span):
    """A stretch of the text with a role on the page, such as a subhead or a link."""

    kind: PartKind = "subhead"
    href: str | None = None
    """Without a login, as `Article.url` is."""

    def __post_init__(self) -> None:
        Span.__post_init__(self)
        if self.href and "@" in self.href:
            object.__setattr__(self, "href", without_login(self.href))


@dataclass(frozen=True, kw_only=True)
class Article:
    """A text as it is read, and what is known of where it comes from.

    Two articles with the same text have the same `id`, whatever else is known of them.
    """

    text: str
    """All that is read, with `\\n` for every line end."""
    title: str | None = None
    """The headline, as the text or the page has it."""
    source: str | None = None
    """The publisher or site, for a reader to see."""
    byline: str | None = None
    """Who wrote it, without the word “by”."""
    published: str | None = None
    """A date or date-time in ISO 8601; whatever else is given is None."""
    url: str | None = None
    """Its address, without a login: one that is given is taken off."""
    language: str = "und"
    """As its page says, a code of ISO 639-1; `und` where it says nothing."""
    notice: str | None = None
    """What a reader should know of the text, in a sentence: that a paywall cut it short."""
    parts: tuple[Part, ...] = ()
    """Headline, byline, subheads, links and the like, where they lie in `text`."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "published", iso_8601(self.published))
        if self.url and "@" in self.url:
            object.__setattr__(self, "url", without_login(self.url))

    @cached_property
    def id(self) -> str:
        """The SHA-256 of the text in UTF-8, in hexadecimal."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def completed(self, other: Article) -> Article:
        """This article with what only `other` tells; its parts too, if it has the same text."""
        missing = {
            field.name: theirs
            for field in fields(self)
            if (theirs := getattr(other, field.name)) not in ("", field.default)
            and getattr(self, field.name) in ("", field.default)
        }
        if self.text != other.text:
            missing.pop("parts", None)
        return replace(self, **missing) if missing else self

    @property
    def headline(self) -> Part | None:
        """Where the headline lies in the text, if it is there."""
        return next((part for part in self.parts if part.kind == "headline"), None)
