"""A screen on which commands may be two keys long and have a number before them.

Every key is answered: what it does, or in a sentence why it does nothing.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from textual.screen import Screen, ScreenResultType

from tui.commands.chords import PREFIXES, SECOND_SET, Typed
from tui.commands.command import NO_KEY
from tui.commands.key_names import key_label
from tui.terminal.textual_private import driver
from tui.widgets.key_box import KeyBox
from tui.widgets.key_hints import KeyHints

if TYPE_CHECKING:
    from textual import events
    from textual.binding import ActiveBinding
    from textual.notifications import SeverityLevel
    from textual.timer import Timer

PAUSE: Final = 0.25
"""Seconds without a key after which all ways on from the first key of two are shown."""


class KeyScreen(Screen[ScreenResultType]):
    """Gathers what is typed until it is a command, and shows in its last line how it may go on."""

    DEFAULT_CSS = "KeyScreen { layers: default pane box; }"

    def __init__(self) -> None:
        super().__init__()
        self.typed = Typed()
        self.hints = KeyHints(id="hints")
        self._press = lambda key: self.press(key, key)
        self.hints.press = self._press
        self._pause: Timer | None = None

    def on_screen_suspend(self) -> None:
        """Show the keys of the dialog that has them now."""
        self.hints.follow(self)

    def on_screen_resume(self) -> None:
        """Show the keys that do something here."""
        self.hints.follow(self)

    def count_is(self, count: int | None) -> None:
        """The number that was typed before the key that is about to be handled."""

    def command_done(self, command: str) -> None:
        """What a key is bound to was done; a command by its id, or nothing that has one."""

    def forget_words(self) -> None:
        """Say no longer what was said of an earlier key."""

    def action_leave(self) -> None:
        """Go back, with nothing chosen."""
        self.go_back()

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say what a key did in the last line, until the next one; what went wrong, and what is
        too long for it, over the screen for a while."""
        if severity == "information" and self.hints.has_room_for(message):
            self.hints.tell(message)
        else:
            super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    async def copy_in_thread(self, text: str, summary: str) -> str:
        """Copy a text, in a thread; gives the sentence that says so. summary: the same in short."""
        from tui.terminal.clipboard import copied

        return await asyncio.to_thread(copied, text, driver(self.app), summary)

    def action_copy_text(self) -> None:
        """Say which key leaves: Textual's ctrl+c would copy what it let the mouse select."""
        self.app.action_help_quit()

    def on_key(self, event: events.Key) -> None:
        """Gather a count and the two keys of a command; what is whole is passed to the app.

        Every command goes that one way, so that keys typed ahead are done in the order in which
        they were typed. The app does it, and not the screen, which a command may close.
        """
        key = event.character if event.character and event.is_printable else event.key
        event.stop()
        event.prevent_default()
        self.press(key, event.key)

    def press(self, key: str, name: str) -> None:
        """Take a key: the character that it is, if it is one, and Textual's name for it."""
        typed, first = self.typed, SECOND_SET.get(key, key)
        if typed.prefix:
            self._second(key)
        elif first in PREFIXES and self._command(name) is None:
            self._have_typed(Typed(typed.count, first))
        elif typed.is_count(key) and (typed.count or not self._command(name)):
            self._have_typed(typed.digit(key))
        elif not self._do(name):
            self._tell_of(name)

    def _second(self, key: str) -> None:
        """The second key of two; Escape leaves it at the first."""
        prefix, count = self.typed.prefix, self.typed.count
        self._have_typed(Typed(count))
        chord = f"{prefix}{key}"
        if key == "escape":
            self._have_typed(Typed())
        elif not self._do(chord):
            self._tell_of(chord)

    def _do(self, key: str) -> bool:
        """Run the command of a key with the count that was typed; False if it has none."""
        count, active = self.typed.count, self._command(key)
        self._have_typed(Typed())
        if active is None:
            return False
        self.app.call_later(self._done, count, active)
        return True

    async def _done(self, count: int | None, active: ActiveBinding) -> None:
        self.forget_words()
        self.count_is(count)
        await self.app.run_action(active.binding.action, active.node)
        self.command_done(active.binding.id or "")

    def _tell_of(self, key: str) -> None:
        """Say what a key is for that does nothing here, or that it is for nothing."""
        from tui.commands.registry import BY_ID

        self.forget_words()
        name, active = key_label(key), self.active_bindings.get(key)
        if active is not None and not active.enabled:
            self.hints.tell(f"{name} ({_label(active)}) is not for this list")
            return
        commands = [
            command for command in BY_ID.values() if name in key_label(command.keys).split(" ")
        ]
        keys = {one.binding.id: one.binding.key for one in self.active_bindings.values()}
        for command in commands:
            if own := keys.get(command.id):
                self.hints.tell(f"{name} does nothing here; {command.label} has {key_label(own)}")
                return
        where = list(dict.fromkeys(command.when for command in commands if command.when))
        if where:
            places = " and ".join(where[:2]) + (" and elsewhere" if where[2:] else "")
            self.hints.tell(f"{name} ({commands[0].label}) works {places}; not here")
        elif len(key) == 2 and key[0] in PREFIXES:
            self.hints.tell(f"{name} is no command; {key[0]} shows those there are")
        else:
            self.hints.tell(f"{name} does nothing here; ? has all keys")

    def _have_typed(self, typed: Typed) -> None:
        """Take this as what was typed of a command; after a while, show all that may follow."""
        self.typed = typed
        self.hints.after(str(typed), typed.prefix, self.ways(typed.prefix))
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
        self.query(KeyBox).remove()
        if self.ways(typed.prefix):
            self._pause = self.set_timer(PAUSE, self._show_ways)

    def _show_ways(self) -> None:
        self.mount(KeyBox(self.ways(self.typed.prefix), self._press))

    def ways(self, prefix: str) -> list[tuple[str, str]]:
        """The second keys that may follow a first one here, and what each then does."""
        if prefix not in PREFIXES:
            return []
        labels: dict[str, str] = {}
        for active in self.active_bindings.values():
            key = active.binding.key
            if len(key) == 2 and key[0] == prefix and active.enabled:
                labels.setdefault(key[1], _label(active))
        return list(labels.items())

    def _command(self, key: str) -> ActiveBinding | None:
        active = self.active_bindings.get(key)
        is_bound = active is not None and active.enabled and key != NO_KEY
        return active if is_bound else None

    def go_back(self) -> None:
        """Go back to the screen below, or say that there is none."""
        if len(self.app.screen_stack) > 1:
            self.dismiss(None)
        else:
            self.hints.tell("This is the first screen; q leaves newsread")


def _label(active: ActiveBinding) -> str:
    from tui.commands.registry import BY_ID

    command: Any = BY_ID.get(active.binding.id or "")
    return command.label if command else active.binding.description
