"""A list of any number of marks, two lines each; only what is on the screen is ever drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.reactive import var

from annotators.notebook.verdict_words import verdict_in_words
from articles.safe import one_line
from tui.commands.command import bindings
from tui.commands.lists import MARKS_LIST
from tui.marks.explain_mark import words_of
from tui.reader.document.decoration_kinds import SIGNS
from tui.widgets.line_list import LineList, Row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.binding import BindingType

    from annotators.notebook.mark import Mark
    from tui.widgets.one_line import Words

EXCERPT = 300
"""Characters of a mark that are looked at to draw its row."""

STATE_SIGNS = {"in place": "", "moved": "", "changed": "≠ ", "orphan": "∅ "}


@dataclass(frozen=True, slots=True)
class MarkRows(Sequence[Row["Mark"]]):
    """Two lines for each mark, made when they are drawn; the first stands for the mark."""

    marks: Sequence[Mark] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    selected: frozenset[str] = frozenset()

    def __len__(self) -> int:
        return 2 * len(self.marks)

    def __getitem__(self, line: int) -> Row[Mark]:  # type: ignore[override]  # no slices needed
        at, is_second = divmod(line, 2)
        mark = self.marks[at]
        if is_second:
            return Row(partial(_about, mark, self.titles.get(mark.article, "")))
        return Row(partial(_words, mark, mark.id in self.selected), mark)


class MarksList(LineList["Mark"]):
    """Shows marks; `current` can be watched, and choosing one posts `Chosen`."""

    DEFAULT_CSS = """
    MarksList { height: 1fr; background: $background; }
    MarksList > .list--cursor { background: $foreground 15%; text-style: bold; }
    MarksList:focus > .list--cursor { background: $primary 40%; text-style: bold; }
    MarksList:nocolor > .list--cursor { text-style: reverse; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(MARKS_LIST)

    current: var[Mark | None] = var(None)
    """The mark that the cursor has come to; watched, for a message would come a frame later."""

    mark_rows = MarkRows()

    def show_marks(self, marks: Sequence[Mark], titles: Mapping[str, str]) -> None:
        """Show these; the cursor stays on its mark if that is still there."""
        before = self.value
        ids = (2 * n for n, mark in enumerate(marks) if before and mark.id == before.id)
        self.mark_rows = replace(self.mark_rows, marks=marks, titles=titles)
        self.show(self.mark_rows, next(ids, max(0, self.cursor)))

    def select(self, ids: frozenset[str]) -> None:
        """Show these as selected."""
        self.mark_rows = self.rows = replace(self.mark_rows, selected=ids)
        self.refresh()

    def first_of(self, number: int) -> int:
        """The first of the two lines of a mark."""
        return number - number % 2

    def _follow(self, changed: tuple[int, ...] = (), was_at: int = -1) -> None:
        super()._follow(changed, was_at)
        self.current = self.value


def _words(mark: Mark, is_selected: bool, _: int) -> Words:
    chosen = "●" if is_selected else " "
    sign = SIGNS.get(f"highlight-{mark.color}", "✎" if mark.note else "·")
    return ((f"{chosen}{sign} {STATE_SIGNS[mark.state]}{words_of(mark, EXCERPT)}", ""),)


def _about(mark: Mark, title: str, _: int) -> Words:
    tags = " ".join(f"#{tag}" for tag in mark.tags)
    verdict = verdict_in_words(mark.verdict) if mark.verdict else None
    note = mark.note[:EXCERPT]
    creator = f"by {mark.creator}" if mark.creator else ""
    parts = (note, tags, mark.label, verdict, mark.color, creator, title, mark.modified[:10])
    return (("   " + one_line(" · ".join(part for part in parts if part)), "list--faint"),)
