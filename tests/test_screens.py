"""Whole screens as a reader sees them, beside those kept in `screens`.

When a screen is meant to look otherwise: `NEWSREAD_KEEP_SCREENS=1 python -m pytest` keeps the new
ones, and what has changed is read in the diff.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.app import App

from annotators.notebook.colors import COLORS
from tests.support.reader_app import Reading, lines, press
from tests.support.readings import ARTICLE, FINDINGS
from tui.picture import picture
from tui.reader.document.decoration_kinds import KINDS, SIGNS
from tui.reader.reader_screen import ReaderScreen

if TYPE_CHECKING:
    from rich.style import Style

SCREENS = Path(__file__).parent / "screens"
ATTRIBUTES = ("bold", "dim", "italic", "underline", "reverse")
COLOR_IS_ENOUGH = {
    *("headline", "byline", "dateline", "subhead", "blockquote", "code"),
    "caption",  # which stands apart, and says [picture: …]
    *(f"highlight-{color}" for color in COLORS),  # which have their number in the margin
    "removed",  # which is struck through
}
QUIET = {"selection", "content", "entity"}
"""What has another ground or colour only, where there are colours; else an attribute."""


@pytest.mark.parametrize(
    ("name", "size", "keys"),
    [
        ("text-80x24", (80, 24), ["]", "q"]),
        ("pane-80x24", (80, 24), ["p", "j", "j", "j"]),
        ("quotes-80x24", (80, 24), ["p", "l", "j", "j"]),
        ("notes-80x24", (80, 24), ["c", "y", "p", "l", "l", "j"]),
        ("speaker-80x24", (80, 24), ["]", "c", "m", "s"]),
        ("tags-80x24", (80, 24), ["t", *"ferry"]),
        ("beside-120x40", (120, 40), ["]", "c", "]", "c"]),
        ("voices-80x24", (80, 24), ["]", "c", "i"]),
        ("voices-120x40", (120, 40), ["]", "d", "i", "o"]),
        ("next-80x24", (80, 24), ["]"]),
        ("find-80x24", (80, 24), ["/", *"hale"]),
        ("help-80x24", (80, 24), ["?", *"quotation"]),
    ],
)
async def test_a_screen_looks_as_it_did(name: str, size: tuple[int, int], keys: list[str]) -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    app = Reading(reader)
    async with app.run_test(size=size) as pilot:
        await press(pilot, keys)
        reader.desk.follow()  # the pane would in a moment
        await pilot.pause()
        screen = lines(app.screen)
    file = SCREENS / f"{name}.txt"
    if os.environ.get("NEWSREAD_KEEP_SCREENS"):
        file.write_text(screen, encoding="utf-8")
    assert screen == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("no_color", [False, True])
async def test_every_kind_has_a_sign_beside_its_colour_in_every_theme(
    no_color: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    reader = ReaderScreen(ARTICLE, FINDINGS)
    app = Reading(reader)
    async with app.run_test() as pilot:
        for theme in app.available_themes:
            app.theme = theme
            await pilot.pause()
            kinds = set(KINDS) - COLOR_IS_ENOUGH - (set() if no_color else QUIET)
            plain = reader.view.style_of(())
            alike_kinds = [k for k in kinds if signs(reader.view.style_of((k,))) == signs(plain)]
            assert not alike_kinds, theme


def signs(style: Style) -> tuple[bool, ...]:
    return tuple(bool(getattr(style, name)) for name in ATTRIBUTES)


async def test_quotation_paraphrase_and_scare_quote_are_told_apart_without_colour() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test():
        styles = [signs(reader.view.style_of((kind,))) for kind in ("quote", "claim", "scare")]
        assert len(set(styles)) == 3


def test_every_highlighter_has_its_own_number_in_the_margin() -> None:
    numbers = [SIGNS[f"highlight-{color}"] for color in COLORS]
    assert numbers == ["1", "2", "3", "4", "5", "6"]


async def test_a_light_theme_shows_the_same_words() -> None:
    app = Reading(ReaderScreen(ARTICLE, FINDINGS))
    app.theme = "textual-light"
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, ["]", "q"])
        assert lines(app.screen) == (SCREENS / "text-80x24.txt").read_text(encoding="utf-8")


async def test_without_colour_the_same_words_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app: App[None] = Reading(ReaderScreen(ARTICLE, FINDINGS))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, ["]", "q"])
        assert lines(app.screen) == (SCREENS / "text-80x24.txt").read_text(encoding="utf-8")


async def test_a_picture_is_made_of_the_screen() -> None:
    svg = await picture(Reading(ReaderScreen(ARTICLE, FINDINGS)), (80, 24), ["]", "q"])
    assert svg.startswith("<svg")
    assert "Corvo" in svg
