"""A statement and the same words in other articles, as lines of the screen: pure functions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from textual.content import Content

from annotators.across import difference_signs as signs
from annotators.presentation.sayings import statement_in
from tui.terminal.graphemes import drawn
from tui.widgets.line_list import Row, fitted
from tui.widgets.saying_rows import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotators.across.difference_signs import Piece
    from annotators.across.elsewhere import Compared, Elsewhere
    from articles.search import Saying
    from tui.widgets.one_line import Words

STYLES: Final = {"same": "", "only here": "strike", "only there": "bold", "moved": "underline"}
MORE: Final = "there may be more"
"""Where so many articles have such words that not all are compared."""
HERE: Final = "the words that you asked for"


def rows(own: Saying, others: Sequence[Elsewhere]) -> Iterator[Row[Elsewhere | None]]:
    """The others, oldest first, with the statement itself where it stands among them."""
    dates = [each.saying.date for each in others]
    before = sum(bool(date) and (not own.date or date < own.date) for date in dates)
    for each in others[:before]:
        yield _row(each)
    yield Row(partial(_line, own, HERE, is_own=True))
    for each in others[before:]:
        yield _row(each)


def _row(each: Elsewhere) -> Row[Elsewhere | None]:
    return Row(partial(_line, each.saying, each.told, is_own=False), each)


def _line(saying: Saying, told: str, width: int, *, is_own: bool) -> Words:
    where = saying.source or saying.title or ""
    wide = 12 if width < 60 else 18 if width < 110 else 28
    sign, look = ("=", "list--strong") if is_own else (" ", "")
    return (
        (f"{sign}{fitted(saying.date, 10)} ", "list--faint"),
        (f"{fitted(where, wide)} ", "list--faint"),
        (fitted(told, max(8, width - 13 - wide)), look),
    )


def summary(own: Saying, compared: Compared, unread: str) -> tuple[str, str]:
    """What is looked at, in how many articles else it stands, and whether there may be more."""
    others, more = compared.others, "" if compared.is_all else MORE
    if not others:
        return _short(own), unread or more or "in no other article"
    articles = in_words(len({each.saying.article for each in others}))
    sources = len({each.saying.source or each.saying.article for each in others})
    counted = f"{articles} of {sources} source{'s' * (sources != 1)}"
    return _short(own), " · ".join(filter(None, (counted, more, unread)))


def _short(saying: Saying) -> str:
    return drawn(statement_in(saying).words)


def whose(saying: Saying) -> str:
    """Who is reported to say it, by which verb, and where and when."""
    said = statement_in(saying)
    speaker = f"{said.speaker or 'nobody named'} {said.label}".strip()
    notes = ", ".join(said.notes)
    told = (f"{speaker} ({notes})" if notes else speaker, saying.source, saying.date)
    return drawn(" · ".join(each for each in told if each))


def side(saying: Saying, pieces: list[Piece]) -> Content:
    """One of two statements that stand side by side: whose it is, and its words with signs."""
    words = ((drawn(signs.in_signs([piece])), STYLES[piece[1]]) for piece in pieces)
    parts = [(text, style) if style else text for text, style in words]
    return Content.assemble((whose(saying), "bold"), "\n", *parts)
