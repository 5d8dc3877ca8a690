"""An article is the same when it comes back from JSON, whoever kept it."""

from dataclasses import fields, replace

import pytest

from annotators.notebook.formats.jsonld import ABOUT as TERMS
from articles.article import Article, Part
from articles.codec import ABOUT, decode, encode
from articles.store.any_json import dumps, loads

ARTICLE = Article(
    text="Ferry sails\n\nThe ferry sails at noon.",
    title="Ferry sails",
    source="Elmsey Post",
    byline="Nell Orrin",
    published="2026-03-09",
    url="https://post.example/ferry",
    language="de",
    notice="This is its beginning.",
    parts=(Part(0, 11, kind="headline"), Part(17, 22, kind="link", href="/ferry")),
)


def test_all_of_an_article_comes_back() -> None:
    assert all(getattr(ARTICLE, field.name) for field in fields(Article))
    assert decode(loads(dumps(encode(ARTICLE)))) == ARTICLE


def test_a_text_alone_is_an_article() -> None:
    assert decode({"text": "Words."}) == Article(text="Words.")


@pytest.mark.parametrize(
    "part", [[0, 5, "hologram", None], [5, 0, "link", None], [0, 5], "link", None]
)
def test_a_part_that_is_none_costs_no_other(part: object) -> None:
    data = encode(ARTICLE)
    data["parts"].append(part)
    assert decode(data) == ARTICLE


@pytest.mark.parametrize("name", ["text", *ABOUT])
def test_what_should_be_a_text_and_is_none_is_refused(name: str) -> None:
    with pytest.raises(TypeError):
        decode({**encode(ARTICLE), name: 7})


def test_what_is_not_told_is_not_known() -> None:
    assert decode({**encode(ARTICLE), "notice": None}) == replace(ARTICLE, notice=None)


def test_every_form_that_keeps_articles_has_all_of_their_fields() -> None:
    assert {*TERMS} == {*ABOUT, "text"}
