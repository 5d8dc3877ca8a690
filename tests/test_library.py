"""What was opened is kept, whatever happens."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from articles.article import Article, Part
from articles.library import Entry, Library
from articles.store import StoreError

if TYPE_CHECKING:
    from pathlib import Path

BRIDGE = Article(
    text="Bridge closes\nBy Ines Falk\n\nThe bridge closes, she said.",
    title="Bridge closes",
    source="Maren Post",
    byline="Ines Falk",
    published="2026-05-14",
    url="https://maren.example/bridge#top",
    language="en",
    parts=(Part(0, 13, "headline"), Part(28, 38, "link", "https://maren.example/about")),
)
FERRY = Article(text="“Só” 🗞 שלום: the ferry sails on.")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


def again(library: Library, said: list[str] | None = None) -> Library:
    """The same library as another newsread opens it; it is told of nothing, if not in `said`."""
    found: list[str] = []
    other = Library(library.folder, tell=(found if said is None else said).append)
    other.entries()
    assert not found
    return other


def only(library: Library) -> Entry:
    (entry,) = library.entries()
    return entry


def test_an_article_is_kept_with_all_that_is_known_of_it(library: Library) -> None:
    library.keep(BRIDGE, "bridge.html")
    assert again(library).article(BRIDGE.id) == BRIDGE


def test_its_entry_tells_of_it_without_its_text(library: Library) -> None:
    entry = library.keep(BRIDGE, "bridge.html")
    assert (entry.title, entry.source, entry.byline) == ("Bridge closes", "Maren Post", "Ines Falk")
    assert (entry.where, entry.words, entry.length) == ("bridge.html", 10, len(BRIDGE.text))
    assert (entry.state, entry.minutes, entry.versions) == ("begun", 1, 1)
    assert only(again(library)) == entry


def test_an_article_without_a_title_is_known_by_its_opening_words(library: Library) -> None:
    assert library.keep(FERRY, "-").title == FERRY.text
    assert library.keep(Article(text="\n\n" + "word " * 99), "-").title.endswith("word word …")


def test_the_same_text_twice_is_one_article_with_all_that_was_ever_known(library: Library) -> None:
    library.keep(Article(text=BRIDGE.text), "bridge.txt")
    library.keep(BRIDGE, "https://maren.example/bridge")
    library.keep(Article(text=BRIDGE.text, title="Another"), "-")
    assert only(library).title == "Bridge closes"
    assert only(library).where == "bridge.txt"
    assert library.article(BRIDGE.id) == BRIDGE


def test_half_a_surrogate_pair_is_kept(library: Library) -> None:
    article = Article(text="A \ud83d B", title="\ud83d")
    library.keep(article, "odd.txt")
    assert again(library).article(article.id) == article
    assert only(again(library)).title == "\ud83d"


def test_what_was_only_fetched_is_new_until_it_is_opened(library: Library) -> None:
    assert library.keep(BRIDGE, "feed", is_opened=False).state == "new"
    assert library.keep(BRIDGE, "feed").state == "begun"


def test_a_position_is_remembered(library: Library) -> None:
    library.keep(BRIDGE, "-")
    library.set_position(BRIDGE.id, 30)
    assert again(library).position(BRIDGE.id) == 30
    assert only(again(library)).position == 30
    library.set_position(BRIDGE.id, 4)
    assert again(library).position(BRIDGE.id) == 4


def test_whoever_comes_to_the_end_has_read_it(library: Library) -> None:
    library.keep(BRIDGE, "-")
    library.set_position(BRIDGE.id, len(BRIDGE.text) - 1)
    assert only(library).state == "read"


def test_an_article_is_at_its_beginning_until_a_position_is_kept(library: Library) -> None:
    assert library.position(BRIDGE.id) == 0


def test_stars_tags_and_what_was_read_are_remembered(library: Library) -> None:
    library.keep(BRIDGE, "-")
    library.star(BRIDGE.id)
    library.tag(BRIDGE.id, ["harbour", "  old   town ", "harbour", " "])
    library.mark_read(BRIDGE.id)
    entry = only(again(library))
    assert (entry.is_starred, entry.tags, entry.state) == (True, ("harbour", "old town"), "read")
    library.star(BRIDGE.id, is_starred=False)
    library.mark_unread(BRIDGE.id)
    assert (only(again(library)).is_starred, only(again(library)).state) == (False, "begun")


def test_what_is_deleted_can_be_restored_as_it_was(library: Library) -> None:
    before = library.keep(BRIDGE, "-")
    library.delete(BRIDGE.id)
    assert not again(library).entries()
    again(library).put_back(before)
    assert only(library) == before


def test_an_entry_can_be_put_back_whatever_was_done_to_it(library: Library) -> None:
    library.keep(BRIDGE, "-")
    library.tag(BRIDGE.id, ["harbour"])
    before = only(library)
    library.tag(BRIDGE.id, [])
    library.star(BRIDGE.id)
    library.mark_read(BRIDGE.id)
    library.delete(BRIDGE.id)
    library.put_back(before)
    assert only(again(library)) == before


def test_opening_a_deleted_article_brings_it_back(library: Library) -> None:
    library.keep(BRIDGE, "-")
    library.delete(BRIDGE.id)
    library.keep(BRIDGE, "-")
    assert library.entries()


def test_the_text_of_what_was_deleted_long_ago_is_gone(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    for article in (BRIDGE, FERRY):
        library.keep(article, "-")
    with monkeypatch.context() as then:
        then.setattr("articles.library.library._now", lambda: "2020-01-01T00:00:00.000+00:00")
        library.delete(BRIDGE.id)
    library.delete(FERRY.id)
    assert [path.stem for path in (library.folder / "texts").iterdir()] == [FERRY.id]


def test_versions_of_one_address_are_kept_side_by_side(library: Library) -> None:
    later = Article(text=BRIDGE.text + "\n\nUpdate.", url="https://maren.example/bridge")
    library.keep(BRIDGE, "-")
    library.keep(FERRY, "-")
    library.keep(later, "-")
    found = library.versions("https://maren.example/bridge")
    assert [entry.id for entry in found] == [BRIDGE.id, later.id]
    assert [entry.versions for entry in library.entries()] == [2, 1, 2]


def test_a_file_that_was_changed_has_versions_too(library: Library) -> None:
    for text in ("It closes.", "It opens."):
        library.keep(Article(text=text), "/news/bridge.txt")
    library.keep(Article(text="Piped."), "-")
    library.keep(Article(text="Piped too."), "-")
    assert [entry.versions for entry in library.entries()] == [2, 2, 1, 1]
    found = library.versions("/news/bridge.txt")
    assert [library.article(entry.id).text for entry in found] == ["It closes.", "It opens."]


def test_an_unknown_article_is_a_mistake_of_the_caller(library: Library) -> None:
    for change in (library.star, library.delete, library.mark_read, library.entry):
        with pytest.raises(KeyError):
            change("0" * 64)


@pytest.mark.parametrize("id_", ["../../etc/passwd", "", "a" * 63, "A" * 64])
def test_no_id_leads_out_of_the_folder(library: Library, id_: str) -> None:
    with pytest.raises(KeyError):
        library._texts.get(id_)


def test_files_and_folders_are_the_owners_alone(library: Library) -> None:
    library.keep(BRIDGE, "-")
    library.set_position(BRIDGE.id, 3)
    modes = {path: path.stat().st_mode & 0o777 for path in library.folder.rglob("*")}
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o600}
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o700}


def test_reading_makes_no_file(library: Library) -> None:
    assert not library.entries()
    assert library.signature is None
    assert not library.folder.exists()


def test_the_signature_changes_with_every_change(library: Library) -> None:
    seen = {library.signature}
    library.keep(BRIDGE, "-")
    seen.add(library.signature)
    library.star(BRIDGE.id)
    seen.add(library.signature)
    assert len(seen) == 3


def test_a_position_is_known_without_a_database_or_the_whole_library(library: Library) -> None:
    script = (
        "import sys; from pathlib import Path; from articles.library import Library;"
        f"Library(Path({str(library.folder)!r})).position('0' * 64);"
        "print(*{'tinydb', 'filelock', 'trafilatura', 'sqlite3'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.strip() == b""


# -- damage


def test_a_damaged_line_costs_what_it_said_and_is_told(library: Library) -> None:
    library.keep(BRIDGE, "bridge.html")
    library.keep(FERRY, "-")
    library.star(FERRY.id)
    journal = library.folder / "catalogue.jsonl"
    lines = journal.read_bytes().splitlines()
    damaged = b"\n".join([b"\0" * len(lines[0]), *lines[1:], b""])
    journal.write_bytes(damaged)
    said: list[str] = []
    entries = {entry.id: entry for entry in again(library, said).entries()}
    assert entries.keys() == {BRIDGE.id, FERRY.id}
    assert entries[BRIDGE.id].where == "bridge.html"
    assert entries[FERRY.id].is_starred
    assert len(said) == 1
    assert [path.read_bytes() for path in library.folder.glob("*.damaged-*")] == [damaged]
    assert len(again(library).entries()) == 2


@pytest.mark.parametrize(
    "line", [b"[1]", b'"x"', b"{}", b'{"id": "x"}', b'{"id": [], "title": 1}', b"\xff\xfe"]
)
def test_a_line_of_nonsense_harms_no_other(library: Library, line: bytes) -> None:
    library.keep(BRIDGE, "-")
    with (library.folder / "catalogue.jsonl").open("ab") as file:
        file.write(line + b"\n")
    assert only(again(library, [])).id == BRIDGE.id


def test_a_library_without_its_catalogue_is_read_from_its_articles(library: Library) -> None:
    entry = library.keep(BRIDGE, "bridge.html")
    library.set_position(BRIDGE.id, 7)
    (library.folder / "catalogue.jsonl").unlink()
    found = only(again(library, []))
    assert (found.title, found.where, found.added) == (entry.title, entry.where, entry.added)
    assert found.position == 7


def test_half_a_line_of_a_killed_writer_is_not_joined_by_the_next(library: Library) -> None:
    library.keep(BRIDGE, "-")
    with (library.folder / "catalogue.jsonl").open("ab") as file:
        file.write(b'{"id":"')
    assert only(again(library)).title == "Bridge closes"
    Library(library.folder, tell=lambda _: None).star(BRIDGE.id)
    assert only(again(library, [])).is_starred


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
    assert only(library).is_starred


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
    assert not only(again(library)).is_starred


# -- a long life, and many at once


def test_a_long_journal_is_written_anew_with_nothing_lost(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.library.journal.SPARE_LINES", 10)
    other = again(library)
    library.keep(BRIDGE, "-")
    for n in range(40):
        library.star(BRIDGE.id, is_starred=n % 2 == 0)
        library.set_position(BRIDGE.id, n)
    assert len((library.folder / "catalogue.jsonl").read_bytes().splitlines()) < 20
    assert only(other).position == 39
    assert only(again(library)) == only(library)


def _keep_many(folder: Path, writer: int) -> None:
    library = Library(folder)
    for n in range(15):
        library.keep(Article(text=f"{writer} {n}"), "-")
        library.keep(Article(text=f"shared {n}"), "-")
        library.star(Article(text=f"shared {n}").id)


def test_four_processes_lose_nothing(library: Library) -> None:
    context = multiprocessing.get_context("forkserver")
    writers = [context.Process(target=_keep_many, args=(library.folder, n)) for n in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    entries = again(library).entries()
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


# -- samples


def test_samples_are_offered_until_they_are_opened(library: Library) -> None:
    first, *others = library.samples()
    assert len(others) >= 5
    assert all(sample.is_sample and sample.title for sample in [first, *others])
    library.keep(library.article(first.id), first.where)
    assert library.samples() == tuple(others)
    assert only(library).is_sample
