"""Making findings into layers, be it little at once or very much, while keys go on.

Findings of a long text come piece by piece. Nine tenths of the time are left for keys: what comes
too soon waits, and the newest is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING, Final

from textual.message import Message
from textual.worker import get_current_worker

from annotators import gc_control

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen
    from textual.timer import Timer

    from annotators.findings import Findings
    from tui.reader.document.document import Judged

_AT_ONCE: Final = 0.1
"""So many seconds are too short for a reader to notice that findings wait."""

_MANY: Final = 1_000
"""More names than this are made into layers in a thread."""


class FindingsPace:
    """Gives a screen the findings that come for it, judged by the verdicts of that moment.

    show: takes them; what was made in a thread comes to the screen as the message `Made`.
    """

    @dataclass
    class Made(Message, bubble=False):
        """The layers of findings were made in a thread."""

        judged: Judged

    def __init__(
        self,
        screen: Screen[None],
        judge: Callable[[Findings], Judged],
        show: Callable[[Judged], None],
    ) -> None:
        self._screen, self._with_verdicts, self._show = screen, judge, show
        self.newest: Findings | None = None
        """What the machine found, as it came last; it may not be shown yet."""
        self.pause = 0.0
        """Seconds for which the next findings wait."""
        self._waiting: Timer | None = None

    def take(self, machine: Findings) -> None:
        """Show these findings, now or when the pause after the last is over."""
        self.newest = machine
        if self.pause < _AT_ONCE:
            self._judge()
        elif self._waiting is None:
            self._waiting = self._screen.set_timer(self.pause, self._judge)

    def _judge(self) -> None:
        self._waiting = None
        if self.newest is None:
            return
        judged = self._with_verdicts(self.newest)
        if len(self.newest.entities) > _MANY:
            work = partial(self._judge_many, judged)
            group = "decorations"
            self._screen.run_worker(
                work, thread=True, exclusive=True, group=group, description=group
            )
        else:
            self._show(judged)

    def _judge_many(self, judged: Judged) -> None:
        began = perf_counter()
        with gc_control.long_lived():
            _ = judged.layers, judged.entities_by_name
        self.pause = 9 * (perf_counter() - began)
        if not get_current_worker().is_cancelled:
            self._screen.post_message(self.Made(judged))  # which is dropped when that has gone
