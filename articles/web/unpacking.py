"""What was sent packed, unpacked piece by piece within limits (RFC 9110, 8.4)."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PACKED = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate"}
_AS_IT_IS = {"", "identity", "none", "binary", "7bit", "8bit", "utf-8", "utf8", "iso-8859-1"}
"""Servers write these, of which only `identity` has a meaning: nothing is packed."""
_SLICE = 4096
"""Bytes that are unpacked at a time, as each of many small members copies what follows it."""


class UnpackingError(Exception):
    """It cannot be unpacked, for this reason."""


def codings(header: str) -> list[str]:
    """The packings that a Content-Encoding names, in the order in which they are to be undone.

    Raises:
        UnpackingError: one is not known.
    """
    named = [name.strip().lower() for name in header.split(",")]
    packed = [name for name in named if name not in _AS_IT_IS]
    if unknown := [name for name in packed if name not in _PACKED]:
        raise UnpackingError(f"the server sent it packed as {unknown[0]!r}, unasked")
    if len(packed) > 3:
        raise UnpackingError(f"the server sent it packed {len(packed)} times over")
    return [_PACKED[name] for name in reversed(packed)]


def unpacked(chunks: Iterable[bytes], coding: str, limit: int) -> Iterator[bytes]:
    """The chunks unpacked; no more than `limit` + 1 bytes, which the caller refuses.

    gzip may have several members, one behind the other, and zeros or white space behind the last
    (RFC 1952, 2.2); deflate comes with the wrapping that it should have (RFC 1950), and without.

    Raises:
        UnpackingError: it is damaged, or cut off.
    """
    member: zlib._Decompress | None = None
    start, left, count = b"", limit + 1, 0
    for piece in _slices(chunks):
        rest = start + piece
        start = b""
        while rest:
            if member is None:
                rest = rest.lstrip(b"\0\r\n\t ") if count else rest
                if len(rest) < 2:
                    start = rest
                    break
                member, count = _member(rest, coding, count), count + 1
            out = _decompressed(member, rest, left)
            left -= len(out)
            yield out
            if left <= 0:
                return
            rest, member = member.unused_data, None if member.eof else member
    if start or member:
        raise UnpackingError("the server broke off before the end")


def _decompressed(member: zlib._Decompress, data: bytes, most: int) -> bytes:
    """What a member makes of the data, no more than `most` bytes of it."""
    try:
        return member.decompress(data, most)
    except zlib.error:
        raise UnpackingError("the server sent it damaged") from None


def _member(start: bytes, coding: str, count: int) -> zlib._Decompress:
    """What unpacks the member that begins so, the first or, after `count`, a further one."""
    if start.startswith(b"\x1f\x8b"):
        return zlib.decompressobj(wbits=31)
    if count:
        raise UnpackingError("the server sent it damaged")
    is_wrapped = start[0] & 15 == 8 and int.from_bytes(start[:2], "big") % 31 == 0
    is_raw = coding == "deflate" and not is_wrapped
    return zlib.decompressobj(wbits=-15 if is_raw else 15)


def _slices(chunks: Iterable[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        for at in range(0, len(chunk), _SLICE):
            yield chunk[at : at + _SLICE]
