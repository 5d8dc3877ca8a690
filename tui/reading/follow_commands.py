"""The command that follows what is here: a link wherever it leads, a claim to its source."""

from __future__ import annotations

import asyncio
import os
import sys
from typing import TYPE_CHECKING, Final

from articles.urls import is_url
from tui.reading.links import NowhereError, leads_to
from tui.reading.reading import LinkWanted

if TYPE_CHECKING:
    from tui.reading.reading import Reading

WAYS: Final = {"here": "Read it here", "browser": "Open it in the browser", "copy": "Copy it"}
"""What can be done with the address of a page."""


async def follow(r: Reading) -> None:
    """Follow the link here, or light who makes the claim here and by which words."""
    link = r.document.link_at(r.view.cursor)
    claim = r.document.claim_at(r.view.cursor)
    if link is not None and link.href:
        await _follow_link(r, link.href)
    elif claim is not None:
        r.choose(claim)
    else:
        r.host.tell("No link and no claim here; ]l and ]c go to the next")


async def _follow_link(r: Reading, href: str) -> None:
    try:
        to = leads_to(href, r.document.article, r.where)
    except NowhereError as error:
        r.host.tell(str(error))
        return
    if isinstance(to, int):
        r.view.jump(to)
    elif not is_url(to):
        r.host.post_message(LinkWanted(to))
    else:
        await _go_to_page(r, to)


async def _go_to_page(r: Reading, url: str) -> None:
    ways = WAYS if has_browser() else {key: WAYS[key] for key in ("here", "copy")}
    way = await r.host.ask(url, ways)
    if way == "here":
        r.host.post_message(LinkWanted(url))
    elif way == "browser":
        import webbrowser

        is_open = await asyncio.to_thread(webbrowser.open, url)
        r.host.tell(f"Opened {url}" if is_open else "No browser could be opened here")
    elif way == "copy":
        r.host.copy(url, url)


def has_browser() -> bool:
    """Whether there is a screen for a browser to show a page on, beside this terminal."""
    is_desktop = sys.platform in ("darwin", "win32")
    return is_desktop or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME")))
