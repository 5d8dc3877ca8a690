"""What a pipeline raises that is no Exception, as one, so that it costs its text and no more."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def as_failure() -> Iterator[None]:
    """Turn what would end the program into a failure that is caught like any other.

    A pipeline that was written for scripts calls `sys.exit`; a panic in Rust is no Exception
    either. KeyboardInterrupt passes, for it may be the reader's.

    Raises:
        RuntimeError: in the place of any other BaseException, which is its cause.
    """
    try:
        yield
    except (Exception, KeyboardInterrupt):
        raise
    except BaseException as error:
        raise RuntimeError(f"it would have ended the program: {error!r}") from error
