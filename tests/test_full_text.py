"""Everything that is kept can be found by its words."""

from __future__ import annotations

import sqlite3
import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from articles.article import Article
from articles.library import Library
from articles.query import parse
from articles.search import SearchIndex
from articles.store import StoreError

if TYPE_CHECKING:
    from pathlib import Path

BRIDGE = Article(
    text="The harbour bridge of Port Maren closes.\n\n“Concrete doesn’t heal,” Tomas Okafor said.",
    title="Ferry crews warn of chaos",
    source="Maren Post",
    byline="Ines Falk",
    published="2026-05-14",
)
FERRY = Article(
    text="The bridge to the harbour is only a ferry now. Đặng Thị Hòa doubts it.",
    title="A ferry sails",
    source="Northern Wire",
    published="2026-06-01T07:30:00+02:00",
)
TAX = Article(text="Taxes rise. The ferries pay none.", title="Taxes", published="2025-01-31")
NAMES = {BRIDGE.id: "bridge", FERRY.id: "ferry", TAX.id: "tax"}


@pytest.fixture
def index(tmp_path: Path) -> SearchIndex:
    library = Library(tmp_path / "library")
    for article in (BRIDGE, FERRY, TAX):
        library.keep(article, "-")
    library.tag(TAX.id, ["old town", "money"])
    index = SearchIndex(tmp_path / "cache" / "search.sqlite", library)
    index.update()
    return index


def found(index: SearchIndex, query: str) -> list[str]:
    return [NAMES.get(hit.id, hit.id) for hit in index.find(query)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("concrete", {"bridge"}),
        ("harbour bridge", {"bridge", "ferry"}),
        ('"harbour bridge"', {"bridge"}),
        ("“harbour bridge”", {"bridge"}),
        ("ferry", {"ferry", "bridge"}),
        ("ferr", {"ferry", "bridge", "tax"}),
        ("ferr -harbour", {"tax"}),
        ('-"harbour bridge"', {"ferry", "tax"}),
        ("CONCRETE", {"bridge"}),
        ("doesn't", {"bridge"}),
        ("thi hoa", {"ferry"}),
        ("hoa doubts", {"ferry"}),
        ("title:ferry", {"bridge", "ferry"}),
        ("source:maren", {"bridge"}),
        ('source:"northern wire" ferry', {"ferry"}),
        ("by:falk", {"bridge"}),
        ("tag:money", {"tax"}),
        ('tag:"old town"', {"tax"}),
        ("-tag:money", {"bridge", "ferry"}),
        ("before:2026", {"tax"}),
        ("after:2026-05-14", {"bridge", "ferry"}),
        ("before:2026-06 after:2026", {"bridge"}),
        ("ferry before:2026-06-01", {"bridge"}),
        ("co", {"bridge"}),
        ("co heal", set()),
        ("zeppelin", set()),
        ("", set()),
        ("!!! ???", set()),
        ("maren:post", {"bridge"}),
        ("port:maren", {"bridge"}),
    ],
)
def test_a_query_finds_what_it_says(index: SearchIndex, query: str, expected: set[str]) -> None:
    assert set(found(index, query)) == expected


def test_what_has_the_word_in_its_title_comes_first(index: SearchIndex) -> None:
    assert found(index, "ferr")[-1] == "tax"


def test_without_words_the_latest_comes_first(index: SearchIndex) -> None:
    assert found(index, "after:2000") == ["ferry", "bridge", "tax"]


def test_a_hit_says_where_and_in_which_words(index: SearchIndex) -> None:
    (hit,) = index.find("concrete heal")
    assert BRIDGE.text[hit.offset :].startswith("Concrete")
    assert [words for words, is_hit in hit.snippet if is_hit] == ["Concrete", "heal"]
    assert "".join(words for words, _ in hit.snippet) in BRIDGE.text


def test_a_hit_in_the_title_alone_is_at_the_beginning(index: SearchIndex) -> None:
    (hit,) = index.find("warn")
    assert hit.offset == 0


def test_a_person_is_one_who_is_named(index: SearchIndex) -> None:
    assert found(index, "person:okafor") == ["bridge"]  # nothing is known yet: the text is asked
    index.set_people(BRIDGE.id, ["Tomas Okafor", "Okafor"])
    index.set_people(FERRY.id, [])
    assert found(index, "person:okafor") == ["bridge"]
    assert found(index, 'person:"tomas okafor"') == ["bridge"]
    assert found(index, "person:concrete") == []
    assert found(index, "person:hoa") == []
    assert set(found(index, "-person:okafor")) == {"ferry", "tax"}
    assert index.without_people() == (TAX.id,)


