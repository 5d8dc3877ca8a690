"""People over many articles as lines of the screen: pure functions."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from articles.counts import counted
from tui.terminal.graphemes import cells, drawn
from tui.widgets.line_list import Row, fitted, text_row
from tui.widgets.one_line import cut
from tui.widgets.saying_rows import count, saying_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from annotators.coreference.proposals import Proposal
    from articles.search import Person, Saying
    from tui.people.person_page import PersonView
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
    articles = f"{number:,}" if is_short else counted(number, "article")
    return f"{person.reported:,} in {articles}" if person.reported else f"named in {articles}"


def page_rows(
    view: PersonView, sources: Mapping[str, str], unread: str = ""
) -> list[Row[Saying | Proposal]]:
    """What is reported of somebody, what others say of them, and who else there is, under headings.

    sources: the title of an article by its id.
    unread: how many articles, in which they may say more, are not read yet; in words.
    """
    page = view.page
    rows: list[Row[Saying | Proposal]] = []
    for heading, sayings in _groups(view):
        if not sayings and heading != SAID:
            continue
        notes = (unread, _undated(view.undated)) if heading == SAID else ()
        line = " · ".join(filter(None, (f" {heading}: {count(sayings)}", *notes)))
        rows.append(text_row(line, "list--heading"))
        for saying in sayings:
            rows.append(saying_row(saying, sources.get(saying.article, ""), heading not in OTHERS))
            beside = view.against.get(saying, ())
            rows += (saying_row(o, sources.get(o.article, ""), False, None, True) for o in beside)
        rows.append(text_row(""))
    if page.doubtful and not view.has_doubtful:
        doubt = f" In doubt: {count(page.doubtful)}; / is:doubtful lists them"
        rows += (text_row(doubt, "list--heading"), text_row(""))
    rows += _names("Reported by", page.sources)
    rows += _names("In the same articles", page.beside)
    return [*rows, *_proposed(view.proposed)]


SAID, OF_THEM = "Said and denied", "What others say of them"
OTHERS: Final = (OF_THEM,)
"""The headings under which the speaker is another, who is named in each row."""


def _groups(view: PersonView) -> Iterator[tuple[str, Sequence[Saying]]]:
    sayings = view.page.sayings
    left_open = [saying for saying in sayings if saying.polarity == "open"]
    planned = [saying for saying in sayings if "planned" in saying.states]
    yield SAID, [saying for saying in sayings if saying not in left_open and saying not in planned]
    yield "Left open, neither said nor denied", left_open
    yield "Wanted, supported, opposed, planned or decided", planned
    yield "In doubt", view.page.doubtful if view.has_doubtful else ()
    yield OF_THEM, view.page.of_them


def _undated(number: int) -> str:
    return f"{number:,} without a date left out" if number else ""


def _names(heading: str, names: Sequence[tuple[str, int]]) -> list[Row[Any]]:
    """Names with how often, some to a line, under a heading; nothing if there are none."""
    if not names:
        return []
    with_number = [f"{name} ({number:,})" for name, number in names]
    lines = ("  ".join(with_number[n : n + 4]) for n in range(0, len(with_number), 4))
    faint = (text_row(f"  {line}", "list--faint") for line in lines)
    return [text_row(f" {heading}", "list--heading"), *faint, text_row("")]


def _proposed(proposals: Sequence[Proposal]) -> list[Row[Any]]:
    if not proposals:
        return []
    heading = text_row(
        " Perhaps the same, if you say so: a joins the name under the cursor", "list--heading"
    )
    return [heading, *(Row(partial(_proposal, proposal), proposal) for proposal in proposals)]


def _proposal(proposal: Proposal, width: int) -> Words:
    name = cut(drawn(proposal.name), max(8, width - cells(proposal.why) - 6))
    return ((f"  {name}", "list--strong"), (f"  {proposal.why}", "list--faint"))


def timeline(months: Iterable[tuple[str, int]]) -> str:
    """How often somebody speaks, a bar for each month up to the last: `2025-11 ▁▃ █ 2026-02`.

    The fullest month has the highest bar; one without anything is a blank.
    """
    counts = {month: number for month, number in months if _IS_MONTH(month)}
    if not counts:
        return ""
    last = max(counts)
    latest = [_month(_number(last) - back) for back in range(MONTHS)][::-1]
    first = next((n for n, month in enumerate(latest) if month in counts), 0)
    highest = max(counts.get(month, 0) for month in latest)
    bars = "".join(_bar(counts.get(month, 0), highest) for month in latest[first:])
    return f"{latest[first]} {bars} {last}"


_IS_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])").fullmatch
"""Whether a month is one: the date that a page gives of itself may be anything."""


def _bar(number: int, highest: int) -> str:
    return BARS[(number * len(BARS) - 1) // highest] if number else " "


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _month(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"
