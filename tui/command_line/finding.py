"""Finding who says what in kept articles, one after the other."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from tui.command_line.say import say, with_progress
from tui.command_line.synopsis import DONE, UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotators.running.cache import FindingsCache
    from articles.library import Entry, Library

_logger = logging.getLogger(__name__)


def find_in(
    entries: Sequence[Entry], library: Library, pipeline: str | None, cache: FindingsCache
) -> int:
    """Find what is not in the cache yet; what fails is told and costs no other. The exit status.

    Raises:
        PipelineError: nothing can be found with this pipeline.
    """
    from annotators.pipeline import PipelineError
    from annotators.running.batch import find_all, why_failed

    status = DONE
    for entry in with_progress(entries, len(entries), "articles"):
        try:
            find_all([library.article(entry.id)], pipeline, cache)
        except PipelineError:
            raise
        except Exception as error:  # whatever a pipeline raises costs this article's findings
            _logger.exception("no findings for %s", entry.id)
            say(why_failed(error, entry.title))
            status = UNREADABLE
    return status
