"""The files of a folder that may be articles, for whoever names the folder."""

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

    A folder without any stays as it is, so that whoever opens it says so.
    """
    return [file for name in names for file in (files_in(Path(name)) or [name])]


def files_in(folder: Path) -> list[str]:
    """The files below a folder, sorted by their paths; none, if it is no folder.

    Left out are what is hidden, what is no text by its name, such as a picture, the parts of a
    saved page, what lies behind a link, and what could be waited on for ever, such as a pipe.
    """
    paths: list[str] = []
    for above, folders, files in os.walk(folder):
        pages = {Path(file).stem for file in files}
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and not (name.endswith(_PARTS_OF_A_PAGE) and name[: -len(_PARTS_OF_A_PAGE)] in pages)
        )
        named = (Path(above) / name for name in files if _may_be_article(name))
        paths += [str(path) for path in named if path.is_file() or not path.exists()]
    return sorted(paths, key=lambda path: Path(path).parts)


def _may_be_article(name: str) -> bool:
    kind = mimetypes.guess_type(name)[0] or ""
    return not (name.startswith(".") or kind.startswith(_NO_ARTICLES) or kind in _NOR_THESE)
