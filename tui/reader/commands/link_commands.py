"""Commands that lead from one mark to another: replies, links, history, lost ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annotators.notebook.mark import Link, mark_on
from annotators.notebook.relations import LINKS
from tui.marks.explain_mark import words_of
from tui.marks.linked_mark import linked_mark, related_title, title_of
from tui.reader.commands.mark_commands import move, write_note

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from annotators.notebook.mark import Mark
    from tui.reader.reading import Reading


async def reply(r: Reading) -> None:
    """Answer the mark here with a note."""
    if mark := r.needed_mark():
        answer = mark_on(r.document.article, mark.span, motivation="replying", answers=mark.id)
        await write_note(r, answer, "Reply kept")
        r.host.begin(r.store.relate)


async def link(r: Reading) -> None:
    """Link the mark here with another of any article."""
    mark = r.needed_mark()
    if mark is None:
        return
    others = [other for other in await r.store.all() if other.id != mark.id]
    others.sort(key=lambda other: other.modified, reverse=True)
    chosen = await r.host.ask("Link this mark with", _titles(others))
    if chosen is None:
        return
    kind = await r.host.ask("The other mark is its", LINKS, may_be_new=True)
    if kind is not None:
        links = (*_links_but(mark, chosen), Link(chosen, kind))
        _keep_links(r, mark, links, f"Linked: {kind}")


async def unlink(r: Reading) -> None:
    """Take away a link that the mark here has."""
    mark = r.needed_mark()
    if mark is None:
        return
    relations = r.document.relations.get(mark.id, ())
    titles = {relation.other.id: related_title(relation) for relation in relations}
    links = {link.to: titles.get(link.to, f"{link.kind}: deleted") for link in mark.links}
    nothing = "Only the other mark points here: mg goes there, and mu then unlinks it"
    if not relations:
        nothing = "This mark points to no other; ml links it"
    gone = await _choose(r, "Which link should go?", links, nothing)
    if gone is not None:
        _keep_links(r, mark, _links_but(mark, gone), "Link taken away; u brings it back")


def _links_but(mark: Mark, other: str) -> tuple[Link, ...]:
    """The links of a mark without those to another, by its id."""
    return tuple(link for link in mark.links if link.to != other)


def _keep_links(r: Reading, mark: Mark, links: tuple[Link, ...], words: str) -> None:
    r.store.change(replace(mark, links=links), words)
    r.host.begin(r.store.relate)


async def follow_link(r: Reading) -> None:
    """Go to what the mark here is linked with, from either end."""
    mark = r.needed_mark()
    if mark is None:
        return
    relations = r.document.relations.get(mark.id, ())
    if not relations:
        r.host.tell("This mark is linked with no other; ml links it")
    elif other := await linked_mark(relations, r.host.ask):
        r.go_to_mark(other)


async def history(r: Reading) -> None:
    """Show earlier versions of the mark here; the chosen one becomes the present one."""
    mark, notebook = r.needed_mark(), r.store.notebook
    if mark is None or notebook is None:
        return
    original = r.store.notebook_mark(mark) or mark
    earlier = await r.store.thread.result(lambda: notebook.history(original))
    choices = {str(n): _version(version) for n, version in enumerate(earlier)}
    chosen = await _choose(r, "Earlier versions", choices, "This mark was never changed")
    if chosen is not None:
        then = earlier[int(chosen)]
        look: Any = {"color": then.color, "label": then.label, "note": then.note}
        r.store.change(replace(mark, tags=then.tags, **look), "Earlier version is back")


async def attach(r: Reading) -> None:
    """Put a mark whose words are gone on what is selected or here."""
    orphans = {mark.id: mark for mark in r.document.orphans}
    span = r.target
    if not orphans or span is None:
        r.host.tell("No mark has lost its place in this article")
        return
    chosen = await r.host.ask("Put here", _titles(orphans.values()))
    if chosen is not None:
        move(r, orphans[chosen], span, "The mark has a place again")


async def _choose(r: Reading, question: str, choices: Mapping[str, str], none: str) -> str | None:
    """The key of what the reader chooses; without choices None, and `none` is said."""
    if not choices:
        r.host.tell(none)
        return None
    return await r.host.ask(question, choices)


def _titles(marks: Iterable[Mark]) -> dict[str, str]:
    return {mark.id: title_of(mark) for mark in marks}


def _version(mark: Mark) -> str:
    when = mark.modified[:16].replace("T", " ")
    known = (when, mark.color, mark.label, ", ".join(mark.tags), mark.note[:80])
    return " · ".join(filter(None, (*known, words_of(mark, 40))))
