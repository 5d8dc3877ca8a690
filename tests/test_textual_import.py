"""Textual is imported without its command palette, which is there for whoever asks for it."""

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
