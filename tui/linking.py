"""Marks and other marks: replies, links that are seen from both ends, history, lost ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message

from annotators.mark import mark_on, moved_to
from annotators.placed import made_here
from tui.citation import in_marks
from tui.keeping import replaced
from tui.marking import Marking

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotators.mark import Mark

LINKS = {
    "evidence": "evidence: the other supports this",
    "contradiction": "contradiction: the other says otherwise",
    "same": "same: the other says it too",
    "see also": "see also",
}
"""What a mark can be linked to another as."""


class Linking(Marking):
    """What leads from one mark to another."""

    @dataclass
    class MarkWanted(Message):
        """The reader wants to go to a mark of another article."""

        mark: Mark

    @work
    async def action_reply(self) -> None:
        """Answer the mark here with a note."""
        if mark := self._needed():
            values = {"motivation": "replying", "answers": mark.id}
            await self._write(mark_on(self.article, mark.span, **values), "Reply kept")

    @work
    async def action_link(self) -> None:
        """Link the mark here with another of any article."""
        mark = self._needed()
        if mark is None:
            return
        others = {each.id: each for each in await self._all_marks() if each.id != mark.id}
        other = await self.ask("Link this mark with", _titles(others.values()))
        if other is None:
            return
        label = await self.ask("as", LINKS, may_be_new=True)
        if label is not None:
            links = tuple(dict.fromkeys([*mark.links, other]))
            self.change_mark(replace(mark, links=links, label=label), f"Linked as {label}")

    @work
    async def action_follow(self) -> None:
        """Go to what the mark here is linked with, from either end."""
        mark = self._needed()
        if mark is None:
            return
        linked = {each.id: each for each in await self._all_marks() if are_linked(mark, each)}
        if not linked:
            self.status.say("This mark is linked with no other; ml links it")
            return
        if len(linked) == 1:
            self.go_to_mark(*linked.values())
            return
        wanted = await self.ask("Go to", _titles(linked.values()))
        if wanted is not None:
            self.go_to_mark(linked[wanted])

    def go_to_mark(self, mark: Mark) -> None:
        """Go to a mark of this article, or tell the app that one of another is wanted."""
        here = next((each for each in self.kept if each.id == mark.id), None)
        if here is not None:
            self.view.jump(here.span.start)
        else:
            self.post_message(self.MarkWanted(mark))

    @work
    async def action_history(self) -> None:
        """Show earlier versions of the mark here; the chosen one becomes the present one."""
        mark, notebook = self._needed(), self.notebook
        if mark is None or notebook is None:
            return
        found = next(each.mark for each in self.placed if each.mark.id == mark.id)
        earlier = await self.in_turn(lambda: notebook.history(found))
        if not earlier:
            self.status.say("This mark was never changed")
            return
        choices = {str(n): _version(each) for n, each in enumerate(earlier)}
        chosen = await self.ask("Earlier versions", choices)
        if chosen is not None:
            then = earlier[int(chosen)]
            values = {"color": then.color, "label": then.label, "note": then.note}
            self.change_mark(replace(mark, tags=then.tags, **values), "Earlier version is back")  # type: ignore[arg-type]

    @work
    async def action_attach(self) -> None:
        """Put a mark whose words are gone on what is selected or here."""
        orphans = {mark.id: mark for mark in self.orphans}
        span = self.span_to_mark()
        if not orphans or span is None:
            self.status.say("No mark has lost its place in this article")
            return
        chosen = await self.ask("Put here", _titles(orphans.values()))
        if chosen is None:
            return
        orphan = orphans[chosen]
        moved = moved_to(orphan, self.article, span)
        self.placed = replaced(self.placed, made_here(moved))
        self.view.select(None)
        self.show_kept()
        self.keep(
            lambda book: book.reattach(orphan, self.article, span), "The mark has a place again"
        )

    def _needed(self) -> Mark | None:
        mark = self.mark_here()
        if mark is None:
            self.status.say("No mark of yours here; ]n goes to the next")
        return mark


def are_linked(one: Mark, other: Mark) -> bool:
    """Whether either points to the other or answers it."""
    pointed = {*one.links, one.answers} & {other.id}
    return bool(pointed or {*other.links, other.answers} & {one.id})


def _titles(marks: Iterable[Mark]) -> dict[str, str]:
    return {mark.id: _title(mark) for mark in marks}


def _title(mark: Mark) -> str:
    words = mark.exact if len(mark.exact) <= 60 else f"{mark.exact[:59]}…"
    return " · ".join(filter(None, (in_marks(words), mark.note[:60], ", ".join(mark.tags))))


def _version(mark: Mark) -> str:
    when = mark.modified[:16].replace("T", " ")
    return " · ".join(filter(None, (when, mark.color, ", ".join(mark.tags), mark.note[:80])))
