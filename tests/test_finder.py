"""Which commands are found by what is typed: by key, name, other names, purpose; never by luck."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.widgets import OptionList

from tui.commands.command import Command
from tui.commands.key_names import key_label
from tui.commands.registry import BY_ID
from tui.keyboard.finder import Offer, matches
from tui.keyboard.finder_screen import Finder

ALL = [Offer(command, key_label(command.keys), "somewhere") for command in BY_ID.values()]


def offer(label: str, *, is_here: bool = True, **fields: object) -> Offer:
    command = Command("", "", label, label.casefold(), "", **fields)  # type: ignore[arg-type]
    return Offer(command, "", "somewhere" if is_here else None)


def labels(offers: list[Offer]) -> list[str]:
    return [offer.command.label for offer in offers]


@pytest.mark.parametrize(
    ("query", "id_"),
    [
        ("quit", "quit"),
        ("exit newsread", "quit"),
        ("save", "save"),
        ("dark", "theme"),
        ("wrong speaker", "correct-speaker"),
        ("export", "list-export"),
        ("feeds", "feeds"),
        ("settings", "theme"),
        ("yank", "copy"),
        ("]q", "next-quote"),
        ("G", "bottom"),
        ("gg", "top"),
        ("COPY QUOT", "copy"),
        ("delete mark", "delete-mark"),
        ("qiut", "quit"),
        (" undo", "undo"),
    ],
)
def test_what_hands_and_heads_expect_comes_first(query: str, id_: str) -> None:
    assert matches(ALL, query, ())[0].command.id == id_


@pytest.mark.parametrize(
    ("query", "id_", "arguments"),
    [
        ("q", "quit", ()),
        ("q!", "quit", ()),
        ("wq", "quit", ()),
        ("w", "save", ()),
        ("e", "open-file", ()),
        ("e my notes.txt", "open-file", ("my notes.txt",)),
        ("e https://news.example/a", "open-file", ("https://news.example/a",)),
    ],
)
def test_a_command_of_vi_does_what_it_does_there(
    query: str, id_: str, arguments: tuple[str, ...]
) -> None:
    command = matches(ALL, query, ())[0].command
    assert (command.id, command.arguments) == (id_, arguments)


def test_nothing_typed_finds_all_of_them() -> None:
    assert len(matches(ALL, "", ())) == len(ALL)


def test_what_works_here_comes_before_what_does_not() -> None:
    offers = [offer("Star article", is_here=False), offer("Star mark")]
    assert labels(matches(offers, "star", ())) == ["Star mark", "Star article"]


def test_what_was_done_last_comes_first() -> None:
    offers = [offer("Go up"), offer("Go down"), offer("Go out")]
    assert labels(matches(offers, "go", ("go out", "go down"))) == ["Go out", "Go down", "Go up"]


def test_a_name_comes_before_a_purpose() -> None:
    offers = [offer("Turn page", when="in the dark"), offer("Change theme", synonyms="dark")]
    assert labels(matches(offers, "dark", ())) == ["Change theme", "Turn page"]


def test_a_name_that_is_nearly_so_is_found_only_where_no_other_is() -> None:
    offers = [offer("Copy citation"), offer("Copy quotation")]
    assert labels(matches(offers, "quotaton", ())) == ["Copy quotation"]
    assert labels(matches(offers, "citation", ())) == ["Copy citation"]


@pytest.mark.parametrize("command", [command for command in BY_ID.values() if command.destroys])
def test_what_destroys_is_never_found_by_a_name_that_is_only_nearly_its_own(
    command: Command,
) -> None:
    for word in command.label.casefold().split():
        query = f"{word[0]}q{word[1:]}"
        assert all(not match.command.destroys for match in matches(ALL, query, ()))


def test_letters_that_mean_nothing_find_nothing() -> None:
    assert matches(ALL, "xqzzw", ()) == []


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_each_command_has_one_line(size: tuple[int, int]) -> None:
    elsewhere = [Offer(offer.command, offer.keys, None) for offer in ALL]
    app: App[None] = App()
    async with app.run_test(size=size) as pilot:
        await app.push_screen(Finder(elsewhere))
        await pilot.pause()
        rows = app.screen.query_one(OptionList)
        assert rows.virtual_size.height == rows.option_count == len(BY_ID)
