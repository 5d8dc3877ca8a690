"""The reader's own keys: whether each names something that can be done, and what it displaces."""

from __future__ import annotations

import unicodedata
from itertools import chain
from typing import TYPE_CHECKING, Final

from textual.keys import Keys

from tui.commands.chords import PREFIXES
from tui.commands.registry import BY_ID, PLACES
from tui.did_you_mean import suggestion
from tui.settings.settings import Settings
from tui.terminal.textual_private import character_to_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.commands.command import Command

_MODIFIERS: Final = {"ctrl", "shift", "alt", "super", "meta", "hyper"}
_NAMES: Final = {key.value for key in Keys}


def problems(settings: Settings) -> list[str]:
    """What is wrong with the reader's keys, a sentence each."""
    wrong = list(chain(_unknown(settings), _no_keys(settings)))
    keys = {name: key for name, key in settings.keys.items() if name in BY_ID}
    clashes = sorted({clash for place in PLACES for clash in _clashes(place, keys)})
    return wrong + [_sentence(settings, id_, problem) for id_, problem in clashes]


def _unknown(settings: Settings) -> Iterator[str]:
    for name in settings.keys:
        if name not in BY_ID:
            close = suggestion(name, BY_ID)
            hint = close if "did you mean" in close else "; “newsread keys” lists all"
            yield _sentence(settings, name, f"nothing has the id “{name}”{hint}")


def _no_keys(settings: Settings) -> Iterator[str]:
    for name, keys in settings.keys.items():
        for key in keys.split(","):
            if not _is_key(key.strip()):
                example = "“x”, “]x”, “f5”, “ctrl+x”"
                yield _sentence(
                    settings, name, f"“{key.strip()}” is no key; such as these are: {example}"
                )


def _is_key(key: str) -> bool:
    if len(key) == 1 or key in _NAMES:
        return key.isprintable()
    if len(key) == 2:
        return key[0] in PREFIXES
    *held, last = key.split("+")
    return set(held) <= _MODIFIERS and (len(last) == 1 or last in _NAMES or _is_character(last))


def _is_character(name: str) -> bool:
    """Whether this is how Textual spells a character: `full_stop`."""
    try:
        return bool(unicodedata.lookup(name.replace("_", " ")))
    except KeyError:
        return False


def _clashes(place: Iterable[Command], keys: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The id that was given a key which does something else there, and that in words."""
    pressed: dict[str, set[str]] = {}
    for command in place:
        for key in filter(None, keys.get(command.id, command.keys).split(",")):
            pressed.setdefault(_canonical(key.strip()), set()).add(command.id)
    for command in place:
        for key in filter(None, map(str.strip, keys.get(command.id, "").split(","))):
            for other in pressed.get(_canonical(key), set()) - {command.id}:
                problem = f"“{key}” would also be “{other}” there; give that another key"
                yield command.id, problem
            if key in PREFIXES and any(len(chord) == 2 and chord[0] == key for chord in pressed):
                problem = f"“{key}” begins keys of two there, which could not be pressed any more"
                yield command.id, problem


def _canonical(key: str) -> str:
    return character_to_key(key) if len(key) == 1 else key


def _sentence(settings: Settings, name: str, problem: str) -> str:
    return str(settings.error(("keys", name), problem))
