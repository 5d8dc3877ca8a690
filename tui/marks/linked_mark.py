"""Which mark the reader wants to go to, of those that one is linked with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.marks.explain_mark import words_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from annotators.notebook.mark import Mark
    from annotators.notebook.relations import Relation

    Ask = Callable[[str, Mapping[str, str]], Awaitable[str | None]]


async def linked_mark(relations: Sequence[Relation], ask: Ask) -> Mark | None:
    """The other mark of the only relation; of several the one that the reader chooses, or None.

    ask: has the reader choose, by a question and the title of each key.
    """
    others = {relation.other.id: relation.other for relation in relations}
    if len(others) == 1:
        return relations[0].other
    titles = {relation.other.id: related_title(relation) for relation in relations}
    chosen = await ask("Go to", titles)
    return None if chosen is None else others[chosen]


def related_title(relation: Relation) -> str:
    """What the other mark is to this one, and its title."""
    return f"{relation.kind}: {title_of(relation.other)}"


def title_of(mark: Mark) -> str:
    """The beginnings of its words and of its note, and its tags, as it is listed to be chosen."""
    return " · ".join(filter(None, (words_of(mark, 60), mark.note[:60], ", ".join(mark.tags))))
