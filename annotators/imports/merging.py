"""Putting what was read from a file into the notebook, where nothing is doubled or overwritten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotators.imports.reading import Read, UnreadableError, read
from annotators.mark import Mark

if TYPE_CHECKING:
    from pathlib import Path

    from annotators.notebook import Notebook

LARGEST = 200_000_000
"""Bytes of a file that is read whole."""


@dataclass(frozen=True, slots=True)
class Report:
    """What became of the annotations of a file."""

    added: int = 0
    updated: int = 0
    known: int = 0
    refused: tuple[str, ...] = ()
    """A sentence for each that could not be read."""

    def __str__(self) -> str:
        parts = [f"{self.added} added", f"{self.updated} updated", f"{self.known} known already"]
        return ", ".join([*parts, *([f"{len(self.refused)} not read"] if self.refused else [])])


def import_file(path: Path, notebook: Notebook) -> Report:
    """Bring in the annotations of a file.

    Raises:
        UnreadableError: the file is in none of the formats.
        OSError: it cannot be read.
        StoreError: something could not be kept.
    """
    if path.stat().st_size > LARGEST:
        raise UnreadableError(f"{path}: larger than {LARGEST:,} bytes")
    try:
        return merge(read(path.read_text("utf-8"), notebook.newest_of), notebook)
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{path}: not UTF-8") from error
    except UnreadableError as error:
        raise UnreadableError(f"{path}: {error}") from error


def merge(found: Iterable[Read], notebook: Notebook) -> Report:
    """Keep the marks that are new or newer, all at once, so that one undo takes them back."""
    kept = {mark.id: mark for mark in notebook.all()}
    said = {_says(mark) for mark in kept.values()}
    counts = {"added": 0, "updated": 0, "known": 0}
    keep: dict[str, Mark] = {}
    refused: list[str] = []
    for each in found:
        if isinstance(each, str):
            refused.append(each)
            continue
        what = _what(each, keep.get(each.id) or kept.get(each.id), said)
        counts[what] += 1
        if what != "known":
            keep[each.id] = each
            said.add(_says(each))
    if keep:
        notebook.add(*keep.values())
    return Report(**counts, refused=tuple(refused))


def _what(mark: Mark, before: Mark | None, said: set[object]) -> str:
    if before is None:
        return "known" if _says(mark) in said else "added"
    is_newer = mark.modified > before.modified and mark != before
    return "updated" if is_newer and mark.article == before.article else "known"


def _says(mark: Mark) -> object:
    """Target and body: two marks that say the same of the same place are one."""
    body = (mark.motivation, mark.note, mark.tags, mark.label, mark.color, mark.verdict)
    return (mark.article, mark.exact, mark.prefix[-16:], mark.suffix[:16], mark.span.start, body)
