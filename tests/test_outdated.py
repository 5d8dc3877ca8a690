"""What another version or pipeline found is shown until it is found anew, and replaced then."""

from __future__ import annotations

import sqlite3
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from annotators.findings import Claim, Findings, Person
from annotators.running import prefetch
from annotators.running.cache import FindingsCache
from annotators.running.indexing import Known, take_in, update_index
from annotators.running.prefetch import Errand, read_ahead
from articles import Article, Span
from articles.library import Library
from articles.search import SearchIndex, parse
from articles.search.quotations import Built
from articles.search.sayings import Saying
from articles.search.schema import VERSION
from tui.people.coverage import Coverage, coverage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ARTICLES = [
    Article(text=f"The quay of {town} closes, the mayor said.", title=f"Quay of {town}")
    for town in ("Tarn", "Orrin", "Vell")
]
FIRST, SECOND, THIRD = (article.id for article in ARTICLES)


def findings_by(name: str) -> Findings:
    claim = Claim(content=(Span(0, 11),), speaker=name, form="indirect")
    return Findings(people=(Person(name=name, label="PERSON", mentions=()),), claims=(claim,))


def known(name: str, *articles: str, **options: object) -> Known:
    """A version, called by whom it finds in these articles."""
    findings = dict.fromkeys(articles, findings_by(name))
    return Known(findings.get, **{"fingerprint": name, **options})  # type: ignore[arg-type]


OLD, NEW = known("Quill", FIRST, SECOND, THIRD), known("Lind", FIRST, SECOND, THIRD)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "library")
    for article in ARTICLES:
        library.keep(article, "-")
    return library


@pytest.fixture
def speakers_shown(library: Library, tmp_path: Path) -> Callable[[Known], list[str]]:
    """Bring the index up to date with what a version knows: who speaks in each article then."""

    def speakers_for(known: Known) -> list[str]:
        with SearchIndex(tmp_path / "search.db", known.fingerprint) as index:
            update_index(library, index, known)
            sayings = [index.quotations.of(id_) for id_ in (FIRST, SECOND, THIRD)]
        return [" ".join(saying.speaker for saying in group) for group in sayings]

    return speakers_for


def test_what_is_found_anew_replaces_what_was_found_before(
    speakers_shown: Callable[[Known], list[str]],
) -> None:
    assert speakers_shown(OLD) == ["Quill"] * 3
    assert speakers_shown(NEW) == ["Lind"] * 3


def test_what_was_found_before_is_shown_until_it_is_found_anew(
    speakers_shown: Callable[[Known], list[str]],
) -> None:
    speakers_shown(OLD)
    assert speakers_shown(known("Lind", SECOND)) == ["Quill", "Lind", "Quill"]


def test_who_is_found_no_more_is_not_listed(
    speakers_shown: Callable[[Known], list[str]], tmp_path: Path
) -> None:
    speakers_shown(OLD)
    speakers_shown(NEW)
    with SearchIndex(tmp_path / "search.db") as index:
        assert [person.name for person in index.people.named()] == ["Lind"]
        assert index.statements(parse("by:quill"), 9) == ()


def test_how_many_articles_are_to_be_read_anew_is_counted(
    speakers_shown: Callable[[Known], list[str]], library: Library, tmp_path: Path
) -> None:
    speakers_shown(known("Quill", FIRST, SECOND))
    now = known("Lind", SECOND)
    with SearchIndex(tmp_path / "search.db", now.fingerprint) as index:
        coverage_now = coverage(update_index(library, index, now), index.people)
    assert coverage_now == Coverage(articles=3, unread=2, outdated=1)
    assert str(coverage_now) == "1 of 3 articles not read yet, 1 to be read anew"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (Coverage(200, 0, 0), ""),
        (Coverage(1_200, 1_100, 0), "1,100 of 1,200 articles not read yet"),
        (Coverage(1, 1, 1), "1 of 1 article to be read anew"),
    ],
)
def test_what_is_to_be_read_is_said_in_words(state: Coverage, words: str) -> None:
    assert str(state) == words


@pytest.mark.parametrize("now", [OLD, known("Lind")], ids=["the same version", "nothing known"])
def test_nothing_is_written_while_nothing_is_found(
    speakers_shown: Callable[[Known], list[str]], now: Known, tmp_path: Path
) -> None:
    speakers_shown(OLD)
    path = tmp_path / "search.db"
    before = path.read_bytes(), path.stat().st_mtime_ns
    speakers_shown(now)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_an_index_of_the_version_before_is_kept_and_read_anew(
    speakers_shown: Callable[[Known], list[str]], tmp_path: Path
) -> None:
    verdicts = {FIRST: "0123456789abcdef"}
    speakers_shown(known("Quill", FIRST, SECOND, THIRD, verdicts=lambda: verdicts))
    with sqlite3.connect(
        tmp_path / "search.db"
    ) as database:  # as it was before fingerprints were kept
        sql = "UPDATE articles SET looked_through = ? WHERE looked_through IS NOT NULL AND id = ?"
        for id_ in (FIRST, SECOND, THIRD):
            database.execute(sql, (verdicts.get(id_, ""), id_))
    database.close()
    assert speakers_shown(known("Lind", SECOND, verdicts=lambda: verdicts)) == [
        "Quill",
        "Lind",
        "Quill",
    ]
    with SearchIndex(tmp_path / "search.db") as index:
        assert index.people.judged() == verdicts


