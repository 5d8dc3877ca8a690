"""What the reader has chosen in `config.toml`, checked as far as that needs no Textual.

Whether there is such a theme, colour or key, `tui.themes` and `tui.keyboard.keymap` know.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

NARROWEST, WIDEST = 30, 300
"""The limits of the column that the text is set in, in cells."""


class SettingsError(Exception):
    """The file cannot be used; the message is a sentence that says why.

    Where more than one thing is wrong, `sentences` has them all.
    """

    def __init__(self, *sentences: str) -> None:
        super().__init__(sentences[0])
        self.sentences = sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting with its default."""

    theme: str = "textual-dark"
    width: int = 72
    pipeline: str | None = None
    positions: bool = False
    highlights: Mapping[str, str] = field(default_factory=dict)
    themes: Mapping[str, Mapping[str, str | bool]] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    source: Source | None = None
    """The file that this was read from, so that what is wrong in it can be named by its line."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a setting must be, an example of it as TOML, and what it is for."""

    kind: type
    right: str
    example: str
    about: str


KNOWN: Final = {
    "theme": Setting(
        str,
        "the name of a theme, in quotation marks",
        'theme = "textual-dark"',
        "One of Textual's themes, or one of your own, described below. One that is chosen while\n"
        "reading (: and then “theme”) is written here.",
    ),
    "width": Setting(
        int,
        "a number of columns, such as 72",
        "width = 72",
        f"The widest the text may be set, in columns, {NARROWEST} to {WIDEST}.",
    ),
    "pipeline": Setting(
        str,
        "the name or path of a spaCy pipeline, in quotation marks",
        'pipeline = "en_core_web_sm"',
        "A spaCy pipeline, by name or path, instead of the one that comes with newsread.",
    ),
    "positions": Setting(
        bool,
        "true or false",
        "positions = false",
        "Whether the pane lists what people want, support, oppose, plan or decide.",
    ),
    "highlights": Setting(
        dict,
        "a table of highlighters and colours",
        '[highlights]\nyellow = "#7a6200"',
        "Colours of the highlighters yellow, green, blue, pink, orange and purple.",
    ),
    "themes": Setting(
        dict,
        "tables of themes, such as [themes.paper]",
        '[themes.paper]\nprimary = "#5f4b32"\nbackground = "#f4ecd8"\ndark = false',
        "Themes of your own. A theme needs a primary colour; there are also secondary, accent,\n"
        "warning, error, success, foreground, background, surface, panel, boost, and dark.",
    ),
    "keys": Setting(
        dict,
        "a table of binding ids and keys",
        '[keys]\nnext-quote = "]q,ctrl+n"',
        "Keys by the id of what they do (the README lists all); several with commas.",
    ),
}
"""Every setting, tables last as TOML wants them."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file of settings and what is written in it."""

    path: Path
    text: str

    def error(self, place: tuple[str, ...], what: str) -> SettingsError:
        """What is wrong with a setting, such as `("keys", "quit")`, with its line."""
        return SettingsError(self.sentence(place, what))

    def sentence(self, place: tuple[str, ...], what: str) -> str:
        """The same in words alone."""
        return f"{self.path}, line {self._line(place)}: {what}{'' if what.endswith('?') else '.'}"

    def _line(self, place: tuple[str, ...]) -> int:
        """The line that sets it, else the one that begins its table; 1 where it cannot be told."""
        *tables, name = place
        found, here = 1, ""
        for number, line in enumerate(self.text.splitlines(), 1):
            if header := re.match(_HEADER, line):
                here = header[1].replace('"', "").replace("'", "").replace(" ", "")
                found = number if here == ".".join(place) else found
            elif here == ".".join(tables) and re.match(rf"""\s*["']?{re.escape(name)}\b""", line):
                return number
        return found


_HEADER: Final = r"\s*\[+([^\]]+)\]"


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

    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"{path} is not valid TOML: {error}.") from error
    source = Source(path, text)
    if wrong := [source.sentence(place, what) for place, what in _mistakes(data)]:
        raise SettingsError(*wrong)
    return Settings(**data, source=source)


def suggestion(name: str, known: Iterable[str]) -> str:
    """The known name that is closest, as the end of a sentence; all of them if none is close."""
    from difflib import get_close_matches

    names = list(known)
    close = get_close_matches(name, names, n=1)
    return f"; did you mean “{close[0]}”?" if close else f"; there are {', '.join(names)}"


def _mistakes(data: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """What is wrong, and where: names and types first, then what is inside."""
    wrong = [*_misnamed(data)]
    yield from wrong
    sound = {name: value for name, value in data.items() if (name,) not in dict(wrong)}
    if not NARROWEST <= sound.get("width", NARROWEST) <= WIDEST:
        yield ("width",), f"“width” should be between {NARROWEST} and {WIDEST}"
    for table, what in {"keys": "key", "highlights": "colour"}.items():
        for name, value in sound.get(table, {}).items():
            if not isinstance(value, str):
                yield (table, name), f"the {what} of “{name}” should be in quotes"
    for name, theme in sound.get("themes", {}).items():
        if not isinstance(theme, dict):
            yield ("themes", name), f"“{name}” should be a table, [themes.{name}]"


def _misnamed(data: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    for name, value in data.items():
        if name not in KNOWN:
            yield (name,), f"there is no setting “{name}”{suggestion(name, KNOWN)}"
        elif type(value) is not KNOWN[name].kind:
            yield (name,), f"“{name}” should be {KNOWN[name].right}"
