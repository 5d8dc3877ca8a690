"""Every key that the tutorial names does what the tutorial says of it."""

import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from annotators.findings import Claim, Findings, Quote
from annotators.running.service import Annotating
from articles import load
from articles.article import Article, Span
from articles.library.samples import FIRST, entries
from tests.support.clipboards import clipboard_of
from tests.support.executors import AtOnce
from tests.support.pilots import until
from tests.support.readings import SAMPLES
from tests.support.sessions import reader, session
from tui.app import NewsReader
from tui.commands.chords import PREFIXES
from tui.commands.key_names import key_label
from tui.commands.registry import BY_ID
from tui.keyboard.tutorial import IDS, TEMPLATE, text
from tui.library.library_screen import LibraryScreen
from tui.marks.note_dialog import NoteDialog
from tui.reader.find_bar import FindBar
from tui.reader.reader_screen import ReaderScreen

PATH = SAMPLES / "two-minutes.md"
TUTORIAL = load(PATH)
DENIED = "Corvo denied that the engine had been too old"
MENDED, FERRY = "“We have mended", "“A ferry is"


def place(words: str) -> int:
    return TUTORIAL.text.index(words)


def findings(text: str, pipeline: str | None) -> Findings:
    """The quotations in curly marks, and the one claim that stands in none."""
    quotes = [Span(match.start(), match.end()) for match in re.finditer("“[^”]+”", text)]
    at = text.index(DENIED)
    denied = Claim(
        content=(Span(at + len("Corvo denied that "), at + len(DENIED)),),
        source=(Span(at, at + len("Corvo")),),
        cue=(Span(at + len("Corvo "), at + len("Corvo denied")),),
        speaker="Ines Corvo",
        form="indirect",
        act="denies",
    )
    claims = [Claim(content=(quote,), speaker="Tom Hale", form="direct") for quote in quotes]
    return Findings(
        quotes=tuple(
            Quote(start=quote.start, end=quote.end, kind="direct", speaker="Tom Hale")
            for quote in quotes
        ),
        claims=tuple(sorted((*claims, denied), key=lambda claim: claim.content[0])),
    )


Do = Callable[["Trying"], Awaitable[None]]


class Trying:
    """Somebody who reads the tutorial and presses the keys that are written in it."""

    def __init__(self, app: NewsReader, pilot: Pilot[None], copies: list[str]) -> None:
        self.app, self.pilot, self.copied = app, pilot, copies
        codes = [part.of(TUTORIAL.text) for part in TUTORIAL.parts if part.kind == "code"]
        self.keys = dict(zip(re.findall("{([a-z-]+)}", TEMPLATE), codes, strict=True))

    async def press(self, command: str, *keys: str) -> None:
        """Press the key that the tutorial writes for a command, and keys behind it."""
        await self.pilot.press(*self.typed(command), *keys)
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    def typed(self, command: str) -> list[str]:
        """What is pressed for the key that the tutorial writes."""
        key = BY_ID[command].keys.split(",")[0]
        assert key_label(key) == self.keys[command]
        return list(key) if len(key) == 2 and key[0] in PREFIXES else [key]

    @property
    def screen(self) -> ReaderScreen:
        return reader(self.app)

    @property
    def at(self) -> int:
        return self.screen.position

    @property
    def exact(self) -> list[str]:
        """The words that are marked."""
        return [mark.exact for mark in self.screen.document.marks]


EFFECTS: dict[str, Do] = {}


def of(*commands: str) -> Callable[[Do], Do]:
    """What follows is what these commands do."""

    def entered(effect: Do) -> Do:
        EFFECTS.update(dict.fromkeys(commands, effect))
        return effect

    return entered


@of("down", "up", "page-down")
async def move(trying: Trying) -> None:
    start = trying.screen.view.sheet.place(trying.at)[1]
    await trying.press("down")
    row_below = trying.screen.view.sheet.place(trying.at)[1]
    await trying.press("up")
    assert start == trying.screen.view.sheet.place(trying.at)[1] < row_below
    before = trying.screen.view.scroll_offset.y
    await trying.press("page-down")
    assert trying.screen.view.scroll_offset.y > before + 5


@of("next-quote", "next-claim", "next-denial", "previous-claim", "back")
async def jump(trying: Trying) -> None:
    await trying.press("next-quote")
    assert trying.at == place(MENDED)
    await trying.press("next-claim")
    assert trying.at == place(DENIED)
    await trying.press("previous-claim")
    assert trying.at == place(MENDED)
    await trying.press("next-denial")
    assert trying.at == place(DENIED)
    await trying.press("back")
    assert trying.at == place(MENDED)


