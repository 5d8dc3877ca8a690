"""Verbs of saying exchanged for others of a wide register, in the tense that stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Verb(NamedTuple):
    """The forms of a verb that reports."""

    past: str
    third: str
    plain: str
    participle: str


VERBS = tuple(
    Verb(*forms)
    for forms in (
        ("harrumphed", "harrumphs", "harrumph", "harrumphing"),
        ("figured", "figures", "figure", "figuring"),
        ("drawled", "drawls", "drawl", "drawling"),
        ("chirped", "chirps", "chirp", "chirping"),
        ("intoned", "intones", "intone", "intoning"),
        ("averred", "avers", "aver", "averring"),
        ("bellowed", "bellows", "bellow", "bellowing"),
        ("mumbled", "mumbles", "mumble", "mumbling"),
        ("blurted", "blurts", "blurt", "blurting"),
        ("conceded", "concedes", "concede", "conceding"),
        ("croaked", "croaks", "croak", "croaking"),
        ("wagered", "wagers", "wager", "wagering"),
    )
)
"""Figure, intone and concede are in `lexicon.txt`, the others are not."""
_SAY = Verb("said", "says", "say", "saying")
_NOT_BEFORE = (
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bbeen )(?<!\bto )"
    r"(?<!\bwould )(?<!\bnot )"
)
_NOT_BEHIND = (
    r"(?! (?:to|of|nothing|no|so|as|whether|if|yes|more|what|why|how|goodbye|about|for|against)\b)"
)
_SAYS = re.compile(rf"{_NOT_BEFORE}\b(?:said|says|say|saying)\b{_NOT_BEHIND}")
_DID_NOT_SAY = re.compile(r"(?<=\bdid not )say(?= that\b)")
_OTHERS = re.compile(
    rf"{_NOT_BEFORE}\b(?:added|argued|insisted|claimed|warned|announced|predicted|explained|"
    r"recalled|noted|acknowledged)(?:(?= (?:on \w+day )?that\b)|(?= ?[.,:](?!\d)))"
)


def exchanged(text: str, verb: Verb) -> Iterator[tuple[int, int, str]]:
    """Where a text has a plain verb of saying with what is said, and the verb in its place."""
    forms = dict(zip(_SAY, verb, strict=True))
    for pattern in (_SAYS, _DID_NOT_SAY, _OTHERS):
        for match in pattern.finditer(text):
            yield match.start(), match.end(), forms.get(match[0], verb.past)
