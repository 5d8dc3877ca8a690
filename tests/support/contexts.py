"""A reading without a screen: for tests of commands, which need nothing of an app."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from tests.support.readings import ARTICLE, FINDINGS
from tui.marks.mark_store import MarkStore
from tui.reader.document.document import Document
from tui.reader.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from textual.message import Message
    from textual.screen import Screen

    from annotators.findings import Findings
    from annotators.notebook.notebook import Notebook
    from articles.article import Article, Span
    from tui.text.layers import Layer
    from tui.text.selection import Selection


class Text:
    """A view that shows nothing: a cursor, what is selected, and what is lit."""

    def __init__(self, cursor: int = 0) -> None:
        self.cursor = cursor
        self.selected: Span | None = None
        self.lit: dict[str, Layer] = {}

    def select(self, selection: Selection | None) -> None:
        assert selection is None, "commands of marks only let go"
        self.selected = None

    def select_span(self, span: Span) -> None:
        self.selected, self.cursor = span, span.end - 1

    def go(self, offset: int) -> None:
        self.cursor = offset

    def jump(self, offset: int, end: int | None = None) -> None:
        self.cursor = offset

    def show(self, span: Span) -> None:
        assert span.start < span.end, "an empty stretch cannot be shown"

    def light(self, layer: Layer) -> None:
        self.lit[layer.kind] = layer


class Context:
    """One article being read: `r` is what commands are given, the rest is what they did."""

    def __init__(
        self,
        notebook: Notebook | None = None,
        article: Article = ARTICLE,
        findings: Findings | None = FINDINGS,
        *answers: Any,
    ) -> None:
        """`answers` are what the reader says to what is asked, one after the other."""
        self.answers = list(answers)
        self.asked: list[str] = []
        self.words: list[str] = []
        self.warnings: list[str] = []
        self.copied: list[str] = []
        self.briefly: list[str] = []
        self.messages: list[Message] = []
        self.desk: Any = SimpleNamespace(current_row=None)
        self.is_current = True
        self._tasks: list[asyncio.Task[object]] = []
        store = MarkStore(article, self, None if notebook is None else lambda: notebook)
        self.text = Text()
        self.r = Reading(Document.of(article, findings), self.text, store, self)

    async def settled(self) -> None:
        """Everything is kept that is to be."""
        while self._tasks:
            await self._tasks.pop()

    def marks_changed(self) -> None:
        store = self.r.store
        self.r.document = self.r.document.with_marks(store.placed, store.relations)

    def tell(self, words: str) -> None:
        self.words.append(words)

    def warn(self, sentence: str) -> None:
        self.warnings.append(sentence)

    def describe(self) -> None:
        """What is here is asked of the document."""

    async def ask(
        self, question: str, choices: Mapping[str, str], *, may_be_new: bool = False
    ) -> str | None:
        self.asked.append(question)
        answer: str | None = self.answers.pop(0)
        assert answer is None or may_be_new or answer in choices
        return answer

    async def answer(self, dialog: Screen[Any]) -> Any:
        self.asked.append(type(dialog).__name__)
        return self.answers.pop(0)

    def begin(self, work: Callable[[], Awaitable[object]], group: str = "notebook") -> object:
        async def done() -> object:
            return await work()

        self._tasks.append(asyncio.create_task(done()))
        return None

    def copy(self, text: str, what: str) -> None:
        self.copied.append(text)
        self.briefly.append(what)

    def post_message(self, message: Message) -> object:
        self.messages.append(message)
        return None
