"""Who is meant by a surname that several bear: nobody speaks under another's name."""

from __future__ import annotations

import pytest

from annotators import annotate

pytestmark = pytest.mark.model

CASES = {
    "a president and his wife": (
        "President Tarn opened the bridge with his wife, Elena Tarn. “It will last,” Tarn said.",
        ["Tarn"],
    ),
    "a senator and a clerk": (
        "Senator Orde voted no. He met a clerk, Anna Orde. “It is dead,” Senator Orde said. "
        "“I only watched,” Anna Orde said.",
        ["Orde", "Anna Orde"],
    ),
    "a sister behind the name": (
        "President Tarn said the war was over. Marta Tarn, his sister, said he was tired.",
        ["Tarn", "Marta Tarn"],
    ),
    "a senator who is named in full": (
        "Senator Orde voted no. “The bill is dead,” said Anna Orde, a senator since 2010.",
        ["Anna Orde"],
    ),
    "an owner who is named in full": (
        "Mr Hale said the shop would close. Owner Peter Hale, 54, has run it for years.",
        ["Peter Hale"],
    ),
    "a son who watches": (
        "Coach Karl Moser said they ran. His son, Tim Moser, watched. Moser said he would stay.",
        ["Karl Moser", "Karl Moser"],
    ),
    "a husband who does something": (
        "Governor Ruth Calder left. Her husband, Tom Calder, farms. Calder said the law was bad.",
        ["Ruth Calder"],
    ),
    "the one who speaks": (
        "Ada Lind and her brother Bo Lind bake. “We bake,” Ada Lind said. “It pays,” Lind said.",
        ["Ada Lind", "Ada Lind"],
    ),
    "two subjects of one verb": (
        "Ivan Reck and Piotr Reck were held on Monday. Reck said nothing had been stolen.",
        ["Reck"],
    ),
    "the younger of two": (
        "Karl Moser, 70, left it to his son, Tim Moser. The younger Moser said it had rusted.",
        ["younger Moser"],
    ),
}


@pytest.mark.parametrize(("text", "speakers"), CASES.values(), ids=CASES)
def test_a_surname_stands_for_the_one_whom_the_text_means(text: str, speakers: list[str]) -> None:
    assert [claim.speaker for claim in annotate(text).claims] == speakers
