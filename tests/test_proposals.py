"""Names are proposed to be one person's, and never where two people bear them."""

from __future__ import annotations

import pytest

from annotators.coreference.proposals import bearers, proposals


@pytest.mark.parametrize(
    ("name", "known_names", "names"),
    [
        ("Tomas Okafor", ["Okafor", "Ines Falk"], ["Okafor"]),
        ("Okafor", ["Tomas Okafor", "Ines Falk"], ["Tomas Okafor"]),
        ("Tomas Okafor", ["Okafor", "Ilse Okafor"], []),
        ("Okafor", ["Tomas Okafor", "Ilse Okafor"], []),
        ("Tomas Okafor", ["T. Okafor", "Ilse Okafor"], ["T. Okafor"]),
        ("Tomas Okafor", ["Okafor", "T. Okafor"], ["Okafor", "T. Okafor"]),
        ("Mrs Okafor", ["Mr Okafor"], []),
        ("Tomas Okafor", ["Mayor Tomas Okafor"], ["Mayor Tomas Okafor"]),
        ("Northern Harbour Authority", ["NHA", "Harbour"], ["NHA"]),
        ("NHA", ["Northern Harbour Authority"], ["Northern Harbour Authority"]),
        ("Tomas Okafor", ["Tomas Okafor"], []),
        ("", ["Okafor", ""], []),
    ],
)
def test_names_that_may_be_one_persons_are_proposed(
    name: str, known_names: list[str], names: list[str]
) -> None:
    assert [proposal.name for proposal in proposals(name, known_names)] == names


def test_every_proposal_has_a_reason() -> None:
    (okafor,) = proposals("Tomas Okafor", ["Okafor"])
    assert okafor.why == "nobody else here bears it"


def test_those_who_may_bear_a_short_name_are_each_named_once() -> None:
    names = ["Ada Lind", "A. Lind", "Bo Lind", "Ines Falk", "Lind"]
    assert bearers("Lind", names) == ("Ada Lind", "Bo Lind")
