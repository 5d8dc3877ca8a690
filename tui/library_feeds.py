"""The list of what is kept, with fetching what is new in the feeds."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.message import Message

from articles.store import StoreError
from tui.library_changes import LibraryChanges

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from articles.article import Article
    from articles.feeds import Subscriptions
    from articles.library import Library


class LibraryFeeds(LibraryChanges):
    """Fetches what is new, in a thread, and lists it as it comes.

    `feeds` gives the feeds that are followed; it is called in a thread.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("F", "fetch", "Feeds", id="library-feeds",
                tooltip="Fetch what is new in the feeds; while they are fetched, stop that"),
    ]  # fmt: skip

    @dataclass
    class Fetched(Message):
        """A feed was asked for what is new."""

        done: int
        of: int
        new: int
        """Articles that are new by now."""
        errors: tuple[str, ...] = ()
        """What went wrong by now, each in a sentence."""
        is_over: bool = False

    def __init__(
        self,
        library: Library,
        notes: Callable[[], Mapping[str, int]] = dict,
        feeds: Callable[[], Subscriptions] | None = None,
    ) -> None:
        super().__init__(library, notes)
        self._feeds = feeds or followed
        self._stop: Event | None = None

    def on_unmount(self) -> None:
        """Ask no more feeds."""
        if self._stop:
            self._stop.set()

    def action_fetch(self) -> None:
        """Fetch what is new; or, if that is under way, stop it."""
        if self._stop:
            self._stop.set()
        else:
            self._stop = Event()
            self._fetch(self._stop)

    @work(thread=True, group="library-feeds")
    def _fetch(self, stop: Event) -> None:
        from articles.feeds import refresh

        done = of = new = 0
        errors: tuple[str, ...] = ()
        try:
            with self._feeds() as subscriptions:
                feeds = subscriptions.feeds()
                of = len(feeds)
                for done, told in enumerate(
                    refresh(feeds, subscriptions, self._keep_new, stop=stop), 1
                ):
                    new, errors = new + len(told.new), (*errors, *told.errors)
                    self.post_message(self.Fetched(done, of, new, errors))
        except StoreError as error:
            errors = (*errors, str(error))
        self.post_message(self.Fetched(done, of, new, errors, is_over=True))

    def _keep_new(self, article: Article, where: str) -> None:
        self.library.keep(article, where, is_opened=False)

    def on_library_feeds_fetched(self, message: Fetched) -> None:
        """Say how far it is; at the end, list what came and say what did not."""
        if not message.is_over:
            self._top.say(self._top.left, f"feeds {message.done}/{message.of}, {message.new} new")
            return
        self._stop = None
        self.refresh_entries()
        severity = "warning" if message.errors else "information"
        self.notify(outcome(message), severity=severity, markup=False)  # type: ignore[arg-type]


def outcome(message: LibraryFeeds.Fetched) -> str:
    """What fetching came to, in a sentence or two."""
    if not message.of and not message.errors:
        return "No feeds are followed yet; “newsread feeds add URL” follows one."
    said = f"{message.new} new article{'' if message.new == 1 else 's'}"
    if message.done < message.of:
        said += f"; stopped after {message.done} of {message.of} feeds"
    if not message.errors:
        return f"{said}."
    first, rest = message.errors[0], len(message.errors) - 1
    return f"{said}. {first}" + (f" (and {rest} more; see “newsread feeds list”)" if rest else "")


def followed() -> Subscriptions:
    """The feeds that the reader follows."""
    from articles.feeds import Subscriptions
    from articles.places import data_folder

    return Subscriptions(data_folder() / "feeds.db")