def test_what_the_reader_judged_stays_until_the_verdicts_are_known(
    speakers_shown: Callable[[Known], list[str]],
) -> None:
    speakers_shown(known("Quill", FIRST, SECOND, THIRD, verdicts=lambda: {FIRST: "a"}))
    assert speakers_shown(NEW) == ["Quill", "Lind", "Lind"]
    now = known("Lind", FIRST, SECOND, THIRD, verdicts=lambda: {FIRST: "a"})
    assert speakers_shown(now) == ["Lind"] * 3


def test_each_of_two_pipelines_shows_what_it_found(
    speakers_shown: Callable[[Known], list[str]],
) -> None:
    shown_in_turn = [speakers_shown(known) for known in (OLD, NEW, OLD)]
    assert shown_in_turn == [["Quill"] * 3, ["Lind"] * 3, ["Quill"] * 3]


def test_two_newsreads_can_take_in_the_same_at_once(
    speakers_shown: Callable[[Known], list[str]], tmp_path: Path
) -> None:
    speakers_shown(OLD)
    failed: list[Exception] = []

    def another() -> None:
        try:
            speakers_shown(NEW)
        except Exception as error:
            failed.append(error)

    threads = [Thread(target=another) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with SearchIndex(tmp_path / "search.db", NEW.fingerprint) as index:
        assert [saying.speaker for saying in index.statements(parse(""), 9)] == ["Lind"] * 3
        assert index.people.outdated() == []


def test_an_article_that_is_opened_is_taken_in_anew(
    speakers_shown: Callable[[Known], list[str]], library: Library, tmp_path: Path
) -> None:
    speakers_shown(OLD)
    with SearchIndex(tmp_path / "search.db", "Lind") as index:
        take_in(library, index, ARTICLES[0], findings_by("Lind"))
        assert set(index.people.outdated()) == {SECOND, THIRD}
        take_in(library, index, ARTICLES[0], findings_by("nobody who is asked for again"))
        assert [saying.speaker for saying in index.quotations.of(FIRST)] == ["Lind"]


def test_reading_ahead_reads_anew_what_another_version_has_read(
    speakers_shown: Callable[[Known], list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speakers_shown(known("Quill", FIRST, SECOND, THIRD, verdicts=lambda: {SECOND: "a"}))
    monkeypatch.setattr(
        prefetch, "find_all", lambda articles, *_: [findings_by("Lind") for _ in articles]
    )
    errand = Errand(
        library=tmp_path / "library",
        feeds=tmp_path / "feeds.db",
        index=tmp_path / "search.db",
        cache=FindingsCache(tmp_path / "findings", "Lind"),
    )
    read_ahead(errand, lambda _: None)
    assert speakers_shown(known("Lind", verdicts=lambda: {SECOND: "a"})) == [
        "Lind",
        "Quill",
        "Lind",
    ]


def test_what_was_built_of_files_is_read_by_nobody_anew(
    speakers_shown: Callable[[Known], list[str]], tmp_path: Path
) -> None:
    statement = Saying(speaker="Torr", kind="says", words="the dam leaks", start=0, end=9)
    article = Built(
        id="b", title="", source="", date="", url="", people=(), sayings=[statement], places=()
    )
    with SearchIndex(tmp_path / "search.db", "Quill") as index:
        index.quotations.build([article])
    speakers_shown(NEW)
    with SearchIndex(tmp_path / "search.db", "Lind") as index:
        assert index.people.outdated() == []
        assert [saying.speaker for saying in index.quotations.of("b")] == ["Torr"]


TERMS = {
    "voices": "any bo cafe denied in lind lodz may opens re reworded said the \ue000",
    "shingles": "6bd502e7 79075efd 8cdfa09b 9d21e236 af51c48f",
}


def test_what_is_searched_of_a_statement_is_that_of_its_version(
    speakers_shown: Callable[[Known], list[str]], tmp_path: Path
) -> None:
    """Else raise `schema.VERSION`: a row is forgotten by what is searched of it, made once more."""
    speakers_shown(known("Lind"))
    saying = Saying(
        speaker="Łódź", kind="denies", polarity="denies", verb="said", start=0, end=9,
        words="The café re-opens in May", about=("Bo Lind",),
    )  # fmt: skip
    with SearchIndex(tmp_path / "search.db") as index:
        index.people.put(FIRST, [], [saying])
    database = sqlite3.connect(tmp_path / "search.db")
    for table in TERMS:
        database.execute(
            f"CREATE VIRTUAL TABLE temp.of_{table} USING fts5vocab(main, {table}, row)"
        )
    terms = {
        table: " ".join(term for (term,) in database.execute(f"SELECT term FROM temp.of_{table}"))
        for table in TERMS
    }
    database.close()
    assert (VERSION, terms) == (9, TERMS)
