"""What a command of the article is given: the document, the view, the marks, and whom to tell.

A command is a function of a `Reading`; it needs no screen and no app.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from articles.article import Span
from tui.reader.document.decorations import attribution_layers, hull
from tui.reader.messages import MarkWanted
from tui.text.layers import Layer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from textual.message import Message
    from textual.screen import Screen

    from annotators.findings import Attribution, Finding
    from annotators.notebook.mark import Mark
    from tui.marks.mark_store import MarkStore
    from tui.reader.desk import Desk
    from tui.reader.document.document import Document
    from tui.text.selection import Selection


class View(Protocol):
    """The text with a cursor and a selection in it."""

    @property
    def cursor(self) -> int:
        """The offset of the cursor."""

    @property
    def selected(self) -> Span | None:
        """The stretch that the reader has selected."""

    def select(self, selection: Selection | None) -> None:
        """Select this, or nothing."""

    def select_span(self, span: Span) -> None:
        """Select exactly these characters."""

    def go(self, offset: int) -> None:
        """Put the cursor there."""

    def jump(self, offset: int, end: int | None = None) -> None:
        """Put the cursor there, so that one can go back, and show what ends at `end` whole."""

    def show(self, span: Span) -> None:
        """Show a stretch whole, wherever the cursor is."""

    def light(self, layer: Layer) -> None:
        """Show these ranges in place of the others of their kind."""


class Host(Protocol):
    """What is around the text: where things are said and asked, and what else is there."""

    @property
    def desk(self) -> Desk:
        """The text, and what stands beside it."""

    def tell(self, words: str) -> None:
        """Say what was done, or why nothing was."""

    def describe(self) -> None:
        """Say what lies at the cursor."""

    async def ask(
        self, question: str, choices: Mapping[str, str], *, may_be_new: bool = False
    ) -> str | None:
        """The key of what the reader chooses, or what they type if that may be new."""

    async def answer(self, dialog: Screen[Any]) -> Any:
        """What the reader answers to a dialog."""

    def begin(self, work: Callable[[], Awaitable[object]], group: str = "notebook") -> object:
        """Run this work while keys go on being read, in a group of workers."""

    def copy(self, text: str, summary: str) -> None:
        """Copy this text, and say so. summary: the text in short."""

    def post_message(self, message: Message) -> object:
        """Let the app know something."""

    @property
    def is_current(self) -> bool:
        """Whether the reader looks at the article, and at nothing that lies over it."""


@dataclass
class Reading:
    """One article being read. The screen that holds it replaces its document."""

    document: Document
    view: View
    store: MarkStore
    host: Host
    where: str = ""
    """The address or file that the article was read from, which its links may start from."""
    preferred: str = ""
    """The id of the mark that the reader has gone to or made, while the cursor is on it."""
    chosen: Attribution | None = None
    """The claim that the reader has gone to, which is lit with its source and its cue."""
    lit: Attribution | None = None
    """The claim that is lit: the chosen one, else the one at the cursor when it last rested."""
    person: str = ""
    """The name of the person the cursor was on last."""
    last_mark: Mark | None = None
    """What was marked last, to mark others so."""
    last_judged: tuple[int, type[Finding], Span] | None = None
    """Where the cursor was, and the kind and place of what was judged last."""

    @property
    def target(self) -> Span | None:
        """What a mark made now would be on: the selection, else the finding here, the sentence."""
        return self.document.target(self.view.cursor, self.view.selected)

    @property
    def marks_here(self) -> list[Mark]:
        """The marks at the cursor, the preferred one first."""
        return self.document.marks_at(self.view.cursor, self.preferred)

    @property
    def mark_here(self) -> Mark | None:
        """The first mark at the cursor, unless something is selected."""
        return None if self.view.selected else next(iter(self.marks_here), None)

    def needed_mark(self) -> Mark | None:
        """The mark of `mark_here`; where there is none, say so and give None."""
        mark = self.mark_here
        if mark is None:
            self.host.tell("No mark of yours here; ]n goes to the next")
        return mark

    def choose(self, claim: Attribution | None) -> None:
        """Go to a claim and light who says it, by which words, and what; or let it go."""
        self.chosen = claim
        self.light_chosen()
        at = self.view.cursor
        if claim and not any(span.start <= at < span.end for span in claim.content):
            self.view.go(claim.content[0].start)
        if claim:
            self.view.show(hull(claim))
        self.host.describe()

    def choose_again(self) -> None:
        """Replace the chosen claim by what is found or judged in its place now, and light that."""
        if self.chosen is not None:
            from annotators.findings import place_of

            self.chosen = self.document.finding_in(place_of(self.chosen), type(self.chosen))
        self.light_chosen()

    def light_chosen(self) -> None:
        """Light the chosen claim, else the one at the cursor, with its source and its cue."""
        claim = self.chosen or self.document.claim_at(self.view.cursor)
        if claim is not self.lit:
            self.lit = claim
            for layer in attribution_layers(claim, self.document.hue_of(claim)):
                self.view.light(layer)

    def prefer(self, mark: str) -> None:
        """Make the mark with this id the first of those at the cursor."""
        self.preferred = mark
        self.host.describe()

    def cursor_moved(self) -> None:
        """Let go of what the cursor has left, and take up the person it has come to."""
        at = self.view.cursor
        if self.chosen and not _holds(hull(self.chosen), at):
            self.choose(None)
        marks = [mark for mark in self.document.marks if mark.id == self.preferred]
        if any(not _holds(mark.span, at) for mark in marks):
            self.preferred = ""
        self._light_person()

    def _light_person(self) -> None:
        """Keep the mentions of the person the cursor was last on, for `]p`."""
        here, judged = self.document.name_at(self.view.cursor), self.document.judged
        if here is not None and judged is not None and here.name != self.person:
            self.person = here.name
            same = judged.entities_by_name[here.name]
            self.view.light(Layer.of("person", same, same))

    def reach(self, thing: object) -> None:
        """Go to a finding or a mark of this article, wherever it is listed."""
        from annotators.findings import Attribution
        from annotators.notebook.mark import Mark

        match thing:
            case Attribution():
                self.choose(thing)
            case Span():  # a quotation
                self.view.go(thing.start)
                self.view.show(Span(thing.start, thing.end))
            case Mark() if thing in self.document.orphans:
                self.host.tell("Its words are gone: go where it belongs, then mo puts it there")
            case Mark():
                self.preferred = thing.id
                self.view.go(thing.span.start)
                self.view.show(thing.span)
                self.host.describe()

    def has_place_for(self, mark: Mark) -> bool:
        """Whether a mark is in this version of its article, or was made on it."""
        document = self.document
        return mark.article == document.article.id or any(m.id == mark.id for m in document.marks)

    def go_to_mark(self, mark: Mark) -> None:
        """Go to a mark of this article, or say that one of another is wanted."""
        if not self.has_place_for(mark):
            self.host.post_message(MarkWanted(mark))
            return
        here = next((m for m in self.document.marks if m.id == mark.id), mark)
        self.preferred = mark.id
        self.view.jump(here.span.start, here.span.end)
        self.host.describe()


def _holds(span: Span, offset: int) -> bool:
    return span.start <= offset < span.end
