from __future__ import annotations

import inspect
import re
from itertools import combinations

import pytest
from textual.keys import _character_to_key
from textual.widgets import OptionList

from tests.support.classes import nodes
from tests.support.reader_app import Reading, press
from tests.support.readings import ARTICLE, FINDINGS, TEXT
from tui.commands import article
from tui.commands.command import Command, function
from tui.commands.key_names import key_label
from tui.commands.key_table import PAGE, page
from tui.commands.marks import COPYING, JUDGING, MARKING
from tui.commands.registry import BY_ID, GROUPS, PLACES
from tui.keyboard.finder_commands import offers
from tui.reader.reader_screen import ReaderScreen
from tui.widgets.key_hints import FIRST


def keys(command: Command) -> set[str]:
    parts = [part.strip() for part in command.keys.split(",") if part]
    return {_character_to_key(part) if len(part) == 1 else part for part in parts}


@pytest.mark.parametrize("command", BY_ID.values(), ids=BY_ID)
def test_every_command_says_what_it_is_and_does(command: Command) -> None:
    assert command.id
    assert command.label
    assert command.help


@pytest.mark.parametrize("command", BY_ID.values(), ids=BY_ID)
def test_every_function_of_a_command_takes_what_it_is_given(command: Command) -> None:
    if ":" in command.run:
        inspect.signature(function(command.run)).bind(None, *command.arguments)


def test_no_two_commands_have_the_same_id() -> None:
    ids = [command.id for commands in GROUPS.values() for command in commands]
    assert len(ids) == len(set(ids))


def test_what_the_footer_has_first_are_commands_that_it_has_room_for() -> None:
    assert all(BY_ID[id_].short for id_ in FIRST)


def test_every_binding_of_a_screen_or_widget_is_that_of_a_command() -> None:
    declared = [binding for node in nodes() for binding in vars(node).get("BINDINGS", [])]
    assert {binding.id: binding for binding in declared} == {
        command.id: command.binding for command in BY_ID.values()
    }


@pytest.mark.parametrize("place", PLACES[:2])
def test_no_key_has_two_meanings_in_one_place(place: tuple[Command, ...]) -> None:
    bound = [(command.id, key) for command in place for key in keys(command)]
    rivals = [(a, b, k) for (a, k), (b, m) in combinations(bound, 2) if k == m and a != b]
    assert not rivals


def test_the_page_of_keys_is_that_of_the_commands() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tui.commands.key_table"


def test_the_page_of_keys_has_every_command_once() -> None:
    ids = re.findall(r"\| `([a-z-]+)` \|$", page(), re.MULTILINE)
    assert sorted(ids) == sorted(BY_ID)


@pytest.mark.parametrize(
    ("key", "name"),
    [("]q", "]q"), ("space,pagedown,ctrl+f", "Space PgDn ^f"), ("right,l", "→ l"),
     ("full_stop", "."), ("greater_than_sign", ">"), ("shift+right", "shift+→"),
     ("G,ctrl+end", "G ^End")],
)  # fmt: skip
def test_a_key_is_shown_as_readers_know_it(key: str, name: str) -> None:
    assert key_label(key) == name


async def test_the_finder_offers_what_the_keys_do() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    app = Reading(reader)
    async with app.run_test():
        ids = {offer.command.id for offer in offers(app, reader) if offer.is_here}
        tables = (article.TEXT, article.READER, MARKING, JUDGING, COPYING)
        expected = {command.id for table in tables for command in table}
        assert expected <= ids


async def test_the_help_finds_a_command_and_does_it() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    app = Reading(reader)
    async with app.run_test() as pilot:
        await press(pilot, ["?"])
        await press(pilot, [*"next quotation", "enter"])
        assert app.focused is reader.view
        assert TEXT[reader.position :].startswith("“We cannot")


async def test_a_row_of_the_help_that_was_clicked_while_the_list_changed_is_done() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    app = Reading(reader)
    async with app.run_test() as pilot:
        await press(pilot, ["?", *"next word"])
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
