"""What is written for those who work on newsread is so."""

import re
from pathlib import Path

import pytest

from tests.conftest import DRIVES

ROOT = Path(__file__).parent.parent
CONTRIBUTING = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
MAP = CONTRIBUTING.partition("## Where things are")[2].partition("\n## ")[0]


def paths(text: str) -> list[str]:
    """The files and folders that stand in a text as code."""
    return re.findall(r"`([\w./-]+(?:/|\.py|\.md|\.toml|/run))`", text)


@pytest.mark.parametrize("path", paths(CONTRIBUTING.replace(MAP, "")))
def test_what_is_named_for_contributors_is_there(path: str) -> None:
    places = [ROOT, ROOT / "annotators" / "notebook" / "formats"]
    assert any((place / path).exists() for place in places)


@pytest.mark.parametrize("row", re.findall(r"^\| `.*", MAP, re.MULTILINE))
def test_every_folder_of_the_map_is_there(row: str) -> None:
    package, *inner = paths(row)
    places = [ROOT, ROOT / package, ROOT / package / "notebook", ROOT / package / "reader"]
    missing = [path for path in inner if not any((place / path).exists() for place in places)]
    assert not missing


@pytest.mark.parametrize("package", ["articles", "annotators", "tui", "tests"])
def test_every_folder_that_is_there_stands_in_the_map(package: str) -> None:
    folders = {file.parent.name for file in (ROOT / package).glob("*/*.py")}
    missing = folders - {path.strip("/") for path in paths(MAP)}
    assert not missing, "say what is in it in .github/CONTRIBUTING.md"


@pytest.mark.parametrize(
    ("source", "drives"),
    [
        ("async with app.run_test() as pilot:", True),
        ("from tests.support.terminal import newsread", True),
        ("run = subprocess.run([sys.executable])", True),
        ("from tests.support.readings import ARTICLE", False),
    ],
)
def test_what_drives_something_is_not_in_the_quick_loop(source: str, *, drives: bool) -> None:
    assert bool(DRIVES.search(source)) is drives
