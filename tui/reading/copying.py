"""Copying the selection, or the claim here, with who said it and where."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import work

from tui.marks.judging import Judging
from tui.marks.mark_keys import COPYING

if TYPE_CHECKING:
    from textual.binding import BindingType

    from annotators.quoting import Quoted


class Copying(Judging):
    """The keys that copy."""

    BINDINGS: ClassVar[list[BindingType]] = list(COPYING)

    def action_copy(self) -> None:
        """Copy what is selected or here, with who says it, where, and what is to be known of it."""
        if quoted := self._quoted():
            from annotators.wording import origin_of, sentence

            self._copy(sentence(quoted.said, origin_of(self.article)))

    def action_cite(self) -> None:
        """Copy it as a block quotation in Markdown, whose link leads to the words."""
        if quoted := self._quoted():
            from annotators.text_fragments import linked
            from annotators.wording import as_markdown, origin_of

            url = self.article.url
            address = linked(url, self.article.text, quoted.spans) if url else None
            self._copy(as_markdown(quoted.said, origin_of(self.article, address)))

    def _quoted(self) -> Quoted | None:
        """The words to copy: those selected, else of the claim here, else the article's own."""
        # They are not for the first frame.
        from annotators.quoting import quoted_at, quoted_in

        text, selected = self.article.text, self.selected_span()
        self.view.select(None)
        if selected:
            return quoted_in(self.findings, text, selected)
        if found := quoted_at(self.findings, text, self.view.cursor, self.chosen):
            return found
        span = self.span_to_mark()
        return quoted_in(None, text, span) if span else None

    @work(group="copy", exclusive=True)
    async def _copy(self, text: str) -> None:
        from tui.terminal.clipboard import copied

        said = await asyncio.to_thread(copied, text, self.app._driver)
        words = f"{len(text.split()):,} words" if " " in text else "a word"
        self.status.say(f"{words[0].upper()}{words[1:]} {said}")
