"""How many cores there are to work on, and how many threads NumPy has for products of matrices."""

from __future__ import annotations

import os


def cores() -> int:
    """How many processes can work at once; some cores may be kept from this one."""
    allowed = getattr(os, "sched_getaffinity", None)  # which only Linux has
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def use_one_thread() -> None:
    """Have OpenBLAS work in the thread that asks it; without effect once NumPy is imported.

    The reader's products are small. On two cores its threads, which wait by spinning, doubled the
    processor time of an article, and took five times as long where the other core was busy. What
    the environment says already stays.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
