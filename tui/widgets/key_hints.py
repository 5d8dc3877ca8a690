"""The last line of the screen: the keys that do something here, read off the bindings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from tui.commands.chords import PREFIXES
from tui.widgets.one_line import OneLine, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.screen import Screen


FIRST: Final = (
    *("pane-go", "next-tab", "only-speaker", "about-person", "pane-speaker"),
    *("pane", "next-quote", "highlight-yellow", "note", "copy", "find"),
    *("list-choose", "library-filter", "library-search", "library-feeds", "library-fetch"),
    *("help", "select-this"),
)
"""The ids of the bindings that are shown first, for a narrow screen has no room for more."""


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
        if self._is_usual:
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
                self._is_usual = True
                self._changed(self.screen)
            return
        self._is_usual = False
        ways: dict[str, str] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if len(binding.key) == 2 and binding.key[0] == prefix:
                ways.setdefault(binding.description, binding.key[1])  # of several keys the first
        keys = ((key, what) for what, key in ways.items())
        self.say(((f"{typed} ", "hints--key"), (f"{PREFIXES[prefix]}:  ", ""), *_hints(keys)))


def _shown(screen: Screen[Any]) -> list[tuple[str, str]]:
    """The keys to show and what they do, the most needed first."""
    seen: dict[str, tuple[int, str, str]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.show and active.enabled:
            key, what = screen.app.get_key_display(binding), binding.description
            if len(binding.key) == 2 and binding.key[0] in PREFIXES:
                key, what = binding.key[0], f"{PREFIXES[binding.key[0]]} …"
            rank = FIRST.index(binding.id) if binding.id in FIRST else len(FIRST)
            seen.setdefault(binding.action, (rank, key, what))
    return [(key, what) for _, key, what in sorted(seen.values(), key=lambda hint: hint[0])]


def _hints(keys: Iterable[tuple[str, str]]) -> Words:
    return tuple(piece for key, what in keys for piece in ((key, "hints--key"), (f" {what}  ", "")))
