"""How each kind of range looks: styles as Textual words them, whose colours are the theme's.

They are not CSS, of which Textual would parse and match every rule before the first frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from annotators.notebook.colors import COLORS
from tui.terminal.hues import DARK, has_few_colors

if TYPE_CHECKING:
    from textual.style import Style
    from textual.widget import Widget

_LOOKS: Final = {
    "headline": "bold $text-primary",
    **dict.fromkeys(("byline", "dateline", "caption"), "$foreground 60%"),
    **dict.fromkeys(("subhead", "question", "number"), "bold"),
    **dict.fromkeys(("blockquote", "bar"), "$foreground 75%"),
    **dict.fromkeys(("code", "entity"), "$text-secondary"),
    "rule": "$foreground 30%",
    "own-words": "italic $foreground 75%",
    "link": "underline $text-accent",
    "emphasis": "italic",
    "own-voice": "$foreground",
    "voice": "bold $foreground",
    **{f"voice-{hue}": f"bold $voice-{hue}" for hue in range(1, len(DARK) + 1)},
    "claim": "underline $text-secondary",
    "position": "underline $text-accent",
    "quote": "italic $text-success",
    "scare": "dim $text-warning",
    "removed": "strike $text-error",
    "added": "underline $text-success",
    "content": "$foreground on $foreground 13%",
    "source": "bold on $foreground 13%",
    "cue": "bold underline on $foreground 13%",
    **dict.fromkeys(("person", "note"), "underline"),
    **{f"highlight-{c}": f"$highlight-{c}-text on $highlight-{c}" for c in COLORS},
    "find": "underline on $warning 30%",
    "hit": "bold $background on $warning",
    "selection": "on $foreground 30%",
    "cursor": "underline bold",
}
"""By the kind; whatever has no place here looks as what it lies over."""

_IN_USE: Final = {"cursor": "reverse"}
"""Instead, where the keys go to the widget."""

_WITHOUT_SHADES: Final = {
    "content": "underline $foreground on $foreground 13%",
    "selection": "reverse on $foreground 30%",
    "cursor": "reverse bold underline",
}
"""Instead, where a slightly other ground may come out as the same, in use or not."""

_IN_FEW_COLORS: Final = {**_WITHOUT_SHADES, "entity": "bold $foreground"}
"""Instead, on a terminal that has few colours."""


def look(widget: Widget, kind: str) -> Style:
    """The style of a kind on its own, without what it says nothing about."""
    instead: dict[str, str] = _IN_USE if widget.has_focus else {}
    if has_few_colors(widget.app):
        instead = {**instead, **_IN_FEW_COLORS}
    elif widget.app.native_ansi_color:
        instead = {**instead, **_WITHOUT_SHADES}
    return widget.app.stylesheet.parse_style(instead.get(kind) or _LOOKS.get(kind, ""))
