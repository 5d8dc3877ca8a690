"""Versions of one article are told from articles of one address."""

from pathlib import Path

import pytest

from articles import Article
from articles.library import Library

FERRY = "The ferry to Elmsey sails at noon, said Nell Orrin, who has steered it for ten years."
BAKER = "A baker in Tarn has been fined for selling loaves that were short by a third, or more."
LATER = FERRY.replace("noon", "one o’clock")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


def keep(library: Library, *articles: tuple[str, str | None, str]) -> list[int]:
    """Keeps texts by address and place; how many versions each has."""
    for text, url, where in articles:
        library.keep(Article(text=text, url=url), where)
    return [entry.versions for entry in library.entries()]


HOME, SHARED = "https://post.example/", "https://post.example/news/"


@pytest.mark.parametrize("canonical", [HOME, "https://post.example/index.html", SHARED])
@pytest.mark.parametrize("folder", ["https://post.example/", "/clippings/"])
def test_two_pages_that_give_one_address_are_two_articles(
    library: Library, canonical: str, folder: str
) -> None:
    articles = [(text, canonical, f"{folder}{n}") for n, text in enumerate((FERRY, BAKER))]
    assert keep(library, *articles) == [1, 1]


@pytest.mark.parametrize("canonical", [HOME, SHARED])
def test_each_of_them_has_versions_of_its_own(library: Library, canonical: str) -> None:
    assert keep(
        library,
        (BAKER, canonical, "https://post.example/baker"),
        (FERRY, canonical, "https://post.example/ferry"),
        (LATER, canonical, "https://post.example/ferry?utm_source=mail"),
    ) == [1, 2, 2]


def test_what_came_through_a_pipe_is_a_version_only_of_what_is_like_it(library: Library) -> None:
    articles = [(text, SHARED, "-") for text in (FERRY, BAKER, LATER)]
    assert keep(library, *articles) == [2, 1, 2]


def test_a_page_that_is_reached_by_two_addresses_is_one_article(library: Library) -> None:
    url = "https://post.example/ferry"
    articles = [(FERRY, url, "https://post.example/amp/ferry"), (LATER, url, url)]
    assert keep(library, *articles) == [2, 2]


def test_parameters_that_count_visitors_make_no_two_of_one(library: Library) -> None:
    urls = [f"https://post.example/ferry{end}" for end in ("?utm_source=a", "/?fbclid=b#top")]
    assert keep(library, (FERRY, urls[0], urls[0]), (LATER, urls[1], urls[1])) == [2, 2]


def test_a_parameter_that_chooses_the_article_does(library: Library) -> None:
    urls = [f"https://post.example/story?cid={n}" for n in (1, 2)]
    assert keep(library, (FERRY, urls[0], urls[0]), (LATER, urls[1], urls[1])) == [1, 1]


def test_what_is_not_kept_yet_has_the_versions_that_it_will_have(library: Library) -> None:
    keep(library, (FERRY, HOME, "/n/ferry.html"), (BAKER, HOME, "/n/baker.html"))
    versions = library.versions_with(Article(text=LATER, url=HOME), "/n/ferry.html")
    assert [entry.where for entry in versions] == ["/n/ferry.html"]


def test_a_newer_version_takes_the_place_of_one_that_nobody_touched(library: Library) -> None:
    old = library.keep(Article(text=FERRY), "https://post.example/f#/1", is_opened=False)
    new = Article(text=LATER, url="https://post.example/moved")
    library.keep(new, new.url or "", is_opened=False, version_of=old.id)
    assert [(entry.state, entry.versions) for entry in library.entries()] == [
        ("read", 2),
        ("new", 2),
    ]


def test_a_summary_that_nobody_touched_goes_when_the_whole_has_come(library: Library) -> None:
    stub = Article(text=FERRY, url="https://post.example/a", notice="Only the feed's summary.")
    old = library.keep(stub, stub.url or "", is_opened=False)
    whole = Article(text=LATER, url=stub.url)
    library.keep(whole, whole.url or "", is_opened=False, version_of=old.id)
    assert [entry.id for entry in library.entries()] == [whole.id]


def test_what_the_reader_has_opened_stays_as_it_is(library: Library) -> None:
    stub = Article(text=FERRY, url="https://post.example/a", notice="Only the feed's summary.")
    old = library.keep(stub, stub.url or "")
    library.keep(Article(text=LATER), "x", is_opened=False, version_of=old.id)
    assert [(entry.state, entry.versions) for entry in library.entries()] == [
        ("begun", 2),
        ("new", 2),
    ]


def test_a_notice_is_listed(library: Library) -> None:
    article = Article(text=FERRY, notice="Only the feed's summary: there is no such page.")
    assert library.keep(article, "-").notice == article.notice
