"""What the whole application is started with, and findings that can be foretold."""

from pathlib import Path

from annotators.findings import Findings, Quote
from annotators.running.service import Annotating
from articles import Article
from tests.support.executors import AtOnce
from tui.app import NewsReader
from tui.reader.reader_screen import ReaderScreen
from tui.session.session import Opened, Session
from tui.settings.settings import Settings

STORY = Article(
    text="A bridge closes\n\n“It only waits,” said Ada Brandt.\n\nNobody else spoke.",
    title="A bridge closes",
)


def quotation(text: str, pipeline: str | None) -> Findings:
    """What stands in curly marks, as the pipeline would find it."""
    start, end = text.find("“"), text.find("”") + 1
    if start < 0:
        return Findings()
    return Findings(quotes=(Quote(start=start, end=end, kind="direct", speaker="Ada Brandt"),))


def session(folder: Path, *articles: Article, **changes: object) -> Session:
    values: dict[str, object] = {
        "settings": Settings(),
        "annotating": Annotating(AtOnce, work=quotation),
        "data": folder,
        "log": folder / "log",
        "opened": [Opened(article, "story.txt") for article in articles],
    }
    return Session(**{**values, **changes})  # type: ignore[arg-type]


def reader(app: NewsReader) -> ReaderScreen:
    assert isinstance(app.screen, ReaderScreen)
    return app.screen


def status_text(app: NewsReader) -> str:
    """What the line below the article says."""
    return reader(app).status.text
