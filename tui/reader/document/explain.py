"""What lies under the cursor, said in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from annotators.findings import UNNAMED, Attribution, Entity, Quote
from annotators.presentation.labels import in_words
from annotators.presentation.statements import REWORDED, UNFOUND, sureness
from articles.article import Part
from tui.terminal.graphemes import drawn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotators.notebook.relations import Relation
    from articles.article import Span

LOOKING: Final = "Looking for who said what …"
"""What is said as long as nothing was found."""

FORMS: Final = {
    "direct": "word for word",
    **REWORDED,
}
BY: Final = {
    "says": "Said", "denies": "Denied", "holds": "Held", "shows": "Shown", "demands": "Demanded",
    "wants": "Wanted", "supports": "Supported", "opposes": "Opposed", "plans": "Planned",
    "decides": "Decided",
}  # fmt: skip
"""What was done with it by whom: so that one and many can have done it, and nobody knows which."""


def speaker_name(claim: Attribution | Quote) -> str:
    """Who says it, with a question mark if that is in doubt."""
    if not claim.speaker:
        return UNFOUND
    if claim.speaker == UNNAMED:
        return "an unnamed source"
    return f"{claim.speaker}?" if claim.is_in_doubt else claim.speaker


def explain(thing: object, text: str, related: Iterable[Relation] = ()) -> str:
    """One line about a finding or a mark of the reader's; empty for anything else.

    related: what a mark is linked with.
    """
    if isinstance(thing, Attribution):
        return _of_claim(thing, text)
    if isinstance(thing, Quote):
        return _of_quote(thing, text)
    if isinstance(thing, Entity):
        return drawn(f"{thing.name} ({in_words(thing.label)})")
    if isinstance(thing, Part) and thing.href:
        return drawn(f"Link to {thing.href} · Enter follows it")
    from annotators.notebook.mark import Mark
    from tui.marks.explain_mark import explain_mark

    return explain_mark(thing, text, related) if isinstance(thing, Mark) else ""


def _of_claim(claim: Attribution, text: str) -> str:
    sure = sureness(claim.confidence)
    parts = [f"{_done(claim)} by {speaker_name(claim)}", sure, FORMS[claim.form]]
    parts += _why(claim, text) + _words("hedged", claim.hedges, text)
    if claim.via:
        parts.append(f"via {', '.join(claim.via)}")
    return drawn(" · ".join(parts))


def _done(claim: Attribution) -> str:
    """What was done with it: whatever is left open is never said."""
    if claim.is_open:
        return "Left open"
    act = "denies" if claim.polarity == "denies" else getattr(claim, "act", "says")
    return BY.get(act, act)


def _why(claim: Attribution, text: str) -> list[str]:
    """How the speaker was found, and by which cue, unless that says it already."""
    has_cue = claim.cue and all(" ".join(span.of(text).split()) in claim.why for span in claim.cue)
    why = [claim.why] if claim.why else []
    return why if has_cue else _words("told by", claim.cue, text) + why


def _of_quote(quote: Quote, text: str) -> str:
    if quote.kind == "scare":
        return "In quotation marks, but nobody’s statement"
    if not quote.speaker:
        return f"Quotation · {UNFOUND}"
    parts = [f"Quotation of {speaker_name(quote)}", sureness(quote.confidence)]
    return drawn(" · ".join([*parts, *_words("told by", quote.cue, text)]))


def _words(title: str, spans: Iterable[Span], text: str) -> list[str]:
    words = ", ".join(f"“{' '.join(span.of(text).split())}”" for span in spans)
    return [f"{title} {words}"] if words else []
