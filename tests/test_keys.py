from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import _character_to_key
from textual.widgets import OptionList

from tests.readings import ARTICLE, FINDINGS, TEXT
from tests.test_reader_screen import Reading, press
from tui.app import NewsReader
from tui.keyboard.active_keys import commands
from tui.keyboard.keys import BEGIN, groups, is_node, nodes, own, shown, table, with_table
from tui.pane.pane_list import PaneList
from tui.pane.side_pane import SidePane
from tui.reading.article_view import ArticleView
from tui.reading.reader_screen import ReaderScreen

README = Path(__file__).parent.parent / "README.md"


def keys(binding: Binding) -> set[str]:
    parts = [part.strip() for part in binding.key.split(",")]
    return {_character_to_key(part) if len(part) == 1 else part for part in parts}


@pytest.mark.parametrize("node", nodes(), ids=lambda node: node.__name__)
def test_every_binding_says_what_it_is_and_does(node: type[DOMNode]) -> None:
    for binding in own(node):
        assert binding.id, binding
        assert binding.description, binding
        assert binding.tooltip, binding


def test_no_two_bindings_have_the_same_id() -> None:
    seen: dict[str, tuple[str, str]] = {}
    for node in nodes():
        for binding in own(node):
            same = seen.setdefault(binding.id or "", (binding.action, binding.description))
            assert same == (binding.action, binding.description), (node, binding)


@pytest.mark.parametrize("chain", [(ArticleView,), (PaneList, SidePane)])
def test_no_key_has_two_meanings_in_one_place(chain: tuple[type[DOMNode], ...]) -> None:
    screens = [node for node in ReaderScreen.__mro__ if is_node(node)]
    places: list[type[DOMNode]] = [*chain, *screens, NewsReader]
    here = [(binding, key) for node in places for binding in own(node) for key in keys(binding)]
    rivals = [
        (a.id, b.id, k) for (a, k), (b, m) in combinations(here, 2) if k == m and a.id != b.id
    ]
    assert not rivals


def test_the_readme_lists_every_key() -> None:
    page = README.read_text(encoding="utf-8")
    assert page == with_table(page, table(groups())), "run: python -m tui.keyboard.keys README.md"


def test_every_binding_is_in_the_table() -> None:
    listed = [binding.id for bindings in groups().values() for binding in bindings]
    assert set(listed) == {binding.id for node in nodes() for binding in own(node)}
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize(
    ("key", "name"),
    [("]q", "]q"), ("space,pagedown,ctrl+f", "Space PgDn ^f"), ("right,l", "→ l"),
     ("full_stop", "."), ("shift+right", "shift+→"), ("G,ctrl+end", "G ^End")],
)  # fmt: skip
def test_a_key_is_shown_as_readers_know_it(key: str, name: str) -> None:
    assert shown(key) == name


def test_a_page_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match=BEGIN):
        with_table("no marks", "")


async def test_help_and_palette_offer_what_the_keys_do() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test():
        offered = {command.what for command in commands(reader)}
        wanted = {b.tooltip for b in (*own(ArticleView), *own(ReaderScreen))}
        assert wanted <= offered


async def test_the_help_finds_a_command_and_does_it() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    app = Reading(reader)
    async with app.run_test() as pilot:
        await press(pilot, ["?"])
        assert app.screen.query("#legend")
        await press(pilot, [*"next quotation", "enter"])
        assert app.focused is reader.view
        assert TEXT[reader.position :].startswith("“We cannot")


async def test_a_row_of_the_help_that_was_clicked_while_the_list_changed_is_done() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    app = Reading(reader)
    async with app.run_test() as pilot:
        await press(pilot, ["?"])
        rows = app.screen.query_one(OptionList)
        rows.highlighted = 0
        rows.action_select()
        rows.clear_options()  # as typing does, before the message of the click has come
        await pilot.pause()
        assert app.focused is reader.view


async def test_a_count_may_have_a_nought_though_that_is_a_key_of_its_own() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test() as pilot:
        await press(pilot, [*"10l"])
        assert reader.position == 10
        await press(pilot, ["0"])
        assert reader.position == 0


async def test_keys_typed_ahead_are_done_in_order() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    app = Reading(reader)
    async with app.run_test() as pilot:
        from textual.events import Key

        for name, character in [("j", "j"), ("right_square_bracket", "]"), ("q", "q"), ("w", "w")]:
            app.post_message(Key(name, character))
        await pilot.pause()
        assert TEXT[reader.position :].startswith("We cannot")
