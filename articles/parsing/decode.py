"""Bytes to text: by byte-order mark, as UTF-8, as declared, or as detected, in that order."""

from __future__ import annotations

import codecs
import contextlib
import re
from typing import TYPE_CHECKING

from articles.errors import ArticleError
from articles.parsing.encoding_detection import guessed
from articles.parsing.encodings import codec_of, declared_in

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

RIGHT_FOR_WRONG = 3
"""Characters beyond ASCII that an encoding must get right for each byte that is none in it."""

_DECLARATION = re.compile(r"\A\s*<\?xml\b[^>]{0,200}\?>")
_PAIR = re.compile(rb"[\xa1-\xfe]{2}")
_ASCII = re.compile(r"[\x00-\x7f]+")
_ODD = bytes({*range(0x20)} - {*b"\t\n\r\f\x1b"})
"""Control characters that no text has."""


_NO_TEXT = "this is no text, or in no known encoding; UTF-8 would be right"


def decode(data: bytes, name: str, *declared: str | None) -> str:
    r"""The text that the bytes are, without a byte-order mark and with line ends made `\n`.

    UTF-8 goes before what is declared, because a text of another encoding is hardly ever valid
    UTF-8, while pages that declare a wrong encoding are common. A few bytes that are wrong in it,
    or in what is declared, become U+FFFD, and all else stays.

    Args:
        declared: labels of encodings, the most trusted first; one that has no meaning is passed.

    Raises:
        ArticleError: the bytes are no text, or in an encoding that cannot be told.
    """
    text = _by_mark(data, name)
    if text is None:
        text = _unmarked(data, name, list(filter(None, map(codec_of, declared))))
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def markup_in_utf8(data: bytes, name: str, header: str | None = None) -> bytes:
    """A page, feed or chapter for a parser that decides on encodings by itself: in UTF-8.

    An XML declaration is left out, because it may name the encoding that it was in before.

    Args:
        header: the label that came beside it, which is trusted more than its own.
    """
    return _DECLARATION.sub("", decode(data, name, header, declared_in(data)), count=1).encode()


def _by_mark(data: bytes, name: str) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _mostly(data[len(mark) :], encoding, is_sure=True)
            if text is None:
                reason = f"its byte-order mark says {encoding.upper()}, but its bytes are not"
                raise ArticleError(name, reason)
            return text
    return None


def _unmarked(data: bytes, name: str, declared: list[str]) -> str:
    # One byte is looked for ten times as fast as two.
    if b"\x1b" in data and b"\x1b$" in data and (text := _mostly(data, "iso2022-jp")) is not None:
        return text
    if b"\0" in data:
        return _wide(data, name)
    readings = (_mostly(data, encoding) for encoding in _likely(data, declared))
    text = next((text for text in readings if text is not None), None)
    if text is None:
        return _detected(data, name)
    if _is_binary(data) and text.encode("utf-8", "replace") != data:
        raise ArticleError(name, _NO_TEXT)
    return text


def _likely(data: bytes, declared: list[str]) -> Iterator[str]:
    """Encodings to be tried; the last takes a look at the bytes, which UTF-8 does not need."""
    yield "utf-8"
    for encoding in declared:
        if encoding.startswith("utf-16"):  # of which there are no NULs: a label in ASCII lies
            continue
        is_default = encoding == "cp1252" and declared[-1] != encoding  # what servers send unasked
        if not is_default or guessed(data) in (None, encoding):
            yield encoding
    yield from filter(None, (guessed(data),))


def _mostly(data: bytes, encoding: str, *, is_sure: bool = False) -> str | None:
    """The text in that encoding, with U+FFFD for bytes that are none in it; None if many are.

    Args:
        is_sure: ASCII speaks for the encoding, too, as it does behind its own byte-order mark.
    """
    with contextlib.suppress(UnicodeError):
        return data.decode(encoding)
    errors = "newsread_rows_of_windows" if encoding == "euc-jp" else "replace"
    text = data.decode(encoding, errors)
    wrong = text.count("\N{REPLACEMENT CHARACTER}")
    right = len(text) if is_sure else len(_ASCII.sub("", text))
    return text if right - wrong >= RIGHT_FOR_WRONG * wrong else None


def _wide(data: bytes, name: str) -> str:
    """UTF-16 without a mark shows as a NUL in every other byte; any other NUL is no text."""
    start = data[:4096]
    for encoding, nuls in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
        if nuls.count(0) > 0.3 * len(nuls):
            text = data.decode(encoding, "replace")
            if "\0" not in text:
                return text
    raise ArticleError(name, "this is no text but a binary file")


def _detected(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    if _is_kana(data[:_SAMPLE]) and (text := _mostly(data, "euc-jp")) is not None:
        return text
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None or _is_binary(data):
        raise ArticleError(name, _NO_TEXT)
    return data.decode(best.encoding, "replace")


def _is_kana(data: bytes) -> bool:
    """Whether every fourth pair of bytes is hiragana in EUC-JP: nothing else has a row so full."""
    pairs: list[bytes] = _PAIR.findall(data)
    return 4 * sum(pair[0] == 0xA4 for pair in pairs) > len(pairs)


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _ODD)) > 0.02 * len(sample)
