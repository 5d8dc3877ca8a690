"""The small network over names of features, and fitting it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from annotators.attribution import network
from annotators.training.attribution.networks import Choice, Recipe, fit, save

RECIPE = Recipe(width=8, rounds=60, batch=16, dropout=0.0, least=2, rate=0.03)
EITHER = [
    Choice([["red", "small"]], [1.0]),
    Choice([["blue", "big"]], [1.0]),
    Choice([["red", "big"]], [0.0]),
    Choice([["blue", "small"]], [0.0]),
] * 16
"""What no linear model over these names can tell."""


def test_a_network_finds_what_two_names_say_only_together() -> None:
    chances = fit(EITHER, RECIPE).chances([["red", "small"], ["red", "big"]])
    assert chances[0] > 0.8 > 0.2 > chances[1]


def test_names_it_does_not_know_weigh_nothing() -> None:
    model = fit(EITHER, RECIPE)
    assert model.chances([["red", "unheard of"], ["red"]])[0] == model.chances([["red"]])[0]


def test_rows_without_a_known_name_and_no_rows_at_all_have_chances_too() -> None:
    model = fit(EITHER, RECIPE)
    assert len(model.chances([[], ["unheard of"]])) == 2
    assert model.chances([]) == model.choices([]) == []


def test_of_a_choice_one_is_right_or_none() -> None:
    told = [Choice([["subject"], ["object"]], [1.0, 0.0]), Choice([["object"]], [0.0])] * 40
    model = fit(told, RECIPE)
    subject, other = model.choices([["subject"], ["object"]])
    assert subject > 0.8 and subject + other <= 1.0
    assert model.choices([["object"]])[0] < 0.2


def test_fitting_refuses_choices_without_features() -> None:
    with pytest.raises(ValueError, match="options have features"):
        fit([Choice([[]], [1.0])], RECIPE)


def test_a_saved_network_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = fit(EITHER, RECIPE)
    (tmp_path / "weights").mkdir()
    save(model, tmp_path / "weights" / "ä.json")
    monkeypatch.setattr(network, "files", lambda _: tmp_path)
    again = network.load.__wrapped__("ä")
    rows = [["red", "small"], ["blue", "small"], []]
    assert np.allclose(model.margins(rows), again.margins(rows), atol=0.05)


@pytest.mark.parametrize("name", ["ranking", "statements", "sources"])
def test_the_networks_are_shipped(name: str) -> None:
    assert len(network.load(name).names) > 100
