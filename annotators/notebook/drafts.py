"""Notes that are being written, kept so that a hangup, a kill or a power cut costs none.

A draft belongs to a place, some words of an article's version, and to the note that was there when
writing began: if that note has changed meanwhile, the draft no longer applies.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from articles.places import sync_folder
from articles.store import StoreError
from articles.store.any_json import dumps, loads
from articles.store.durable import make_folder, write_whole
from articles.store.error_sentences import in_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from annotators.notebook.mark import Mark


@in_sentences
class Drafts:
    """A folder with a small file for each draft; it is there only while there are any."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, mark: Mark) -> str | None:
        """The unfinished text for a mark's note; None if there is none, or the note has changed."""
        draft = _read(self._path(mark))
        if draft is None or draft.get("was") != mark.note:
            return None
        note = str(draft.get("note", ""))
        return None if note == mark.note else note

    def words(self, articles: Iterable[str]) -> list[str]:
        """The words of these articles, by id, that notes are being written on."""
        files = [path for id_ in articles for path in self.folder.glob(f"{_short(id_)}-*.json")]
        drafts = (_read(path) for path in sorted(set(files)))
        return [str(draft.get("exact")) for draft in drafts if draft]

    def put(self, mark: Mark, note: str) -> None:
        """Keep what was written so far; it is on the disk when this returns.

        Raises:
            StoreError: it cannot be kept.
        """
        path = self._path(mark)
        make_folder(self.folder)
        draft = {"exact": mark.exact, "was": mark.note, "note": note}
        try:
            write_whole(path, [dumps(draft)])
            sync_folder(self.folder)
        except OSError as error:
            raise StoreError(
                f"{path}: the note could not be kept while you write ({error.strerror})"
            ) from error

    def remove(self, mark: Mark) -> None:
        """Remove the draft of a note that was saved or discarded.

        Raises:
            StoreError: the file cannot be removed.
        """
        self._path(mark).unlink(missing_ok=True)

    def _path(self, mark: Mark) -> Path:
        place = dumps([mark.article, mark.span.start, mark.span.end, mark.note])
        return self.folder / f"{_short(mark.article)}-{sha256(place).hexdigest()[:16]}.json"


def _short(article: str) -> str:
    """What the names of an article's drafts begin with, whatever its id is."""
    return sha256(article.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _read(path: Path) -> dict[str, Any] | None:
    try:
        draft = loads(path.read_bytes())
    except (OSError, ValueError):
        return None  # what cannot be read is no draft; the note itself is safe in the notebook
    return draft if isinstance(draft, dict) else None
