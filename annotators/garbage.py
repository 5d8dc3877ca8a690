"""Python's collector of cycles, kept from walking over what stays.

A start makes hundreds of thousands of objects that live to the end: modules, styles, bindings. To
look through them time and again took a third of the time to the first frame.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def wait() -> None:
    """Collect nothing while the program starts."""
    gc.disable()


def begin() -> None:
    """Collect from now on, but never look again at what there is now; after `wait` only."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


@contextmanager
def kept() -> Iterator[None]:
    """What is made in here stays, and much of it: the collector is not to walk over it either."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()
