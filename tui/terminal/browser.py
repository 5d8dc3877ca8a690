"""The browser beside the terminal, which is given addresses of pages and nothing else."""

from __future__ import annotations

import asyncio
import os
import sys
from urllib.parse import quote

from articles.urls import is_url, parts_of

_SAFE = "%/:?#[]@!$&()*+,;=~-._"
"""What stands in an address as it is (RFC 3986), but for the apostrophe."""


def has_browser() -> bool:
    """Whether there is a screen for a browser to show a page on, beside this terminal."""
    is_desktop = sys.platform in ("darwin", "win32")
    return is_desktop or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME")))


def vetted(address: str) -> str | None:
    """The address as a browser may be given it; None if it is none of a page on the web.

    It begins with http:// or https://, has a host, and no character in it ends it or is white.
    """
    try:
        has_host = bool(is_url(address) and parts_of(address).hostname)
    except ValueError:
        has_host = False
    return quote(address, safe=_SAFE, errors="replace") if has_host else None


async def opened(address: str | None) -> str:
    """Open a page in the browser; says what became of it."""
    page = vetted(address or "")
    if page is None:
        return "This article has no address of a page"
    if not has_browser():
        return f"There is no browser on this screen for {page}"
    import webbrowser

    is_open = await asyncio.to_thread(webbrowser.open, page)
    return f"Opened {page}" if is_open else "No browser could be opened here"
