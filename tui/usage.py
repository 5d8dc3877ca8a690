"""How a command line is read, and what is said of a wrong one."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import NoReturn

WRONG_USAGE = 2


class Usage(ArgumentParser):
    """An argument parser that says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and where to read what is right; exit with status 2."""
        sentence = message[:1].upper() + message[1:]
        self.exit(WRONG_USAGE, f"newsread: {sentence}; see “{self.prog} --help”.\n")
