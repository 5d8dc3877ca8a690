"""What a shell is told when it asks how a newsread command line may go on.

The shell's own part is written by `newsread completion SHELL`. At each tab it runs newsread with
the line so far in the environment, and argcomplete answers from the command's parser.
"""

from __future__ import annotations

import os
from argparse import PARSER, _SubParsersAction
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from tui.command_line.synopsis import COMMANDS

if TYPE_CHECKING:
    from argparse import Action, ArgumentParser
    from collections.abc import Callable, Iterable, Iterator

ASKED = "_ARGCOMPLETE"
"""Set in the environment by the shell; the number of the word that the command line begins with."""


def answer() -> None:
    """Write how the line may go on, and end the process."""
    import argcomplete

    command = _command(os.environ.get("COMP_LINE", ""), int(os.environ.get("COMP_POINT", "0")))
    if command != "open":
        os.environ[ASKED] = "2"  # the command is the name of the program to its own parser
    usage = import_module(f"tui.command_line.{command}_command").usage()
    for prog, action in _arguments(usage):
        completer = _COMPLETERS.get((prog, action.dest), _COMPLETERS.get(action.dest))
        if completer is None and action.choices and action.nargs != PARSER:
            # What argcomplete would say beside each of them is of the option, and of none of them.
            completer = partial(_choices, action.choices)
        if completer:
            action.completer = completer  # type: ignore[attr-defined]
    argcomplete.autocomplete(usage)


def _command(line: str, point: int) -> str:
    """The command whose words are being typed; `open` while that is still open."""
    words = line[:point].split()
    is_named = len(words) > 2 or (len(words) == 2 and line[:point].endswith((" ", "\t")))
    return words[1] if is_named and words[1] in COMMANDS else "open"


def _arguments(parser: ArgumentParser) -> Iterator[tuple[str, Action]]:
    """The arguments of a parser and of its actions, each with the words that lead there.

    They are private in argparse, which has no other way to ask; argcomplete reads the same.
    """
    for action in parser._actions:
        yield parser.prog, action
        if isinstance(action, _SubParsersAction):
            for inner in action.choices.values():
                yield from _arguments(inner)


def _commands_and_files(prefix: str, **_: Any) -> dict[str, str]:
    """Commands with what they are for, and files."""
    from argcomplete.completers import FilesCompleter

    files = dict.fromkeys(FilesCompleter()(prefix), "")
    return files | {name: about for name, about in COMMANDS.items() if name.startswith(prefix)}


def _commands(**_: Any) -> dict[str, str]:
    return COMMANDS


def _choices(choices: Iterable[str], **_: Any) -> list[str]:
    return list(choices)


def _feeds(**_: Any) -> list[str]:
    from tui.session import stores

    with stores.subscriptions() as subscriptions:
        return [feed.url for feed in subscriptions.feeds()]


def _tags(**_: Any) -> list[str]:
    from tui.session import stores

    return sorted({tag for mark in stores.notebook().all() for tag in mark.tags})


def _pipelines(**_: Any) -> list[str]:
    from annotators.pipeline.installing import OFFERED

    return list(OFFERED)


_COMPLETERS: dict[object, Callable[..., Iterable[str]]] = {
    ("newsread help", "words"): _commands,
    ("newsread", "inputs"): _commands_and_files,
    ("newsread feeds remove", "inputs"): _feeds,
    ("newsread feeds refresh", "inputs"): _feeds,
    "tag": _tags,
    "pipeline": _pipelines,
}
"""By the words before it and the argument, or by the argument alone; the rest are files."""
