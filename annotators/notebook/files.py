"""The files of a notebook: a small TinyDB for each article's version, and its text beside it.

`_changing` is the one way to change them; all else reads.
"""

from __future__ import annotations

import logging
import re
import threading
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from annotators.notebook import revisions
from annotators.notebook.drafts import Drafts
from annotators.notebook.mark_documents import NotAMarkError, from_document
from annotators.notebook.marked_texts import MarkedTexts
from annotators.notebook.sequence import next_number
from articles.codec import about
from articles.store import StoreError, durable, recovery
from articles.store.lock import Lock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from annotators.notebook.mark import Mark
    from articles.article import Article
    from articles.store.database import Database
    from articles.store.durable import Signature

SCHEMA = 1
OPEN_FILES = 32
"""How many files' documents are kept in memory beside the marks read from them."""
_logger = logging.getLogger(__name__)
_SHA256 = re.compile("[0-9a-f]{64}")
_POINTS = re.compile(rb'"(?:to|answers)":\s*"')


class NotebookFiles:
    """The files, by the names of the articles' versions. Safe to use from several threads."""

    def __init__(self, folder: Path, *, tell: Callable[[str], None] | None = None) -> None:
        self.folder = folder
        self._tell = tell or _logger.warning
        self._texts = MarkedTexts(folder)
        self.drafts = Drafts(folder / "drafts")
        self._lock = Lock(folder / ".lock")
        self._guard = threading.RLock()
        self._databases: dict[str, Database] = {}
        self._titles: dict[str, str] = {}
        self._parsed: dict[str, tuple[Signature | None, tuple[Mark, ...]]] = {}

    @contextmanager
    def _changing(self, names: Iterable[str]) -> Iterator[dict[str, Database]]:
        """The databases of these names, each in a transaction.

        The last is saved first: a mark that goes from the first to the second is never in none.
        """
        with self._guard, self._lock.held(), ExitStack() as transactions:
            databases = {name: self._database(name) for name in names}
            for database in databases.values():
                transactions.enter_context(database.transaction())
            yield databases

    def _marks_in(self, name: str) -> tuple[Mark, ...]:
        signature = durable.signature(self._path(name))
        known_signature, marks = self._parsed.get(name, (None, ()))
        if signature is None or signature != known_signature:
            rows = self._database(name).table(revisions.MARKS)
            about = self._database(name).table("article").all()
            self._titles[name] = next((str(row.get("title") or "") for row in about), "")
            unsorted = readable((str(row.doc_id), row) for row in rows)
            marks = tuple(sorted(unsorted, key=lambda mark: (mark.span, mark.created)))
            self._parsed[name] = signature, marks
        return marks

    def _holds(self, name: str, ids: Iterable[bytes]) -> bool:
        """Whether a mark of the file points to another, or is one of these."""
        try:
            content = self._path(name).read_bytes()
        except OSError:
            return False
        return bool(_POINTS.search(content)) or any(id_ in content for id_ in ids)

    def _database(self, name: str) -> Database:
        from articles.store.database import Database

        if name not in self._databases:
            while len(self._databases) >= OPEN_FILES:
                del self._databases[next(iter(self._databases))]
            self._databases[name] = Database(
                self._path(name), lock=self._lock, schema=SCHEMA, tell=self._tell
            )
        return self._databases[name]

    def _next_number(self, databases: Iterable[Database]) -> int:
        """A number for a change, above those of all changes before, be it to other articles."""

        def search() -> int:
            numbers = (revisions.last_number(self._database(name)) for name in self._names())
            return max(numbers, default=0)

        known = max(map(revisions.last_number, databases), default=0)
        return next_number(self.folder / ".sequence", known, search)

    def _forget_copies(self, name: str) -> None:
        """Remove the backups of a file; where no mark is left in it, the file and its text too."""
        path = self._path(name)
        try:
            recovery.forget_copies(path)
            is_set_aside = any(
                file.name.startswith(name) for file in recovery.set_aside(self.folder)
            )
            if revisions.is_empty(self._database(name)) and not is_set_aside:
                for copy in (recovery.backup_of(path), path):  # else the one would bring the other
                    copy.unlink(missing_ok=True)
                self._texts.forget(name)
        except OSError as error:
            raise StoreError(
                f"{path}: not every copy could be removed ({error.strerror}); try again"
            ) from error

    def _keep_article(self, id_: str, article: Article) -> None:
        """Keep the text of the article that marks call `id_`, if it has one, and its metadata."""
        known, name = about(article), self._name(id_)
        if article.text:
            self._texts.keep(name, article)
        else:
            known = {key: value for key, value in known.items() if value}
        revisions.put_about(self._database(name), known)

    def _names(self) -> list[str]:
        """The names of all files, also of those of which only the last copy is left."""
        names = {path.name.partition(".")[0] for path in self.folder.glob("*.json*")}
        return sorted(names - {""})  # a hidden file is one being written

    def _name(self, article: str) -> str:
        """The file's name for an article's id, which imported marks may have from anywhere."""
        if _SHA256.fullmatch(article):
            return article
        return sha256(article.encode("utf-8", "surrogatepass")).hexdigest()

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.json"


def readable(rows: Iterable[tuple[str, Mapping[str, Any]]]) -> Iterator[Mark]:
    """The marks among the documents; those of a newer version stay in the file, unread."""
    for mark, document in rows:
        with suppress(NotAMarkError):
            yield from_document(mark, document)
