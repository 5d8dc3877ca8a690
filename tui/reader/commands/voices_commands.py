"""The command that shows everybody who speaks in the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.dom import DOMNode

from tui.reader.voices.voices_screen import VoicesScreen

if TYPE_CHECKING:
    from tui.reader.reading import Reading


async def voices(r: Reading) -> None:
    """Show everybody who speaks; list only what those that are chosen say."""
    claim = r.document.claim_at(r.view.cursor)
    reader = r.host if isinstance(r.host, DOMNode) else None
    screen = VoicesScreen(r.document, claim.speaker if claim else "", reader)
    names = await r.host.answer(screen) or ()
    chosen = [voice for voice in r.document.voices if voice.name in names]
    if chosen:
        r.view.jump(chosen[0].claims[0].content[0].start)
        await r.host.desk.list_only(*(voice.name for voice in chosen))
