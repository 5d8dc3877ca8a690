"""`newsread search`: articles and statements that a query asks for, without a screen."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from articles.search.page import as_text
from articles.search.query import QueryError, parse
from articles.store import StoreError
from tui.command_line.finding import find_in
from tui.command_line.say import say, write
from tui.command_line.search_formats import FORMATS, articles, statements
from tui.command_line.synopsis import DONE, WRONG_USAGE
from tui.command_line.usage import Usage, number_of
from tui.session import stores

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from articles.library import Entry, Library
    from articles.search import Query, SearchIndex

T = TypeVar("T")
MOST = 1_000
"""The default of --limit."""
_MINUS = "\0"
"""Stands for the minus of a word while argparse would take that for an option."""
EPILOG = f"""\
{as_text("  ")}
The whole query may stand in one argument; of several, one with spaces is looked for as it is.
"""


def run(arguments: Sequence[str]) -> int:
    """Write what is found to standard output; 1 if something could not be read."""
    parser = usage()
    options = parser.parse_args([_without_minus(argument) for argument in arguments])
    typed = " ".join(map(_quoted, options.query) if options.query[1:] else options.query)
    typed = typed.replace(_MINUS, "-")
    try:
        query = parse(typed, is_whole=True)
    except QueryError as error:
        _point(typed, error)
        return WRONG_USAGE
    if query.is_empty:
        parser.error("there is no word in it to look for")
    return _search(query, options)


def usage() -> Usage:
    """The parser of the command's arguments."""
    usage = Usage(
        prog="newsread search",
        description="Find articles, or who said what in them, in everything that is kept.",
        epilog=EPILOG,
    )
    usage.add_argument("query", nargs="+", metavar="QUERY", help="words and fields, as below")
    usage.add_argument("--format", choices=FORMATS, default="text", help="text if not said")
    usage.add_argument(
        "--limit", type=_limit, default=MOST, metavar="N", help=f"{MOST} if not said"
    )
    usage.add_argument(
        "--read", action="store_true", help="find who says what in what was not read for it yet"
    )
    usage.add_argument("--pipeline", metavar="NAME_OR_PATH", help="what finds it, with --read")
    return usage


def _limit(typed: str) -> int:
    """A number of things to find, which a database can count to."""
    return number_of("things to find", (1 << 31) - 1, MOST)(typed.replace(_MINUS, "-"))


def _without_minus(argument: str) -> str:
    """The argument as a word, if it is no option: -ferry, but not --read or -h."""
    is_word = argument.startswith("-") and argument[1:2] not in ("-", "") and argument != "-h"
    return f"{_MINUS}{argument[1:]}" if is_word else argument


def _quoted(argument: str) -> str:
    """One of several arguments, in quotation marks if it has spaces and none of its own."""
    if '"' in argument or not any(map(str.isspace, argument)):
        return argument
    field, colon, value = argument.rpartition(":")
    return f'{field}{colon}"{value}"'


def _point(typed: str, error: QueryError) -> None:
    from rich.cells import cell_len

    from articles.safe import shown

    one_line = shown("".join(" " if char.isspace() else char for char in typed))
    say(str(error))
    say(f"  {one_line}")
    say(f"  {' ' * cell_len(one_line[: error.at])}^")


def _search(query: Query, options: Namespace) -> int:
    from annotators.running.indexing import update_index
    from articles.places import config_file
    from tui.people.coverage import coverage
    from tui.session.judged_findings import judged
    from tui.settings.settings import load

    pipeline = options.pipeline or load(config_file()).pipeline
    cache = stores.findings(pipeline)
    library = stores.library(say)
    known = judged(lambda: stores.notebook(say), cache)
    with stores.search_index(cache.fingerprint) as index:
        entries = update_index(library, index, known)
        status = DONE
        if options.read and (unread := _unread(entries, index)):
            status = find_in(unread, library, pipeline, cache)
            update_index(library, index, known)
        covered = coverage(entries, index.people)
        if covered.unread and (query.asks_for_statements or query.of("person")):
            say(f"{covered}, so that there may be more, or less; --read reads them.")
        is_empty = True
        for piece in _pieces(query, options, index, entries, library):
            write(piece)
            is_empty = False
    if is_empty:
        say("nothing that is kept has all of this; fewer words find more.")
    return status


def _pieces(
    query: Query,
    options: Namespace,
    index: SearchIndex,
    entries: dict[str, Entry],
    library: Library,
) -> Iterator[str]:
    """The results in the format that was asked for, piece by piece."""
    text_of = lru_cache(maxsize=8)(lambda id_: _text(library, id_))
    if query.asks_for_statements:
        sayings = index.statements(query, options.limit + 1, stores.aliases().all())
        return statements(_within(options.limit, sayings), options.format, text_of)
    hits = index.search(query, options.limit + 1)
    pairs = [(hit, entries[hit.id]) for hit in hits if hit.id in entries]
    return articles(_within(options.limit, pairs), options.format, text_of)


def _within(limit: int, hits: Sequence[T]) -> Sequence[T]:
    """The first `limit` of the hits; says so on standard error if there are more."""
    if len(hits) > limit:
        say(f"there are more than {limit:,}; a higher --limit finds them.")
    return hits[:limit]


def _unread(entries: dict[str, Entry], index: SearchIndex) -> list[Entry]:
    """The kept articles that were not annotated yet, or by another version or pipeline."""
    lacking = (*index.people.lacking(), *index.people.outdated())
    return [entries[id_] for id_ in lacking if id_ in entries and entries[id_].added]


def _text(library: Library, id_: str) -> str:
    try:
        return library.article(id_).text
    except (StoreError, KeyError):
        return ""  # its links lead to the page, and not to the words
