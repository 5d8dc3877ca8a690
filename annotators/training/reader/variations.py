"""Documents as they could stand elsewhere: other verbs, marks and line ends, and what was not said.

Hardly any set has what a source leaves open (“refused to say whether”); such phrases are put in the
place of plain cues (`phrases`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from annotators.training.reader.documents import Document, Row, edited, excerpt
from annotators.training.reader.phrases import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from annotators.training.reader.documents import Place

_VERBS: Final = tuple(
    tuple(forms.split("/"))
    for forms in (
        "said/says noted/notes added/adds argued/argues insisted/insists claimed/claims "
        "warned/warns explained/explains remarked/remarks observed/observes complained/complains "
        "quipped/quips stressed/stresses maintained/maintains asserted/asserts declared/declares "
        "announced/announces admitted/admits conceded/concedes acknowledged/acknowledges "
        "recalled/recalls replied/replies responded/responds continued/continues "
        "concluded/concludes lamented/laments joked/jokes reckoned/reckons figured/figures "
        "mused/muses opined/opines contended/contends countered/counters retorted/retorts "
        "exclaimed/exclaims muttered/mutters whispered/whispers shouted/shouts "
        "thundered/thunders offered/offers ventured/ventures volunteered/volunteers wrote/writes "
        "tweeted/tweets posted/posts testified/testifies stated/states reported/reports "
        "confirmed/confirms repeated/repeats reiterated/reiterates underlined/underlines "
        "underscored/underscores predicted/predicts estimated/estimates guessed/guesses "
        "suggested/suggests hinted/hints implied/implies indicated/indicates revealed/reveals "
        "disclosed/discloses confided/confides confessed/confesses related/relates "
        "recounted/recounts cautioned/cautions clarified/clarifies commented/comments "
        "specified/specifies protested/protests objected/objects grumbled/grumbles sighed/sighs "
        "snapped/snaps growled/growls barked/barks cried/cries gushed/gushes "
        "enthused/enthuses boasted/boasts swore/swears attested/attests averred/avers "
        "affirmed/affirms alleged/alleges deadpanned/deadpans fumed/fumes groused/grouses "
        "intoned/intones interjected/interjects laughed/laughs murmured/murmurs "
        "philosophised/philosophises pronounced/pronounces proclaimed/proclaims rasped/rasps "
        "reasoned/reasons reflected/reflects rejoined/rejoins shrugged/shrugs smiled/smiles "
        "sniffed/sniffs spat/spits stammered/stammers urged/urges"
    ).split()
)
"""Past and present of what can stand for “said”."""
_PLAIN: Final = frozenset(
    "said says argued added claimed insisted noted believes stated".split()
) | {"told reporters"}
_NOBODY: Final = (
    "Nobody", "No one", "Hardly anyone", "Not a single resident", "None of them", "No minister",
    "No official", "Few residents", "Neither side", "Not everyone",
)  # fmt: skip
_MARKS: Final = {"“": '"', "”": '"', "‘": "'", "’": "'"}
_SENTENCE: Final = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[A-Z\"“‘'(])|\n\s*")
_SHORTEST: Final = 25
"""Code points of the shortest piece that is read alone."""
_TURNED: Final = {"reader": 0.14, "broad": 0.06}
"""The share of plain indirect statements that are made denials, or left open, by style."""


def varied(document: Document, random: Random) -> Document:
    """The document with some of its verbs, marks and line ends exchanged, by chance."""
    document = _other_verbs(_with_nobody_as_source(document, random), random)
    if random.random() < 0.25:
        document = edited(document, _straight_marks(document.text))
    return _wrapped(document) if random.random() < 0.08 else document


def excerpts(document: Document, random: Random, count: int) -> Iterator[Document]:
    """Up to `count` pieces of one to four sentences: much is read that is no whole article."""
    text = document.text
    borders = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]
    for _ in range(count):
        first = random.randrange(len(borders) - 1)
        last = min(first + random.choice((1, 1, 1, 2, 2, 3, 4)), len(borders) - 1)
        start, end = borders[first], borders[last]
        end = start + len(text[start:end].rstrip())
        part = excerpt(document, start, end) if end - start > _SHORTEST else None
        if part is not None and _is_even(part.text):
            yield part


def _is_even(text: str) -> bool:
    """Whether every quotation mark that opens is closed."""
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0


def _other_verbs(document: Document, random: Random) -> Document:
    edits: dict[Place, str] = {}
    rows = []
    for row in document.rows:
        is_plain = _is_plain(document, row) and row.cue[0] not in edits
        chance = random.random() if is_plain else 1.0
        if chance < _TURNED.get(document.style or "", 0.0) and _leads(document.text, row):
            place, words, turned = _turned(document.text, row, random)
            edits[place] = f"{words} "
            rows.append(turned)
            continue
        if chance < 0.25:
            past = document.text[slice(*row.cue[0])].endswith("d")
            edits[row.cue[0]] = random.choice(_VERBS)[0 if past else 1]
        rows.append(row)
    changed = edited(replace(document, rows=tuple(rows)), [(*p, new) for p, new in edits.items()])
    return replace(changed, rows=tuple(_without_blank(changed.text, row) for row in changed.rows))


def _is_plain(document: Document, row: Row) -> bool:
    """Whether somebody just says it."""
    return (
        len(row.cue) == 1
        and not row.is_nested
        and document.text[slice(*row.cue[0])].lower() in _PLAIN
    )


def _leads(text: str, row: Row) -> bool:
    """Whether source, verb and a clause stand one behind another: Voss said (that) it was late."""
    (start, end), content = row.cue[0], row.content
    return (
        row.is_indirect
        and len(content) == 1
        and bool(row.source)
        and row.source[-1][1] <= start
        and content[0][0] >= end
        and text[end : content[0][0]].strip() in ("", "that")
    )


def _turned(text: str, row: Row, random: Random) -> tuple[Place, str, Row]:
    """What is exchanged, the new cue, and the row that it makes."""
    words, acts, stance = phrase(random)
    start, end = row.content[0]
    start += len("that ") if text.startswith("that ", start) else 0
    place = (row.cue[0][0], start)
    return (
        place,
        words,
        replace(row, cue=(place,), content=((start, end),), acts=acts, stances=(stance,)),
    )


def _with_nobody_as_source(document: Document, random: Random) -> Document:
    """The document with nobody in the place of some who say something."""
    edits, rows = [], []
    for n, row in enumerate(document.rows):
        (place, *more) = row.source or (None,)
        is_plain = (
            place is not None
            and not more
            and _is_plain(document, row)
            and _leads(document.text, row)
            and place[1] + 1 == row.cue[0][0]
            and (place[0] == 0 or document.text[place[0] - 2 : place[0]] in (". ", "\n\n"))
        )
        if is_plain and place is not None and random.random() < _BY_NOBODY:
            edits.append((*place, random.choice(_NOBODY)))
            row = replace(row, stances=("open",), speaker=("nobody", n))
        rows.append(row)
    places = {(start, end) for start, end, _ in edits}
    mentions = tuple(m for m in document.mentions if m.place not in places)
    return edited(replace(document, rows=tuple(rows), mentions=mentions), edits)


_BY_NOBODY: Final = 0.05


def _without_blank(text: str, row: Row) -> Row:
    """The row with a cue that does not end in a blank."""
    cue = tuple((start, start + len(text[start:end].rstrip())) for start, end in row.cue)
    return replace(row, cue=cue)


def _straight_marks(text: str) -> list[tuple[int, int, str]]:
    return [(m.start(), m.end(), _MARKS[m[0]]) for m in re.finditer("[“”‘’]", text)]


def _wrapped(document: Document) -> Document:
    """The document with its lines broken at some 70 columns, where blank lines part paragraphs."""
    if "\n\n" not in document.text:
        return document
    letters, column, blank = list(document.text), 0, -1
    for at, letter in enumerate(document.text):
        if letter == "\n":
            column, blank = 0, -1
        elif letter == " ":
            if column >= 70 and blank >= 0:
                letters[blank] = "\n"
                column = at - blank
            blank = at
        column += 1
    return replace(document, text="".join(letters))
