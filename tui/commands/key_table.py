"""All keys: in lines for `newsread keys`, as a page of Markdown beside this file.

    python -m tui.commands.key_table

writes the page, `KEYS.md`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from tui.commands.key_names import key_label
from tui.commands.registry import GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tui.commands.command import Command

PAGE: Final = Path(__file__).parent / "KEYS.md"


def lines(groups: Mapping[str, Sequence[Command]], own_keys: Mapping[str, str]) -> Iterator[str]:
    """Every command under its title: keys, what it does, the id by which it gets other keys.

    own_keys: by id, the keys that the reader has given to commands.
    """
    for title, commands in groups.items():
        yield f"\n{title}"
        for command in commands:
            keys = key_label(own_keys.get(command.id, command.keys)) or "–"
            yield f"  {keys:<13} {command.label:<35} {command.id:<24} {command.help}"


def page() -> str:
    """All commands under their titles, as a page of Markdown."""
    tables = (_HEAD_OF_TABLE + "".join(map(_row, commands)) for commands in GROUPS.values())
    titled = (f"## {title}\n\n{rows}" for title, rows in zip(GROUPS, tables, strict=True))
    return "\n".join((_HEAD, *titled))


_HEAD: Final = """\
# The keys of newsread

Made of the commands by `python -m tui.commands.key_table`; `newsread keys` prints the same, with
your own keys. `^d` is ctrl and d; of two letters one is pressed after the other. `+` and `-` do
what `]` and `[` do, for keyboards that have these only with AltGr. An id is what `[keys]` in
`config.toml` gives other keys by: `newsread config edit`.
"""
_HEAD_OF_TABLE: Final = "| key | what it does | id |\n|---|---|---|\n"


def _row(command: Command) -> str:
    keys, does = key_label(command.keys) or "–", f"{command.label}: {command.help}"
    return f"| {_escaped(keys)} | {_escaped(does)} | `{command.id}` |\n"


def matching(words: Sequence[str]) -> dict[str, Sequence[Command]]:
    """The groups, each with its commands that have all these words, in either case."""
    needles = [word.casefold() for word in words]
    groups = {
        title: [
            command for command in commands if all(word in _words_of(command) for word in needles)
        ]
        for title, commands in GROUPS.items()
    }
    return {title: commands for title, commands in groups.items() if commands}


def _words_of(command: Command) -> str:
    words = (key_label(command.keys), command.label, command.synonyms, command.id, command.help)
    return " ".join(words).casefold()


def _escaped(words: str) -> str:
    return words.replace("|", "\\|").replace("<", "&lt;").replace(">", "&gt;").replace("`", "\\`")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
