"""Following what is under the cursor: a link to wherever it leads, or a claim to who makes it."""

from __future__ import annotations

import asyncio
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual import work
from textual.message import Message

from articles.fetching.addresses import is_url
from tui.keyboard.typed_ahead import COMMAND
from tui.reading.showing import Showing

if TYPE_CHECKING:
    from annotators.annotation import Attribution

WAYS: Final = {"here": "Read it here", "browser": "Open it in the browser", "copy": "Copy it"}
"""What can be done with the address of a page."""


class Following(Showing):
    """What Enter does in the text."""

    where = ""
    """The address or file that the article was read from, which its links may start from."""

    @dataclass
    class LinkWanted(Message):
        """The reader wants to read the page or file that a link leads to."""

        to: str

    def things_at(self, kind: str) -> list[object]:
        """What stands for the ranges of a layer at the cursor; for the screen to say."""
        raise NotImplementedError

    def choose(self, claim: Attribution | None) -> None:
        """Light who says a claim, by which words; for the screen to do."""
        raise NotImplementedError

    def on_article_view_followed(self) -> None:
        """Follow the link under the cursor, or light the claim."""
        link = next(iter(self.things_at("link")), None)
        said = self.things_at("contents") or self.things_at("claims")
        if href := getattr(link, "href", None):
            self._follow(href)
        elif said:
            self.choose(said[0])  # type: ignore[arg-type]
        else:
            self.status.say("No link and no claim here; ]l and ]c go to the next")

    @work(group=COMMAND)
    async def _follow(self, href: str) -> None:
        from tui.reading.links import NowhereError, leads_to

        try:
            to = leads_to(href, self.article, self.where)
        except NowhereError as error:
            self.status.say(str(error))
            return
        if isinstance(to, int):
            self.view.jump(to)
        elif not is_url(to):
            self.post_message(self.LinkWanted(to))
        else:
            await self._go_to_page(to)

    async def _go_to_page(self, url: str) -> None:
        ways = WAYS if has_browser() else {key: WAYS[key] for key in ("here", "copy")}
        way = await self.ask(url, ways)
        if way == "here":
            self.post_message(self.LinkWanted(url))
        elif way == "browser":
            import webbrowser

            is_open = await asyncio.to_thread(webbrowser.open, url)
            self.status.say(f"Opened {url}" if is_open else "There is no browser that would open")
        elif way == "copy":
            self._copy(url)


def has_browser() -> bool:
    """Whether there is a screen for a browser to show a page on, beside this terminal."""
    is_desktop = sys.platform in ("darwin", "win32")
    return is_desktop or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME")))
