"""The table of voices: a row for each, with how much they say, where, how, and what they are.

Pure functions of a document's values.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Final

from annotators.findings import UNNAMED
from annotators.presentation.roles import role_of
from annotators.presentation.voices import SIGNS, Voice, spoken, unattributed
from articles.counts import counted
from tui.reader.document.explain import LOOKING
from tui.terminal.graphemes import drawn
from tui.widgets.line_list import Row, fitted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.article import Span
    from tui.reader.document.document import Document
    from tui.widgets.one_line import Words

ORDERS: Final[dict[str, Callable[[Voice], Any]]] = {
    "share": lambda voice: -voice.length,
    "first to speak": lambda voice: voice.claims[0].content[0].start,
    "denials": lambda voice: (-voice.count_of("denied") - voice.count_of("open"), -voice.length),
    "name": lambda voice: voice.name.casefold(),
}
"""What the table is sorted by: the key of each order, in turn."""

HOW: Final = {
    "exact": "exact",
    "reworded": "reworded",
    "denied": "denied",
    "open": "left open",
    "demanded": "demanded",
}
"""What each form is called behind its number."""

UNNAMED_WORDS: Final = "unnamed sources"
SELECTED: Final = "●"
"""Beside the letter of a voice that is selected."""

_PLACE: Final = len("where in the article")
_COUNT: Final = 3
"""The columns of a number of claims."""


@dataclass(frozen=True)
class VoicesTable:
    """Everybody who speaks in an article."""

    document: Document

    @property
    def voices(self) -> Sequence[Voice]:
        """Everybody who speaks, in the order in which they first do."""
        return self.document.voices

    @cached_property
    def roles(self) -> dict[str, str]:
        """By the name of a person their role, where the article says one."""
        people = self.document.findings.people if self.document.findings else ()
        text = self.document.text
        speakers = {voice.name for voice in self.voices}
        persons = (p for p in people if p.label == "PERSON" and p.name in speakers)
        return {person.name: role_of(person.name, person.mentions, text) for person in persons}

    def ordered(self, order: str) -> list[Voice]:
        """The voices by one of `ORDERS`."""
        return sorted(self.voices, key=ORDERS[order])

    def share(self, voice: Voice) -> str:
        """How much of the text is what a voice says."""
        return _percent(voice.length, len(self.document.text))

    @property
    def summary(self) -> str:
        """How many speak, how often, and how much of the text is in their words."""
        findings = self.document.findings
        if findings is None:
            return LOOKING
        claims = sum(len(voice.claims) for voice in self.voices)
        doubtful, read = sum(row.is_in_doubt for row in findings.claims), self.document.read
        share = _percent(spoken(findings), len(self.document.text))
        parts = [
            f"{read:.0%} looked through" if read < 1 else "",
            counted(len(self.voices), "voice"),
            counted(claims, "claim"),
            self._unattributed,
            f"{share} of the text in others’ words",
            f"{doubtful} in doubt" if doubtful else "",
        ]
        return " · ".join(filter(None, parts))

    @property
    def nobody(self) -> str:
        """Why there is nobody to list."""
        is_known = self.document.findings is not None and self.document.read == 1
        if self._unattributed:
            return f"{self._unattributed}; who says them is found in English texts only"
        return "Nobody is quoted or reported" if is_known else LOOKING

    @cached_property
    def _unattributed(self) -> str:
        """How many quotations nobody looked for a speaker of; empty if the text was read."""
        free = unattributed(self.document.findings) if self.document.findings else ()
        return counted(len(free), "quotation") if free else ""

    def sentence(self, voice: Voice) -> str:
        """All that the row of a voice says, in words."""
        forms = (f"{n} {HOW[form]}" for form in SIGNS if (n := voice.count_of(form)))
        speaker = ", ".join(filter(None, (name_of(voice), self.roles.get(voice.name))))
        return drawn(f"{speaker}: {self.share(voice)} of the text, {', '.join(forms)}")

    def as_text(self, order: str) -> str:
        """The table as plain text: the title of the article, and a line for each voice."""
        title = self.document.article.title or ""
        lines = [drawn(title), self.summary, *map(self.sentence, self.ordered(order))]
        return "\n".join(filter(None, lines)) + "\n"


def voice_row(table: VoicesTable, voice: Voice, *, is_selected: bool = False) -> Row[Voice]:
    """The row of a voice."""
    return Row(partial(_drawn, table, voice, is_selected), voice)


def headings(width: int) -> str:
    """The names of the columns, for rows `width` columns wide."""
    name, where, role = _columns(width)
    signs = "".join(f"{sign:>{_COUNT}}" for sign in SIGNS.values())
    place = "where in the article" if where >= _PLACE else "where"
    return f"  {'voice':<{name}} text  {place:<{where}}{signs}  {'role':<{role}}".rstrip()


def name_of(voice: Voice) -> str:
    """Who it is, in words."""
    return UNNAMED_WORDS if voice.name == UNNAMED else voice.name


def places(spans: Iterable[Span], length: int, width: int) -> str:
    """Where in a text of a length the spans lie, in `width` cells."""
    filled = set[int]()
    for span in spans:
        first, last = (at * width // max(1, length) for at in (span.start, span.end - 1))
        filled.update(range(first, last + 1))
    return "".join("█" if cell in filled else "·" for cell in range(width))


def _drawn(table: VoicesTable, voice: Voice, is_selected: bool, width: int) -> Words:
    name, where, role = _columns(width)
    look = f"list--voice-{voice.hue}" if voice.hue else "list--strong"
    spans = (span for claim in voice.claims for span in claim.content)
    counts = "".join(f"{voice.count_of(form) or '·':>{_COUNT}}" for form in SIGNS)
    return (
        (f"{voice.letter}{SELECTED if is_selected else ' '}", look),
        (fitted(name_of(voice), name), "list--strong"),
        (f"{table.share(voice):>5}  ", ""),
        (places(spans, len(table.document.text), where), look),
        (f"{counts}  ", ""),
        (fitted(table.roles.get(voice.name, ""), role), "list--faint"),
    )


def _columns(width: int) -> tuple[int, int, int]:
    """The columns of name, place and role."""
    room = max(0, width - 2 - 5 - 2 - _COUNT * len(SIGNS) - 2)
    name = min(30, max(8, room * 3 // 8))
    where = min(40, max(5, room * 2 // 7))
    return name, where, max(0, room - name - where)


def _percent(part: int, whole: int) -> str:
    """A share, which is not nothing where there is something."""
    share = part / whole if whole else 0
    return "<1%" if 0 < share < 0.005 else f"{share:.0%}"
