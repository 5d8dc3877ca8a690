"""Voices and highlighters are told apart by everybody, in every theme and with few colours."""

from __future__ import annotations

from math import atan2, degrees

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from annotators.notebook.colors import COLORS
from tests.support.colour_vision import VISIONS, Lab, Rgb, ciede2000, lab, nearest
from tui.terminal.contrast import LEAST, contrast, legible
from tui.terminal.hues import DARK, LIGHT, MARKS, SIXTEEN, TERMINAL, TERMINAL_MARKS

THEMES = {name: theme for name, theme in BUILTIN_THEMES.items() if not name.startswith("ansi")}
XTERM = ("#000000", "#cd0000", "#00cd00", "#cdcd00", "#0000ee", "#cd00cd", "#00cdcd", "#e5e5e5")
XTERM_BRIGHT = (
    *("#7f7f7f", "#ff0000", "#00ff00", "#ffff00", "#5c5cff", "#ff00ff", "#00ffff", "#ffffff"),
)
VGA = ("#000000", "#aa0000", "#00aa00", "#aa5500", "#0000aa", "#aa00aa", "#00aaaa", "#aaaaaa")
VGA_BRIGHT = (
    *("#555555", "#ff5555", "#55ff55", "#ffff55", "#5555ff", "#ff55ff", "#55ffff", "#ffffff"),
)


def rgb(*colors: str) -> list[Rgb]:
    return [Color.parse(color).rgb for color in colors]


def of_256(colors: list[Rgb]) -> list[Rgb]:
    """What a terminal of 256 colours shows for them."""
    fewer = [RichColor.from_rgb(*color).downgrade(ColorSystem.EIGHT_BIT) for color in colors]
    return [(color.red, color.green, color.blue) for color in map(RichColor.get_truecolor, fewer)]


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0),
        ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_distances_are_those_of_the_test_data_of_ciede2000(
    one: Lab, other: Lab, distance: float
) -> None:
    assert ciede2000(one, other) == pytest.approx(distance, abs=1e-4)


def test_whoever_lacks_red_or_green_takes_some_reds_for_greens() -> None:
    pair = rgb("#b07000", "#70a000")
    assert nearest(pair, "normal") > 25
    assert nearest(pair, "deuteranopia") < 12


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("hues", [DARK, LIGHT])
def test_the_six_hues_of_voices_are_told_apart_at_a_glance(
    hues: tuple[str, ...], vision: str
) -> None:
    assert nearest(rgb(*hues), vision) >= (20 if vision == "normal" else 11)


@pytest.mark.parametrize("vision", VISIONS)
def test_the_six_highlighters_are_told_apart(vision: str) -> None:
    assert nearest(rgb(*MARKS.values()), vision) >= (14 if vision == "normal" else 7)


@pytest.mark.parametrize("name", THEMES)
def test_a_hue_of_a_voice_can_be_read_as_it_is_on_the_ground_of_every_theme(name: str) -> None:
    theme = THEMES[name]
    ground = Color.parse(theme.to_color_system().generate()["background"]).rgb
    assert min(contrast(hue, ground) for hue in rgb(*(DARK if theme.dark else LIGHT))) >= LEAST


@pytest.mark.parametrize("hues", [DARK, LIGHT, tuple(MARKS.values())])
def test_six_stay_six_with_256_colours(hues: tuple[str, ...]) -> None:
    colors = of_256(rgb(*hues))
    assert nearest(colors, "normal") >= 14
    assert min(nearest(colors, vision) for vision in VISIONS) > 4


def test_text_on_a_highlighter_can_be_read() -> None:
    assert min(contrast(ground, (0, 0, 0)) for ground in rgb(*MARKS.values())) >= LEAST


@pytest.mark.parametrize("palette", [(*XTERM, *XTERM_BRIGHT), (*VGA, *VGA_BRIGHT)])
def test_six_stay_six_in_the_colours_of_a_terminal_and_can_be_read(
    palette: tuple[str, ...],
) -> None:
    pairs = ([Color.parse(name).ansi or 0 for name in pair] for pair in TERMINAL_MARKS.values())
    pairs_shown = [rgb(palette[ground], palette[text]) for ground, text in pairs]
    assert len({tuple(ground) for ground, _ in pairs_shown}) == len(COLORS)
    assert min(contrast(ground, text) for ground, text in pairs_shown) >= LEAST
    assert len(set(TERMINAL)) == len(COLORS)


@pytest.mark.parametrize(("ground", "hues"), [("#121212", "dark"), ("#e0e0e0", "light")])
def test_six_stay_six_with_sixteen_colours(ground: str, hues: str) -> None:
    (background,) = rgb(ground)
    inks = [RichColor.from_rgb(*legible(hue, background)) for hue in rgb(*SIXTEEN[hues])]
    assert len({color.downgrade(ColorSystem.STANDARD).number for color in inks}) == len(COLORS)


def test_highlighters_with_sixteen_colours_are_those_that_a_terminal_would_choose() -> None:
    for key, index in (("grounds", 0), ("texts", 1)):
        inks = [RichColor.from_rgb(*color) for color in rgb(*SIXTEEN[key])]
        chosen = [Color.parse(pair[index]).ansi for pair in TERMINAL_MARKS.values()]
        assert [color.downgrade(ColorSystem.STANDARD).number for color in inks] == chosen


def test_every_highlighter_has_the_colour_of_its_name() -> None:
    hues = {"yellow": 105, "green": 130, "blue": 245, "pink": 350, "orange": 70, "purple": 310}
    for name, color in MARKS.items():
        _, a, b = lab(Color.parse(color).rgb)
        off = (degrees(atan2(b, a)) - hues[name] + 180) % 360 - 180
        assert abs(off) < 20, name