@of("pane", "switch")
async def look_at_the_list(trying: Trying) -> None:
    screen = trying.screen
    assert not screen.desk.is_open
    await trying.press("pane")
    assert screen.desk.pane is not None
    assert screen.desk.pane.display
    assert screen.desk.pane.has_focus_within
    await trying.press("switch")
    assert screen.view.has_focus
    await trying.press("switch")
    assert screen.desk.pane.has_focus_within
    await trying.press("pane")
    assert not screen.desk.pane.display


@of("copy")
async def copy(trying: Trying) -> None:
    await trying.press("next-quote")
    await trying.press("next-quote")
    assert trying.at == place(FERRY)
    await trying.press("copy")
    (quotation,) = trying.copied
    assert "A ferry is a promise with a timetable" in quotation
    assert "Tom Hale" in quotation
    assert "Two minutes with newsread" in quotation


@of("highlight-yellow", "note", "delete-mark", "undo", "next-mark")
async def mark(trying: Trying) -> None:
    await trying.press("next-quote")
    await trying.press("highlight-yellow")
    (words,) = trying.exact
    assert words.startswith(MENDED)
    await trying.pilot.press(*trying.typed("note"))
    await trying.pilot.pause()
    assert isinstance(trying.app.screen, NoteDialog)
    await trying.pilot.press(*"so", "ctrl+s")
    await until(trying.pilot, lambda: [m.note for m in trying.screen.document.marks] == ["so"])
    await trying.press("top")
    await trying.press("next-mark")
    assert trying.at == place(MENDED)
    await trying.press("delete-mark")
    assert not trying.exact
    await trying.press("undo")
    assert trying.exact == [words]


@of("correct-speaker")
async def correct(trying: Trying) -> None:
    await trying.press("next-quote")
    await trying.pilot.press(*trying.typed("correct-speaker"))
    await trying.pilot.pause()
    assert trying.app.screen is not trying.app.screen_stack[0]
    await trying.pilot.press(*"Zoe", "enter")
    await until(trying.pilot, lambda: "Zoe" in str(trying.screen.document.claim_at(trying.at)))


@of("find", "next-hit")
async def find(trying: Trying) -> None:
    await trying.press("find", *"timetable")
    assert trying.screen.query(FindBar)
    assert trying.at == place("timetable")
    await trying.pilot.press("escape")
    await trying.press("find", *"Hale", "enter")
    assert trying.at == place("Hale")
    await trying.press("next-hit")
    assert trying.at == TUTORIAL.text.index("Hale", place("Hale") + 1)


@of("top", "bottom")
async def ends(trying: Trying) -> None:
    await trying.press("bottom")
    assert trying.at > len(TUTORIAL.text) - 5
    await trying.press("top")
    assert trying.at == 0


@of("help")
async def ask(trying: Trying) -> None:
    await trying.pilot.press(*trying.typed("help"))
    await trying.pilot.pause()
    assert not isinstance(trying.app.screen, ReaderScreen)
    assert "quit" in await keys_listed(trying, "quit")


async def keys_listed(trying: Trying, words: str) -> str:
    await trying.pilot.press(*words)
    await trying.pilot.pause()
    strips = trying.app.screen._compositor.render_strips(trying.app.size)
    return "\n".join(strip.text for strip in strips).lower()


@of("library")
async def go_to_the_library(trying: Trying) -> None:
    await trying.press("library")
    assert isinstance(trying.app.screen, LibraryScreen)
    assert TUTORIAL.title in [entry.title for entry in entries()]


@of("quit")
async def leave(trying: Trying) -> None:
    await trying.pilot.press(*trying.typed("quit"))
    assert trying.app._exit


@pytest.mark.parametrize(
    "effect", dict.fromkeys(EFFECTS.values()), ids=lambda effect: effect.__name__
)
async def test_the_keys_do_what_the_tutorial_says(
    effect: Do, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = clipboard_of(monkeypatch)
    app = NewsReader(session(tmp_path, TUTORIAL, annotating=Annotating(AtOnce, work=findings)))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await effect(Trying(app, pilot, copies))


def test_every_key_of_the_tutorial_is_tried_here() -> None:
    assert EFFECTS.keys() == IDS


def test_the_tutorial_has_the_keys_that_there_are() -> None:
    # Else: python -m tui.keyboard.tutorial articles/samples/two-minutes.md
    assert PATH.read_text(encoding="utf-8") == text()


def test_it_is_read_in_two_minutes() -> None:
    assert len(TUTORIAL.text.split()) < 2 * 200


def test_the_tutorial_comes_behind_the_first_of_the_samples() -> None:
    titles = [entry.title for entry in entries()]
    first: list[Article] = [load(SAMPLES / name) for name in FIRST]
    assert titles[:2] == [entry.title for entry in first]
    assert "harbour bridge" in titles[0]
    assert {load(path).title for path in SAMPLES.glob("*.*")} <= {*titles}
