"""People over many articles as lines of the screen: pure functions."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from tui.widgets.line_list import Row, fitted, said
from tui.widgets.saying_rows import count, in_words, saying_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from articles.search import Person, PersonPage, Saying
    from tui.widgets.one_line import Words

BARS: Final = "▁▂▃▄▅▆▇█"
MONTHS: Final = 24
"""How many months a timeline goes back from the last that has anything."""


COUNTS, NARROW = 22, 60
"""The columns of how often somebody speaks and in how many articles, shorter under `NARROW`."""


def person_row(person: Person) -> Row[Person]:
    """A person with how often they speak, and in how many articles."""
    return Row(partial(_person, person), person)


def _person(person: Person, width: int) -> Words:
    counts = f"{_spoken(person, is_short=width < NARROW):>{COUNTS if width >= NARROW else 12}} "
    label = fitted(person.label.casefold(), 7)
    return (
        (f" {fitted(person.name, max(4, width - len(counts) - 10))} ", "list--strong"),
        (label, "list--faint"),
        (counts, "list--sign"),
    )


def _spoken(person: Person, *, is_short: bool) -> str:
    """How much is reported of somebody, and in how many articles; or in how many they are named."""
    number = person.articles if person.reported else person.named
    articles = f"{number:,}" if is_short else in_words(number)
    return f"{person.reported:,} in {articles}" if person.reported else f"named in {articles}"


def page_rows(page: PersonPage, sources: Mapping[str, str], unread: str = "") -> list[Row[Saying]]:
    """What they say, what others say of them, and who speaks beside them, each under a heading.

    sources: the title of an article by its id.
    unread: what is said of articles in which they may say more.
    """
    rows: list[Row[Saying]] = []
    more = f" · {unread}" if unread else ""
    for heading, sayings, is_own in (
        ("What they say", page.sayings, True),
        ("What others say of them", page.of_them, False),
    ):
        rows.append(said(f" {heading}: {count(sayings)}{more}", "list--heading"))
        rows += (saying_row(each, sources.get(each.article, ""), is_own) for each in sayings)
        rows.append(said(""))
    if page.beside:
        rows.append(said(" In the same articles", "list--heading"))
        names = [f"{name} ({articles})" for name, articles in page.beside]
        lines = ("  ".join(names[n : n + 4]) for n in range(0, len(names), 4))
        rows += (said(f"  {line}", "list--faint") for line in lines)
    return rows


def filtered(page: PersonPage, words: str, titles: Mapping[str, str]) -> PersonPage:
    """The page with those statements only that have every word, in themselves or in what is known
    of them: speaker, source, title, date, subject, and how it is said."""
    wanted = words.casefold().split()

    def kept(sayings: Sequence[Saying]) -> tuple[Saying, ...]:
        return tuple(each for each in sayings if all(w in _searched(each, titles) for w in wanted))

    return replace(page, sayings=kept(page.sayings), of_them=kept(page.of_them))


def _searched(saying: Saying, titles: Mapping[str, str]) -> str:
    title = titles.get(saying.article)
    told = (saying.verb, saying.words, saying.speaker, saying.source, title, saying.date)
    return "\n".join(filter(None, (*told, saying.kind, *saying.about))).casefold()


def timeline(months: Iterable[tuple[str, int]]) -> str:
    """How often somebody speaks, a bar for each month up to the last: `2025-11 ▁▃ █ 2026-02`.

    The fullest month has the highest bar; one without anything is a blank.
    """
    counts = {month: number for month, number in months if _IS_MONTH(month)}
    if not counts:
        return ""
    last = max(counts)
    shown = [_month(_number(last) - back) for back in range(MONTHS)][::-1]
    first = next((n for n, month in enumerate(shown) if month in counts), 0)
    highest = max(counts.get(month, 0) for month in shown)
    bars = "".join(_bar(counts.get(month, 0), highest) for month in shown[first:])
    return f"{shown[first]} {bars} {last}"


_IS_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])").fullmatch
"""What a page calls its date may be anything."""


def _bar(number: int, highest: int) -> str:
    return BARS[(number * len(BARS) - 1) // highest] if number else " "


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _month(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"
