"""Titles and roles that stand before a person's name and are not part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

TITLES = frozenset(
    "mr mrs ms miss dr sir dame lord lady prof professor president vice vice-president prime "
    "deputy minister premier chancellor secretary secretary-general general foreign defense "
    "defence interior finance justice health senator sen rep representative congressman "
    "congresswoman governor gov mayor king queen prince princess sheikh sheik ayatollah imam "
    "pope cardinal archbishop bishop rev reverend father pastor judge attorney "
    "ambassador envoy special spokesman spokeswoman spokesperson director chief chairman "
    "chairwoman chair executive colonel col lt lieutenant gen major maj captain capt sergeant "
    "sgt cpl admiral brigadier private commander commissioner officer police former "
    "ex-president leader speaker lawmaker coach detective inspector superintendent "
    "first acting assistant associate state opposition u.s. us senior top shri mr. mrs. ms. dr. "
    "prof. sen. rep. gov. gen. lt. col. maj. capt. sgt. rev. st. adm. hon. hon crown emperor "
    "warlord militant dictator".split()
)


def count_titles(words: Sequence[str]) -> int:
    """How many words at the front of a name are titles: 2 in "Foreign Minister Ora Venn"."""
    count = 0
    while count < len(words) and words[count].lower() in TITLES:
        count += 1
    return count
