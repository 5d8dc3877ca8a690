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
    has_terminal = not app.is_headless
    return app.no_color or (has_terminal and app.console.color_system in _FEW)


def voice_rules(widget: str, prefix: str) -> str:
    """CSS that gives the component classes `prefix-1` to `prefix-6` of a widget their hues."""
    places = {
        widget: DARK,
        f"{widget}:light": LIGHT,
        f"{widget}.-few-colors": SIXTEEN["dark"],
        f"{widget}.-few-colors:light": SIXTEEN["light"],
        f"{widget}:ansi, {widget}.-few-colors:ansi": TERMINAL,
    }
    return "\n".join(
        f"{place} {{ & > .{prefix}-{number} {{ color: {hue}; text-style: bold; }} }}"
        for place, hues in places.items()
        for number, hue in enumerate(hues, 1)
    )


def mark_rules(widget: str, prefix: str) -> str:
    """CSS that gives the component classes `prefix-yellow` and so on their ground and text."""
    places = {
        widget: {name: (ground, "#000000") for name, ground in MARKS.items()},
        f"{widget}.-few-colors": dict(
            zip(COLORS, zip(SIXTEEN["grounds"], SIXTEEN["texts"], strict=True), strict=True)
        ),
        f"{widget}:ansi, {widget}.-few-colors:ansi": TERMINAL_MARKS,
    }
    return "\n".join(
        f"{place} {{ & > .{prefix}-{name} {{ background: {ground}; color: {text}; }} }}"
        for place, looks in places.items()
        for name, (ground, text) in looks.items()
    )
