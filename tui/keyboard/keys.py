"""The keys of the program in groups, read off the bindings: for the help, and for the README.

python -m tui.keyboard.keys        prints the README's table
python -m tui.keyboard.keys FILE   puts it between `<!-- keys -->` and `<!-- /keys -->` of the file
"""

from __future__ import annotations

import pkgutil
import re
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeGuard

from textual.binding import Binding
from textual.keys import format_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.dom import DOMNode

NAMES: Final = {
    "space": "Space", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home", "end": "End",
    "up": "↑", "enter": "Enter", "escape": "Esc", "tab": "Tab", "delete": "Del",
}  # fmt: skip

PLACES: Final = {
    "ReaderScreen": "In the article",
    "FindBar": "While finding in the text",
    "SidePane": "In the pane",
    "PaneList": "In the pane",
    "NewsReader": "Everywhere",
    "Helping": "Everywhere",
    "LineList": "In every list",
    "LibraryScreen": "In the library",
    "LibraryListing": "In the library",
    "LibraryChanges": "In the library",
    "LibraryFeeds": "In the library",
    "Prompt": "In the library",
    "FeedsScreen": "Among the feeds",
    "TypedList": "While searching texts and people",
    "PersonScreen": "On the page of a person",
    "VersionsScreen": "Between the versions of an article",
    "NotebookScreen": "In the notebook",
    "NotebookListing": "In the notebook",
    "NotebookChanges": "In the notebook",
    "MarksList": "In the notebook",
    "NoteDialog": "While writing a note",
    "TagDialog": "While tagging",
    "ChooseDialog": "While choosing",
    "HelpScreen": "In the help",
}
"""Where a class has its keys, in the order in which they are listed."""

BEGIN, END = "<!-- keys -->", "<!-- /keys -->"


def groups() -> dict[str, list[Binding]]:
    """Every binding of the program, under what it is pressed for, or else under where."""
    from tui.marks import mark_keys
    from tui.reading import article_keys

    listed = {
        "Moving": list(article_keys.MOVING),
        "Jumping": list(article_keys.JUMPING),
        "Selecting": list(article_keys.SELECTING),
        "Marking": list(mark_keys.MARKING),
        "Judging findings": list(mark_keys.JUDGING),
        "Copying": list(mark_keys.COPYING),
        "Showing and hiding": list(article_keys.SHOWING),
    }
    known = {binding.id for bindings in listed.values() for binding in bindings}
    for node in nodes():
        rest = [each for each in own(node) if each.id not in known]
        known |= {each.id for each in rest}
        if rest:
            listed.setdefault(PLACES[node.__name__], []).extend(rest)
    return listed


def nodes() -> list[type[DOMNode]]:
    """Every class of the program that declares bindings, in the order of their places."""
    import tui

    every = pkgutil.walk_packages(tui.__path__, "tui.")
    modules = [import_module(each.name) for each in every]
    things = {thing for module in modules for thing in vars(module).values() if is_node(thing)}
    order = {name: place for place, name in enumerate(PLACES)}
    return sorted(things, key=lambda node: order.get(node.__name__, len(order)))


def is_node(thing: object) -> TypeGuard[type[DOMNode]]:
    """Whether this is a class of the program that declares bindings."""
    is_ours = isinstance(thing, type) and thing.__module__.startswith("tui.")
    return is_ours and bool(own(thing))  # type: ignore[arg-type]


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
