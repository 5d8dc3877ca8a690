"""Three packages, one direction: seen in a fresh Python, so that hidden imports count too."""

import subprocess
import sys

import pytest

HEAVY = ("spacy", "thinc", "numpy", "tinydb", "pyperclip", "httpx", "trafilatura", "lxml")


def imported_by(statement: str, *, whole: bool = False) -> set[str]:
    """The modules that are there after a statement has run in a new interpreter.

    Top-level ones only, unless `whole`.
    """
    code = f"{statement}\nimport sys\nprint(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {name if whole else name.split(".")[0] for name in run.stdout.split()}


def every_module_of(package: str) -> str:
    """A statement that imports a package and all its modules, the training recipe left out."""
    return (
        "import importlib, pkgutil\n"
        f"import {package}\n"
        f"for found in pkgutil.walk_packages({package}.__path__, '{package}.'):\n"
        "    if 'training' not in found.name:\n"
        "        importlib.import_module(found.name)"
    )


def test_articles_knows_nothing_of_those_who_use_it() -> None:
    assert imported_by(every_module_of("articles")).isdisjoint(
        {"annotators", "tui", "spacy", "textual", "rich"}
    )


def test_annotators_knows_nothing_of_the_screen() -> None:
    assert imported_by(every_module_of("annotators")).isdisjoint({"tui", "textual"})


@pytest.mark.parametrize(
    "module", ["articles", "annotators", "tui.app", "tui.reading.reader_screen"]
)
def test_nothing_heavy_is_imported_before_it_is_needed(module: str) -> None:
    assert imported_by(f"import {module}").isdisjoint(HEAVY)


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_a_question_about_newsread_is_answered_without_textual(option: str) -> None:
    ask = (
        "from tui.cli import main\n"
        f"import contextlib, io\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        f"    main(['{option}'])"
    )
    assert imported_by(ask).isdisjoint({"textual", "rich", *HEAVY})
