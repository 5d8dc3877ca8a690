"""Articles of one event are put together, each with its reason, and what it has alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotators import annotate
from annotators.across.elsewhere import elsewhere
from annotators.across.extract_records import RecordError, article_in, build
from annotators.across.stories import Member, Story, story_of
from annotators.codec import dumps, record
from articles.library import samples
from articles.search import Saying, SearchIndex

FOLDER = "sample:tide-gate/"
RECORD, WIRE, TRIBUNE, GAZETTE, LANTERN, QUAI, DENIAL, *_ = (
    *("01-town-record", "02-northern-wire", "03-coast-tribune", "04-harbour-gazette"),
    *("05-evening-lantern", "06-quai-journal", "07-town-hall-denial"),
)


@pytest.fixture(scope="module")
def ids() -> dict[str, str]:
    """The ids of the articles of the story that comes with newsread, by their files."""
    stories = (entry for entry in samples.entries() if entry.where.startswith(FOLDER))
    return {Path(entry.where).stem: entry.id for entry in stories}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, ids: dict[str, str]) -> Iterator[SearchIndex]:
    """All samples as `extract` writes them, and an index of that."""
    articles = [samples.article(entry.id) for entry in samples.entries()]
    lines = [dumps(record("-", article, annotate(article.text))).encode() for article in articles]
    with SearchIndex(tmp_path_factory.mktemp("index") / "search.db") as index:
        assert list(build(lines, index.quotations, [])) == [len(articles)]
        yield index


def speech(index: SearchIndex, id_: str) -> Saying:
    return next(saying for saying in index.quotations.of(id_) if "knew" in saying.words)


def differences(index: SearchIndex, ids: dict[str, str], article_id: str) -> dict[str, str]:
    """How the speech of the mayor differs in the other articles, by the file of each."""
    files = {id_: file for file, id_ in ids.items()}
    others = elsewhere(speech(index, ids[article_id]), index.quotations).others
    return {
        file: " | ".join(
            other.difference for other in others if files[other.saying.article] == file
        )
        for file in ids
    }


def test_ten_articles_of_one_event_come_with_newsread(ids: dict[str, str]) -> None:
    assert len(ids) == 10


@pytest.mark.parametrize(
    ("source", "way"),
    [
        (WIRE, "cut"),
        (TRIBUNE, "in another order"),
        (GAZETTE, "reworded"),
        (QUAI, "cut"),
        (DENIAL, "denied"),
    ],
)
def test_each_source_quotes_the_speech_in_its_own_way(
    index: SearchIndex, ids: dict[str, str], source: str, way: str
) -> None:
    assert way in differences(index, ids, RECORD)[source]


def test_what_one_source_gives_to_somebody_else_is_told(
    index: SearchIndex, ids: dict[str, str]
) -> None:
    assert "credited to Casper Lunn" in differences(index, ids, TRIBUNE)[LANTERN]


def story(index: SearchIndex, ids: dict[str, str], file: str = GAZETTE) -> Story:
    return story_of(ids[file], index.quotations)


def member(index: SearchIndex, ids: dict[str, str], file: str) -> Member:
    return next(member for member in story(index, ids).members if member.article.id == ids[file])


def test_the_story_of_each_article_is_all_ten_and_no_other(
    index: SearchIndex, ids: dict[str, str]
) -> None:
    for file in ids:
        assert {member.article.id for member in story(index, ids, file).members} == {*ids.values()}


def test_a_story_is_told_from_its_beginning(index: SearchIndex, ids: dict[str, str]) -> None:
    days = [member.article.date for member in story(index, ids).members]
    assert days == sorted(days)


def test_each_article_says_why_it_belongs_to_the_story(
    index: SearchIndex, ids: dict[str, str]
) -> None:
    for sharer in story(index, ids).members:
        is_of_it = sharer.article.id == ids[GAZETTE]
        assert bool(str(sharer.reason)) is not is_of_it


def test_a_voice_that_only_one_article_has_is_named(
    index: SearchIndex, ids: dict[str, str]
) -> None:
    assert member(index, ids, DENIAL).voices == ("Tove Brandvik",)


def test_what_only_one_article_has_is_listed(index: SearchIndex, ids: dict[str, str]) -> None:
    unshared = [saying.words for saying in member(index, ids, DENIAL).unshared]
    assert unshared == ["that she had read the pump reports in March"]
    assert member(index, ids, QUAI).unshared == ()


def test_an_article_that_nobody_has_read_has_no_story(index: SearchIndex) -> None:
    assert story_of("nothing", index.quotations) == Story(())


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "no JSON"),
        (b"[]", "no object"),
        (b'{"error": "x.pdf: it is damaged"}', "there are no findings: x.pdf: it is damaged"),
        (b'{"text": "Hm."}', "not what extract writes"),
        (b'{"text": 5}', "not what extract writes"),
    ],
)
def test_a_line_that_is_no_article_says_why(line: bytes, reason: str) -> None:
    with pytest.raises(RecordError, match=reason):
        article_in(line)


def test_a_line_that_is_no_article_costs_no_other(tmp_path: Path) -> None:
    article = samples.article(samples.entries()[0].id)
    whole = dumps(record("-", article, annotate(""))).encode()
    failures: list[tuple[int, str]] = []
    with SearchIndex(tmp_path / "search.db") as index:
        assert list(build([whole, b"{", b"\n", whole], index.quotations, failures)) == [2]
        assert index.quotations.indexed_article(article.id)
    assert [number for number, _ in failures] == [2]
