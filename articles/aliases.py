"""Names that the reader has said are one person's: kept for good, in one small JSON file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from articles.store import StoreError
from articles.store.durable import replace
from articles.store.lock import Lock

if TYPE_CHECKING:
    from pathlib import Path


class Aliases:
    """Which names stand for which other; safe with two newsreads at once.

    Raises:
        StoreError: from any method, in one sentence, when they cannot be read or kept.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock(path.with_name(path.name + ".lock"))

    def all(self) -> dict[str, str]:
        """Every name that stands for another, and the one that it stands for."""
        try:
            found = json.loads(self.path.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise StoreError(f"{self.path}: the joined names cannot be read ({error})") from error
        if not isinstance(found, dict):
            raise StoreError(f"{self.path}: the joined names cannot be read; this is no table")
        return {name: str(one) for name, one in found.items()}

    def join(self, name: str, into: str) -> None:
        """From now on `name`, and what stands for it, stands for `into`."""
        with self._lock.held():
            kept = self.all()
            into = kept.get(into, into)
            if name != into:
                joined = {each: into if one == name else one for each, one in kept.items()}
                self._keep(joined | {name: into})

    def part(self, name: str) -> None:
        """From now on `name` stands for itself, and nothing for it."""
        with self._lock.held():
            kept = self.all()
            self._keep({each: one for each, one in kept.items() if name not in (each, one)})

    def _keep(self, aliases: dict[str, str]) -> None:
        aliases = {name: one for name, one in aliases.items() if name != one}
        replace(self.path, json.dumps(aliases, indent=1).encode())
