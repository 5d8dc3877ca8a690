"""What somebody should press next who has never used newsread: one hint at a time.

Each is gone for good once its command was done by its key, and the next one takes its row. Which
are done the app remembers in a file of their ids.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from articles.store.durable import replace
from tui.commands.key_names import key_label
from tui.commands.registry import BY_ID
from tui.widgets.one_line import OneLine

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

HINTS: Final = {
    "next-quote": "{} goes to the next quotation",
    "next-claim": "{} goes to the next claim, in marks or reworded",
    "pane": "{} lists who says what, and puts that away",
    "copy": "{} copies what is said here, and who says it",
    "highlight-yellow": "{} marks in yellow what is here",
    "note": "{} writes a note on it",
    "undo": "{} takes back what you did last",
    "find": "{} finds words in the text",
    "help": "{} finds all there is to do, by its name",
    "library": "{} leads to all your articles",
}
"""By the id of a command what to say of it, with its key in place of `{}`, in their order."""

AWAY: Final = "first-hints"
"""The command that puts away all of them."""


def next_hint(done: Collection[str], own_keys: Mapping[str, str]) -> str:
    """What to say to a reader who has done these commands; empty if there is nothing left.

    own_keys: the keys that the reader has chosen, by the ids of commands.
    """
    ids = (id_ for id_ in HINTS if id_ not in done)
    return next((HINTS[id_].format(_key(id_, own_keys)) for id_ in ids), "")


def read_done(path: Path) -> frozenset[str]:
    """The ids of the hints that are done; all, if the file is there and names none.

    Raises:
        OSError: the file is there and cannot be read.
    """
    try:
        return frozenset(path.read_text(encoding="utf-8").split()) or frozenset(HINTS)
    except FileNotFoundError:
        return frozenset()


def keep_done(path: Path, done: Collection[str]) -> None:
    """Write the ids of the hints that are done; without any, as if newsread were new.

    Raises:
        OSError, StoreError: it cannot be written.
    """
    if done:
        replace(path, "\n".join(sorted(done)).encode())
    else:
        path.unlink(missing_ok=True)


class FirstHints(OneLine):
    """One hint in a row of its own, and the key that puts all away; none on a low screen."""

    DEFAULT_CSS = """
    FirstHints {
        background: $panel; color: $foreground; text-style: italic;
        &.-done { display: none; }
    }
    """

    def __init__(self, done: Collection[str], own_keys: Mapping[str, str]) -> None:
        super().__init__()
        self._keys = own_keys
        self.show_next(done)

    def show_next(self, done: Collection[str]) -> None:
        """Say what is to be done after these; nothing, and take no row, after all of them."""
        self.say(next_hint(done, self._keys), f"{_key(AWAY, self._keys)}: no hints")
        self.set_class(not self.text, "-done")


def _key(id_: str, own_keys: Mapping[str, str]) -> str:
    return key_label(own_keys.get(id_, BY_ID[id_].keys).split(",")[0])
