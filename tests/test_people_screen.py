"""People are found over all kept articles, and one is looked at closely."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from annotators.coreference.proposals import Proposal
from annotators.findings import Claim, Findings, Person
from annotators.running.indexing import Known, put_people
from annotators.running.prefetch import Ahead
from articles.aliases import Aliases
from articles.article import Article, Span
from articles.library import Library
from articles.search import Saying, SearchIndex
from tests.support.clipboards import clipboard_of
from tests.support.pilots import finished, text_of
from tui.feeds.ahead_wanted import AheadWanted
from tui.keyboard.keyboard_app import KeyboardApp
from tui.people.people_screen import PeopleScreen
from tui.people.person_screen import PersonScreen
from tui.widgets.key_screen import KeyScreen
from tui.widgets.search_line import EntryPlace, PlaceWanted

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot


def findings_of(text: str, speaker: str, *about: str) -> Findings:
    """Findings in which the whole text is one claim."""
    claim = Claim(content=(Span(4, len(text)),), speaker=speaker, form="indirect", about=about)
    names = {speaker, *about}
    people = tuple(
        Person(name=name, label="PERSON", mentions=(Span(0, 3),), said=int(name == speaker))
        for name in names
    )
    return Findings(people=people, claims=(claim,))


FIRST = Article(text="He: The bridge [b]closes[/b].", title="First", published="2026-05-01")
SECOND = Article(text="He: The bridge opens.", title="Second", published="2026-07-01")
THIRD = Article(text="He: Okafor is wrong.", title="Third", published="2026-06-01")
FINDINGS = {
    FIRST.id: findings_of(FIRST.text, "Okafor"),
    SECOND.id: findings_of(SECOND.text, "Tomas Okafor"),
    THIRD.id: findings_of(THIRD.text, "Ilka Maróthy", "Okafor"),
}


class PeopleApp(KeyboardApp):
    """An app that shows nothing but the people."""

    def __init__(self, screen: PeopleScreen) -> None:
        super().__init__()
        self.shown = screen
        self.wanted: list[EntryPlace | None] = []
        self.said: list[str] = []
        self.asked: list[AheadWanted] = []

    def on_ahead_wanted(self, message: AheadWanted) -> None:
        self.asked.append(message)

    def on_mount(self) -> None:
        self.push_screen(self.shown, self.wanted.append)

    def on_place_wanted(self, message: PlaceWanted) -> None:
        self.wanted.append(message.place)

    def notify(self, message: str, **_: object) -> None:
        self.said.append(message)

    def names(self) -> list[str]:
        return [row.value.name for row in self.shown.list.rows if row.value]

    @property
    def person(self) -> PersonScreen:
        assert isinstance(self.screen, PersonScreen)
        return self.screen

    def words(self) -> list[str]:
        return [row.value.words for row in self.person.list.rows if isinstance(row.value, Saying)]


def panel(app: PeopleApp, name: str) -> str:
    return str(app.person.query_one(f"#{name}").render())


async def settled(pilot: Pilot[None]) -> None:
    """Until what was asked for is there."""
    await finished(
        pilot,
        "people-update",
        "people-find",
        "person-load",
        "person-denials",
        "person-names",
        "person-export",
        "copy",
    )


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


@pytest.fixture(autouse=True)
def _overheard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the app hear what a screen says in its last line, too."""
    monkeypatch.setattr(
        KeyScreen, "notify", lambda self, *words, **options: self.app.notify(*words, **options)
    )


@pytest.fixture
async def pilot(tmp_path: Path) -> AsyncIterator[Pilot[None]]:
    library = Library(tmp_path / "library")
    for article in (FIRST, SECOND, THIRD):
        library.keep(article, "-")
    screen = PeopleScreen(
        library,
        SearchIndex(tmp_path / "search.db"),
        Aliases(tmp_path / "names.json"),
        Known(FINDINGS.get),
    )
    app = PeopleApp(screen)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        yield pilot


@pytest.fixture
def people_app(pilot: Pilot[None]) -> PeopleApp:
    assert isinstance(pilot.app, PeopleApp)
    return pilot.app


def test_everybody_who_speaks_is_listed(people_app: PeopleApp) -> None:
    assert set(people_app.names()) == {"Okafor", "Tomas Okafor", "Ilka Maróthy"}


async def test_the_list_follows_the_name_as_it_is_typed(
    pilot: Pilot[None], people_app: PeopleApp
) -> None:
    await press(pilot, *"maro")
    assert people_app.names() == ["Ilka Maróthy"]
    await press(pilot, *"xx")
    assert people_app.names() == []
    assert "Nobody of this name" in people_app.shown._details.left[0][0]


