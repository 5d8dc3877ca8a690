"""TinyDB made safe: what newsread keeps survives a kill, a full disk and a second newsread.

`durable` replaces a file as a whole, `lock` holds off other writers, `recovery` reads what is
there and repairs it, and `database` makes them into a TinyDB. Only `database` imports TinyDB.
"""

from __future__ import annotations


class StoreError(Exception):
    """Something could not be kept or read; the message is one sentence for the reader.

    Whatever was kept before is still whole.
    """


class ReadOnlyError(StoreError):
    """The database can be read but must not be written, such as one of a newer newsread."""
