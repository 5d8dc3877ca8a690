"""Companies and clubs known by what is said of them: “shares in Tarn”, “the coach of Orlen Town”.

Plain functions of words and names. The learned reader takes most unknown names that speak for
people's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from annotators.text.lexicon import FIRMS, is_of_people
from annotators.text.repeated_names import Name, key

_FIRM: Final = "|".join(sorted(FIRMS))
_OWNED: Final = "shares|shareholders|headquarters|board|chief executive|finance chief|chairman|CEO"
_WON: Final = "beat|defeated|edged|thrashed|hammered|drew|lost|held|crushed"
_SCORE: Final = r"\d+ [-–] \d+\b"
_ONE_SCORE: Final = rf"(?!.*{_SCORE}.*{_SCORE}).*{_SCORE}"  # two are those of sets
_PLAYER: Final = (
    "captain|coach|manager|goalkeeper|keeper|goalie|striker|forward|midfielder|defender|winger"
)
_SAID_OF_FIRM: Final = re.compile(
    rf"\b(?:[Ss]hares|stock|stake|shareholders|investors) (?:in|of) ⌂|\b(?:{_FIRM}) ⌂"
    rf"|⌂ (?:['’]s )?(?:{_OWNED})\b|⌂ (?:said|disclosed) in a (?:\w+ ){{0,2}}filing\b"
    rf"|⌂ , (?:a|an|the) (?:[\w-]+ ){{0,3}}(?:{_FIRM})\b"
)
_SAID_OF_CLUB: Final = re.compile(
    rf"\bsigned for ⌂|⌂ (?:head )?(?:{_PLAYER}) [A-Z]"
    rf"|(?:^|[.!?”\"] |\b[Tt]he )⌂ (?:have|are|were|, which)\b"
    rf"|⌂ (?:{_WON}) {_ONE_SCORE}|\b(?:{_WON}) ⌂{_ONE_SCORE}"
    rf"|{_SCORE} (?:\w+ )?(?:over|to|against|with|by) ⌂|⌂ \d , [A-Z]\w+ \d\b|[A-Z]\w+ \d , ⌂ \d\b"
    r"|\b[Tt]he ⌂ (?:said|had|will|won|lost|beat|signed|traded)\b"
)
_CLUBS: Final = frozenset("Town City County Albion Rangers Athletic".split())
_LONGEST: Final = 30
"""Letters of a word that are looked at."""


def with_organisations(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """The names, of which those of companies and clubs are labelled ORG wherever they stand.

    A name of one word, or one that ends as a club's may, is such a name if anything is said of it
    that is said of them alone; so is its first or last word by itself where that has the label of a
    person. What somebody bears in full stays a person's.
    """
    people = [n for n in names if n.label == "PERSON" and not _is_clubs(words, n)]
    borne = {w for n in people if n.end - n.start > 1 for w in words[n.start : n.end]}
    keys = {key(words, n) for n in names if _is_said_of_one(words, n)} - borne
    whole = [words[n.start : n.end] for n in names if n.label == "ORG" or key(words, n) in keys]
    parts = {w for name in whole if "&" not in name for w in (name[0], name[-1])} - borne
    by_label = {"PERSON": keys | parts, "GPE": keys}
    return [
        n._replace(label="ORG") if key(words, n) in by_label.get(n.label, ()) else n for n in names
    ]


def _is_clubs(words: Sequence[str], name: Name) -> bool:
    return name.end - name.start > 1 and words[name.end - 1] in _CLUBS


def _is_said_of_one(words: Sequence[str], name: Name) -> bool:
    """Whether what stands around a name is said of companies or clubs alone.

    Of a place only what is said of companies counts, unless its name ends as a club's may: “Ostria
    beat …” may be a country's team.
    """
    is_clubs, start = _is_clubs(words, name), max(0, name.start - 8)
    if name.label not in ("PERSON", "GPE") or not (is_clubs or name.end - name.start == 1):
        return False
    around = (*words[start : name.start], "⌂", *words[name.end : name.end + 14])
    context = " ".join(word[:_LONGEST] for word in around)
    may_be_clubs = is_clubs or (name.label == "PERSON" and not is_of_people(words[name.start]))
    kinds = (_SAID_OF_FIRM, _SAID_OF_CLUB)[: 1 + may_be_clubs]
    return any(kind.search(context) for kind in kinds)
