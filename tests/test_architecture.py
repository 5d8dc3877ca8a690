"""Three packages, one direction: seen in a fresh Python, so that hidden imports count too.

Inside a package its rooms have directions as well, read off the text of its files.
"""

import ast
from collections import defaultdict
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import tui
from tests.support.fresh_python import imported_by
from tui.commands.registry import BY_ID

HEAVY = ("spacy", "thinc", "numpy", "tinydb", "pyperclip", "httpx", "trafilatura", "lxml")


def every_module_of(package: str) -> str:
    """A statement that imports a package and all its modules, the training recipe left out."""
    return (
        "import importlib, pkgutil\n"
        f"import {package}\n"
        f"for found in pkgutil.walk_packages({package}.__path__, '{package}.'):\n"
        "    if 'training' not in found.name:\n"
        "        importlib.import_module(found.name)"
    )


def rooms(package: Path) -> dict[str, set[str]]:
    """By each room of a package the others that its modules import, be it for a type only.

    A room is a folder, or a module beside the folders; the package itself is none.
    """
    folders = {path.parent.name for path in package.glob("*/__init__.py")}
    names = folders | {path.stem for path in package.glob("*.py")} - {"__init__"}
    graph: dict[str, set[str]] = defaultdict(set)
    for path in package.rglob("*.py"):
        this_room = path.relative_to(package).with_suffix("").parts[0]
        parts = (f"{name}.".split(".")[:2] for name in imports_of(path))
        others = {room for top, room in parts if top == package.name}
        graph[this_room] |= others & names - {this_room}
    return graph


def test_the_rooms_of_the_screen_have_one_direction() -> None:
    graph = rooms(Path(tui.__file__).parent)
    order = list(TopologicalSorter(graph).static_order())  # raises CycleError, which names them
    assert order.index("commands") < order.index("widgets") < order.index("marks")
    assert order.index("text") < order.index("reader")
    assert order.index("marks") < order.index("reader") < order.index("app")
    assert {room for room in graph if "command_line" in graph[room]} == {"cli"}


def test_the_command_line_needs_no_screen_until_one_is_opened() -> None:
    assert "textual" not in imported_by(every_module_of("tui.command_line"))


def test_articles_knows_nothing_of_those_who_use_it() -> None:
    assert imported_by(every_module_of("articles")).isdisjoint(
        {"annotators", "tui", "spacy", "textual", "rich"}
    )


def test_annotators_knows_nothing_of_the_screen() -> None:
    assert imported_by(every_module_of("annotators")).isdisjoint({"tui", "textual"})


@pytest.mark.parametrize(
    "module", ["articles", "annotators", "tui.app", "tui.reader.reader_screen"]
)
def test_nothing_heavy_is_imported_before_it_is_needed(module: str) -> None:
    assert imported_by(f"import {module}").isdisjoint(HEAVY)


def test_what_marks_and_what_copies_is_imported_at_the_first_key_for_it() -> None:
    functions = {command.run.partition(":")[0] for command in BY_ID.values() if ":" in command.run}
    assert "tui.reader.commands.mark_commands" in functions
    assert imported_by("import tui.app, tui.library.library_screen", whole=True).isdisjoint(
        {*functions, "annotators.notebook.mark", "annotators.notebook.anchoring"}
        - {"tui.widgets.search_line"}
    )


def test_a_start_waits_for_nothing_that_only_some_articles_need() -> None:
    later = {"articles.line_ends", "articles.web.download", "email.utils"}
    assert imported_by("import tui.app", whole=True).isdisjoint(later)


