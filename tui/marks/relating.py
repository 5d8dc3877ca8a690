"""Marks and other marks: replies, links that are seen from both ends, history, lost ones."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message

from articles.store import StoreError
from tui.keyboard.typed_ahead import COMMAND
from tui.marks.explain_mark import words_of
from tui.marks.marking import Marking

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from annotators.marks.mark import Mark
    from annotators.marks.relations import Relation
    from tui.marks.keeping import OpenNotebook


class Relating(Marking):
    """What leads from one mark to another."""

    @dataclass
    class MarkWanted(Message):
        """The reader wants to go to a mark of another article."""

        mark: Mark

    def __init__(self, open_notebook: OpenNotebook | None) -> None:
        super().__init__(open_notebook)
        self.relations: Mapping[str, tuple[Relation, ...]] = {}

    def marks_were_read(self) -> None:
        """See how they are related."""
        self.see_relations()

    def on_screen_resume(self) -> None:
        """Marks may have been linked meanwhile, from another article."""
        if self.articles:  # else they are yet to be read
            self.see_relations()

    @work(group="relations", exclusive=True)
    async def see_relations(self) -> None:
        """Find out what the marks of this article have to do with others, and say it."""
        from annotators.marks.relations import relations

        notebook = self.notebook
        if notebook is None:
            return
        await self.in_turn(lambda: None)  # what is being kept now counts
        try:
            related = await asyncio.to_thread(notebook.related_to, self.kept)
        except StoreError as error:
            self.complain(str(error))
            return
        found = relations([*related, *self.kept])
        if found != self.relations:
            self.relations = found
            self.show_kept()

    @work(group=COMMAND)
    async def action_reply(self) -> None:
        """Answer the mark here with a note."""
        from annotators.marks.mark import mark_on

        if mark := self.needed_mark():
            values = {"motivation": "replying", "answers": mark.id}
            reply = mark_on(self.article, mark.span, **values)
            await self._write(reply, "Reply kept")
            self.see_relations()

    @work(group=COMMAND)
    async def action_link(self) -> None:
        """Link the mark here with another of any article."""
        from annotators.marks.mark import Link
        from annotators.marks.relations import LINKS

        mark = self.needed_mark()
        if mark is None:
            return
        others = [each for each in await self.all_marks() if each.id != mark.id]
        others.sort(key=lambda each: each.modified, reverse=True)
        other = await self.ask("Link this mark with", _titles(others))
        if other is None:
            return
        kind = await self.ask("The other mark is its", LINKS, may_be_new=True)
        if kind is not None:
            links = tuple(each for each in mark.links if each.to != other)
            linked = replace(mark, links=(*links, Link(other, kind)))
            self.change_mark(linked, f"Linked: {kind}")
            self.see_relations()

    @work(group=COMMAND)
    async def action_unlink(self) -> None:
        """Take away a link that the mark here has."""
        mark = self.needed_mark()
        if mark is None:
            return
        known = {each.other.id: _related(each) for each in self.relations.get(mark.id, ())}
        links = {link.to: known.get(link.to, f"{link.kind}: deleted") for link in mark.links}
        if not links:
            self.status.say("This mark points to no other; ml links it")
            return
        gone = await self.ask("Which link should go?", links)
        if gone is not None:
            left = tuple(link for link in mark.links if link.to != gone)
            self.change_mark(replace(mark, links=left), "Link taken away; u brings it back")
            self.see_relations()

    @work(group=COMMAND)
    async def action_follow_link(self) -> None:
        """Go to what the mark here is linked with, from either end."""
        mark = self.needed_mark()
        if mark is None:
            return
        linked = {each.other.id: each for each in self.relations.get(mark.id, ())}
        if not linked:
            self.status.say("This mark is linked with no other; ml links it")
            return
        wanted: str | None = next(iter(linked))
        if len(linked) > 1:
            choices = {key: _related(each) for key, each in linked.items()}
            wanted = await self.ask("Go to", choices)
        if wanted is not None:
            self.go_to_mark(linked[wanted].other)

    def go_to_mark(self, mark: Mark) -> None:
        """Go to a mark of this article, or tell the app that one of another is wanted."""
        if not self.has_place_for(mark):
            self.post_message(self.MarkWanted(mark))
            return
        self.meant = mark.id
        here = next((each for each in self.kept if each.id == mark.id), mark)
        self.view.jump(here.span.start)
        self.show_kept()

    def has_place_for(self, mark: Mark) -> bool:
        """Whether the mark is in this version of its article, or was made on it."""
        is_here = any(each.id == mark.id for each in self.kept)
        return is_here or mark.article == self.article.id

    @work(group=COMMAND)
    async def action_history(self) -> None:
        """Show earlier versions of the mark here; the chosen one becomes the present one."""
        mark, notebook = self.needed_mark(), self.notebook
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

    @work(group=COMMAND)
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
        self.put(orphans[chosen], span, "The mark has a place again")


def _titles(marks: Iterable[Mark]) -> dict[str, str]:
    return {mark.id: _title(mark) for mark in marks}


def _title(mark: Mark) -> str:
    return " · ".join(filter(None, (words_of(mark, 60), mark.note[:60], ", ".join(mark.tags))))


def _related(relation: Relation) -> str:
    return f"{relation.kind}: {_title(relation.other)}"


def _version(mark: Mark) -> str:
    when = mark.modified[:16].replace("T", " ")
    known = (when, mark.color, mark.label, ", ".join(mark.tags), mark.note[:80])
    return " · ".join(filter(None, (*known, words_of(mark, 40))))
