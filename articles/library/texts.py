"""Articles on disk: each in a file of its own that holds all that is known of it."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Any

from articles.codec import decode, encode
from articles.store import StoreError, durable
from articles.store.any_json import dumps, loads

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from articles.article import Article

_SHA256 = re.compile("[0-9a-f]{64}")

_STRETCH = 100_000
"""Code points of a text that are made JSON at a time."""


class Texts:
    """A folder of articles by id. A writer must hold the library's lock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, id_: str) -> Path:
        """The file of an article.

        Raises:
            KeyError: this is no id of an article.
        """
        if not _SHA256.fullmatch(id_):
            raise KeyError(id_)
        return self.folder / f"{id_}.json"

    def ids(self) -> Iterator[str]:
        """The ids of all articles that have a file."""
        return (path.stem for path in self.folder.glob("[0-9a-f]*.json"))

    def get(self, id_: str) -> tuple[Article, dict[str, Any]]:
        """An article, and what was kept with it: `where` it came from and when it was `added`.

        Raises:
            KeyError: there is none with this id.
            StoreError: its file is damaged or cannot be read.
        """
        path = self.path(id_)
        try:
            record = loads(path.read_bytes())
            article = decode(record["article"])
        except FileNotFoundError:
            raise KeyError(id_) from None
        except OSError as error:
            raise StoreError(f"{path}: cannot be read ({error.strerror})") from error
        except (ValueError, TypeError, KeyError) as error:
            raise StoreError(f"{path}: this file is damaged; open the article anew") from error
        if article.id != id_:
            raise StoreError(f"{path}: the text in this file was changed; open the article anew")
        return article, {name: str(record.get(name, "")) for name in ("where", "added")}

    def put(self, article: Article, where: str, added: str) -> None:
        """Keep an article; its file is on the disk when this returns.

        Raises:
            StoreError: it cannot be saved.
        """
        about = {name: value for name, value in encode(article).items() if name != "text"}
        about["text"] = ""  # the last, so that its place is known
        record = dumps({"where": where, "added": added, "article": about})
        parts = chain([record.removesuffix(b'"}}')], _escaped(article.text), [b'"}}'])
        durable.replace(self.path(article.id), parts)

    def remove(self, id_: str) -> None:
        """Take the file of an article away for good."""
        self.path(id_).unlink(missing_ok=True)


def _escaped(text: str) -> Iterator[bytes]:
    """What stands for a text between the quotation marks of JSON, a stretch at a time.

    orjson leaves its UTF-8 in every string that it is given, for as long as that lives: of a long
    text that would be half as much again.
    """
    for start in range(0, len(text), _STRETCH):
        yield dumps(text[start : start + _STRETCH])[1:-1]
