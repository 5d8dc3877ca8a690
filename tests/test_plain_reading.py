"""Plain reading order: rows of words from the top to the bottom, and nothing beside them."""

from __future__ import annotations

from annotators.findings import Claim, Findings
from articles.article import Span
from tests.support.reader_app import Reading, lines, press
from tests.support.readings import ARTICLE, FINDINGS, span
from tui.reader.document.plain import SHORT, spoken
from tui.reader.reader_screen import ReaderScreen
from tui.settings.settings import Settings


def test_every_claim_is_said_in_words_where_it_ends() -> None:
    spoken_notes = spoken(FINDINGS, ARTICLE.text)
    assert [note.at for note in spoken_notes] == [c.content[-1].end - 1 for c in FINDINGS.claims]
    assert spoken_notes[2].words == "Tom Hale denied the “old lady” was in danger (reworded)"
    assert all(len(note.words) < 2 * SHORT + 40 for note in spoken_notes)


def test_exact_words_that_are_cut_end_in_their_mark() -> None:
    text = f"“{'so ' * 30}on,” said Bo Tarn."
    said = Claim(
        content=(Span(0, text.index("”") + 1),), speaker="Bo Tarn", form="direct",
        source=(span("Bo Tarn", text=text),), cue=(span("said", text=text),),
    )  # fmt: skip
    assert spoken(Findings(claims=(said,)), text)[0].words.endswith("so…”")


def test_before_anything_was_found_nothing_is_said() -> None:
    assert spoken(None, ARTICLE.text) == []


async def test_who_says_what_stands_below_its_paragraph_and_nothing_beside_it() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS, settings=Settings(plain=True))
    async with Reading(reader).run_test(size=(120, 30)) as pilot:
        await press(pilot, ["j"])
        rows = lines(pilot.app.screen).splitlines()
        assert reader.desk.pane is None
        assert not any(sign in line for line in rows[:-2] for sign in "─▊┊≈✗")
        end = rows.index("“old lady” was in danger.")
        note_text = " ".join(rows[end + 1 : end + 4])
        assert "Ines Corvo said “We cannot wait for it to fall”" in note_text
        assert "Tom Hale denied the “old lady” was in danger (reworded)" in note_text


async def test_the_pane_comes_when_it_is_asked_for() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS, settings=Settings(plain=True))
    async with Reading(reader).run_test(size=(120, 30)) as pilot:
        await press(pilot, ["p"])
        assert reader.desk.pane is not None
        assert reader.desk.pane.display
