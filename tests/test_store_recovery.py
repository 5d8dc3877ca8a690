"""What becomes of a database that is damaged, or of another version."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from articles.store import ReadOnlyError, StoreError
from articles.store.database import Database
from articles.store.recovery import backup_of, dated_copies
from tests.support.databases import documents, fill

if TYPE_CHECKING:
    from pathlib import Path

# -- damaged files


@pytest.mark.parametrize(
    ("damage", "numbers"),
    [
        (lambda whole: whole + b'"garbage"}}', {1, 2}),
        (lambda whole: whole[: len(whole) // 2], {1}),
        (lambda whole: b"", {1}),
        (lambda whole: b"\x00" * len(whole), {1}),
        (lambda whole: b"[1, 2]", {1}),
        (lambda whole: b"{}", {1}),
        (lambda whole: b"{}garbage", {1}),
        (lambda whole: b'{"_default": {}}\n\0\0\0', {1}),
    ],
    ids=[
        *("garbage at its end", "cut short", "empty", "zeros", "no database"),
        *("nothing", "garbage after nothing", "garbage after what was not written here"),
    ],
)
def test_a_damaged_file_is_restored_and_said(path: Path, damage: Any, numbers: set[int]) -> None:
    path.write_bytes(damaged) if (damaged := damage(fill(path))) else path.write_bytes(b"")
    messages: list[str] = []
    rows = documents(path, tell=messages.append)
    assert {document["n"] for document in rows.values()} == numbers
    assert len(messages) == 1
    assert str(path) in messages[0]
    copies = list(path.parent.glob("*.corrupt-*"))
    assert [file.read_bytes() for file in copies] == ([damaged] if damaged else [])


def test_without_a_last_version_the_copy_of_the_day_is_taken(path: Path) -> None:
    fill(path)
    backup_of(path).unlink()
    path.write_bytes(b"?")
    Database(path, tell=lambda _: None).insert({"n": 3})
    assert dated_copies(path)
    assert {document["n"] for document in documents(path).values()} == {1, 3}


def test_when_nothing_can_be_read_it_is_said_and_the_file_kept(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"?")
    messages: list[str] = []
    assert not documents(path, tell=messages.append)
    assert "cannot be read" in messages[0]
    assert [file.read_bytes() for file in path.parent.glob("*.corrupt-*")] == [b"?"]


def test_a_file_that_vanished_is_restored(path: Path) -> None:
    fill(path)
    path.unlink()
    assert documents(path, tell=lambda _: None)


def test_copies_of_a_day_end_after_a_week_by_reading_alone(path: Path) -> None:
    fill(path)
    today = datetime.now(UTC).date()
    ages = {str(today - timedelta(days=age)): age for age in (-1, 0, 1, 7, 8, 300)}
    for day in ages:
        (path.parent / "backups" / day).mkdir(exist_ok=True)
    assert documents(path)
    assert {ages[day.name] for day in (path.parent / "backups").iterdir()} == {-1, 0, 1, 7}


# -- other versions


def test_a_newer_schema_can_be_read_but_not_changed(path: Path) -> None:
    Database(path, schema=2).insert({"n": 1})
    before = path.read_bytes()
    database = Database(path, schema=1)
    assert len(database) == 1
    with pytest.raises(ReadOnlyError, match="newer newsread"):
        database.insert({"n": 2})
    assert path.read_bytes() == before


def test_an_older_schema_is_migrated_step_by_step_and_a_copy_kept(path: Path) -> None:
    Database(path, schema=1).insert({"steps": []})
    before = path.read_bytes()

    def step(number: int) -> Any:
        def migrate(tables: Any) -> Any:
            for document in tables["_default"].values():
                document["steps"].append(number)
            return tables

        return migrate

    database = Database(path, schema=3, migrations={1: step(1), 2: step(2)})
    assert [document["steps"] for document in database.all()] == [[1, 2]]
    assert path.read_bytes() == before
    database.insert({"steps": "new"})
    assert path.with_name("marks.json.pre-v3").read_bytes() == before
    assert [document["steps"] for document in Database(path, schema=3).all()] == [[1, 2], "new"]


def test_tables_of_a_newer_version_are_written_back_untouched(path: Path) -> None:
    Database(path).insert({"n": 1})
    tables = json.loads(path.read_bytes())
    tables["holograms"] = {"h": {"depth": 3}}
    tables["_meta"]["more"] = {"x": 1}
    path.write_text(json.dumps(tables))
    Database(path).insert({"n": 2})
    after = json.loads(path.read_bytes())
    assert (after["holograms"], after["_meta"]["more"]) == ({"h": {"depth": 3}}, {"x": 1})


def test_what_can_be_read_is_better_than_nothing_where_there_is_no_copy(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b'{"_default": {"a": {"n": 1}}}garbage')
    assert documents(path, tell=lambda _: None) == {"a": {"n": 1}}


def test_whatever_byte_is_flipped_all_is_there_or_it_is_said(path: Path) -> None:
    whole = fill(path)
    for at in range(len(whole)):
        for bits in (0x01, 0x20, 0xFF):
            flipped = bytearray(whole)
            flipped[at] ^= bits
            path.write_bytes(flipped)
            messages: list[str] = []
            database = Database(path, tell=messages.append)
            try:
                sizes = [len(database.table(name)) for name in database.tables()]
            except StoreError as error:
                messages.append(str(error))
            assert messages or sum(sizes) >= 3, (
                at,
                bits,
                flipped,
            )  # two documents, and of what kind
            for copy in [backup_of(path), *dated_copies(path)]:
                assert copy.exists(), (at, bits)
            for damaged in path.parent.glob("*.corrupt-*"):
                damaged.unlink()
