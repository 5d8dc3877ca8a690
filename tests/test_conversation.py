"""Whose words a paragraph is that is a quotation alone: the other’s, where two speak by turns."""

import pytest

from annotators import annotate

pytestmark = pytest.mark.model


def last_speaker(text: str) -> str:
    return annotate(text).claims[-1].speaker


DIALOGUE = "“The ferry leaks,” said Maren Holt.\n\n“It passed in March,” {} Owen Pryce.\n\n“{}”"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (DIALOGUE.format("replied", "That was the old engine."), "Maren Holt"),
        (DIALOGUE.format("replied", "That was before.”\n\n“So it was."), "Owen Pryce"),
        (DIALOGUE.format("shot back", "That was the old engine."), "Maren Holt"),
        (DIALOGUE.format("said", "It will pass again."), "Owen Pryce"),
        (DIALOGUE.format("replied", "She never read the test."), "Owen Pryce"),
        (
            "Tessa Brill met Ivo Kask at the hall.\n\n“You promised a roof,” Brill told him.\n\n"
            "“I promised to try,” Kask said.\n\n“The money came in August.”",
            "Tessa Brill",
        ),
    ],
)
def test_two_who_answer_each_other_speak_by_turns(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("“Why did you sell it?” Judge Clara Munt asked Tobias Reck.", "Tobias Reck"),
        ("Edda Wirth met the coach, Jonas Pell. She asked Pell if he would stay.", "Jonas Pell"),
        ("Kira Dunmore pressed the minister, Aldo Fenn, on the strike.", "Aldo Fenn"),
        ("Lawyers grilled the banker, Otis Crane, for two days.", "Otis Crane"),
        ("Councillor Jo Amber asked the surveyor, Wim Prins, why it had moved.", "Wim Prins"),
        ("Hilde Varga asked the judge to hear her neighbour, Otto Sims.", "Hilde Varga"),
        ("Egon Strand, a pilot, asked the airline for rest.", "Egon Strand"),
        ("“Why did nobody check?” asked Ingrid Moss, who lives there.", "Ingrid Moss"),
    ],
)
def test_who_asks_somebody_something_does_not_answer(before: str, speaker: str) -> None:
    assert last_speaker(f"{before}\n\n“The bank left no choice, and the rest is known.”") == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Ines Calder said she had warned the board. Its chairman, Rolf Tamm, did not reply to "
            "messages.\n\n“I wrote three letters.”",
            "Ines Calder",
        ),
        (
            "Cora Bell declined to comment on the sale.\n\n“I will tell the fans first.”",
            "Cora Bell",
        ),
    ],
)
def test_who_does_not_comment_on_another_is_not_quoted_next(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    ("before", "quotation", "speaker"),
    [
        (
            "Sven Bratt, the trainer, said the mare was fit. Her rider, Coral Jessop, fell.",
            "Coral will be in the saddle by Saturday.",
            "Sven Bratt",
        ),
        (
            "Ada Merrin wrote here. Bertil Strand remembers the evenings. Merrin would read aloud.",
            "She never let us say that it was good.",
            "Bertil Strand",
        ),
    ],
)
def test_who_is_spoken_of_does_not_speak(before: str, quotation: str, speaker: str) -> None:
    assert last_speaker(f"{before}\n\n“{quotation}”") == speaker
