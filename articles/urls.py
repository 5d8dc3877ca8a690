"""Addresses on the web as text: their parts, and whether two of them are of one page.

Pure functions; nothing is looked up. Addresses that differ only in what is put behind them to count
visitors are of one page. Whatever may choose another article counts: to take two articles for one
costs their reader more than to take one for two. So this is not courlan's `clean_url`, which drops
`cid` and `ref`, knows an escaped letter from a plain one, and takes 60 ms to import.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import SplitResult, quote, urljoin, urlsplit

PORTS: Final = {"http": 80, "https": 443}

_COUNTING: Final = r"""(?ix)
    (?:utm|mtm|pk|piwik|matomo|hsa|vero|oly|guce)_\w+ | at_(?:medium|campaign|link\w*)
    | (?:fb|g|d|y|ys|tw|tt)clid | msclkid | li_fat_id | rdt_cid | gclsrc | [gw]braid | igsh(?:id)?
    | mc_[ce]id | mkt_tok | _g[al] | _hsenc | _hsmi | hsctatracking | xtor | wt_z?mc | cmpid | ncid
    | icid | s_cid | ns_(?:source|mchannel|campaign|linkname|fee) | smid | guccounter | spm
    | action_object_map | fb_(?:action_ids|action_types|source|ref)"""
"""Names of parameters that only count visitors: those of Google, Meta, Microsoft, Yandex, Matomo,
Mailchimp, HubSpot, Adobe, AT Internet and large papers. `cid`, `ref` or `source` are none, as some
sites name an article by them."""

_FROM_A_FEED: Final = r"(?i)(?:ref|source|src|from|via|partner)=(?:rss|feed|atom)[\w.-]*"
_HOME: Final = r"(?i)/?(?:(?:index|default|home)(?:\.[a-z]{3,5})?)?/?"
_QUOTED: Final = r"%[0-9A-Fa-f]{2}"


def is_url(named: str) -> bool:
    """Whether this names a page on the web rather than a file."""
    return named.lower().startswith(tuple(f"{scheme}://" for scheme in PORTS))


def parts_of(url: str | None) -> SplitResult:
    """The parts of an address; empty ones where it is none, such as `http://[x`."""
    try:
        return urlsplit(url or "")
    except ValueError:
        return urlsplit("")


def joined(base: str | None, link: str) -> str:
    """The address that a link on a page leads to; empty where it is none, such as `http://[x`."""
    try:
        return urljoin(base or "", link.strip())
    except ValueError:
        return ""


def place_of(url: str) -> tuple[str, int]:
    """The host and port that a URL leads to.

    Raises:
        ValueError: it is no http or https URL, or has no host or no valid port.
    """
    if "://" not in url:
        raise ValueError("an address begins with https:// or http://")
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        raise ValueError("this is no valid address") from None
    if parts.scheme not in PORTS:
        raise ValueError("only http and https addresses can be fetched")
    if not host:
        raise ValueError("the address names no host")
    return host.lower(), port or PORTS[parts.scheme]


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
    if parts.scheme.lower() not in PORTS:
        return url
    place = _ascii(host.rstrip(".")) + (
        f":{port}" if port not in (None, PORTS[parts.scheme]) else ""
    )
    unquoted = re.sub(_QUOTED, _unquoted, parts.path)
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
    return "?" not in page and "#" not in page and bool(re.fullmatch(_HOME, slash + path))


def _matters(parameter: str) -> bool:
    name = parameter.partition("=")[0]
    return bool(parameter) and not (
        re.fullmatch(_COUNTING, name) or re.fullmatch(_FROM_A_FEED, parameter)
    )


def _unquoted(sign: re.Match[str]) -> str:
    """A sign that need not be quoted as it is (RFC 3986, 6.2.2.2); others in capitals."""
    plain = chr(int(sign[0][1:], 16))
    return plain if plain.isascii() and (plain.isalnum() or plain in "-._~") else sign[0].upper()


def _ascii(host: str) -> str:
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        return host
