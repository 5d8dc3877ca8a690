"""How a command line is read, and what is said of a wrong one."""

from __future__ import annotations

import sys
from argparse import (
    PARSER,
    ArgumentParser,
    ArgumentTypeError,
    HelpFormatter,
    Namespace,
    RawDescriptionHelpFormatter,
)
from itertools import takewhile
from typing import TYPE_CHECKING, Any, NoReturn

from tui.command_line.say import flush, say, write
from tui.command_line.synopsis import WRONG_USAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from articles.errors import ArticleError


ANYWAY = "take a page, too, that only has a wall before its article"
FORCE = "replace a file that newsread did not write, or that was changed since"
"""What the options of these names are for, wherever they stand."""


def say_unwritten(error: ArticleError) -> None:
    """Say why a file was not written, and how it would be."""
    from tui.output.output_files import OthersFileError

    is_others = isinstance(error, OthersFileError)
    say(f"{error}, or replace it with --force." if is_others else f"{error}.")


class Usage(ArgumentParser):
    """An argument parser that says what is wrong in one sentence."""

    def __init__(self, *, epilog: str | None = None, **options: Any) -> None:
        # What follows the options has lines of its own; what stands before them is filled up.
        form = RawDescriptionHelpFormatter if epilog else HelpFormatter
        # An option is written out: what is short for one today may be short for two tomorrow.
        super().__init__(epilog=epilog, formatter_class=form, allow_abbrev=False, **options)

    def parse_known_args(  # type: ignore[override]  # its overloads differ only in the namespace
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> tuple[Namespace, list[str]]:
        """Read the arguments, none of which may be empty: that would name the folder one is in."""
        arguments = sys.argv[1:] if args is None else list(args)
        if "" in arguments:
            self.error("an argument is empty, which names nothing")
        if unknown := self._unknown_option(arguments):
            self.error(f"unrecognized arguments: {unknown}")
        return super().parse_known_args(arguments, namespace)

    def _unknown_option(self, arguments: Sequence[str]) -> str | None:
        """The first option that the parser lacks; argparse would name the value behind it."""
        inner = {
            name
            for action in self._actions
            if action.nargs == PARSER
            for name in action.choices or ()
        }
        before = takewhile(lambda word: word != "--" and word not in inner, arguments)
        options = (word.partition("=")[0] for word in before if word.startswith("--"))
        return next((name for name in options if name not in self._option_string_actions), None)

    def _print_message(self, message: str, file: Any = None) -> None:
        """Write help or version; argparse itself passes over it when nothing can be written."""
        write(message)
        flush()

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and where to read what is right; exit with status 2."""
        sentence = message[:1].upper() + message[1:]
        say(f"{sentence}; see “{self.prog} --help”.")
        self.exit(WRONG_USAGE)


def number_of(things: str, most: int, such_as: int) -> Callable[[str], int]:
    """The type of an option that counts things: a whole number from 1 to `most`.

    such_as: a number that is right, for who typed one that is not.
    """

    def number(typed: str) -> int:
        is_number = typed.isdecimal() and len(typed) <= len(str(most))
        if not (is_number and 0 < int(typed) <= most):
            raise ArgumentTypeError(f"{typed} is no number of {things}; {such_as} would be")
        return int(typed)

    return number
