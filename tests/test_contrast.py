"""Everything that is written can be read: WCAG's 4.5 to 1 in every theme."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.pilot import Pilot

from annotators.notebook.colors import COLORS
from tests.support.reader_app import press
from tests.support.readings import ARTICLE, FINDINGS
from tui.picture import Portrait
from tui.reader.document.decoration_kinds import KINDS
from tui.reader.reader_screen import ReaderScreen
from tui.reader.view.page import Page
from tui.settings.themes import SOFT
from tui.terminal.contrast import LEAST, Legible, contrast, legible
from tui.text.layers import Layer

parts = st.integers(0, 255)
colors = st.tuples(parts, parts, parts)
BLACK = Color(0, 0, 0)

ANSI = {"ansi-light", "ansi-dark", "textual-ansi"}
"""Themes of the colours that the terminal chooses; Textual 8.2.0 has but one."""


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ((0, 0, 0), (255, 255, 255), 21),
        ((255, 255, 255), (255, 255, 255), 1),
        ((119, 119, 119), (255, 255, 255), 4.48),  # the grey that WCAG's examples say just fails
    ],
)
def test_contrast_is_that_of_wcag(
    one: tuple[int, int, int], other: tuple[int, int, int], ratio: float
) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


@given(colors, colors)
def test_every_colour_can_be_made_legible_on_every_other(
    text: tuple[int, int, int], ground: tuple[int, int, int]
) -> None:
    assert contrast(legible(text, ground), ground) >= LEAST


@given(colors, colors)
def test_what_is_legible_stays_as_it_is(
    text: tuple[int, int, int], ground: tuple[int, int, int]
) -> None:
    color = legible(text, ground)
    assert (color == text) == (contrast(text, ground) >= LEAST)


@pytest.mark.parametrize(
    ("words", "style", "legible_style"),
    [
        ("read", "#333333 on #000000", "#797979 on #000000"),
        ("read", "dim #ffffff on #000000", "#999999 on #000000"),
        ("│ █", "#333333 on #000000", "#333333 on #000000"),
        ("read", "red on default", "red on default"),
        ("read", "dim default", "dim default"),
    ],
)
def test_words_are_lightened_and_nothing_else(words: str, style: str, legible_style: str) -> None:
    (segment,) = Legible().apply([Segment(words, Style.parse(style))], BLACK)
    assert segment.style is not None
    ratio = faintest([segment], BLACK)
    assert ratio is None or ratio >= LEAST or words == "│ █"
    assert bool(segment.style.dim) == legible_style.startswith("dim")
    assert str(segment.style).replace("not dim ", "") == legible_style


def faintest(segments: list[Segment], background: Color) -> float | None:
    """The least contrast of any words; None where all colours are the terminal's."""
    ratios = []
    for words, style, _ in segments:
        if style and style.color and style.color.triplet and words.strip(" │▌▎▔▁▊█─╭╮╰╯"):
            ground = style.bgcolor or background.rich_color
            if ground.triplet:
                ratios.append(contrast(style.color.triplet, ground.triplet))
    return min(ratios, default=None)


@pytest.mark.parametrize("no_color", [False, True])
async def test_all_words_on_the_screen_can_be_read_in_every_theme(
    no_color: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    app = Portrait(ARTICLE, FINDINGS, None)
    async with app.run_test(size=(140, 40)) as pilot:
        await press(pilot, ["]", "q"])
        everything_lit(app.reader)
        for soft in SOFT:
            app.register_theme(soft)
        few = ("textual-dark", "textual-light")
        for theme in few if no_color else set(app.available_themes) - ANSI:
            app.theme = theme
            assert await least(pilot) >= LEAST, theme


async def test_without_colour_the_terminals_own_are_left_as_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Portrait(ARTICLE, FINDINGS, None)
    async with app.run_test(size=(140, 40)) as pilot:
        everything_lit(app.reader)
        for theme in ANSI & set(app.available_themes):
            app.theme = theme
            await pilot.pause()
            strips = app.screen._compositor.render_strips(app.size)
            styles = [style for strip in strips for _, style, _ in strip if style]
            assert not [style for style in styles if style.color or style.bgcolor], theme
            assert any(style.reverse for style in styles)


async def test_six_voices_and_six_highlighters_are_six_in_every_theme() -> None:
    app = Portrait(ARTICLE, FINDINGS, None)
    async with app.run_test(size=(80, 24)) as pilot:
        for theme in app.available_themes:
            app.theme = theme
            await pilot.pause()
            style = app.reader.view.style_of
            voices = {style((f"voice-{hue}",)).color for hue in range(1, 7)}
            marks = {style((f"highlight-{color}",)).bgcolor for color in COLORS}
            assert (len(voices), len(marks)) == (6, 6), theme


def everything_lit(reader: ReaderScreen) -> None:
    """Light every kind somewhere, each over the one before too."""
    for at, kind in enumerate(KINDS):
        reader.view.light(Layer.of(kind, [(at * 3, at * 3 + 5)]))


async def least(pilot: Pilot[None]) -> float:
    await pilot.pause()
    size, screen = pilot.app.size, pilot.app.screen
    assert screen.query_one(Page)
    strips = screen._compositor.render_strips(size)
    ratios = (faintest(list(strip), screen.background_colors[1]) for strip in strips)
    return min(ratio for ratio in ratios if ratio is not None)
