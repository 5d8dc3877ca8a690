"""The files of a folder that may be articles, where a reader names the folder."""

from __future__ import annotations

import mimetypes
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NO_ARTICLES = ("image/", "audio/", "video/", "font/")
_NOR_THESE = {
    *("text/css", "text/javascript", "application/javascript", "application/json"),
    *("application/zip", "application/gzip", "application/x-tar", "application/octet-stream"),
}
_PARTS_OF_A_PAGE = "_files"
"""The end of the name of the folder in which browsers put the pictures of a saved page."""


def with_files_of_folders(names: Iterable[str]) -> list[str]:
    """The names, with the files of each folder among them in its place.

    A folder without any stays as it is, so that opening it says so.
    """
    return [file for name in names for file in (files_in(Path(name)) or [name])]


def files_in(folder: Path) -> list[str]:
    """The files below a folder, sorted by their paths; none, if it is no folder.

    Left out are what is hidden, what is no text by its name, such as a picture, the parts of a
    saved page, what lies behind a link, and what could be waited on for ever, such as a pipe.
    A folder in it that cannot be looked into stands for its files, so that it is not passed over.
    """
    paths: list[str] = []
    shut: set[str | Path] = set()
    for above, folders, files in os.walk(folder, onerror=lambda error: shut.add(error.filename)):
        pages = {Path(file).stem for file in files}
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and not (name.endswith(_PARTS_OF_A_PAGE) and name[: -len(_PARTS_OF_A_PAGE)] in pages)
        )
        named = (str(Path(above) / name) for name in files if _may_be_article(name))
        paths += [path for path in named if _can_be_opened(path)]
    below = {str(path) for path in shut} - {str(folder)}
    return sorted([*paths, *below], key=lambda path: Path(path).parts)


def _can_be_opened(path: str) -> bool:
    """Whether it is a file; also true if that cannot be told, so that opening it says why."""
    # Those of `Path` raise where a link leads into a folder that is shut.
    return os.path.isfile(path) or not os.path.exists(path)  # noqa: PTH110, PTH113


def _may_be_article(name: str) -> bool:
    kind = mimetypes.guess_type(name)[0] or ""
    return not (name.startswith(".") or kind.startswith(_NO_ARTICLES) or kind in _NOR_THESE)
