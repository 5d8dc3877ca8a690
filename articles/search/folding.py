"""Letters as people type them who have not got them on their keyboard."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not take apart into a plain one and a mark.
_STROKES = str.maketrans(
    {
        **dict(zip("łøđħıŧðĸ", "lodhitdk", strict=True)),
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
        "þ": "th",
        "ŋ": "ng",
    }
)
_STROKED = re.compile(rf"\w*[{''.join(map(chr, _STROKES))}]\w*", re.IGNORECASE)


NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


def folded(text: str) -> str:
    """The text without case, accents and strokes: `Łódź` and `lodz` are the same."""
    text = text.casefold()
    return text if text.isascii() else NOT_ASCII.sub(_plain_letters, text)


def _plain_letters(match: re.Match[str]) -> str:
    apart = unicodedata.normalize("NFKD", match[0]).translate(_STROKES)
    return "".join(char for char in apart if not unicodedata.combining(char))


def stroked_words(text: str) -> str:
    """The words with letters that the index would not find by a plain one, in plain letters."""
    return " ".join(folded(word) for word in dict.fromkeys(_STROKED.findall(text)))
