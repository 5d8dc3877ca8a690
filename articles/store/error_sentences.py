"""Where what the disk answers becomes a sentence for the reader."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from articles.store import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    class _InFolder(Protocol):
        folder: Path


StoreClass = TypeVar("StoreClass", bound="type[_InFolder]")


def in_sentences(cls: StoreClass) -> StoreClass:
    """A class decorator: public methods raise StoreError in place of OSError or MemoryError.

    A net below those who say it better, with what they were about: any call can fail, also one
    that asks whether a file is there. Its objects have a `folder`.
    """
    for name, method in list(vars(cls).items()):
        if callable(method) and not name.startswith("_"):
            setattr(cls, name, _with_store_errors(method))
    return cls


def _with_store_errors(method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def call(self: _InFolder, *arguments: Any, **keywords: Any) -> Any:
        try:
            return method(self, *arguments, **keywords)
        except MemoryError as error:
            raise StoreError(f"{self.folder}: there is not enough memory for this") from error
        except OSError as error:
            at = error.filename or self.folder
            raise StoreError(
                f"{at}: cannot be read or written ({error.strerror or error}); "
                "what was saved before is whole"
            ) from error

    return call
