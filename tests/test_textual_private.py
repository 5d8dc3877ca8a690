"""What is private to Textual is used in one module, is listed there, and can be done without."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import tui
from tests.support.classes import nodes
from tui.terminal import textual_private
from tui.terminal.textual_private import ATTRIBUTES, NAMES, OVERRIDDEN, Missing, private

ROOT = Path(tui.__file__).parent
DOOR = Path(textual_private.__file__)
FOREIGN = ("textual", "rich")


def is_private(name: str) -> bool:
    return any(part.startswith("_") and not part.startswith("__") for part in name.split("."))


def names_imported(path: Path) -> set[str]:
    """The names that a file imports from Textual or Rich, in full, but for types alone."""
    names = set()
    for node in runs(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name for name in names if name.split(".")[0] in FOREIGN}


def runs(node: ast.AST) -> Iterator[ast.AST]:
    """All of a module that runs: not what is only for the checker of types."""
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"):
            yield child
            yield from runs(child)


def asked_of_others(path: Path) -> set[str]:
    """The private attributes that a file asks of anything but itself."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    owners = {"self", "cls"}
    attributes = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    strangers = [
        node.attr
        for node in attributes
        if not (isinstance(node.value, ast.Name) and node.value.id in owners)
        and not (isinstance(node.value, ast.Call) and ast.unparse(node.value) == "super()")
    ]
    return {name for name in strangers if is_private(name)}


def names_of_bases(kind: type) -> set[str]:
    """The private names that the bases of a class have, as far as these are not ours."""
    bases = [base for base in kind.__mro__ if base.__module__.split(".")[0] in FOREIGN]
    return {name for base in bases for name in vars(base) if is_private(name)}


EVERY = [path for path in ROOT.rglob("*.py") if path != DOOR]


@pytest.mark.parametrize("path", EVERY, ids=[str(path.relative_to(ROOT)) for path in EVERY])
def test_no_other_module_imports_what_is_private(path: Path) -> None:
    assert not {name for name in names_imported(path) if is_private(name)}


@pytest.mark.parametrize("path", EVERY, ids=[str(path.relative_to(ROOT)) for path in EVERY])
def test_no_other_module_asks_textual_for_what_is_private(path: Path) -> None:
    names = {name.rpartition(".")[2] for name in ATTRIBUTES}
    their_own = {name for kind in nodes() for name in names_of_bases(kind)}
    assert not asked_of_others(path) & (names | their_own)


def test_what_the_one_module_asks_for_is_listed() -> None:
    names = {name.rpartition(".")[2] for name in ATTRIBUTES}
    text = DOOR.read_text(encoding="utf-8")
    constants = {node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)}
    assert asked_of_others(DOOR) <= names
    assert all(name in text for name in names)
    assert {name for name in names_imported(DOOR) if is_private(name)} <= {*NAMES} <= constants


def test_the_private_methods_that_are_replaced_are_listed() -> None:
    replaced = {
        f"{base.__name__}.{name}"
        for kind in nodes()
        for name in vars(kind)
        if is_private(name)
        for base in reversed(kind.__mro__)
        if base.__module__.split(".")[0] in FOREIGN and name in vars(base)
        if callable(vars(base)[name])
    }
    assert replaced == set(OVERRIDDEN)


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_there_today_and_has_something_plain_in_its_place(name: str) -> None:
    assert private(name, is_plain=False) is not Missing
    plain = private(name, is_plain=True)
    assert plain is False or plain is not private(name, is_plain=False)


@pytest.mark.parametrize("character", "aZ9é?/.,;:-+_@\\$%(){}[]<>=*#'\" ")
def test_the_plain_name_of_a_key_is_the_one_that_textual_has(character: str) -> None:
    of_textual = private("textual.keys._character_to_key", is_plain=False)
    plain = private("textual.keys._character_to_key", is_plain=True)
    assert plain(character) == of_textual(character)


FLOWS = (
    "tests/test_keys.py::test_the_finder_offers_what_the_keys_do",
    "tests/test_keys.py::test_keys_typed_ahead_are_done_in_order",
    "tests/test_keymap.py::test_keys_of_ones_own_do_what_they_are_for",
    "tests/test_newsread.py::test_an_article_can_be_read_and_left",
    "tests/test_newsread.py::test_a_note_made_with_keys_is_there_after_a_new_start",
    "tests/test_library_screen.py::test_what_is_deleted_comes_back_with_undo",
    "tests/test_notebook_screen.py::test_what_is_typed_is_seen",
    "tests/test_page.py",
)
"""Reading, marking, keys, lists and the whole program in a terminal."""


def test_the_main_flows_go_without_anything_private() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *FLOWS],
        cwd=ROOT.parent,
        env={**os.environ, "NEWSREAD_PLAIN_TEXTUAL": "1"},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert run.returncode == 0, run.stdout[-3000:]
