"""A file that is replaced is the old one or the new one, however many write it at once."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from articles.store.database import Database
from articles.store.durable import replace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def test_of_two_writers_at_once_neither_writes_into_what_the_other_does(tmp_path: Path) -> None:
    path = tmp_path / "last-copy.txt"

    def parts() -> Iterator[bytes]:
        yield b"the first "
        replace(path, b"another")
        assert path.read_bytes() == b"another"
        yield b"writer"

    replace(path, parts())
    assert path.read_bytes() == b"the first writer"
    assert [*tmp_path.iterdir()] == [path]


def test_what_a_killed_writer_left_goes_on_another_day(tmp_path: Path) -> None:
    path = tmp_path / "marks.json"
    left, at_it = (path.with_name(f".marks.json.{name}.tmp") for name in ("left", "at_it"))
    for file in (left, at_it):
        file.write_bytes(b"half")
    yesterday = time.time() - 2 * 24 * 60 * 60
    os.utime(left, (yesterday, yesterday))
    database = Database(path)
    database.insert({"n": 1})
    database.insert({"n": 2})  # there is a version before it, of which the day's copy is made
    assert (left.exists(), at_it.exists()) == (False, True)
