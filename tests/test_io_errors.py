"""An error of the disk or of memory at the n-th call, for every n, loses nothing acknowledged."""

from __future__ import annotations

import resource
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from annotators.notebook.notebook import Notebook
from annotators.running.cache import FindingsCache
from articles.article import Article
from articles.library import Library
from articles.store import StoreError
from tests.support.faults import Faults
from tests.support.findings import FINDINGS
from tests.support.name_keepers import (
    PLACES,
    InDatabase,
    InDrafts,
    InFeeds,
    InLibrary,
    InNotebook,
    Keeps,
)
from tests.support.notebooks import ARTICLE, mark_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.slow


@pytest.fixture
def faults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Faults:
    return Faults(tmp_path, monkeypatch)


@pytest.mark.parametrize(
    "kind",
    [InDatabase, InNotebook, InLibrary, InFeeds, InDrafts],
    ids=["store", "notebook", "library", "feeds", "drafts"],
)
def test_what_was_acknowledged_is_there_whatever_call_fails(
    tmp_path: Path, faults: Faults, kind: Callable[[Path], Keeps]
) -> None:
    failed = 0
    for n, error in faults.each():
        folder = tmp_path / f"{n}-{error!r:.20}" / "kept"
        keeps = kind(folder)
        keeps.put("first")
        acknowledged = {"first"}
        with faults.at(n, error):
            for name in ("second", "third"):
                try:
                    keeps.put(name)
                except StoreError as store_error:
                    failed += 1
                    assert str(folder.parent) in str(store_error)
                except MemoryError as memory_error:
                    assert memory_error is error
                else:
                    acknowledged.add(name)
        assert acknowledged <= keeps.names() <= PLACES.keys(), (n, error)
        keeps.put("third")
        assert "third" in keeps.names(), (n, error)
    assert failed


@pytest.mark.parametrize("room", range(0, 45_000, 1_500))
def test_a_disk_that_is_full_after_so_many_bytes_leaves_the_list_of_feeds_whole(
    tmp_path: Path, room: int
) -> None:
    feeds = InFeeds(tmp_path / "kept")
    feeds.put("first")
    acknowledged, limits = {"first"}, resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, limits[1]))
    try:
        feeds.put(long := "second" * 3_000)
        acknowledged.add(long)
    except StoreError as store_error:
        assert str(tmp_path) in str(store_error)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert acknowledged <= feeds.names()


def test_a_cache_that_fails_holds_what_is_whole_or_nothing(tmp_path: Path, faults: Faults) -> None:
    for n, error in faults.each():
        cache = FindingsCache(tmp_path / f"{n}-{error!r:.20}", "f")
        with faults.at(n, error):
            for call in (lambda: cache.put("id", FINDINGS), cache.claims, lambda: cache.get("id")):  # noqa: B023
                with suppress(MemoryError):
                    call()
        assert cache.get("id") in (None, FINDINGS)
        cache.put("id", FINDINGS)
        assert cache.get("id") == FINDINGS


def _use(notebook: Notebook) -> None:
    first, second = mark_of(note="stays"), mark_of(note="goes")
    for change in (
        lambda: notebook.add(second),
        lambda: notebook.delete(second),
        notebook.undo,
        notebook.redo,
        lambda: notebook.set_states(ARTICLE.id, {first.id: "changed"}),
        notebook.all,
        notebook.purge,
        lambda: notebook.versions_of(ARTICLE),
    ):
        try:
            change()
        except StoreError:
            continue


def test_no_use_of_a_notebook_loses_a_mark_or_raises_anything_else(
    tmp_path: Path, faults: Faults
) -> None:
    for n, error in faults.each():
        folder = tmp_path / f"{n}-{error!r:.20}"
        notebook = Notebook(folder, tell=lambda _: None)
        notebook.add(mark_of(note="stays"), article=ARTICLE)
        with faults.at(n, error):
            _use(notebook)
        assert "stays" in {mark.note for mark in Notebook(folder).all()}, (n, error)


def _read(library: Library, id_: str) -> None:
    for call in (
        lambda: library.set_position(id_, 1),
        lambda: library.star(id_),
        lambda: library.article(id_),
        library.entries,
        lambda: library.delete(Article(text="goes").id),
        lambda: library.position(id_),
    ):
        try:
            call()
        except StoreError:
            continue


def test_no_use_of_a_library_loses_an_article_or_raises_anything_else(
    tmp_path: Path, faults: Faults
) -> None:
    stays = Article(text="stays")
    for n, error in faults.each():
        folder = tmp_path / f"{n}-{error!r:.20}"
        library = Library(folder, tell=lambda _: None)
        library.keep(stays, "-")
        library.keep(Article(text="goes"), "-")
        with faults.at(n, error):
            _read(library, stays.id)
        assert Library(folder, tell=lambda _: None).article(stays.id) == stays, (n, error)
        assert stays.id in {entry.id for entry in Library(folder).entries()}, (n, error)
