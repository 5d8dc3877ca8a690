"""How each source's entity labels become newsread's, and what it leaves unsaid.

A label that a source does not annotate is missing there, which is not the same as "no entity".
"""

from __future__ import annotations

import re

LABELS = ("PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "DATE", "MONEY")

_LANDFORMS = frozenset(
    "sea ocean river lake mountains mountain valley desert gulf strait straits peninsula island "
    "islands coast bay canyon basin delta forest plateau hills hill range cape canal reef falls "
    "glacier region continent hemisphere channel archipelago rainforest steppe horn".split()
)
_REGIONS = frozenset(
    "africa;europe;asia;the americas;americas;antarctica;arctic;the arctic;latin america;"
    "south america;north america;central america;central asia;southeast asia;south asia;"
    "east asia;eastern europe;western europe;central europe;middle east;the middle east;"
    "balkans;the balkans;caucasus;north caucasus;sahara;sahel;himalayas;himalaya;pacific;"
    "atlantic;mediterranean;caribbean;the caribbean;scandinavia;west;east;north;south;the west;"
    "asia-pacific;indo-pacific;east africa;west africa;north africa;southern africa;oceania;"
    "sub-saharan africa;central africa;west bank;persian gulf;amazon;nile;danube;everest;"
    "midwest;new england;levant;maghreb;south pacific;far east;northern europe;black sea".split(";")
)
_FACILITIES = frozenset(
    "airport stadium bridge hospital prison jail palace square street st. road avenue ave highway "
    "freeway expressway hotel mosque church cathedral temple synagogue tower station port harbor "
    "terminal tunnel dam museum theater theatre arena park zoo plaza building center centre hall "
    "base camp cemetery library mall airfield shrine monument memorial boulevard lane".split()
)
_SUMS = frozenset(
    "hundred thousand million billion trillion dollar dollars euro euros pound pounds yen yuan "
    "rupees cents".split()
)
_EVENT_WORDS = re.compile(
    r"\b(Cup|War|Wars|Summit|Festival|Olympics?|Games|Championships?|Open|Revolution|Uprising|"
    r"Conference|Hurricane|Cyclone|Typhoon|Tsunami|Earthquake|Holocaust|Prix|Expo|Forum|Spring|"
    r"Election|Elections|Tournament|Marathon|Awards?|Oscars|Biennale|Intifada|Battle)\b"
)
_CALENDAR = re.compile(
    r"\d|^(january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan\.?|feb\.?|mar\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?|"
    r"(mon|tues|wednes|thurs|fri|satur|sun)days?|today|yesterday|tomorrow|tonight|century|"
    r"decades?|years?|months?|weeks?|days?|spring|summer|autumn|winter|"
    r"hundred|thousand|million|billion|trillion|dollars?|euros?|pounds?|percent)$|^[$€£¥]",
    re.IGNORECASE,
)


def place_label(name: str) -> str:
    """GPE or LOC for a source that has one label for both."""
    lowered = name.lower().removeprefix("the ")
    words = lowered.split()
    is_region = lowered in _REGIONS or bool(words and words[-1] in _LANDFORMS)
    is_landform = bool(words and words[0] in {"lake", "mount", "mt.", "river", "gulf", "cape"})
    return "LOC" if is_region or (is_landform and len(words) > 1) else "GPE"


def place_or_facility(name: str) -> str:
    """GPE, LOC or FAC for a source that counts buildings and roads among its places."""
    words = name.lower().split()
    return "FAC" if len(words) > 1 and words[-1] in _FACILITIES else place_label(name)


def is_event(name: str) -> bool:
    """Whether a name of no label of ours is that of an event."""
    return bool(_EVENT_WORDS.search(name))


def may_be_date_or_money(word: str) -> bool:
    """Whether an unlabelled word might be part of a date or a sum in another source's eyes."""
    return bool(_CALENDAR.search(word))


def may_be_money(word: str) -> bool:
    """Whether an unlabelled word might be part of a sum in another source's eyes."""
    return word[:1].isdigit() or word in "$€£¥" or word.lower() in _SUMS


def is_date(name: str) -> bool:
    """Whether something that a source calls a time has a calendar word or a number in it."""
    words = name.split()
    counts = re.compile(r"(hundred|thousand|million|billion|trillion|dollars?|percent)$", re.I)
    return any(_CALENDAR.search(w) and not counts.match(w) for w in words)


Run = tuple[int, int, str]


def runs(tags: list[str]) -> list[Run]:
    """The labelled stretches of BIO (or IO) tags: start, end, label."""
    stretches: list[Run] = []
    for i, tag in enumerate(tags):
        prefix, _, label = tag.partition("-")
        if prefix in {"O", ""} or not label:
            continue
        if prefix == "I" and stretches and stretches[-1][1] == i and stretches[-1][2] == label:
            stretches[-1] = (stretches[-1][0], i + 1, label)
        else:
            stretches.append((i, i + 1, label))
    return stretches


def to_bio(length: int, stretches: list[Run]) -> list[str | None]:
    """BIO tags for labelled stretches."""
    tags: list[str | None] = ["O"] * length
    for start, end, label in stretches:
        tags[start] = f"B-{label}"
        for i in range(start + 1, end):
            tags[i] = f"I-{label}"
    return tags
