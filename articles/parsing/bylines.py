"""Who wrote it, as names: without a mail address, a job, `By`, or the name of the site."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_ADDRESS = re.compile(r"(?:mailto:)?[^\s<>()\[\],;]+@[^\s<>()\[\],;]+|https?://\S+|(?<!\w)@\w+")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_BY = re.compile(
    r"(?i)^\W*(?:(?:written|words|text|story|report(?:ed|ing)?|posted|published|interview|article"
    r"|review|analysis|opinion|photo(?:graph)?s?)\s+)?(?:by|von|par|por|di|door|av|af)\b[\s:]*"
    r"|^\W*(?:authors?|words|text|story|report|interview|текст)\s*:\s*"
)
_JOB = re.compile(
    r"(?i)\b(?:reporters?|correspondents?|editors?|writers?|columnists?|journalists?|producers?"
    r"|contributors?|contributing|staff|bureau|chief|freelancers?|photographers?|analysts?|critics?"
    r"|commentators?|presenters?|professor|lecturer|director|chair(?:man|woman)?|fellow|senior)\b"
)
_PLACE = re.compile(r"\s+(?:for|in|at|on|from|of the|with|is an?|[|•·–—]|-)\s+.*")
_BETWEEN = re.compile(r"\s*(?:[,;&/|•·\n]|\band\b|\bund\b)\s*")
_MOST_WORDS = 6


def names_in(text: str) -> list[str]:
    """The names in a byline, in its order.

    >>> names_in("By Ada Quill and Tomas Reed, Political Correspondents")
    ['Ada Quill', 'Tomas Reed']
    >>> names_in("ada@post.example (Ada Quill)")
    ['Ada Quill']
    """
    text = unescape(_TAG.sub(" ", text) if "<" in text else text)
    text = " ".join(_ADDRESS.sub(" ", text).split()).strip(' ()[]<>"')
    parts = _BETWEEN.split(_BY.sub("", text))
    return [name for part in parts if _is_name(name := _name(part))]


def byline_of(names: Iterable[str], site: str | None = None) -> str | None:
    """All the names that the parts of a byline have, each once; not that of the site itself."""
    every_name = [name for part in names for name in names_in(part)]
    known = {(site or "").casefold()}
    unique = []
    for name in every_name:
        if name.casefold() not in known:
            known.add(name.casefold())
            unique.append(name)
    return ", ".join(unique) or None


def _name(part: str) -> str:
    part = _PLACE.sub("", _BY.sub("", part)).strip(' :()[]<>"“”*-–—|')
    return part if part.endswith(("Jr.", "Sr.")) else part.rstrip(".")


def _is_name(part: str) -> bool:
    words = part.split()
    return (
        0 < len(words) <= _MOST_WORDS
        and any(
            word[0].isupper() or (word[0].isalpha() and not word[0].islower()) for word in words
        )
        and not re.search(r"\d", part)
        and not _JOB.search(part)
    )
