from __future__ import annotations

import pytest

from annotators.findings import Claim, Entity, Findings, Quote
from articles.article import Article, Part, Span
from tests.support.pilots import text_of, until
from tests.support.reader_app import Reading, press
from tests.support.readings import ARTICLE, FINDINGS, TEXT, span
from tui.reader.document.decorations import hull
from tui.reader.reader_screen import ReaderScreen
from tui.text.sight import BELOW


def rows(reader: ReaderScreen, width: int = 80) -> list[str]:
    view = reader.view
    return [view.render_line(y).text[:width].rstrip() for y in range(view.size.height)]


def text_rows(reader: ReaderScreen) -> list[str]:
    """The rows without their margin."""
    return [row[reader.view.sheet.left :] for row in rows(reader)]


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("]q", "“We cannot"),
        ("]c", "The bridge"),
        ("2]c", "“We cannot"),
        ("]e.", "Ines Corvo"),
        ("]e.]p", "Corvo said."),
        ("]e..,", "Ines Corvo"),
        ("}}w", "bridge"),
        ("G", "."),
        ("Ggg", "Harbour"),
        ("3gg", "The bridge"),
        ("ww0", "Harbour"),
        ("]qGH", "“We cannot"),
        ("]qGHL", "."),
        ("jj", "The bridge"),
    ],
)
async def test_keys_lead_to(keys: str, words: str) -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test() as pilot:
        await press(pilot, keys)
        assert TEXT[reader.position :].startswith(words)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("ve", "Harbour"),
        ("V", "Harbour bridge will close, mayor says"),
        ("wvew", "bridge w"),
        ("wveobb", "Harbour bridge"),
        ("]qs", "“We cannot wait for it to fall,”"),
        ("]e.s", "Ines Corvo"),
    ],
)
async def test_keys_select(keys: str, words: str) -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test() as pilot:
        await press(pilot, keys)
        span_selected = reader.view.selected
        assert span_selected is not None
        assert span_selected.of(TEXT).startswith(words)


async def test_findings_that_come_late_move_nothing() -> None:
    reader = ReaderScreen(ARTICLE)
    async with Reading(reader).run_test() as pilot:
        await press(pilot, "jjw")
        before = reader.position, reader.view.scroll_offset, text_rows(reader)
        reader.show_findings(FINDINGS)
        await pilot.pause()
        assert (reader.position, reader.view.scroll_offset, text_rows(reader)) == before


async def test_the_line_below_says_who_denied_what() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test() as pilot:
        reader.position = span("the “old lady”").start
        await pilot.pause()
        status = reader.status.text
        assert status.startswith("Denied by Tom Hale · sure · reworded · subject of “denied”")


async def test_a_jump_that_leads_nowhere_says_what_is_not_there() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test() as pilot:
        await press(pilot, "n")
        assert reader.status.text == "Nothing is being searched for; / finds words"
        await press(pilot, "]p")
        assert reader.status.text == "]p goes on from a name; ]e leads to the next"
        await press(pilot, "[q")
        assert reader.status.text == "No quotation above"
        await press(pilot, "]e.]p]p")
        assert reader.status.text == "No mention of Ines Corvo below"


async def test_no_command_of_two_keys_is_passed_over_in_silence() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test() as pilot:
        await press(pilot, "]x")
        assert reader.hints.left[0][0].startswith("]x is no command")


async def test_what_is_to_be_marked_is_the_selection_or_the_finding_or_the_sentence() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test() as pilot:
        assert reader.reading.target == span("Harbour bridge will close, mayor says")
        await press(pilot, "]q")
        assert reader.reading.target == span("“We cannot wait for it to fall,”")
        await press(pilot, "ve")
        assert reader.reading.target == span("“We")


async def test_the_place_is_kept_when_the_window_changes() -> None:
    text = "\n".join(f"Paragraph {n} has some words to wrap in it, and more." for n in range(500))
    reader = ReaderScreen(Article(text=text))
    async with Reading(reader).run_test(size=(100, 30)) as pilot:
        reader.position = text.index("Paragraph 300")
        await pilot.pause()
        for width in (40, 130):
            await pilot.resize_terminal(width, 30)
            await pilot.pause()
            top = reader.view.scroll_offset.y
            row = reader.view.sheet.layout.row_at(reader.position)
            assert top <= row < top + reader.view.size.height


async def test_an_empty_article_can_be_read() -> None:
    reader = ReaderScreen(Article(text=""))
    async with Reading(reader).run_test() as pilot:
        await press(pilot, "jwGs]qvy")
        assert reader.reading.target is None
        assert reader.view.selected is None or reader.view.selected == Span(0, 1)


