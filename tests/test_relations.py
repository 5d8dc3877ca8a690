from __future__ import annotations

from typing import Any

from annotators.notebook.mark import Link, Mark
from annotators.notebook.relations import pointed_to, relations
from articles.article import Span


def mark(name: str, **values: Any) -> Mark:
    return Mark(id=name, article="a", span=Span(0, 1), exact=name, **values)


def relations_by_name(*marks: Mark) -> dict[str, list[tuple[str, str]]]:
    all_relations = relations(marks)
    return {
        name: [(row.kind, row.other.id) for row in rows] for name, rows in all_relations.items()
    }


def test_a_link_is_seen_from_both_ends() -> None:
    claim = mark("claim", links=(Link("fact", "evidence"), Link("other", "same")))
    assert relations_by_name(claim, mark("fact"), mark("other")) == {
        "claim": [("evidence", "fact"), ("same", "other")],
        "fact": [("evidence of", "claim")],
        "other": [("same", "claim")],
    }


def test_a_reply_is_seen_from_both_ends() -> None:
    assert relations_by_name(mark("note"), mark("reply", answers="note")) == {
        "note": [("reply", "reply")],
        "reply": [("answers", "note")],
    }


def test_what_points_to_nothing_that_is_there_is_no_relation() -> None:
    assert relations_by_name(mark("claim", links=(Link("gone", "evidence"), Link("claim")))) == {}


def test_all_that_marks_point_to() -> None:
    assert pointed_to([mark("a", answers="b", links=(Link("c"),))]) == {"b", "c"}
