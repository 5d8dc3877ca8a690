"""Writing marks to a file, or to a folder of them, that the reader names on the screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from annotators.exports import EXPORTERS, ONE_ARTICLE, SUFFIXES, annotated
from articles.store import StoreError
from tui.notes_output import OutputError, is_folder, to_file, to_folder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotators.mark import Mark
    from annotators.notebook import Notebook


def suggested(form: str) -> Path:
    """A name for the file, where newsread was started."""
    return Path.cwd() / f"newsread-notes{SUFFIXES[form]}"


def write(notebook: Notebook, marks: Iterable[Mark], form: str, name: str) -> str:
    """Write the marks; says what became of it in a sentence.

    A Markdown file that is there is brought up to date; any other is left alone. A folder gets a
    file for each article.
    """
    path = Path(name).expanduser()
    into_folder = is_folder(name) or path.is_dir()
    if path.is_file() and form != "markdown":
        return f"{path} is there already; name another file"
    try:
        groups = annotated(notebook, marks)
        if len(groups) > 1 and form in ONE_ARTICLE and not into_folder:
            return f"{form} is one file for each article: name a folder, as in notes/"
        (to_folder if into_folder else to_file)(path, groups, form, EXPORTERS[form])
    except (OutputError, StoreError) as error:
        return f"Not written: {error}"
    return f"Written to {path}"
