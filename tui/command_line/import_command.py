"""`newsread import`: annotations from files into the notebook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from articles.errors import ArticleError, as_article_error
from articles.opening import STANDARD_INPUT, file_bytes, standard_input
from articles.safe import one_line
from articles.store import StoreError
from tui.command_line.say import line, say
from tui.command_line.usage import Usage
from tui.session import stores

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotators.notebook.formats.importing import Report
    from annotators.notebook.notebook import Notebook
    from articles.article import Article
    from articles.library import Library

LARGEST = 100_000_000
"""Bytes of a file that is read whole."""


def run(arguments: Sequence[str]) -> int:
    """Bring each file in; 1 if a file or some of its lines could not be read."""
    files = usage().parse_args(arguments).files
    notebook, library = stores.notebook(say), stores.library(say)
    return max(_import(name, notebook, library) for name in files)


def usage() -> Usage:
    """The parser of the command's arguments."""
    usage = Usage(
        prog="newsread import",
        description="Bring notes in: W3C Web Annotations (JSON-LD), hypothes.is exports, what "
        "“newsread notes” wrote as JSON lines or CSV, brat’s .ann with the .txt beside it, and "
        "spaCy’s or Prodigy’s JSON lines. None is doubled, and one undo takes a file back.",
    )
    usage.add_argument("files", nargs="+", metavar="FILE", help="what to read; - is standard input")
    return usage


def _import(name: str, notebook: Notebook, library: Library) -> int:
    try:
        with as_article_error(name, "file of marks"):
            report = _report(name, notebook, library)
    except ArticleError as error:
        say(f"{error}.")
        return 1
    except StoreError as error:
        say(str(error))
        return 1
    for problem in report.problems:
        say(f"{name}: {problem}.")
    line(f"{one_line(name)}: {report}.")
    return int(bool(report.problems))


def _report(name: str, notebook: Notebook, library: Library) -> Report:
    from annotators.notebook.formats.importing import UnreadableError, import_text

    try:
        text, beside = _text(name), _text_beside(name)
        return import_text(text, notebook, lambda known: _article(known, library), beside)
    except UnreadableError as error:
        raise ArticleError(name, str(error)) from error


def _text_beside(name: str) -> str | None:
    """The text that annotations of brat's are of: in a file of the same name but for `.txt`."""
    path = Path(name)
    text = path.with_suffix(".txt")
    return _text(str(text)) if path.suffix == ".ann" and text.expanduser().is_file() else None


def _text(name: str) -> str:
    try:
        return _bytes(name).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArticleError(name, f"not UTF-8 (byte {error.start} cannot be)") from error
    except OSError as error:
        raise ArticleError(name, f"cannot be read ({error.strerror})") from error


def _bytes(name: str) -> bytes:
    if name == STANDARD_INPUT:
        return standard_input(LARGEST)
    return file_bytes(Path(name).expanduser(), name, LARGEST)


def _article(name: str, library: Library) -> Article | None:
    """The article with this id, or the newest with this address."""
    from annotators.notebook.formats.iris import is_hash

    try:
        if "://" in name:
            versions = library.versions(name)
            return library.article(versions[-1].id) if versions else None
        return library.article(name) if is_hash(name) else None
    except (KeyError, StoreError):
        return None
