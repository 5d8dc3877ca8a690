"""What a server gave to ask by, next time, whether anything has changed; kept for every address."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from articles.safe import without_login
from articles.store import StoreError
from articles.store.durable import make_folder, replace

if TYPE_CHECKING:
    from pathlib import Path

_SENDABLE = re.compile(r"[\t\x20-\x7e\x80-\xff]{1,1000}")
"""What a header may hold (RFC 9110, 5.5), read as Latin-1."""


@dataclass(frozen=True, kw_only=True)
class Validators:
    """What a server gave to ask by, next time, whether anything has changed (RFC 9110, 8.8).

    A character is a byte, whatever the server means by it, so that it gets back what it gave.
    """

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[bytes, bytes]:
        """The request headers that ask for the document only if it has changed."""
        named = {b"If-None-Match": self.etag, b"If-Modified-Since": self.last_modified}
        return {
            name: value.encode("latin-1")
            for name, value in named.items()
            if value and _SENDABLE.fullmatch(value)
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gave when it last gave something."""

    holds: str | None = None
    """What was made of it, such as the id of an article: without that the validators are of no use,
    for a server that is asked by them does not send it again."""
    validators: Validators = Validators()


class ValidatorTable:
    """The last answer of each address, of pages and feeds alike: a folder of one small file each.

    It is only a cache: what cannot be read is not there, and what cannot be written is asked for
    whole the next time. Safe to use from any thread and process.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, url: str) -> Answer:
        """The last answer; an empty one if there is none. A login in the address does not count."""
        try:
            note = json.loads(self._file(url).read_bytes())
            known = Validators(etag=note["etag"], last_modified=note["last_modified"])
            return Answer(note["holds"], known)
        except (OSError, ValueError, KeyError, TypeError):
            return Answer()

    def put(self, url: str, answer: Answer) -> None:
        """Keep the last answer in the place of the one before."""
        known = answer.validators
        note = {"holds": answer.holds, "etag": known.etag, "last_modified": known.last_modified}
        try:
            make_folder(self.folder)
            replace(self._file(url), json.dumps(note).encode())
        except StoreError:
            return

    def _file(self, url: str) -> Path:
        name = without_login(url).encode("utf-8", "replace")
        return self.folder / f"{sha256(name).hexdigest()}.json"
