"""The measures are right, whatever the machine they are taken on."""

from collections import defaultdict
from itertools import islice
from pathlib import Path

import pytest

from articles.article import Span
from tests.benchmarks.__main__ import NAMES, printed
from tests.benchmarks.agreement import Row, Tallies, Tally, count, rows_of
from tests.benchmarks.edits import EDITS, Draft, cases
from tests.benchmarks.figure import Figure, at_least, at_most, times_at_most
from tests.benchmarks.reanchor import Answer, answered

TEXT = "Vold said “we open on Monday” and left. The harbour, she added, is safe."


def _row(words: str, source: str, **more: object) -> dict[str, object]:
    start = TEXT.index(words)
    head = TEXT.index(source)
    return {
        "content": [[start, start + len(words)]],
        "source": [[head, head + len(source)]],
        "quoted": [],
        "act": "speech",
        "finite": True,
        **more,
    }


def _counted(gold: list[Row], rows: list[Row]) -> Tallies:
    tallies: Tallies = defaultdict(Tally)
    count(tallies, gold, rows)
    return tallies


def test_a_figure_is_met_or_falls_short_by_its_goal() -> None:
    assert Figure("claims", 86, "%", at_least(86)).is_met
    assert "SHORT" in str(Figure("a key", 17, "ms", at_most(16)))


def test_a_goal_may_be_of_the_ratio_to_what_stands_beside() -> None:
    figure = Figure("start", 260, "ms", times_at_most(1.25), 200, "a bare app")
    assert (figure.ratio, figure.is_met) == (1.3, False)


def test_a_ratio_needs_something_beside_it() -> None:
    with pytest.raises(ValueError, match="something beside it"):
        Figure("start", 260, "ms", times_at_most(1.25))


def test_half_of_the_words_make_an_attribution_right_and_its_source_counts_apart() -> None:
    gold = rows_of(TEXT, [_row("we open on Monday", "Vold")])
    tallies = _counted(gold, rows_of(TEXT, [_row("open on Monday", "she")]))
    assert (tallies["all"].f1, tallies["all sourced"].f1) == (100, 0)


def test_what_is_missed_and_what_is_too_much_both_cost() -> None:
    gold = rows_of(TEXT, [_row("we open on Monday", "Vold"), _row("is safe", "she")])
    rows = rows_of(TEXT, [_row("we open on Monday", "Vold"), _row("left", "she")])
    assert _counted(gold, rows)["claims sourced"].f1 == 50


def test_a_quotation_is_right_by_its_words_without_the_marks() -> None:
    inner, outer = TEXT.index("we"), TEXT.index("“")
    gold = rows_of(TEXT, [_row("we open on Monday", "Vold", quoted=[[inner, inner + 17]])])
    rows = rows_of(TEXT, [_row("we open on Monday", "Vold", quoted=[[outer, outer + 19]])])
    tallies = _counted(gold, rows)
    assert (tallies["quoted exact"].f1, tallies["quoted sourced"].f1) == (100, 100)


def test_an_attribution_that_is_no_claim_is_neither_right_nor_wrong_among_claims() -> None:
    gold = rows_of(TEXT, [_row("we open on Monday", "Vold", act="other")])
    rows = rows_of(TEXT, [_row("we open on Monday", "Vold")])
    assert _counted(gold, rows)["claims"] == Tally(0, 0, 0)


def test_a_place_is_as_right_as_what_it_shares_with_the_true_one() -> None:
    answer = Answer("1", "moved", Span(0, 10), Span(5, 10), took=1.0)
    assert answer.shared == 0.5


@pytest.mark.parametrize("name", ["attributions", "people", "webpages"])
def test_data_that_is_not_there_is_asked_for(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert name in NAMES
    assert not [*printed(name, tmp_path)]
    assert "not measured: needs" in capsys.readouterr().out


def test_every_benchmark_is_in_the_one_table() -> None:
    folder = Path(__file__).parent / "benchmarks"
    measures = {path.stem for path in folder.glob("*.py") if "def figures(" in path.read_text()}
    assert measures - {"__main__"} == set(NAMES)


BEFORE = "The ferry left at noon. Nobody was aboard."


def test_a_draft_knows_where_its_words_went() -> None:
    noon, aboard = Span(0, 23), Span(24, 42)
    draft = Draft.of(BEFORE).swapped(noon, aboard).inserted(0, "Aldersby. ")

    assert draft.text == "Aldersby. Nobody was aboard. The ferry left at noon."
    assert [place.of(draft.text) for mark in (noon, aboard) if (place := draft.place_of(mark))] == [
        "The ferry left at noon.",
        "Nobody was aboard.",
    ]


def test_what_is_reworded_is_where_it_was_and_what_is_taken_out_is_nowhere() -> None:
    draft = Draft.of(BEFORE).without(Span(23, 42)).with_(Span(4, 9), "steamer")

    assert draft.text == "The steamer left at noon."
    assert draft.place_of(Span(4, 9)) == Span(4, 11)
    assert draft.place_of(Span(24, 42)) is None


def test_the_cases_made_of_the_samples_are_the_same_every_time() -> None:
    first, again = ([*islice(cases(each=1), 20)] for _ in range(2))
    assert first == again
    assert {case.name.split(".")[1] for case in first} == {*EDITS, "gone"}


def test_marks_in_cases_of_our_own_find_their_place() -> None:
    answers = [answered(case) for case in islice(cases(each=1), 20)]
    assert all(answer.shared >= 0.5 for answer in answers if answer.true)
