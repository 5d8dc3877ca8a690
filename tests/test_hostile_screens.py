"""Whatever an article, its title, its speakers, a note or a paste holds: screens show text."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

import pytest
from hypothesis import Phase, example, given, settings
from rich.segment import Segment
from textual.app import ComposeResult
from textual.color import Color
from textual.events import Key, Paste
from textual.geometry import Region
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Label

from annotators.findings import UNNAMED, Claim, Entity, Findings, Person, Quote
from annotators.notebook.mark import mark_on
from annotators.running.cache import FindingsCache
from annotators.running.service import Annotating
from articles.article import Article, Span
from tests.support.executors import AtOnce
from tests.support.hostile import ATTACKS, EVERYTHING, foreign, hostile, left_over
from tests.support.pilots import until
from tests.support.sessions import session
from tests.support.terminal import newsread
from tui.app import NewsReader
from tui.terminal.escape_filter import EscapeFilter

SIZE = (110, 24)
TYPED = "TYPED"
"""Stands for text that is pasted into whatever line is there."""

ARTICLE_KEYS = [
    *("tab", "j", "l", "j", "l", "l", "j", "tab"),  # the lists of the pane
    *("]", "q", "enter", "[", "c", "y"),
    *("?", TYPED, "escape", "/", TYPED, "escape", ":", TYPED, "escape"),
    *("a", TYPED, "escape", "escape", "t", TYPED, "escape", "m", "l", TYPED, "escape"),
    *("i", "o", "y", "j", "/", TYPED, "escape", "escape"),
    *("m", "h", "escape", "m", "s", TYPED, "escape", "m", "k", "escape"),
]
NOTEBOOK_KEYS = ["M", "/", TYPED, "enter", "escape", "space", "t", TYPED, "enter", "escape"]
LIBRARY_KEYS = ["O", "j", "t", TYPED, "enter", "/", TYPED, "enter", "escape", "x", "u", "v"]
ELSEWHERE_KEYS = ["O", "S", TYPED, "escape", "P", "down", "enter", "a", TYPED, "escape", "escape"]


def hostile_session(folder: Path, words: str) -> NewsReader:
    """An article that has the words wherever an article, a finding or a mark has words."""
    quotation = f"“{words}”"
    article = Article(
        text=f"Top {words}\n\n{quotation} said {words}.",
        title=words,
        source=words,
        byline=words,
        published=words,
        url=f"https://herald.example/{words}",
        notice=words,
    )
    start = article.text.index(quotation)
    span = Span(start, start + len(quotation))
    findings = _findings(span, words)
    annotating = Annotating(
        AtOnce, cache=FindingsCache(folder / "f", "p"), work=lambda *_: findings
    )
    new_session = session(folder, article, annotating=annotating)
    new_session.library.keep(Article(text=f"Once {words}", title=words, url=article.url), words)
    new_session.notebook.add(mark_on(article, span, note=words, tags=(words,), label=words))
    return NewsReader(new_session)


def _findings(span: Span, words: str) -> Findings:
    quote = Quote(start=span.start, end=span.end, kind="direct", speaker=words, cue=(span,))
    claim = Claim(
        content=(span,),
        source=(span,),
        speaker=words or UNNAMED,
        form="direct",
        confidence=0.3,
        why=words,
        via=(words,),
        about=(words,),
    )
    return Findings(
        quotes=(quote,),
        claims=(claim,),
        entities=(Entity(start=0, end=3, label="ORG", name=words),),
        people=(Person(name=words, label="PERSON", mentions=(span,), said=1),),
    )


async def walk(pilot: Pilot[None], keys: list[str], words: str) -> None:
    """Press the keys, and look at the screen after each."""
    for key in keys:
        pilot.app.post_message(Paste(words) if key == TYPED else _pressed(key))
        await pilot.pause()
        await until(pilot, lambda: bool(_strips(pilot)))  # a screen just opened has no places yet
        strips = _strips(pilot)
        assert not left_over("\n".join(s.text for s in strips)), (key, pilot.app.screen)
        assert {strip.cell_length for strip in strips} == {SIZE[0]}, (key, pilot.app.screen)


def _strips(pilot: Pilot[None]) -> list[Strip]:
    screen = pilot.app.screen
    return screen._compositor.render_strips(screen.size)


def _pressed(key: str) -> Key:
    return Key(_character_to_key(key), key) if len(key) == 1 else Key(key, None)


async def shown_everywhere(words: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        app = hostile_session(Path(folder), words)
        async with app.run_test(size=SIZE, notifications=True) as pilot:
            for keys in (ARTICLE_KEYS, NOTEBOOK_KEYS, LIBRARY_KEYS, ELSEWHERE_KEYS):
                await app.workers.wait_for_complete()
                await walk(pilot, keys, words)


@settings(phases=tuple(Phase) if settings().max_examples > 100 else (Phase.explicit,))
@example(EVERYTHING)
@given(hostile)
def test_no_screen_shows_anything_but_text(words: str) -> None:
    asyncio.run(shown_everywhere(words))


def test_nothing_but_text_and_textuals_own_sequences_reaches_the_terminal(tmp_path: Path) -> None:
    words = EVERYTHING.replace("\0", "").encode("utf-8", "replace")
    (tmp_path / "evil.html").write_bytes(
        b"<title>" + words + b"</title><h1>" + words + b"</h1><p>The end of it, " + words
    )
    (tmp_path / "evil.txt").write_bytes(words + b"\n\nThe end.")
    evil = [str(tmp_path / name) for name in ("evil.txt", "evil.html", "\x1b[31mgone\x9b")]
    with newsread(*evil, home=str(tmp_path)) as terminal:
        terminal.until("The end")
        for keys, sign in (
            ("p", "Claims"),
            ("\ta", "ctrl.s keep"),
            ("\x1b", "The end"),
            ("]f", "end of it"),
            ("O", "Library"),
            ("M", "No marks yet"),
        ):
            terminal.press(keys)
            terminal.until(sign)
        terminal.press("Q")
        assert terminal.ended() == 1  # one of the three is not there
    assert not foreign(terminal.raw)


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_gate_leaves_every_column_where_it_is(attack: str) -> None:
    before = [Segment(f"a{attack}b"), Segment("plain")]
    after = EscapeFilter().apply(before, Color(0, 0, 0))
    assert not left_over("".join(segment.text for segment in after))
    assert Segment.get_line_length(after) == Segment.get_line_length(before)


def test_the_gate_leaves_text_alone() -> None:
    line = [Segment("“Łukasz”, said Nguyễn — 李雪梅 👩\u200d🚀")]
    assert EscapeFilter().apply(line, Color(0, 0, 0)) is line


async def test_the_gate_is_the_last_thing_that_a_line_goes_through() -> None:
    class Careless(NewsReader):
        def compose(self) -> ComposeResult:
            yield Label(EVERYTHING, markup=False)

    with tempfile.TemporaryDirectory() as folder:
        app = Careless(session(Path(folder)))
        async with app.run_test():
            (line, *_) = app.screen_stack[0].query_one(Label).render_lines(Region(0, 0, 80, 5))
            assert "owned" in line.text
            assert not left_over(line.text)
