"""How parts of an article are set apart: subheads are no names, questions no answers."""

import pytest

from articles import load
from articles.article import Part
from tests.support.readings import SAMPLES
from tui.text.typography import blocks, question_layer

INTERVIEW = """We met in June.

Q: Why did you stay?

A: Because I could. Others asked: why not?

Q: And now?

A: Now I sleep.
"""


def questions(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in question_layer(text).within(0, len(text))]


def test_the_questions_of_an_interview_are_told_from_its_answers() -> None:
    assert questions(INTERVIEW) == ["Q: Why did you stay?", "Q: And now?"]


def test_names_do_as_labels() -> None:
    text = INTERVIEW.replace("Q:", "Ada Quill:").replace("A:", "Tom Hale:")
    assert questions(text) == ["Ada Quill: Why did you stay?", "Ada Quill: And now?"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        INTERVIEW.replace("Q:", "A:"),  # one voice alone
        INTERVIEW.replace("?\n\nA", ".\n\nA"),  # nobody asks
        "Time: now\nPlace: here\nTime: then\nPlace: there\n",
        "Weather: fair.\n\nWind: none.\n",
    ],
)
def test_what_is_no_interview_has_no_questions(text: str) -> None:
    assert questions(text) == []


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.*")), ids=lambda path: path.stem)
def test_of_the_samples_the_interview_alone_has_questions(path: object) -> None:
    questions_found = questions(load(path).text)  # type: ignore[arg-type]
    assert len(questions_found) == (6 if "interview" in str(path) else 0)


def test_a_subhead_has_a_sign_of_its_own() -> None:
    text = "Ada Quill spoke.\n\nAda Quill\n\nMore."
    start = text.index("Ada Quill\n")
    (block,) = blocks(text, [Part(start, start + 9, "subhead")])
    assert (block.sign, block.indent) == ("▪", 2)
