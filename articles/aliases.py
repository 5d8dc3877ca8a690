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
    """What names that were changed stood for before, and stand for since; others for themselves."""

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
            found = json.loads(self.path.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise StoreError(f"{self.path}: the joined names cannot be read ({error})") from error
        if not isinstance(found, dict):
            raise StoreError(f"{self.path}: the joined names cannot be read; this is no table")
        return {name: str(one) for name, one in found.items()}

    def join(self, name: str, into: str) -> Renaming:
        """From now on `name`, and what stands for it, stands for `into`."""
        with self._lock.held():
            kept = self.all()
            into = kept.get(into, into)
            if name == into:
                return Renaming()
            joined = {each: into if one == name else one for each, one in kept.items()}
            return self._keep(kept, joined | {name: into})

    def part(self, name: str) -> Renaming:
        """From now on `name` stands for itself, and nothing for it."""
        with self._lock.held():
            kept = self.all()
            parted = {each: one for each, one in kept.items() if name not in (each, one)}
            return self._keep(kept, parted)

    def take_back(self, renaming: Renaming) -> Renaming:
        """Let names stand for what they stood for before, but those that were changed since."""
        with self._lock.held():
            kept = self.all()
            names = {**renaming.before, **renaming.after}
            back = {n for n in names if kept.get(n) == renaming.after.get(n)}
            others = {name: one for name, one in kept.items() if name not in back}
            before = {name: one for name, one in renaming.before.items() if name in back}
            return self._keep(kept, others | before)

    def _keep(self, kept: dict[str, str], aliases: dict[str, str]) -> Renaming:
        aliases = {name: one for name, one in aliases.items() if name != one}
        if aliases != kept:
            replace(self.path, json.dumps(aliases, indent=1).encode())
        return Renaming(
            {name: one for name, one in kept.items() if aliases.get(name) != one},
            {name: one for name, one in aliases.items() if kept.get(name) != one},
        )
