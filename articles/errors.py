"""What goes wrong with an article, told in one sentence."""

from __future__ import annotations


class ArticleError(Exception):
    """An article that cannot be had, with its name and the reason as one sentence for a reader.

    >>> str(ArticleError("story.txt", "there is no such file"))
    'story.txt: there is no such file'
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason
