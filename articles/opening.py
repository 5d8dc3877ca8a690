"""The front door: whatever is opened, by its path, its address or `-`, comes in here.

`load` gives the article. `visit` gives the one of an address that may be kept: it asks whether that
has changed, and does without a network.
"""

from __future__ import annotations

import os
import re
import sys
from io import BufferedReader
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from articles.confined import SECONDS
from articles.errors import ArticleError, as_article_error
from articles.parsing.formats import FORMATS, read
from articles.parsing.source import LARGEST_FILE, Source
from articles.safe import without_login
from articles.store import StoreError
from articles.urls import is_url

if TYPE_CHECKING:
    from articles.article import Article
    from articles.library.library import Library
    from articles.web.download import Limits
    from articles.web.validators import Answer, ValidatorTable

STANDARD_INPUT = "-"
_INPUT = "standard input"
_PIECE = 1_000_000
"""Bytes that are asked for at once."""
_NOT_ENDED = "it had not ended after {} seconds; save it to a file, and name that"
_LOOK = 0.1
"""Seconds after which it is seen that a file is waited for no more."""


def load(
    where: str | Path,
    *,
    typed: bool = True,
    trusting: str | None = None,
    limits: Limits | None = None,
) -> Article:
    """The article in a file, at an http(s) address, or, for `-`, on standard input.

    Args:
        typed: whether the reader named it. What a page or feed named is an address, whatever it
            looks like, and must be public: it opens no file.
        trusting: an address that the reader did give, whose host and port need not be public.
        limits: what fetching it may cost; those of `Limits` if not said.

    Raises:
        ArticleError: it cannot be had, with the reason in one sentence.
    """
    name = str(where)
    is_page = is_url(name) or not typed
    with as_article_error(name, "page" if is_page else "file"):
        if is_page:
            from articles.web.page import fetch  # who reads files only needs nothing of the web

            return fetch(name, typed=typed, trusting=trusting, limits=limits)
        if name == STANDARD_INPUT:
            return read(Source(name=_INPUT, data=standard_input()))
        path = Path(where)
        return read(Source(name=name, data=_bytes(path, name)), suffix=path.suffix)


class Visit(NamedTuple):
    """The article at an address, and what a reader should know of how it was had."""

    article: Article
    notice: str | None = None


def visit(
    url: str,
    library: Library,
    answers: ValidatorTable,
    *,
    typed: bool = True,
    trusting: str | None = None,
) -> Visit:
    """The article at an address, if it has changed; the kept one if not, or if it cannot be had.

    Args:
        library: where the articles that the address gave before are kept.
        answers: what servers gave to ask by; what this one gives now is put there.
        typed, trusting: as of `load`.

    Raises:
        ArticleError: it cannot be had, and none was kept.
    """
    last = answers.get(url)
    copy = _library_copy(last.holds, without_login(url), library)
    try:
        return Visit(_current(url, copy, last, answers, typed=typed, trusting=trusting))
    except ArticleError as error:
        if copy is None:
            raise
        return Visit(copy, f"This is what was kept of the page; now {error.reason}.")


def _current(
    url: str,
    copy: Article | None,
    last: Answer,
    answers: ValidatorTable,
    *,
    typed: bool,
    trusting: str | None,
) -> Article:
    """The article that an address gives now, put in `answers`; the copy if it has not changed.

    Raises:
        ArticleError: it cannot be had.
    """
    from articles.web.download import download
    from articles.web.page import ACCEPT, article_behind
    from articles.web.validators import Answer, Validators

    known = last.validators if copy else None
    fetched = download(url, typed=typed, trusting=trusting, known=known, accept=ACCEPT)
    if fetched.is_unchanged and copy:
        return copy
    article, holder = article_behind(fetched, trusting=url if typed else trusting)
    # A page that only leads on to another tells nothing of whether that has changed.
    validators = fetched.validators if holder is fetched else Validators()
    answers.put(url, Answer(article.id, validators))
    return article


def _library_copy(last: str | None, url: str, library: Library) -> Article | None:
    """What the library has of a page: what it gave last, else the newest version."""
    try:
        if last is None:
            versions = library.versions(url)
            last = versions[-1].id if versions else None
        return library.article(last) if last else None
    except (KeyError, StoreError):
        return None  # deleted, or damaged: then it is fetched as if for the first time


