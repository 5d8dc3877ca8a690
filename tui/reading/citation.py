"""A quotation with who said it and where, as plain text and as Markdown: pure functions."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from annotators.escaping import escaped
from articles.article import Span

if TYPE_CHECKING:
    from articles.article import Article

_MARKS = "“”„‟«»\"'‘’"


def quotation(article: Article, span: Span, speaker: str | None = None) -> str:
    """“Words” — Speaker, Title, Source, date, URL; what is not known is left out."""
    known = (speaker, *_source(article), article.url)
    return " — ".join(
        filter(None, (in_marks(span.of(article.text)), ", ".join(map(clean, _some(known)))))
    )


def citation(article: Article, span: Span, speaker: str | None = None) -> str:
    """The same as a Markdown block quotation whose title is a link."""
    title, *rest = (escaped(clean(part)) for part in _source(article) or ("source",))
    link = f"[{title}]({_address(article.url)})" if article.url else title
    who = [escaped(clean(speaker))] if speaker else []
    return (
        f"> {escaped(in_marks(span.of(article.text)))}\n>\n> — {', '.join([*who, link, *rest])}\n"
    )


def credited(speaker: str, *notes: str) -> str:
    """The speaker, with what keeps them from being misquoted, such as “denied” or “paraphrased”."""
    said = ", ".join(filter(None, notes))
    return f"{speaker} ({said})" if said else speaker


def is_in_marks(words: str) -> bool:
    """Whether the words begin with a mark, as those do that are somebody's own."""
    return words.lstrip()[:1] in set(_MARKS)


def clean(text: str) -> str:
    """The text in one line, without characters that steer a terminal or turn the writing round."""
    shown = (
        c
        for c in text
        if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Cs") or c in _JOINERS
    )
    return " ".join("".join(shown).split())


_JOINERS = "\u200c\u200d"
"""Format characters that words and emoji are made with."""


def in_marks(words: str) -> str:
    """The words in one pair of curly marks, whatever marks they have."""
    words = clean(words)
    if len(words) > 1 and words[0] in _MARKS and words[-1] in _MARKS:
        words = words[1:-1]
    return f"“{words.strip()}”"


def _source(article: Article) -> tuple[str, ...]:
    title = article.title or (article.headline.of(article.text) if article.headline else None)
    return _some((title, article.source, article.published and article.published[:10]))


def _some(parts: tuple[str | None, ...]) -> tuple[str, ...]:
    return tuple(part for part in parts if part)


def _address(url: str) -> str:
    """An address that cannot end the link: no space, bracket or control character."""
    from urllib.parse import quote

    return quote(url, safe="/:?#@!$&'*+,;=%~-._[]", errors="replace")
