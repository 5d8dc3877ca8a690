"""The command palette: every command that the keys have, by what it does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.keyboard.active_keys import Command, commands

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable


class Commands(Provider):
    """Offers the commands of the screen that the palette was opened over."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for command in commands(self.screen):
            yield DiscoveryHit(command.what, self._run(command), help=command.keys)

    async def search(self, query: str) -> Hits:
        """Those whose words match what is typed."""
        matcher = self.matcher(query)
        for command in commands(self.screen):
            if (score := matcher.match(command.what)) > 0:
                words = matcher.highlight(command.what)
                yield Hit(score, words, self._run(command), help=command.keys)

    def _run(self, command: Command) -> Callable[[], Awaitable[object]]:
        return partial(self.app.run_action, command.action, command.node)