async def test_a_page_has_what_they_say_and_what_is_said_of_them(
    pilot: Pilot[None], people_app: PeopleApp
) -> None:
    await press(pilot, *"okafor", "enter")
    screen = people_app.person
    assert screen.whole is not None
    assert [saying.words for saying in screen.whole.page.sayings] == ["The bridge [b]closes[/b]."]
    assert [saying.words for saying in screen.whole.page.of_them] == ["Okafor is wrong."]


async def test_names_that_are_joined_are_one_person_from_then_on(
    pilot: Pilot[None], people_app: PeopleApp
) -> None:
    await press(pilot, *"tomas", "enter", "a", *"Okafor", "enter")
    assert people_app.words() == [
        "The bridge opens.",
        "The bridge [b]closes[/b].",
        "Okafor is wrong.",
    ]
    assert "also Okafor" in people_app.person._top.left[0][0]
    await press(pilot, "escape")
    assert people_app.shown.aliases.all() == {"Okafor": "Tomas Okafor"}
    await press(pilot, "enter", "A")
    assert people_app.words() == ["The bridge opens."]


async def test_names_that_are_joined_are_one_row_however_their_page_was_left(
    pilot: Pilot[None], people_app: PeopleApp
) -> None:
    await press(pilot, *"okafor")
    await press(pilot, "enter", "a", *"Tomas Okafor", "enter")
    await people_app.pop_screen()  # as P does in an article that was opened of the page
    await settled(pilot)
    assert len(people_app.names()) == 1


async def test_what_was_joined_is_parted_again_by_undoing_it(
    pilot: Pilot[None], people_app: PeopleApp
) -> None:
    await press(pilot, *"tomas", "enter", "a", *"Okafor", "enter", "u")
    assert people_app.words() == ["The bridge opens."]
    assert people_app.shown.aliases.all() == {}
    await press(pilot, "u")
    assert people_app.said[-1] == "No other name is joined here."


async def test_a_name_that_may_be_theirs_is_proposed_and_joined_by_a_key(
    pilot: Pilot[None], people_app: PeopleApp
) -> None:
    await press(pilot, *"tomas", "enter", "G")
    assert isinstance(people_app.person.list.value, Proposal)
    await press(pilot, "a")
    assert people_app.shown.aliases.all() == {"Okafor": "Tomas Okafor"}
    assert people_app.said[-1] == "Okafor is Tomas Okafor from now on. u takes it back."


async def test_a_name_that_nobody_has_is_not_joined(
    pilot: Pilot[None], people_app: PeopleApp
) -> None:
    await press(pilot, *"tomas", "enter", "a", *"Okaforr", "enter")
    assert people_app.shown.aliases.all() == {}
    assert people_app.said[-1].startswith("Nobody called Okaforr speaks in what is kept")


async def test_a_person_is_filtered_in_the_language_of_every_search(
    pilot: Pilot[None], people_app: PeopleApp
) -> None:
    await press(pilot, *"tomas", "enter", "a", *"Okafor", "enter", "slash")
    people_app.person.prompt.value = "since:2026-06 -by:mar"
    await settled(pilot)
    assert people_app.words() == ["The bridge opens."]
    people_app.person.prompt.value = "is:green"
    await settled(pilot)
    assert text_of(people_app.person.list).splitlines()[0].endswith("^")


async def test_a_statement_is_opened_where_it_stands(
    pilot: Pilot[None], people_app: PeopleApp
) -> None:
    await press(pilot, *"tomas", "enter")
    await press(pilot, "enter")
    assert [(place.entry.id, place.offset) for place in people_app.wanted if place] == [
        (SECOND.id, 4)
    ]


async def test_two_statements_lie_side_by_side(pilot: Pilot[None], people_app: PeopleApp) -> None:
    await press(pilot, *"tomas", "enter", "a", *"Okafor", "enter", "c", "j")
    assert "The bridge opens." in panel(people_app, "pinned-0")
    assert "The bridge [b]closes[/b]." in panel(people_app, "here")
    await press(pilot, "k", "c")
    assert not people_app.person.query_one("#pinned-0").display


async def test_two_that_are_kept_in_sight_stay_there(
    pilot: Pilot[None], people_app: PeopleApp
) -> None:
    await press(pilot, *"tomas", "enter", "a", *"Okafor", "enter", "c", "j", "c", "j", "c")
    assert "The bridge opens." in panel(people_app, "pinned-0")
    assert "The bridge [b]closes[/b]." in panel(people_app, "pinned-1")
    assert people_app.said[-1].startswith("Two are in sight already")
    await press(pilot, "home", "c")
    assert "The bridge [b]closes[/b]." in panel(people_app, "pinned-0")
    assert people_app.person.query_one("#here").display


