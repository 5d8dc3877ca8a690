"""Pages that stand where the article should be: walls for cookies, robots and payment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SHORT = 150
"""Words; a page with more of them is an article, whatever else it says."""
STUB = 250
"""Words; what is for subscribers only and no longer than this is its beginning."""
LONGEST_WALL = 400
"""Words; what a site says of cookies and partners may be as long."""
LITTLE = 30
"""Words; with fewer, what the rest of the page says tells whether it is a wall."""
LEAST = 10
"""Words that are not the wall's own: with fewer there is no article."""

_WALLS = (
    (
        r"verify (?:that )?you(?:'re| are) (?:a )?human|checking your browser|are you a robot"
        r"|checking if the site connection is secure|review the security of your connection"
        r"|unusual traffic|complete the security check|enable javascript and cookies to continue",
        "the site wants to see a person first; open it in a browser and save the page",
    ),
    (
        r"(?:accept|agree to|allow) (?:all |the use of |our )*cookies"
        r"|we (?:value|respect) your privacy|before you continue"
        r"|manage (?:your )?(?:cookie|privacy) (?:settings|preferences|choices)",
        "a cookie wall stands before the article; accept it in a browser and save the page",
    ),
    (
        r"(?:enable|turn on|requires?|activate) javascript"
        r"|javascript (?:is )?(?:disabled|required)",
        "the page is empty without JavaScript; open it in a browser and save the page",
    ),
    (
        r"subscribe to (?:continue|read)|already a subscriber|subscribers? only"
        r"|log ?in to (?:continue|read)|to continue reading"
        r"|(?:start|begin) your (?:free )?trial|this (?:article|content) is for",
        "only subscribers get to see this article",
    ),
)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*[”’\"')\]]*")
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
_TO_READER = re.compile(r"(?i)\b(?:you|your|we|our|us|please)\b")
_NOT_FREE = re.compile(r'"isAccessibleForFree"\s*:\s*"?false', re.IGNORECASE)
_SUBSCRIBE = re.compile(_WALLS[-1][0], re.IGNORECASE)

ONLY_THE_BEGINNING = "Only the beginning is here: the site keeps the rest for subscribers."


def wall_on(page: HtmlElement, article: str, title: str | None = None) -> str | None:
    """What stands on a page instead of its article, in a sentence; nothing if there is an article.

    Args:
        article: the text that was found on the page.
        title: of it, which a wall may leave standing.
    """
    if len(article.split()) >= LONGEST_WALL or _count_informative(article, title) >= LEAST:
        return None
    is_little = len(article.split()) < LITTLE
    words = " ".join(" ".join(map(str, page.itertext())).split())[:20_000]
    return _wall_in(words if is_little else article)


def notice_on(page: HtmlElement, article: str) -> str | None:
    """What a reader should know of an article: that a wall cut it short, or that it may be one."""
    length = len(article.split())
    if length >= STUB:
        return None
    scripts = "".join(script.text or "" for script in page.iter("script") if _is_data(script))
    ending = article.rstrip()[-300:]
    if _NOT_FREE.search(scripts) or _SUBSCRIBE.search(ending):
        return ONLY_THE_BEGINNING
    wall = _wall_in(article) if length < SHORT else None
    return f"This may be no article, or not all of it: {wall}." if wall else None


def _wall_in(words: str) -> str | None:
    for pattern, sentence in _WALLS:
        if re.search(pattern, words, re.IGNORECASE):
            return sentence
    return None


def _count_informative(article: str, title: str | None) -> int:
    """The words in sentences that tell something, that is, do not speak to the reader."""
    body = article.removeprefix(title or "")
    count = 0
    for sentence in _SENTENCE.findall(body):
        unquoted = _QUOTED.sub(" ", sentence)
        if not _TO_READER.search(unquoted) and not (
            _wall_in(unquoted) and len(unquoted.split()) < LEAST
        ):
            count += len(sentence.split())
    return count


def _is_data(script: HtmlElement) -> bool:
    return bool(script.get("type") == "application/ld+json")
