"""The linear model, and fitting it."""

from __future__ import annotations

from math import exp
from pathlib import Path

import pytest

from annotators.attribution import confidence
from annotators.attribution.confidence import Logistic, log_odds
from annotators.training.evaluation.fit import fit, save


def test_names_it_does_not_know_weigh_nothing() -> None:
    model = Logistic({"yes": 2.0}, bias=-1.0)
    assert model.chance({"yes": 1, "unheard of": 9}) == model.chance({"yes": 1}) > 0.5
    assert model.chance({}) < 0.5


def test_a_feature_weighs_by_its_value() -> None:
    model = Logistic({"odds": 2.0}, bias=1.0)
    assert model.chance({"odds": -1.5}) == pytest.approx(1 / (1 + exp(2.0)))


def test_a_margin_of_any_size_gives_a_chance() -> None:
    assert Logistic({"a": 1e6}).chance({"a": 1}) <= 1.0
    assert Logistic({"a": -1e6}).chance({"a": 1}) >= 0.0


def test_fitting_finds_what_decides() -> None:
    kinds = [("red", "big"), ("red", "small"), ("blue", "big"), ("blue", "small")] * 100
    model = fit([dict.fromkeys(names, 1.0) for names in kinds], [1.0, 1.0, 0.0, 0.0] * 100)
    assert model.chance({"red": 1}) > 0.9 > 0.1 > model.chance({"blue": 1})
    assert abs(model.weights.get("big", 0.0)) < 0.1


def test_fitted_to_log_odds_that_are_true_a_model_gives_them_back() -> None:
    chances = [k / 10 for k in range(1, 10)]
    rows = [{"odds": log_odds(chance)} for chance in chances] * 100
    model = fit(rows, chances * 100)
    assert [model.chance(row) for row in rows[:9]] == pytest.approx(chances, abs=0.01)


def test_fitting_leaves_out_what_is_seldom_seen() -> None:
    assert "odd" not in fit([{"odd": 1}, *[{"common": 1}] * 9], [1.0] * 10, least=2).weights


def test_fitting_refuses_rows_without_labels() -> None:
    with pytest.raises(ValueError, match="as many labels as rows"):
        fit([{"a": 1}], [])


def test_a_saved_model_is_the_same(tmp_path: Path) -> None:
    save(Logistic({"ä": 0.5}, 0.25), tmp_path / "m.json")
    assert '"ä": 0.5' in (tmp_path / "m.json").read_text(encoding="utf-8")


def test_the_model_of_confidence_is_shipped() -> None:
    assert len(confidence.load().weights) > 10
