"""Python's collector of cycles, kept from walking over what stays; and memory given back.

A start makes hundreds of thousands of objects that live to the end: modules, styles, bindings. To
look through them time and again took a third of the time to the first frame.
"""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


_makers = 0
"""How many make what stays: the start, and threads of which several may be in `long_lived`."""
_is_starting = False
_lock = Lock()


def wait() -> None:
    """Collect nothing while the program starts."""
    global _is_starting
    if not _is_starting:
        _is_starting = True
        _enter()


def begin() -> None:
    """Collect from now on, but never look again at what there is now; after `wait` only."""
    global _is_starting
    if _is_starting:
        _is_starting = False
        _leave()


@contextmanager
def long_lived() -> Iterator[None]:
    """Keep the collector off the many objects made in here, which live to the end.

    Memory that was needed only to make them is given back to the system.
    """
    _enter()
    try:
        yield
    finally:
        _leave()
        _give_back()


def _enter() -> None:
    global _makers
    with _lock:
        _makers += 1
        gc.disable()


def _leave() -> None:
    """Collect again once the last has made what stays: in between it would be looked through time
    and again, for 60 ms each time where there is much, in which no key is answered."""
    global _makers
    with _lock:
        _makers -= 1
        if not _makers:
            gc.freeze()
            gc.enable()


def _give_back() -> None:
    """Return what was freed: glibc keeps it for the program, a fifth of a reader's memory."""
    if sys.platform == "linux":
        import ctypes

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
        if trim is not None:
            trim(0)
