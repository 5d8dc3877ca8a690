"""Text that attacks whoever shows, keeps or hands it on; and what may be left of it on a screen."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import strategies as st

ATTACKS = (
    *("\x1b[2J\x1b[31mred", "\x1b]0;owned\x07", "\x1b]52;c;b3duZWQ=\x07", "\x1b]8;;http://x\x1b\\"),
    *('\x1bP$q"p\x1b\\', "\x1b_G\x1b\\", "\x9b31m", "\x9d0;owned\x9c", "\x90q\x9c", "\x85\x0e"),
    *("\x00", "\x07\x08\x7f\x0c", "\r\nover", "\u202eesrever\u202c", "\u2066\u200f\u061c\u2069"),
    *("\u200b\u200d\u2060\ufeff\u00ad", "\u2028\u2029", "\udc80\ud800", "\ufff9\ufffb", "\ufffe"),
    *("[red]bold[/red]", "[@click=app.quit]x[/]", "[/]", "$primary", "[link=http://x]"),
    *("=1+1", "+1", "-1", "@SUM(A1)", "\t=2", "<script>alert(1)</script>", "&amp;&lt;", "]]>"),
    *("---\n- a: b", ": #!{}&*?|", "../../etc/passwd", "~/x", "%0a%1b", "\\x1b[0m", "`$(id)`"),
    *("a" + "\u0301" * 300, "👩\u200d🚀\ufe0f🇵🇹", "שלום مرحبا", "“Yes,” she said."),
)
"""Each of the ways that newsread knows of in which a text can be more than a text."""

EVERYTHING = " ".join(ATTACKS)

hostile = st.lists(
    st.sampled_from(ATTACKS) | st.text(st.characters(exclude_categories=()), max_size=8),
    min_size=1,
    max_size=12,
).map("".join)
"""Attacks put together, and any characters at all between them."""

_DIRECTIONS = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


def steers(character: str) -> bool:
    """Whether a character is no text: a control, a surrogate, or one that turns the direction."""
    return (
        unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
        or unicodedata.bidirectional(character) in _DIRECTIONS
        or character in "\u061c\u200e\u200f"
    )


def left_over(screen: str) -> set[str]:
    """What steers a terminal in what is drawn, line ends apart."""
    return {character for character in set(screen) - {"\n"} if steers(character)}


_TEXTUALS_OWN = re.compile(
    rb"\x1b\[[0-9;]*[mHABCDGJK]"  # styles, and where to write
    rb"|\x1b\[\?(?:25|1000|1003|1004|1006|1015|1049|2004|2026|2031|2048|7)[hl]"
    rb"|\x1b\[\?(?:2026|2048)\$p|\x1b\[>\d+u|\x1b\[<u|\x1b\[\?u|\x1b\[c|\x1b\[6n|\x1b\[14t|\x1b\[16t"
    rb"|\x1b\]22;[a-z-]*\x07|\r\n"  # the shape of the mouse pointer
)


def foreign(raw: bytes) -> list[str]:
    """The sequences and characters in a terminal's input that are not text, nor Textual's own."""
    text = _TEXTUALS_OWN.sub(b"", raw).decode("utf-8")
    return [text[max(0, at - 10) : at + 20] for at, c in enumerate(text) if steers(c)]
