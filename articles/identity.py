"""Whether two addresses are of one page, and whether two texts may be versions of one article.

Pure functions. Addresses that differ only in what is put behind them to count visitors are of one
page. Whatever may choose another article counts: to take two articles for one costs their reader
more than to take one for two.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlsplit

_PORTS: Final = {"http": 80, "https": 443}

_COUNTING: Final = re.compile(
    r"""(?ix) (?:utm|mtm|pk|piwik|matomo|hsa|vero|oly|guce)_\w+ | at_(?:medium|campaign|link\w*)
    | (?:fb|g|d|y|ys|tw|tt)clid | msclkid | li_fat_id | rdt_cid | gclsrc | [gw]braid | igsh(?:id)?
    | mc_[ce]id | mkt_tok | _g[al] | _hsenc | _hsmi | hsctatracking | xtor | wt_z?mc | cmpid | ncid
    | icid | s_cid | ns_(?:source|mchannel|campaign|linkname|fee) | smid | guccounter | spm
    | action_object_map | fb_(?:action_ids|action_types|source|ref)"""
)
"""Names of parameters that only count visitors: those of Google, Meta, Microsoft, Yandex, Matomo,
Mailchimp, HubSpot, Adobe, AT Internet and large papers. `cid`, `ref` or `source` are none, as some
sites name an article by them."""

_FROM_A_FEED: Final = re.compile(
    r"(?i)(?:ref|source|src|from|via|partner)=(?:rss|feed|atom)[\w.-]*"
)
_HOME: Final = re.compile(r"(?i)/?(?:(?:index|default|home)(?:\.[a-z]{3,5})?)?/?")
_QUOTED: Final = re.compile(r"%[0-9A-Fa-f]{2}")

COMPARED: Final = 20_000
"""Code points of each text that are compared."""
ALIKE: Final = 0.3
"""The part of the runs of three words of the shorter text that stand in the other as well."""


def page_of(url: str) -> str:
    """The page that an address is of: equal for addresses that differ in nothing that matters.

    It is no address to ask: case of the host, http or https, a port that goes without saying, a
    slash at the end, the order of parameters, and most fragments are gone. What is no address on
    the web, or one of this kind already, stays as it is.

    >>> page_of("https://Post.example:443/pier/?utm_source=x&id=7#comments")
    '//post.example/pier?id=7'
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return url
    if parts.scheme.lower() not in _PORTS:
        return url
    place = _ascii(host.rstrip(".")) + (
        f":{port}" if port not in (None, _PORTS[parts.scheme]) else ""
    )
    unquoted = _QUOTED.sub(_unquoted, parts.path)
    path = quote(unquoted, safe="/%:@!$&'()*+,;=~|", errors="surrogatepass").rstrip("/")
    query = "&".join(sorted(filter(_matters, re.split("[&;]", parts.query))))
    # What begins so chooses what the page shows; others only where in it the reader begins.
    route = f"#{parts.fragment}" if parts.fragment.startswith(("!", "/")) else ""
    return f"//{place}{path}{f'?{query}' if query else ''}{route}"


def is_home(url: str) -> bool:
    """Whether an address is that of a whole site, which names no article of it."""
    page = page_of(url)
    if not page.startswith("//"):
        return False
    _, slash, path = page[2:].partition("/")
    return "?" not in page and "#" not in page and bool(_HOME.fullmatch(slash + path))


def are_alike(one: str, other: str) -> bool:
    """Whether two texts share so many words that one may be a version of the other."""
    runs, others = _runs(one), _runs(other)
    fewer = min(len(runs), len(others))
    return one == other or len(runs & others) >= ALIKE * max(1, fewer)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text[:COMPARED].casefold())
    return set(zip(words, words[1:], words[2:], strict=False))


def _matters(parameter: str) -> bool:
    name = parameter.partition("=")[0]
    return bool(parameter) and not (_COUNTING.fullmatch(name) or _FROM_A_FEED.fullmatch(parameter))


def _unquoted(sign: re.Match[str]) -> str:
    """A sign that need not be quoted as it is (RFC 3986, 6.2.2.2); others in capitals."""
    plain = chr(int(sign[0][1:], 16))
    return plain if plain.isascii() and (plain.isalnum() or plain in "-._~") else sign[0].upper()


def _ascii(host: str) -> str:
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        return host