async def test_list_items_hang_and_block_quotations_have_a_bar() -> None:
    item = "• The cities have until June to vote on the pact."
    quote = "What we call a record today will be an average before long."
    text = f"{item}\n{quote}\n"
    parts = (
        Part(0, len(item), "item"),
        Part(len(item) + 1, len(item) + 1 + len(quote), "blockquote"),
    )
    reader = ReaderScreen(Article(text=text, parts=parts))
    async with Reading(reader).run_test(size=(39, 12)):
        column = reader.view.sheet.left
        assert [row[column:] for row in rows(reader, 38)][:6] == [
            "  • The cities have until June",
            "    to vote on the pact.",
            "",
            "▎  What we call a record today",
            "▎  will be an average before",
            "▎  long.",
        ]


async def test_findings_that_come_too_soon_wait_and_the_newest_is_shown() -> None:
    reader = ReaderScreen(ARTICLE)
    async with Reading(reader).run_test() as pilot:
        reader.pace.pause = 0.2
        reader.show_findings(Findings())
        reader.show_findings(FINDINGS)
        assert reader.document.findings is None
        await until(pilot, lambda: reader.document.findings)
        assert reader.document.findings == FINDINGS


async def test_columns_can_be_made_wider_and_narrower_with_keys() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test(size=(100, 24)) as pilot:
        before = reader.view.sheet.layout.width
        await press(pilot, "<<")
        assert reader.view.sheet.layout.width == before - 8
        await press(pilot, "3>")
        assert reader.view.sheet.layout.width == before + 4


async def test_a_layer_can_be_hidden_and_shown_again() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test() as pilot:
        row = reader.view.sheet.place(span("“We cannot").start)[1]
        strip_lit = reader.view.render_line(row)
        await press(pilot, "zq")
        assert reader.view.render_line(row) != strip_lit
        await press(pilot, "zq")
        assert reader.view.render_line(row) == strip_lit


async def test_the_terminals_own_cursor_follows_the_reading_cursor() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    app = Reading(reader)
    async with app.run_test() as pilot:
        await press(pilot, "]q")
        column, row = reader.view.sheet.place(reader.position)
        assert app.cursor_position == (column, row - reader.view.scroll_offset.y + 1)


async def test_a_denial_is_jumped_to() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test() as pilot:
        await press(pilot, ["]", "d"])
        (denial,) = [claim for claim in FINDINGS.claims if claim.act == "denies"]
        assert reader.position == hull(denial).start
        await press(pilot, ["]", "d"])
        assert reader.status.text == "No denial below"


async def test_what_is_hidden_is_said() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test() as pilot:
        await press(pilot, ["z", "e"])
        assert reader.status.text == "Names are hidden"
        await press(pilot, ["z", "q"])
        assert reader.status.text == "Quotations are shown"


@pytest.mark.parametrize("key", ["q", "c", "e"])
async def test_what_is_jumped_to_is_whole_with_the_rows_below_it_in_sight(key: str) -> None:
    text, spans, at = "", [], 0
    for _ in range(30):
        text += f"Nothing is said here, and at length. {'On and on it goes. ' * 12}\n\n"
        at = len(text)
        text += f"“{'We can wait for the ferry. ' * 6}” she said.\n\n"
        spans.append(Span(at, text.index("”", at) + 1))
    quotes = tuple(
        Quote(start=s.start, end=s.end, kind="direct", speaker="Ada Quill") for s in spans
    )
    claims = tuple(Claim(content=(s,), speaker="Ada Quill", form="direct") for s in spans)
    names = tuple(Entity(start=s.start, end=s.end, label="PERSON", name="Ada Quill") for s in spans)
    reader = ReaderScreen(
        Article(text=text), Findings(entities=names, quotes=quotes, claims=claims)
    )
    async with Reading(reader).run_test(size=(80, 24)) as pilot:
        for quotation in spans[:8]:
            await press(pilot, ["]", key])
            view = reader.view
            first, last = (
                view.sheet.layout.row_at(offset) for offset in (quotation.start, quotation.end - 1)
            )
            top = view.scroll_offset.y
            assert reader.position == quotation.start
            assert top <= first
            assert last + BELOW < top + view.size.height


async def test_what_a_command_has_said_is_not_cut_off_for_how_far_findings_are() -> None:
    reader = ReaderScreen(ARTICLE, FINDINGS)
    said = f"Copied: “{'so ' * 17}…” — Ines Corvo"
    async with Reading(reader).run_test(size=(80, 24)):
        reader.status.say(said, "findings 3% of text")
        assert text_of(reader.status) == f" {said}"
        reader.status.say("Note kept")
        assert text_of(reader.status).split("  ")[0] == " Note kept"
        assert text_of(reader.status).endswith("findings 3% of text")
        reader.status.describe(said)
        assert text_of(reader.status).endswith("… findings 3% of text")
