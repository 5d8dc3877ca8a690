"""Python's collector of cycles, kept from walking over what stays.

A start makes hundreds of thousands of objects that live to the end: modules, styles, bindings. To
look through them time and again took a third of the time to the first frame.
"""

from __future__ import annotations

import gc


def wait() -> None:
    """Collect nothing while the program starts."""
    gc.disable()


def begin() -> None:
    """Collect from now on, but never look again at what there is now; after `wait` only."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
