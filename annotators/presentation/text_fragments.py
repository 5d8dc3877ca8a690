"""Links that open a page at quoted words: `#:~:text=start,end` (WICG, “Text Fragments”).

A browser marks the first stretch of the page that fits: in one block unless an end is given, from
a word's beginning to a word's end, in either case of letters. Words that stand elsewhere too get
some of what is before and behind them (`prefix-,start,-suffix`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote, unquote

from articles.article import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST: Final = 160
"""Code points that are given whole; of more, and of several lines, only beginning and end are."""
END_WORDS: Final = 5
"""Words of such a beginning and end, where that many are there."""
CONTEXT: Final = (2, 4, 8, 16)
"""Words before and behind, tried one after the other until the words are found nowhere before."""
CHECKED: Final = 200_000
"""Code points of a text that is looked through for words that stand elsewhere too; in a longer one
every link has words before and behind, for to look through it for each takes seconds."""
DIRECTIVE: Final = ":~:text="

_WORD = re.compile(r"\S*\w\S*")


class TextDirective(NamedTuple):
    """What a browser looks for, each on one line; `end` is where a range ends."""

    start: str
    end: str = ""
    prefix: str = ""
    suffix: str = ""

    def __str__(self) -> str:
        """As it stands in an address, without `text=`."""
        parts = (
            f"{_encoded(self.prefix)}-" if self.prefix else "",
            _encoded(self.start),
            _encoded(self.end),
            f"-{_encoded(self.suffix)}" if self.suffix else "",
        )
        return ",".join(filter(None, parts))

    def first_match(self, text: str) -> Span | None:
        """The first stretch of the text that fits, from `start` on to the end of the words."""
        words = rf"(?P<words>{_pattern(self.start)}(?!\w)"
        words += rf"(?s:.*?)(?<!\w){_pattern(self.end)}(?!\w))" if self.end else ")"
        before = rf"{_pattern(self.prefix)}\s*" if self.prefix else ""
        after = rf"\s*{_pattern(self.suffix)}(?!\w)" if self.suffix else ""
        # A pattern that begins with letters is looked for much faster than one with conditions.
        pattern, lower, at = re.compile(f"{before}{words}{after}"), _lower(text), 0
        while match := pattern.search(lower, at):
            if not (match.start() and _is_of_word(lower[match.start() - 1 : match.start() + 1])):
                return Span(*match.span("words"))
            at = match.start() + 1
        return None


def parsed(written: str) -> TextDirective:
    """A directive from how it stands in an address.

    Raises:
        ValueError: it is none.
    """
    parts = written.split(",")
    prefix = parts.pop(0)[:-1] if parts[0].endswith("-") else ""
    suffix = parts.pop()[1:] if parts and parts[-1].startswith("-") else ""
    if not 1 <= len(parts) <= 2:
        raise ValueError(f"no text directive: {written!r}")
    start, end = (*parts, "")[:2]
    return TextDirective(*map(unquote, (start, end, prefix, suffix)))


def linked(url: str, text: str, spans: Sequence[Span]) -> str:
    """The address of a page with where in its text the spans are; as it is, if it is none.

    Of more than two spans it is the stretch from the first to the last.
    """
    if not re.match(r"https?://", url, re.IGNORECASE) or DIRECTIVE in url:
        return url
    if len(spans) > 2:
        spans = (Span(spans[0].start, spans[-1].end),)
    directives = [str(directive) for span in spans if (directive := directive_of(text, span))]
    if not directives:
        return url
    return f"{url}{'' if '#' in url else '#'}{DIRECTIVE}{'&text='.join(directives)}"


def directive_of(text: str, span: Span) -> TextDirective | None:
    """The first directive tried that leads to these words of a text; None without a word in them.

    If each leads to words before them, the one with the most context.
    """
    trimmed = _trimmed(text, span)
    if trimmed is None:
        return None
    first = directive = _bare(text, trimmed)
    if len(text) > CHECKED:
        return first._replace(**_around(text, trimmed, CONTEXT[1]))
    for number in (0, *CONTEXT):
        directive = first._replace(**_around(text, trimmed, number)) if number else first
        if directive.first_match(text) == trimmed:
            return directive
    return directive


def _trimmed(text: str, span: Span) -> Span | None:
    """The words without the marks and blanks around them, and no word of them cut in two."""
    letters = [m.span() for m in re.finditer(r"\w+", text[span.start : span.end])]
    if not letters:
        return None
    start, end = span.start + letters[0][0], span.start + letters[-1][1]
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return Span(start, end)


def _bare(text: str, span: Span) -> TextDirective:
    lines = [line for line in span.of(text).split("\n") if line.strip()]
    if len(lines) == 1 and len(span) <= LONGEST:
        return TextDirective(_flat(span.of(text)))
    if len(lines) == 1:
        words = lines[0].split()
        if len(words) < 2 * END_WORDS:
            return TextDirective(_flat(lines[0]))
        return TextDirective(_clipped(words[:END_WORDS]), _clipped(words[-END_WORDS:]))
    first, last = lines[0].split(), lines[-1].split()
    return TextDirective(_clipped(first[:END_WORDS]), _clipped(last[-END_WORDS:]))


def _clipped(words: Sequence[str]) -> str:
    """The words from the first letter to the last."""
    joined = " ".join(words)
    letters = [m.span() for m in re.finditer(r"\w+", joined)]
    return joined[letters[0][0] : letters[-1][1]] if letters else joined


def _around(text: str, span: Span, number: int) -> dict[str, str]:
    """So many words of the same line before and behind the words."""
    line_start = text.rfind("\n", 0, span.start) + 1
    line_end = text.find("\n", span.end)
    before = text[line_start : span.start]
    after = text[span.end : line_end if line_end >= 0 else len(text)]
    starts = [m.start() for m in _WORD.finditer(before)][-number:]
    ends = [m.end() for m in _WORD.finditer(after)][:number]
    prefix = _flat(before[starts[0] :]) if starts else ""
    suffix = _flat(after[: ends[-1]]) if ends else ""
    return {"prefix": _from_letter(prefix), "suffix": _from_letter(suffix[::-1])[::-1]}


def _from_letter(text: str) -> str:
    """The text from its first letter or digit on."""
    first_letter = re.search(r"\w", text)
    return text[first_letter.start() :] if first_letter else ""


def _flat(text: str) -> str:
    return " ".join(text.split())


def _pattern(words: str) -> str:
    return r"\s+".join(map(re.escape, _lower(words).split()))


def _is_of_word(pair: str) -> bool:
    """Whether two characters stand in one word."""
    return re.fullmatch(r"\w\w", pair) is not None


@lru_cache(maxsize=2)
def _lower(text: str) -> str:
    """The text in small letters, as long as it was."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def _encoded(text: str) -> str:
    """Percent-encoded, with what has a meaning in a directive: `-`, `,` and `&`."""
    return quote(text, safe="", errors="replace").replace("-", "%2D")
