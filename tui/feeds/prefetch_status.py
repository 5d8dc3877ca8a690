"""How far reading ahead is, as words for a line of the screen: pure functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from articles.counts import counted

if TYPE_CHECKING:
    from annotators.running.prefetch import Ahead

BAR: Final = 10
"""Columns."""


def bar(done: int, of: int) -> str:
    """A bar that is filled as far as something is done, which needs no colour."""
    filled = BAR * done // of if of else BAR
    return "█" * filled + "░" * (BAR - filled)


def progress(ahead: Ahead) -> str:
    """What is being done and how far it is, with a bar; nothing when it is over."""
    if ahead.is_over:
        return ""
    if ahead.articles:
        return (
            f"reading ahead {bar(ahead.analysed, ahead.articles)} {ahead.analysed}/{ahead.articles}"
        )
    if ahead.is_fetching:
        came = f", {ahead.new} new" if ahead.new else ""
        return f"feeds {bar(ahead.asked, ahead.feeds)} {ahead.asked}/{ahead.feeds}{came}"
    return "reading ahead …"


def word(ahead: Ahead) -> str:
    """What is being done, in a word or two for where an article is read: no count, for what
    changes in a corner of the eye draws it there."""
    if ahead.is_over:
        return ""
    return "reading ahead" if ahead.articles else "fetching"


def outcome(ahead: Ahead) -> str:
    """What it came to, in a sentence or two."""
    if not (ahead.feeds or ahead.articles or ahead.errors):
        return "No feeds are followed yet (F follows one), and all that is kept was looked through."
    sentence = counted(ahead.new, "new article")
    if ahead.asked < ahead.feeds:
        sentence += f"; stopped after {ahead.asked} of {ahead.feeds} feeds"
    elif ahead.analysed < ahead.articles:
        sentence += f"; stopped after reading {ahead.analysed} of {ahead.articles}"
    elif ahead.analysed:
        sentence += f"; {ahead.analysed} read ahead"
    if not ahead.errors:
        return f"{sentence}."
    first, rest = ahead.errors[0], len(ahead.errors) - 1
    return f"{sentence}. {first}" + (f" (and {rest} more; F lists the feeds)" if rest else "")
