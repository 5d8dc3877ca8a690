"""The sources of what the linker found: whole phrases, and whom they name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotators.attribution.nesting import beside, named_in
from tests.support.linked_text import NO_ARCS, Arcs, candidates_of, linked_row, tagged_text


def sourced(text: str, *parts: str, arcs: Arcs = NO_ARCS) -> str:
    """The words of the source that a candidate gets, where the linker found these parts of it."""
    words, clusters, spans = tagged_text(text, arcs)
    places = tuple((words.text.index(p), words.text.index(p) + len(p)) for p in parts)
    row = linked_row(words, "", "said", "rain fell")
    (candidate,) = candidates_of(words, clusters, [replace(row, source=places)], spans)
    assert candidate.source is not None
    assert candidate.source.span is not None
    return words.says(*candidate.source.span)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the/DET mayor [Ada Voss] said", "Voss"),
        ("[Voss] ’s/PART spokesman [Ek] said", "Ek"),
        ("[Voss] ’s/PART spokesman said", None),
        ("a/DET friend of/ADP [Voss] said", None),
        ("a/DET friend of/ADP Mr. [Voss] said", None),
        ("the/DET mayor said", None),
    ],
)
def test_a_source_is_named_by_a_person_who_owns_nothing_in_it(text: str, name: str | None) -> None:
    words, clusters, _ = tagged_text(text)
    index = named_in(words, clusters, (0, len(words) - 1))
    assert (None if index is None else words.form[index]) == name


def test_whom_a_document_is_written_to_does_not_speak() -> None:
    arcs = {"letter": ("said", "nsubj"), "to": ("mayor", "case"), "mayor": ("letter", "nmod")}
    arcs["Ek"] = "mayor", "appos"
    words, clusters, _ = tagged_text("letter to/ADP mayor [Ek] said", arcs)
    assert named_in(words, clusters, (0, 4)) is None


def test_of_a_source_in_two_parts_the_nearer_to_the_cue_counts() -> None:
    words, clusters, spans = tagged_text("teachers rose . [Voss] said rain fell")
    row = linked_row(words, "Voss", "said", "rain fell")
    row_of_two = replace(row, source=((0, 8), *row.source))
    (candidate,) = candidates_of(words, clusters, [row_of_two], spans)
    assert candidate.source is not None
    assert words.form[candidate.source.head] == "Voss"


def test_parts_of_a_source_on_either_side_of_the_cue_stay_two() -> None:
    assert sourced("teachers said [Voss] rain fell", "teachers", "Voss") in ("teachers", "Voss")


def test_a_part_of_a_source_that_hangs_on_another_is_one_with_it() -> None:
    text = "[Voss] who leads the old and small [Party] said/VERB rain fell"
    apart = {"Voss": ("said", "nsubj"), "leads": ("said", "dep"), "Party": ("leads", "obj")}
    with_clause = apart | {"leads": ("Voss", "acl:relcl")}
    assert sourced(text, "Voss", "Party", arcs=apart) != "Voss who leads the old and small Party"
    assert (
        sourced(text, "Voss", "Party", arcs=with_clause) == "Voss who leads the old and small Party"
    )


@pytest.mark.parametrize(
    ("part", "whole"),
    [("the harbour", "the harbour office"), ("office in the", "office in the town")],
)
def test_a_source_ends_with_the_noun_that_its_last_word_leads_to(part: str, whole: str) -> None:
    arcs = {
        "the": ("town", "det"),
        "harbour": ("office", "compound"),
        "in": ("town", "case"),
        "town": ("office", "nmod"),
    }
    text = "the harbour office in the town said/VERB rain fell"
    assert sourced(text, part, arcs=arcs) == whole


def test_a_source_that_owns_somebody_goes_on_to_them() -> None:
    arcs = {"’s": ("Voss", "case"), "Voss": ("wife", "nmod:poss")}
    text = "Mr. [Voss] ’s/PART wife said/VERB rain fell"
    assert sourced(text, "Mr. Voss ’s", arcs=arcs) == "Mr. Voss ’s wife"


@pytest.mark.parametrize(
    ("text", "arcs", "name"),
    [
        ("the mayor , [Ek] , said/VERB", {"Ek": ("mayor", "appos")}, "Ek"),
        ("the poet [Ek] said/VERB", {}, "Ek"),
        ("the mayor told/VERB [Ek]", {}, None),
    ],
)
def test_a_noun_is_said_of_whose_name_stands_beside_it(
    text: str, arcs: Arcs, name: str | None
) -> None:
    words, clusters, _ = tagged_text(text, arcs)
    cluster = beside(words, clusters, 1)
    assert (cluster and cluster.name) == name
