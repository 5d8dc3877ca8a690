"""What a search found, written out: as text to read, Markdown, a table, or JSON a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from annotators.codec import dumps
from annotators.notebook.formats.csv import cell
from annotators.notebook.formats.csv import line as csv_line
from annotators.presentation.statements import Origin
from annotators.presentation.text_fragments import linked
from articles.article import Span
from articles.safe import one_line
from tui.people.statements import as_csv, as_jsonl, as_markdown, citation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from articles.library import Entry
    from articles.search import Hit, Saying

    Hits = Iterable[tuple[Hit, Entry]]
    TextOf = Callable[[str], str]

FORMATS: Final = ("text", "markdown", "csv", "jsonl")
COLUMNS: Final = ("date", "title", "source", "url", "snippet", "start", "article")


def statements(sayings: Iterable[Saying], form: str, text_of: TextOf) -> Iterator[str]:
    """Statements in one of `FORMATS`; their links lead to the words where the text is known.

    text_of: the text of an article by its id; empty if it is unknown.
    """
    if form == "text":
        return (f"{one_line(citation(saying))}\n" for saying in sayings)
    forms = {"markdown": as_markdown, "csv": as_csv, "jsonl": as_jsonl}
    return forms[form](sayings, text_of)


def articles(hits: Hits, form: str, text_of: TextOf) -> Iterator[str]:
    """Articles in one of `FORMATS`, each with the words around what was looked for."""
    if form == "csv":
        yield csv_line(COLUMNS)
    for hit, entry in hits:
        yield _FORMS[form](hit, entry, _url(hit, entry, text_of))


def _url(hit: Hit, entry: Entry, text_of: TextOf) -> str | None:
    """The address of the words, or of the page."""
    text = text_of(entry.id) if entry.url and hit.lit else ""
    if not (entry.url and text):
        return entry.url
    return linked(entry.url, text, [Span(hit.offset, hit.offset + len(hit.lit[0]))])


def _text(hit: Hit, entry: Entry, url: str | None) -> str:
    where = Origin(entry.title, entry.source, (entry.published or "")[:10], url).in_words()
    return f"{one_line(where)}\n    {one_line(hit.snippet)}\n"


def _markdown(hit: Hit, entry: Entry, url: str | None) -> str:
    from annotators.presentation.escaping import escaped

    link = Origin(entry.title, entry.source, (entry.published or "")[:10], url).as_link()
    return f"- {', '.join(link)}\n  {escaped(one_line(hit.snippet))}\n"


def _csv(hit: Hit, entry: Entry, url: str | None) -> str:
    record = _record(hit, entry, url)
    fields = ("" if record[name] is None else str(record[name]) for name in COLUMNS)
    return csv_line(map(cell, fields))


def _jsonl(hit: Hit, entry: Entry, url: str | None) -> str:
    return dumps(_record(hit, entry, url)) + "\n"


def _record(hit: Hit, entry: Entry, url: str | None) -> dict[str, object]:
    return {
        "date": (entry.published or "")[:10],
        "title": entry.title,
        "source": entry.source,
        "url": url,
        "snippet": hit.snippet,
        "start": hit.offset,
        "article": entry.id,
    }


_FORMS: Final[dict[str, Callable[[Hit, Entry, str | None], str]]] = {
    "text": _text,
    "markdown": _markdown,
    "csv": _csv,
    "jsonl": _jsonl,
}
