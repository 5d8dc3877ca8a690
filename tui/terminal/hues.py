"""The colours of voices and of the reader's highlighters, which stay apart in every theme.

All are cells of the cube of 256 colours, so that a terminal with no more shows them as they are, or
stay apart there. They were sought for the least CIEDE2000 distance of any two, for normal vision
and for the three colour blindnesses as Machado, Oliveira and Fernandes (2009) simulate them;
`tests/test_hues.py` holds them to that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from annotators.notebook.colors import COLORS

if TYPE_CHECKING:
    from textual.app import App

    Hues = tuple[str, ...]

DARK: Final = ("#ffd787", "#af87ff", "#00afaf", "#d78787", "#afffd7", "#87af00")
"""The hues of the six voices that say most, on the ground of a dark theme."""

LIGHT: Final = ("#186090", "#a80048", "#004818", "#9000f0", "#786018", "#481860")
"""The same on the ground of a light theme."""

TERMINAL: Final = (
    *("ansi_yellow", "ansi_magenta", "ansi_cyan", "ansi_red", "ansi_green", "ansi_blue"),
)
"""The same where the terminal chooses the colours, or has but sixteen."""

MARKS: Final = dict(
    zip(
        COLORS,
        ("#d7d700", "#afd787", "#5fafd7", "#ff5faf", "#d78700", "#af87ff"),
        strict=True,
    )
)
"""The grounds of the highlighters, the same in every theme; the text on them is black."""

TERMINAL_MARKS: Final = dict(
    zip(
        COLORS,
        (
            ("ansi_bright_yellow", "ansi_black"),
            ("ansi_bright_green", "ansi_black"),
            ("ansi_blue", "ansi_bright_white"),
            ("ansi_bright_magenta", "ansi_black"),
            ("ansi_bright_red", "ansi_black"),
            ("ansi_magenta", "ansi_bright_white"),
        ),
        strict=True,
    )
)
"""Ground and text of the highlighters where the terminal chooses the colours."""

SIXTEEN: Final = {
    "dark": ("#ffff55", "#ff55ff", "#55ffff", "#ff5555", "#55ff55", "#5555ff"),
    "light": ("#0000aa", "#aa0000", "#00aa00", "#aa00aa", "#aa5500", "#00aaaa"),
    "grounds": ("#ffff55", "#55ff55", "#0000aa", "#ff55ff", "#ff5555", "#aa00aa"),
    "texts": ("#000000", "#000000", "#ffffff", "#000000", "#000000", "#ffffff"),
}
"""The same for a terminal of sixteen: the values that Rich takes for exactly these of its colours.

A name such as `ansi_blue` would become that of Textual's theme, and then the nearest of sixteen.
"""


_FEW: Final = (None, "standard", "windows")
"""What Rich calls terminals of so few colours that two shades may come out as one."""


def has_few_colors(app: App[Any]) -> bool:
    """Whether the terminal has so few colours that they tell little; or is to show none."""
    return app.no_color or app.console.color_system in _FEW


def variables(app: App[Any]) -> dict[str, str]:
    """The hues under the theme that the app has, as variables for styles: `$voice-1` to `$voice-6`,
    `$highlight-yellow` and so on with `$highlight-yellow-text`."""
    voices, grounds, texts = _hues(app)
    return {
        **{f"voice-{number}": hue for number, hue in enumerate(voices, 1)},
        **{f"highlight-{name}": hue for name, hue in zip(COLORS, grounds, strict=True)},
        **{f"highlight-{name}-text": hue for name, hue in zip(COLORS, texts, strict=True)},
    }


def _hues(app: App[Any]) -> tuple[Hues, Hues, Hues]:
    """Of the voices; grounds and texts of the highlighters."""
    is_dark = app.current_theme.dark
    if app.native_ansi_color:
        grounds, texts = zip(*TERMINAL_MARKS.values(), strict=True)
        return TERMINAL, grounds, texts
    if has_few_colors(app):
        return SIXTEEN["dark" if is_dark else "light"], SIXTEEN["grounds"], SIXTEEN["texts"]
    return DARK if is_dark else LIGHT, tuple(MARKS.values()), ("#000000",) * len(COLORS)


def voice_rules(component: str) -> str:
    """CSS, for within a widget's own, that gives `component-1` to `component-6` their hues."""
    return "\n".join(
        f"& > .{component}-{number} {{ color: $voice-{number}; text-style: bold; }}"
        for number in range(1, len(DARK) + 1)
    )
