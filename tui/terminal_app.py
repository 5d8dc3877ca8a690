"""An application whose output is text, and no more of it than differs from what is shown."""

from __future__ import annotations

import logging
import shutil
import sys
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rich.segment import Segment
from textual import events
from textual.filter import LineFilter, Monochrome
from textual.geometry import Size
from textual.worker import WorkerFailed

from articles.safe import one_line, shown
from articles.store import StoreError
from tui.keyboard.keyboard_app import KeyboardApp
from tui.terminal.contrast import Legible
from tui.terminal.diff_writer import DiffWriter
from tui.terminal.escape_filter import EscapeFilter
from tui.terminal.terminal_size import limited
from tui.terminal.textual_private import CompositorUpdate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, RenderableType
    from rich.style import Style
    from textual.color import Color
    from textual.notifications import SeverityLevel
    from textual.screen import Screen

_logger = logging.getLogger(__name__)

_TURN: Final = 0.0005
"""Seconds that a thread works before another may. A key goes from the thread that reads it to the
one that answers and on to the one that writes: at Python's 5 milliseconds it would wait for each of
its turns as long as that while findings are made into rows and layers."""


class Gate(LineFilter):
    """The last filter of every line: no control characters, and enough contrast."""

    _legible, _escape_filter = Legible(), EscapeFilter()

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments, nearly always as they are."""
        return self._escape_filter.apply(self._legible.apply(segments, background), background)


class Colorless(LineFilter):
    """Leaves all colours to the terminal: Textual's greys would take its own for black on black."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with every attribute but colour."""
        return [
            Segment(words, style and _without_color(style), control)
            for words, style, control in segments
        ]


@lru_cache(1024)
def _without_color(style: Style) -> Style:
    return style.without_color


_GATE: Final = Gate()
_COLORLESS: Final = Colorless()
"""One for all lines: Textual caches a filtered line by the filter object."""


class TerminalApp(KeyboardApp):
    """What lies between newsread and the terminal."""

    def __init__(self) -> None:
        super().__init__()
        sys.setswitchinterval(_TURN)
        self.animation_level = "none"
        self._diff_writer = DiffWriter()
        self.has_crashed = False
        """Whether something went wrong that nothing was prepared for, in whatever thread."""

    def panic(self, *renderables: RenderableType) -> None:
        """End, as Textual does when it can read no keys any more; it says so with no status."""
        self.has_crashed = True
        super().panic(*renderables)

    def _handle_exception(self, error: Exception) -> None:
        """End, as Textual does, unless a worker's file or folder failed it: that is only told.

        Folders are taken away, filled or locked while one reads; that ends no more than what
        wanted them.
        """
        cause = error.error if isinstance(error, WorkerFailed) else None
        if isinstance(cause, StoreError | OSError):
            _logger.warning("a worker failed", exc_info=cause)
            self.notify(one_line(str(cause)), severity="error", timeout=10)
        else:
            super()._handle_exception(error)

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Lend the terminal to another program, as Textual does; an error in there is raised when
        newsread has it again, for Textual takes it back only after a block without one."""
        failure: BaseException | None = None
        with super().suspend():
            try:
                yield
            except BaseException as error:  # raised below
                failure = error
        if failure is not None:
            raise failure

    async def on_event(self, event: events.Event) -> None:
        """Take a terminal for no larger than one can be; of a wrong size none would be drawn."""
        if isinstance(event, events.Resize):
            size = Size(*limited(*self._size_now(event)))
            event = events.Resize(size, size, pixel_size=event.pixel_size)
        await super().on_event(event)

    def _size_now(self, event: events.Resize) -> tuple[int, int]:
        """The terminal's size, in columns and rows, which may have changed since the event.

        Textual reads it where a signal interrupts; interrupted in turn it tells the older size
        last, and a window that is dragged would stay drawn at that.
        """
        if self.is_headless or self.is_web or event.pixel_size:
            return event.size
        return shutil.get_terminal_size()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line goes through before it is written: Textual's filters, then ours."""
        filters = super().get_line_filters()
        if self.no_color and self.native_ansi_color:
            filters = [f for f in filters if not isinstance(f, Monochrome)] + [_COLORLESS]
        return [*filters, _GATE]

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say something for a while, as text: what steers a terminal is shown as signs."""
        super().notify(
            shown(message), title=shown(title), severity=severity, timeout=timeout, markup=markup
        )

    def action_redraw(self) -> None:
        """Write the whole screen anew, whatever the terminal shows."""
        self._diff_writer.forget()
        if self.top:
            self.top.refresh()

    def on_resize(self) -> None:
        """Write the whole screen anew: so Textual tells of another size, and of a suspend's end."""
        self.action_redraw()

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Write an update as what differs from what the terminal shows.

        Its own cursor stands where is typed, also in a field that only now has got its place.
        """
        if (typing_at := getattr(self.focused, "cursor_screen_offset", None)) is not None:
            self.cursor_position = typing_at
        if isinstance(renderable, CompositorUpdate):
            renderable = _Frugal(renderable, self._diff_writer)
        super()._display(screen, renderable)


class _Frugal(CompositorUpdate):
    """An update that is worked out when it is written, and not at all if it is not."""

    def __init__(self, update: CompositorUpdate, diff_writer: DiffWriter) -> None:
        self._update = update
        self._diff_writer = diff_writer

    def render_segments(self, console: Console) -> str:
        """The sequences for the terminal."""
        return self._diff_writer.written(self._update, console)
