"""The command line: which command was meant, and one clear sentence when none was.

`newsread --version` and `--help` answer before anything heavy is imported.
"""

from __future__ import annotations

import os
import sys

from tui import __version__
from tui.command_line.say import UnwritableError, flush, line, lossless, say
from tui.command_line.synopsis import COMMANDS, DONE, UNREADABLE, WRONG_USAGE

TYPE_CHECKING = False  # as typing has it, which takes as long to import as all that is here
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run newsread and return its exit status."""
    if "_ARGCOMPLETE" in os.environ:
        from tui.command_line.completion import answer

        answer()
    for stream in (sys.stdout, sys.stderr):
        lossless(stream)
    return _status(list(sys.argv[1:] if arguments is None else arguments))


def _status(arguments: list[str]) -> int:
    """Run the command; what it cannot do is told in a sentence."""
    try:
        status = _run(arguments)
        flush()  # at Python's own end it would be too late for a sentence
        return status
    except BrokenPipeError:
        # The program that was reading has gone (`newsread extract … | head`); nobody can be told.
        _drop_output()
        return DONE
    except KeyboardInterrupt:
        return 130
    except SystemExit:
        raise  # before what comes next, which has to be looked up
    except _hindrances() as error:
        say(str(error))
        return UNREADABLE
    except UnwritableError as error:
        say(str(error))
        _drop_output()
        return UNREADABLE
    except _mistakes() as error:
        say(str(error))
        return WRONG_USAGE
    except Exception:
        return _crashed()


def _crashed() -> int:
    """Tell of what nothing was prepared for, and where it is written; the exit status."""
    import traceback
    from pathlib import Path

    from articles.places import log_file, more_in

    log = log_file()
    try:
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            traceback.print_exc(file=file)
    except OSError:  # the disk is full
        log = Path(os.devnull)
    say(f"an error ended newsread; {more_in(log)}.")
    return UNREADABLE


def _run(arguments: list[str]) -> int:
    if arguments in (["--version"], ["-V"]):
        line(f"newsread {__version__}")
        return DONE
    from importlib import import_module

    name = arguments[0] if arguments and arguments[0] in COMMANDS else "open"
    if name == "open" and arguments and (mistake := _near_miss(arguments[0])):
        say(mistake)
        return WRONG_USAGE
    if name == "open":
        from annotators import gc_control

        gc_control.wait()
    command = import_module(f"tui.command_line.{name}_command")
    return int(command.run(arguments if name == "open" else arguments[1:]))


def _near_miss(word: str) -> str | None:
    """What is wrong with a word that is no command, but almost one, and no file; or nothing."""
    if not word.isalpha() or os.path.lexists(word):
        return None
    from difflib import get_close_matches

    names = get_close_matches(word.lower(), COMMANDS, n=1, cutoff=0.7)
    return f"{word}: there is no such command or file; newsread {names[0]}?" if names else None


def _drop_output() -> None:
    """Let nothing be written to standard output any more, not even at Python's end."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _hindrances() -> tuple[type[Exception], ...]:
    """Exceptions that say in a sentence what could not be kept or read, whatever command raises
    them; imported when something is raised."""
    from articles.errors import ArticleError
    from articles.places import FolderError
    from articles.store import StoreError

    return ArticleError, FolderError, StoreError


def _mistakes() -> tuple[type[Exception], ...]:
    """Exceptions whose message is a sentence for the user, whatever command raises them."""
    from annotators.pipeline import PipelineError
    from tui.settings.settings import SettingsError

    return PipelineError, SettingsError


if __name__ == "__main__":
    sys.exit(main())
