"""The reader's own themes, and the colours of the highlighters, as Textual wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from textual.color import Color, ColorParseError
from textual.theme import BUILTIN_THEMES, Theme

from annotators.notebook.colors import COLORS
from tui.did_you_mean import suggestion
from tui.settings.settings import Settings

if TYPE_CHECKING:
    from textual.app import App


COLOURED: Final = (
    *("primary", "secondary", "accent", "warning", "error", "success"),
    *("foreground", "background", "surface", "panel", "boost"),
)
"""The colours that a theme has; of one that is not said, Textual makes its own."""


SOFT: Final = (
    Theme(
        name="soft-dark",
        primary="#8fa8bd",
        secondary="#a9b79a",
        accent="#cfae7e",
        warning="#cfae7e",
        error="#cf8f86",
        success="#9db98c",
        foreground="#c9c3b6",
        background="#24262b",
        surface="#2a2c32",
        panel="#31343b",
        dark=True,
    ),
    Theme(
        name="soft-light",
        primary="#3f5a70",
        secondary="#4c5f3f",
        accent="#7a5a24",
        warning="#7a5a24",
        error="#8c3f36",
        success="#44663a",
        foreground="#3f382e",
        background="#f1e9d8",
        surface="#e9e0cd",
        panel="#e0d6c1",
        dark=False,
    ),
)
"""Themes of less contrast on warmer grounds, for long reading: seven to one instead of twelve."""


def apply(app: App[Any], settings: Settings) -> None:
    """Give the app the themes, and the one that was chosen.

    Raises:
        SettingsError: there is no such theme, or no such colour in one.
    """
    for theme in (*SOFT, *reader_themes(settings)):
        app.register_theme(theme)
    app.theme = initial_theme(settings)


def reader_themes(settings: Settings) -> list[Theme]:
    """The themes that the reader has described.

    Raises:
        SettingsError: one of them lacks its primary colour, or has what no theme has.
    """
    return [_theme(name, properties, settings) for name, properties in settings.themes.items()]


def initial_theme(settings: Settings) -> str:
    """The name of the theme to begin with.

    Raises:
        SettingsError: there is no such theme.
    """
    names = [*settings.themes, *(theme.name for theme in SOFT), *BUILTIN_THEMES]
    if settings.theme not in names:
        problem = f"there is no theme “{settings.theme}”{suggestion(settings.theme, names)}"
        raise settings.error(("theme",), problem)
    return settings.theme


def highlighters(settings: Settings) -> dict[str, str]:
    """The colours that the reader has given highlighters, by the names of variables for styles.

    Raises:
        SettingsError: there is no such highlighter or colour.
    """
    colors = {}
    for name, color in settings.highlights.items():
        place = ("highlights", name)
        if name not in COLORS:
            problem = f"there is no highlighter “{name}”{suggestion(name, COLORS)}"
            raise settings.error(place, problem)
        colors[f"highlight-{name}"] = _color(color, settings, place).css
    return colors


def _theme(name: str, properties: Any, settings: Settings) -> Theme:
    for key, value in properties.items():
        place = ("themes", name, key)
        if key == "dark":
            if not isinstance(value, bool):
                raise settings.error(place, "“dark” should be true or false")
        elif key in COLOURED:
            _color(value, settings, place)
        else:
            problem = f"a theme has no “{key}”{suggestion(key, [*COLOURED, 'dark'])}"
            raise settings.error(place, problem)
    if "primary" not in properties:
        problem = f'the theme “{name}” needs a primary colour, such as primary = "#0178d4"'
        raise settings.error(("themes", name), problem)
    return Theme(name=name, **properties)


def _color(value: object, settings: Settings, place: tuple[str, ...]) -> Color:
    try:
        return Color.parse(value if isinstance(value, str) else "")
    except ColorParseError:
        problem = f"“{value}” is no colour; “#ffd75f” and “gold” are"
        raise settings.error(place, problem) from None
