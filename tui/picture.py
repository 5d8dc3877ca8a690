"""A picture of the reader on an article, as SVG: what the README shows is made by the program.

python -m tui.picture ARTICLE FILE.svg [--size 110x32] [--theme NAME] [KEY…]
"""

from __future__ import annotations

import argparse
import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING

from tui.reader.desk import PAUSE
from tui.reader.reader_screen import ReaderScreen
from tui.terminal_app import TerminalApp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import App

    from annotators.findings import Findings
    from articles.article import Article


class Portrait(TerminalApp):
    """One article and nothing else, to be looked at."""

    def __init__(self, article: Article, findings: Findings | None, theme: str | None) -> None:
        super().__init__()
        self.reader = ReaderScreen(article, findings)
        self.theme = theme or self.theme

    def get_default_screen(self) -> ReaderScreen:
        """The reader."""
        return self.reader


async def picture(app: App[None], size: tuple[int, int], keys: Sequence[str] = ()) -> str:
    """The screen of the app as SVG, after these keys."""
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
        await pilot.pause(2 * PAUSE)  # for the pane, which follows when the keys rest
        return app.export_screenshot(title="newsread")


def main() -> None:
    """Take a picture."""
    usage = argparse.ArgumentParser(prog="python -m tui.picture", description=__doc__)
    usage.add_argument("article", help="a file")
    usage.add_argument("svg", type=Path)
    usage.add_argument("keys", nargs="*", metavar="KEY", help="pressed before the picture is taken")
    usage.add_argument("--size", default="110x32", metavar="COLUMNSxROWS")
    usage.add_argument("--theme")
    options = usage.parse_intermixed_args()
    from annotators.running.finding import find
    from articles import load

    os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")  # wherever it is taken
    columns, rows = (int(number) for number in options.size.split("x"))
    article = load(options.article)
    app = Portrait(article, find(article.text), options.theme)
    options.svg.write_text(
        asyncio.run(picture(app, (columns, rows), options.keys)), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