def test_a_plain_text_is_opened_without_what_reads_pages_books_or_mail(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("Gate\n\nA gate is shut.")
    modules = imported_by(f"from articles.opening import load; load({str(path)!r})", whole=True)
    assert "articles.parsing.plain" in modules
    assert modules.isdisjoint({"articles.parsing.html", "html.entities", "zipfile", "email.utils"})


def test_where_nothing_is_nothing_is_imported_to_explain_it() -> None:
    describe = (
        "from articles.article import Article\n"
        "from tui.reader.document.document import Document\n"
        "Document.of(Article(text='A gate is shut.')).describe(0)"
    )
    modules = imported_by(describe, whole=True)
    assert "tui.reader.document.document" in modules
    assert modules.isdisjoint({"tui.reader.document.explain", "annotators.presentation.verbs"})


def test_what_an_article_is_and_who_keeps_its_marks_need_no_textual() -> None:
    statement = every_module_of("tui.reader.document")
    assert "textual" not in imported_by(f"import tui.marks.mark_store\n{statement}")


def test_ranges_and_rows_of_a_text_need_no_textual() -> None:
    assert "textual" not in imported_by(every_module_of("tui.text"))


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_a_question_about_newsread_is_answered_without_textual(option: str) -> None:
    statement = (
        "from tui.cli import main\n"
        f"import contextlib, io\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        f"    main(['{option}'])"
    )
    assert imported_by(statement).isdisjoint({"textual", "rich", *HEAVY})


ROOMS = {
    "articles": {
        "safe": "",
        "counts": "",
        "speakers": "",
        "dates": "",
        "urls": "",
        "datelines": "dates",
        "hyphens": "",
        "folders": "",
        "places": "",
        "article": "safe dates",
        "codec": "article",
        "store": "safe places",
        "aliases": "store",
        "errors": "safe places article store",
        "confined": "errors",
        "line_ends": "datelines hyphens",
        "flowing": "article line_ends",
        "diff": "article",
        "parsing": "safe dates urls datelines hyphens line_ends article errors confined",
        "web": "safe urls article store errors parsing",
        "library": "safe counts urls places article codec store diff parsing",
        "opening": "safe urls article store errors confined parsing web library",
        "feeds": "safe urls places article store errors confined parsing web opening",
        "search": "safe speakers article store flowing library",
    },
    "annotators": {
        "findings": "",
        "gc_control": "",
        "stand_ins": "",
        "text": "findings",
        "encoder": "text",
        "presentation": "findings text",
        "codec": "findings presentation",
        "coreference": "findings text encoder",
        "attribution": "findings text coreference encoder",
        "pipeline": "findings codec gc_control stand_ins text encoder attribution"
        " pipeline.entities",
        "pipeline.entities": "text",
        "running": "findings codec text presentation attribution pipeline",
        "training.treebanks": "text",
        "training.reader": "text encoder coreference pipeline training.treebanks",
        "training.packaging": "encoder pipeline training.treebanks training.reader",
        "training.evaluation": "findings text encoder attribution pipeline training.treebanks "
        "training.reader",
        "training": "pipeline training.treebanks training.reader training.packaging "
        "training.evaluation",
        "notebook": "findings presentation",
        "notebook.anchoring": "notebook",
        "across": "codec presentation",
        "contract": "findings codec notebook notebook.formats",
        "notebook.formats": "findings codec text presentation notebook notebook.anchoring",
    },
    "tui.reader": {
        "messages": "",
        "first_hints": "",
        "output_screen": "",
        "find_bar": "",
        "status_line": "",
        "shelf_column": "messages",
        "document": "",
        "findings_pace": "document",
        "view": "document",
        "text_search": "find_bar view",
        "voices": "document view",
        "pane": "document view",
        "desk": "document view voices pane shelf_column",
        "reading": "document messages desk",
        "commands": "document messages reading output_screen view voices",
        "reader_screen": "document findings_pace view find_bar text_search status_line voices "
        "pane shelf_column desk reading",
    },
}
"""The rooms of a package, and those whose modules theirs may import, also where it is only for a
type. A module beside the folders is a room of its own; a room within a room is another one."""


def room_of(module: str, package: str) -> str:
    """The innermost room that a module is in, or none if it is the package itself."""
    names = module.removeprefix(f"{package}.").split(".")
    inner = (".".join(names[:depth]) for depth in (2, 1))
    return next((room for room in inner if room in ROOMS[package]), "")


def imports_of(file: Path) -> set[str]:
    """All that a file imports, by its full name, wherever in the file that stands."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {
        f"{node.module}.{alias.name}"
        for node in nodes
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


@pytest.mark.parametrize("package", ["articles", "annotators", "tui"])
def test_no_two_modules_import_each_other_be_it_for_a_type_only(package: str) -> None:
    root = Path(__file__).parent.parent
    files = {
        ".".join(file.relative_to(root).with_suffix("").parts): file
        for file in (root / package).rglob("*.py")
    }
    graph = {
        module: {
            name if name in files else name.rpartition(".")[0] for name in imports_of(files[module])
        }
        & files.keys()
        for module in files
    }
    TopologicalSorter(graph).prepare()  # raises CycleError, which names them


@pytest.mark.parametrize("package", ROOMS)
def test_a_room_imports_only_from_rooms_before_it(package: str) -> None:
    root = Path(__file__).parent.parent
    wrong = set()
    for file in (root / package.replace(".", "/")).rglob("*.py"):
        this_room = room_of(".".join(file.relative_to(root).with_suffix("").parts), package)
        inner = (name for name in imports_of(file) if name.startswith(f"{package}."))
        others = {room_of(name, package) for name in inner}
        if this_room:
            wrong |= {
                (this_room, room)
                for room in others - {this_room, *ROOMS[package][this_room].split()}
            }
    assert not wrong


@pytest.mark.parametrize("package", ROOMS)
def test_every_module_of_a_package_is_in_a_room(package: str) -> None:
    root = Path(__file__).parent.parent
    for file in sorted((root / package.replace(".", "/")).glob("**/*.py")):
        module = ".".join(file.relative_to(root).with_suffix("").parts)
        assert room_of(module, package) or module == f"{package}.__init__"


@pytest.mark.parametrize("package", ["annotators", "tui"])
def test_whoever_wants_an_article_has_it_through_the_front_door(package: str) -> None:
    past_it = ("articles.parsing.formats", "articles.web.page", "articles.web.download.download")
    for file in (Path(__file__).parent.parent / package).rglob("*.py"):
        assert not {name for name in imports_of(file) if name.startswith(past_it)}


@pytest.mark.parametrize("package", ROOMS)
def test_rooms_stand_in_an_order_in_which_each_imports_only_what_is_before_it(package: str) -> None:
    order = TopologicalSorter({room: before.split() for room, before in ROOMS[package].items()})
    assert set(order.static_order()) == set(ROOMS[package])


def test_no_function_is_longer_than_thirty_lines() -> None:
    root = Path(__file__).parent.parent
    folders = ("articles", "annotators", "tui", "tests")
    functions = [
        (f"{file.relative_to(root)}:{node.lineno} {node.name}", node)
        for folder in folders
        for file in (root / folder).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    long = [name for name, node in functions if (node.end_lineno or 0) - node.lineno >= 30]
    assert len(functions) > 5_000
    assert not long


def test_every_worker_has_words_for_what_it_does() -> None:
    """Or Textual writes out all that it works on: of a long article a fifth of a second."""
    calls = [
        call
        for file in Path(tui.__file__).parent.rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "run_worker"
    ]
    wordless = [
        ast.unparse(call)
        for call in calls
        if "description" not in {keyword.arg for keyword in call.keywords}
    ]
    assert len(calls) > 10
    assert not wordless


def test_no_test_imports_another() -> None:
    files = [*Path(__file__).parent.rglob("*.py")]
    wrong = {
        (file.name, name)
        for file in files
        for name in imports_of(file)
        if any(part.startswith("test_") for part in name.split(".")[:-1]) and "tests" in name
    }
    assert len(files) > 200
    assert not wrong


def test_what_tests_share_has_no_tests() -> None:
    for file in (Path(__file__).parent / "support").glob("*.py"):
        names = [getattr(node, "name", "") for node in ast.parse(file.read_text("utf-8")).body]
        assert not [name for name in names if name.startswith("test_")], file.name
