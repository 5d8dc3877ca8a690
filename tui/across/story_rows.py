"""The articles of a story as lines of the screen: pure functions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from annotators.across.stories import sources_of
from annotators.presentation.sayings import statement_in
from articles.counts import counted
from tui.terminal.graphemes import cells, drawn
from tui.widgets.line_list import Row, fitted, text_row
from tui.widgets.one_line import cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotators.across.stories import Member, Story
    from articles.search import Saying
    from tui.widgets.one_line import Words


@dataclass(frozen=True, slots=True)
class Place:
    """What a row leads to: an article, or a statement in it."""

    article: str
    offset: int | None
    words: str
    """What is said of it in full."""


def rows(story: Story, article: str, titles: dict[str, str]) -> Iterator[Row[Place]]:
    """Each article, why it is in the story, and what none of the others has.

    article: the id of the one whose story it is.
    titles: the title of an article by its id.
    """
    for member in story.members:
        yield Row(partial(_head, member), Place(member.article.id, None, _why(member, titles)))
        if member.article.id != article:
            yield text_row(f"   {_why(member, titles)}", "list--faint")
        if member.voices:
            yield text_row(f"   speaks only here: {', '.join(member.voices)}", "list--sign")
        for saying in member.unshared:
            yield Row(
                partial(_only_here, saying), Place(member.article.id, saying.start, _whole(saying))
            )
        if not member.unshared:
            yield text_row("   says nothing that the others have not", "list--faint")
        yield text_row("")


def summary(story: Story) -> tuple[str, str]:
    """How many articles, of how many sources and which days if any are known."""
    days = [member.article.date for member in story.members if member.article.date]
    articles = counted(len(story.members), "article")
    sources = sources_of(story.members)
    of_sources = f" of {counted(len(sources), 'source')}" if sources else ""
    more = f" and {story.left_out:,} with less in common" if story.left_out else ""
    return f"{articles}{of_sources}{more}", f"{min(days)} to {max(days)}" if days else ""


def _why(member: Member, titles: dict[str, str]) -> str:
    reason = str(member.reason)
    if not reason:
        return "the article that you asked for"
    if member.reason.via:
        return f"with “{titles.get(member.reason.via, '')}”: {reason}"
    return f"in common: {reason.replace(' in common', '')}"


def _whole(saying: Saying) -> str:
    statement = statement_in(saying)
    notes = f" ({', '.join(statement.notes)})" if statement.notes else ""
    return f"{statement.speaker or 'nobody named'} {statement.label}{notes}: {statement.words}"


def _head(member: Member, width: int) -> Words:
    article, only_here = member.article, f"{len(member.unshared)} of {member.statements} only here "
    room = max(8, width - 13 - 17 - cells(only_here))
    return (
        (f" {fitted(article.date, 10)} ", "list--faint"),
        (f"{fitted(article.source or '', 16)} ", "list--faint"),
        (f"{fitted(article.title or '', room)} ", "list--strong"),
        (only_here, "list--sign"),
    )


def _only_here(saying: Saying, width: int) -> Words:
    statement = statement_in(saying)
    doubt = "?" if saying.is_in_doubt else ""
    lead = drawn(f"{statement.speaker or 'nobody named'}{doubt} {statement.label}  ")
    lead = cut(lead, width // 2)
    return (
        ("   only here: ", "list--faint"),
        (lead, ""),
        (fitted(statement.words, max(8, width - 15 - cells(lead))), ""),
    )
