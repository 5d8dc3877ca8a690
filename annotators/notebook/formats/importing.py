"""Marks from a file into the notebook: those of W3C, hypothes.is, brat and spaCy, and our own.

The form is told from what the file holds. Everything is read before anything is written, and what
is written is one change, which one undo takes back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from annotators.notebook.formats.brat_reading import is_brat, read_brat
from annotators.notebook.formats.csv import delimiter_of, read_csv
from annotators.notebook.formats.hypothesis import read_hypothesis, rows_in
from annotators.notebook.formats.iris import is_hash
from annotators.notebook.formats.jsonl import KIND, read_jsonl
from annotators.notebook.formats.jsonld_reading import annotations_in, read_jsonld
from annotators.notebook.formats.merging import Merged, merge
from annotators.notebook.formats.placing import placed
from annotators.notebook.formats.reading import NO_MARKS, Reading, UnreadableError
from annotators.notebook.formats.spacy import is_example, read_spacy
from articles.article import Article
from articles.confined import confined
from articles.errors import OverBudgetError, ProcessError

if TYPE_CHECKING:
    from annotators.notebook.mark import Mark
    from annotators.notebook.notebook import Notebook

    Known = Callable[[str], Article | None]
    """Gives an article by its id or by its address, if it is kept."""

__all__ = ["IMPORTERS", "Report", "UnreadableError", "import_text", "read"]

_OWN = re.compile(rf'"{KIND}"\s*:')
QUICK = 20_000_000
"""Code points of a file that is read at once: parsed JSON takes up to 25 times its length."""

IMPORTERS: dict[str, Callable[[Any], Reading]] = {
    "jsonl": read_jsonl,
    "jsonld": read_jsonld,
    "hypothesis": read_hypothesis,
    "csv": read_csv,
    "spacy": read_spacy,
    "brat": read_brat,
}
"""Forms, and what reads them: from the text, `jsonld` and `hypothesis` from the parsed JSON, and
`brat` from the text with the one that is beside it."""
UNKNOWN = (
    "neither W3C Web Annotations (JSON-LD), nor a hypothes.is export, nor JSON lines or CSV of "
    "newsread’s, nor annotations of brat’s, nor spaCy’s JSON lines"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What became of the marks in a file."""

    form: str
    added: int = 0
    changed: int = 0
    known: int = 0
    orphans: int = 0
    """How many of the added have no place in any text that is kept."""
    problems: tuple[str, ...] = ()
    """A sentence for each that could not be read."""
    if_empty: str = NO_MARKS
    """What to say if there are none."""

    def __str__(self) -> str:
        counts = {
            "added": self.added,
            "brought up to date": self.changed,
            "there already": self.known,
            "without their article (kept with their words)": self.orphans,
            "not readable": len(self.problems),
        }
        parts = [f"{count} {outcome}" for outcome, count in counts.items() if count]
        return ", ".join(parts) or self.if_empty


def read(text: str, beside: str | None = None) -> tuple[str, Reading]:
    """The form of a text, and what is in it; `beside` is the text that brat's annotations are of.

    Raises:
        UnreadableError: it is of no form that can be read, or what reads it fails.
    """
    try:
        form, data = _parsed(text, beside)
        return form, IMPORTERS[form](data)
    except UnreadableError:
        raise
    except RecursionError as error:
        raise UnreadableError("nested too deeply to be a file of marks") from error
    except Exception as error:
        raise UnreadableError("damaged, so that the marks in it cannot be read") from error


def _parsed(text: str, beside: str | None) -> tuple[str, Any]:
    text = text.removeprefix("\ufeff")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        data = None
    is_own = KIND in data if isinstance(data, dict) else data is None and _has_own_line(text)
    if is_own:
        return "jsonl", text
    if rows_in(data) is not None:
        return "hypothesis", data
    if _is_linked_data(data):
        return "jsonld", data
    return _lines(text, beside)


def _lines(text: str, beside: str | None) -> tuple[str, Any]:
    """The form of what is no JSON as a whole, or is one line of it."""
    if any(_is_example(line) for line in text.split("\n", 100)[:100]):
        return "spacy", text
    if is_brat(text):
        return "brat", (text, beside)
    if delimiter_of(text):
        return "csv", text
    raise UnreadableError(UNKNOWN)


def _is_example(line: str) -> bool:
    try:
        return '"spans"' in line and is_example(json.loads(line))
    except (ValueError, RecursionError):
        return False


def _has_own_line(text: str) -> bool:
    """Whether one of the first lines is ours, be others damaged."""
    return any(_OWN.search(line) for line in text.split("\n", 1_000)[:1_000])


