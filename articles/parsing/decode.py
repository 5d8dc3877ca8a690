"""Bytes to text: by byte-order mark, as UTF-8, as declared, or as detected, in that order."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from articles.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = (  # UTF-32 first: its little-endian mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
"""Bytes looked at to tell an encoding: more makes detection slower, not better."""
_ORDINARY = "[\x00-\x7f\xa0£§©«®°»¿À-ÿ€‚„…‰‹›‘’“”•–—™ŠšŽžŒœŸ]*"
"""What English written on Windows is made of."""


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    r"""The text that the bytes are, without a byte-order mark and with line ends made `\n`.

    UTF-8 goes before what is declared, because a text of another encoding is hardly ever valid
    UTF-8, while pages that declare a wrong encoding are common.

    Raises:
        ArticleError: the bytes are no text, or in an encoding that cannot be told.
    """
    text = _by_mark(data, name)
    if text is None:
        text = _unmarked(data, name, declared)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _by_mark(data: bytes, name: str) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                place = error.start + len(mark)
                reason = f"its byte-order mark says {encoding.upper()}, but byte {place} is not"
                raise ArticleError(name, reason) from None
    return None


def _unmarked(data: bytes, name: str, declared: str | None) -> str:
    if b"\0" in data:
        return _wide(data, name)
    for encoding in _likely(data, declared):
        try:
            return data.decode(encoding)
        except (LookupError, ValueError):  # a ValueError also for what is no name of an encoding
            continue
    return _detected(data, name)


def _likely(data: bytes, declared: str | None) -> Iterator[str]:
    """Encodings to be tried; the last takes a look at the bytes, which UTF-8 does not need."""
    yield "utf-8"
    yield from filter(None, (declared,))
    yield from filter(None, (_usual(data),))


def _wide(data: bytes, name: str) -> str:
    """UTF-16 without a mark shows as a NUL in every other byte; any other NUL is no text."""
    start = data[:4096]
    for encoding, nuls in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
        if nuls.count(0) > 0.3 * len(nuls):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if "\0" not in text:
                return text
    raise ArticleError(name, "this is no text: it holds NUL bytes")


def _usual(data: bytes) -> str | None:
    """Windows-1252 if that makes an ordinary western text: detection is unsure of short ones."""
    sample = data[:_SAMPLE]
    if sum(byte > 0x7F for byte in sample) > 0.25 * len(sample):
        return None
    text = sample.decode("cp1252", "replace")
    return "cp1252" if re.fullmatch(_ORDINARY, text) else None


def _detected(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None or _is_binary(data):
        raise ArticleError(name, "this is no text, or in no known encoding; UTF-8 would be right")
    return data.decode(best.encoding, "replace")


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    odd = sum(byte < 0x20 and byte not in b"\t\n\r\f\x1b" for byte in sample)
    return odd > 0.02 * len(sample)