@pytest.mark.usefixtures("home")
async def test_a_statement_is_copied_with_who_said_it_and_where(
    pilot: Pilot[None], monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = clipboard_of(monkeypatch)
    await press(pilot, *"tomas", "enter", "y")
    assert copies == ["Tomas Okafor said: The bridge opens. (reworded; Second, 2026-07-01)"]


async def test_statements_are_filtered_by_words_and_sources(
    pilot: Pilot[None], people_app: PeopleApp
) -> None:
    await press(pilot, *"tomas", "enter", "a", *"Okafor", "enter", "slash", *"opens bri")
    assert people_app.words() == ["The bridge opens."]
    await press(pilot, "enter", "escape")
    assert len(people_app.words()) == 3


async def test_what_is_listed_is_written_to_a_file(
    pilot: Pilot[None], people_app: PeopleApp, tmp_path: Path
) -> None:
    await press(pilot, *"tomas", "enter")
    (tmp_path / "own.md").write_text("By hand.")
    for name, notice in (("s.md", "1 statement was written"), ("own.md", "name another")):
        await pilot.press("e")
        people_app.person.prompt.value = str(tmp_path / name)
        await press(pilot, "enter")
        assert notice in people_app.said[-1]
    assert (tmp_path / "own.md").read_text() == "By hand."
    assert (tmp_path / "s.md").read_text("utf-8") == (
        "> Tomas Okafor said: The bridge opens. (reworded)\n>\n> — Second, 2026-07-01\n\n"
    )


async def test_names_that_cannot_be_read_get_a_sentence(
    pilot: Pilot[None], people_app: PeopleApp
) -> None:
    people_app.shown.aliases.path.write_bytes(b"?")
    await press(pilot, "e")
    assert "cannot be read" in people_app.said[0]


@pytest.fixture
async def unread(tmp_path: Path) -> AsyncIterator[Pilot[None]]:
    """Of three articles, two have not been read yet."""
    library = Library(tmp_path / "library")
    for article in (FIRST, SECOND, THIRD):
        library.keep(article, "-")
    known = {FIRST.id: FINDINGS[FIRST.id]}
    names = Aliases(tmp_path / "names.json")
    index = SearchIndex(tmp_path / "search.db")
    app = PeopleApp(PeopleScreen(library, index, names, Known(known.get)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        yield pilot


def status(people_app: PeopleApp) -> str:
    return people_app.shown._details.left[0][0]


async def test_how_many_articles_are_not_read_is_said_and_they_are_asked_to_be(
    unread: Pilot[None],
) -> None:
    app = unread.app
    assert isinstance(app, PeopleApp)
    assert status(app) == "1 name · 2 of 3 articles not read yet"
    assert app.asked == [AheadWanted(feeds=())]
    await press(unread, *"zoe")
    assert status(app) == "Nobody of this name · 2 of 3 articles not read yet"


async def test_who_is_found_meanwhile_is_listed_and_the_rest_is_counted(
    unread: Pilot[None],
) -> None:
    app = unread.app
    assert isinstance(app, PeopleApp)
    put_people(app.shown.index, SECOND, FINDINGS[SECOND.id])
    app.shown.show_ahead(Ahead(articles=2, analysed=1, latest=(SECOND.id, 1)))
    await settled(unread)
    assert set(app.names()) == {"Okafor", "Tomas Okafor"}
    assert "1 of 3 articles not read yet" in status(app)
    assert "1/2" in app.shown._details.right


async def test_what_is_known_when_reading_ahead_is_over_is_taken_in_and_nothing_asked_again(
    unread: Pilot[None], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = unread.app
    assert isinstance(app, PeopleApp)
    monkeypatch.setattr(app.shown, "_known", Known({SECOND.id: FINDINGS[SECOND.id]}.get))
    app.shown.show_ahead(Ahead(articles=2, analysed=2, is_over=True))
    await settled(unread)
    assert "1 of 3 articles not read yet" in status(app)
    assert app.asked == [AheadWanted(feeds=())]


async def test_a_person_has_more_to_say_when_more_is_read(unread: Pilot[None]) -> None:
    app = unread.app
    assert isinstance(app, PeopleApp)
    await press(unread, "enter")
    assert "2 of 3 articles not read yet" in app.person.list.rows[0].draw(78)[0][0]
    put_people(app.shown.index, THIRD, FINDINGS[THIRD.id])
    app.person.show_ahead(Ahead(articles=2, analysed=1, latest=(THIRD.id, 1)))
    await settled(unread)
    assert app.words() == ["The bridge [b]closes[/b].", "Okafor is wrong."]


def test_where_everything_is_read_nothing_is_asked_for(people_app: PeopleApp) -> None:
    assert people_app.asked == []
    assert "not read" not in status(people_app)
