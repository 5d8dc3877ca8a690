"""All keys in a table: the whole of it for `newsread keys`, those of every day for the README.

python -m tui.commands.key_table FILE   puts these between `<!-- keys -->` and `<!-- /keys -->`
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tui.commands.key_names import shown
from tui.commands.registry import BY_ID, GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tui.commands.command import Command

DAILY: Final = {
    "Everywhere": ("help", "go-back", "quit", "library", "notebook", "people", "feeds"),
    "Reading": (
        *("down", "page-down", "top", "bottom", "find", "next-hit"),
        *("next-quote", "previous-quote", "next-claim", "next-denial", "jump-again", "back"),
        *("pane", "follow-here"),
    ),
    "Marking": (
        *("select-this", "highlight-yellow", "note", "copy", "undo"),
        *("correct-speaker", "reject-finding"),
    ),
    "In every list": (
        *("list-choose", "list-filter", "list-order", "list-delete", "list-export"),
        *("list-copy", "list-undo"),
    ),
}
"""What one needs every day: the ids of commands."""

BEGIN, END = "<!-- keys -->", "<!-- /keys -->"


def lines(groups: Mapping[str, Sequence[Command]], own: Mapping[str, str]) -> Iterator[str]:
    """Every command under its title: keys, what it does, the id by which it gets other keys.

    own: by id, the keys that the reader has given to commands.
    """
    for title, commands in groups.items():
        yield f"\n{title}"
        for each in commands:
            keys = shown(own.get(each.id, each.keys)) or "–"
            yield f"  {keys:<13} {each.label:<35} {each.id:<24} {each.help}"


def table(groups: Mapping[str, Sequence[str]]) -> str:
    """The commands with these ids under their titles, as a Markdown table."""
    rows = ["| key | what it does | id |", "|---|---|---|"]
    for title, ids in groups.items():
        rows.append(f"|  | **{title}** |  |")
        rows += (
            f"| {_escaped(shown(each.keys))} | {_escaped(each.label)}: {_escaped(each.help)} |"
            f" `{each.id}` |"
            for each in (BY_ID[id_] for id_ in ids)
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


def matching(words: Sequence[str]) -> dict[str, Sequence[Command]]:
    """The groups with those commands that have all these words, in capitals or not."""
    wanted = [word.casefold() for word in words]
    fitting = {
        title: [each for each in commands if all(word in _said_of(each) for word in wanted)]
        for title, commands in GROUPS.items()
    }
    return {title: commands for title, commands in fitting.items() if commands}


def _said_of(command: Command) -> str:
    words = (shown(command.keys), command.label, command.synonyms, command.id, command.help)
    return " ".join(words).casefold()


def _escaped(words: str) -> str:
    return words.replace("|", "\\|").replace("<", "&lt;").replace(">", "&gt;").replace("`", "\\`")


def main(arguments: Sequence[str]) -> None:
    """Put the table of every day into a file."""
    page = Path(arguments[0])
    page.write_text(with_table(page.read_text(encoding="utf-8"), table(DAILY)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
