"""What was opened is kept, whatever happens."""

from __future__ import annotations

import subprocess
import sys

import pytest

from articles.article import Article
from articles.library import Library
from tests.support.libraries import BRIDGE, FERRY, only_entry, reopened_library


def test_an_article_is_kept_with_all_that_is_known_of_it(library: Library) -> None:
    library.keep(BRIDGE, "bridge.html")
    assert reopened_library(library).article(BRIDGE.id) == BRIDGE


def test_its_entry_tells_of_it_without_its_text(library: Library) -> None:
    entry = library.keep(BRIDGE, "bridge.html")
    assert (entry.title, entry.source, entry.byline) == ("Bridge closes", "Maren Post", "Ines Falk")
    assert (entry.where, entry.words, entry.length) == ("bridge.html", 10, len(BRIDGE.text))
    assert (entry.state, entry.minutes, entry.versions) == ("begun", 1, 1)
    assert only_entry(reopened_library(library)) == entry


def test_an_article_without_a_title_is_known_by_its_opening_words(library: Library) -> None:
    assert library.keep(FERRY, "-").title == FERRY.text
    assert library.keep(Article(text="\n\n" + "word " * 99), "-").title.endswith("word word …")


def test_the_same_text_twice_is_one_article_with_all_that_was_ever_known(library: Library) -> None:
    library.keep(Article(text=BRIDGE.text), "bridge.txt")
    library.keep(BRIDGE, "https://maren.example/bridge")
    library.keep(Article(text=BRIDGE.text, title="Another"), "-")
    assert only_entry(library).title == "Bridge closes"
    assert only_entry(library).where == "bridge.txt"
    assert library.article(BRIDGE.id) == BRIDGE


def test_half_a_surrogate_pair_is_kept(library: Library) -> None:
    article = Article(text="A \ud83d B", title="\ud83d")
    library.keep(article, "odd.txt")
    assert reopened_library(library).article(article.id) == article
    assert only_entry(reopened_library(library)).title == "\ud83d"


def test_a_long_text_takes_no_more_memory_for_being_kept(library: Library) -> None:
    article = Article(text='“A gate\tis "shut".” ' * 10_000, title='"text":""}}')
    before = sys.getsizeof(article.text)
    library.keep(article, "gate.txt")
    assert sys.getsizeof(article.text) == before
    assert reopened_library(library).article(article.id) == article


def test_what_was_only_fetched_is_new_until_it_is_opened(library: Library) -> None:
    assert library.keep(BRIDGE, "feed", is_opened=False).state == "new"
    assert library.keep(BRIDGE, "feed").state == "begun"


def test_a_position_is_remembered(library: Library) -> None:
    library.keep(BRIDGE, "-")
    library.set_position(BRIDGE.id, 30)
    assert reopened_library(library).position(BRIDGE.id) == 30
    assert only_entry(reopened_library(library)).position == 30
    library.set_position(BRIDGE.id, 4)
    assert reopened_library(library).position(BRIDGE.id) == 4


def test_whoever_comes_to_the_end_has_read_it(library: Library) -> None:
    library.keep(BRIDGE, "-")
    library.set_position(BRIDGE.id, len(BRIDGE.text) - 1)
    assert only_entry(library).state == "read"


def test_an_article_is_at_its_beginning_until_a_position_is_kept(library: Library) -> None:
    assert library.position(BRIDGE.id) == 0


def test_stars_tags_and_what_was_read_are_remembered(library: Library) -> None:
    library.keep(BRIDGE, "-")
    library.star(BRIDGE.id)
    library.tag(BRIDGE.id, ["harbour", "  old   town ", "harbour", " "])
    library.mark_read(BRIDGE.id)
    entry = only_entry(reopened_library(library))
    assert (entry.is_starred, entry.tags, entry.state) == (True, ("harbour", "old town"), "read")
    library.star(BRIDGE.id, is_starred=False)
    library.mark_unread(BRIDGE.id)
    assert (
        only_entry(reopened_library(library)).is_starred,
        only_entry(reopened_library(library)).state,
    ) == (False, "begun")


def test_what_is_deleted_can_be_restored_as_it_was(library: Library) -> None:
    before = library.keep(BRIDGE, "-")
    library.delete(BRIDGE.id)
    assert not reopened_library(library).entries()
    reopened_library(library).put_back(before)
    assert only_entry(library) == before


def test_an_entry_can_be_put_back_whatever_was_done_to_it(library: Library) -> None:
    library.keep(BRIDGE, "-")
    library.tag(BRIDGE.id, ["harbour"])
    before = only_entry(library)
    library.tag(BRIDGE.id, [])
    library.star(BRIDGE.id)
    library.mark_read(BRIDGE.id)
    library.delete(BRIDGE.id)
    library.put_back(before)
    assert only_entry(reopened_library(library)) == before


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
    with monkeypatch.context() as patch:
        patch.setattr("articles.library.library._now", lambda: "2020-01-01T00:00:00.000+00:00")
        library.delete(BRIDGE.id)
    library.delete(FERRY.id)
    assert [path.stem for path in (library.folder / "texts").iterdir()] == [FERRY.id]


def test_versions_of_one_address_are_kept_side_by_side(library: Library) -> None:
    later = Article(text=BRIDGE.text + "\n\nUpdate.", url="https://maren.example/bridge")
    library.keep(BRIDGE, "-")
    library.keep(FERRY, "-")
    library.keep(later, "-")
    versions = library.versions("https://maren.example/bridge")
    assert [entry.id for entry in versions] == [BRIDGE.id, later.id]
    assert [entry.versions for entry in library.entries()] == [2, 1, 2]


def test_a_file_that_was_changed_has_versions_too(library: Library) -> None:
    for text in ("It closes.", "It opens."):
        library.keep(Article(text=text), "/news/bridge.txt")
    library.keep(Article(text="Piped."), "-")
    library.keep(Article(text="Piped too."), "-")
    assert [entry.versions for entry in library.entries()] == [2, 2, 1, 1]
    versions = library.versions("/news/bridge.txt")
    assert [library.article(entry.id).text for entry in versions] == ["It closes.", "It opens."]


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
    signatures = {library.signature}
    library.keep(BRIDGE, "-")
    signatures.add(library.signature)
    library.star(BRIDGE.id)
    signatures.add(library.signature)
    assert len(signatures) == 3


def test_a_position_is_known_without_a_database_or_the_whole_library(library: Library) -> None:
    script = (
        "import sys; from pathlib import Path; from articles.library import Library;"
        f"Library(Path({str(library.folder)!r})).position('0' * 64);"
        "print(*{'tinydb', 'trafilatura', 'sqlite3'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert run.stdout.strip() == b""


# -- samples


def test_samples_are_offered_until_they_are_opened(library: Library) -> None:
    first, *others = library.samples()
    assert len(others) >= 5
    assert all(sample.is_sample and sample.title for sample in [first, *others])
    library.keep(library.article(first.id), first.where)
    assert library.samples() == tuple(others)
    assert only_entry(library).is_sample
