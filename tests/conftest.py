"""What many tests are given, and how hard the tests of properties try.

    python -m pytest --hypothesis-profile many

tries each property a thousand times instead of twenty-five; a test of whole screens, which takes
its one example otherwise, then tries as often too.
"""

from __future__ import annotations

import multiprocessing
import os
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from multiprocessing.context import ForkServerContext
    from pathlib import Path

    from annotators.notebook.notebook import Notebook
    from articles.library import Library
    from tests.support.idle_app import Counting
    from tests.support.web_server import Web

pytest.register_assert_rewrite("tests.support")

os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")  # wherever the tests are run

DRIVES = re.compile(r"\brun_test\(|\btests\.support\.terminal\b|\bsubprocess\.|\bprocesses\b")
"""What a test module has in it that drives screens, terminals or other programs."""

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile("few", max_examples=25, deadline=None, suppress_health_check=_SLOW)
settings.register_profile("many", max_examples=1000, deadline=None, suppress_health_check=_SLOW)
settings.load_profile("few")


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Mark as slow what drives something, or needs the pipeline, whether or not it says so."""
    paths = {item.path for item in items}
    drives = {path for path in paths if DRIVES.search(path.read_text(encoding="utf-8"))}
    for item in items:
        if item.path in drives or item.get_closest_marker("model"):
            item.add_marker("slow")


@pytest.fixture(scope="session", autouse=True)
def _nobodys_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Have no test touch what is kept by whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSREAD_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder of its own for all that newsread keeps; where the test is, too."""
    monkeypatch.setenv("NEWSREAD_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """An empty library."""
    from articles.library import Library

    return Library(tmp_path / "library")


@pytest.fixture
def web() -> Iterator[Web]:
    """A server of the test's own, which has nothing yet."""
    from tests.support.web_server import served

    with served() as web:
        yield web


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a notebook is to be; there is none yet."""
    return tmp_path / "marks"


@pytest.fixture
def notebook(folder: Path) -> Notebook:
    """An empty notebook."""
    from annotators.notebook.notebook import Notebook

    return Notebook(folder)


@pytest.fixture(scope="session")
def processes() -> ForkServerContext:
    """Processes that may be killed. All have one parent, which has imported what any of them needs
    before the first is started: later it would be too late."""
    context = multiprocessing.get_context("forkserver")
    stores = ["annotators.notebook.notebook", "articles.library", "articles.store.database"]
    context.set_forkserver_preload([*stores, "hypothesis", "orjson", "pytest"])
    return context


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a database is to be; there is none yet."""
    return tmp_path / "kept" / "marks.json"


@pytest.fixture
def idle(home: Path, monkeypatch: pytest.MonkeyPatch) -> Counting:
    """The application with one article; what it does now and then it does very often."""
    from tests.support.idle_app import counting
    from tui import app

    for name in ("LOOK_EVERY", "REMEMBER_EVERY"):
        monkeypatch.setattr(app, name, 0.03)
    return counting(home)
