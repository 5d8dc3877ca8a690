"""What a pipeline raises that is no Exception, as one, so that it costs its text and no more."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

FAILED: Final = "could not be looked through by the language pipeline; another pipeline may do it"
"""What is said of a text for which a pipeline has raised something."""


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
