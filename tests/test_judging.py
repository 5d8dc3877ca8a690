"""Findings judged and corrected, with the keyboard."""

from __future__ import annotations

from annotators.notebook.notebook import Notebook
from tests.support.marking_app import Reading, press, settled, status_text, stored_marks
from tests.support.readings import FINDINGS, TEXT


async def test_a_rejected_claim_is_gone_and_comes_back(notebook: Notebook) -> None:
    app = Reading(notebook)
    async with app.run_test() as pilot:
        await press(pilot, "]cmr")
        assert app.reader.document.findings
        assert len(app.reader.document.findings.claims) == len(FINDINGS.claims) - 1
        await press(pilot, "u")
        assert app.reader.document.findings == FINDINGS


async def test_what_is_undone_is_said(notebook: Notebook) -> None:
    app = Reading(notebook)
    async with app.run_test() as pilot:
        await press(pilot, "]qmru")
        description = "judgement “not a quotation” on “We cannot wait for it …”"
        assert status_text(app.reader) == f"Undone: {description}"
        await press(pilot, ["ctrl+r"])
        assert status_text(app.reader) == f"Done again: {description}"
        await press(pilot, ["u", "m", "s", *"hale", "enter", "u"])
        assert status_text(app.reader) == "Undone: speaker Tom Hale on “We cannot wait for it …”"


async def test_who_says_it_now_is_offered_first_and_taken_with_enter(notebook: Notebook) -> None:
    app = Reading(notebook)
    async with app.run_test() as pilot:
        await press(pilot, ["]", "q", "m", "s", "enter"])
        assert app.reader.document.findings
        assert [q.speaker for q in app.reader.document.findings.quotes] == [
            q.speaker for q in FINDINGS.quotes
        ]
    (mark,) = stored_marks(notebook)
    assert (mark.motivation, mark.speaker_as_corrected) == ("assessing", None)


async def test_whom_the_machine_had_is_kept_through_a_second_correction(notebook: Notebook) -> None:
    before = FINDINGS.quotes[0].speaker
    async with Reading(notebook).run_test() as pilot:
        for name in ("Ada Quill", "Tom Hale"):
            await press(pilot, ["]", "q", "m", "s", *name, "enter", "g", "g"])
    (mark,) = stored_marks(notebook)
    assert (mark.speaker_as_found, mark.speaker_as_corrected) == (before, "Tom Hale")


async def test_a_corrected_speaker_is_kept(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, ["]", "q", "m", "s", *"hale", "enter"])
    app = Reading(Notebook(notebook.folder))
    async with app.run_test() as pilot:
        await settled(pilot, app.reader)
        assert app.reader.document.findings
        assert app.reader.document.findings.quotes[0].speaker == "Tom Hale"


async def test_a_second_verdict_takes_the_place_of_the_first(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, "]qma")
        await press(pilot, ["m", "k", "down", "down", "enter"])
    assert [mark.verdict and mark.verdict.kind for mark in stored_marks(notebook)] == ["scare"]


async def test_what_was_judged_is_judged_again_without_moving(notebook: Notebook) -> None:
    app = Reading(notebook)
    async with app.run_test() as pilot:
        await press(pilot, "]c]c]c")
        assert "Tom Hale" in str(app.reader.document.finding_at(app.reader.position))
        await press(pilot, ["m", "s", *"Birgit", "enter"])
        await press(pilot, "mr")
    verdicts = [mark.verdict for mark in stored_marks(notebook)]
    assert [(v.finding, v.rejects) for v in verdicts if v] == [("claim", True)]


async def test_a_corrected_extent_is_kept(notebook: Notebook) -> None:
    app = Reading(notebook)
    async with app.run_test() as pilot:
        await press(pilot, "]qvwwwemx")
        assert app.reader.document.findings
        assert app.reader.document.findings.quotes[0].of(TEXT).startswith("“We cannot wait")
        assert len(app.reader.document.findings.quotes[0]) < 32


async def test_what_was_not_found_can_be_added(notebook: Notebook) -> None:
    app = Reading(notebook)
    async with app.run_test() as pilot:
        await press(pilot, "GV")
        await press(pilot, ["m", "n", *"claim", "enter"])
        await press(pilot, [*"hale", "enter"])
        assert app.reader.document.findings
        statements = [
            (row.content[0].of(TEXT), row.speaker) for row in app.reader.document.findings.claims
        ]
        assert ("Hale called on the council to publish every report.", "Tom Hale") in statements


async def test_a_type_can_be_given(notebook: Notebook) -> None:
    async with Reading(notebook).run_test() as pilot:
        await press(pilot, ["]", "q", "m", "t", *"promise", "enter"])
    assert [(mark.label, mark.motivation) for mark in stored_marks(notebook)] == [
        ("promise", "classifying")
    ]
