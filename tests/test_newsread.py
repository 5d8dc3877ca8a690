"""The real newsread, started in a terminal of its own, as a reader has it."""

from pathlib import Path

from tests.terminal import newsread

SAMPLE = str(Path(__file__).parent.parent / "articles" / "samples" / "harbour-bridge.txt")


def test_an_article_can_be_read_and_left(tmp_path: Path) -> None:
    with newsread(SAMPLE, home=str(tmp_path)) as terminal:
        terminal.until("Ferry crews warn of “chaos”")
        terminal.press("G")
        terminal.until("Now I shall have to learn to swim")
        terminal.press("q")
        assert terminal.ended() == 0


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with newsread("gone.txt", home=str(tmp_path)) as terminal:
        assert terminal.ended() == 1
        assert terminal.text.strip().startswith("newsread: gone.txt: ")
        assert len(terminal.text.strip().splitlines()) == 1
