"""A statement and the same words in other articles, as lines of the screen: pure functions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from textual.content import Content

from annotators.across import difference_signs as signs
from annotators.presentation.sayings import statement_in
from articles.counts import counted
from tui.terminal.graphemes import drawn
from tui.widgets.line_list import Row, fitted

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


def rows(saying: Saying, others: Sequence[Elsewhere]) -> Iterator[Row[Elsewhere | None]]:
    """The others, oldest first, with the statement itself where it stands among them."""
    dates = [other.saying.date for other in others]
    before = sum(bool(date) and (not saying.date or date < saying.date) for date in dates)
    for other in others[:before]:
        yield _row(other)
    yield Row(partial(_line, saying, HERE, is_own=True))
    for other in others[before:]:
        yield _row(other)


def _row(other: Elsewhere) -> Row[Elsewhere | None]:
    return Row(partial(_line, other.saying, other.difference, is_own=False), other)


def _line(saying: Saying, note: str, width: int, *, is_own: bool) -> Words:
    """A statement in one line: date, source, and a note on how its words differ."""
    where = saying.source or saying.title or ""
    wide = 12 if width < 60 else 18 if width < 110 else 28
    sign, look = ("=", "list--strong") if is_own else (" ", "")
    return (
        (f"{sign}{fitted(saying.date, 10)} ", "list--faint"),
        (f"{fitted(where, wide)} ", "list--faint"),
        (fitted(note, max(8, width - 13 - wide)), look),
    )


def summary(saying: Saying, compared: Compared, unread: str) -> tuple[str, str]:
    """The statement's words; and in how many other articles they stand, and if there may be more.

    unread: how many articles are not read yet, in words; empty if all are.
    """
    sayings, more = [other.saying for other in compared.others], "" if compared.is_all else MORE
    if not sayings:
        return _short(saying), unread or more or "in no other article"
    articles = counted(len({other.article for other in sayings}), "article")
    sources = counted(len({other.source or other.article for other in sayings}), "source")
    return _short(saying), " · ".join(filter(None, (f"{articles} of {sources}", more, unread)))


def _short(saying: Saying) -> str:
    return drawn(statement_in(saying).words)


def whose(saying: Saying) -> str:
    """Who is reported to say it, by which verb, and where and when."""
    statement = statement_in(saying)
    speaker = f"{statement.speaker or 'nobody named'} {statement.label}".strip()
    notes = ", ".join(statement.notes)
    parts = (f"{speaker} ({notes})" if notes else speaker, saying.source, saying.date)
    return drawn(" · ".join(part for part in parts if part))


def side(saying: Saying, pieces: list[Piece]) -> Content:
    """One of two statements that stand side by side: whose it is, and its words with signs."""
    words = ((drawn(signs.in_signs([piece])), STYLES[piece[1]]) for piece in pieces)
    parts = [(text, style) if style else text for text, style in words]
    return Content.assemble((whose(saying), "bold"), "\n", *parts)
