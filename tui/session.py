"""Everything one run of the reader has at hand: settings, the notebook, the findings, the log.

It is made before Textual is imported, so that the process that has spaCy gets ready meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING

from annotators.cache import FindingsCache, fingerprint
from annotators.service import Annotating
from articles import places
from tui.settings import Settings, load

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Executor
    from pathlib import Path

    from annotators.annotation import Findings
    from annotators.notebook import Notebook
    from articles.article import Article
    from articles.library import Library


@dataclass(frozen=True, kw_only=True)
class Session:
    """What is the same from the start of newsread to its end."""

    settings: Settings
    annotating: Annotating
    articles: Sequence[Article] = ()
    """What was named on the command line; without any, the library opens."""
    found: Findings | None = None
    """What is known of the first article from before."""
    data: Path
    log: Path

    @property
    def notebook(self) -> Notebook:
        """The reader's marks. It brings TinyDB with it: not before the first paint."""
        from annotators.notebook import Notebook

        return Notebook(self.data / "notebook")

    @property
    def library(self) -> Library:
        """What was read before."""
        from articles.library import Library

        return Library(self.data / "library")


def begin(articles: Sequence[Article], pipeline: str | None) -> Session:
    """Look up what is known of the first article; if nothing is, begin to find it.

    Raises:
        SettingsError, PipelineError, OSError: in a sentence.
    """
    settings = load(places.config_file())
    pipeline = pipeline or settings.pipeline
    cache = FindingsCache(places.cache_folder() / "findings", fingerprint(pipeline))
    annotating = Annotating(_process, pipeline, cache)
    found = annotating.known(articles[0]) if articles else None
    if articles and found is None:
        # Beside the import of Textual, which takes longer than all of this.
        Thread(target=annotating.warm, daemon=True).start()
    return Session(
        settings=settings,
        annotating=annotating,
        articles=articles,
        found=found,
        data=places.data_folder(),
        log=places.log_file(),
    )


def _process() -> Executor:
    """One process that has spaCy. What it needs is not imported for an article known before."""
    from annotators.processes import process_pool

    return process_pool(places.log_file())
