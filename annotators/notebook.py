"""Everything the reader has marked, in one small TinyDB for each article's version.

A change costs as much with ten marks kept as with a hundred thousand, opening an article reads one
small file, and a damaged file costs one article at most. The text that was marked is kept beside
the marks, so that they can be found again even if nothing else of the article is left.

Safe to use from several threads. Every method touches the disk: call them off the event loop.
"""

from __future__ import annotations

import json
import logging
import re
import threading
import time
from collections import defaultdict
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from annotators import revisions
from annotators.mark import Mark, moved_to, now
from annotators.mark_documents import NotAMarkError, from_document, to_document
from annotators.marked_texts import MarkedTexts
from annotators.relations import pointed_to
from annotators.revisions import Turned
from articles.article import Article
from articles.store import durable
from articles.store.lock import Lock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from annotators.mark import State
    from articles.article import Span
    from articles.store.database import Database
    from articles.store.durable import Signature

    Changes = dict[str, dict[str, Any]]
    """Name of file -> id of mark -> its document from now on, None if it is to go."""

SCHEMA = 1
OPEN_FILES = 32
"""How many files' documents are kept in memory beside the marks read from them."""
_logger = logging.getLogger(__name__)
_SHA256 = re.compile("[0-9a-f]{64}")
_POINTS = re.compile(rb'"(?:to|answers)":\s*"')
_ABOUT = ("title", "source", "byline", "published", "url", "language")


