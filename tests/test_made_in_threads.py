"""What is made in a thread is shown, unless what would show it has gone meanwhile."""

from __future__ import annotations

import pytest
from textual.message import Message

from tests.support.pilots import until
from tests.support.reader_app import Reading, press
from tests.support.readings import ARTICLE, FINDINGS
from tui.reader import findings_pace
from tui.reader.document.document import Document
from tui.reader.findings_pace import FindingsPace
from tui.reader.pane import side_pane
from tui.reader.pane.pane_lines import listed
from tui.reader.pane.side_pane import SidePane
from tui.reader.reader_screen import ReaderScreen

REVIEWED = Document.of(ARTICLE).judge(FINDINGS)
MESSAGES = [SidePane.Made(listed((), 20)), FindingsPace.Made(REVIEWED)]


async def test_many_findings_are_listed_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side_pane, "_MANY", 0)
    monkeypatch.setattr(findings_pace, "_MANY", 0)
    reader = ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(reader).run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: reader.document.judged and reader.query(SidePane))
        pane = reader.query_one(SidePane)
        await until(pilot, lambda: FINDINGS.claims[0] in [row.thing for row in pane.rows])


@pytest.mark.parametrize("message", MESSAGES, ids=["pane", "screen"])
async def test_what_comes_while_its_screen_goes_is_dropped(message: Message) -> None:
    first, reader = ReaderScreen(ARTICLE), ReaderScreen(ARTICLE, FINDINGS)
    async with Reading(first).run_test(size=(120, 40)) as pilot:
        await pilot.app.push_screen(reader)
        await press(pilot, [])
        pane = reader.query_one(SidePane)
        shows = pane if isinstance(message, SidePane.Made) else reader
        going = pilot.app.pop_screen()
        assert shows.post_message(message)
        await going
        assert not shows.post_message(message)
