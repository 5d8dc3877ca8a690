"""Where newsread keeps its files: data, config and cache, folders only their owner can open.

`NEWSREAD_HOME` puts all three under one folder; without it they are where the platform has them.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

HOME = "NEWSREAD_HOME"
_NO_SYNC = {errno.EINVAL, errno.ENOTSUP}
"""What file systems answer that have no syncing of folders, as some of networks."""
_FORBIDDEN = {errno.EROFS, errno.EACCES, errno.EPERM}
"""What a disk answers on which nothing may be written."""


class FolderError(OSError):
    """There is no place to keep anything; the message is one sentence for the reader."""


def data_folder() -> Path:
    """What must last: kept articles, the notebook."""
    return _made("data")


def config_folder() -> Path:
    """What the reader has chosen; where nothing may be written, it need not be there."""
    return _made("config", may_lack=_FORBIDDEN)


def cache_folder() -> Path:
    """What can be deleted at any time: findings, the search index, the log.

    Where it cannot be made, it is not there: nothing of this is needed to read.
    """
    try:
        return _made("cache")
    except FolderError:
        return _folder("cache")


def config_file() -> Path:
    """The reader's `config.toml`, which need not exist."""
    return config_folder() / "config.toml"


def log_file() -> Path:
    """The log of what went wrong; the null device if it cannot be written."""
    log = cache_folder() / "newsread.log"
    try:
        os.close(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600))
    except OSError:
        return Path(os.devnull)
    return log


def more_in(log: Path) -> str:
    """Where to read more of what went wrong, as the end of a sentence."""
    if log == Path(os.devnull):
        return f"nothing says more, for {cache_folder() / 'newsread.log'} cannot be written"
    return f"{log} says more"


def last_copy_file() -> Path:
    """What was copied last, for a terminal that has no clipboard."""
    return cache_folder() / "last-copy.txt"


def make_private(folder: Path) -> None:
    """Make the folder and its missing parents, open to nobody but their owner.

    Each outlives a power cut from then on, as whatever is kept in it is said to.

    Raises:
        OSError: one cannot be made.
    """
    # Not with `parents=True`, which would leave those above open to others.
    for directory in (*reversed(folder.parents), folder):
        if not directory.is_dir():
            directory.mkdir(mode=0o700, exist_ok=True)
            sync_folder(directory.parent)


def sync_folder(folder: Path) -> None:
    """Make sure that names given in the folder outlive a power cut, where that can be had.

    Raises:
        OSError: the disk failed.
    """
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except PermissionError:
        return  # it may be written but not read, and what cannot be opened cannot be synced
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(descriptor)


def _made(kind: str, may_lack: Collection[int | None] = ()) -> Path:
    """The folder of a kind, made if need be with 0700.

    may_lack: numbers of errors for which it need not be there.

    Raises:
        FolderError: it cannot be made.
    """
    folder = _folder(kind)
    try:
        make_private(folder)
    except OSError as error:
        if error.errno in may_lack:
            return folder
        raise FolderError(
            f"{folder}: newsread cannot make this folder for what it keeps ({error.strerror}); "
            f"{HOME}=FOLDER names another place"
        ) from error
    return folder


def _folder(kind: str) -> Path:
    if home := os.environ.get(HOME):
        return Path(home).expanduser() / kind
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("newsread", appauthor=False)
    return Path(
        {"data": dirs.user_data_dir, "config": dirs.user_config_dir}.get(kind, dirs.user_cache_dir)
    )
