"""Commands that are there on every screen: ways to articles by feed, words or name, and saving."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from tui.session import stores

if TYPE_CHECKING:
    from tui.app import NewsReader


async def feeds(app: NewsReader) -> None:
    """Show the feeds, and list the articles of one that is chosen in the library."""
    from tui.feeds.feeds_screen import FeedsScreen

    def tell(sentence: str) -> None:
        app.notify(sentence, severity="warning", timeout=15, markup=False)

    following = FeedsScreen(app.session.library, stores.subscriptions(tell))
    if chosen := await app.push_screen_wait(following):
        library = await app.open_library()
        library.show_only(chosen.feed.title, chosen.articles)


async def search(app: NewsReader) -> None:
    """Search everything; or go back to what was found, from an article that was read of it."""
    from tui.library.search_screen import SearchScreen

    if app.back_to(SearchScreen):
        return
    counts, known = app.counts_listed(), app.session.judged()
    index = stores.search_index(known.fingerprint)
    searching = SearchScreen(app.session.library, index, counts, known, stores.aliases())
    await app.push_screen(searching)


async def open_named(app: NewsReader, name: str = "") -> None:
    """Open a file or page; its name is asked for if it was not given."""
    from tui.widgets.choose_dialog import choice

    if not name:
        name = await choice(app, "Open which file or address?", {}, may_be_new=True) or ""
    if name:
        app.navigator.follow(name, is_typed=True)


def say_kept(app: NewsReader) -> None:
    """Say that nothing needs to be saved."""
    app.notify("All is kept as you go. In the notebook (M), e writes marks to a file.")


def save_picture(app: NewsReader) -> None:
    """Write what is on the screen to an SVG file in the working folder, and say where that is."""
    from tui.output.output_files import OutputError, put_text

    file = Path(time.strftime("newsread-%Y%m%d-%H%M%S.svg"))
    try:
        put_text(file, [app.export_screenshot(title="newsread")])
    except OutputError as error:
        app.notify(str(error), severity="error")
    else:
        app.notify(f"Saved as {file.absolute()}")
