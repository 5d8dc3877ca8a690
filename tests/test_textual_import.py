"""Textual is imported without its command palette, and asyncio without TLS; both are there for
whoever asks for them."""

from tests.support.fresh_python import imported_by

IMPORTED = "from tui.terminal.textual_import import import_textual; app = import_textual()"
OF_THE_PALETTE = {"textual.command", "textual.widgets._input", "textual.widgets._option_list"}


def test_an_app_is_there_without_what_textual_has_for_its_palette() -> None:
    modules = imported_by(f"{IMPORTED}; app.App", whole=True)
    assert "textual.screen" in modules
    assert modules.isdisjoint(OF_THE_PALETTE)


def test_the_reader_needs_no_palette_before_its_first_frame() -> None:
    assert imported_by(f"{IMPORTED}; import tui.app", whole=True).isdisjoint(OF_THE_PALETTE)


def test_the_palette_is_whole_for_whoever_imports_it_later() -> None:
    palette = "from textual.command import CommandPalette; CommandPalette.is_open"
    assert imported_by(f"{IMPORTED}; {palette}", whole=True) >= OF_THE_PALETTE


def test_textual_that_is_there_already_stays_as_it_is() -> None:
    before = "import textual.app; before = textual.app.CommandPalette"
    imported_by(f"{before}; {IMPORTED}; assert app.CommandPalette is before")


ASYNCIO = "from tui.terminal.textual_import import import_asyncio; import_asyncio()"


def test_asyncio_works_without_tls_and_brings_none() -> None:
    used = "import asyncio; asyncio.run(asyncio.to_thread(print))"
    assert "ssl" not in imported_by(f"{ASYNCIO}; {used}", whole=True)


def test_tls_is_there_for_whoever_imports_it_later() -> None:
    imported_by(f"{ASYNCIO}; import httpx; httpx.Client().close()")


def test_the_reader_needs_no_tls_before_its_first_frame() -> None:
    assert "ssl" not in imported_by(f"{ASYNCIO}; {IMPORTED}; import tui.app", whole=True)
