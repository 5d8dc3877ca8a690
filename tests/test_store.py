from __future__ import annotations

import json
import os
import random
import resource
import signal
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from articles.store import StoreError
from articles.store.database import Database
from articles.store.lock import Lock
from articles.store.recovery import backup_of
from tests.support.databases import documents, fill

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext


def test_a_database_remembers(path: Path) -> None:
    Database(path).insert({"note": "“Só” 🗞\nשלום"})
    assert list(documents(path).values()) == [{"note": "“Só” 🗞\nשלום"}]


def test_its_file_and_folder_are_the_owners_alone(path: Path) -> None:
    Database(path).insert({})
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_ids_are_strings_that_no_other_writer_gives(path: Path) -> None:
    first, second = Database(path), Database(path)
    ids = {str(first.insert({"n": 1})), str(second.insert({"n": 2})), str(first.insert({"n": 3}))}
    assert set(documents(path)) == ids


def test_a_reader_sees_what_another_wrote_meanwhile(path: Path) -> None:
    first, second = Database(path), Database(path)
    first.insert({"n": 1})
    assert len(second) == 1
    first.insert({"n": 2})
    assert len(second) == 2


def test_reading_makes_no_file(path: Path) -> None:
    assert not Database(path).all()
    assert not path.parent.exists()


def test_half_a_surrogate_pair_is_kept(path: Path) -> None:
    Database(path).insert({"note": "\ud83d"})
    assert list(documents(path).values()) == [{"note": "\ud83d"}]


def test_a_document_that_json_has_not_changes_nothing(path: Path) -> None:
    database = Database(path)
    database.insert({"n": 1})
    with pytest.raises(TypeError):
        database.insert({"n": object()})
    assert list(documents(path).values()) == [{"n": 1}]
    assert [dict(document) for document in database.all()] == [{"n": 1}]


def test_a_transaction_is_one_write_of_all(path: Path) -> None:
    database = Database(path)
    with database.transaction():
        database.table("marks").insert({"n": 1})
        assert not path.exists()
        database.table("revisions").insert({"n": 2})
    assert {"marks", "revisions"} <= set(json.loads(path.read_bytes()))


def test_a_failed_transaction_leaves_nothing_behind(path: Path) -> None:
    database = Database(path)
    database.insert({"n": 1})
    with pytest.raises(RuntimeError), database.transaction():
        database.insert({"n": 2})
        raise RuntimeError
    assert [dict(document) for document in database.all()] == [{"n": 1}]
    assert list(documents(path).values()) == [{"n": 1}]


# -- places that cannot be written


def test_a_full_disk_gets_a_sentence_and_leaves_the_old_file_whole(path: Path) -> None:
    database = Database(path)
    database.insert({"n": 1})
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        with pytest.raises(StoreError, match="what was saved before is whole"):
            database.insert({"note": "x" * 10_000})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert list(documents(path).values()) == [{"n": 1}]
    assert not list(path.parent.glob("**/.*.tmp"))


def _use_read_only(path: Path, outcome: Any) -> None:
    os.chdir(path.parent)  # by its whole name nobody but its owner may come to it
    if os.geteuid() == 0:
        os.setuid(65534)
    messages: list[str] = []
    database = Database(Path(path.name), tell=messages.append)
    try:
        database.insert({"n": 3})
    except StoreError as error:
        outcome.put((len(database), str(error), messages))


@pytest.mark.parametrize("is_damaged", [False, True])
def test_a_read_only_folder_is_read_and_gets_a_sentence(
    path: Path, processes: ForkServerContext, *, is_damaged: bool
) -> None:
    fill(path)
    if is_damaged:
        path.write_bytes(path.read_bytes() + b"garbage")
    for file in [path, backup_of(path)]:
        file.chmod(0o444)
    path.parent.chmod(0o555)
    outcome: Any = processes.Queue()
    child = processes.Process(target=_use_read_only, args=(path, outcome))
    child.start()
    child.join()
    path.parent.chmod(0o700)
    count, sentence, messages = outcome.get(timeout=5)
    assert count == 2
    assert "Permission denied" in sentence
    assert len(messages) >= is_damaged


