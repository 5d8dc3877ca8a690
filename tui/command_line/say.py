"""Words for the person at the terminal, or for a program that reads what newsread writes.

Everything that a command writes goes through `write` or `say`, so that nothing from outside can
steer a terminal; a file or a pipe is given what the format demands.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # as in `tui.cli`
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO, TypeVar

    Value = TypeVar("Value")


class UnwritableError(Exception):
    """Standard output takes no more; the message is one sentence."""


def write(text: str) -> None:
    """Write to standard output: to a terminal as text and nothing else, elsewhere as it is.

    Raises:
        UnwritableError: there is no standard output, or it takes no more.
        BrokenPipeError: the program that was reading has gone.
    """
    stream = _output()
    try:
        stream.write(as_text(text) if stream.isatty() else text)
    except OSError as error:
        raise _unwritable(error) from error


def write_bytes(data: bytes) -> None:
    """Write what is no text to standard output, which is no terminal.

    Raises:
        UnwritableError, BrokenPipeError: as `write` does.
    """
    stream = _output()
    flush()
    try:
        stream.buffer.write(data)
    except OSError as error:
        raise _unwritable(error) from error


def is_terminal() -> bool:
    """Whether what is written to standard output is seen at once."""
    return sys.stdout is not None and sys.stdout.isatty()


def line(text: str) -> None:
    """Write a line to standard output, as `write` does."""
    write(f"{text}\n")


def flush() -> None:
    """Flush what was written to standard output.

    Raises:
        UnwritableError, BrokenPipeError: as `write` does.
    """
    if sys.stdout is not None:
        try:
            sys.stdout.flush()
        except OSError as error:
            raise _unwritable(error) from error


def say(sentence: str) -> None:
    """A sentence for the person at the terminal, on standard error, as text and nothing else."""
    if sys.stderr is not None:
        print(f"newsread: {as_text(sentence)}", file=sys.stderr)


def as_text(text: str) -> str:
    """The text with a sign for everything that can steer a terminal."""
    from articles.safe import shown

    return shown(text)


def with_progress(done: Iterable[Value], total: int, unit: str) -> Iterable[Value]:
    """A bar on standard error, when that is a terminal and there is something to wait for."""
    if total < 2 or sys.stderr is None or not sys.stderr.isatty():
        return done
    from tqdm import tqdm

    return tqdm(done, total=total, unit=f" {unit}", leave=False)


def lossless(stream: TextIO | None) -> None:
    """UTF-8 whatever the locale; a lone surrogate becomes an escape, which JSON also reads."""
    if stream is not None and hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _output() -> TextIO:
    if sys.stdout is None:  # as Python has it under `>&-`
        raise UnwritableError("standard output is closed, so there is nowhere to write to.")
    return sys.stdout


def _unwritable(error: OSError) -> Exception:
    if isinstance(error, BrokenPipeError):
        return error
    return UnwritableError(f"the output could not be written to its end ({error.strerror}).")
