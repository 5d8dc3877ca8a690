"""What can be set in `config.toml`, and what is wrong in such a file.

A start without such a file does not import this.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from tui.did_you_mean import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NARROWEST, WIDEST = 30, 300
"""The limits of the column that the text is set in, in cells."""


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
        "One of Textual's themes, soft-dark or soft-light with less contrast and warmer grounds,\n"
        "or one of your own, described below. One that is chosen while reading (: and then\n"
        "“theme”) is written here, and nothing else in the file is touched.",
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
    "plain": Setting(
        bool,
        "true or false",
        "plain = true",
        "Plain reading order, for screen readers and Braille lines: the text begins in the first\n"
        "column with nothing beside it, who says what is said in words below each paragraph, and\n"
        "the pane comes only when it is asked for.",
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
        "Keys by the id of what they do (“newsread keys” lists all); several with commas.",
    ),
}
"""Every setting, tables last as TOML wants them."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file of settings and what is written in it."""

    path: Path
    text: str

    def sentence(self, place: tuple[str, ...], problem: str) -> str:
        """What is wrong with a setting, such as `("keys", "quit")`, with its line."""
        stop = "" if problem.endswith("?") else "."
        return f"{self.path}, line {self._line(place)}: {problem}{stop}"

    def _line(self, place: tuple[str, ...]) -> int:
        """The line that sets it, else the one that begins its table; 1 where it cannot be told."""
        *tables, name = place
        table_line, here = 1, ""
        for number, line in enumerate(self.text.splitlines(), 1):
            if header := re.match(_HEADER, line):
                here = header[1].replace('"', "").replace("'", "").replace(" ", "")
                table_line = number if here == ".".join(place) else table_line
            elif here == ".".join(tables) and re.match(rf"""\s*["']?{re.escape(name)}\b""", line):
                return number
        return table_line


_HEADER: Final = r"\s*\[+([^\]]+)\]"


def mistakes(data: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """What is wrong in a file, and where: names and types first, then what is inside."""
    wrong = [*_misnamed(data)]
    yield from wrong
    sound = {name: value for name, value in data.items() if (name,) not in dict(wrong)}
    if not NARROWEST <= sound.get("width", NARROWEST) <= WIDEST:
        yield ("width",), f"“width” should be between {NARROWEST} and {WIDEST}"
    for table, noun in {"keys": "key", "highlights": "colour"}.items():
        for name, value in sound.get(table, {}).items():
            if not isinstance(value, str):
                yield (table, name), f"the {noun} of “{name}” should be in quotes"
    for name, theme in sound.get("themes", {}).items():
        if not isinstance(theme, dict):
            yield ("themes", name), f"“{name}” should be a table, [themes.{name}]"


def _misnamed(data: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    for name, value in data.items():
        if name not in KNOWN:
            yield (name,), f"there is no setting “{name}”{suggestion(name, KNOWN)}"
        elif type(value) is not KNOWN[name].kind:
            yield (name,), f"“{name}” should be {KNOWN[name].right}"
