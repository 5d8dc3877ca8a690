"""Everything one run of the reader has at hand: settings, library, notebook, findings, log.

It is made before Textual is imported, so that the process that has spaCy gets ready meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple, Protocol

from annotators.pipeline import describe
from annotators.running.service import Annotating
from articles import places
from tui.session import stores
from tui.session.notices import Notices
from tui.settings.settings import Settings, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Executor
    from pathlib import Path

    from annotators.findings import Findings
    from annotators.notebook.notebook import Notebook
    from annotators.running.indexing import Known
    from annotators.running.prefetch import Ahead, Errand
    from articles.article import Article
    from articles.library import Library


class Opened(NamedTuple):
    """An article and what was named to open it: an address, a path, `-`."""

    article: Article
    where: str
    notice: str | None = None
    """What the reader should know of it, in a sentence: that it is only what was kept."""


@dataclass(frozen=True, kw_only=True)
class Session:
    """What is the same from the start of newsread to its end."""

    settings: Settings
    annotating: Annotating
    data: Path
    log: Path
    opened: Sequence[Opened] = ()
    """What was named on the command line; without any, the library opens."""
    limits: str | None = None
    """What the chosen pipeline cannot do, in a sentence."""
    read_ahead: Callable[[Errand], AheadProcess] | None = None
    """Begins a process that does an errand; without it, `ahead_process` does."""
    notices: Notices = field(default_factory=Notices)
    """Takes what library and notebook have to say, such as that a damaged file was repaired."""

    def begin_ahead(self, feeds: Sequence[str] | None = None) -> AheadProcess:
        """Begin to read ahead: these feeds, or all that are followed. Call it in a thread."""
        from annotators.running.prefetch import Errand

        errand = Errand(
            library=self.library.folder,
            feeds=self.data / "feeds.db",
            index=stores.search_file(),
            answers=stores.answers(),
            cache=self.annotating.cache,
            pipeline=self.annotating.pipeline,
            only=None if feeds is None else tuple(feeds),
        )
        return (self.read_ahead or ahead_process)(errand)

    @cached_property
    def library(self) -> Library:
        """What was read; imported when it is first asked for, as the notebook is."""
        from articles.library import Library

        return Library(self.data / "library", tell=self.notices)

    def position(self, article: str) -> int:
        """How far an article was read, by its id; 0 if it is not known."""
        from articles.library.positions import Positions

        return Positions.of(self.data / "library").get(article)

    @cached_property
    def notebook(self) -> Notebook:
        """The reader's marks. It touches no file, and brings no TinyDB, before it is asked."""
        from annotators.notebook.notebook import Notebook

        return Notebook(self.data / "notebook", tell=self.notices)

    def machine_findings(self, article: str) -> Findings | None:
        """What the machine found in an article, by its id, if it is in the cache."""
        cache = self.annotating.cache
        return cache.get(article) if cache else None

    def judged(self) -> Known:
        """Cached findings with the reader's verdicts, for screens that look across articles."""
        from tui.session.judged_findings import judged

        return judged(lambda: self.notebook, self.annotating.cache)

    def versions(self, opened: Opened) -> tuple[str, ...]:
        """The ids of all texts that the library has of the same page or file, the oldest first."""
        versions = self.library.versions_with(opened.article, opened.where)
        return tuple(entry.id for entry in versions)

    @property
    def hints_done(self) -> Path:
        """A file of the first hints that were followed; if it names none, all were put away."""
        return self.data / "hints-put-away"


def begin(opened: Sequence[Opened], pipeline: str | None = None) -> Session:
    """Read the settings; if nothing is known of the first article, begin to find it.

    Raises:
        SettingsError, PipelineError, OSError: in a sentence.
    """
    settings = load(places.config_file())
    pipeline = pipeline or settings.pipeline
    limits = describe(pipeline).limits if pipeline else None
    annotating = Annotating(_process, pipeline, stores.findings(pipeline))
    notices = Notices()
    if opened and not annotating.is_known(opened[0].article):
        # Beside the import of Textual, which takes longer than all of this.
        Thread(target=annotating.warm, daemon=True).start()
    return Session(
        settings=settings,
        annotating=annotating,
        data=places.data_folder(),
        log=places.log_file(),
        opened=opened,
        limits=limits,
        notices=notices,
    )


class AheadProcess(Protocol):
    """Something that reads ahead, tells how far it is, and can be stopped."""

    def __iter__(self) -> Iterator[Ahead]: ...

    def stop(self) -> None:
        """End it at once."""


def ahead_process(errand: Errand) -> AheadProcess:
    """A process of its own, that gives way to every other."""
    from annotators.running.prefetch import read_ahead
    from annotators.running.processes import Telling

    return Telling(read_ahead, errand, log=places.log_file())


def _process() -> Executor:
    """One process that has spaCy. What it needs is not imported for an article known before."""
    from annotators.running.processes import BEHIND_KEYS, process_pool

    return process_pool(places.log_file(), niceness=BEHIND_KEYS)
