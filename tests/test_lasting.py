"""Work that is done although processes die."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path

import pytest

from annotators.running.processes import process_pool
from annotators.running.resilient_pool import LastingPool


def work(text: str, folder: Path) -> str:
    """Upper case; “once” kills its process the first time, “always” every time."""
    died = folder / text
    if text == "always" or (text == "once" and not died.exists()):
        died.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return text.upper()


def test_what_was_lost_with_a_process_is_done_anew(tmp_path: Path) -> None:
    with LastingPool(process_pool_of, 1, die) as pool:
        futures = [pool.submit(work, text, tmp_path) for text in ("a", "once", "always", "b")]
        results = [future.result() for future in futures]
        assert results == ["A", "ONCE", "lost: always", "B"]
        assert pool.submit(work, "c", tmp_path).result() == "C"


def work_long(path: Path) -> None:
    time.sleep(20)
    path.touch()


def in_one_process() -> Executor:
    return LastingPool(process_pool_of, 1, die)


@pytest.mark.parametrize("begin", [in_one_process, process_pool])
def test_an_interrupt_ends_what_is_worked_on(begin: Callable[[], Executor], tmp_path: Path) -> None:
    path = tmp_path / "done"
    with pytest.raises(KeyboardInterrupt), begin() as pool:
        pool.submit(os.getpid).result()
        pool.submit(work_long, path)
        raise KeyboardInterrupt
    assert not path.exists()


def test_a_hangup_of_all_processes_leaves_no_warning_behind() -> None:
    program = """
import os, signal
from annotators.running.processes import process_pool

if __name__ == "__main__":
    signal.signal(signal.SIGHUP, print)  # ignored, it would be by all
    with process_pool() as pool:
        pool.submit(int).result()
        os.killpg(0, signal.SIGHUP)
        pool.submit(int).result()
"""
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, start_new_session=True
    )
    assert (run.returncode, run.stderr) == (0, "")


def process_pool_of(workers: int) -> Executor:
    return process_pool(workers=workers)


def die(text: str, folder: Path) -> str:
    return f"lost: {text}"
