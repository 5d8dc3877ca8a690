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

_WALLS = (
    (
        r"verify (?:that )?you(?:'re| are) (?:a )?human|checking your browser|are you a robot"
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
_NOT_FREE = re.compile(r'"isAccessibleForFree"\s*:\s*"?false', re.IGNORECASE)
_SUBSCRIBE = re.compile(_WALLS[-1][0], re.IGNORECASE)

ONLY_THE_BEGINNING = "Only the beginning is here: the site keeps the rest for subscribers."


def wall_on(page: HtmlElement, article: str) -> str | None:
    """What stands on a page instead of its article, in a sentence; nothing if that is no wall.

    Args:
        article: the text that was found on the page.
    """
    if len(article.split()) >= SHORT:
        return None
    words = " ".join(" ".join(map(str, page.itertext())).split())[:20_000]
    for pattern, sentence in _WALLS:
        if re.search(pattern, words, re.IGNORECASE) and _is_most(pattern, article):
            return sentence
    return None


def notice_on(page: HtmlElement, article: str) -> str | None:
    """What a reader should know of an article: that a paywall cut it short."""
    if len(article.split()) >= STUB:
        return None
    said = "".join(script.text or "" for script in page.iter("script") if _is_data(script))
    ending = article.rstrip()[-300:]
    is_cut = bool(_NOT_FREE.search(said)) or bool(_SUBSCRIBE.search(ending))
    return ONLY_THE_BEGINNING if is_cut else None


def _is_most(pattern: str, article: str) -> bool:
    """Whether there is next to no article, or the wall is what was taken for it."""
    return len(article.split()) < 30 or bool(re.search(pattern, article, re.IGNORECASE))


def _is_data(script: HtmlElement) -> bool:
    return bool(script.get("type") == "application/ld+json")
