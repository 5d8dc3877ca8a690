"""What `newsread` is given to open."""

from pathlib import Path

import pytest

from articles.library import Library
from tests.support.pages import bridge_page
from tests.support.web_server import says, served
from tui.command_line.open_command import _read, no_terminal


def test_a_page_out_of_reach_is_opened_as_it_was_kept(home: Path) -> None:
    with served({"/a": says(bridge_page("Shut."))}) as web:
        ((first,), _) = _read([web.url + "/a"])
        Library(home / "data" / "library").keep(first.article, first.where)
        web.answers.clear()
        ((second,), failures) = _read([web.url + "/a"])

    assert failures == 0
    assert (second.article, first.notice) == (first.article, None)
    assert second.notice == (
        "This is what was kept of the page; now the server has no such page (HTTP 404)."
    )


def test_what_cannot_be_read_is_told_and_the_rest_is_opened(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Words.")

    sources, failures = _read([str(tmp_path / "none.txt"), str(tmp_path / "a.txt")])

    assert [source.article.text for source in sources] == ["Words."]
    assert failures == 1
    assert capsys.readouterr().err == f"newsread: {tmp_path / 'none.txt'}: there is no such file\n"


def test_a_browser_that_textual_serves_is_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.__stdout__", None)
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")
    assert no_terminal(reads_input=False) is None