def _bytes(path: Path, name: str) -> bytes:
    try:
        if path.is_dir():
            next(path.iterdir(), None)  # which fails where it may not be looked into
            raise ArticleError(name, "this is a folder without a file that can be read")
        return file_bytes(path, name)
    except (FileNotFoundError, NotADirectoryError):
        raise ArticleError(name, f"there is no such file{_hint(name)}") from None
    except PermissionError:
        raise ArticleError(name, "you may not read it; its permissions forbid it") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ArticleError(name, f"it cannot be read: {reason}") from None


def is_name(words: str) -> bool:
    """Whether words name an article, be it one that is not there, and are not the words of one."""
    # A sentence may be too long to be a name: then `Path.exists` raises.
    if words == STANDARD_INPUT or is_url(words) or os.path.exists(words):  # noqa: PTH110
        return True
    suffix = Path(words).suffix.removeprefix(".")
    is_word = not any(map(str.isspace, words))
    return is_word and (Path(words).is_absolute() or (suffix.isalnum() and not suffix.isdigit()))


def _hint(name: str) -> str:
    """What else may have been meant by the name of a file that is not there."""
    scheme, is_address, rest = re.sub(r"^(\w+):/+", r"\1://", name).partition("://")
    if is_address:
        read = {"feed": f"; newsread feeds add https://{rest}", "file": f"; newsread /{rest}"}
        return read.get(scheme.lower(), "; an address begins with https:// or http://")
    host = name.partition("/")[0]
    is_known = any(host.lower().endswith(form.suffixes) for form in FORMATS.values())
    if is_known or not re.fullmatch(r"(?i)(?:[\w-]+\.)+[a-z]{2,24}(?::\d+)?", host):
        return ""
    return f"; if it is a page on the web: newsread https://{name}"


def standard_input(largest: int | None = None) -> bytes:
    """What comes on standard input; `largest` is that of `within_limit`.

    Raises:
        ArticleError: it is closed, or as of `within_limit`.
    """
    if sys.stdin is None:  # as Python has it under `<&-`
        raise ArticleError(_INPUT, "it is closed")
    return within_limit(sys.stdin.buffer, _INPUT, largest)


def file_bytes(path: Path, name: str, largest: int | None = None) -> bytes:
    """What is in a file, or comes through a pipe or from a device; `name` is for messages.

    Raises:
        OSError: it cannot be read.
        ArticleError: as of `within_limit`.
    """
    with open(path, "rb", opener=_opened_at_once) as file:
        return within_limit(file, name, largest)


def _opened_at_once(path: str, flags: int) -> int:
    """The descriptor of a file; a pipe is opened though nobody writes into it yet."""
    return os.open(path, flags | os.O_NONBLOCK)


def within_limit(file: BinaryIO, name: str, largest: int | None = None) -> bytes:
    """All of a file, which may be a pipe or a device, and have no end.

    largest: bytes that it may have; `LARGEST_FILE` if not said.

    Raises:
        ArticleError: it is larger, or has not come to its end in `SECONDS`; who types has longer.
    """
    largest = LARGEST_FILE if largest is None else largest
    data = _in_time(file, name, largest) if _may_wait(file) else file.read(largest + 1)
    if len(data) > largest:
        raise ArticleError(name, f"it is larger than {largest // 1_000_000} MB")
    return data


def _may_wait(file: BinaryIO) -> bool:
    """Whether reading may wait without end: it is no plain file, nor in memory, nor typed."""
    return isinstance(file, BufferedReader) and not (
        S_ISREG(os.fstat(file.fileno()).st_mode) or file.isatty()
    )


def _in_time(file: BinaryIO, name: str, largest: int) -> bytes:
    """What comes before the file's end, and no more than one byte above `largest`."""
    import select
    from threading import Event

    from articles.web.deadline import Deadline, under_way  # not for plain files

    data, stop = bytearray(), Event()
    deadline, coming = Deadline(SECONDS, stop), select.poll()
    coming.register(file, select.POLLIN)
    with under_way(stop):
        while len(data) <= largest:
            if deadline.is_over:
                raise ArticleError(name, _NOT_ENDED.format(SECONDS))
            if coming.poll(_LOOK * 1000):
                piece = os.read(file.fileno(), min(_PIECE, largest + 1 - len(data)))
                if not piece:
                    break
                data += piece
    return bytes(data)
