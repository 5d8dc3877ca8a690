"""What a table says of whose the words of a mark are, and what they are reported as.

One column for each, the same in CSV and in JSON lines; empty where nothing is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotators.findings import UNNAMED
from annotators.notebook.marked_claims import judged_claim
from annotators.presentation.statements import sureness

if TYPE_CHECKING:
    from annotators.notebook.mark import Mark

SPOKEN = (
    "speaker_as_found",
    "speaker_as_corrected",
    "act",
    "polarity",
    "form",
    "verb",
    "doubt",
)
"""Whom the findings and whom the reader have as speaker; then the claim, and how sure it is."""


def spoken(mark: Mark) -> dict[str, str]:
    """The values of these columns, as the reader judged the claim where they did."""
    claim = judged_claim(mark)
    is_name = mark.verdict is not None and mark.verdict.finding == "entity"
    machine_speaker, reader_speaker = mark.speaker_as_found, mark.speaker_as_corrected
    values = (
        None if is_name else machine_speaker,
        None if is_name else reader_speaker,
        *((claim.act, claim.polarity, claim.form, claim.verb) if claim else ("",) * 4),
        sureness(claim.confidence) if claim else "",
    )
    return {name: value or "" for name, value in zip(SPOKEN, values, strict=True)}


def speaker(mark: Mark) -> str:
    """Who says the words: by the reader's verdict, else by the findings; empty for nobody's."""
    verdict = mark.verdict
    if verdict is None:
        return mark.speaker or ""
    is_nobodys = verdict.rejects or verdict.finding == "entity" or verdict.speaker == UNNAMED
    return "" if is_nobodys else verdict.speaker or ""
