"""Textual, imported without its palette of commands, and asyncio without its TLS."""

from __future__ import annotations

from typing import Any

from annotators.stand_ins import import_without


def import_textual() -> Any:
    """`textual.app`, in which whatever is of the palette is an empty class.

    Textual imports it in any case, and sixteen modules with it (fields, trees, lists): a twelfth of
    the time that its import takes. A later import has them whole.
    """
    return import_without("textual.app", "textual.command", lambda name: type(name, (), {}))


def import_asyncio() -> None:
    """Import asyncio as where Python has no OpenSSL: newsread fetches in threads, and not by it.

    That takes a sixth less time; a later import of `ssl` finds it.
    """
    import_without("asyncio", "ssl")
