"""The list of what is kept, with what is fetched and read ahead of the reader."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.feeds import ahead_line
from tui.feeds.ahead_wanted import AheadWanted
from tui.library import shelf_rows
from tui.library.library_changes import LibraryChanges

if TYPE_CHECKING:
    from annotators.running.prefetch import Ahead


class LibraryFeeds(LibraryChanges):
    """Asks for what is new, says how far that is, and lists it when it has come."""

    _was_fetching = False

    def action_fetch(self) -> None:
        """Begin to fetch and to read ahead; or, if that is under way, stop."""
        self.post_message(AheadWanted())

    def show_ahead(self, ahead: Ahead) -> None:
        """Say how far it is, and list what has come; coming back here lists it too."""
        self.busy(ahead_line.progress(ahead))
        if not self.is_active:  # then nothing is written, not even what nobody sees
            return
        if ahead.latest:
            self._count_claims(*ahead.latest)
        if ahead.is_over or (self._was_fetching and not ahead.is_fetching):
            self.refresh_entries()
        self._was_fetching = ahead.is_fetching and not ahead.is_over
        if ahead.is_over:
            severity = "warning" if ahead.errors else "information"
            self.notify(ahead_line.outcome(ahead), severity=severity, markup=False)  # type: ignore[arg-type]

    def _count_claims(self, article: str, claims: int) -> None:
        self._counts = replace(self._counts, claims={**self._counts.claims, article: claims})
        rows = self.list.rows
        if isinstance(rows, shelf_rows.Rows):
            rows = replace(rows, counts=self._counts)
            self.list.update_rows(rows, lambda entry: entry.id == article)
