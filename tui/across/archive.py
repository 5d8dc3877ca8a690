"""What is kept, asked for the same words in other articles. Every method reads the disk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from annotators.across.elsewhere import elsewhere
from annotators.across.stories import story_of
from annotators.presentation.sayings import sayings_of
from annotators.running.indexing import listed, update_index
from tui.people.coverage import Coverage, coverage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotators.across.elsewhere import Compared
    from annotators.across.stories import Story
    from annotators.findings import Findings
    from annotators.running.indexing import Known
    from articles.aliases import Aliases
    from articles.article import Article
    from articles.library import Entry, Library
    from articles.search import Saying, SearchIndex

NOT_KEPT: Final = "This article is not in the library."


@dataclass(frozen=True, slots=True)
class Archive:
    """The library, its index, what was found in it, and which names are one person's.

    Raises:
        StoreError: from any method, in one sentence, when the disk keeps it from its work.
    """

    library: Library
    index: SearchIndex
    aliases: Aliases
    known: Known

    def listed(self) -> Mapping[str, Entry]:
        """What can be opened, by its id."""
        return listed(self.library)

    def update_index(self) -> tuple[Mapping[str, Entry], Coverage]:
        """Take in what is new; gives what can be opened, and how much of it was not read yet."""
        entries = update_index(self.library, self.index, self.known)
        return entries, coverage(entries, self.index.people)

    def elsewhere(self, saying: Saying) -> Compared:
        """The same words in other articles."""
        return elsewhere(saying, self.index.quotations, self.aliases.all())

    def story(self, article: str) -> Story:
        """The articles of one event with this one, by its id."""
        return story_of(article, self.index.quotations, self.aliases.all())

    def sayings(self, article: Article, findings: Findings) -> list[Saying]:
        """What is said in an article that may not be in the index, as it would be there."""
        origin: dict[str, Any] = {
            "article": article.id,
            "date": (article.published or "")[:10],
            "source": article.source,
            "title": article.title,
            "url": article.url,
        }
        return [replace(saying, **origin) for saying in sayings_of(article, findings)]
