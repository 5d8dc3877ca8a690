"""What the labels of encodings mean: as browsers take them, which is not always what they say.

The labels are those of the Encoding Standard (encoding.spec.whatwg.org, section 4.2), compared
without case and punctuation; what is no label there counts as not said. Where Python's codec of
that name knows fewer characters than the standard gives it, the wider one is named here.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

_LABELS: Final = {
    "utf-8": "utf8 unicode11utf8 unicode20utf8 xunicode20utf8",
    "cp1252": "ansix341968 ascii cp1252 cp819 csisolatin1 ibm819 iso88591 isoir100 iso885911987 "
    "l1 latin1 usascii windows1252 xcp1252 xuserdefined",
    "cp1250": "cp1250 windows1250 xcp1250",
    "cp1251": "cp1251 windows1251 xcp1251",
    "cp1253": "cp1253 windows1253 xcp1253",
    "cp1254": "cp1254 csisolatin5 iso88599 isoir148 iso885991989 l5 latin5 windows1254 xcp1254",
    "cp1255": "cp1255 windows1255 xcp1255",
    "cp1256": "cp1256 windows1256 xcp1256",
    "cp1257": "cp1257 windows1257 xcp1257",
    "cp1258": "cp1258 windows1258 xcp1258",
    "cp866": "866 cp866 csibm866 ibm866",
    "cp874": "dos874 iso885911 tis620 windows874",
    "iso8859-2": "csisolatin2 iso88592 isoir101 iso885921987 l2 latin2",
    "iso8859-3": "csisolatin3 iso88593 isoir109 iso885931988 l3 latin3",
    "iso8859-4": "csisolatin4 iso88594 isoir110 iso885941988 l4 latin4",
    "iso8859-5": "csisolatincyrillic cyrillic iso88595 isoir144 iso885951988",
    "iso8859-6": "arabic asmo708 csiso88596e csiso88596i csisolatinarabic ecma114 iso88596 "
    "iso88596e iso88596i isoir127 iso885961987",
    "iso8859-7": "csisolatingreek ecma118 elot928 greek greek8 iso88597 isoir126 iso885971987 "
    "suneugreek",
    "iso8859-8": "csiso88598e csisolatinhebrew hebrew iso88598 iso88598e isoir138 iso885981988 "
    "visual csiso88598i iso88598i logical",
    "iso8859-10": "csisolatin6 iso885910 isoir157 l6 latin6",
    "iso8859-13": "iso885913",
    "iso8859-14": "iso885914",
    "iso8859-15": "csisolatin9 iso885915 l9",
    "iso8859-16": "iso885916",
    "koi8-r": "cskoi8r koi koi8 koi8r",
    "koi8-u": "koi8ru koi8u",
    "mac-roman": "csmacintosh mac macintosh xmacroman",
    "mac-cyrillic": "xmaccyrillic xmacukrainian",
    "gb18030": "chinese csgb2312 csiso58gb231280 gb18030 gb2312 gb231280 gbk isoir58 xgbk",
    "big5hkscs": "big5 big5hkscs cnbig5 csbig5 xxbig5",
    "euc-jp": "cseucpkdfmtjapanese eucjp xeucjp",
    "iso2022-jp": "csiso2022jp iso2022jp",
    "cp932": "csshiftjis ms932 mskanji shiftjis sjis windows31j xsjis",
    "cp949": "cseuckr csksc56011987 euckr isoir149 korean ksc56011987 ksc56011989 ksc5601 "
    "windows949",
    "utf-16-be": "unicodefffe utf16be",
    "utf-16-le": "csunicode iso10646ucs2 ucs2 unicode unicodefeff utf16 utf16le",
}
_CODECS: Final = {label: codec for codec, labels in _LABELS.items() for label in labels.split()}

_MARKUP = re.compile(
    rb"""(?i)<!--|<(script|style)\b|<meta\b([^>]{0,500})|<\?xml\b[^>]{0,99}encoding\s*=\s*["']([\w.:-]+)"""
)
_CHARSET = re.compile(r"""(?ai)\bcharset\s*=\s*["']?\s*([\w.:-]+)""")


def codec_of(label: str | None) -> str | None:
    """The name of Python's codec for what a browser takes the label to mean; None if it has none.

    >>> codec_of("ISO-8859-1"), codec_of("undefined")
    ('cp1252', None)
    """
    return _CODECS.get(re.sub(r"[^a-z0-9]", "", label.lower())) if label else None


def declared_in(page: bytes) -> str | None:
    """The first label with a meaning that a page or XML file gives itself, however late it stands.

    What a script or a comment says counts for nothing.
    """
    at = 0
    while tag := _MARKUP.search(page, at):
        at = tag.end()
        if tag[0] == b"<!--":
            at = page.find(b"-->", at)
        elif tag[1]:
            at = page.find(b"</" + tag[1], at)
        else:
            label = tag[3].decode() if tag[3] else charset_in(tag[2].decode("latin-1"))
            codec = codec_of(label) or "utf-16"
            if not codec.startswith("utf-16"):  # in which it could not be read as it was
                return label
        if at < 0:
            return None
    return None


def charset_in(declared: str) -> str | None:
    """The charset that a Content-Type, or something else of its form, names; None if it names none.

    Whatever else is odd in it is passed over; parsers of MIME raise at some of that.

    >>> charset_in('text/html; charset="koi8-r"; charset*0=x')
    'koi8-r'
    """
    match = _CHARSET.search(declared)
    return match[1] if match else None


def _rows_of_windows(error: UnicodeError) -> tuple[str, int]:
    """Characters that EUC-JP has in the standard and not in Python: they lie as in Shift_JIS."""
    assert isinstance(error, UnicodeDecodeError)
    pair = error.object[error.start : error.start + 2]
    if len(pair) == 2 and min(pair) > 0xA0:
        row, cell = pair[0] - 0xA1, pair[1] - 0xA1
        first = row // 2 + (0x81 if row < 62 else 0xC1)
        second = cell + (0x9F if row % 2 else 0x40 if cell < 63 else 0x41)
        if len(letter := bytes((first, second)).decode("cp932", "replace")) == 1:
            return letter, error.start + 2
    return "\N{REPLACEMENT CHARACTER}", error.end


codecs.register_error("newsread_rows_of_windows", _rows_of_windows)
