"""Copying the selection, or the quotation here with who said it and where."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import work

from tui.marks.judging import Judging
from tui.marks.mark_keys import COPYING
from tui.reading.citation import citation, credited, quotation

if TYPE_CHECKING:
    from textual.binding import BindingType

    from articles.article import Span


class Copying(Judging):
    """The keys that copy."""

    BINDINGS: ClassVar[list[BindingType]] = list(COPYING)

    def action_copy(self) -> None:
        """Copy what is selected as it stands, else the quotation here with speaker and source."""
        selected = self.selected_span()
        if selected:
            self.view.select(None)
            self._copy(selected.of(self.article.text))
        elif span := self.span_to_mark():
            self._copy(quotation(self.article, span, self._who_says(span)))

    def action_cite(self) -> None:
        """Copy it as a block quotation in Markdown."""
        span = self.span_to_mark()
        if span is not None:
            self.view.select(None)
            self._copy(citation(self.article, span, self._who_says(span)))

    def _who_says(self, span: Span) -> str | None:
        """Who says these words, with whether they deny them and whether the words are theirs."""
        name = self.speaker_of(span)
        if name is None or self.findings is None:
            return name
        from tui.reading.explain import reservations  # Its types are not for the first frame.

        said = (row for row in self.findings.claims if any(s.overlaps(span) for s in row.content))
        row = next((each for each in said if each.speaker == name), None)
        quote = next((each for each in self.findings.quotes if each.covers(span)), None)
        return credited(name, *reservations(row, quote))

    @work(group="copy", exclusive=True)
    async def _copy(self, text: str) -> None:
        from tui.terminal.clipboard import copied

        said = await asyncio.to_thread(copied, text, self.app._driver)
        words = f"{len(text.split()):,} words" if " " in text else "a word"
        self.status.say(f"{words[0].upper()}{words[1:]} {said}")
