"""The ways out of newsread: the page in a browser, its address, the text for another program."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from tui.terminal.browser import opened, vetted
from tui.terminal.pipe import answer_of

if TYPE_CHECKING:
    from tui.reader.reading import Reading

_piped: Final[dict[str, str]] = {}
"""What was piped to since newsread began, the latest last."""


async def open_page(r: Reading) -> None:
    """Open the page of the article in the browser."""
    r.host.tell(await opened(r.document.article.url))


def copy_address(r: Reading) -> None:
    """Copy the address of the article's page."""
    if address := vetted(r.document.article.url or ""):
        r.host.copy(address, address)
    else:
        r.host.tell("This article has no address of a page")


async def pipe(r: Reading) -> None:
    """Give the selection, or else the whole text, to a command, and show what it answers."""
    selected = r.view.selected
    text = selected.of(r.document.text) if selected else r.document.text
    input_name = "the selection" if selected else "the article"
    command = await r.host.ask(
        f"Give {input_name} to which command? Its answer is shown.",
        dict(reversed(_piped.items())),
        may_be_new=True,
    )
    if command:
        _piped[command] = _piped.pop(command, command)
        r.host.tell(f"{command} …")
        r.host.begin(partial(_answered, r, command, text), group="pipe")


async def _answered(r: Reading, command: str, text: str) -> None:
    from tui.reader.output_screen import OutputScreen

    answer = await answer_of(command, text)
    r.host.tell(f"{command}: {answer.ending}")
    if (
        answer.text.strip()
        and r.host.is_current
        and (copied := await r.host.answer(OutputScreen(command, answer)))
    ):
        r.host.copy(copied, f"what {command} answered")
