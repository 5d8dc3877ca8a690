"""All commands, by what or where they are pressed for, and which can be pressed in one place."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from tui.commands import article, dialogs, everywhere, lists, marks

if TYPE_CHECKING:
    from tui.commands.command import Table

GROUPS: Final[dict[str, Table]] = {
    "Moving": article.MOVING,
    "Jumping": article.JUMPING,
    "Selecting": article.SELECTING,
    "Marking": marks.MARKING,
    "Judging findings": marks.JUDGING,
    "Copying": marks.COPYING,
    "Showing and hiding": article.SHOWING,
    "In the article": article.READER,
    "While finding in the text": article.FINDING,
    "In the pane": (*article.PANE, *article.PANE_LIST),
    "Everywhere": (*everywhere.APP, *everywhere.HELPING),
    "In every list": lists.LIST,
    "In the library": (*lists.LIBRARY, *lists.PROMPT),
    "Among the feeds": lists.FEEDS,
    "While searching texts and people": lists.SEARCH,
    "On the page of a person": lists.PERSON,
    "Among the voices": lists.VOICES,
    "Among the same words elsewhere": lists.SAME,
    "In a story": lists.STORY,
    "Between the versions of an article": lists.VERSIONS,
    "In the notebook": (*lists.NOTEBOOK, *lists.MARKS_LIST),
    "While writing a note": dialogs.NOTE,
    "While tagging": dialogs.TAGS,
    "While choosing": dialogs.CHOICE,
    "In the help": dialogs.HELP,
}
"""Every command once, under the titles of the README's table."""

_ARTICLE: Final = (*marks.MARKING, *marks.JUDGING, *marks.COPYING, *article.READER)
_EVERYWHERE: Final = (*everywhere.APP, *everywhere.HELPING)

PLACES: Final[tuple[Table, ...]] = (
    (*article.TEXT, *_ARTICLE, *_EVERYWHERE),
    (*article.FINDING, *_ARTICLE, *_EVERYWHERE),
    (*lists.LIST, *article.PANE_LIST, *article.PANE, *_ARTICLE, *_EVERYWHERE),
    (*lists.LIST, *lists.LIBRARY, *_EVERYWHERE),
    (*lists.LIST, *lists.FEEDS, *_EVERYWHERE),
    (*lists.LIST, *lists.PERSON, *_EVERYWHERE),
    (*lists.LIST, *lists.VOICES, *_EVERYWHERE),
    (*lists.LIST, *lists.SAME, *_EVERYWHERE),
    (*lists.LIST, *lists.STORY, *_EVERYWHERE),
    (*lists.LIST, *lists.MARKS_LIST, *lists.NOTEBOOK, *_EVERYWHERE),
    (*lists.PROMPT, *_EVERYWHERE),
    (*lists.SEARCH, *_EVERYWHERE),
    (*lists.VERSIONS, *_EVERYWHERE),
    *((*each, *_EVERYWHERE) for each in (dialogs.NOTE, dialogs.TAGS, dialogs.CHOICE, dialogs.HELP)),
)
"""The commands that can be pressed in one place: where something that has keys has the focus."""

BY_ID: Final = {command.id: command for command in chain.from_iterable(GROUPS.values())}
"""Every command by its id, by which the reader's settings name it."""
