"""The last line of the screen: the keys that do something here, read off the bindings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from tui.chords import PREFIXES
from tui.one_line import OneLine, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.screen import Screen


class KeyHints(OneLine):
    """Shows the bindings that are to be shown, or those that go on from a first key."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"hints--key"}
    DEFAULT_CSS = """
    KeyHints {
        background: $footer-background; color: $footer-description-foreground;
        & > .hints--key { color: $footer-key-foreground; text-style: bold; }
    }
    """

    _is_usual: bool = True

    def on_mount(self) -> None:
        """Follow what can be done, once the article is on the screen."""
        self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)
        self._changed(self.screen)

    def _changed(self, screen: Screen[Any]) -> None:
        self._is_usual = True
        self.say(_hints(_shown(screen)))

    def tell(self, words: str) -> None:
        """Say something until the next key."""
        self._is_usual = False
        self.say(words)

    def after(self, typed: str, prefix: str) -> None:
        """Show how a command that begins with `prefix` may go on; without one, what there is."""
        if not prefix:
            if typed:
                self.tell(typed)
            elif not self._is_usual:
                self._changed(self.screen)
            return
        self._is_usual = False
        ways = [
            (active.binding.key[1:], active.binding.description)
            for active in self.screen.active_bindings.values()
            if len(active.binding.key) == 2 and active.binding.key[0] == prefix
        ]
        self.say(((f"{typed} ", "hints--key"), (f"{PREFIXES[prefix]}:  ", ""), *_hints(ways)))


def _shown(screen: Screen[Any]) -> list[tuple[str, str]]:
    seen: dict[str, tuple[str, str]] = {}
    for active in screen.active_bindings.values():
        if active.binding.show and active.enabled:
            key = screen.app.get_key_display(active.binding)
            seen.setdefault(active.binding.action, (key, active.binding.description))
    return list(seen.values())


def _hints(keys: Iterable[tuple[str, str]]) -> Words:
    return tuple(
        piece for key, what in keys for piece in ((key, "hints--key"), (f" {what}   ", ""))
    )
