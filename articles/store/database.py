"""A TinyDB whose every acknowledged write is on the disk, and whose every file can be read."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from articles.store import ReadOnlyError, StoreError, any_json
from articles.store.durable import Signature, keep_as, make_folder, replace, signature
from articles.store.lock import Lock
from articles.store.recovery import (
    META,
    DamagedError,
    Tables,
    backup_of,
    decode,
    forget_old_days,
    keep_previous,
    repair,
    salvage,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    Migrations = Mapping[int, Callable[[Tables], Tables]]
    """From a schema's number to the step that makes the next one of it."""
    Tell = Callable[[str], None]

_logger = logging.getLogger(__name__)


class AtomicStorage(Storage):
    """Keeps the tables in one JSON file that is only ever replaced as a whole.

    Readers take no lock: they see the last version that was acknowledged. What is read is kept in
    memory until the file changes, be it by another process. `tell` is given a sentence for the
    reader whenever a damaged file had to be repaired.
    """

    def __init__(
        self,
        path: Path,
        *,
        lock: Lock | None = None,
        schema: int = 1,
        migrations: Migrations | None = None,
        tell: Tell = _logger.warning,
    ) -> None:
        self.path = path
        self.lock = lock or Lock(path.with_name(path.name + ".lock"))
        self.schema = schema
        self._migrations = migrations or {}
        self._tell = tell
        self._tables: Tables | None = None
        self._signature: Signature | None = None
        self._schema_on_disk = schema
        self._in_transaction = False
        self._has_changes = False

    def read(self) -> Tables | None:
        """All tables; None if nothing was ever kept.

        Raises:
            StoreError: the file cannot be read.
        """
        if self._in_transaction:
            return self._tables
        try:
            now = signature(self.path)
            if now is None or now != self._signature:
                self._load()
        except OSError as error:
            raise StoreError(f"{self.path}: cannot be read ({error.strerror})") from error
        return self._tables

    def write(self, data: Tables) -> None:
        """Replace all tables; they are on the disk when this returns, unless in a transaction.

        Raises:
            StoreError: they cannot be saved. Nothing has changed then.
            TypeError: they hold something that JSON has not. Nothing has changed then.
        """
        with self.transaction():
            self._tables = data
            self._has_changes = True

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all that is written inside one write: all of it is kept, or none.

        Raises:
            StoreError: it cannot be saved.
        """
        if self._in_transaction:
            yield
            return
        with self.lock.held():
            self.read()
            self._in_transaction = True
            try:
                yield
                if self._has_changes:
                    self._save(self._tables or {})
            except BaseException:
                self._forget()
                raise
            finally:
                self._in_transaction = self._has_changes = False

    def _forget(self) -> None:
        """Drop what is in memory: a change may have been made in it that was never saved."""
        self._tables = self._signature = None

    def _save(self, tables: Tables) -> None:
        self._refuse_newer()
        meta = tables.setdefault(META, {}).setdefault("store", {})
        meta.setdefault("created", datetime.now(UTC).isoformat(timespec="seconds"))
        meta["schema"] = self.schema
        data = any_json.dumps(tables)
        make_folder(self.path.parent)
        try:
            self._keep_copies()
        except OSError as error:
            raise StoreError(
                f"{self.path}: not saved, for no copy of the last version can be kept "
                f"({error.strerror}); what was saved before is whole"
            ) from error
        self._signature = replace(self.path, data)
        self._schema_on_disk = self.schema

    def _refuse_newer(self) -> None:
        if self._schema_on_disk > self.schema:
            raise ReadOnlyError(
                f"{self.path}: kept by a newer newsread (schema {self._schema_on_disk}, this one "
                f"writes {self.schema}), so it can be read but not changed; update newsread"
            )

    def _keep_copies(self) -> None:
        keep_previous(self.path)
        if self._schema_on_disk < self.schema:
            keep_as(self.path, self.path.with_name(f"{self.path.name}.pre-v{self.schema}"))

    def _load(self) -> None:
        forget_old_days(self.path.parent)
        before = signature(self.path)
        tables: Tables | None
        try:
            tables = decode(self.path.read_bytes())
        except (FileNotFoundError, DamagedError):
            before, tables = None, self._repaired()
        self._tables = None if tables is None else self._migrated(tables)
        self._signature = before

    def _migrated(self, tables: Tables) -> Tables:
        """The tables in this schema; the file itself is brought up to it by the next write."""
        schema = tables.get(META, {}).get("store", {}).get("schema", self.schema)
        self._schema_on_disk = schema if isinstance(schema, int) else self.schema
        for step in range(self._schema_on_disk, self.schema):
            if step in self._migrations:
                tables = self._migrations[step](tables)
        return tables

    def _repaired(self) -> Tables | None:
        """What can be read in the file's place; puts it there, if anything can be written."""
        if not self.path.exists() and not backup_of(self.path).exists():
            return None
        try:
            with self.lock.held():
                tables, sentence = repair(self.path)
        except (StoreError, OSError) as error:
            tables, source = salvage(self.path) or (None, "nothing")
            sentence = f"{self.path}: is damaged ({error}); {source} is shown"
        if sentence:
            self._tell(sentence)
        return tables


class KeyedTable(Table):
    """A table whose documents have random ids, so that two writers never give the same one.

    It remembers no answers to queries, which another process may have made untrue.
    """

    document_id_class = str  # type: ignore[assignment]
    _storage: AtomicStorage

    def __init__(self, storage: Storage, name: str, cache_size: int = 0, **options: Any) -> None:
        super().__init__(storage, name, cache_size, **options)

    def _get_next_id(self) -> str:
        return uuid4().hex

    def _update_table(self, updater: Callable[[dict[Any, Mapping[str, Any]]], None]) -> None:
        # Reading, changing and writing are one step, or another process's change would be lost.
        with self._storage.transaction():
            super()._update_table(updater)


class Database(TinyDB):
    """A TinyDB in one file: durable, shared between processes, with random string ids."""

    table_class = KeyedTable  # type: ignore[assignment]
    _storage: AtomicStorage

    def __init__(
        self,
        path: Path,
        *,
        lock: Lock | None = None,
        schema: int = 1,
        migrations: Migrations | None = None,
        tell: Tell = _logger.warning,
    ) -> None:
        super().__init__(
            path, storage=AtomicStorage, lock=lock, schema=schema, migrations=migrations, tell=tell
        )

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all changes inside one write: all of them are kept, or none."""
        with self._storage.transaction():
            yield

    @property
    def signature(self) -> Signature | None:
        """What tells this version of the file from any other, without reading it."""
        return signature(self._storage.path)
