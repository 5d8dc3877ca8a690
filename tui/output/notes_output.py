"""Writing marks out: to a file, or to a folder with a file for each article."""

from __future__ import annotations

import os
import re
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from annotators.notebook.formats import SUFFIXES, Exporter
from annotators.notebook.formats.brat import CONFIGURED, configuration
from annotators.notebook.formats.excerpts import with_text
from annotators.notebook.formats.label_studio import interface
from annotators.notebook.formats.markdown import ids_in, name_of, updated
from tui.output.output_files import (
    OutputError,
    check_free,
    is_free,
    is_stream,
    put,
    put_text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotators.notebook.formats import Annotated
    from articles.article import Article

LONGEST = 60
"""Characters of a title in a file name."""


def is_folder(output: str) -> bool:
    """Whether files are to be made in it: it is a folder, or is written as one (`notes/`)."""
    return output.endswith(("/", os.sep)) or Path(output).is_dir()


def to_file(
    path: Path,
    groups: Sequence[Annotated],
    form: str,
    exporter: Exporter,
    *,
    by_force: bool = False,
) -> None:
    """Write all to one file; Markdown that is there already is brought up to date.

    by_force: replace a file that is there, also if newsread did not write it.

    Raises:
        OutputError: it cannot be read or written, or is not newsread's.
    """
    if form != "markdown":
        check_free([path], by_force=by_force)
    if form != "markdown" or not (existing := _read(path)).strip():
        put_text(path, exporter(groups))
        return
    for article, marks in groups:
        existing = updated(existing, article, marks)
    put_text(path, [existing], is_ours=is_free(path))


def to_folder(
    folder: Path,
    groups: Sequence[Annotated],
    form: str,
    exporter: Exporter,
    *,
    by_force: bool = False,
) -> None:
    """Write a file for each article. Markdown is found again under whatever name it was given.

    by_force: replace files that are there, also if newsread did not write them.

    Raises:
        OutputError: one is not newsread's, and none is written; or one cannot be written, and
            those before it are.
    """
    _make(folder)
    if form == "markdown":
        _to_vault(folder, groups)
    else:
        _to_files(folder, groups, form, exporter, by_force=by_force)


def _to_files(
    folder: Path, groups: Sequence[Annotated], form: str, exporter: Exporter, *, by_force: bool
) -> None:
    """Write a file for each article, and what a program that reads them wants beside them."""
    paths = [folder / (file_name(article) + SUFFIXES[form]) for article, _ in groups]
    texts = [path.with_suffix(".txt") for path in paths] if form == "brat" else []
    tasks = [folder / "interface.xml"] if form == "labelstudio" else []
    check_free([*paths, *texts, *tasks], by_force=by_force)
    for path, group in zip(paths, groups, strict=True):
        put_text(path, exporter([group]))
    for path, group in zip(texts, groups, strict=False):  # there are none but for brat
        put_text(path, [with_text(*group)[0].text])
    if form == "brat":
        _configure(folder / "annotation.conf", groups)
    for path in tasks:
        put_text(path, [interface(map(_read, paths))])


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(str(folder), f"cannot be made ({error.strerror})") from error


def _to_vault(folder: Path, groups: Sequence[Annotated]) -> None:
    """Bring a folder of Markdown up to date; links lead from one file of it to another."""
    old_files = _files_by_article(folder)
    files = [
        old_files.get(name_of(article), folder / f"{file_name(article)}.md")
        for article, _ in groups
    ]
    pairs = list(zip(files, groups, strict=True))
    homes = {mark.id: path for path, (_, marks) in pairs for mark in marks}
    for path, (article, marks) in pairs:
        elsewhere = {name: home.stem for name, home in homes.items() if home != path}
        text = updated(_read(path), article, marks, elsewhere)
        put_text(path, [text], is_ours=is_free(path))


def _configure(path: Path, groups: Sequence[Annotated]) -> None:
    """Write what brat wants to know of the marks, unless somebody has written their own."""
    old_text = _read(path)
    if not old_text or old_text.startswith(CONFIGURED):
        put_text(path, [configuration(groups)])


def to_bytes(path: Path, data: bytes, *, by_force: bool = False) -> None:
    """Write what is no text to one file.

    Raises:
        OutputError: it cannot be written, or is there and not newsread's.
    """
    check_free([path], by_force=by_force)
    put(path, [data])


def file_name(article: Article) -> str:
    """A name that any file system takes: the title's letters and digits, and part of the id."""
    plain = unicodedata.normalize("NFKC", article.title or article.url or "untitled").casefold()
    words = re.findall(r"[^\W_]+", plain)
    title = "-".join(words)[:LONGEST].strip("-") or "untitled"
    # A letter may take four bytes, and a name has 255.
    title = title.encode("utf-8", "ignore")[:200].decode("utf-8", "ignore")
    return f"{title}-{_short(article)}"


def _short(article: Article) -> str:
    from hashlib import sha256

    name = name_of(article).encode("utf-8", "surrogatepass")
    return article.id[:8] if article.text else sha256(name).hexdigest()[:8]


def _files_by_article(folder: Path) -> dict[str, Path]:
    files: dict[str, Path] = {}
    for path in sorted(folder.glob("*.md")):
        with suppress(OSError, UnicodeDecodeError):
            names = ids_in(path.read_text("utf-8"))
            if len(names) == 1:
                files.setdefault(names[0], path)
    return files


def _read(path: Path) -> str:
    try:
        if is_stream(path):
            return ""
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise OutputError(str(path), "is not UTF-8, so it is left as it was") from error
    except OSError as error:
        raise OutputError(str(path), f"cannot be read ({error.strerror})") from error
