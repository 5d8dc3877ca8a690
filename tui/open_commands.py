"""The ways to articles that are there on every screen: by feed, by words, by name."""

from __future__ import annotations

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
    """Search everything, and read what is chosen of what was found."""
    from tui.library.search_screen import SearchScreen

    counts, known = app.counts_listed(), app.session.judged()
    index = stores.search_index(known.fingerprint)
    searching = SearchScreen(app.session.library, index, counts, known, stores.aliases())
    if place := await app.push_screen_wait(searching):
        app.choose(place.entry, place.offset)


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
