"""One writer at a time, whatever becomes of the lock file, of the writer, or of the folder."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import stat
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from articles.store import StoreError
from articles.store.database import Database
from articles.store.lock import Lock

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the lock is to be; there is none yet."""
    return tmp_path / "kept" / ".lock"


def is_free(file: Path) -> bool:
    try:
        with Lock(file, timeout=0).held():
            return True
    except StoreError:
        return False


def test_it_is_free_before_and_after_and_not_while_it_is_held(file: Path) -> None:
    with Lock(file).held():
        assert not is_free(file)
    assert is_free(file)


def test_it_may_be_taken_again_inside(file: Path) -> None:
    lock = Lock(file, timeout=0)
    with lock.held(), lock.held():
        pass
    assert is_free(file)


def test_it_holds_when_its_file_is_taken_away(file: Path) -> None:
    with Lock(file).held():
        file.unlink()
        assert not is_free(file)
    assert is_free(file)


def test_whoever_waits_for_a_file_that_is_taken_away_locks_the_next(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, real = Lock(file), fcntl.flock

    def take_away_once(descriptor: int, how: int) -> None:
        monkeypatch.setattr("fcntl.flock", real)
        real(descriptor, how)
        file.unlink()

    monkeypatch.setattr("fcntl.flock", take_away_once)
    with lock.held():
        assert file.exists()


def test_where_folders_have_no_locks_the_file_alone_holds(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = fcntl.flock

    def refuse_folders(descriptor: int, how: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EBADF, "Bad file descriptor")
        real(descriptor, how)

    monkeypatch.setattr("fcntl.flock", refuse_folders)
    with Lock(file).held():
        assert not is_free(file)
    assert is_free(file)


def _insert_while_it_is_taken_away(path: Path, writer: int) -> None:
    database = Database(path, lock=Lock(path.with_name(".lock"), timeout=60))
    for n in range(40):
        database.insert({"writer": writer, "n": n})
        with suppress(FileNotFoundError):
            database.storage.lock.path.unlink()  # type: ignore[attr-defined]


def test_writers_lose_nothing_while_the_file_is_taken_away(
    path: Path, processes: ForkServerContext
) -> None:
    writers = [
        processes.Process(target=_insert_while_it_is_taken_away, args=(path, n)) for n in range(3)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    rows = {(row["writer"], row["n"]) for row in Database(path)}
    assert rows == {(w, n) for w in range(3) for n in range(40)}


def _hold_while_stopped(path: Path, ready: Any) -> None:
    database = Database(path)
    with database.transaction():
        database.insert({"n": "of the one that was stopped"})
        ready.send(True)
        os.kill(os.getpid(), signal.SIGSTOP)


def test_a_writer_that_was_stopped_is_told_of_and_nothing_is_lost(
    path: Path, processes: ForkServerContext
) -> None:
    Database(path).insert({"n": "before"})
    waiting, ready = processes.Pipe(duplex=False)
    child = processes.Process(target=_hold_while_stopped, args=(path, ready))
    child.start()
    assert waiting.poll(30)
    assert child.pid
    impatient = Database(path, lock=Lock(path.with_name(path.name + ".lock"), timeout=0.05))
    try:
        with pytest.raises(StoreError, match="another newsread has been writing"):
            impatient.insert({"n": "of the one that waits"})
        assert [row["n"] for row in impatient] == ["before"]
    finally:
        os.kill(child.pid, signal.SIGCONT)
        child.join(30)
    impatient.insert({"n": "after"})
    assert {row["n"] for row in Database(path)} == {
        *("before", "of the one that was stopped", "after")
    }
