"""The texts that were marked, and which of them are versions of one article.

They are kept beside the marks, so that a mark can be found again even if nothing else of its
article is left. Hold the notebook's lock while keeping one.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from articles.store import durable
from articles.urls import is_home, page_of

if TYPE_CHECKING:
    from pathlib import Path

    from articles.article import Article


class MarkedTexts:
    """Texts by name, in a folder, and lists of the names that share an address."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def text(self, name: str) -> str | None:
        """The text kept by this name, if it can be read."""
        try:
            return self._path(name).read_bytes().decode("utf-8", "surrogatepass")
        except (OSError, UnicodeDecodeError):
            return None

    def keep(self, name: str, article: Article) -> None:
        """Keep the article's text by this name.

        Raises:
            StoreError: it cannot be kept.
        """
        if not self._path(name).exists():  # a file is only ever there whole
            durable.make_folder(self.folder)
            durable.replace(self._path(name), article.text.encode("utf-8", "surrogatepass"))
        known = self.versions(article)
        if name not in known:
            path = self._versions(article)
            durable.make_folder(path.parent)
            durable.replace(path, "\n".join([*known, name]).encode())

    def versions(self, article: Article) -> list[str]:
        """The names of all versions of the article that are kept, the oldest first."""
        try:
            return self._versions(article).read_text("ascii").split()
        except (OSError, UnicodeDecodeError):
            return self._known_by_url(article)

    def _known_by_url(self, article: Article) -> list[str]:
        """The versions in a list named by the exact URL, as older releases named them."""
        try:
            return self._list_of(article.url or "").read_text("ascii").split()
        except (OSError, UnicodeDecodeError):
            return []

    def forget(self, name: str) -> None:
        """Remove the text kept by this name.

        Raises:
            OSError, StoreError: it cannot be removed.
        """
        self._path(name).unlink(missing_ok=True)
        for path in (self.folder / "versions").glob("[0-9a-f]*"):
            names = path.read_bytes().decode("ascii", "replace").split()
            if name in names and (others := [other for other in names if other != name]):
                durable.replace(path, "\n".join(others).encode())
            elif name in names:
                path.unlink()

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.txt"

    def _versions(self, article: Article) -> Path:
        # Without an address of its own, headline and publisher tell which texts are versions of one
        # article; without a headline, nothing does.
        named = f"{article.source}\n{article.title}" if article.title else article.id
        is_of_a_page = article.url and not is_home(article.url)
        return self._list_of(page_of(article.url or "") if is_of_a_page else named)

    def _list_of(self, address: str) -> Path:
        return self.folder / "versions" / sha256(address.encode("utf-8", "replace")).hexdigest()
