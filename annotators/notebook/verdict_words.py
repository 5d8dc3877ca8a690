"""A verdict as somebody would say it beside the words: “Ada Voss says this, not Bo Lind”."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from annotators.findings import UNNAMED, ClaimAct, PositionAct
from annotators.presentation.labels import in_words

if TYPE_CHECKING:
    from annotators.notebook.mark import Verdict

FINDINGS: Final = {
    "quote": "quotation",
    "claim": "claim",
    "position": "position",
    "entity": "name",
}
"""What a reader calls each kind of finding."""
_ACTS: Final = frozenset((*get_args(ClaimAct), *get_args(PositionAct)))
_KINDS: Final = {"mixed": ", partly word for word"}


def verdict_in_words(verdict: Verdict) -> str:
    """What the reader holds of a finding, in a clause; names as they were given, not escaped."""
    if verdict.rejects:
        return f"not a {FINDINGS[verdict.finding]}"
    if verdict.finding == "entity":
        label = f" ({in_words(verdict.kind)})" if verdict.kind else ""
        return f"names {verdict.speaker or 'nobody known'}{label}"
    if verdict.kind == "scare":
        return "in quotation marks, but nobody’s statement"
    if verdict.finding == "quote" and not verdict.speaker:
        return f"a quotation{_KINDS.get(verdict.kind or '', '')}"
    act = verdict.kind if verdict.kind in _ACTS else "says"
    machine_speaker = verdict.speaker_found
    is_corrected = machine_speaker not in (None, UNNAMED, verdict.speaker)
    instead = f", not {machine_speaker}" if is_corrected else ""
    return f"{_speaker(verdict.speaker)} {act} this{_KINDS.get(verdict.kind or '', '')}{instead}"


def _speaker(name: str | None) -> str:
    return "somebody unnamed" if name in (None, "", UNNAMED) else str(name)
