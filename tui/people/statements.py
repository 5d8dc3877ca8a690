"""Statements from many articles, written to a file: Markdown, a table, or JSON a line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from annotators.contract import dumps
from annotators.exports.csv import cell, line
from articles.article import Article, Span
from tui.reading.citation import citation, credited, is_in_marks, quotation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from articles.library import Entry
    from articles.search import Saying

    Statements = Iterable[Saying]
    Entries = Mapping[str, Entry]
    Form = Callable[[Statements, Entries], Iterator[str]]

COLUMNS: Final = (
    *("date", "speaker", "kind", "words", "about", "source", "title", "url", "start", "end"),
    "article",
)


class StatementsError(Exception):
    """A file that cannot be written, in one sentence."""


def cited(saying: Saying, entries: Entries) -> str:
    """“Words” — Speaker, Title, Source, date, URL; what is not known is left out."""
    return quotation(*_quoted(saying, entries))


def as_markdown(statements: Statements, entries: Entries) -> Iterator[str]:
    """A block quotation for each, with a link to where it stands."""
    return (f"{citation(*_quoted(each, entries))}\n" for each in statements)


def as_csv(statements: Statements, entries: Entries) -> Iterator[str]:
    """The header, then a row for each; no cell of it can be taken for a formula."""
    yield line(COLUMNS)
    for each in statements:
        told = _record(each, entries) | {"about": ", ".join(each.about)}
        known = ("" if told[name] is None else str(told[name]) for name in COLUMNS)
        yield line(map(cell, known))


def as_jsonl(statements: Statements, entries: Entries) -> Iterator[str]:
    """An object for each; `start` and `end` count code points of the article's text."""
    return (dumps(_record(each, entries)) + "\n" for each in statements)


FORMS: Final[dict[str, Form]] = {".md": as_markdown, ".csv": as_csv, ".jsonl": as_jsonl}
"""What the end of a file's name says of its form."""


def write(typed: str, statements: Statements, entries: Entries) -> Path:
    """Write statements to a file that is not there yet, in the form that its name says.

    Raises:
        StatementsError: there is such a file, no such form, or it cannot be written.
    """
    path = Path(typed).expanduser()
    form = FORMS.get(path.suffix.lower())
    if form is None:
        raise StatementsError(f"{path}: the name of the file must end in {', '.join(FORMS)}")
    try:
        with path.open("x", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.writelines(form(statements, entries))
    except FileExistsError:
        raise StatementsError(f"{path}: this file is there already; name another") from None
    except OSError as error:
        raise StatementsError(f"{path}: cannot be written ({error.strerror})") from None
    return path


def _quoted(saying: Saying, entries: Entries) -> tuple[Article, Span, str]:
    """The words as if they were an article, with all that is known of the one they stand in."""
    entry = entries.get(saying.article)
    words = " ".join(saying.words.split())
    article = Article(
        text=words,
        title=entry.title if entry else None,
        source=saying.source,
        published=saying.date or None,
        url=entry.url if entry else None,
    )
    denied = "denied" if saying.kind == "denies" else ""
    paraphrased = "" if is_in_marks(words) else "paraphrased"
    return article, Span(0, len(words)), credited(saying.speaker, denied, paraphrased)


def _record(saying: Saying, entries: Entries) -> dict[str, object]:
    entry = entries.get(saying.article)
    return {
        "date": saying.date,
        "speaker": saying.speaker,
        "kind": saying.kind,
        "words": saying.words,
        "about": list(saying.about),
        "source": saying.source,
        "title": entry.title if entry else None,
        "url": entry.url if entry else None,
        "start": saying.start,
        "end": saying.end,
        "article": saying.article,
    }