def _is_linked_data(data: Any) -> bool:
    """Whether it is an annotation, or something that may hold some."""
    if isinstance(data, dict) and ("@context" in data or "first" in data or "items" in data):
        return True
    return any(
        isinstance(annotation, dict) and "target" in annotation
        for annotation in annotations_in(data)
    )


def import_text(
    text: str,
    notebook: Notebook,
    known: Known = lambda name: None,
    beside: str | None = None,
) -> Report:
    """Put the marks of a text into the notebook. `known` tells of articles kept elsewhere.

    beside: the text that annotations of brat's are of.

    A mark whose article is not kept, or no longer has its words, is kept as an orphan with all
    that it says of its place.

    Raises:
        UnreadableError: the text is of no form that can be read.
        StoreError: the notebook cannot be read or written. Nothing has changed then.
    """
    form, reading = _read_bounded(text, beside)
    shelf = _Shelf(notebook, reading, known)
    result = merge(notebook.all(), [*map(shelf.place, _with_places(reading))], reading.carries)
    _keep(notebook, result, shelf.used)
    return Report(
        form=form,
        added=len(result.added),
        changed=len(result.changed),
        known=result.known,
        orphans=sum(shelf.has_lost(mark) for mark in result.added),
        problems=reading.problems,
        if_empty=reading.if_empty,
    )


def _keep(notebook: Notebook, merged: Merged, articles: Mapping[str, Article]) -> None:
    """Write the marks that are new or newer, with those of the articles that they are on."""
    marks = (*merged.added, *merged.changed)
    names = {mark.article for mark in marks} & articles.keys()
    if marks:
        notebook.merge(marks, {name: articles[name] for name in names})


def _read_bounded(text: str, beside: str | None) -> tuple[str, Reading]:
    """What `read` returns; a large text is read in a process with a limit on its memory."""
    if len(text) + len(beside or "") <= QUICK:
        return read(text, beside)
    try:
        outcome = confined(_read_or_reason, text, beside)
    except (OverBudgetError, ProcessError, MemoryError) as error:
        raise UnreadableError("too large to be read; it may be read in several files") from error
    if isinstance(outcome, str):
        raise UnreadableError(outcome)
    return outcome


def _read_or_reason(text: str, beside: str | None) -> tuple[str, Reading] | str:
    try:
        return read(text, beside)
    except UnreadableError as error:
        return str(error)


def _with_places(reading: Reading) -> list[Mark]:
    """The marks; one that answers another and names no place of its own has that one's."""
    by_id = {mark.id: mark for mark in reading.marks}
    return [
        replace(mark, span=above.span, exact=above.exact, prefix=above.prefix, suffix=above.suffix)
        if not mark.exact and (above := by_id.get(mark.answers or ""))
        else mark
        for mark in reading.marks
    ]


class _Shelf:
    """The texts in which marks are looked for: those of the file, the notebook and elsewhere."""

    def __init__(self, notebook: Notebook, reading: Reading, known: Known) -> None:
        self._notebook, self._reading, self._known = notebook, reading, known
        self._articles: dict[str, Article | None] = {}
        self.used: dict[str, Article] = {}
        """By the name of the article that marks are put on; of some, only the title is known."""

    def place(self, mark: Mark) -> Mark:
        """The mark where it belongs, or as an orphan."""
        address = self._reading.addresses.get(mark.id)
        for name in filter(None, (mark.article, address)):
            article = self._article(name)
            here = article and placed(mark, article, in_units=self._reading.counts_units)
            if article and here:
                self.used[article.id] = article
                return here
        # Under its address it is found again when the page is opened.
        is_page = address is not None and address.startswith(("http://", "https://"))
        name = address.partition("#")[0] if address and is_page else mark.article
        if metadata := self._reading.articles.get(address or name):
            self.used[name] = replace(metadata, url=name if is_page else metadata.url)
        return replace(mark, article=name, state="in place" if mark.is_of_whole else "orphan")

    def has_lost(self, mark: Mark) -> bool:
        """Whether the text that the words of a mark are in is not there."""
        article = self.used.get(mark.article)
        return not mark.is_of_whole and not (article and article.text)

    def _article(self, name: str) -> Article | None:
        if name not in self._articles:
            self._articles[name] = self._look(name)
        return self._articles[name]

    def _look(self, name: str) -> Article | None:
        if is_hash(name):
            incoming = self._reading.articles.get(name)
            local = self._notebook.article_of(name) or self._known(name)
            return incoming.completed(local or incoming) if incoming and incoming.text else local
        address = name.partition("#")[0]
        return self._notebook.newest_of(address) or self._known(address)
