"""What somebody is reported to say as a line of a list: day, source, speaker, verb and words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from annotators.presentation.sayings import statement_in
from articles.counts import counted
from tui.terminal.graphemes import cells, drawn
from tui.widgets.line_list import Row, fitted
from tui.widgets.one_line import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.search import Saying
    from tui.widgets.one_line import Words


WORDS: Final = 10
"""Columns that are left for what is said, however long the verb is."""


def count(sayings: Sequence[Saying]) -> str:
    """How many there are, in how many articles."""
    if not sayings:
        return "nothing"
    articles = {saying.article for saying in sayings}
    return f"{len(sayings):,} in {counted(len(articles), 'article')}"


def saying_row(
    saying: Saying, title: str, is_own: bool, value: Any = None, is_beside: bool = False
) -> Row[Any]:
    """What was said, with when and where; of others, also by whom.

    value: what the row stands for, if that is not the saying.
    is_beside: whether it belongs to the row above, as what is denied there.
    """
    return Row(partial(_saying, saying, title, is_own, is_beside), value or saying)


def _saying(saying: Saying, title: str, is_own: bool, is_beside: bool, width: int) -> Words:
    where = saying.source or title
    wide = 0 if width < 72 else 16 if width < 110 else 28
    room = max(8, width - 13 - (wide + 1 if wide else 0))
    lead = _lead(saying, is_own, "↳ " if is_beside else "", room)
    return (
        (f" {fitted(saying.date or 'no date', 10)} ", "list--faint"),
        (f"{fitted(where, wide)} " if wide else "", "list--faint"),
        (lead, ""),
        (fitted(saying.words, room - cells(lead)), ""),
    )


def _lead(saying: Saying, is_own: bool, mark: str, room: int) -> str:
    """Who said it and the verb, which is the last to be cut: nobody is to say what they deny."""
    statement = statement_in(saying)
    doubt = "?" if saying.is_in_doubt else ""
    verb = drawn(f"{doubt} {statement.label}".strip())
    speaker = "" if is_own else drawn(statement.speaker or "nobody named")
    speaker_room = room // 2 - cells(f"{mark} {verb}  ")
    lead = f"{cut(speaker, max(6, speaker_room))}{'' if doubt else ' '}{verb}" if speaker else verb
    return f"{mark}{cut(lead, max(8, room - cells(mark) - WORDS))}  " if lead else ""
