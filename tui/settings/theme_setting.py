"""A theme that was chosen while reading is there the next time: one line of `config.toml`."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING, Final

from articles.store.durable import make_folder, replace
from tui.settings.settings import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

_SET: Final = re.compile(r"""^([ \t]*theme[ \t]*=[ \t]*)("[^"\n]*"|'[^'\n]*')""", re.MULTILINE)
_EXAMPLE: Final = re.compile(r"^#[ \t]*theme[ \t]*=.*\n", re.MULTILINE)


def keep(path: Path, theme: str) -> None:
    """Write the theme into a file of settings, and leave all else in it as it is.

    Raises:
        SettingsError: it cannot be said there; the message is a sentence.
        StoreError: the file cannot be written.
    """
    real = path.resolve()  # it may be a link to where all settings are kept
    try:
        before = real.read_bytes().decode("utf-8-sig") if real.exists() else ""
        after = with_theme(before, theme)
    except (OSError, ValueError) as error:
        problem = f"{path} could not be changed; to keep the theme, write theme = {_quoted(theme)}"
        raise SettingsError(f"{problem} there ({error}).") from error
    make_folder(real.parent)
    replace(real, after.encode())


def with_theme(text: str, theme: str) -> str:
    """Settings as TOML with another theme, every comment and every other line kept.

    Raises:
        ValueError: the text is no TOML, or is such as cannot be changed by one line.
    """
    line = f"theme = {_quoted(theme)}\n"
    if _SET.search(text):
        new = _SET.sub(lambda match: match[1] + _quoted(theme), text, count=1)
    elif example := _EXAMPLE.search(text):
        new = text[: example.end()] + line + text[example.end() :]
    else:
        new = line + text
    if tomllib.loads(new) != {**tomllib.loads(text), "theme": theme}:
        raise ValueError("it sets its theme in a way of its own")
    return new


def _quoted(theme: str) -> str:
    return json.dumps(theme, ensure_ascii=False)
