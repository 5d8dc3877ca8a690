"""A quiet sign tells in how many other articles the words under the cursor stand too."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from annotators.across.elsewhere import Compared
from annotators.findings import Claim, Findings, Quote
from annotators.running.cache import FindingsCache
from annotators.running.indexing import Known, update_index
from annotators.running.service import Annotating
from articles.article import Article, Span
from articles.search import Saying
from tests.support.executors import AtOnce
from tests.support.pilots import press, settled, until
from tests.support.readings import ARTICLE, FINDINGS
from tests.support.sessions import quotation, reader, session, status_text
from tui.across.archive import Archive
from tui.across.same_screen import SameScreen
from tui.across.story_screen import StoryScreen
from tui.app import NewsReader
from tui.reader.document.document import Document
from tui.services import others
from tui.session import stores

QUOTED = "“Nobody will sleep behind a wall that leaks,” said Ada Brandt."
FIRST = Article(text=f"A wall leaks\n\n{QUOTED}\n\nNobody else spoke.", title="A wall leaks")
SECOND = Article(text=f"It rains\n\n{QUOTED} Rain came.", title="It rains")


def test_the_line_below_begins_with_a_sign_where_others_have_the_words() -> None:
    at = ARTICLE.text.index("We cannot")
    unshared = Document.of(ARTICLE, FINDINGS)
    shared = replace(unshared, others=((Span(at - 1, at + 30), 3),))
    assert shared.describe(at) == f"=3 {unshared.describe(at)}"
    assert shared.describe(0) == unshared.describe(0)


@pytest.fixture
def app(tmp_path: Path, home: Path) -> NewsReader:
    """The second of two articles with the same words, of which the first was read before."""
    cache = FindingsCache(tmp_path / "findings", "f")
    for article in (FIRST, SECOND):
        cache.put(article.id, quotation(article.text, None))
    annotating = Annotating(AtOnce, cache=cache, work=quotation)
    reading = session(tmp_path, SECOND, annotating=annotating)
    reading.library.keep(FIRST, "first.txt")
    return NewsReader(reading)


async def test_what_is_read_is_known_to_whatever_is_read_next(app: NewsReader) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "]", "q")
        assert not status_text(app).startswith("=")
        await pilot.press("equals_sign")
        await pilot.pause()
        assert isinstance(app.screen, SameScreen)
        while app.screen.others == ():
            await pilot.pause()
        (other,) = app.screen.others
        assert (other.saying.title, other.difference) == ("A wall leaks", "the same words")
        await pilot.press("escape")
        await settled(pilot)
        assert status_text(app).startswith("=1 ")


LONG = 40
"""Paragraphs, each with a statement: more than two screens."""


@pytest.fixture
def long(tmp_path: Path, home: Path) -> NewsReader:
    """A long article in which everything is said that another one says too."""
    text = "\n\n".join(f"“Gate number {n} of the harbour is shut,” said Falk." for n in range(LONG))
    cache = FindingsCache(tmp_path / "findings", "f")
    articles = Article(text=f"Gates\n\n{text}", title="Gates"), Article(text=text, title="Again")
    for article in articles:
        cache.put(article.id, all_quotations(article.text))
    reading = session(tmp_path, articles[1], annotating=Annotating(AtOnce, cache=cache))
    reading.library.keep(articles[0], "gates.txt")
    with stores.search_index("f") as index:
        update_index(reading.library, index, Known(cache.get))
    return NewsReader(reading)


def all_quotations(text: str) -> Findings:
    matches = re.finditer("“[^”]*”", text)
    quotes = (
        Quote(start=at.start(), end=at.end(), kind="direct", speaker="Falk") for at in matches
    )
    return Findings(quotes=tuple(quotes))


async def test_only_what_is_in_sight_is_looked_for(long: NewsReader) -> None:
    async with long.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: reader(long).document.others)
        await pilot.press("G", "[", "q")
        await until(pilot, lambda: status_text(long).startswith("=1 "))
        spans = [span for span, _ in reader(long).document.others]
        sight = reader(long).view.sight
        assert all(sight.overlaps(span) for span in spans)
        assert 1 < len(spans) < LONG / 2


async def test_nothing_more_is_looked_for_once_a_key_comes(
    long: NewsReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NewsReader, "on_reader_screen_rested", lambda _: None)
    words: list[str] = []

    def elsewhere(_: Archive, saying: Saying) -> Compared:
        words.append(saying.words)
        if len(words) == 2:
            long.call_from_thread(reader(long).view.go, 3)
        return Compared()

    monkeypatch.setattr(Archive, "elsewhere", elsewhere)
    async with long.run_test(size=(80, 24)) as pilot:
        long.others.look(reader(long))
        await settled(pilot)
        assert len(words) == len(reader(long).document.others) == 2
        long.others.look(reader(long))
        await settled(pilot)
        assert len(set(words)) == len(words) > 2


async def test_an_article_with_very_much_in_it_is_taken_in_by_a_process(
    long: NewsReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(others, "_MANY", LONG - 1)
    article = long.session.opened[0].article
    long.session.library.keep(article, "again.txt")
    async with long.run_test(size=(80, 24)) as pilot:
        with stores.search_index("f") as index:
            await until(pilot, lambda: index.quotations.of(article.id))
            assert len(index.quotations.of(article.id)) == LONG


async def test_where_nothing_is_said_the_story_is_shown(app: NewsReader) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("equals_sign")
        await pilot.pause()
        assert isinstance(app.screen, StoryScreen)


async def test_from_the_source_of_a_claim_its_words_are_looked_for(
    tmp_path: Path, home: Path
) -> None:
    parts = ("“Nobody will sleep behind a wall that leaks,”", "Ada Brandt", "said")
    content, source, cue = (
        Span(start, start + len(part)) for part in parts if (start := SECOND.text.index(part))
    )
    claim = Claim(
        content=(content,), source=(source,), cue=(cue,), speaker="Ada Brandt", form="direct"
    )
    cache = FindingsCache(tmp_path / "findings", "f")
    cache.put(SECOND.id, Findings(claims=(claim,)))
    annotating = Annotating(AtOnce, cache=cache, work=quotation)
    app = NewsReader(session(tmp_path, SECOND, annotating=annotating))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        reader(app).view.go(source.start)
        await pilot.press("equals_sign")
        await pilot.pause()
        assert isinstance(app.screen, SameScreen)
