"""A page that was opened before: asked whether it has changed, and there without a network.

What the server gave to ask by is kept in the cache folder; the articles are in the library.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from articles.errors import ArticleError
from articles.fetching.download import Validators, download
from articles.fetching.web import ACCEPT, article_of
from articles.safe import without_login
from articles.store import StoreError
from articles.store.durable import make_folder, replace

if TYPE_CHECKING:
    from pathlib import Path

    from articles.article import Article
    from articles.library import Library


@dataclass(frozen=True, slots=True)
class Visit:
    """The article at an address, and what a reader should know of how it was had."""

    article: Article
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class _Seen:
    """What an address gave when it was last asked."""

    article: str | None = None
    validators: Validators | None = None


def visit(
    url: str, library: Library, folder: Path, *, typed: bool = True, trusting: str | None = None
) -> Visit:
    """The article at an address; the kept one if it cannot be had now.

    Args:
        folder: in the cache, where it is remembered what servers gave to ask by.
        typed: whether the reader gave the address; one that an article links to must be public.
        trusting: an address that the reader gave, whose place need not be public either.

    Raises:
        ArticleError: it cannot be had, and none was kept.
    """
    name = without_login(url)
    note = folder / f"{sha256(name.encode('utf-8', 'replace')).hexdigest()}.json"
    seen = _remembered(note)
    kept = _kept(seen, name, library)
    known = seen.validators if kept else None
    try:
        found = download(url, typed=typed, trusting=trusting, known=known, accept=ACCEPT)
        if found.is_unchanged and kept:
            return Visit(kept)
        article = article_of(found)
    except ArticleError as error:
        if kept is None:
            raise
        return Visit(kept, f"This is what was kept of the page; now {error.reason}.")
    _remember(note, article, found.validators)
    return Visit(article)


def _kept(seen: _Seen, url: str, library: Library) -> Article | None:
    """What the library has of the page, the newest version."""
    try:
        versions = library.versions(url)
        newest = seen.article or (versions[-1].id if versions else None)
        return library.article(newest) if newest else None
    except (KeyError, StoreError):
        return None  # deleted, or damaged: then it is fetched as if for the first time


def _remembered(note: Path) -> _Seen:
    try:
        said = json.loads(note.read_bytes())
        known = Validators(etag=said["etag"], last_modified=said["last_modified"])
        return _Seen(said["article"], known)
    except (OSError, ValueError, KeyError, TypeError):
        return _Seen()  # it is only a cache


def _remember(note: Path, article: Article, known: Validators) -> None:
    said = {"article": article.id, "etag": known.etag, "last_modified": known.last_modified}
    try:
        make_folder(note.parent)
        replace(note, json.dumps(said).encode())
    except StoreError:
        return  # then the page is sent whole next time
