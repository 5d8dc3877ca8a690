"""What the pane beside the article lists, as rows: claims by speaker, quotations, notes.

Every claim stands behind the article's verb, so that its row can be read alone. Every row says in
signs what colour says too: “ word for word, ≈ reworded, ✗ denied, ○ left open, ! demanded,
~ hedged.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from annotators.findings import UNNAMED, Attribution, Claim, Findings, Quote
from annotators.presentation.exact_words import in_marks
from annotators.presentation.statements import POLARITIES, polarity_of, statement_of
from annotators.presentation.voices import SIGNS, form_of
from tui.reader.document.decorations import hull
from tui.reader.document.explain import speaker_name
from tui.terminal.graphemes import drawn
from tui.text.layers import Layer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotators.notebook.mark import Mark
    from annotators.presentation.voices import Voice
    from articles.article import Span

LEGENDS: Final = (
    "“exact ≈reworded ✗denied ○open ~hedged",
    "Name? is in doubt: ms corrects",
    "✎note ▌marked ≠words changed ?words gone",
)
"""Under each list, what its signs mean."""

WHOLE: Final = "the whole article"
LOST, LOST_SIGN = "Words gone: mo places one", "?"
"""Over marks that have no place in this version, and beside each."""

_EXCERPT: Final = 400


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a list: a heading if it stands for nothing."""

    words: str
    sign: str = ""
    tail: str = ""
    thing: object = None
    tone: str = ""
    """What the colour of the sign goes by: the form of a claim, or `voice-1` to `voice-6`."""


@dataclass(frozen=True, slots=True)
class Fold:
    """Value of the row that folds and unfolds the claims in doubt."""

    things: Sequence[Attribution]
    is_open: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """Whose claims are listed, and which."""

    speakers: tuple[str, ...] = ()
    """Whose claims are listed; empty for everybody's."""
    about: str | None = None
    has_positions: bool = False
    has_doubtful: bool = False
    """Whether the claims in doubt are unfolded."""

    def keeps(self, claim: Attribution) -> bool:
        """Whether the claim is to be listed."""
        return self.is_by(claim.speaker) and (self.about is None or self.about in claim.about)

    def is_by(self, speaker: str | None) -> bool:
        """Whether this is one of those whose words are listed."""
        return not self.speakers or speaker in self.speakers

    def __str__(self) -> str:
        by = f"by {' and '.join(self.speakers)}" if self.speakers else ""
        return by or (f"about {self.about}" if self.about else "")


def claim_rows(
    findings: Findings, text: str, only: Filter, voices: Sequence[Voice] = ()
) -> list[Row]:
    """Claims under those who make them, in the order in which these first speak.

    Demands, and what no named source says, come apart, and positions if they are asked for; last
    and folded away, whatever of all these is in doubt.
    """
    attributions = (*findings.claims, *(findings.positions if only.has_positions else ()))
    doubtful = sorted(
        (row for row in attributions if row.is_in_doubt and only.keeps(row)), key=hull
    )
    sure = [claim for claim in findings.claims if not claim.is_in_doubt]
    claims = sorted((c for c in sure if only.keeps(c)), key=hull)
    statements = [c for c in claims if c.act != "demands" and c.speaker != UNNAMED]
    demands = [c for c in claims if c.act == "demands"]
    hearsay = [c for c in claims if c.act != "demands" and c.speaker == UNNAMED]
    positions = [p for p in findings.positions if only.keeps(p) and not p.is_in_doubt]
    rows = _by_speaker(statements, text, voices)
    rows += _group("Unnamed sources", hearsay, text, has_names=False)
    rows += _group("Demands", demands, text, has_names=True)
    if only.has_positions:
        rows += _group("Positions", sorted(positions, key=hull), text, has_names=True)
    return rows + _folded(doubtful, text, is_open=only.has_doubtful)


def quote_rows(findings: Findings, text: str, only: Filter) -> list[Row]:
    """Quotations in the order of the text, each with its speaker, and with whether that one denies
    it or leaves it open."""
    quotes = [quote for quote in findings.quotes if only.is_by(quote.speaker)]
    rows = [row for row in findings.claims if polarity_of(row) != "affirms"]
    pairs = [(span, row) for row in rows for span in row.content]
    withheld = Layer.of("", [span for span, _ in pairs], [row for _, row in pairs])
    return [
        Row(_excerpt((quote,), text), "", _quote_tail(quote, withheld), quote, _quote_tone(quote))
        for quote in sorted(quotes, key=lambda quote: quote.start)
    ]


