"""The last line of the screen: the keys that do something here, read off the bindings.

On its right are always those for all keys, back and out; each can be clicked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple

from tui.commands.chords import PREFIXES
from tui.commands.key_names import key_label
from tui.terminal.graphemes import cells
from tui.widgets.one_line import OneLine, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from textual import events
    from textual.screen import Screen


FIRST: Final = (
    *("pane-go", "next-tab", "only-speaker", "about-person"),
    *("pane", "voices", "next-quote", "highlight-yellow", "note", "copy", "find"),
    *("list-choose", "voices-choose", "select-voice", "list-filter", "search", "library-fetch"),
    *("undo", "select-this", "correct-speaker"),
)
"""The ids of the bindings that are shown first, for a narrow screen has no room for more."""

ALWAYS: Final = ("help", "go-back", "quit")
"""The ids of those that are always in sight."""

BACK: Final = "q"
"""What has this key leads back, be it only from the pane to the text."""

GROUPED: Final = {"]": "next", "c": "highlight", "m": "correct"}
"""What the footer says for all commands that begin with a first key of two."""


class Hint(NamedTuple):
    """A key as it is shown, what it does in a word, and what pressing it takes."""

    name: str
    label: str
    key: str


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

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._left: Sequence[Hint] = ()
        self._right: Sequence[Hint] = ()
        self.press: Callable[[str], None] | None = None
        """What is done with the key of a hint that is clicked."""

    def on_mount(self) -> None:
        """Follow what can be done, once the article is on the screen."""
        self.call_after_refresh(self._subscribe)

    def _subscribe(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self.follow)
        self.follow(self.screen)

    def follow(self, screen: Screen[Any]) -> None:
        """Show the keys of this screen, or of the dialog over it."""
        if self._is_usual:
            top = self.app.screen
            hints, self._right = _hints(top if top.is_modal else screen)
            right = _words_of(self._right)
            self._left = list(_fitting(hints, self.size.width - 3 - cells(right)))
            self.say(_drawn(self._left), right)

    def on_resize(self) -> None:
        """Show as many as there is room for now."""
        self.follow(self.screen)

    def has_room_for(self, words: str) -> bool:
        """Whether the line can say this whole."""
        return self.is_mounted and cells(words) <= self.size.width - 2

    def tell(self, words: str) -> None:
        """Say something until the next key; what is always in sight stays where there is room."""
        self._is_usual, self._left = False, ()
        if not self.has_room_for(f"{words}  {_words_of(self._right)}"):
            self._right = ()
        self.say(words, _words_of(self._right))

    def after(self, typed: str, prefix: str, ways: Sequence[tuple[str, str]]) -> None:
        """Show what was typed, and which keys may follow its first one; else what there is."""
        if prefix or typed:
            self._right = ()  # for what these keys do is not what they would do now
        if prefix:
            keys = " ".join(key for key, _ in ways) or "nothing here"
            self.tell(f"{typed}  {PREFIXES[prefix]}: {keys}   Esc leaves")
        elif typed:
            self.tell(f"{typed}  times, or per cent with %")
        elif not self._is_usual:
            self._is_usual = True
            self.follow(self.screen)

    def on_click(self, event: events.Click) -> None:
        """Press the key of the hint that was clicked."""
        if self.press and (hint := self._at(event.x)):
            self.press(hint.key)

    def _at(self, x: int) -> Hint | None:
        """The hint at a column of the line."""
        starts = (1, self.size.width - 1 - cells(self.right))
        for start, hints in zip(starts, (self._left, self._right), strict=True):
            end = start
            for hint in hints:
                end += cells(f"{hint.name} {hint.label}  ")
                if start <= x < end and (hints is self._right or x < starts[1]):
                    return hint
        return None


def _hints(screen: Screen[Any]) -> tuple[list[Hint], list[Hint]]:
    """The keys to show, the most needed first, and the keys that are always there."""
    is_first = len(screen.app.screen_stack) < 2
    ranked: dict[str, tuple[int, Hint]] = {}
    always: dict[str, Hint] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if not binding.show or not active.enabled or _is_typed(screen, binding.key):
            continue
        hint = Hint(key_label(binding.key), binding.description, binding.key)
        if (id_ := "go-back" if binding.key == BACK else binding.id) in ALWAYS:
            leads_out = is_first and binding.id == "go-back"
            always.setdefault(id_, hint._replace(label="quit") if leads_out else hint)
            ranked.pop(binding.action, None)
            continue
        if len(binding.key) == 2 and binding.key[0] in GROUPED:
            first = binding.key[0]
            hint = Hint(first, GROUPED[first], first)
        rank = FIRST.index(binding.id) if binding.id in FIRST else len(FIRST)
        ranked.setdefault(binding.action, (rank, hint))
    if "go-back" in always and always["go-back"].label == "quit":
        always.pop("quit", None)
    left = [hint for _, hint in sorted(ranked.values(), key=lambda pair: pair[0])]
    return left, [always[id_] for id_ in ALWAYS if id_ in always]


def _is_typed(screen: Screen[Any], key: str) -> bool:
    """Whether the key, or the first of two, would be written where the reader writes.

    Textual asks that itself of what has a character's Unicode name: not of `slash`, nor of two.
    """
    focused = screen.focused
    first = key[0] if len(key) == 2 else key_label(key)
    is_character = len(first) == 1 and first.isascii()
    return is_character and focused is not None and focused.check_consume_key(first, first)


def _fitting(hints: Iterable[Hint], room: int) -> Iterator[Hint]:
    """The first of the hints, as far as they can be shown whole in so many columns."""
    for hint in hints:
        room -= cells(f"{hint.name} {hint.label}  ")
        if room < 0:
            return
        yield hint


def _words_of(hints: Iterable[Hint]) -> str:
    return "  ".join(f"{hint.name} {hint.label}" for hint in hints)


def _drawn(hints: Sequence[Hint]) -> Words:
    return tuple(
        piece for hint in hints for piece in ((hint.name, "hints--key"), (f" {hint.label}  ", ""))
    )
