"""What on a page is no part of its article: calls to read or do something else, and their boxes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.parsing.markup import HEADINGS, name_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_LABEL = re.compile(
    r"(?i)\W*(?:read (?:more|also|next|this)|see (?:more|also)|also (?:on|read)(?: \w+)?"
    r"|related(?: (?:stor(?:y|ies)|articles?|links?|reading|content|coverage|topics|posts?|news"
    r"|videos?))?|watch|listen|more (?:from|on)(?: [\w’' ]{1,30})?|don.t miss"
    r"|you (?:may|might) (?:also )?like|recommended(?: (?:for you|reading|stories|articles))?"
    r"|most (?:read|popular)|trending|latest (?:news|stories)|advertisement"
    r"|sponsored(?: content)?|share (?:this|it)(?: \w+)?|follow us|comments)\b"
)
"""What stands before a link that leads elsewhere, or over several."""
_CALL = re.compile(
    r"(?i)\W*(?:(?:like this story|sign up|subscribe|click here|get the (?:latest|day.s)"
    r"|follow (?:him|her|them|us|@)|share (?:this|it)|download (?:our|the) app)\b)"
)
_CALLED_TO = re.compile(
    r"(?i)\b(?:newsletters?|e-?mails?|apps?|inbox|updates|podcasts?|here|twitter|facebook|instagram"
    r"|youtube|channel|alerts|friends|today|now|free)\b|@|[!:]$"
)
_LONGEST = 200
"""Characters; what begins with such words and is longer is the article's own."""
_ASIDE = re.compile(
    r"(?i)(?:^|[\s_-])(?:related|recommend(?:ed|ations?)|recirc\w*|promo(?:tion)?|newsletter|signup"
    r"|subscri(?:be|ption)|share|sharing|social|comments?|advert(?:isement)?|ads?|sponsor(?:ed)?"
    r"|outbrain|rail|taboola|popup|modal|paywall|author-?(?:bio|box|info)|bio|about-?author|tags?"
    r"|most-?(?:read|popular)|trending|sidebar|breadcrumbs?|menu|nav|cookie|consent|pull-?quote)(?:$|[\s_-])"
)
_HUMP = re.compile("(?<=[a-z])(?=[A-Z])")
_RIGHTS = re.compile(
    r"(?i)\W*(?:copyright\b|©|\(c\) ?\d{4}).*(?:\d{4}|reserved)|all rights reserved"
)
_ASIDES = {"aside", "nav", "form", "footer"}


def is_promotion(text: str, linked: int, element: _Element) -> bool:
    """Whether a block sends the reader elsewhere ("Read more: …") and says nothing else.

    A sentence of the article may begin with the same words, so it counts what follows them.

    Args:
        text: of the block.
        linked: how many characters of it are links.
        element: that it stands in.
    """
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        return False
    if _RIGHTS.match(text):
        return True
    if match := _LABEL.match(text):
        rest = text[match.end() :].strip(" :–—-|.…»›→")
        is_head = name_of(element) in HEADINGS
        return not rest or (not is_head and len(rest) <= linked + 3)
    if not _CALL.match(text):
        return False
    return len(text.split()) <= 4 or bool(linked or _CALLED_TO.search(text))


def is_set_aside(element: _Element) -> bool:
    """Whether an element is a box that stands beside the article, such as one with buttons."""
    return (
        is_called_aside(element) or next(element.iter("form", "input", "button"), None) is not None
    )


def is_called_aside(element: _Element) -> bool:
    """Whether the name of an element, or what the page calls it, says that it stands beside."""
    name = name_of(element)
    if name == "footer":
        return next(element.iterancestors("blockquote"), None) is None
    called = f"{element.get('class', '')} {element.get('id', '')}"
    return name in _ASIDES or bool(_ASIDE.search(_HUMP.sub("-", called)))
