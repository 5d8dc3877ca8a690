"""The keys of the program in groups, read off the bindings: for the help, and for the README.

python -m tui.keys        prints the README's table
python -m tui.keys FILE   puts it into the file, between `<!-- keys -->` and `<!-- /keys -->`
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual.binding import Binding
from textual.keys import format_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.dom import DOMNode

NAMES: Final = {
    "space": "Space", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home", "end": "End",
    "up": "↑", "enter": "Enter", "escape": "Esc", "tab": "Tab", "delete": "Del",
}  # fmt: skip

BEGIN, END = "<!-- keys -->", "<!-- /keys -->"


def groups() -> dict[str, list[Binding]]:
    """Every binding of the program, under where or for what it is pressed."""
    from tui import article_keys, mark_keys
    from tui.app import NewsReader
    from tui.find_bar import FindBar
    from tui.help_screen import HelpScreen
    from tui.library_screen import LibraryScreen
    from tui.line_list import LineList
    from tui.marks_list import MarksList
    from tui.notebook_screen import NotebookScreen
    from tui.reader_screen import ReaderScreen
    from tui.side_pane import PaneList, SidePane

    return {
        "Moving": list(article_keys.MOVING),
        "Jumping": list(article_keys.JUMPING),
        "Selecting": list(article_keys.SELECTING),
        "Marking": list(mark_keys.MARKING),
        "Judging findings": list(mark_keys.JUDGING),
        "Copying": list(mark_keys.COPYING),
        "Showing and hiding": list(article_keys.SHOWING),
        "In the article": own(ReaderScreen),
        "In the pane": own(SidePane) + own(PaneList),
        "While finding": own(FindBar),
        "In the help": own(HelpScreen),
        "In the library": own(LibraryScreen) + own(LineList),
        "In the notebook": own(NotebookScreen) + own(MarksList),
        "Everywhere": own(NewsReader),
    }


def own(node: type[DOMNode]) -> list[Binding]:
    """The bindings that a class itself declares."""
    return [each for each in vars(node).get("BINDINGS", []) if isinstance(each, Binding)]


def shown(key: str) -> str:
    """A key, or several with commas between them, as a reader knows them."""
    return " ".join(_name(each.strip()) for each in key.split(","))


def table(grouped: dict[str, list[Binding]]) -> str:
    """The groups as a Markdown table."""
    rows = [
        f"| {_escaped(shown(binding.key))} | {_escaped(binding.tooltip)} | `{binding.id}` |"
        for title, bindings in grouped.items()
        for binding in [_title(title), *bindings]
    ]
    return "\n".join(["| key | what it does | id |", "|---|---|---|", *rows]).replace("``", "")


def with_table(page: str, keys: str) -> str:
    """The page with the table of keys between its marks.

    Raises:
        ValueError: the page has no such marks.
    """
    marks = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    if not marks.search(page):
        raise ValueError(f"there is no {BEGIN} … {END} to put the keys into")
    return marks.sub(lambda _: f"{BEGIN}\n{keys}\n{END}", page)


def _title(title: str) -> Binding:
    return Binding("", "", tooltip=f"**{title}**", id="")


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
    keys = table(groups())
    if not arguments:
        print(keys)
        return
    page = Path(arguments[0])
    page.write_text(with_table(page.read_text(encoding="utf-8"), keys), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