class Notebook:
    """The reader's marks, kept in a folder.

    Whatever a method has returned from is on the disk. `tell` is given a sentence for the reader
    when a damaged file had to be repaired.

    Raises:
        StoreError: from any method, in one sentence, when something cannot be kept or read.
            Nothing has changed then.
    """

    def __init__(self, folder: Path, *, tell: Callable[[str], None] | None = None) -> None:
        self.folder = folder
        self._tell = tell or _logger.warning
        self._texts = MarkedTexts(folder)
        self._lock = Lock(folder / ".lock")
        self._guard = threading.RLock()
        self._databases: dict[str, Database] = {}
        self._titles: dict[str, str] = {}
        self._parsed: dict[str, tuple[Signature | None, tuple[Mark, ...]]] = {}

    # -- reading

    def marks_of(self, article: str) -> tuple[Mark, ...]:
        """The marks made on this version of an article, in the order of the text."""
        with self._guard:
            return self._marks_in(self._name(article))

    def all(self) -> tuple[Mark, ...]:
        """All marks of all articles."""
        with self._guard:
            return tuple(mark for name in self._names() for mark in self._marks_in(name))

    def related_to(self, marks: Iterable[Mark]) -> tuple[Mark, ...]:
        """All marks that point to others, and all that these point to, of whatever article.

        Only files that have such a mark in them are read as more than bytes.
        """
        wanted = [
            json.dumps(each, ensure_ascii=False).encode("utf-8", "replace")
            for each in pointed_to(marks)
        ]
        names = [name for name in self._names() if self._holds(name, wanted)]
        with self._guard:
            return tuple(mark for name in names for mark in self._marks_in(name))

    def titles(self) -> dict[str, str]:
        """The titles of the articles that have marks, by id, as far as they are kept."""
        marks = self.all()
        with self._guard:
            titles = {name: self._titles.get(name, "") for name in self._names()}
        ids = {mark.article: self._name(mark.article) for mark in marks}
        return {article: title for article, name in ids.items() if (title := titles.get(name, ""))}

    def get(self, mark: str, article: str) -> Mark | None:
        """The mark with this id, if it is kept and not deleted."""
        return next((each for each in self.marks_of(article) if each.id == mark), None)

    def article_of(self, article: str) -> Article | None:
        """The version of the article that was marked, as it was then; None if none is kept."""
        name = self._name(article)
        with self._guard:
            rows = self._database(name).table("article").all()
        text = self._texts.text(name)
        if text is None:
            return None
        return Article(text=text, **{key: row[key] for row in rows for key in _ABOUT if key in row})

    def versions_of(self, article: Article) -> tuple[Article, ...]:
        """The other versions of the article that were marked: those with the same address."""
        known = self._texts.versions(article)
        others = (self.article_of(name) for name in known if name != self._name(article.id))
        return tuple(other for other in others if other is not None)

    def newest_of(self, address: str) -> Article | None:
        """The version of the article with this address, or id, that was marked last."""
        if (kept := self.article_of(address)) is not None:
            return kept
        seeming = Article(text="", url=address)
        known = self.versions_of(seeming)
        return known[-1] if known else None

    def signature(self, article: str) -> Signature | None:
        """Changes when the article's marks do, be it by another newsread; costs next to nothing."""
        return durable.signature(self._path(self._name(article)))

    def stamp(self) -> int | None:
        """Changes when any mark does; costs next to nothing.

        None for a second after a change, for file systems count time in coarse steps.
        """
        try:
            at = self.folder.stat().st_mtime_ns
        except OSError:
            return 0
        return at if time.time_ns() - at > 1_000_000_000 else None

    def history(self, mark: Mark) -> tuple[Mark, ...]:
        """The earlier versions of a mark, newest first."""
        with self._guard:
            rows = self._database(self._name(mark.article)).table(revisions.REVISIONS).all()
        rows = [row for row in rows if row.get("mark") == mark.id and row.get("other")]
        rows.sort(key=lambda row: str(row.get("action")), reverse=True)
        return tuple(_readable((mark.id, row["other"]) for row in rows))

    # -- changing

    def add(self, *marks: Mark, article: Article | None = None) -> None:
        """Keep new marks; with the article they are on, its text and title are kept too."""
        self._apply("add", self._documents(marks), *filter(None, [article]))

    def merge(self, marks: Iterable[Mark], articles: Iterable[Article] = ()) -> None:
        """Keep marks from elsewhere, new or as newer versions of kept ones, as one change."""
        self._apply("add", self._documents(marks), *articles)

    def change(self, *marks: Mark) -> None:
        """Keep these versions of marks that are there already."""
        at = now()
        self._apply("change", self._documents(replace(mark, modified=at) for mark in marks))

    def delete(self, *marks: Mark) -> None:
        """Take marks away; undoing brings them back, and their history is kept."""
        gone: Changes = defaultdict(dict)
        for mark in marks:
            gone[self._name(mark.article)][mark.id] = None
        self._apply("delete", gone)

    def reattach(self, mark: Mark, article: Article, span: Span) -> Mark:
        """Put a mark on other words, of this version of its article or of another."""
        moved = replace(moved_to(mark, article, span), modified=now())
        changes: Changes = {self._name(mark.article): {mark.id: None}}
        changes.setdefault(self._name(article.id), {})[mark.id] = to_document(moved)
        self._apply("change", changes, article)
        return moved

    def undo(self, *articles: str) -> Turned | None:
        """Take back the last change to these articles, or of all; None if there is none."""
        return self._turn(articles, "done", "undone")

    def redo(self, *articles: str) -> Turned | None:
        """Do again what was undone last; None if there is nothing."""
        return self._turn(articles, "undone", "done")

    def set_states(self, article: str, states: Mapping[str, State]) -> None:
        """Remember how marks were last found, by id: no change of the reader's, so not undone."""
        name = self._name(article)
        with self._changing([name]) as databases:
            for mark, state in states.items():
                revisions.put_state(databases[name], mark, state)

    def purge(self, before: str) -> int:
        """Forget for good what was changed, deleted or undone before this ISO date-time.

        Returns how many earlier versions were forgotten.
        """
        removed = 0
        for name in self._names():
            with self._changing([name]) as databases:
                removed += revisions.forget(databases[name], before)
        return removed

    def _apply(self, what: revisions.Change, changes: Changes, *articles: Article) -> None:
        action = revisions.new_action()
        with self._changing(changes) as databases:
            for article in articles:
                self._keep_article(article)
            for name, documents in changes.items():
                before = {
                    mark: revisions.put(databases[name], mark, document)
                    for mark, document in documents.items()
                }
                revisions.record(databases[name], action, what, before, list(changes))

    def _documents(self, marks: Iterable[Mark]) -> Changes:
        changes: Changes = defaultdict(dict)
        for mark in marks:
            changes[self._name(mark.article)][mark.id] = to_document(mark)
        return changes

    def _turn(self, articles: Iterable[str], before: str, after: str) -> Turned | None:
        with self._guard, self._lock.held():
            names = [self._name(each) for each in articles] or self._names()
            found = [revisions.at_turn(self._database(name), before) for name in names]
            revision = revisions.chosen(found, before)
            if revision is None:
                return None
            order = -1 if before == "done" else 1  # undoing takes the way back
            with self._changing(revision["articles"][::order]) as databases:
                marks = [
                    mark
                    for database in databases.values()
                    for mark in revisions.swap(database, revision["action"], before, after)
                ]
            return Turned(what=revision["what"], marks=tuple(dict.fromkeys(marks)))

    # -- files

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
        now_there = durable.signature(self._path(name))
        then, marks = self._parsed.get(name, (None, ()))
        if now_there is None or now_there != then:
            rows = self._database(name).table(revisions.MARKS)
            about = self._database(name).table("article").all()
            self._titles[name] = next((str(row.get("title") or "") for row in about), "")
            found = _readable((str(row.doc_id), row) for row in rows)
            marks = tuple(sorted(found, key=lambda mark: (mark.span, mark.created)))
            self._parsed[name] = now_there, marks
        return marks

    def _holds(self, name: str, ids: Iterable[bytes]) -> bool:
        """Whether a mark of the file points to another, or is one of these."""
        try:
            written = self._path(name).read_bytes()
        except OSError:
            return False
        return bool(_POINTS.search(written)) or any(each in written for each in ids)

    def _database(self, name: str) -> Database:
        from articles.store.database import Database

        if name not in self._databases:
            while len(self._databases) >= OPEN_FILES:
                del self._databases[next(iter(self._databases))]
            self._databases[name] = Database(
                self._path(name), lock=self._lock, schema=SCHEMA, tell=self._tell
            )
        return self._databases[name]

    def _keep_article(self, article: Article) -> None:
        name = self._name(article.id)
        self._texts.keep(name, article)
        about = {key: getattr(article, key) for key in _ABOUT}
        revisions.put_about(self._database(name), about)

    def _names(self) -> list[str]:
        """The names of all files, also of those of which only the last copy is left."""
        found = {path.name.partition(".")[0] for path in self.folder.glob("*.json*")}
        return sorted(found - {""})  # a hidden file is one being written

    def _name(self, article: str) -> str:
        """The file's name for an article's id, which imported marks may have from anywhere."""
        if _SHA256.fullmatch(article):
            return article
        return sha256(article.encode("utf-8", "surrogatepass")).hexdigest()

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.json"


def _readable(rows: Iterable[tuple[str, Mapping[str, Any]]]) -> Iterator[Mark]:
    """The marks among the documents; those of a newer version stay in the file, unread."""
    for mark, document in rows:
        with suppress(NotAMarkError):
            yield from_document(mark, document)
