"""Plain text: kept to the letter, with headline, byline and dateline found where evident."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from articles.article import Article, Part
from articles.datelines import AGENCY, DATELINE, dateline_end
from articles.dates import day_in
from articles.parsing.decode import decode

if TYPE_CHECKING:
    from articles.parsing.source import Source

LONGEST_HEADLINE = 160
"""Characters; headlines of news sites run to about 110."""

_LONGEST_LABEL = 3
"""Words."""
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_MOST_SENDERS = 3
_SENDER = re.compile(r"\S@\S|(?:\d[ ().-]{0,2}){7}")
"""An address or a number to call, which no headline has."""
_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
"""A run of lines that are not empty."""
_BYLINE = re.compile(
    r"(?i:(?:[a-z]+ ){0,3}by[ \t]+|(?:interview|words|text|story|report):[ \t]+)"
    r"(?P<who>[^\W\d_][^\n.!?:;“”\"]{1,78})(?=\n|$)"
    r"|(?P<who_else>[^\W\d_a-z][^\n.!?:;“”\"]{1,60}, [^\n.!?:;“”\"]{0,40}"
    r"(?:reporter|correspondent|editor|writer))(?=\n|$)"
)


def read(source: Source) -> Article:
    """The article that a text file is; `text` is the file's own."""
    return from_text(decode(source.data, source.name, source.encoding), url=source.url)


def from_text(text: str, url: str | None = None) -> Article:
    """The article that a text is, with what its first lines say of it."""
    parts = tuple(_parts(text))
    named = {part.kind: part.of(text) for part in parts}
    title = " ".join(named["headline"].split()) if "headline" in named else None
    byline = _author_in(named["byline"]) if "byline" in named else None
    published = day_in(named["dateline"]) if "dateline" in named else None
    source = _agency(text, parts)
    return Article(
        text=text, title=title, byline=byline, source=source, published=published, url=url,
        parts=parts,
    )  # fmt: skip


def headed(article: Article) -> Article:
    """An article with what its first lines say of it, where nothing else says so."""
    head = from_text(article.text)
    is_titled = article.title or any(part.kind == "headline" for part in article.parts)
    parts = (part for part in head.parts if not (is_titled and part.kind == "headline"))
    return replace(
        article,
        title=article.title if is_titled else head.title,
        byline=article.byline or head.byline,
        source=article.source or head.source,
        published=article.published or head.published,
        parts=tuple(sorted({*article.parts, *parts})),
    )


def _parts(text: str) -> list[Part]:
    """Headline, byline and dateline, as far as they are there and in this order."""
    parts: list[Part] = []
    place = _headline_start(text, _first_word(text, 0))
    if end := _headline_end(text, place):
        parts.append(Part(place, end, kind="headline"))
        place = _first_word(text, end)
        if match := _BYLINE.match(text, place):
            parts.append(Part(place, match.start() + len(match[0].rstrip()), kind="byline"))
            place = _first_word(text, match.end())
    if end := dateline_end(text, place):
        parts.append(Part(place, end, kind="dateline"))
    return parts


def _author_in(byline: str) -> str | None:
    match = _BYLINE.match(byline)
    return (match["who"] or match["who_else"]) if match else None


def _first_word(text: str, place: int) -> int:
    match = re.compile(r"\s*").match(text, place)
    return match.end() if match else place


def _headline_start(text: str, start: int) -> int:
    """Where the headline begins: at `start`, or below a label that stands there, and below whom a
    press release is from."""
    label = _BLOCK.match(text, start, start + LONGEST_HEADLINE)
    if not label or not _is_label(label[0]):
        return start
    place = _first_word(text, label.end())
    for _ in range(_MOST_SENDERS):
        block = _BLOCK.match(text, place, place + 3 * LONGEST_HEADLINE)
        if not block or not _SENDER.search(block[0]):
            break
        place = _first_word(text, block.end())
    end = None if _BYLINE.match(text, place) else _headline_end(text, place)
    headline = text[place:end] if end else ""
    is_below = len(headline.split()) > _LONGEST_LABEL and not headline.isupper()
    return place if is_below else start


def _is_label(words: str) -> bool:
    """Whether words can be a label above a headline that is longer and in small letters: one, up to
    three in capitals, or a time in capitals (OPINION, EMBARGOED UNTIL 00:01 GMT)."""
    number = len(words.split())
    is_short = number <= _LONGEST_LABEL or _CLOCK.search(words)
    return "\n" not in words and (number == 1 or bool(words.isupper() and is_short))


def _headline_end(text: str, start: int) -> int | None:
    """Where the headline that begins at `start` ends, or nothing if there is none.

    A headline is one or two short lines, with no full stop, set off by an empty line; or one short
    line above lines that are whole paragraphs; and something follows it.
    """
    first = text.find("\n", start)
    if not 0 < first - start <= LONGEST_HEADLINE:
        return None
    block = _BLOCK.match(text, start, first + 2 * LONGEST_HEADLINE)
    assert block
    end = block.end() if block[0].count("\n") < 2 else start
    if end - start > LONGEST_HEADLINE or _begins_article(text, first + 1):
        end = first if _begins_article(text, first + 1) else start
    words = text[start:end].rstrip()
    is_followed = _first_word(text, end) < len(text)
    return start + len(words) if is_followed and _is_headline(words) else None


def _begins_article(text: str, start: int) -> bool:
    """Whether the line at `start` is a byline, or a paragraph to itself and not wrapped text."""
    end = text.find("\n", start, start + LONGEST_HEADLINE)
    line = text[start:end] if end >= 0 else text[start : start + LONGEST_HEADLINE]
    is_whole = end < 0 or bool(re.search(r"[.!?][”’\"']?\s*$", line))
    return bool(_BYLINE.match(text, start)) or (is_whole and not line[:1].islower())


def _is_headline(words: str) -> bool:
    return (
        bool(re.match(r"[“‘\"'«„]?[\w$€£]", words))
        and not words[0].islower()
        and not re.search(r"[.,;:]$|[.!?…][”’\"']$|(?<!\.)\.\s+[A-Z]", words)
        and not re.match(r"(Q|A|Question|Answer)\s*[:.]", words)
        and not DATELINE.match(words)
    )


def _agency(text: str, parts: tuple[Part, ...]) -> str | None:
    """Who sent the story over the wire, if the dateline says."""
    for part in parts:
        if part.kind == "dateline" and (match := AGENCY.search(part.of(text) + " .")):
            return match["agency"]
    return None
