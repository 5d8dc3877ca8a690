"""What somebody is reported to say as a line of a list: day, source, speaker, verb and words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from annotators.presentation.sayings import statement_in
from tui.terminal.graphemes import cells, drawn
from tui.widgets.line_list import Row, fitted
from tui.widgets.one_line import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.search import Saying
    from tui.widgets.one_line import Words


def count(sayings: Sequence[Saying]) -> str:
    """How many there are, in how many articles."""
    if not sayings:
        return "nothing"
    return f"{len(sayings):,} in {in_words(len({saying.article for saying in sayings}))}"


def in_words(articles: int) -> str:
    """So many articles, in words."""
    return f"{articles:,} article{'' if articles == 1 else 's'}"


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
    wide = 0 if width < 60 else 16 if width < 110 else 28
    told = statement_in(saying)
    speaker = "" if is_own else told.speaker or "nobody named"
    doubt = "?" if saying.is_in_doubt else ""
    beside = "↳" if is_beside else ""
    lead = drawn(" ".join(filter(None, (beside, f"{speaker}{doubt}", told.label))))
    room = max(8, width - 13 - (wide + 1 if wide else 0))
    lead = cut(f"{lead}  ", room // 2) if lead else ""
    return (
        (f" {fitted(saying.date or 'no date', 10)} ", "list--faint"),
        (f"{fitted(where, wide)} " if wide else "", "list--faint"),
        (lead, ""),
        (fitted(saying.words, room - cells(lead)), ""),
    )
