"""Where the reader has jumped from, and the way back and forward again, as in a browser."""

from __future__ import annotations

from typing import Final, NamedTuple

REMEMBERED: Final = 100
"""How many places are kept; older ones are forgotten."""


class JumpList(NamedTuple):
    """Offsets before and after the present one, the nearest last."""

    behind: tuple[int, ...] = ()
    ahead: tuple[int, ...] = ()

    def left(self, offset: int) -> JumpList:
        """The jump list after a jump away from `offset`."""
        return JumpList((*self.behind, offset)[-REMEMBERED:])

    def back(self, here: int) -> tuple[int, JumpList]:
        """The place before this one; `here` itself if there is none."""
        if not self.behind:
            return here, self
        *rest, to = self.behind
        return to, JumpList(tuple(rest), (*self.ahead, here))

    def forward(self, here: int) -> tuple[int, JumpList]:
        """The place that `back` led away from; `here` itself if there is none."""
        if not self.ahead:
            return here, self
        *rest, to = self.ahead
        return to, JumpList((*self.behind, here), tuple(rest))
