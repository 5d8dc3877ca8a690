"""The command that follows what is here: a link wherever it leads, a claim to its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from articles.urls import is_url
from tui.reader.document.links import NowhereError, leads_to
from tui.reader.messages import LinkWanted
from tui.terminal.browser import has_browser, opened

if TYPE_CHECKING:
    from tui.reader.reading import Reading

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
        r.host.tell(await opened(url))
    elif way == "copy":
        r.host.copy(url, url)
