"""Who speaks in each range of the layer `voices`, as the margin says it."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotators.findings import Claim
    from annotators.presentation.voices import Voice


class Speech(NamedTuple):
    """What a range of the layer `voices` stands for; all ranges of one claim have the same."""

    letter: str
    sign: str
    hue: int
    """1 to 6, or 0 for none."""
    number: int
    """Which of the claims it is."""

    @property
    def kind(self) -> str:
        """What it is drawn as."""
        return f"voice-{self.hue}" if self.hue else "voice"


class Speeches(Sequence[Speech]):
    """For each range of what is said a `Speech`, made when it is looked up: of a long text there
    are hundreds of thousands. What is in doubt has no name's letter."""

    def __init__(self, claims: Sequence[Claim], voices: Iterable[Voice]) -> None:
        self._claims = claims
        self._voices = {voice.name: voice for voice in voices}
        self._numbers = array("I", [n for n, claim in enumerate(claims) for _ in claim.content])

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, at: int) -> Speech:  # type: ignore[override]  # no slices needed
        from annotators.presentation.voices import NO_LETTER, SIGNS, form_of

        number = self._numbers[at]
        claim = self._claims[number]
        voice = None if claim.is_in_doubt else self._voices.get(claim.speaker)
        letter, hue = (voice.letter, voice.hue) if voice else (NO_LETTER, 0)
        return Speech(letter, SIGNS[form_of(claim)], hue, number)
