"""Which addresses are of one page, and which texts may be versions of one article."""

import pytest

from articles.diff.alike import are_alike
from articles.urls import is_home, page_of

PAGE = "https://post.example/north/ferry?id=7"


@pytest.mark.parametrize(
    "address",
    [
        "http://post.example/north/ferry?id=7",
        "https://POST.example:443/north/ferry/?id=7",
        "https://post.example/north/ferry?utm_source=mail&id=7&utm_medium=x",
        "https://post.example/north/ferry?id=7&fbclid=IwAR0&gclid=abc",
        "https://post.example/north/ferry?mc_cid=1&mc_eid=2&id=7&xtor=RSS-1",
        "https://post.example/north/ferry?id=7&ref=rss",
        "https://post.example/north/ferry?id=7#comments",
        "https://post.example/north/ferry?id=7#:~:text=noon",
        "https://post.example/%6eorth/ferry?id=7",
    ],
)
def test_an_address_is_of_the_same_page(address: str) -> None:
    assert page_of(address) == page_of(PAGE)


@pytest.mark.parametrize(
    "other",
    [
        "https://post.example/north/ferry?id=8",
        "https://post.example/north/ferry",
        "https://post.example/North/ferry?id=7",
        "https://post.example:8443/north/ferry?id=7",
        "https://other.example/north/ferry?id=7",
        "https://post.example/north/ferry?id=7&gid=2",
        "https://post.example/north/ferry?id=7&cid=2",
        "https://post.example/north/ferry?id=7&page=2",
        "https://post.example/north/ferry?id=7&source=harbour",
        "https://post.example/north/ferry?id=7#!/story/2",
        "https://post.example/north/ferry?id=7#/story/2",
    ],
)
def test_an_address_is_of_another_page(other: str) -> None:
    assert page_of(other) != page_of(PAGE)


def test_a_page_names_itself() -> None:
    assert page_of(page_of(PAGE)) == page_of(PAGE)


def test_a_name_in_any_script_is_one_host() -> None:
    assert page_of("https://fähre.example/é") == page_of("https://xn--fhre-loa.example/%c3%a9")


@pytest.mark.parametrize("text", ["/news/ferry.txt", "-", "sample:a.txt", "https://[x", ""])
def test_what_is_no_address_on_the_web_stays_as_it_is(text: str) -> None:
    assert page_of(text) == text
    assert not is_home(text)


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://post.example", True),
        ("https://post.example/", True),
        ("https://post.example/index.php", True),
        ("https://post.example/?utm_source=feed", True),
        ("https://post.example/?p=12", False),
        ("https://post.example/#/story/12", False),
        ("https://post.example/north", False),
    ],
)
def test_a_home_page_is_that_of_a_whole_site(url: str, is_one: bool) -> None:
    assert is_home(url) is is_one


FERRY = "The ferry to Elmsey sails at noon, said Nell Orrin, who has steered it for ten years."


def test_a_corrected_text_is_like_the_one_before() -> None:
    assert are_alike(FERRY, FERRY.replace("noon", "one o’clock"))
    assert are_alike(FERRY, f"{FERRY} The harbour will be closed on Friday, the board says.")


def test_two_texts_on_other_things_are_not_alike() -> None:
    assert not are_alike(
        FERRY, "A baker in Tarn has been fined for selling loaves that were short."
    )
    assert not are_alike("", FERRY)


def test_half_a_character_in_an_address_stops_nothing() -> None:
    assert page_of("https://post.example/\ud800pier/") == "//post.example/%ED%A0%80pier"
