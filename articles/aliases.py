"""Names that the reader has said are one person's: kept for good, in one small JSON file."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articles.store import StoreError
from articles.store.durable import replace
from articles.store.lock import Lock

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Renaming:
    """What changed names stood for before, and since; a name that is in neither, for itself."""

    before: Mapping[str, str] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything was changed."""
        return bool(self.before or self.after)


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
            table = json.loads(self.path.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise StoreError(f"{self.path}: the joined names cannot be read ({error})") from error
        if not isinstance(table, dict):
            raise StoreError(f"{self.path}: the joined names cannot be read; this is no table")
        return {alias: str(target) for alias, target in table.items()}

    def join(self, name: str, into: str) -> Renaming:
        """From now on `name`, and what stands for it, stands for `into`."""
        with self._lock.held():
            aliases = self.all()
            into = aliases.get(into, into)
            if name == into:
                return Renaming()
            joined = {
                alias: into if target == name else target for alias, target in aliases.items()
            }
            return self._keep(aliases, joined | {name: into})

    def part(self, name: str) -> Renaming:
        """From now on `name` stands for itself, and nothing for it."""
        with self._lock.held():
            aliases = self.all()
            parted = {
                alias: target for alias, target in aliases.items() if name not in (alias, target)
            }
            return self._keep(aliases, parted)

    def take_back(self, renaming: Renaming) -> Renaming:
        """Let names stand for what they stood for before, but those that were changed since."""
        with self._lock.held():
            aliases = self.all()
            names = {**renaming.before, **renaming.after}
            back = {n for n in names if aliases.get(n) == renaming.after.get(n)}
            others = {name: target for name, target in aliases.items() if name not in back}
            before = {name: target for name, target in renaming.before.items() if name in back}
            return self._keep(aliases, others | before)

    def _keep(self, before: dict[str, str], after: dict[str, str]) -> Renaming:
        after = {name: target for name, target in after.items() if name != target}
        if after != before:
            replace(self.path, json.dumps(after, indent=1).encode())
        return Renaming(
            {name: target for name, target in before.items() if after.get(name) != target},
            {name: target for name, target in after.items() if before.get(name) != target},
        )
