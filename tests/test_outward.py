"""The ways out of newsread: the browser, the clipboard, and commands of the reader's own."""

import os
import select
import time
import webbrowser
from dataclasses import replace
from pathlib import Path

import pytest

from articles.article import Span
from tests.support.contexts import Context
from tests.support.readings import ARTICLE, FINDINGS
from tui.reader.commands import outward_commands
from tui.terminal.browser import vetted
from tui.terminal.pipe import LARGEST, Answer, answer_of

PAGE = replace(ARTICLE, url="https://herald.example/a b")


@pytest.fixture
def urls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the browser was given."""
    addresses: list[str] = []
    monkeypatch.setenv("DISPLAY", ":0")

    def take(url: str) -> bool:
        addresses.append(url)
        return True

    monkeypatch.setattr(webbrowser, "open", take)
    return addresses


# -- pages


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("https://a.example/x?y=1&z#part", "https://a.example/x?y=1&z#part"),
        ("HTTP://a.example", "HTTP://a.example"),
        ("https://a.example/'`;\" \n\x1b\\", "https://a.example/%27%60;%22%20%0A%1B%5C"),
        ("https://порт.example/й", "https://%D0%BF%D0%BE%D1%80%D1%82.example/%D0%B9"),
        ("https://", None),
        ("https://[x", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("--new-window", None),
        ("", None),
    ],
)
def test_a_browser_is_given_addresses_of_pages_and_nothing_else(
    address: str, url: str | None
) -> None:
    assert vetted(address) == url


async def test_the_page_of_the_article_is_opened(urls: list[str]) -> None:
    context = Context(None, PAGE)
    await outward_commands.open_page(context.r)
    assert urls == ["https://herald.example/a%20b"]
    assert context.words == ["Opened https://herald.example/a%20b"]


async def test_without_a_page_or_a_screen_nothing_is_opened(
    urls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    context = Context(None, replace(ARTICLE, url="file:///etc/passwd"))
    await outward_commands.open_page(context.r)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    context.r.document = replace(context.r.document, article=PAGE)
    await outward_commands.open_page(context.r)
    assert urls == []
    assert context.words == [
        "This article has no address of a page",
        "There is no browser on this screen for https://herald.example/a%20b",
    ]


def test_the_address_of_the_page_is_copied() -> None:
    context = Context(None, PAGE)
    outward_commands.copy_address(context.r)
    assert context.copied == ["https://herald.example/a%20b"]


# -- commands


async def test_a_command_is_given_the_article_and_its_answer_is_shown() -> None:
    context = Context(None, ARTICLE, FINDINGS, "wc -w", None)
    await outward_commands.pipe(context.r)
    await context.settled()
    assert "the article" in context.asked[0]
    assert context.asked[1:] == ["OutputScreen"]
    assert context.words == ["wc -w …", "wc -w: done"]


async def test_a_command_is_given_the_selection_where_there_is_one(tmp_path: Path) -> None:
    file = tmp_path / "given"
    context = Context(None, ARTICLE, FINDINGS, f"cat > {file}")
    context.text.selected = Span(0, 7)
    await outward_commands.pipe(context.r)
    await context.settled()
    assert file.read_text("utf-8") == ARTICLE.text[:7]
    assert "the selection" in context.asked[0]
    assert len(context.asked) == 1  # it answered nothing, so nothing is shown


async def test_nothing_is_run_where_nothing_is_typed() -> None:
    context = Context(None, ARTICLE, FINDINGS, None)
    await outward_commands.pipe(context.r)
    assert context.words == []


async def test_what_was_answered_is_copied_if_the_reader_wants_it() -> None:
    context = Context(None, ARTICLE, FINDINGS, "echo seen", "seen")
    await outward_commands.pipe(context.r)
    await context.settled()
    assert context.copied == ["seen"]


async def test_whoever_has_gone_on_is_shown_nothing() -> None:
    context = Context(None, ARTICLE, FINDINGS, "echo seen")
    context.is_current = False
    await outward_commands.pipe(context.r)
    await context.settled()
    assert context.words[-1] == "echo seen: done"
    assert len(context.asked) == 1


def is_empty(folder: Path) -> bool:
    return not [*folder.iterdir()]


async def test_no_word_of_the_text_is_part_of_the_command(tmp_path: Path) -> None:
    text = f"$(touch {tmp_path}/made); `touch {tmp_path}/made`\n'; touch {tmp_path}/made #"
    assert await answer_of("cat", text) == Answer(text, "done")
    assert is_empty(tmp_path)


async def test_what_fails_says_how_and_what_it_wrote() -> None:
    answer = await answer_of("echo wrong >&2; exit 3", "text")
    assert answer == Answer("wrong\n", "ended with status 3")


async def test_a_command_that_reads_nothing_is_no_failure() -> None:
    assert await answer_of("true", "word " * 500_000) == Answer("", "done")


async def test_a_command_has_no_terminal() -> None:
    answer = await answer_of("test -t 0 || test -t 1 || : < /dev/tty", "")
    assert answer.ending.startswith("ended with status")


def ends(process: int, seconds: float = 10) -> bool:
    """Whether a process ends by then, or has; one that was killed does when it has its turn."""
    try:
        descriptor = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([descriptor], [], [], seconds)[0])
    finally:
        os.close(descriptor)


async def test_a_command_that_does_not_end_is_ended_with_all_it_began() -> None:
    start = time.monotonic()
    answer = await answer_of("sleep 600 & echo $!; wait", "", seconds=0.5)
    assert answer.ending == "ended after 0.5 s"
    assert time.monotonic() - start < 60
    assert ends(int(answer.text))


async def test_a_command_that_writes_without_end_is_ended() -> None:
    answer = await answer_of("yes", "")
    assert answer.ending == "ended after more than 1 MB"
    assert len(answer.text) == LARGEST


async def test_what_left_a_command_that_was_ended_is_not_waited_for() -> None:
    start = time.monotonic()
    answer = await answer_of("setsid sleep 60 & echo seen; wait", "", seconds=0.5)
    assert answer == Answer("seen\n", "ended after 0.5 s")
    assert time.monotonic() - start < 30


async def test_an_answer_that_is_no_text_is_shown_as_far_as_it_is() -> None:
    assert (await answer_of(r"printf '\377ok'", "")).text == "\ufffdok"
