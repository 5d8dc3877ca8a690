"""A command: what the reader presses, what it is called, and the function that it runs.

Nothing here needs Textual, so that `newsread keys` answers at once.
"""

from __future__ import annotations

from functools import cache, partial
from importlib import import_module
from inspect import iscoroutinefunction
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.binding import Binding
    from textual.dom import DOMNode


COMMAND: Final = "command"
"""The group of workers that go on with what a key began: keys wait until they are done, or ask."""

NO_KEY: Final = "no key"
"""What a command is bound to that is only found by name, until the reader gives it a key."""


class Command(NamedTuple):
    """One thing that can be done. Footer, finder, keymap and `newsread keys` read it."""

    keys: str
    """Textual's names with commas between them; of two characters, such as `]q`, are two keys.

    Without any it is found by its name."""
    run: str
    """`module:function`, imported at its first use; or an action of the screen or widget."""
    label: str
    """What it does, as a verb and a noun."""
    id: str
    """By which the reader gives it other keys."""
    help: str
    """What it does, in a sentence."""
    arguments: tuple[object, ...] = ()
    """For a function, behind its context."""
    synonyms: str = ""
    """Other words by which it is looked for."""
    when: str = ""
    """Where it works, such as `in the library`; without it, everywhere."""
    short: str = ""
    """The word for it in the footer; without one it is not there."""
    destroys: bool = False
    """Whether something of the reader's is gone afterwards, be it for `u` to bring back."""
    has_priority: bool = False
    """Whether it comes before what a line that is typed in does with the key."""
    node: str = ""
    """`screen.` or `app.`, where that does it and not the widget that has the keys."""

    @property
    def action(self) -> str:
        """What Textual runs: the `action_command` of the node, for a function."""
        if ":" not in self.run:
            return f"{self.node}{self.run}"
        # As one tuple: of several, Textual passes only as many as the action names.
        return f"{self.node}command({self.run!r}, {self.arguments!r})"

    @property
    def binding(self) -> Binding:
        """The command as a binding of Textual's."""
        from textual.binding import Binding

        return Binding(
            self.keys or NO_KEY,
            self.action,
            self.short or self.label,
            id=self.id,
            tooltip=self.help,
            show=bool(self.short),
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
        work = partial(do, context, *arguments)
        node.run_worker(work, group=COMMAND, description=name)
    else:
        do(context, *arguments)


def own_command(node: DOMNode, name: str, arguments: tuple[object, ...]) -> None:
    """The `action_command` of a screen or widget whose commands are functions of itself."""
    perform(node, name, node, arguments)


@cache
def function(name: str) -> Callable[..., Any]:
    """The function of a name `module:function`; its module is imported now, if it was not yet."""
    module, _, function_name = name.partition(":")
    do: Callable[..., Any] = getattr(import_module(module), function_name)
    return do
