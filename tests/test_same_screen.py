"""The same words elsewhere are laid side by side, and a story is told from its beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from annotators.across.stories import Member, Reason, Story
from annotators.findings import Claim, Findings, Person
from annotators.running.indexing import Known
from annotators.running.prefetch import Ahead
from articles.aliases import Aliases
from articles.article import Article, Span
from articles.library import Library
from articles.search import SearchIndex
from articles.search.quotations import IndexedArticle
from tests.support.pilots import finished
from tui.across.archive import Archive
from tui.across.same_screen import SameScreen
from tui.across.story_rows import summary
from tui.across.story_screen import StoryScreen
from tui.feeds.ahead_wanted import AheadWanted
from tui.keyboard.keyboard_app import KeyboardApp
from tui.widgets.search_line import EntryPlace

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot


def article(words: str, day: str, source: str) -> Article:
    text = f"{words} That was all [b]there[/b] was."
    return Article(text=text, title=f"In the {source}", source=source, published=day)


def findings_of(source: Article, speaker: str) -> Findings:
    """Findings in which the first sentence is a quotation of somebody."""
    claim = Claim(content=(Span(0, source.text.index(" That")),), speaker=speaker, form="direct")
    people = (Person(name=speaker, label="PERSON", mentions=(Span(0, 3),), said=1),)
    return Findings(people=people, claims=(claim,))


POST = article("“Nobody will sleep behind a wall that leaks.”", "2026-05-01", "Post")
WIRE = article("“Nobody will sleep behind a wall that [i]leaks[/i] today.”", "2026-05-02", "Wire")
HERALD = article("“The ferry sails at noon, as ever.”", "2026-05-02", "Herald")
FINDINGS = {
    POST.id: findings_of(POST, "Ines Falk"),
    WIRE.id: findings_of(WIRE, "Otto Sand"),
    HERALD.id: findings_of(HERALD, "Hedda Moen"),
}


class AcrossApp(KeyboardApp):
    """An app that shows nothing but the same words elsewhere, or a story."""

    def __init__(self, archive: Archive, of: Article, *, is_story: bool = False) -> None:
        super().__init__()
        self.archive = archive
        (saying,) = archive.sayings(of, FINDINGS[of.id])
        self.first = StoryScreen(archive, of.id) if is_story else SameScreen(archive, saying)
        self.wanted: list[EntryPlace | None] = []
        self.said: list[str] = []
        self.asked: list[AheadWanted] = []

    def on_ahead_wanted(self, message: AheadWanted) -> None:
        self.asked.append(message)

    def on_mount(self) -> None:
        self.push_screen(self.first, self.wanted.append)

    def notify(self, message: str, **_: object) -> None:
        self.said.append(message)

    def rows(self) -> list[str]:
        """What is listed, as it stands on the screen."""
        rows = self.first.list.rows
        return ["".join(text for text, _ in row.draw(100)).rstrip() for row in rows]

    def side(self, name: str) -> str:
        return str(self.first.query_one(f"#{name}", Static).visual)


async def settled(pilot: Pilot[None]) -> None:
    """Until what was asked for is listed."""
    await finished(pilot, "same-load", "story-load")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """A library of three articles, all of which were read."""
    library = Library(tmp_path / "library")
    for story in (POST, WIRE, HERALD):
        library.keep(story, "-")
    index = SearchIndex(tmp_path / "search.db")
    return Archive(library, index, Aliases(tmp_path / "names.json"), Known(FINDINGS.get))


@pytest.fixture
async def app(archive: Archive) -> AsyncIterator[AcrossApp]:
    across_app = AcrossApp(archive, POST)
    async with across_app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        yield across_app
    archive.index.close()


async def test_the_same_words_are_listed_with_source_day_and_difference(app: AcrossApp) -> None:
    assert app.rows() == [
        "=2026-05-01 Post               the words that you asked for",
        " 2026-05-02 Wire               credited to Otto Sand, with more",
    ]


async def test_both_stand_side_by_side_with_signs_for_what_differs(app: AcrossApp) -> None:
    assert "Ines Falk said · Post · 2026-05-01" in app.side("mine")
    assert "“Nobody will sleep behind a wall that leaks.”" in app.side("mine")
    assert "wall that [{i}]leaks[/{i] today}.”" in app.side("theirs").replace("\n", " ")


async def test_enter_reads_on_where_the_other_article_has_them(archive: Archive) -> None:
    across_app = AcrossApp(archive, POST)
    async with across_app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
    (place,) = across_app.wanted
    assert place is not None
    assert (place.entry.id, place.offset) == (WIRE.id, 0)


async def test_words_that_stand_nowhere_else_are_said_to(archive: Archive) -> None:
    across_app = AcrossApp(archive, HERALD)
    async with across_app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "No other article that was read has these words." in "\n".join(across_app.rows())


async def test_what_was_not_read_yet_is_counted_and_read(archive: Archive, tmp_path: Path) -> None:
    known = Known({POST.id: FINDINGS[POST.id]}.get)
    across_app = AcrossApp(Archive(archive.library, archive.index, archive.aliases, known), POST)
    async with across_app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "2 of 3 articles not read yet" in across_app.first._top.right
        await pilot.pause()
        assert across_app.asked == [AheadWanted(feeds=())]


async def test_what_is_read_meanwhile_is_listed(archive: Archive) -> None:
    findings = {POST.id: FINDINGS[POST.id]}
    across_app = AcrossApp(
        Archive(archive.library, archive.index, archive.aliases, Known(findings.get)), POST
    )
    async with across_app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        findings.update(FINDINGS)
        across_app.first.show_ahead(Ahead(is_over=True))
        await settled(pilot)
        assert len([row for row in across_app.first.list.rows if row.value]) == 1


async def test_a_story_lists_each_article_with_its_reason_and_what_it_has_alone(
    archive: Archive,
) -> None:
    across_app = AcrossApp(archive, POST, is_story=True)
    async with across_app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        rows = "\n".join(across_app.rows())
        assert "In the Post" in rows
        assert "in common: 1 statement" in rows
        assert "speaks only here: Otto Sand" in rows
        assert "Herald" not in rows


async def test_a_story_leads_to_its_articles(archive: Archive) -> None:
    across_app = AcrossApp(archive, POST, is_story=True)
    async with across_app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("end", "enter")
    (place,) = across_app.wanted
    assert place is not None
    assert place.entry.id == WIRE.id


async def test_an_article_without_a_story_says_so(archive: Archive) -> None:
    across_app = AcrossApp(archive, HERALD, is_story=True)
    async with across_app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert across_app.rows() == ["  No other article that was read is of the same event."]


@pytest.mark.parametrize(
    ("source", "label"), [(None, "1 article"), ("Post", "1 article of 1 source")]
)
def test_a_story_counts_its_sources_where_any_is_known(source: str | None, label: str) -> None:
    known = IndexedArticle(
        id="a", title=None, source=source, date="", url=None, is_kept=True, people=(), places=()
    )
    story = Story((Member(known, Reason(), voices=(), unshared=(), statements=1),))
    assert summary(story) == (label, "")
