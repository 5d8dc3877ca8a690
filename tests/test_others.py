"""A quiet sign tells in how many other articles the words under the cursor stand too."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotators.running.cache import FindingsCache
from annotators.running.service import Annotating
from articles.article import Article, Span
from tests.support.executors import AtOnce
from tests.support.pilots import press, settled
from tests.support.readings import ARTICLE, FINDINGS
from tests.support.sessions import quotation, reader, session
from tui.across.same_screen import SameScreen
from tui.across.story_screen import StoryScreen
from tui.app import NewsReader
from tui.reading.document import Document

QUOTED = "“Nobody will sleep behind a wall that leaks,” said Ada Brandt."
FIRST = Article(text=f"A wall leaks\n\n{QUOTED}\n\nNobody else spoke.", title="A wall leaks")
SECOND = Article(text=f"It rains\n\n{QUOTED} Rain came.", title="It rains")


def test_the_line_below_begins_with_a_sign_where_others_have_the_words() -> None:
    at = ARTICLE.text.index("We cannot")
    alone = Document.of(ARTICLE, FINDINGS)
    shared = replace(alone, others=((Span(at - 1, at + 30), 3),))
    assert shared.describe(at) == f"=3 {alone.describe(at)}"
    assert shared.describe(0) == alone.describe(0)


@pytest.fixture
def app(tmp_path: Path, home: Path) -> NewsReader:
    """The second of two articles with the same words, of which the first was read before."""
    cache = FindingsCache(tmp_path / "findings", "f")
    for each in (FIRST, SECOND):
        cache.put(each.id, quotation(each.text, None))
    annotating = Annotating(AtOnce, cache=cache, work=quotation)
    reading = session(tmp_path, SECOND, annotating=annotating)
    reading.library.keep(FIRST, "first.txt")
    return NewsReader(reading)


def said(app: NewsReader) -> str:
    return "".join(words for words, _ in reader(app).status.left)


async def test_what_is_read_is_known_to_whatever_is_read_next(app: NewsReader) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "]", "q")
        assert not said(app).startswith("=")
        await pilot.press("equals_sign")
        await pilot.pause()
        assert isinstance(app.screen, SameScreen)
        while app.screen.others == ():
            await pilot.pause()
        (other,) = app.screen.others
        assert (other.saying.title, other.told) == ("A wall leaks", "the same words")
        await pilot.press("escape")
        await settled(pilot)
        assert said(app).startswith("=1 ")


async def test_where_nothing_is_said_the_story_is_shown(app: NewsReader) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("equals_sign")
        await pilot.pause()
        assert isinstance(app.screen, StoryScreen)
