"""What a reader looks for among marks: words and filters, and the line that says them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotators.notebook.colors import COLORS
from annotators.notebook.mark import FINDING_KINDS, MOTIVATIONS, STATES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotators.notebook.colors import Color
    from annotators.notebook.mark import Mark, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which marks to show; what is not set lets everything through."""

    words: tuple[str, ...] = ()
    """Each must be somewhere in quoted words, note, tags, label, speaker or title; casefolded."""
    tags: tuple[str, ...] = ()
    """All of which the mark must have, whatever their case."""
    color: Color | None = None
    kind: str | None = None
    """What it was made for, or what kind of finding it judges."""
    state: State | None = None
    person: str | None = None
    """Part of the name of who says the words, or of a label."""
    title: str | None = None
    """Part of the title of the article."""
    since: str | None = None
    """ISO date or its beginning: made or changed then or later."""
    until: str | None = None
    """The same: then or earlier."""
    before: str | None = None
    """The same: earlier."""

    def holds(self, mark: Mark, title: str = "") -> bool:
        """Whether the mark, in an article of this title, passes everything but the words."""
        return (
            (not self.tags or _has_tags(mark, self.tags))
            and (self.title is None or self.title.casefold() in title.casefold())
            and (self.color is None or self.color == mark.color)
            and (self.kind is None or self.kind in _kinds(mark))
            and (self.state is None or self.state == mark.state)
            and (self.since is None or mark.modified >= self.since)
            and (self.until is None or mark.modified[: len(self.until)] <= self.until)
            and (self.before is None or mark.modified < self.before)
            and (self.person is None or self.person.casefold() in people(mark).casefold())
        )

    @property
    def needles(self) -> tuple[str, ...]:
        """What must at least be somewhere among the words, tags, names and title; casefolded."""
        names = (*self.tags, self.person or "", self.title or "")
        return (*self.words, *(name.casefold() for name in names if name))

    @property
    def is_words_only(self) -> bool:
        """Whether nothing is asked but words."""
        return self == Filter(words=self.words)


def _has_tags(mark: Mark, wanted: Iterable[str]) -> bool:
    tags = {tag.casefold() for tag in mark.tags}
    return all(tag.casefold() in tags for tag in wanted)


def _kinds(mark: Mark) -> tuple[str, ...]:
    return (mark.motivation, mark.verdict.finding) if mark.verdict else (mark.motivation,)


def people(mark: Mark) -> str:
    """Who says the words, by the reader's verdict and by what was known, and the label."""
    corrected = mark.verdict.speaker if mark.verdict else None
    return "\n".join(filter(None, (corrected, mark.speaker, mark.label)))


_PART = re.compile(r'(\w+):(?=\s|$)|(?:(\w+):)?(?:"([^"]*)"?|(\S+))')
"""A filter or a word; what holds spaces stands in straight marks."""


def parse(line: str) -> tuple[Filter, str]:
    """The filter that a line asks for, and a sentence on what it does not understand, or "".

    Words are looked for; `tag:sea tag:"two words" color:pink is:orphan kind:claim by:quill
    since:2024-05 until:2024` filter.
    """
    words: list[str] = []
    tags: list[str] = []
    asked: dict[str, str] = {}
    wrong = ""
    for found in _PART.finditer(line):
        key = found[1] or found[2] or ""
        value = found[3] or found[4] or ""
        if key not in KEYS:
            words.append(value if not key else found[0])
        elif key in VALUES and (value := value.casefold().replace("-", " ")) not in VALUES[key]:
            wrong = f"{key}: is one of {', '.join(VALUES[key])}" if value else ""
        elif value and key == "tag":
            tags.append(value)
        elif value:
            asked[KEYS[key]] = value
    folded = tuple(word.casefold() for word in words if word)
    return Filter(words=folded, tags=tuple(tags), **asked), wrong  # type: ignore[arg-type]


KEYS = {
    "tag": "tags",
    "color": "color",
    "is": "state",
    "kind": "kind",
    "by": "person",
    "since": "since",
    "until": "until",
    "after": "since",
    "before": "before",
    "in": "title",
}
"""What a line may filter by, and the fields that these set."""

VALUES: dict[str, tuple[str, ...]] = {
    "color": COLORS,
    "is": STATES,
    "kind": (*MOTIVATIONS, *FINDING_KINDS),
}
"""Those that know only certain values."""


def completed(line: str, tags: Iterable[str]) -> str | None:
    """The line with its last filter completed, by what is known or by one of these tags."""
    before, _, last = line.rpartition(" ")
    key, colon, begun = last.partition(":")
    if not colon:
        known: Iterable[str] = (f"{each}:" for each in KEYS)
        key, begun = "", last
    else:
        known = tags if key == "tag" else (value.replace(" ", "-") for value in VALUES.get(key, ()))
    found = (each for each in known if begun and each.casefold().startswith(begun.casefold()))
    value = next(found, None)
    if value is None or value == begun:
        return None
    value = f'"{value}"' if " " in value else value
    return f"{before}{' ' if before else ''}{key}{colon}{value}"
