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


_FEW: Final = (None, "standard", "windows")
"""What Rich calls terminals of so few colours that two shades may come out as one."""


def has_few_colors(app: App[Any]) -> bool:
    """Whether the terminal has so few colours that they tell little; or is to show none."""
    return app.no_color or app.console.color_system in _FEW


def voice_rules(widget: str, prefix: str) -> str:
    """CSS that gives the component classes `prefix-1` to `prefix-6` of a widget their hues."""
    places = ((widget, DARK), (f"{widget}:light", LIGHT), (f"{widget}:ansi", TERMINAL))
    few = (f"{widget}.-few-colors", TERMINAL)
    return "\n".join(
        f"{place} > .{prefix}-{number} {{ color: {hue}; text-style: bold; }}"
        for place, hues in (*places, few)
        for number, hue in enumerate(hues, 1)
    )


def mark_rules(widget: str, prefix: str) -> str:
    """CSS that gives the component classes `prefix-yellow` and so on their ground and text."""
    rules = [
        f"{widget} > .{prefix}-{name} {{ background: {ground}; color: #000000; }}"
        for name, ground in MARKS.items()
    ]
    rules += [
        f"{widget}{place} > .{prefix}-{name} {{ background: {ground}; color: {text}; }}"
        for place in (":ansi", ".-few-colors")
        for name, (ground, text) in TERMINAL_MARKS.items()
    ]
    return "\n".join(rules)
