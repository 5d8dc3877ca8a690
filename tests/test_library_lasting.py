"""The library outlives damage, full disks, a long life and many at once."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from articles.article import Article
from articles.library import Library
from articles.store import StoreError
from tests.support.libraries import BRIDGE, FERRY, only_entry, reopened_library

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.context import ForkServerContext
    from pathlib import Path

# -- damage


def test_a_damaged_line_costs_what_it_said_and_is_told(library: Library) -> None:
    library.keep(BRIDGE, "bridge.html")
    library.keep(FERRY, "-")
    library.star(FERRY.id)
    journal = library.folder / "catalogue.jsonl"
    lines = journal.read_bytes().splitlines()
    damaged = b"\n".join([b"\0" * len(lines[0]), *lines[1:], b""])
    journal.write_bytes(damaged)
    messages: list[str] = []
    entries = {entry.id: entry for entry in reopened_library(library, messages).entries()}
    assert entries.keys() == {BRIDGE.id, FERRY.id}
    assert entries[BRIDGE.id].where == "bridge.html"
    assert entries[FERRY.id].is_starred
    (sentence,) = messages
    assert ": 1 line was damaged or gone; " in sentence
    assert [path.read_bytes() for path in library.folder.glob("*.damaged-*")] == [damaged]
    assert len(reopened_library(library).entries()) == 2


@pytest.mark.parametrize(
    "line", [b"[1]", b'"x"', b"{}", b'{"id": "x"}', b'{"id": [], "title": 1}', b"\xff\xfe"]
)
def test_a_line_of_nonsense_harms_no_other(library: Library, line: bytes) -> None:
    library.keep(BRIDGE, "-")
    with (library.folder / "catalogue.jsonl").open("ab") as file:
        file.write(line + b"\n")
    assert only_entry(reopened_library(library, [])).id == BRIDGE.id


def test_a_library_without_its_catalogue_is_read_from_its_articles(library: Library) -> None:
    entry = library.keep(BRIDGE, "bridge.html")
    library.set_position(BRIDGE.id, 7)
    (library.folder / "catalogue.jsonl").unlink()
    rebuilt = only_entry(reopened_library(library, []))
    assert (rebuilt.title, rebuilt.where, rebuilt.added) == (entry.title, entry.where, entry.added)
    assert rebuilt.position == 7


def test_half_a_line_of_a_killed_writer_is_not_joined_by_the_next(library: Library) -> None:
    library.keep(BRIDGE, "-")
    with (library.folder / "catalogue.jsonl").open("ab") as file:
        file.write(b'{"id":"')
    assert only_entry(reopened_library(library)).title == "Bridge closes"
    Library(library.folder, tell=lambda _: None).star(BRIDGE.id)
    assert only_entry(reopened_library(library, [])).is_starred


@pytest.mark.parametrize("damage", [b"", b"{}", b'{"article":{"text":"other"}}', b"\0" * 90])
def test_a_damaged_article_gets_a_sentence_and_can_be_kept_anew(
    library: Library, damage: bytes
) -> None:
    library.keep(BRIDGE, "-")
    library.star(BRIDGE.id)
    library._texts.path(BRIDGE.id).write_bytes(damage)
    with pytest.raises(StoreError, match="open the article anew"):
        library.article(BRIDGE.id)
    library.keep(BRIDGE, "-")
    assert library.article(BRIDGE.id) == BRIDGE
    assert only_entry(library).is_starred


def test_an_article_whose_file_is_gone_gets_a_sentence(library: Library) -> None:
    library.keep(BRIDGE, "-")
    library._texts.path(BRIDGE.id).unlink()
    with pytest.raises(StoreError, match="gone"):
        library.article(BRIDGE.id)


def test_a_full_disk_gets_a_sentence_and_leaves_all_whole(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.keep(BRIDGE, "-")

    def write_a_little(descriptor: int, data: bytes) -> int:
        return real(descriptor, data[:9])

    real = os.write
    monkeypatch.setattr("articles.library.journal.os.write", write_a_little)
    with pytest.raises(StoreError, match="what was saved before is whole"):
        library.star(BRIDGE.id)
    monkeypatch.undo()
    assert not only_entry(reopened_library(library)).is_starred


@pytest.mark.parametrize(
    "change",
    [
        lambda library: library.set_position(BRIDGE.id, 7),
        lambda library: library.star(BRIDGE.id),
        lambda library: library.mark_read(BRIDGE.id),
        lambda library: library.tag(BRIDGE.id, ["sea"]),
        lambda library: library.delete(BRIDGE.id),
        lambda library: library.entry(BRIDGE.id),
        lambda library: library.article(BRIDGE.id),
    ],
    ids=["position", "star", "read", "tag", "delete", "entry", "article"],
)
def test_when_its_folder_is_taken_away_it_gets_a_sentence_and_can_be_kept_anew(
    library: Library, change: Callable[[Library], object]
) -> None:
    library.keep(BRIDGE, "-")
    shutil.rmtree(library.folder)
    with pytest.raises(StoreError, match="open it anew"):
        change(library)
    library.keep(BRIDGE, "-")
    assert library.article(BRIDGE.id) == BRIDGE
    change(library)


# -- a long life, and many at once


def test_a_long_journal_is_written_anew_with_nothing_lost(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.library.journal.SPARE_LINES", 10)
    other = reopened_library(library)
    library.keep(BRIDGE, "-")
    for n in range(40):
        library.star(BRIDGE.id, is_starred=n % 2 == 0)
        library.set_position(BRIDGE.id, n)
    assert len((library.folder / "catalogue.jsonl").read_bytes().splitlines()) < 20
    assert only_entry(other).position == 39
    assert only_entry(reopened_library(library)) == only_entry(library)


def _keep_many(folder: Path, writer: int) -> None:
    library = Library(folder)
    for n in range(15):
        library.keep(Article(text=f"{writer} {n}"), "-")
        library.keep(Article(text=f"shared {n}"), "-")
        library.star(Article(text=f"shared {n}").id)


def test_four_processes_lose_nothing(library: Library, processes: ForkServerContext) -> None:
    writers = [processes.Process(target=_keep_many, args=(library.folder, n)) for n in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    entries = reopened_library(library).entries()
    assert {entry.title for entry in entries if not entry.is_starred} == {
        f"{writer} {n}" for writer in range(4) for n in range(15)
    }
    assert sum(entry.is_starred for entry in entries) == 15


def test_every_line_is_json_that_other_tools_read(library: Library) -> None:
    library.keep(BRIDGE, "-")
    library.star(BRIDGE.id)
    text = (library.folder / "catalogue.jsonl").read_text(encoding="utf-8")
    lines: list[dict[str, Any]] = [json.loads(line) for line in text.splitlines()]
    assert [line["id"] for line in lines] == [BRIDGE.id] * 2
