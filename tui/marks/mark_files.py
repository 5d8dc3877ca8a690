"""Writing marks to a file, or to a folder of them, that the reader names on the screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from annotators.notebook.formats import (
    EXPORTERS,
    ONE_ARTICLE,
    SUFFIXES,
    WITH_FINDINGS,
    annotated,
    counted_marks,
)
from annotators.notebook.formats.html import nothing_found
from articles.safe import one_line
from articles.store import StoreError
from tui.output.notes_output import is_folder, to_file, to_folder
from tui.output.output_files import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from annotators.findings import Findings
    from annotators.notebook.formats import Exporter
    from annotators.notebook.mark import Mark
    from annotators.notebook.notebook import Notebook
    from articles.article import Article


def suggested_path(form: str) -> Path:
    """A name for the file, where newsread was started."""
    return Path.cwd() / f"newsread-notes{SUFFIXES[form]}"


def write(
    notebook: Notebook,
    marks: Iterable[Mark],
    form: str,
    name: str,
    known: Callable[[str], Findings | None] = lambda article: None,
) -> str:
    """Write the marks; says what became of it in a sentence.

    A Markdown file that is there is brought up to date; any other is replaced if it is as newsread
    wrote it, else left alone. A folder gets a file for each article. `known` gives what was found
    in an article, by its id.
    """
    path = Path(name).expanduser()
    into_folder = is_folder(name) or path.is_dir()
    try:
        groups = annotated(notebook, marks)
        if len(groups) > 1 and form in ONE_ARTICLE and not into_folder:
            return f"{form} is one file for each article: name a folder, as in notes/"
        (to_folder if into_folder else to_file)(path, groups, form, _exporter(form, known))
    except OutputError as error:  # in one row of the screen, where a folder takes the reason's room
        return f"Not written: {one_line(Path(error.name).name)}: {error.reason}"
    except StoreError as error:
        return f"Not written: {error}"
    return f"Written to {path}: {counted_marks(form, groups)}"


def _exporter(form: str, known: Callable[[str], Findings | None]) -> Exporter:
    """What writes the form, with what was found where it has room for that."""
    if form not in WITH_FINDINGS:
        return EXPORTERS[form]

    def findings_of(article: Article) -> Findings:
        return known(article.id) or nothing_found(article)

    return lambda groups: WITH_FINDINGS[form](groups, findings_of)
