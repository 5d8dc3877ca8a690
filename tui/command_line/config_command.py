"""`newsread config`: see, check and change the settings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tui.command_line.say import line, say, write
from tui.command_line.usage import Usage
from tui.settings.schema import KNOWN
from tui.settings.settings import Settings, SettingsError, load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

EPILOG = """\
“newsread config” writes every setting with what it is for, those at their
default behind a #. What it writes is itself a file of settings:
newsread config show > settings.toml
"""


def run(arguments: Sequence[str]) -> int:
    """Do what was asked with the settings; 1 if there is something wrong with them."""
    from articles.places import config_file

    options = usage().parse_args(arguments)
    try:
        return int(_ACTIONS[options.action or "show"](config_file()))
    except SettingsError as error:
        for sentence in error.sentences:
            say(sentence)
        return 1


def usage() -> Usage:
    """The parser of the command's arguments."""
    usage = Usage(
        prog="newsread config",
        description="See, check and change the settings.",
        epilog=EPILOG,
    )
    actions = usage.add_subparsers(metavar="[ACTION]", dest="action", help="show if not said")
    for name, about in {
        "show": "write every setting as it is now, and what it is for",
        "path": "write where the file of settings is, or would be",
        "edit": "open it in the editor that $VISUAL or $EDITOR names, and check it afterwards",
        "check": "say what is wrong with it, if anything is",
    }.items():
        actions.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.")
    return usage


def as_toml(settings: Settings) -> str:
    """The settings as a file with a comment for each; what is not chosen is behind a `#`."""
    return "\n\n".join("\n".join(_lines(settings, name)) for name in KNOWN) + "\n"


def _lines(settings: Settings, name: str) -> Iterator[str]:
    value = getattr(settings, name)
    yield from (f"# {line}" for line in KNOWN[name].about.splitlines())
    if value == getattr(Settings(), name):
        yield from (f"# {line}" for line in KNOWN[name].example.splitlines())
    elif name == "themes":
        for theme, table in value.items():
            yield from _table(f"themes.{_key(theme)}", table)
    elif isinstance(value, dict):
        yield from _table(name, value)
    else:
        yield f"{name} = {_value(value)}"


def _table(name: str, values: dict[str, object]) -> Iterator[str]:
    yield f"[{name}]"
    yield from (f"{_key(key)} = {_value(value)}" for key, value in values.items())


def _key(key: str) -> str:
    is_bare = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
    return key if is_bare else _value(key)


def _value(value: object) -> str:
    """A value as TOML, whose strings are escaped as JSON's are, but for DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _show(path: Path) -> int:
    write(as_toml(load(path)))
    return 0


def _path(path: Path) -> int:
    line(str(path))
    return 0


def _check(path: Path) -> int:
    problems = _problems(path)
    for problem in problems:
        say(problem)
    if not problems:
        line(
            f"{path}: " + ("all is well." if path.exists() else "not there; all is at its default.")
        )
    return int(bool(problems))


def _problems(path: Path) -> list[str]:
    """What is wrong, also with themes, colours and keys.

    Raises:
        SettingsError: so much that the file cannot be used.
    """
    from tui.keyboard import keymap
    from tui.settings import themes

    settings, wrong = load(path), dict[str, None]()
    for check in (themes.reader_themes, themes.initial_theme, themes.highlighters):
        try:
            check(settings)
        except SettingsError as error:
            wrong |= dict.fromkeys(error.sentences)  # one check may say what another has said
    return [*wrong, *keymap.problems(settings)]


def _edit(path: Path) -> int:
    from articles.store.durable import make_folder, replace
    from tui.editor import EditorError, edit

    if not path.exists():
        make_folder(path.parent)
        replace(path, as_toml(Settings()).encode())
    try:
        edit(path)
    except EditorError as error:
        say(f"{error}; say which editor with EDITOR=nano newsread config edit")
        return 1
    return _check(path)


_ACTIONS = {"show": _show, "path": _path, "edit": _edit, "check": _check}
