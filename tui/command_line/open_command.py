"""`newsread [FILE | URL | -]…`: open the reader."""

from __future__ import annotations

import logging
import os
import sys
from contextlib import contextmanager
from io import BufferedWriter, TextIOWrapper
from typing import TYPE_CHECKING, NamedTuple

from articles.folders import with_files_of_folders
from articles.places import more_in
from tui import __version__
from tui.command_line.say import say
from tui.command_line.synopsis import COMMANDS, USAGE, WRONG_USAGE
from tui.session import sources
from tui.terminal.leaving import LastingTerminal
from tui.terminal.terminal_size import without_absurd
from tui.terminal.textual_import import import_asyncio, import_textual

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tui.command_line.usage import Usage
    from tui.session.session import Opened

EPILOG = "\n".join(
    [
        "commands:",
        *(f"  {name:10} {use}" for name, use in COMMANDS.items()),
        """
“newsread COMMAND --help” says more of each. A file with such a name is ./NAME. Options are
written out, and behind “--” stand names only.

what can be named:
  FILE       text, Markdown, HTML, MHTML, EPUB, mail, RTF, OpenDocument, PDF or Word; it is
             kept in the library
  FOLDER     all the files below it, in order
  URL        a page that begins with http:// or https://
  -          standard input; keys still come from the terminal
  nothing    opens the library

examples:
  newsread story.html                     read a file
  newsread https://example.org/story      read a page
  curl -s URL | newsread -                read what comes through a pipe
  newsread extract --format jsonl *.txt   who said what in many files, for scripts
  newsread feeds add https://example.org  follow a site

limits:
  A file may have 50 MB; a book or Word document, 20 MB of text. Nothing takes more than 60
  seconds or 1 GB (memory is counted on Linux): what is not small has a process of its own, which
  is ended at that. What cannot be read costs no other, and is named at the end.

keys:
  ? finds every command; q goes back, Q ends newsread; everything is kept.

files:
  Notes and articles are in the platform's folder for data, settings in config.toml in that
  for settings, and what can be computed again in that for caches: “newsread doctor” names them.

environment:
  NEWSREAD_HOME    one folder for all three
  NO_COLOR         no colours; everything has a second sign
  HTTPS_PROXY …    proxies (HTTP_PROXY, ALL_PROXY, NO_PROXY too), which look names up themselves
  VISUAL, EDITOR   what notes and settings are edited with

exit status:
  0  done
  1  something could not be read; standard error says what and why
  2  the command was wrong, or a setting, or there is no terminal to read on""",
    ]
)


def run(arguments: Sequence[str]) -> int:
    """Open the articles in the reader, or the library when none is named."""
    import_asyncio()
    options = _parsed(arguments)
    inputs = with_files_of_folders(options.inputs)
    if problem := no_terminal("-" in inputs):
        say(problem)
        return WRONG_USAGE
    opened, failures = _read(inputs, anyway=options.anyway)
    if inputs and not opened:
        return 1
    return _show(opened, options.pipeline) or int(failures > 0)


class Options(NamedTuple):
    """What is to be opened, and how."""

    inputs: Sequence[str]
    pipeline: str | None = None
    anyway: bool = False


def _parsed(arguments: Sequence[str]) -> Options:
    if not any(argument.startswith("-") and argument != "-" for argument in arguments):
        return Options(arguments)  # nothing to parse: argparse would cost the start 8 ms
    options = usage().parse_args(arguments)
    return Options(options.inputs, options.pipeline, options.anyway)


def usage() -> Usage:
    """The parser of the command's arguments."""
    from tui.command_line.usage import ANYWAY, Usage

    usage = Usage(
        prog="newsread",
        usage=USAGE.removeprefix("usage: "),
        description="A terminal news reader that shows who said what.",
        epilog=EPILOG,
    )
    usage.add_argument("inputs", nargs="*", metavar="FILE|FOLDER|URL|-", help="what to read")
    usage.add_argument("--pipeline", metavar="NAME_OR_PATH", help="another spaCy pipeline")
    usage.add_argument("--anyway", action="store_true", help=ANYWAY)
    usage.add_argument("--version", action="version", version=f"newsread {__version__}")
    return usage


def _read(inputs: Sequence[str], *, anyway: bool = False) -> tuple[list[Opened], int]:
    """The articles that could be read, and how many could not, each of which is told."""
    from articles.errors import ArticleError
    from articles.store import StoreError

    opened, failures = [], 0
    for name in inputs:
        try:
            opened.append(sources.load_article(name, anyway=anyway))
        except (ArticleError, StoreError) as error:
            say(f"{error}{sources.way_past(error)}")
            failures += 1
    if "-" in inputs:
        sources.keys_from_the_terminal()
    return opened, failures


def no_terminal(reads_input: bool) -> str | None:
    """Why the reader cannot be shown here, in a sentence; nothing if it can."""
    if os.environ.get("TEXTUAL_DRIVER"):  # a browser is the terminal: `textual serve`
        return None
    if os.environ.get("TERM") == "dumb":
        return "this terminal cannot place a cursor (TERM=dumb); try “newsread extract”."
    streams = (sys.__stdout__, sys.__stderr__, *(() if reads_input else (sys.__stdin__,)))
    if not all(stream is not None and stream.isatty() for stream in streams):
        return "the reader needs a terminal; without one, “newsread extract” has the findings."
    return None


def _show(opened: Sequence[Opened], pipeline: str | None) -> int:
    """Run the reader until it is left."""
    from tui.session.session import begin

    session = begin(opened, pipeline)
    without_absurd(os.environ)
    has_crashed = False
    with _quiet(session.log):
        # To the log by name: Textual takes `sys.stderr` for itself.
        logging.basicConfig(filename=session.log, level=logging.WARNING)
        import_textual()
        from tui.app import NewsReader

        try:
            app = NewsReader(session)
            app.run()
            has_crashed = app.has_crashed or bool(app.return_code)
        except Exception:
            logging.getLogger(__name__).exception("the reader ended")
            has_crashed = True
        finally:
            session.annotating.close()
    if has_crashed:
        say(f"an error ended newsread; {more_in(session.log)}.")
    return int(has_crashed)


@contextmanager
def _quiet(log: Path) -> Iterator[None]:
    """Keep the screen for Textual: what a library prints on standard error goes to the log.

    Textual draws on `sys.__stderr__`, so that becomes a file of its own on the same terminal.
    """
    screen, before = os.dup(2), sys.__stderr__
    to = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(to, 2)
    os.close(to)
    terminal = BufferedWriter(LastingTerminal(screen, "w", closefd=False))
    with TextIOWrapper(terminal, encoding="utf-8") as stream:
        sys.__stderr__ = stream  # type: ignore[misc]
        try:
            yield
        finally:
            sys.stderr = sys.__stderr__ = before  # type: ignore[misc]
            os.dup2(screen, 2)
            os.close(screen)