def test_who_is_in_an_article_is_known_before_it_was_indexed(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    library.keep(BRIDGE, "-")
    index = SearchIndex(tmp_path / "search.sqlite", library)
    index.set_people(BRIDGE.id, ["Okafor"])
    index.update()
    assert found(index, "person:okafor concrete") == ["bridge"]
    index.set_people("f" * 64, ["Nobody"])


def test_what_comes_changes_or_goes_is_followed(index: SearchIndex) -> None:
    library = index.library
    index.set_people(TAX.id, ["Nkemelu"])
    library.keep(Article(text="A zeppelin."), "-")
    library.tag(TAX.id, ["gold"])
    library.delete(FERRY.id)
    index.update()
    assert len(found(index, "zeppelin")) == 1
    assert found(index, "tag:gold taxes person:nkemelu") == ["tax"]
    assert found(index, "tag:money") == []
    assert found(index, "ferry -tag:gold") == ["bridge"]
    library.restore(FERRY.id)
    index.update()
    assert "ferry" in found(index, "ferry")


def test_making_the_index_can_be_watched_and_stopped(
    index: SearchIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.search.AT_ONCE", 2)
    index.close()
    index.file.unlink()
    told: list[tuple[int, int]] = []

    def tell(done: int, of: int) -> bool:
        told.append((done, of))
        return False

    index.update(tell)
    assert told == [(2, 3)]
    assert len(found(index, "after:2000")) == 2
    index.update()
    assert len(found(index, "after:2000")) == 3


@pytest.mark.parametrize("damage", [b"not a database" * 99, b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_damaged_index_is_made_anew(index: SearchIndex, damage: bytes) -> None:
    index.close()
    for file in index.file.parent.iterdir():
        file.unlink()
    index.file.write_bytes(damage)
    index.update()
    assert found(index, "concrete") == ["bridge"]


def test_the_index_of_another_version_is_made_anew(index: SearchIndex) -> None:
    index.close()
    other = sqlite3.connect(index.file)
    other.execute("PRAGMA user_version = 99")
    other.close()
    index.update()
    assert found(index, "concrete") == ["bridge"]


def test_where_there_can_be_no_index_a_sentence_says_so(tmp_path: Path) -> None:
    (tmp_path / "search.sqlite").mkdir()
    index = SearchIndex(tmp_path / "search.sqlite", Library(tmp_path / "library"))
    with pytest.raises(StoreError, match="cannot be used"):
        index.find("x")


def test_the_index_is_its_owners_alone(index: SearchIndex) -> None:
    assert {file.stat().st_mode & 0o777 for file in index.file.parent.iterdir()} == {0o600}


def test_an_article_that_cannot_be_read_hides_no_other(index: SearchIndex) -> None:
    index.close()
    index.file.unlink()
    index.library._texts.path(BRIDGE.id).write_bytes(b"?")
    index.update()
    assert found(index, "concrete") == []
    assert "ferry" in found(index, "title:ferry")


def test_half_a_surrogate_pair_is_no_obstacle(index: SearchIndex) -> None:
    odd = Article(text="A \ud83d zeppelin", title="\ud83d\0", source="\ud83d")
    index.library.keep(odd, "-")
    index.update()
    (hit,) = index.find("zeppelin")
    assert hit.offset == 4
    assert index.find("\ud83d") == ()


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text(max_size=40) | st.text(alphabet="\"“”-:*^(){}+~\\\0' aNOTRD", max_size=40))
@example('" OR 1=1; DROP TABLE texts --')
@example("NEAR(a b, 3)")
@example("text : x")
@example("title:")
@example('person:"')
@example("before:soon after:")
@example("-" * 50)
@example("a* ^b {title text}: c")
@example("\ud83d x:\ud83d")
@example("²")
@example("a" * 5000)
def test_nothing_that_can_be_typed_is_an_error(index: SearchIndex, query: str) -> None:
    index.find(query)


def test_two_threads_use_one_index(index: SearchIndex) -> None:
    counts: list[int] = []
    threads = [
        threading.Thread(target=lambda: counts.append(len(index.find("ferr")))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [3] * 8


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("before:soon", "“before:soon” is no date; write before:2026-05-14."),
        ("title:!", "“title:” needs a word after the colon."),
    ],
)
def test_what_makes_no_sense_is_left_out_and_said(text: str, sentence: str) -> None:
    assert parse(f"ferry {text} sails").problems == (sentence,)
    assert [term.words for term in parse(f"ferry {text} sails").terms] == ["ferry", "sails"]
