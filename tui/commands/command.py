"""A command: what the reader presses, what it is called, and the function that it runs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module
from inspect import iscoroutinefunction
from typing import TYPE_CHECKING, Any, Final

from textual.binding import Binding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.dom import DOMNode


COMMAND: Final = "command"
"""The group of workers that go on with what a key began: keys wait until they are done, or ask."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be done. Footer, help, palette, keymap and README are made of these."""

    keys: str
    """Textual's names with commas between them; of two characters, such as `]q`, are two keys."""
    run: str
    """`module:function`, imported at its first use; or an action of the screen or widget."""
    label: str
    """A word or two, for the footer."""
    id: str
    """By which the reader gives it other keys."""
    help: str
    """What it does, in a sentence."""
    arguments: tuple[object, ...] = ()
    """For a function, behind its context."""
    is_in_footer: bool = False
    has_priority: bool = False
    """Whether it comes before what a line that is typed in does with the key."""
    node: str = ""
    """`screen.`, where the screen does it and not the widget that has the keys."""

    @property
    def action(self) -> str:
        """What Textual runs: the `action_command` of the node, for a function."""
        if ":" not in self.run:
            return self.run
        # As one tuple: of several, Textual passes only as many as the action names.
        return f"{self.node}command({self.run!r}, {self.arguments!r})"

    @property
    def binding(self) -> Binding:
        """The same for Textual."""
        return Binding(
            self.keys,
            self.action,
            self.label,
            id=self.id,
            tooltip=self.help,
            show=self.is_in_footer,
            priority=self.has_priority,
        )


Table = tuple[Command, ...]
"""The commands of one place or purpose, in the order in which they are listed."""


def in_module(
    module: str,
    keys: str,
    function: str,
    label: str,
    id_: str,
    help_: str,
    *arguments: object,
    **options: Any,
) -> Command:
    """A command that a function of a module does; `options` are other fields of it."""
    return Command(keys, f"{module}:{function}", label, id_, help_, arguments, **options)


def bindings(*tables: Iterable[Command]) -> list[Any]:
    """The commands of these tables, as a screen or widget declares them."""
    return [command.binding for table in tables for command in table]


def perform(node: DOMNode, name: str, context: object, arguments: tuple[object, ...]) -> None:
    """Do what a command runs: at once, or beside the keys, which wait until it asks or is done."""
    do = function(name)
    if iscoroutinefunction(do):
        node.run_worker(partial(do, context, *arguments), group=COMMAND)
    else:
        do(context, *arguments)


@cache
def function(name: str) -> Callable[..., Any]:
    """The function of a name `module:function`; its module is imported now, if it was not yet."""
    module, _, function_name = name.partition(":")
    do: Callable[..., Any] = getattr(import_module(module), function_name)
    return do
