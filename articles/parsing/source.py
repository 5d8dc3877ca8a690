"""What a format is read from."""

from __future__ import annotations

from typing import NamedTuple

LARGEST_FILE = 50_000_000
"""Bytes; a book has about one million."""


class Source(NamedTuple):
    """The bytes of an article as they came, and what is known of them."""

    name: str
    """What the reader calls it, for messages: a path, an address, `standard input`."""
    data: bytes
    url: str | None = None
    encoding: str | None = None
    """As declared by who sent it, such as a web server."""
