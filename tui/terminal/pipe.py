"""A command of the reader's own that is given a text, and what it answers.

The text goes in by standard input alone: nothing of it is ever part of the command. The command has
no terminal, so that it can neither draw on the screen nor wait for keys.
"""

from __future__ import annotations

import asyncio
import os
import signal
from asyncio import SubprocessTransport
from asyncio.subprocess import PIPE, STDOUT, Process, SubprocessStreamProtocol
from contextlib import suppress
from dataclasses import dataclass

SECONDS = 60
LARGEST = 1_000_000
"""Bytes of an answer that are kept."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command wrote, on both of its outputs, and how it ended."""

    text: str
    ending: str
    """`done`, or in a clause what else: the status, or why it was ended."""


async def answer_of(command: str, text: str, seconds: float = SECONDS) -> Answer:
    """Have the shell run a command with this text on its standard input.

    It is ended, with all that it has begun, after some time, when it has answered `LARGEST` bytes,
    and when nobody waits for it any longer.
    """
    process, transport = await _begun(command)
    feeding = asyncio.create_task(_feed(process, text.encode("utf-8", "replace")))
    answered = bytearray()
    ending = ""
    try:
        async with asyncio.timeout(seconds):
            await _read(process, answered)
            if len(answered) < LARGEST:
                ending = _ending(await process.wait())
    except TimeoutError:
        pass
    finally:
        feeding.cancel()
        if not ending:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            transport.close()
            await process.wait()
    ended = f"more than {LARGEST // 1_000_000} MB" if len(answered) >= LARGEST else f"{seconds:g} s"
    return Answer(bytes(answered).decode("utf-8", "replace"), ending or f"ended after {ended}")


async def _begun(command: str) -> tuple[Process, SubprocessTransport]:
    """What `create_subprocess_shell` gives, and its transport.

    Without closing that, a process is waited for until nobody has its pipes, and for ever if one of
    them is full.
    """
    loop = asyncio.get_running_loop()
    transport, protocol = await loop.subprocess_shell(
        lambda: SubprocessStreamProtocol(limit=2**16, loop=loop),
        command,
        stdin=PIPE,
        stdout=PIPE,
        stderr=STDOUT,
        start_new_session=True,
    )
    return Process(transport, protocol, loop), transport


async def _feed(process: Process, data: bytes) -> None:
    if process.stdin is not None:
        with suppress(BrokenPipeError, ConnectionResetError):  # it reads no further
            process.stdin.write(data)
            await process.stdin.drain()
            process.stdin.close()


async def _read(process: Process, answered: bytearray) -> None:
    while process.stdout is not None and len(answered) < LARGEST:
        if not (piece := await process.stdout.read(LARGEST - len(answered))):
            return
        answered += piece


def _ending(status: int) -> str:
    return "done" if status == 0 else f"ended with status {status}"
