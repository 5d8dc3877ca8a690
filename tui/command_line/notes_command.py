"""`newsread notes`: the reader's marks, written out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from articles.counts import counted
from articles.safe import one_line
from articles.store import StoreError
from tui.command_line.say import is_terminal, line, say, write, write_bytes
from tui.command_line.usage import FORCE, Usage, say_unwritten
from tui.session import stores

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from annotators.findings import Findings
    from annotators.notebook.formats import Annotated, Exporter
    from articles.article import Article
    from articles.library import Library

FORMATS = (
    *("markdown", "plain", "html", "readwise", "csl"),
    *("jsonl", "jsonld", "hypothesis", "csv"),
    *("brat", "spacy", "docbin", "doccano", "labelstudio"),
)
EPILOG = """\
“newsread notes purge” forgets for good what was deleted or changed. Of each day there is a
copy, and those older than a week end when newsread next opens what they are copies of.
What newsread wrote and nobody has changed is replaced; any other file that is there is left
as it is, unless you say --force.
“markdown” is for Obsidian: a file that is there already is brought up to date, and what
you wrote in it stays. “plain” is Markdown to read and paste. “csl” has the sources
alone, for Zotero and pandoc. A folder gets what brat and Label Studio want beside:
annotation.conf, interface.xml.
“csv” and “jsonl” have act, polarity, form, verb and doubt apart, and the speaker as found and
as you corrected them. “newsread import” takes “jsonl” and “jsonld” back whole, of
“hypothesis”, “csv” and “brat” what these can hold, and of “spacy” the labels.
"""


def run(arguments: Sequence[str]) -> int:
    """Write the marks to standard output, a file or a folder; 1 if that cannot be done."""
    options = usage().parse_args(arguments)
    return _purge(options) if options.action == "purge" else _notes(options)


def _notes(options: Namespace) -> int:
    from annotators.notebook.formats import BINARY, ONE_ARTICLE, annotated

    notebook, library = stores.notebook(say), stores.library(say)
    marks = [mark for mark in notebook.all() if set(options.tag) <= set(mark.tags)]
    groups = [_whole(group, library) for group in annotated(notebook, marks)]
    chosen = [group for group in groups if not options.article or _is_meant(group, options.article)]
    if not chosen:
        say(_nothing(options, bool(notebook.all())))
        return int(bool(options.article))
    is_many = len(chosen) > 1 and options.format in ONE_ARTICLE
    if is_many and not _has_folder(options):
        usage().error(
            f"there are {len(chosen)} articles, and {options.format} is one file for each: "
            "say --output FOLDER/ or --article ID"
        )
    is_on_screen = options.output is None and is_terminal()
    if options.format in BINARY and (is_on_screen or _has_folder(options)):
        usage().error(f"{options.format} is one file, and no text: say --output FILE.spacy")
    return _write(chosen, options)


def usage() -> Usage:
    """The parser of the command's arguments."""
    usage = Usage(
        prog="newsread notes",
        description="Write your notes, highlights and tags.",
        epilog=EPILOG,
    )
    usage.add_argument("--article", metavar="ID", help="of this article: id, its start, or address")
    usage.add_argument(
        "--tag", action="append", default=[], metavar="T", help="with this tag; again for more tags"
    )
    usage.add_argument("--format", choices=FORMATS, default="markdown", help="markdown if not said")
    usage.add_argument(
        "--output", metavar="FILE_OR_FOLDER", help="write there; a folder gets a file an article"
    )
    usage.add_argument("--force", action="store_true", help=FORCE)
    usage.add_argument(
        "--pipeline", metavar="NAME_OR_PATH", help="for the findings in html, spacy and docbin"
    )
    actions = usage.add_subparsers(metavar="[purge]", dest="action", help="with its own --help")
    purge = actions.add_parser(
        "purge",
        help="forget for good what was deleted or changed",
        description="Forget deleted notes and earlier versions for good, with all copies of the "
        "notebook: no undo brings them back. Damaged files set aside stay, and are named.",
    )
    purge.add_argument(
        "--before", metavar="DATE", help="only those from before this day: 2026-01-31"
    )
    return usage


def _whole(group: Annotated, library: Library) -> Annotated:
    """The marks with the library's article, which knows headline and subheads, if it is kept."""
    from annotators.notebook.formats.iris import is_hash

    article, marks = group
    if not is_hash(marks[0].article):  # an address, which is no name of a file
        return group
    try:
        return library.article(marks[0].article), marks
    except (KeyError, StoreError):
        return article, marks


def _is_meant(group: Annotated, name: str) -> bool:
    article, marks = group
    return marks[0].article.startswith(name) or article.url == name


def _nothing(options: Namespace, has_others: bool) -> str:
    if not has_others:
        return "there are no notes yet; mark something while reading, or “newsread import FILE”."
    of = f" of {one_line(options.article)}" if options.article else ""
    tagged = "".join(f" with the tag {one_line(tag)}" for tag in options.tag)
    return f"there are no notes{of}{tagged}; “newsread notes” has them all."


def _has_folder(options: Namespace) -> bool:
    from tui.output.notes_output import is_folder

    return options.output is not None and is_folder(options.output)


def _write(groups: Sequence[Annotated], options: Namespace) -> int:
    from annotators.notebook.formats import BINARY, counted_marks
    from tui.output.output_files import OutputError

    if options.output is None:
        if make := BINARY.get(options.format):
            write_bytes(make(groups, _finder(options.pipeline)))
            return 0
        for piece in _exporter(options)(groups):
            write(piece)
        return 0
    try:
        _write_to(Path(options.output).expanduser(), groups, options)
    except OutputError as error:
        say_unwritten(error)
        return 1
    say(f"{options.output}: {counted_marks(options.format, groups)} written.")
    return 0


def _write_to(path: Path, groups: Sequence[Annotated], options: Namespace) -> None:
    from annotators.notebook.formats import BINARY
    from tui.output.notes_output import to_bytes, to_file, to_folder

    if make := BINARY.get(options.format):
        to_bytes(path, make(groups, _finder(options.pipeline)), by_force=options.force)
    else:
        write = to_folder if _has_folder(options) else to_file
        write(path, groups, options.format, _exporter(options), by_force=options.force)


def _exporter(options: Namespace) -> Exporter:
    from annotators.notebook.formats import EXPORTERS, WITH_FINDINGS

    if options.format not in WITH_FINDINGS:
        return EXPORTERS[options.format]
    with_findings = WITH_FINDINGS[options.format]
    find = _finder(options.pipeline)
    return lambda groups: with_findings(groups, find)


def _finder(pipeline: str | None) -> Callable[[Article], Findings]:
    """What the machine finds in an article, from the cache if it is there."""
    from annotators.running import batch
    from articles.places import config_file
    from tui.settings.settings import load

    name = pipeline or load(config_file()).pipeline
    cache = stores.findings(name)
    return lambda article: batch.find_all([article], name, cache)[0]


def _purge(options: Namespace) -> int:
    """Forget earlier versions; what is kept now stays."""
    if options.before is not None and not _is_date(options.before):
        usage().error(f"--before {one_line(options.before)} is no date; write it as 2026-01-31")
    notebook = stores.notebook(say)
    removed = notebook.purge(options.before)
    line(f"{counted(removed, 'earlier version')} forgotten.")
    for path in notebook.set_aside():
        say(f"{path}: this damaged file was set aside, and may hold some still; delete it yourself")
    return 0


def _is_date(value: str) -> bool:
    from datetime import datetime

    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
