"""The library: keeps articles, and what the reader does with them."""

from __future__ import annotations

import logging
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from articles.counts import were_counted
from articles.library import samples
from articles.library.entry import Entry, described, entry_of
from articles.library.journal import Journal, Record
from articles.library.origins import named_by, origin_in, origin_of
from articles.library.positions import Positions
from articles.library.texts import Texts
from articles.store import StoreError
from articles.store.durable import make_folder, signature
from articles.store.error_sentences import in_sentences
from articles.store.lock import Lock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from articles.article import Article
    from articles.store.durable import Signature

_logger = logging.getLogger(__name__)

_AT_LEAST = {"title", "where", "words", "length", "added"}
"""What every record says; one that does not lost a line."""

AT_ITS_END = 0.98
"""The part of an article after which its reader has read it."""

KEPT_DELETED = timedelta(days=30)
"""How long an article can be restored after it was deleted."""


class NotKeptError(StoreError, KeyError):
    """There is no article with this id: it was never kept, or the folder was taken away."""

    __str__ = StoreError.__str__  # a KeyError quotes its message


@in_sentences
class Library:
    """Every article that was opened, kept in a folder.

    Safe to use from several threads and from several processes at once. Whatever a method has
    returned from is on the disk, except positions and times of opening. `tell` is given a sentence
    for the reader when something damaged had to be repaired.

    Every method but `position` may wait for the disk: call them off the event loop.

    Raises:
        StoreError: from any method, in one sentence, when something cannot be kept or read.
        NotKeptError: from any method that takes an id, when there is no such article.
    """

    def __init__(self, folder: Path, *, tell: Callable[[str], None] | None = None) -> None:
        self.folder = folder
        self._tell = tell or _logger.warning
        self._lock = Lock(folder / ".lock")
        self._texts = Texts(folder / "texts")
        self._positions = Positions.of(folder)
        self._journal = Journal(folder / "catalogue.jsonl")
        self._checked: object = None

    # -- reading

    def entries(self) -> tuple[Entry, ...]:
        """Every article that is kept, in the order they came."""
        return tuple(_entries(self._listed()))

    def entry(self, id_: str) -> Entry:
        """What is known of one article, also of a deleted one."""
        return entry_of(id_, self._record(id_))

    def article(self, id_: str) -> Article:
        """An article that is kept, or a sample.

        Raises:
            StoreError: its file is damaged, which is told in one sentence.
        """
        try:
            return self._texts.get(id_)[0]
        except KeyError:
            if id_ in self._records():
                raise StoreError(
                    f"{self._texts.path(id_)}: this file is gone; open it anew"
                ) from None
        try:
            return samples.article(id_)
        except KeyError:
            raise self._missing_error(id_) from None

    def position(self, id_: str) -> int:
        """How far an article was read, in code points; 0 if that is not known."""
        return self._positions.get(id_)

    def versions(self, of: str) -> tuple[Entry, ...]:
        """Every text that is kept of a page, named by its address, or of a file, by its whole path.

        Also of an `Entry.origin`. The oldest is first.
        """
        names = (of, named_by(of, of))
        same = {id_: rec for id_, rec in self._listed().items() if origin_in(rec) in names}
        return tuple(sorted(_entries(same), key=lambda entry: entry.added))

    def versions_with(self, article: Article, where: str) -> tuple[Entry, ...]:
        """Every text that is kept of an article that came from `where`, the oldest first.

        The article itself need not be kept.
        """
        origin = self._origin(article, where, self._records())
        return self.versions(origin) if origin else ()

    def samples(self) -> tuple[Entry, ...]:
        """The articles that come with newsread and have not been opened yet."""
        records = self._records()
        return tuple(entry for entry in samples.entries() if entry.id not in records)

    @property
    def signature(self) -> Signature | None:
        """Changes whenever an entry does, also by another newsread; costs one look at one file."""
        return signature(self._journal.path)

    # -- changing

    def keep(
        self, article: Article, where: str, *, is_opened: bool = True, version_of: str | None = None
    ) -> Entry:
        """Keep an article that came from `where`: an address, a path, `-`.

        The same text twice is one article, of which all is kept that was ever known. One that was
        deleted is back.

        Args:
            is_opened: false for what was only fetched.
            version_of: the id of an article that it is a newer version of, such as a correction;
                if the reader never touched that, it counts as read from now on, or is deleted if it
                was no more than a summary.
        """
        at = _now()
        with self._lock.held():
            known = self._records().get(article.id)
            fields = self._put(article, where, at, known)
            if version_of not in (None, article.id):
                fields |= self._in_place_of(version_of or "", article)
            if is_opened:
                fields["opened"] = at
            if known and known.get("deleted"):
                fields["deleted"] = None
            if fields:
                self._journal.append(article.id, fields, is_lasting=fields.keys() != {"opened"})
        return self.entry(article.id)

    def _in_place_of(self, older: str, article: Article) -> Record:
        """Let the article take the place of an older version; returns what its record is to say."""
        before = self._records().get(older)
        if before is None:
            return {}
        entry = entry_of(older, before)
        if entry.state == "new" and not (entry.is_starred or entry.tags or before.get("deleted")):
            is_part = bool(entry.notice) and not article.notice
            done = {"deleted": _now()} if is_part else {"is_read": True}
            self._journal.append(older, done, is_lasting=True)
        return {"origin": entry.origin} if entry.origin else {}

    def _origin(self, article: Article, where: str, records: dict[str, Record]) -> str | None:
        if known := records.get(article.id):
            return origin_in(known)

        def text_of(id_: str) -> str | None:
            try:
                return self._texts.get(id_)[0].text
            except (KeyError, StoreError):
                return None

        return origin_of(article.url, where, article.text, records, text_of)

    def _put(self, article: Article, where: str, at: str, known: Record | None) -> Record:
        """Keep the text, unless it is kept already; returns what is new of its record."""
        if known:
            where, at = known["where"], known["added"]
            with suppress(KeyError, StoreError):  # a damaged or lost text is put anew
                old = self._texts.get(article.id)[0]
                if (article := old.completed(article)) is old:
                    return {}
        origin = self._origin(article, where, self._records())
        make_folder(self._texts.folder)
        self._texts.put(article, where, at)
        fields = described(article, where, at)
        is_implied = origin == named_by(article.url, where)
        return fields if is_implied else fields | {"origin": origin or ""}

    def set_position(self, id_: str, offset: int) -> None:
        """Remember how far an article was read, in code points; at its end it counts as read."""
        length = self._record(id_)["length"]
        self._positions.put(id_, offset)
        fields: Record = {"position": offset}
        if offset >= AT_ITS_END * length:
            fields["is_read"] = True
        self._change(id_, is_lasting=False, **fields)

    def mark_read(self, id_: str) -> None:
        """The reader is done with it."""
        self._change(id_, is_read=True)

    def mark_unread(self, id_: str) -> None:
        """The reader is not done with it."""
        self._change(id_, is_read=False)

    def mark_all(self, ids: Iterable[str], *, is_read: bool) -> tuple[str, ...]:
        """Mark all these as read, or as unread; returns the ids that this changes."""
        with self._lock.held():
            records = self._records()
            changed = [
                id_
                for id_ in ids
                if id_ in records and records[id_].get("is_read", False) is not is_read
            ]
            for id_ in changed:
                self._journal.append(id_, {"is_read": is_read}, is_lasting=id_ == changed[-1])
        return tuple(changed)

    def star(self, id_: str, *, is_starred: bool = True) -> None:
        """Give or take a star."""
        self._change(id_, is_starred=is_starred)

    def tag(self, id_: str, tags: Iterable[str]) -> None:
        """Give an article these tags and no others."""
        names = dict.fromkeys(" ".join(tag.split()) for tag in tags)
        self._change(id_, tags=[name for name in names if name])

    def delete(self, id_: str) -> None:
        """Take an article out of the list; for a month `put_back` or `keep` brings it back."""
        self._change(id_, deleted=_now())
        self._forget_long_deleted()

    def put_back(self, before: Entry) -> None:
        """Undo: make an article's star, tags, read state and place in the list what they were."""
        try:
            self._texts.get(before.id)
        except KeyError:
            raise self._missing_error(before.id) from None
        fields = {"is_starred": before.is_starred, "is_read": before.is_read}
        self._change(before.id, deleted=None, tags=list(before.tags), **fields)

    def _change(self, id_: str, *, is_lasting: bool = True, **fields: Any) -> None:
        with self._lock.held():
            now = self._record(id_)
            if all(now.get(name) == value for name, value in fields.items()):
                return
            self._journal.append(id_, fields, is_lasting=is_lasting)
            if self._journal.is_long():
                self._journal.write_anew(self._journal.records())

    def _forget_long_deleted(self) -> None:
        before = (datetime.now(UTC) - KEPT_DELETED).isoformat()
        for id_, record in self._records().items():
            if (record.get("deleted") or before) < before:
                self._texts.remove(id_)

    def _listed(self) -> dict[str, Record]:
        """The records of what is not deleted."""
        return {id_: rec for id_, rec in self._records().items() if not rec.get("deleted")}

    # -- repairing

    def _record(self, id_: str) -> Record:
        try:
            return self._records()[id_]
        except KeyError:
            raise self._missing_error(id_) from None

    def _missing_error(self, id_: str) -> NotKeptError:
        return NotKeptError(
            f"{self.folder}: there is no article {id_[:12]}… (any more); open it anew to keep it"
        )

    def _records(self) -> dict[str, Record]:
        records = self._journal.records()
        if self._checked != self._journal.read_up_to:
            if not self._is_whole(records):
                self._repair()
                records = self._journal.records()
            self._checked = self._journal.read_up_to
        return records

    def _is_whole(self, records: dict[str, Record]) -> bool:
        if not records:
            return not self._journal.damaged and not any(self._texts.ids())
        return not self._journal.damaged and all(
            rec.keys() >= _AT_LEAST for rec in records.values()
        )

    def _repair(self) -> None:
        """Read what lost lines said from the articles themselves, and write the journal anew."""
        with self._lock.held():
            records = self._journal.records()
            if self._is_whole(records):
                return  # another process was faster
            damaged = self._journal.damaged
            for id_ in set(self._texts.ids()) | records.keys():
                if not records.get(id_, {}).keys() >= _AT_LEAST:
                    self._restore_record(id_, records)
            aside = f".damaged-{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
            self._journal.write_anew(records, keep=aside)
        lines = were_counted(damaged, "line") if damaged else "some lines were"
        self._tell(
            f"{self._journal.path}: {lines} damaged or gone; the articles are there, but some may "
            "have lost a star, a tag or that they were read; the damaged file is kept as "
            f"{self._journal.path.name}{aside}"
        )

    def _restore_record(self, id_: str, records: dict[str, Record]) -> None:
        try:
            article, provenance = self._texts.get(id_)
        except (KeyError, StoreError) as error:
            records.pop(id_, None)
            self._tell(f"An article could not be restored: {error}")
        else:
            about = described(article, provenance["where"], provenance["added"] or _now())
            position = {"position": self._positions.get(id_)}
            records[id_] = about | position | records.get(id_, {})


def _entries(records: dict[str, Record]) -> Iterator[Entry]:
    """The entries of these records, which have all versions of each that there are."""
    origins = {id_: origin_in(record) for id_, record in records.items()}
    versions = Counter(origin for origin in origins.values() if origin)
    for id_, record in records.items():
        yield entry_of(id_, record, versions.get(origins[id_] or "", 1))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