def note_rows(marks: Sequence[Mark], text: str, orphans: Sequence[Mark] = ()) -> list[Row]:
    """The reader's marks in the order of the text: their own words, or those marked.

    With those that were changed stand the words that were marked; `orphans`, whose words are gone,
    come apart.
    """
    rows = [_note_row(mark, text) for mark in sorted(marks, key=lambda mark: mark.span)]
    if orphans:
        rows.append(Row(LOST, tail=str(len(orphans))))
    return rows + [
        Row(
            _own_words(mark) or _exact_in_marks(mark),
            LOST_SIGN,
            _was(mark) if mark.note else "",
            mark,
        )
        for mark in orphans
    ]


def _note_row(mark: Mark, text: str) -> Row:
    is_changed = mark.state == "changed" and mark.exact != mark.span.of(text)
    tags = " ".join(f"#{tag}" for tag in mark.tags)
    details = [tags, "moved" if mark.state == "moved" else "", _was(mark) if is_changed else ""]
    sign = "≠" if is_changed else "✎" if mark.note else "▌"
    words = _own_words(mark) or (_excerpt((mark.span,), text) if mark.exact else WHOLE)
    return Row(words, sign, " · ".join(filter(None, details)), mark)


def _own_words(mark: Mark) -> str:
    return drawn(" ".join(mark.note.split()))


def _was(mark: Mark) -> str:
    return f"was {_exact_in_marks(mark)}"


def _exact_in_marks(mark: Mark) -> str:
    """The words that were marked, as they were then, in quotation marks."""
    return in_marks(drawn(mark.exact[:_EXCERPT]))


def _by_speaker(claims: Sequence[Claim], text: str, voices: Sequence[Voice]) -> list[Row]:
    """The claims of each speaker under their letter and name, with how many of each form."""
    voice_of = {voice.name: voice for voice in voices}
    first = {claim.speaker: at for at, claim in reversed(list(enumerate(claims)))}
    ordered = sorted(claims, key=lambda claim: first[claim.speaker])
    rows: list[Row] = []
    for speaker, group in groupby(ordered, key=lambda claim: claim.speaker):
        speaker_claims, voice = list(group), voice_of.get(speaker)
        letter, tone = (voice.letter, f"voice-{voice.hue}") if voice else ("", "")
        rows.append(Row(drawn(speaker), letter, _counts(speaker_claims), tone=tone))
        rows += (_claim_row(claim, text) for claim in speaker_claims)
    return rows


def _counts(claims: Iterable[Attribution]) -> str:
    """How many there are of each form, before its sign: 2≈ 1✗."""
    forms = Counter(map(form_of, claims))
    return " ".join(f"{forms[form]}{sign}" for form, sign in SIGNS.items() if forms[form])


def _group(title: str, claims: Sequence[Attribution], text: str, *, has_names: bool) -> list[Row]:
    if not claims:
        return []
    return [Row(title, tail=str(len(claims))), *(_claim_row(c, text, has_names) for c in claims)]


def _folded(rows: Sequence[Attribution], text: str, *, is_open: bool) -> list[Row]:
    """A row for all that is in doubt, and the rows themselves where it is open."""
    if not rows:
        return []
    sign = "▾" if is_open else "▸"
    fold = Row(f"{sign} in doubt ({len(rows)})", thing=Fold(rows, is_open))
    return [fold, *(_claim_row(row, text, has_names=True) for row in rows if is_open)]


def _claim_row(claim: Attribution, text: str, has_names: bool = False) -> Row:
    form = form_of(claim)
    tail = drawn(speaker_name(claim)) if has_names or claim.is_in_doubt else ""
    sign = SIGNS[form] + ("~" if claim.hedges else "")
    statement = statement_of(claim, text)
    words = "  ".join(filter(None, (statement.label, statement.words)))
    return Row(drawn(words[:_EXCERPT]), sign, tail, claim, form)


def _quote_tail(quote: Quote, withheld: Layer) -> str:
    """Who says it, if anybody; `withheld` has what is denied or left open."""
    if quote.kind == "scare":
        return "nobody’s statement"
    name = drawn(speaker_name(quote))
    for *_, number in withheld.within(quote.start, quote.end):
        row = withheld.things[number]
        if isinstance(row, Attribution) and row.speaker == (quote.speaker or UNNAMED):
            return f"{name}, {POLARITIES[polarity_of(row)]}"
    return name


def _quote_tone(quote: Quote) -> str:
    return "scare" if quote.kind == "scare" else "exact"


def _excerpt(spans: Iterable[Span], text: str) -> str:
    words = " … ".join(" ".join(span.of(text).split()) for span in spans)
    return drawn(words[:_EXCERPT])
