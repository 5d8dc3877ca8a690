"""One article being read: the text, the line below it, the pane beside it, and the search.

The screen wires them. `document` is all that is known of the article; whoever changes it has view,
pane and line follow. Keys are in `tui.commands`, and what they do in functions of a `Reading`. Pane
and text do not know each other: a row of the pane leads the cursor to its place, and the pane comes
to whatever the cursor comes to.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.message import Message
from textual.reactive import var

from articles.safe import one_line
from tui.commands.article import READER
from tui.commands.command import bindings, perform
from tui.commands.marks import COPYING, JUDGING, MARKING
from tui.feeds import prefetch_status
from tui.marks.mark_store import MarkStore
from tui.reader.desk import Desk
from tui.reader.document.document import Document
from tui.reader.document.mode import mode_words
from tui.reader.findings_pace import FindingsPace
from tui.reader.reading import Reading
from tui.reader.status_line import StatusLine
from tui.reader.text_search import TextSearch
from tui.reader.view.article_view import ArticleView
from tui.settings.settings import DEFAULTS
from tui.widgets.key_screen import KeyScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.screen import Screen

    from annotators.findings import Findings
    from annotators.running.prefetch import Ahead
    from articles.article import Article
    from tui.marks.mark_store import OpenNotebook
    from tui.reader.document.document import Judged
    from tui.reader.find_bar import FindBar
    from tui.reader.pane.side_pane import SidePane
    from tui.reader.shelf_column import Shelf
    from tui.reader.voices.voices_strip import VoicesStrip
    from tui.settings.settings import Settings


class ReaderScreen(KeyScreen[None]):
    """Reads one article. Findings and marks may come later; they light it and move nothing.

    open_notebook: opens the notebook that marks are kept in.
    versions: gives the ids of all versions of the article; it may wait for the disk.
    where: the address or file that the article was read from.
    read: how much of the text has been read for findings, 0 to 1.
    position: the offset of the cursor.
    settings: the width of the text, whether the pane lists positions from the first, and whether
        who says what stands in words below the paragraphs, with nothing beside them.
    shelf: makes the rows of the articles that are kept, which a wide screen lists at the left.
    """

    class TooEarly(Message):
        """The reader wanted to go to what may still be found."""

    class Rested(Message):
        """No key has come for a moment at this place, or since findings came."""

    @dataclass
    class Followed(Message):
        """The reader did a command, by its id, with its key."""

        command: str

    AUTO_FOCUS = "ArticleView"
    DEFAULT_CSS = "ReaderScreen.-low { FirstHints, VoicesStrip { display: none; } }"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]  # noqa: RUF012 # as Textual has it
    """A low screen is for the text: whatever else can be spared gives way."""
    BINDINGS: ClassVar[list[BindingType]] = bindings(JUDGING, MARKING, COPYING, READER)

    _ahead = ""
    _left = 0  # where the cursor was before the last command

    document: var[Document] = var(None, init=False)  # type: ignore[arg-type]  # see `__init__`
    """The article with all that is known of it; whoever replaces it need tell nobody."""

    def __init__(
        self,
        article: Article,
        findings: Findings | None = None,
        *,
        open_notebook: OpenNotebook | None = None,
        versions: Callable[[], Iterable[str]] = tuple,
        where: str = "",
        read: float = 1.0,
        position: int = 0,
        settings: Settings = DEFAULTS,
        shelf: Shelf | None = None,
    ) -> None:
        super().__init__()
        self.article = article
        self._first_findings = findings
        self._has_notebook = open_notebook is not None
        self.set_reactive(ReaderScreen.document, Document.of(article, read=read))
        self.view = ArticleView(article, id="article", cursor=position)
        self.view.column, self.view.is_plain = settings.width, settings.plain
        self.status = StatusLine(id="status")
        self.search = TextSearch(self.view, self.status, self.hints)
        self.store = MarkStore(article, self, open_notebook, versions)
        self.reading = Reading(self.document, self.view, self.store, self, where)
        self.desk = Desk(
            self.view, self.document, self._rest, lists_positions=settings.positions, shelf=shelf
        )
        self.pace = FindingsPace(self, lambda machine: self.document.judge(machine), self._judged)

    def compose(self) -> ComposeResult:
        """The article over two lines, with room for the pane, which comes when that is shown."""
        self.desk.is_open = self.desk.begins_open
        self.desk.make_room()
        yield self.desk.strip
        yield self.desk
        yield self.status
        yield self.hints

    def on_mount(self) -> None:
        """Show what is known already; read the marks once the article is on the screen."""
        if self.desk.is_open:
            self.call_after_refresh(self.desk.open)
        if self._first_findings:
            self.show_findings(self._first_findings)
        # Watched, for a message would come a frame later, and the reader would see two.
        self.watch(self.view, "cursor", self.cursor_moved, init=False)
        self.describe()
        if self._has_notebook:
            self.call_after_refresh(self.begin, self.store.load)

    def on_unmount(self) -> None:
        """Let the marks be saved to the last."""
        self.store.thread.close()

    def on_screen_resume(self) -> None:
        """Marks may have been linked meanwhile, from another article."""
        if self.desk.shelf:
            self.desk.shelf.fill()
        if self.store.ids:  # else they are yet to be read
            self.begin(self.store.relate)

    def action_command(self, name: str, arguments: tuple[object, ...]) -> None:
        """Do a command of the article."""
        perform(self, name, self.reading, arguments)

    def count_is(self, count: int | None) -> None:
        """Tell the view how often to repeat the command that begins."""
        self._left = self.position
        self.view.count = count

    def forget_words(self) -> None:
        """Say again what is under the cursor."""
        if not self.status.is_description:
            self.describe()

    def command_done(self, command: str) -> None:
        """Let the app know which commands the reader has found; no jump that led nowhere is one."""
        if self.position != self._left or not command.startswith(("next-", "previous-")):
            self.post_message(self.Followed(command))

    @property
    def position(self) -> int:
        """The offset of the cursor, by which a place in an article is remembered."""
        return self.view.cursor

    @position.setter
    def position(self, offset: int) -> None:
        self.view.go(offset)

    def show_findings(self, machine: Findings) -> None:
        """Light what was found, as the reader judged it; the reader's place stays as it is."""
        self.pace.take(machine)

    def show_progress(self, share: float, machine: Findings | None = None) -> None:
        """Say how much of the text has been read, 0 to 1, and light what is new of its findings."""
        self.document = replace(self.document, read=share)
        if machine is not None and machine is not self.pace.newest:
            self.show_findings(machine)

    def show_ahead(self, ahead: Ahead) -> None:
        """Say in a word how far reading ahead is, and leave everything else as it is."""
        self._ahead = prefetch_status.word(ahead)
        self.status.say(self.status.left, self._where())

    def look(self) -> None:
        """Show the marks that another newsread has changed."""
        self.begin(self.store.look, group="notebook-look", exclusive=True)

    # What is known of the article

    def watch_document(self, old: Document, new: Document) -> None:
        """Light what is new, and say what is under the cursor now, unless something else is said.

        Marks are the reader's own doing: what they say comes before all else.
        """
        self.reading.document = new
        has_judged = new.judged is not old.judged and new.judged is not None
        has_marked = new.placed is not old.placed or new.relations is not old.relations
        for layer in new.judged.layers if new.judged and has_judged else ():
            self.view.light(layer)
        for layer in new.mark_layers if new.placed is not old.placed else ():
            self.view.light(layer)
        if new.notes != old.notes or (self.view.is_plain and has_judged):
            notes = (*new.notes, *(new.spoken if self.view.is_plain else ()))
            is_own = self.store.is_own and not has_judged
            self.view.show_notes(tuple(sorted(notes)), at_once=is_own)
        if has_judged:
            self.reading.choose_again()
            self.desk.rest_soon()
        is_more = has_judged or new.others is not old.others
        if has_marked or (is_more and self.status.is_description):
            self.describe()
        else:
            self.status.say(self.status.left, self._where())
        (self.desk.show if has_judged or has_marked else self.desk.strip.show)(new)

    def marks_changed(self) -> None:
        """Take the marks as the store has them, and the findings as these judge them."""
        before = self.document.verdicts
        self.document = self.document.with_marks(self.store.placed, self.store.relations)
        if self.pace.newest is not None and self.document.verdicts != before:
            self.pace.take(self.pace.newest)

    def _judged(self, judged: Judged) -> None:
        self.document = replace(self.document, judged=judged)

    def on_findings_pace_made(self, message: FindingsPace.Made) -> None:
        """Show findings whose layers were made."""
        self._judged(message.judged)

    def tell(self, words: str) -> None:
        """Say something in the line below, until the cursor moves."""
        self.status.say(words)

    def warn(self, sentence: str) -> None:
        """Say what went wrong, as text and nothing but text."""
        self.notify(one_line(sentence), severity="error", markup=False, timeout=10)

    def describe(self) -> None:
        """Explain what is under the cursor: a mark, a name, who says this."""
        selected = self.view.selected
        if selected:
            words = mode_words(self.document, selected)
        else:
            words = self.document.describe(self.position, self.reading.preferred)
        self.status.describe(words, self._where())

    async def ask(
        self, question: str, choices: Mapping[str, str], *, may_be_new: bool = False
    ) -> str | None:
        """The key of what the reader chooses, or what they type if that may be new."""
        from tui.widgets.choose_dialog import choice

        return await choice(self.app, question, choices, may_be_new=may_be_new)

    async def answer(self, dialog: Screen[Any]) -> Any:
        """What the reader answers to a dialog."""
        return await self.app.push_screen_wait(dialog)

    def begin(
        self,
        work: Callable[[], Awaitable[object]],
        group: str = "notebook",
        *,
        exclusive: bool = False,
    ) -> None:
        """Run this work while keys go on being read."""
        self.run_worker(work, group=group, exclusive=exclusive, description=group)

    def copy(self, text: str, summary: str) -> None:
        """Copy this, beside the keys, and say that it was done."""
        self.begin(partial(self._copy, text, summary), group="copy", exclusive=True)

    async def _copy(self, text: str, summary: str) -> None:
        self.tell(await self.copy_in_thread(text, summary))

    def _where(self) -> str:
        """Which hit, and what share of a long text has its findings."""
        hit, read = self.search.light_hit(self.position), self.document.read
        findings = f"findings {read:.0%} of text" if read < 1 else ""
        return "  ".join(filter(None, (self._ahead, hit, findings)))

    # What the view says

    def _rest(self) -> None:
        """Light what is at the cursor, and let the app know that there is time for more."""
        self.reading.light_chosen()
        self.post_message(self.Rested())

    def cursor_moved(self) -> None:
        """Say what lies under the cursor now, in the pane too, and let go of what was left."""
        self.reading.cursor_moved()
        self.describe()
        self.desk.cursor_moved()

    def on_voices_strip_picked(self, message: VoicesStrip.Picked) -> None:
        """Read on where the mouse was clicked in the row of the voices."""
        self.view.jump(message.offset)

    def on_article_view_selection_changed(self) -> None:
        """What can be done has changed with the selection."""
        self.refresh_bindings()
        self.describe()

    def on_text_selected(self) -> None:
        """The mouse was let go, wherever it is."""
        self.view.is_drawing = False

    def on_article_view_notice(self, message: ArticleView.Notice) -> None:
        """Show the view's message; of a missing finding, say that findings still come."""
        if not message.is_of_findings or self.document.read == 1:
            self.tell(message.words)
            return
        # A description, for it is true only until they are there.
        self.status.describe(f"{message.words} yet: findings still come")
        self.post_message(self.TooEarly())

    def on_article_view_left(self) -> None:
        """Let the chosen claim and the hits go."""
        if self.reading.chosen is None and not len(self.search.hits):
            self.go_back()
            return
        self.search.forget_hits()
        self.reading.choose(None)

    def on_resize(self) -> None:
        """Put the pane beside the text, or over it."""
        self.desk.make_room()

    def on_side_pane_reached(self, message: SidePane.Reached) -> None:
        """Go where the row of the pane leads."""
        self.reading.reach(message.thing)
        if message.is_final:
            self.desk.go_to(self.view)

    # Finding

    async def action_find(self) -> None:
        """Ask what to find."""
        await self.search.begin()

    def on_find_bar_found(self, message: FindBar.Found) -> None:
        """Light what was found, and go there."""
        self.search.go_to_first_hit(message.hits)
        self.describe()

    def on_find_bar_failed(self, message: FindBar.Failed) -> None:
        """Say why nothing can be found."""
        self.hints.tell(message.reason)

    async def on_find_bar_closed(self, message: FindBar.Closed) -> None:
        """Read on at the hit, or where the search began."""
        await self.search.close(stays=message.is_accepted)
        self.describe()
