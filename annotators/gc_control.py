"""Python's collector of cycles, kept from walking over what stays; and memory given back.

A start makes hundreds of thousands of objects that live to the end: modules, styles, bindings. To
look through them time and again took a third of the time to the first frame.
"""

from __future__ import annotations

import gc
import sys
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
def long_lived() -> Iterator[None]:
    """Keep the collector off the many objects made in here, which live to the end.

    Memory that was needed only to make them is given back to the system.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()
        _give_back()


def _give_back() -> None:
    """Return what was freed: glibc keeps it for the program, a fifth of a reader's memory."""
    if sys.platform == "linux":
        import ctypes

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
        if trim is not None:
            trim(0)
