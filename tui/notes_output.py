"""Writing marks out: to a file, or to a folder with a file for each article."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from annotators.notebook.formats import SUFFIXES, Exporter
from annotators.notebook.formats.brat import CONFIGURED, configuration
from annotators.notebook.formats.excerpts import with_text
from annotators.notebook.formats.label_studio import interface
from annotators.notebook.formats.markdown import ids_in, name_of, updated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotators.notebook.formats import Annotated
    from articles.article import Article

LONGEST = 60
"""Characters of a title in a file name."""


class OutputError(Exception):
    """A file that cannot be written, in one sentence; what was there is whole."""


def is_folder(output: str) -> bool:
    """Whether files are to be made in it: it is a folder, or is written as one (`notes/`)."""
    return output.endswith(("/", os.sep)) or Path(output).is_dir()


def to_file(path: Path, groups: Sequence[Annotated], form: str, exporter: Exporter) -> None:
    """Write all to one file; Markdown that is there already is brought up to date.

    Raises:
        OutputError: it cannot be read or written.
    """
    if form != "markdown" or not (existing := _read(path)).strip():
        _write(path, exporter(groups))
        return
    for article, marks in groups:
        existing = updated(existing, article, marks)
    _write(path, [existing])


def to_folder(folder: Path, groups: Sequence[Annotated], form: str, exporter: Exporter) -> None:
    """Write a file for each article. Markdown is found again under whatever name it was given.

    Raises:
        OutputError: one cannot be written; those before it are.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made ({error.strerror})") from error
    if form == "markdown":
        _to_vault(folder, groups)
        return
    paths = [folder / (file_name(article) + SUFFIXES[form]) for article, _ in groups]
    for path, group in zip(paths, groups, strict=True):
        _write(path, exporter([group]))
        if form == "brat":
            _write(path.with_suffix(".txt"), [with_text(*group)[0].text])
    if form == "brat":
        _configure(folder / "annotation.conf", groups)
    if form == "labelstudio":
        _write(folder / "interface.xml", [interface(map(_read, paths))])


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
        _write(path, [updated(_read(path), article, marks, elsewhere)])


def _configure(path: Path, groups: Sequence[Annotated]) -> None:
    """Write what brat wants to know of the marks, unless somebody has written their own."""
    old_text = _read(path)
    if not old_text or old_text.startswith(CONFIGURED):
        _write(path, [configuration(groups)])


def to_bytes(path: Path, data: bytes) -> None:
    """Write what is no text to one file.

    Raises:
        OutputError: it cannot be written.
    """
    _replace(path, [data])


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
        if _is_stream(path):
            return ""
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise OutputError(f"{path}: is not UTF-8, so it is left as it was") from error
    except OSError as error:
        raise OutputError(f"{path}: cannot be read ({error.strerror})") from error


def _write(path: Path, pieces: Iterable[str]) -> None:
    _replace(path, (piece.encode("utf-8", "backslashreplace") for piece in pieces))


def _replace(path: Path, pieces: Iterable[bytes]) -> None:
    """Put a whole file in the place of the old one, with its permissions; a new one is 0600."""
    try:
        if _is_stream(path):
            with path.open("wb") as stream:
                stream.writelines(pieces)
            return
        path = path.resolve()
        with NamedTemporaryFile(dir=path.parent, prefix=".newsread-", delete=False) as file:
            _fill(Path(file.name), path, pieces)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror})") from error


def _is_stream(path: Path) -> bool:
    """Whether it is a pipe or a device: that is written into, never read or replaced."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _fill(temporary: Path, path: Path, pieces: Iterable[bytes]) -> None:
    try:
        with temporary.open("wb") as file:
            file.writelines(pieces)
        if path.exists():
            shutil.copymode(path, temporary)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
