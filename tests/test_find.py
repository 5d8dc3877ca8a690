from __future__ import annotations

import pytest

from tests.support.reader_app import Reading, press
from tests.support.readings import ARTICLE, FINDINGS, TEXT
from tui.reader.reader_screen import ReaderScreen
from tui.text import find as finding
from tui.text.find import QueryError, find

STORY = "The coalition\nof the “willing” – İstanbul’s – met. THE END of the e\u0301tude."


def hit_words(query: str, text: str = STORY) -> list[str]:
    return [text[start:end] for start, end, _ in find(text, query).within(0, len(text))]


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("coalition of", ["coalition\nof"]),
        ("the", ["The", "the", "THE", "the"]),
        ("The", ["The"]),
        ('"willing"', ["“willing”"]),
        ("istanbul's", []),
        ("stanbul's -", ["stanbul’s –"]),
        ("a.b", []),
        ("/w.l+ing", ["willing"]),
        ("/^of", ["of"]),
        ("/THE|met", ["met", "THE"]),
        ("/met|x*", ["met"]),
        ("", []),
        ("/", []),
        ("  ", []),
    ],
)
def test_words_are_found_in_the_source(query: str, hits: list[str]) -> None:
    assert hit_words(query) == hits


@pytest.mark.parametrize("query", ["/(", "/[", "/*"])
def test_what_is_no_regular_expression_is_said_to_be_none(query: str) -> None:
    with pytest.raises(QueryError, match="is no regular expression"):
        find(STORY, query)


def test_an_expression_that_takes_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "PATIENCE", 0.01)
    with pytest.raises(QueryError, match="takes too long"):
        find(("a" * 60 + "c") * 3, "/(a|aa)+b")


@pytest.mark.parametrize(
    "query",
    [
        "/(a{30000}){30000}",
        "/(?:(?:(?:a{1000}){1000}){1000})",
        "/(?:a{1000,}){1000,2000}",
        "/(?x)(?:a{ 1000 } #(\n){1000}",
        "/" + "(?:" * 12 + "a" + "{4})" * 12,
        f"/a{{{'9' * 5_000}}}",
        f"/(?:{'a' * 2_000}){{1000}}",
        "/" + "a" * 1_100_000,
    ],
    ids=lambda query: query[:20],
)
def test_an_expression_that_grows_beyond_memory_is_not_begun(query: str) -> None:
    with pytest.raises(QueryError, match=r"repeats too much|is no regular expression"):
        find(STORY, query)


@pytest.mark.parametrize(
    ("query", "hit"),
    [
        (r"/\d{4}-\d{2}-\d{2}", "2026-03-01"),
        (r"/(?:\d{1,3}\.){3}\d{1,3}", "10.0.0.1"),
        (r"/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", "0c0ffee0-1234-5678-9abc-def012345678"),
        (r"/a{0,30}b{0}c", "aac"),
    ],
)
def test_counts_that_people_write_are_looked_for(query: str, hit: str) -> None:
    assert hit_words(query, f"On {hit}.") == [hit]


def test_no_more_hits_are_kept_than_anybody_steps_through() -> None:
    assert len(find("a" * (finding.MOST + 5), "a")) == finding.MOST


async def test_typing_finds_and_n_goes_round() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test() as pilot:
        await press(pilot, ["/", *"hale", "enter"])
        first = TEXT.index("Hale")
        assert reader.position == first
        assert reader.status.right.startswith("hit 1 of 2")
        await press(pilot, "n")
        assert reader.position == TEXT.index("Hale", first + 1)
        await press(pilot, "n")
        assert reader.position == first
        await press(pilot, "N")
        assert reader.status.right.startswith("hit 2 of 2")


async def test_escape_goes_back_to_where_the_search_began() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test() as pilot:
        await press(pilot, ["w", "/", *"hale", "escape"])
        assert reader.position == TEXT.index("bridge")
        assert not len(reader.view.lit["find"])
        assert reader.view.has_focus


async def test_what_is_not_there_is_said_not_to_be() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test() as pilot:
        await press(pilot, ["/", *"xyz"])
        assert reader.hints.left[0][0] == "Not in this text"
        await press(pilot, ["escape", "/", "/", "("])
        assert "is no regular expression" in reader.hints.left[0][0]


WRAPPED = (
    "the miller of the lower town said on the day of the flood in the spring\nthat nobody had "
    "told him of the agree-\nment, and that he would go to law.\n"
)


@pytest.mark.parametrize(
    ("query", "text", "hits"),
    [
        ("café zoë", "Cafe\u0301 Zoe\u0308", ["Cafe\u0301 Zoe\u0308"]),
        ("Cafe\u0301", "A Café", ["Café"]),
        ("griffin", "The gri\ufb03n", ["gri\ufb03n"]),
        ("fi", "a \ufb01sh", ["\ufb01"]),
        ("government", "The gov\xadern\xadment", ["gov\xadern\xadment"]),
        ("gov\xadernment", "The government", ["government"]),
        ("in the spring that", WRAPPED, ["in the spring\nthat"]),
        ("agreement, and", WRAPPED, ["agree-\nment, and"]),
        ("/agree.ent", WRAPPED, ["agree-\nment"]),
        ("mill²", "the mill²", ["mill²"]),
        ("said.[2]", "she said.[2]", ["said.[2]"]),
    ],
)
def test_what_is_on_the_screen_is_found(query: str, text: str, hits: list[str]) -> None:
    assert hit_words(query, text) == hits
