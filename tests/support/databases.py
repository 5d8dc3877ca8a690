"""What a database holds, and one with something in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from articles.store.database import Database

if TYPE_CHECKING:
    from pathlib import Path


def documents(path: Path, **options: Any) -> dict[str, dict[str, Any]]:
    return {document.doc_id: dict(document) for document in Database(path, **options).all()}


def fill(path: Path) -> bytes:
    database = Database(path)
    database.insert({"n": 1})
    database.insert({"n": 2})
    return path.read_bytes()
