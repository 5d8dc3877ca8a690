"""What is installed with newsread: its licences, its manual, what shells are told."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tui import __version__
from tui.command_line.completion_command import SHELLS
from tui.command_line.manual import PAGE, page
from tui.command_line.synopsis import COMMANDS

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ABOUT = PROJECT["project"]
SHARED = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]


def test_every_licence_that_is_named_comes_with_its_text() -> None:
    licences = ABOUT["license"].split(" AND ")
    files = [path for pattern in ABOUT["license-files"] for path in ROOT.glob(pattern)]
    assert licences[0] == "MIT"
    assert {path.name for path in files} == {"LICENSE", *(f"LICENSE-{n}.txt" for n in licences[1:])}
    assert all(path.stat().st_size > 1_000 for path in files)


def test_whoever_has_the_copyright_is_the_author() -> None:
    (author,) = ABOUT["authors"]
    assert author["name"] in (ROOT / "LICENSE").read_text(encoding="utf-8")


def test_the_newest_of_the_changelog_is_this_version() -> None:
    page = (ROOT / ".github" / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", page, re.MULTILINE)[0] == __version__


def test_this_python_is_one_of_those_that_are_named() -> None:
    version = f"Programming Language :: Python :: 3.{sys.version_info.minor}"
    assert version in ABOUT["classifiers"]


@pytest.mark.parametrize("path", SHARED)
def test_what_is_shared_is_there(path: str) -> None:
    assert (ROOT / path).is_file()


def test_the_manual_that_is_shipped_is_that_of_the_commands() -> None:
    shipped = PAGE.read_text(encoding="utf-8")
    assert shipped == page(), "run: python -m tui.command_line.manual"


@pytest.mark.parametrize("name", COMMANDS)
def test_the_manual_has_every_command(name: str) -> None:
    assert re.search(rf"^\.SS newsread {name}\b", page(), re.MULTILINE)


def test_groff_has_nothing_to_say_of_the_manual() -> None:
    if not shutil.which("groff"):
        pytest.skip("there is no groff here")
    command = ["groff", "-man", "-Kutf8", "-Tutf8", "-ww", "-z", str(PAGE)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stderr == ""


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_understands_what_is_shared_with_it(shell: str) -> None:
    if not shutil.which(shell):
        pytest.skip(f"there is no {shell} here")
    name = "_newsread" if shell == "zsh" else f"newsread.{shell}"
    script = PAGE.with_name(name).read_text(encoding="utf-8")
    assert f"newsread completion {shell}" in script
    subprocess.run([shell, "-n"], input=script, text=True, check=True, capture_output=True)
