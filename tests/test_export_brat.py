"""Marks as brat has them: its annotations, and the configuration that shows them."""

from dataclasses import replace

from hypothesis import given, settings

from annotators.notebook.corrections import judge
from annotators.notebook.formats.brat import configuration
from annotators.notebook.mark import Link
from tests.support.any_marks import annotated
from tests.support.exported import ARTICLE, DENIED, FINDINGS, Groups, export_of, mark_of


def written_lines(groups: Groups) -> list[str]:
    """The lines of the first article in brat's form."""
    return [
        line for line in export_of("brat", *groups[0][1], article=groups[0][0]).split("\n") if line
    ]


def test_a_mark_over_a_line_end_is_cut_there() -> None:
    lines = export_of("brat", mark_of("said.\nNobody", color="blue")).splitlines()
    at = ARTICLE.text.index("said.")
    assert lines[0] == f"T1\thighlighting {at} {at + 5};{at + 6} {at + 12}\tsaid. Nobody"
    assert lines[1] == "A1\tColor T1 blue"


@settings(max_examples=40)
@given(groups=annotated())
def test_every_fragment_in_brat_is_the_text_between_its_offsets(groups: Groups) -> None:
    for article, marks in groups:
        for line in export_of("brat", *marks, article=article).split("\n"):
            if line.startswith("T"):
                _, places, words = line.split("\t", 2)
                pairs = [pair.split() for pair in places.partition(" ")[2].split(";")]
                assert words == " ".join(article.text[int(a) : int(b)] for a, b in pairs)


def test_a_verdict_is_an_attribute_in_brat() -> None:
    judged = judge(ARTICLE, FINDINGS.claims[0], rejects=True)
    first, second, _ = export_of("brat", judged, judge(ARTICLE, FINDINGS.entities[0])).split(
        "\n", 2
    )
    assert first.startswith("T1\tclaim ")
    assert second == "A2\tVerdict T1 rejected"
    assert "A4\tVerdict T2 accepted" in export_of(
        "brat", judged, judge(ARTICLE, FINDINGS.entities[0])
    )


def test_replies_and_links_are_relations_in_brat() -> None:
    first = mark_of("harbour")
    second = mark_of(
        "opens", answers=first.id, links=(Link(first.id, "evidence"), Link("elsewhere"))
    )
    assert "R1\tAnswers Arg1:T2 Arg2:T1\nR2\tevidence Arg1:T2 Arg2:T1\n" in export_of(
        "brat", first, second
    )


def test_brat_has_speaker_and_polarity() -> None:
    mark = mark_of(speaker="Hedda Moen", claim=DENIED)
    assert export_of("brat", mark).splitlines()[1:-1] == [
        "A3\tAct T1 denies",
        "A4\tPolarity T1 denies",
        "A5\tForm T1 indirect",
        "A6\tDoubt T1 in_doubt",
        "#2\tSpeaker T1\tHedda Moen",
        "#3\tVerb T1\tdenied",
    ]


def test_brat_has_both_speakers_of_a_correction() -> None:
    text = export_of("brat", judge(ARTICLE, FINDINGS.claims[0], speaker="Tomas Okafor"))
    assert "\tSpeaker T1\tTomas Okafor\n" in text
    assert "\tSpeakerAsFound T1\tAda Quill\n" in text


def test_brat_is_told_what_is_of_the_whole_article() -> None:
    note = replace(mark_of("The"), exact="", note="Read again")
    assert "A3\tWholeArticle T1\n" in export_of("brat", note)


@settings(max_examples=40)
@given(groups=annotated())
def test_the_configuration_for_brat_has_every_type_and_value_in_use(groups: Groups) -> None:
    known = configuration(groups)
    entities = known.partition("[entities]\n")[2].partition("[relations]")[0].split()
    relations = known.partition("[relations]\n")[2].partition("[events]")[0].splitlines()
    attributes = dict(
        line.split("\t") for line in known.partition("[attributes]\n")[2].splitlines()
    )
    ids = set()
    for line in written_lines(groups):
        name, label, *_ = line.split("\t")
        kind, *rest = label.split(" ")
        if name[0] == "T":
            assert kind in entities
        elif name[0] == "R":
            assert f"{kind}\tArg1:<ENTITY>, Arg2:<ENTITY>" in relations
        elif name[0] == "A":
            values = attributes[kind].partition("Value:")[2].split("|")
            assert rest[1:] == [] or rest[1] in values
        ids.add(name)
    assert len(ids) == len(written_lines(groups))
