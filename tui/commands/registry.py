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
    "In an article": article.READER,
    "While finding in the text": article.FINDING,
    "In the pane": (*article.PANE, *article.PANE_LIST),
    "Everywhere": (*everywhere.HELPING, *everywhere.APP),
    "In every list": (*lists.LIST, *lists.LIST_SCREEN, *lists.PROMPT),
    "In the library": lists.LIBRARY,
    "Among the feeds": lists.FEEDS,
    "While searching texts and people": lists.SEARCH,
    "On the page of a person": lists.PERSON,
    "Among the voices": (*lists.VOICES, *lists.VOICES_LIST),
    "Among the same words elsewhere": lists.SAME,
    "Between the versions of an article": lists.VERSIONS,
    "In what a command answered": lists.OUTPUT,
    "In the notebook": (*lists.NOTEBOOK, *lists.MARKS_LIST),
    "While writing a note": dialogs.NOTE,
    "While tagging": dialogs.TAGS,
    "While choosing": dialogs.CHOICE,
}
"""Every command once, under the titles that `newsread keys` has."""

_ARTICLE: Final = (*marks.JUDGING, *marks.MARKING, *marks.COPYING, *article.READER)
_EVERYWHERE: Final = (*everywhere.APP, *everywhere.HELPING)
_LIST_SCREEN: Final = (*lists.LIST, *lists.LIST_SCREEN)

PLACES: Final[tuple[Table, ...]] = (
    (*article.TEXT, *_ARTICLE, *_EVERYWHERE),
    (*article.FINDING, *_ARTICLE, *_EVERYWHERE),
    (*lists.LIST, *article.PANE_LIST, *article.PANE, *_ARTICLE, *_EVERYWHERE),
    (*_LIST_SCREEN, *lists.LIBRARY, *_EVERYWHERE),
    (*_LIST_SCREEN, *lists.FEEDS, *_EVERYWHERE),
    (*_LIST_SCREEN, *lists.PERSON, *_EVERYWHERE),
    (*_LIST_SCREEN, *lists.VOICES_LIST, *lists.VOICES, *_EVERYWHERE),
    (*_LIST_SCREEN, *lists.SAME, *_EVERYWHERE),
    (*_LIST_SCREEN, *lists.MARKS_LIST, *lists.NOTEBOOK, *_EVERYWHERE),
    (*lists.PROMPT, *_EVERYWHERE),
    (*lists.SEARCH, *_EVERYWHERE),
    (*lists.LIST, *lists.VERSIONS, *_EVERYWHERE),
    (*lists.LIST, *lists.OUTPUT, *_EVERYWHERE),
    *((*table, *_EVERYWHERE) for table in (dialogs.NOTE, dialogs.TAGS, dialogs.CHOICE)),
)
"""The commands that can be pressed in one place: where something that has keys has the focus."""

BY_ID: Final = {command.id: command for command in chain.from_iterable(GROUPS.values())}
"""Every command by its id, by which the reader's settings name it."""
