"""What the signs in the text mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.reader.reading import Reading

SIGNS = (
    ("A", "in the margin: who speaks; ? is not named or in doubt"),
    ("“ ≈ ✗ ○ !", "exact, reworded, denied, left open, demanded"),
    ("┊", "it goes on"),
    ("1 to 6, ✎", "in the margin: your highlight, your note"),
    ("¹ to ⁶", "before a word: where a highlight begins"),
    ("=3", "in the line below: three other articles have these words"),
)
"""What is drawn otherwise than the rest, how, and what it stands for."""


async def explain_signs(r: Reading) -> None:
    """Show what each sign in the text stands for, until the reader has seen it."""
    lines = {sign: f"{sign:<18}{meaning}" for sign, meaning in SIGNS}
    await r.host.ask("What the signs in the text mean", lines)
