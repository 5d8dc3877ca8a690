"""What the linker found as candidates: in words, with whole quotations, each word in one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotators.attribution.candidate import Candidate
from annotators.attribution.linked import edges, grown
from annotators.attribution.linker import Linked
from annotators.text.tokens import Tokens
from tests.support.linked_text import candidates_of, contents_of, linked_row, tagged_text


def test_what_was_found_in_code_points_is_counted_in_words() -> None:
    words, clusters, spans = tagged_text("[Voss] said rain fell .")
    (candidate,) = candidates_of(
        words, clusters, [linked_row(words, "Voss", "said", "rain fell .")], spans
    )
    assert (candidate.head, candidate.cue, candidate.content) == (1, ((1, 2),), ((2, 4),))
    assert candidate.source is not None
    assert (candidate.source.head, candidate.source.span) == (0, (0, 1))
    assert (candidate.source.chance, candidate.score, candidate.relation) == (0.8, 0.9, "verb")


def test_half_of_a_quotation_is_all_of_it() -> None:
    words, clusters, spans = tagged_text("“ rain fell here . ” said [Voss]")
    (candidate,) = candidates_of(
        words, clusters, [linked_row(words, "Voss", "said", "rain fell here")], spans
    )
    assert contents_of(words, candidate) == ["“ rain fell here . ”"]


def test_the_first_words_of_a_quotation_are_all_of_it_where_the_cue_stands_outside() -> None:
    words, clusters, spans = tagged_text("[Voss] said : “ rain fell here and snow fell there . ”")
    (candidate,) = candidates_of(
        words, clusters, [linked_row(words, "Voss", "said", "rain fell")], spans
    )
    assert contents_of(words, candidate) == ["“ rain fell here and snow fell there . ”"]


def test_what_is_told_within_a_quotation_is_not_all_of_it() -> None:
    words, clusters, spans = tagged_text(
        "“ [Voss] said rain fell and then snow was there for us . ”"
    )
    (candidate,) = candidates_of(
        words, clusters, [linked_row(words, "Voss", "said", "rain fell")], spans
    )
    assert contents_of(words, candidate) == ["rain fell"]


def test_of_two_that_share_words_the_likelier_has_them() -> None:
    words, clusters, spans = tagged_text("[Voss] said rain fell and [Ek] added snow fell here")
    wide = linked_row(words, "Voss", "said", "rain fell and Ek added snow", 0.7)
    narrow = linked_row(words, "Ek", "added", "snow fell here", 0.9)
    first, second = candidates_of(words, clusters, [wide, narrow], spans)
    assert contents_of(words, first) == ["rain fell and Ek added"]
    assert contents_of(words, second) == ["snow fell here"]


def test_what_keeps_less_than_half_of_its_words_is_gone() -> None:
    words, clusters, spans = tagged_text("[Voss] said rain fell and snow fell here")
    likely = linked_row(words, "Voss", "said", "rain fell and snow fell", 0.9)
    other = linked_row(words, "Voss", "", "snow fell here", 0.6)
    assert len(candidates_of(words, clusters, [other, likely], spans)) == 1


def test_of_two_with_the_same_content_the_likelier_stands() -> None:
    words, clusters, spans = tagged_text("[Voss] said [Ek] added rain fell here")
    rows = [
        linked_row(words, "Voss", "said", "rain fell here", 0.8),
        linked_row(words, "Ek", "added", "rain fell here", 0.9),
    ]
    assert [row.score for row in candidates_of(words, clusters, rows, spans)] == [0.9]


def test_what_a_source_says_next_by_a_cue_of_its_own_is_no_part_of_what_it_said_before() -> None:
    arcs = {"added": ("fell", "conj"), "but": ("added", "cc"), "snow": ("added", "obj")}
    words, clusters, spans = tagged_text("[Voss] said rain fell but added snow", arcs)
    rows = [
        linked_row(words, "Voss", "said", "rain fell but added snow"),
        linked_row(words, "Voss", "added", "snow", 0.4),
    ]
    candidates = candidates_of(words, clusters, rows, spans)
    assert [contents_of(words, row) for row in candidates] == [["rain fell"], ["snow"]]


def test_stops_and_dashes_at_the_ends_are_no_content() -> None:
    words, _, _ = tagged_text(", — rain fell . said [Voss]")
    assert edges(words, (0, 5)) == (2, 4)


def test_a_content_goes_as_far_as_the_noun_that_its_last_word_leads_to() -> None:
    words, clusters, spans = tagged_text(
        "[Voss] said rain fell in/ADP the/DET town",
        {"in": ("town", "case"), "the": ("town", "det"), "town": ("fell", "obl")},
    )
    row = linked_row(words, "Voss", "said", "rain fell in")
    (candidate,) = candidates_of(words, clusters, [row], spans)
    assert contents_of(words, candidate) == ["rain fell in the town"]


def test_a_bracket_at_the_end_stays() -> None:
    words, _, _ = tagged_text("rain ( here ) . said [Voss]")
    assert edges(words, (0, 5)) == (0, 4)


@pytest.mark.parametrize(
    ("cue", "relation"),
    [
        ("said/VERB", "verb"),
        ("According/VERB", "according"),
        (":", "colon"),
    ],
)
def test_a_cue_tells_how_it_is_told(cue: str, relation: str) -> None:
    words, clusters, spans = tagged_text(f"[Voss] {cue} rain fell")
    row = linked_row(words, "Voss", cue.partition("/")[0], "rain fell")
    assert candidates_of(words, clusters, [row], spans)[0].relation == relation


def test_what_has_no_cue_is_carried_and_begins_with_its_content() -> None:
    words, clusters, spans = tagged_text("[Voss] rose . rain fell")
    (candidate,) = candidates_of(words, clusters, [linked_row(words, "", "", "rain fell")], spans)
    assert (candidate.relation, candidate.head, candidate.source) == ("carried", 3, None)


def test_the_words_that_make_a_source_whole_are_no_content() -> None:
    arcs = {"harbour": ("office", "compound")}
    words, clusters, spans = tagged_text("told by the harbour office rain fell", arcs)
    row = linked_row(words, "the harbour", "told", "office rain fell")
    (candidate,) = candidates_of(words, clusters, [row], spans)
    assert contents_of(words, candidate) == ["rain fell"]


def test_what_stands_in_another_sentence_than_the_cue_and_in_no_marks_is_no_content() -> None:
    words, clusters, spans = tagged_text("all the rain fell . snow fell said/VERB [Voss]")
    words.sentences[:] = [(0, 5), (5, len(words))]
    words.sentence[:] = [0] * 5 + [1] * (len(words) - 5)
    row = replace(linked_row(words, "Voss", "said", "snow fell"), content=((0, 17), (20, 29)))
    (candidate,) = candidates_of(words, clusters, [row], spans)
    assert contents_of(words, candidate) == ["snow fell"]


def test_a_candidate_grows_by_all_but_its_cue() -> None:
    candidate = Candidate(head=2, cue=((2, 3),), content=((3, 5),), source=None, relation="verb")
    assert grown(candidate, [(0, 6)]).content == ((0, 2), (3, 6))


def test_a_quotation_stays_whole_though_its_part_begins_before_the_mark() -> None:
    words, clusters, spans = tagged_text(
        "[Voss] said that [Ek] told/VERB them : “ rain fell . snow fell ”"
    )
    words.sentences[:] = [(0, 11), (11, len(words))]
    words.sentence[:] = [0] * 11 + [1] * (len(words) - 11)
    row = linked_row(words, "Voss", "said", words.text[words.text.index("that") :])
    (candidate,) = candidates_of(words, clusters, [row], spans)
    assert contents_of(words, candidate) == ["that Ek told them : “ rain fell . snow fell ”"]


def row_in_parts(words: Tokens, source: str, *parts: str) -> Linked:
    places = tuple((words.text.index(p), words.text.index(p) + len(p)) for p in parts)
    return replace(linked_row(words, source, "said", parts[0]), content=places)


def test_what_stands_between_two_parts_of_a_content_and_is_nobody_elses_belongs_to_it() -> None:
    words, clusters, spans = tagged_text("[Voss] said that rain in the town fell : “ snow rose ”")
    row = row_in_parts(words, "Voss", "that rain", "“ snow rose ”")
    (candidate,) = candidates_of(words, clusters, [row], spans)
    assert contents_of(words, candidate) == ["that rain in the town fell : “ snow rose ”"]


def test_neither_the_cue_nor_what_another_says_stands_between_two_parts() -> None:
    words, clusters, spans = tagged_text(
        "rain , [Voss] said , fell and [Ek] added that snow fell too"
    )
    voss, ek = (
        row_in_parts(words, "Voss", "rain", "fell and", "too"),
        linked_row(words, "Ek", "added", "snow"),
    )
    second = replace(ek, content=((words.text.index("that"), words.text.index(" too")),))
    first = next(
        candidate
        for candidate in candidates_of(words, clusters, [voss, second], spans)
        if candidate.head == 3
    )
    assert contents_of(words, first) == ["rain", "fell and", "too"]


def test_a_content_begins_with_all_that_hangs_on_its_first_noun() -> None:
    arcs = {"the": ("jurors", "det"), "old": ("jurors", "amod")}
    words, clusters, spans = tagged_text("[Voss] told the old jurors to wait", arcs)
    (candidate,) = candidates_of(
        words, clusters, [linked_row(words, "Voss", "told", "jurors to wait")], spans
    )
    assert contents_of(words, candidate) == ["the old jurors to wait"]


def test_a_part_that_is_only_a_mark_is_no_content() -> None:
    words, clusters, spans = tagged_text("[Voss] said rain fell : snow rose :")
    row = linked_row(words, "Voss", "said", "rain fell")
    with_mark = replace(row, content=(*row.content, (len(words.text) - 1, len(words.text))))
    (candidate,) = candidates_of(words, clusters, [with_mark], spans)
    assert contents_of(words, candidate) == ["rain fell"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Sheikh/PROPN Said/VERB Fenby/PROPN has/AUX left/VERB town", 0),
        ("Sheikh/PROPN Said/VERB Fenby/PROPN Has/AUX Left/VERB town", 1),
        ("Said/VERB Fenby/PROPN : rain has/AUX left/VERB town", 1),
        ("left/VERB town , he/PRON Said/VERB .", 1),
    ],
)
def test_a_verb_with_a_capital_amid_a_sentence_is_a_name(text: str, count: int) -> None:
    words, clusters, spans = tagged_text(text)
    words.tag[words.form.index("Said")] = "VBD"
    row = linked_row(words, "", "Said", "town")
    assert len(candidates_of(words, clusters, [row], spans)) == count
