"""What a page says of itself to programs: schema.org descriptions in JSON."""

from __future__ import annotations

import json
from html import unescape
from typing import TYPE_CHECKING, Any

from articles.safe import sound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

Thing = dict[str, Any]


def things_of(page: HtmlElement) -> list[Thing]:
    """Every description, those inside of others included; a script that is no JSON says nothing."""
    things: list[Thing] = []
    for script in page.iter("script"):
        if script.get("type", "").partition(";")[0].strip().lower() == "application/ld+json":
            try:
                things.extend(_things(json.loads(script.text or "", strict=False)))
            except (ValueError, RecursionError):
                continue
    return things


def articles_in(things: list[Thing]) -> list[Thing]:
    """The objects that describe an article, news before pages of other kinds."""
    return [thing for thing in things if any(map(_is_article, _types(thing)))] or [
        thing for thing in things if "WebPage" in _types(thing)
    ]


def words_in(value: object, things: list[Thing], key: str = "name") -> list[str]:
    """The words that a value says: its own, those of its items, or of the thing that it names.

    Where there are people among the items, only those count.
    """
    if isinstance(value, str):
        return [" ".join(unescape(sound(value)).split())] if value.strip() else []
    if isinstance(value, list):
        people = [item for item in value if not isinstance(item, dict) or "Person" in _types(item)]
        return [words for item in people or value for words in words_in(item, things, key)]
    if not isinstance(value, dict):
        return []
    if key not in value and "@id" in value:
        same = (thing for thing in things if thing.get("@id") == value["@id"] and key in thing)
        value = next(same, {})
    return words_in(value.get(key), things, key)


def _things(value: object) -> Iterator[Thing]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _things(item)


def _types(thing: Thing) -> list[str]:
    kind = thing.get("@type")
    return [name for name in (kind if isinstance(kind, list) else [kind]) if isinstance(name, str)]


def _is_article(kind: str) -> bool:
    return kind.endswith(("Article", "Posting", "Report", "Review"))
