"""Everything the reader has marked, in one small TinyDB for each article's version.

A change costs as much with ten marks kept as with a hundred thousand, opening an article reads one
small file, and a damaged file costs one article at most. The text that was marked is kept beside
the marks, so that they can be found again even if nothing else of the article is left.

Safe to use from several threads. Every method touches the disk: call them off the event loop.
"""

from __future__ import annotations

import json
import time
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annotators.notebook import revisions
from annotators.notebook.files import NotebookFiles, readable
from annotators.notebook.mark import Mark, moved_to, now
from annotators.notebook.mark_documents import to_document
from annotators.notebook.relations import pointed_to
from annotators.notebook.revisions import Turned
from articles.article import Article
from articles.codec import ABOUT
from articles.diff.alike import are_alike
from articles.store import durable, recovery
from articles.store.error_sentences import in_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from annotators.notebook.mark import State
    from articles.article import Span
    from articles.store.durable import Signature

    Changes = dict[str, dict[str, Any]]
    """Name of file -> id of mark -> its document from now on, None if it is to go."""


@in_sentences
class Notebook(NotebookFiles):
    """The reader's marks, kept in a folder.

    Whatever a method has returned from is on the disk. `tell` is given a sentence for the reader
    when a damaged file had to be repaired.

    Raises:
        StoreError: from any method, in one sentence, when something cannot be kept or read.
            Nothing has changed then.
    """

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
            json.dumps(id_, ensure_ascii=False).encode("utf-8", "replace")
            for id_ in pointed_to(marks)
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
        return next(
            (candidate for candidate in self.marks_of(article) if candidate.id == mark), None
        )

    def article_of(self, article: str) -> Article | None:
        """The version of the article that was marked, as it was then; None if none is kept."""
        known = self.known_of(article)
        return known if known.text else None

    def known_of(self, article: str) -> Article:
        """The version that was marked; if no text of it is kept, what else is known of it."""
        name = self._name(article)
        with self._guard:
            rows = self._database(name).table("article").all()
        about = {key: row[key] for row in rows for key in ABOUT if key in row}
        if (text := self._texts.text(name)) is not None:
            return Article(text=text, **about)
        is_address = article.startswith(("http://", "https://"))
        return Article(**{"text": "", "url": article if is_address else None, **about})

    def versions_of(self, article: Article, library_ids: Iterable[str] = ()) -> tuple[Article, ...]:
        """The other versions of the article that were marked.

        Those with the same address that are like it, for some sites give all pages one address;
        and those that the library names by their ids: it alone knows which file a text came from.
        An article without a text is like all.
        """
        of_library = [*map(self._name, library_ids)]
        known = dict.fromkeys((*of_library, *self._texts.versions(article)))
        others = {name: self.article_of(name) for name in known if name != self._name(article.id)}
        return tuple(
            other
            for name, other in others.items()
            if other is not None
            and (name in of_library or not article.text or are_alike(article.text, other.text))
        )

    def newest_of(self, address: str) -> Article | None:
        """The version of the article with this address, or id, that was marked last."""
        if (article := self.article_of(address)) is not None:
            return article
        textless = Article(text="", url=address)
        known = self.versions_of(textless)
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
        return tuple(readable((mark.id, row["other"]) for row in rows))

    # -- changing

    def add(self, *marks: Mark, article: Article | None = None) -> None:
        """Keep new marks; with the article they are on, its text and title are kept too."""
        self._apply("add", self._documents(marks), {article.id: article} if article else {})

    def merge(self, marks: Iterable[Mark], articles: Mapping[str, Article]) -> None:
        """Keep marks from elsewhere, new or as newer versions of kept ones, as one change.

        articles: what is known of them, by the names that the marks have for them.
        """
        self._apply("add", self._documents(marks), articles)

    def change(self, *marks: Mark) -> None:
        """Keep these versions of marks that are there already."""
        at = now()
        self._apply("change", self._documents(replace(mark, modified=at) for mark in marks), {})

    def delete(self, *marks: Mark) -> None:
        """Take marks away; undoing brings them back, and their history is kept."""
        gone: Changes = defaultdict(dict)
        for mark in marks:
            gone[self._name(mark.article)][mark.id] = None
        self._apply("delete", gone, {})

    def reattach(self, mark: Mark, article: Article, span: Span) -> Mark:
        """Put a mark on other words, of this version of its article or of another."""
        moved = replace(moved_to(mark, article, span), modified=now())
        changes: Changes = {self._name(mark.article): {mark.id: None}}
        changes.setdefault(self._name(article.id), {})[mark.id] = to_document(moved)
        self._apply("change", changes, {article.id: article})
        return moved

    def undo(self, *articles: str) -> Turned | None:
        """Take back the last change to these articles, or of all; None if there is none."""
        return self._turn(articles, "done", "undone")

    def redo(self, *articles: str) -> Turned | None:
        """Do again what was undone last; None if there is nothing."""
        return self._turn(articles, "undone", "done")

    def set_states(self, article: str, states: Mapping[str, State]) -> None:
        """Set the states of marks by id: no change of the reader's, so undoing leaves them."""
        name = self._name(article)
        with self._changing([name]) as databases:
            for mark, state in states.items():
                revisions.put_state(databases[name], mark, state)

    def purge(self, before: str | None = None) -> int:
        """Forget for good what was changed, deleted or undone before this ISO date-time, or ever.

        Every copy of the files goes with it, and the text of an article that has no marks any
        more; not the damaged files that were `set_aside`. Returns how many earlier versions were
        forgotten.
        """
        removed = 0
        with self._guard, self._lock.held():
            for name in self._names():
                with self._changing([name]) as databases:
                    removed += revisions.forget(databases[name], before)
                self._forget_copies(name)
        return removed

    def set_aside(self) -> list[Path]:
        """The damaged files that were set aside, in which what was purged may be."""
        return recovery.set_aside(self.folder)

    def _apply(
        self,
        change: revisions.Change,
        changes: Changes,
        articles: Mapping[str, Article],
    ) -> None:
        with self._changing(changes) as databases:
            action = revisions.new_action(self._next_number(databases.values()))
            for id_, article in articles.items():
                self._keep_article(id_, article)
            for name, documents in changes.items():
                before = {
                    mark: revisions.put(databases[name], mark, document)
                    for mark, document in documents.items()
                }
                revisions.record(databases[name], action, change, before, list(changes))

    def _documents(self, marks: Iterable[Mark]) -> Changes:
        changes: Changes = defaultdict(dict)
        for mark in marks:
            changes[self._name(mark.article)][mark.id] = to_document(mark)
        return changes

    def _turn(self, articles: Iterable[str], before: str, after: str) -> Turned | None:
        with self._guard, self._lock.held():
            names = [self._name(article) for article in articles] or self._names()
            candidates = [revisions.at_turn(self._database(name), before) for name in names]
            revision = revisions.chosen(candidates, before)
            if revision is None:
                return None
            order = -1 if before == "done" else 1  # undoing takes the way back
            with self._changing(revision["articles"][::order]) as databases:
                marks = [
                    mark
                    for database in databases.values()
                    for mark in revisions.swap(database, revision["action"], before, after)
                ]
            return Turned(change=revision["what"], marks=tuple(dict.fromkeys(marks)))
