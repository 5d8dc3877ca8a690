"""What the reader has chosen in `config.toml`, checked as far as that needs no Textual.

Whether there is such a theme, colour or key, `tui.settings.themes` and `tui.keyboard.keymap` know.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tui.settings.schema import Source


class SettingsError(Exception):
    """The file cannot be used; the message is a sentence that says why.

    Where more than one thing is wrong, `sentences` has them all.
    """

    def __init__(self, *sentences: str) -> None:
        super().__init__(sentences[0])
        self.sentences = sentences


_NONE: Final[Mapping[str, Any]] = MappingProxyType({})


class Settings(NamedTuple):
    """Every setting with its default."""

    theme: str = "textual-dark"
    width: int = 72
    pipeline: str | None = None
    positions: bool = False
    plain: bool = False
    highlights: Mapping[str, str] = _NONE
    themes: Mapping[str, Mapping[str, str | bool]] = _NONE
    keys: Mapping[str, str] = _NONE
    source: Source | None = None
    """The file that this was read from, so that what is wrong in it can be named by its line."""

    def error(self, place: tuple[str, ...], problem: str) -> SettingsError:
        """What is wrong with a setting, such as `("keys", "quit")`, with its line if it has one."""
        return SettingsError(self.source.sentence(place, problem) if self.source else f"{problem}.")


DEFAULTS: Final = Settings()
"""The settings of a reader who has set none."""


def load(path: Path) -> Settings:
    """The settings in a file; the defaults where there is none.

    Raises:
        SettingsError: the file is no TOML, has an unknown setting or one of a wrong type.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Settings()
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} is not UTF-8 (byte {error.start} cannot be).") from error
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}.") from error
    import tomllib

    from tui.settings.schema import Source, mistakes

    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"{path} is not valid TOML: {error}.") from error
    source = Source(path, text)
    if wrong := [source.sentence(place, problem) for place, problem in mistakes(data)]:
        raise SettingsError(*wrong)
    return Settings(**data, source=source)