def test_a_file_system_without_locks_gets_a_sentence(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    with pytest.raises(StoreError, match="no lock can be had"):
        Database(path).insert({})


def test_a_writer_that_never_ends_is_not_waited_for(path: Path) -> None:
    with (
        Lock(path.with_name("marks.json.lock")).held(),
        pytest.raises(StoreError, match="another newsread"),
    ):
        Database(path, lock=Lock(path.with_name("marks.json.lock"), timeout=0.01)).insert({})


# -- many writers


def _insert_many(path: Path, writer: int, count: int) -> None:
    patient = Lock(path.with_name("marks.json.lock"), timeout=60)  # however busy the machine is
    database = Database(path, lock=patient)
    for n in range(count):
        database.insert({"writer": writer, "n": n})


def test_four_processes_lose_nothing(path: Path, processes: ForkServerContext) -> None:
    count = int(os.environ.get("NEWSREAD_WRITES", "200"))
    writers = [processes.Process(target=_insert_many, args=(path, w, count)) for w in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    rows = {(document["writer"], document["n"]) for document in documents(path).values()}
    assert rows == {(w, n) for w in range(4) for n in range(count)}


def test_threads_that_share_a_lock_lose_nothing(path: Path) -> None:
    lock = Lock(path.with_name("lock"))

    def write(writer: int) -> None:
        database = Database(path, lock=lock)
        for n in range(20):
            database.insert({"writer": writer, "n": n})

    threads = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(documents(path)) == 80


def _change_at_random(path: Path, log: Path, seed: int) -> None:
    """Insert, update and remove for ever; tell the log what begins and what is acknowledged."""
    chance = random.Random(seed)
    database = Database(path)
    ids = list(documents(path))
    with log.open("ab", buffering=0) as file:
        for n in range(1_000_000):
            kind = chance.choice(["insert", "insert", "update", "remove"]) if ids else "insert"
            key = f"{seed}-{n}" if kind == "insert" else chance.choice(ids)
            file.write(f"begin {kind} {key} {n}\n".encode())
            _change(database, kind, key, n)
            file.write(b"done\n")
            (ids.remove if kind == "remove" else ids.append)(key)


def _change(database: Database, kind: str, key: str, n: int) -> None:
    from tinydb.table import Document

    if kind == "insert":
        database.insert(Document({"n": n, "note": "x" * (n % 700)}, key))  # type: ignore[arg-type]
    elif kind == "update":
        database.update({"n": n}, doc_ids=[key])
    elif database.contains(doc_id=key):
        database.remove(doc_ids=[key])


def _replayed(rows: dict[str, int], log: str) -> tuple[dict[str, int], dict[str, int]]:
    """What the acknowledged changes make of `kept`, and what it is with the one begun last."""
    after = dict(rows)
    with_last = dict(rows)
    for line in log.splitlines():
        match line.split():
            case ["begin", kind, key, n]:
                with_last = {k: v for k, v in after.items() if k != key}
                if kind != "remove" and (kind == "insert" or key in after):
                    with_last[key] = int(n)
            case ["done"]:
                after = with_last
    return after, with_last


def test_a_hundred_kills_lose_nothing_that_was_acknowledged(
    path: Path, tmp_path: Path, processes: ForkServerContext
) -> None:
    chance = random.Random(1)
    messages: list[str] = []
    rows: dict[str, int] = {}
    steps = 0
    for round_ in range(int(os.environ.get("NEWSREAD_KILLS", "100"))):
        log = tmp_path / f"log-{round_}"
        child = processes.Process(target=_change_at_random, args=(path, log, round_))
        child.start()
        while child.is_alive() and not (log.exists() and b"done" in log.read_bytes()):
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.02))
        assert child.pid
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        rows_found = {key: doc["n"] for key, doc in documents(path, tell=messages.append).items()}
        assert rows_found in _replayed(rows, log.read_text())
        rows = rows_found
        steps += log.read_text().count("done")
    assert not messages
    assert steps > 100
