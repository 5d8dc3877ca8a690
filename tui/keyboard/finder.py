"""Which commands are meant by what is typed: by key, name, other names and purpose, best first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from tui.commands.registry import BY_ID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.commands.command import Command

_BY_LABEL, _BY_NAME, _WITHIN, _BY_PURPOSE = range(4)
"""How a command was found, the surest first; the first three by what it is called."""

VI: Final = {
    **dict.fromkeys(("q", "q!", "qa", "qa!", "wq", "x"), "quit"),
    **dict.fromkeys(("w", "w!", "wa"), "save"),
    **dict.fromkeys(("e", "e!", "o", "edit", "open"), "open-file"),
}
"""What hands that know vi type behind a colon, and the ids of the commands that they mean."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A command, with the keys that the reader has for it and the node that does it here."""

    command: Command
    keys: str
    """As a reader knows them; empty if there are none."""
    node: object = None
    """None where it does not work here."""

    @property
    def is_here(self) -> bool:
        """Whether it works where the reader is."""
        return self.node is not None


def matches(offers: Sequence[Offer], typed: str, recent: Sequence[str]) -> list[Offer]:
    """The commands that are meant, the likeliest first; all of them for nothing typed.

    What works here comes first, of that what was done last. Only where nothing has the words are
    commands given whose names are spelt nearly so, and of these none that destroys something.

    recent: the ids of what was done by name, the last first.
    """
    words = typed.casefold().split()
    ages = {id_: age for age, id_ in reversed(list(enumerate(recent)))}

    def rank(at: int, how: int) -> tuple[bool, bool, int, int, int]:
        offer = offers[at]
        age = ages.get(offer.command.id, len(ages))
        return how == _BY_PURPOSE, not offer.is_here, age, how, at

    hows = ((at, _how(offer.command, words)) for at, offer in enumerate(offers))
    ranked = sorted(rank(at, how) for at, how in hows if how is not None)
    vi = _of_vi(offers, typed)
    by_key = [offer for offer in offers if typed and typed in offer.keys.split(" ")]
    by_key.sort(key=lambda offer: not offer.is_here)
    named = [*vi, *by_key, *(offers[at] for *_, at in ranked)]
    return _unique(named) or [offer for offer in offers if _is_nearly(offer.command, words)]


def _how(command: Command, words: Sequence[str]) -> int | None:
    label = command.label.casefold()
    name = f"{label} {command.synonyms} {command.id.replace('-', ' ')}"
    if all(f" {word}" in f" {label}" for word in words):
        return _BY_LABEL
    if all(f" {word}" in f" {name}" for word in words):
        return _BY_NAME
    if all(word in name for word in words):
        return _WITHIN
    purpose = f"{name} {command.help} {command.when}".casefold()
    return _BY_PURPOSE if all(word in purpose for word in words) else None


def _of_vi(offers: Sequence[Offer], typed: str) -> list[Offer]:
    """What is meant by a command of vi, with the file that is named behind it."""
    first, _, rest = typed.strip().partition(" ")
    id_ = VI.get(first)
    if id_ is None or (rest and id_ != "open-file"):
        return []
    arguments = (rest.strip(),) if rest else ()
    command = BY_ID[id_]._replace(arguments=arguments)
    return [replace(offer, command=command) for offer in offers if offer.command.id == id_]


def _unique(offers: Sequence[Offer]) -> list[Offer]:
    by_id: dict[str, Offer] = {}
    for offer in offers:
        by_id.setdefault(offer.command.id, offer)
    return list(by_id.values())


def _is_nearly(command: Command, words: Sequence[str]) -> bool:
    """Whether each word is nearly one of the command's names, and nothing is lost by doing it."""
    names = f"{command.label} {command.synonyms}".casefold().split()
    return not command.destroys and all(get_close_matches(word, names, 1, 0.7) for word in words)
