"""Runs a function in a process of its own that may take so much time and memory, and no more.

What reads files of others can be made to take for ever by the author of the file, and cannot be
stopped from within: a pattern that goes back, or a parser in C, lets no other thread run, and
memory that one asks for is gone for all. A new process takes some 50 ms to begin, so what is small
and known to be read at once does without one; see `Format.quick`.
"""

from __future__ import annotations

import sys
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from articles.errors import ArticleError, OverBudgetError, ProcessError

if TYPE_CHECKING:
    from collections.abc import Callable
    from subprocess import Popen

Outcome = TypeVar("Outcome")

SECONDS = 60
MEMORY = 1_000_000_000
"""Bytes of address space, where the system counts them (Linux)."""

_BEGIN = """\
import pickle, sys
sys.path[:] = pickle.load(sys.stdin.buffer)
from articles.confined import _answer
_answer()
"""
_ONE_AT_A_TIME = Lock()
"""So that eight at once, as from feeds, do not take eight times as much."""

_running: list[Popen[bytes]] = []
_FAILURES = {"MemoryError": MemoryError, "RecursionError": RecursionError}


def confined(function: Callable[..., Outcome], *arguments: object) -> Outcome:
    """What the function returns, in at most `SECONDS` and with `MEMORY`.

    Function, arguments and answer go to the process and back, so they must be picklable.

    Raises:
        ArticleError: the function raised it.
        OverBudgetError: it took too long, or ended its process, for want of memory most likely.
        MemoryError, RecursionError, ProcessError: it raised such, or any other exception.
    """
    import pickle

    message = pickle.dumps(sys.path) + pickle.dumps((SECONDS, MEMORY, function, arguments))
    with _ONE_AT_A_TIME:
        outcome: Outcome = _outcome(*_run(message))
    return outcome


def _run(message: bytes) -> tuple[int, bytes]:
    """The exit status of a process that is given the message, and what it answers.

    Raises:
        OverBudgetError: it took too long.
    """
    import subprocess

    process = subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", _BEGIN],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # else ctrl+c in an editor would end it, too
    )
    _running.append(process)
    try:
        answer, _ = process.communicate(message, timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        raise OverBudgetError(_TOO_LONG) from error
    finally:
        _running.remove(process)
        process.kill()  # nothing, if it has ended
        process.communicate()
    return process.returncode, answer


def end_all() -> None:
    """End the process that is at work, whose answer nobody waits for any more."""
    for process in _running:
        process.kill()


_TOO_LONG = f"takes more than {SECONDS} seconds to read; a part of it may be read"
_TOO_LARGE = f"takes more than {MEMORY // 10**9} GB of memory to read; a part of it may be read"


def _outcome(status: int, answer: bytes) -> Any:
    import pickle
    import signal

    if status:
        raise OverBudgetError(_TOO_LONG if status == -signal.SIGXCPU else _TOO_LARGE)
    kind, value = pickle.loads(answer)
    if kind == "returned":
        return value
    if kind == "told":
        raise value
    raise _FAILURES.get(kind, ProcessError)(value)


def _answer() -> None:
    """The process: what it is to do comes in, what came of it goes out."""
    import os
    import pickle

    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a parser prints is no answer
    seconds, memory, function, arguments = pickle.load(sys.stdin.buffer)
    _limit(seconds, memory)
    answer = pickle.dumps(_called(function, arguments))
    with out:
        out.write(answer)


def _called(function: Callable[..., object], arguments: tuple[object, ...]) -> tuple[str, object]:
    from traceback import format_exc

    try:
        return "returned", function(*arguments)
    except ArticleError as error:
        return "told", error
    except Exception as error:
        return type(error).__name__, format_exc()


def _limit(seconds: int, memory: int) -> None:
    """Hold this process to its budget, even if the process that began it is gone."""
    import resource

    limits = (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
    )
    for which, most in limits:
        _, hard = resource.getrlimit(which)  # which may be lower still, and cannot be raised
        is_lower = hard != resource.RLIM_INFINITY and hard < most
        resource.setrlimit(which, (hard if is_lower else most, hard))
