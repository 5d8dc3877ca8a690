"""What stands in for whatever writes, where the disk is full."""

from __future__ import annotations

from typing import NoReturn

from articles.store import StoreError


def refuse(*_: object, **__: object) -> NoReturn:
    """Write nothing, and say so as a store does.

    Raises:
        StoreError: always.
    """
    raise StoreError("the disk is full")
