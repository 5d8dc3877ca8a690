"""What the reader has chosen in `config.toml`."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class SettingsError(Exception):
    """The file cannot be used; the message is a sentence that says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting with its default."""

    theme: str = "textual-dark"
    """A Textual theme."""
    width: int = 72
    """The widest the text may be set, in cells."""
    pipeline: str | None = None
    """A spaCy pipeline, by package name or path; none is the one that ships with newsread."""
    positions: bool = False
    """Whether positions (wants, supports, opposes, …) are listed beside the claims."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys by the id of their binding: `next-quote = "n"`; several with commas."""


KINDS: dict[str, tuple[type, str]] = {
    "theme": (str, "the name of a theme, in quotation marks"),
    "width": (int, "a number of columns, such as 72"),
    "pipeline": (str, "the name or path of a spaCy pipeline, in quotation marks"),
    "positions": (bool, "true or false"),
    "keys": (dict, "a table of binding ids and keys"),
}


def load(path: Path) -> Settings:
    """The settings in a file; the defaults where there is none.

    Raises:
        SettingsError: the file is no TOML, has an unknown setting or one of a wrong type.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} cannot be read: {error}.") from error
    import tomllib

    try:
        return Settings(**_checked(tomllib.loads(text), path, text))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} is not valid TOML: {error}.") from error


def _checked(data: dict[str, Any], path: Path, text: str) -> dict[str, Any]:
    for name, value in data.items():
        place = f"{path}, line {_line(name, text)}"
        if name not in KINDS:
            raise SettingsError(f"{place}: there is no setting “{name}”{_suggestion(name)}.")
        kind, right = KINDS[name]
        if type(value) is not kind:
            raise SettingsError(f"{place}: “{name}” should be {right}.")
    for name, key in data.get("keys", {}).items():
        if not isinstance(key, str):
            raise SettingsError(
                f"{path}, line {_line(name, text)}: the key of “{name}” should be in quotes."
            )
    if not 20 <= data.get("width", 72) <= 500:
        raise SettingsError(
            f"{path}, line {_line('width', text)}: “width” should be between 20 and 500."
        )
    return data


def _line(name: str, text: str) -> int:
    """The line that sets a name; 1 where it cannot be told."""
    lines = text.splitlines()
    return next(
        (n for n, line in enumerate(lines, 1) if line.lstrip(" [\"'").startswith(name)),
        1,
    )


def _suggestion(name: str) -> str:
    from difflib import get_close_matches

    known = [each.name for each in fields(Settings)]
    close = get_close_matches(name, known, n=1)
    return f"; did you mean “{close[0]}”" if close else f"; there are {', '.join(known)}"
