"""The keys of the program as a reader knows them, and all of them in a table for the README.

python -m tui.keyboard.keys        prints the README's table
python -m tui.keyboard.keys FILE   puts it between `<!-- keys -->` and `<!-- /keys -->` of the file
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual.keys import format_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.commands.command import Command

NAMES: Final = {
    "space": "Space", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home", "end": "End",
    "up": "↑", "enter": "Enter", "escape": "Esc", "tab": "Tab", "delete": "Del",
}  # fmt: skip

BEGIN, END = "<!-- keys -->", "<!-- /keys -->"


def shown(key: str) -> str:
    """A key, or several with commas between them, as a reader knows them."""
    return " ".join(_name(each.strip()) for each in key.split(","))


def table(groups: Mapping[str, Sequence[Command]]) -> str:
    """The commands under their titles, as a Markdown table."""
    rows = ["| key | what it does | id |", "|---|---|---|"]
    for title, commands in groups.items():
        rows.append(f"|  | **{title}** |  |")
        rows += (
            f"| {_escaped(shown(each.keys))} | {_escaped(each.help)} | `{each.id}` |"
            for each in commands
        )
    return "\n".join(rows)


def with_table(page: str, keys: str) -> str:
    """The page with the table of keys between its marks.

    Raises:
        ValueError: the page has no such marks.
    """
    marks = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    if not marks.search(page):
        raise ValueError(f"there is no {BEGIN} … {END} to put the keys into")
    return marks.sub(lambda _: f"{BEGIN}\n{keys}\n{END}", page)


def _name(key: str) -> str:
    """One key; `ctrl+d` is written `^d`, and two keys one after the other as they are."""
    if key in NAMES or len(key) <= 2:
        return NAMES.get(key, key)
    *held, last = key.split("+")
    named = NAMES.get(last, format_key(last))
    return "".join("^" if each == "ctrl" else f"{each}+" for each in held) + named


def _escaped(words: str) -> str:
    return words.replace("|", "\\|").replace("<", "&lt;").replace(">", "&gt;").replace("`", "\\`")


def main(arguments: Sequence[str]) -> None:
    """Print the table, or put it into a file."""
    from tui.commands.registry import GROUPS

    keys = table(GROUPS)
    if not arguments:
        print(keys)
        return
    page = Path(arguments[0])
    page.write_text(with_table(page.read_text(encoding="utf-8"), keys), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
