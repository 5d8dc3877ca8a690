"""`newsread add`: keep articles without a screen, for scripts, cron and bookmarklets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.counts import counted
from articles.errors import ArticleError
from articles.folders import with_files_of_folders
from articles.safe import one_line, without_login
from tui.command_line.finding import find_in
from tui.command_line.say import line, say, with_progress
from tui.command_line.synopsis import DONE
from tui.command_line.usage import ANYWAY, Usage
from tui.session import sources, stores

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.library import Entry, Library

EPILOG = """\
What is kept counts as unread: “newsread” lists it. A page that has changed since it was kept is
kept as another version of the same article.
"""


def run(arguments: Sequence[str]) -> int:
    """Keep every input, and say of each what became of it; 1 if some could not be read."""
    options = usage().parse_args(arguments)
    library = stores.library(say)
    names = with_files_of_folders(options.inputs)
    known_ids = {entry.id for entry in library.entries()}
    entries = [
        entry
        for name in with_progress(names, len(names), "articles")
        if (entry := _add(name, library, known_ids, options.anyway))
    ]
    status = _read(entries, library, options.pipeline) if options.read and entries else DONE
    return status or int(len(entries) < len(names))


def usage() -> Usage:
    """The parser of the command's arguments."""
    usage = Usage(
        prog="newsread add",
        description="Keep articles without a screen, to be read later.",
        epilog=EPILOG,
    )
    usage.add_argument("inputs", nargs="+", metavar="FILE|FOLDER|URL|-", help="what to keep")
    usage.add_argument(
        "--read", action="store_true", help="find who says what in it at once, and say how much"
    )
    usage.add_argument("--anyway", action="store_true", help=ANYWAY)
    usage.add_argument("--pipeline", metavar="NAME_OR_PATH", help="what finds it, with --read")
    return usage


def _add(name: str, library: Library, known_ids: set[str], anyway: bool) -> Entry | None:
    """The entry of an input in the library; None if it cannot be read, which is told."""
    try:
        opened = sources.load_article(name, anyway=anyway)
    except ArticleError as error:
        say(f"{error}{sources.way_past(error)}")
        return None
    entry = library.keep(opened.article, opened.where, is_opened=False)
    became = "there already" if entry.id in known_ids else "kept"
    known_ids.add(entry.id)
    line(f"{became}: {_called(entry)}, {counted(entry.words, 'word')}")
    for notice in filter(None, (opened.notice, opened.article.notice)):
        say(f"{one_line(without_login(name))}: {notice}")
    return entry


def _read(entries: Iterable[Entry], library: Library, pipeline: str | None) -> int:
    """Find who says what, and say how many claims there are of how many sources."""
    from annotators.findings import claims_by, is_said
    from annotators.running.indexing import update_index
    from articles.places import config_file
    from tui.session.judged_findings import judged
    from tui.settings.settings import load

    pipeline = pipeline or load(config_file()).pipeline
    cache = stores.findings(pipeline)
    unique = list({entry.id: entry for entry in entries}.values())
    status = find_in(unique, library, pipeline, cache)
    for entry in unique:
        if findings := cache.get(entry.id):
            claims = list(filter(is_said, findings.claims))
            speakers = counted(len(claims_by(claims)), "source")
            counts = f"{counted(len(claims), 'claim')} of {speakers}"
            line(f"{_called(entry)}: {counts}")
    with stores.search_index(cache.fingerprint) as index:
        update_index(library, index, judged(lambda: stores.notebook(say), cache))
    return status


def _called(entry: Entry) -> str:
    return f"“{one_line(entry.title)}”"
