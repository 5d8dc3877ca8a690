"""Articles marked by people, beside what the pipeline makes of them: rows to learn from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotators.attribution import extract
from annotators.attribution.context import Context
from annotators.text.intervals import Range, Ranges, jaccard, union
from annotators.text.quotations import Quotation
from annotators.text.tokens import Tokens

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Marked:
    """An attribution that a person has marked, in words of the text."""

    content: Ranges
    cue: Ranges
    source: Ranges
    head: Range | None
    """The head word of the source."""


@dataclass(slots=True)
class Example:
    """One article as the pipeline sees it, and the attributions that people see in it."""

    text: Context
    quotations: list[Quotation]
    spans: list[Range]
    marked: list[Marked]
    day: str = ""
    """When the article appeared, as its id says; nothing where that has no date."""

    def best(self, content: Ranges) -> tuple[float, Marked | None]:
        """The marked attribution whose content is most alike, and how much."""
        alike = ((jaccard(content, m.content), m) for m in self.near(content))
        return max(alike, key=lambda pair: pair[0], default=(0.0, None))

    def near(self, content: Ranges) -> Iterator[Marked]:
        """The marked attributions whose content may have words of this one."""
        return (m for m in self.marked if _touch(content, m.content))


def _touch(a: Ranges, b: Ranges) -> bool:
    return bool(a and b) and a[0][0] < b[-1][1] and b[0][0] < a[-1][1]


_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def read(path: Path, nlp: Language) -> Iterator[Example]:
    """The articles of a gold file, run through a pipeline; a line has `id`, `text` and
    `attributions`."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    docs = nlp.pipe(line["text"] for line in lines)
    for line, doc in zip(lines, docs, strict=True):
        made = example(doc, line["attributions"])
        day = _DAY.search(line["id"])
        made.day = day[0] if day else ""
        yield made


def example(doc: Doc, attributions: list[dict[str, Any]]) -> Example:
    """A parsed article with its marked attributions."""
    text, quotations, spans = extract.read(doc)
    return Example(text, quotations, spans, [_marked(text.words, a) for a in attributions])


def _marked(words: Tokens, attribution: dict[str, Any]) -> Marked:
    head = attribution.get("source_head")
    return Marked(
        content=union(words.between(*span) for span in attribution["content"]),
        cue=tuple(words.between(*span) for span in attribution["cue"]),
        source=tuple(words.between(*span) for span in attribution["source"]),
        head=words.between(*head) if head else None,
    )
