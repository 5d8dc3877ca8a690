"""Statements from many articles, written to a file: Markdown, a table, or JSON a line."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from annotators.codec import dumps
from annotators.notebook.formats.csv import cell, line
from annotators.presentation.sayings import statement_in
from annotators.presentation.statements import Origin, sentence
from annotators.presentation.statements import as_markdown as as_block
from annotators.presentation.text_fragments import linked
from articles.article import Span
from tui.output.output_files import OutputError, check_free, put_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from articles.search import Saying

    Statements = Iterable[Saying]
    TextOf = Callable[[str], str]
    Form = Callable[[Statements, TextOf], Iterator[str]]

COLUMNS: Final = (
    *("date", "speaker", "kind", "polarity", "verb", "words", "form", "doubt", "about"),
    *("source", "title", "url", "start", "end", "article"),
)


def no_text(article: str) -> str:
    """An empty text for every article, where no texts are at hand."""
    return ""


def citation(saying: Saying) -> str:
    """The statement as it can be pasted anywhere, with who makes it and where."""
    return sentence(statement_in(saying), _origin(saying))


def as_markdown(statements: Statements, text_of: TextOf = no_text) -> Iterator[str]:
    """A block quotation for each, with a link to where it stands."""
    for saying in statements:
        yield f"{as_block(statement_in(saying), _origin(saying, text_of))}\n"


def as_csv(statements: Statements, text_of: TextOf = no_text) -> Iterator[str]:
    """The header, then a row for each; no cell of it can be taken for a formula."""
    yield line(COLUMNS)
    for saying in statements:
        record = _record(saying, text_of) | {"about": ", ".join(saying.about)}
        values = ("" if record[name] is None else str(record[name]) for name in COLUMNS)
        yield line(map(cell, values))


def as_jsonl(statements: Statements, text_of: TextOf = no_text) -> Iterator[str]:
    """An object for each; `start` and `end` count code points of the article's text."""
    return (dumps(_record(saying, text_of)) + "\n" for saying in statements)


FORMS: Final[dict[str, Form]] = {".md": as_markdown, ".csv": as_csv, ".jsonl": as_jsonl}
"""The form of a file by the suffix of its name."""


def write(typed: str, statements: Statements, text_of: TextOf = no_text) -> Path:
    """Write statements to a file, in the form that its name says.

    text_of: the text of an article by its id, for links that lead to the words; empty if unknown.

    Raises:
        OutputError: there is no such form, it cannot be written, or is there and not newsread's.
    """
    path = Path(typed).expanduser()
    form = FORMS.get(path.suffix.lower())
    if form is None:
        raise OutputError(str(path), f"the name of the file must end in {', '.join(FORMS)}")
    check_free([path])
    put_text(path, form(statements, lru_cache(maxsize=1)(text_of)))
    return path


def _origin(saying: Saying, text_of: TextOf = no_text) -> Origin:
    """What is known of the article; the address leads to the words, where its text is kept."""
    url = saying.url
    if url and (text := text_of(saying.article)):
        url = linked(url, text, [Span(saying.start, saying.end)])
    return Origin(saying.title, saying.source, saying.date or None, url)


def _record(saying: Saying, text_of: TextOf) -> dict[str, object]:
    origin = _origin(saying, text_of)
    return {
        "date": origin.date or "",
        "speaker": saying.speaker,
        "kind": saying.kind,
        "polarity": saying.polarity,
        "verb": statement_in(saying).label,
        "words": saying.words,
        "form": saying.form,
        "doubt": "in doubt" if saying.is_in_doubt else "",
        "about": list(saying.about),
        "source": saying.source,
        "title": origin.title,
        "url": origin.url,
        "start": saying.start,
        "end": saying.end,
        "article": saying.article,
    }
