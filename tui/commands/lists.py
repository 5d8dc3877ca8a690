"""The commands of lists: the library, the feeds, what is searched, people, the notebook."""

from __future__ import annotations

from functools import partial
from typing import Final

from tui.commands.command import Command, Table, in_module
from tui.commands.marks import COLOR_KEYS

LIST: Final[Table] = (
    Command("down,j", "move(1)", "Down", "list-down", "The next row"),
    Command("up,k", "move(-1)", "Up", "list-up", "The row before"),
    Command("pagedown,space,ctrl+f", "page(1)", "Page", "list-page-down", "A page down"),
    Command("pageup,ctrl+b", "page(-1)", "Page back", "list-page-up", "A page up"),
    Command("ctrl+d", "page(0.5)", "Half a page", "list-half-down", "Half a page down"),
    Command("ctrl+u", "page(-0.5)", "Half a page back", "list-half-up", "Half a page up"),
    Command("home,g", "end(False)", "Top", "list-top", "The first row"),
    Command("end,G", "end(True)", "Bottom", "list-bottom", "The last row"),
    Command("enter", "choose", "Open", "list-choose",
            "Open what the cursor is on", is_in_footer=True),
)  # fmt: skip
"""In every list."""

PROMPT: Final[Table] = (
    Command("enter", "take", "Done", "prompt-take", "Take what was typed", is_in_footer=True),
    Command("escape", "leave", "Leave", "prompt-leave",
            "Leave what is being typed", is_in_footer=True),
    Command("down", "screen.focus_list", "To the list", "prompt-to-list",
            "To the rows below, as they are"),
)  # fmt: skip
"""While something is typed over a list."""

_library = partial(in_module, "tui.library.library_commands")

LIBRARY: Final[Table] = (
    Command("slash", "filter", "Filter", "library-filter",
            "List only what has these words in title, source, byline, address or tags",
            is_in_footer=True),
    Command("o", "sort", "Order", "library-sort",
            "Sort by date added, date published, title, source or length", is_in_footer=True),
    Command("f", "show_kind", "Show", "library-show",
            "List all articles, those not read, or those with a star", is_in_footer=True),
    Command("escape", "leave", "List all", "library-leave",
            "List everything again", is_in_footer=True),
    _library("s", "star", "Star", "library-star", "Give or take a star", is_in_footer=True),
    _library("r", "turn_read", "Read", "library-read",
             "Mark as read, or as not read", is_in_footer=True),
    _library("A", "read_all", "All read", "library-read-all",
             "Mark all that is listed as read; u takes it back", is_in_footer=True),
    Command("n", "next_unread", "Next unread", "library-next-unread",
            "The next article that nobody has opened yet", is_in_footer=True),
    _library("t", "ask_tags", "Tags", "library-tags",
             "Change the tags of the article", is_in_footer=True),
    _library("d", "delete", "Delete", "library-delete",
             "Take the article out of the library; u brings it back, own notes stay",
             is_in_footer=True),
    _library("u", "undo", "Undo", "library-undo", "Take the last change back", is_in_footer=True),
    _library("R", "fetch", "Fetch", "library-fetch",
             "Fetch what is new in the feeds, and find who says what in it, while you read; again"
             " to stop, and again to go on",
             is_in_footer=True),
    _library("S", "search", "Search", "library-search",
             "Search the full text of everything that is kept", is_in_footer=True),
    _library("F", "feeds", "Feeds", "library-feeds",
             "The feeds that are followed: add, remove, fetch, list what came", is_in_footer=True),
    Command("equals_sign", "app.story", "Story", "library-story",
            "The articles of the same event as this one, and what each has alone",
            is_in_footer=True),
    _library("v", "versions", "Versions", "library-versions",
             "Show what changed between the versions of the article", is_in_footer=True),
)  # fmt: skip

FEEDS: Final[Table] = (
    Command("a", "ask('add')", "Follow", "feeds-add",
            "Follow a feed, named by its address or by a page that links to it", is_in_footer=True),
    Command("d", "remove", "Remove", "feeds-remove",
            "Follow this feed no longer; its articles stay, u brings it back", is_in_footer=True),
    Command("u", "undo", "Undo", "feeds-undo",
            "Follow again what was removed, or have as unread what was marked", is_in_footer=True),
    Command("A", "read_all", "All read", "feeds-read-all",
            "Mark all articles of this feed as read; u takes it back", is_in_footer=True),
    Command("n", "next_unread", "Next unread", "feeds-next-unread",
            "The next feed with an article that nobody has opened yet", is_in_footer=True),
    Command("r", "fetch_this", "Fetch this", "feeds-fetch-this",
            "Fetch what is new in this feed, and try again what could not be had",
            is_in_footer=True),
    Command("R", "fetch", "Fetch all", "feeds-fetch",
            "Fetch what is new in all feeds; again to stop", is_in_footer=True),
    Command("i", "ask('import')", "Import", "feeds-import",
            "Follow the feeds of another reader's list (OPML)", is_in_footer=True),
    Command("x", "ask('export')", "Export", "feeds-export",
            "Write the list of feeds for another reader (OPML)", is_in_footer=True),
    Command("escape", "leave", "Back", "feeds-leave", "Back to the library", is_in_footer=True),
)  # fmt: skip

_search = partial(in_module, "tui.widgets.search_line", has_priority=True)

SEARCH: Final[Table] = (
    _search("enter", "choose", "Open there", "search-open",
            "Open the article at the words that were found", is_in_footer=True),
    _search("down,ctrl+n", "move", "Next", "search-down",
            "The next that was found", 1, is_in_footer=True),
    _search("up,ctrl+p", "move", "Before", "search-up",
            "The one before", -1, is_in_footer=True),
    _search("pagedown", "page", "Page", "search-page-down", "A page down", 1),
    _search("pageup", "page", "Page back", "search-page-up", "A page up", -1),
    _search("escape", "leave", "Back", "search-leave",
            "Back to the library", is_in_footer=True),
)  # fmt: skip
"""While searching: all have priority, for the reader goes on typing."""

PERSON: Final[Table] = (
    Command("c", "compare", "Compare", "person-compare",
            "Keep this statement in sight, and another, to lay them side by side; again lets it go",
            is_in_footer=True),
    Command("y", "copy", "Copy", "person-copy",
            "Copy the statement with who said it, where and when", is_in_footer=True),
    Command("slash", "filter", "Filter", "person-filter",
            "List only the statements with these words, or by: about: is: source: since: and more",
            is_in_footer=True),
    Command("x", "export", "Export", "person-export",
            "Write the statements that are listed to a file: .md, .csv or .jsonl",
            is_in_footer=True),
    Command("a", "join", "Also called", "person-join",
            "Say that another name is this person's too: the one under the cursor, or one you type",
            is_in_footer=True),
    Command("u", "undo", "Undo", "person-undo",
            "Take back what you last said of names here", is_in_footer=True),
    Command("A", "part", "Part names", "person-part",
            "Let every name stand for itself again", is_in_footer=True),
    Command("escape", "leave", "Back", "person-leave",
            "List every statement again, or leave this person", is_in_footer=True),
)  # fmt: skip

VOICES: Final[Table] = (
    Command("o", "sort", "Order", "voices-sort",
            "Sort by share, by who speaks first, by denials or by name", is_in_footer=True),
    Command("slash", "filter", "Filter", "voices-filter",
            "List only the voices with these words in name or role", is_in_footer=True),
    Command("y", "copy", "Copy table", "voices-copy",
            "Copy the table of the voices as text", is_in_footer=True),
    Command("escape,i", "leave", "Back", "voices-leave",
            "List every voice again, or go back to the text", is_in_footer=True),
)  # fmt: skip
"""Among the voices of an article."""

SAME: Final[Table] = (
    Command("y", "copy", "Copy both", "same-copy",
            "Copy both statements with who said them, where and when", is_in_footer=True),
    Command("s", "story", "Story", "same-story",
            "The articles of the same event, and what each has alone", is_in_footer=True),
    Command("escape", "leave", "Back", "same-leave", "Back to the article", is_in_footer=True),
)  # fmt: skip

STORY: Final[Table] = (
    Command("escape", "leave", "Back", "story-leave",
            "Back to where the story was asked for", is_in_footer=True),
)  # fmt: skip

VERSIONS: Final[Table] = (
    Command("n", "change(1)", "Next change", "versions-next",
            "To the next change", is_in_footer=True),
    Command("N,p", "change(-1)", "Change before", "versions-previous",
            "To the change before", is_in_footer=True),
    Command("left,h", "version(-1)", "Older", "versions-older",
            "Compare the version before with the one before that", is_in_footer=True),
    Command("right,l", "version(1)", "Newer", "versions-newer",
            "Compare the next version with this one", is_in_footer=True),
    Command("enter", "open", "Read", "versions-open",
            "Read the newer of the two versions", is_in_footer=True),
    Command("escape,q", "leave", "Back", "versions-leave",
            "Back to the library", is_in_footer=True),
    Command("down,j", "scroll(1)", "Down", "versions-down", "A row down"),
    Command("up,k", "scroll(-1)", "Up", "versions-up", "A row up"),
    Command("space,pagedown", "page(1)", "Page", "versions-page-down", "A page down"),
    Command("pageup", "page(-1)", "Page back", "versions-page-up", "A page up"),
)  # fmt: skip

MARKS_LIST: Final[Table] = (
    Command("space", "screen.choose_mark", "Select", "select-mark",
            "Select the mark, or no longer", is_in_footer=True),
    Command("enter", "choose", "Go there", "go-to-mark",
            "Go to it in its article", is_in_footer=True),
)  # fmt: skip

_notebook = partial(in_module, "tui.notebook.notebook_commands")

NOTEBOOK: Final[Table] = (
    Command("slash", "search", "Search", "search-marks", "Find marks", is_in_footer=True),
    Command("*", "choose_all", "Select all", "select-all-marks",
            "Select all that are shown, or none"),
    Command("s", "sort", "Sort", "sort-marks", "Sort in another way", is_in_footer=True),
    Command("O", "orphans", "Lost", "orphans",
            "Only those that lost their place", is_in_footer=True),
    _notebook("t", "tag", "Tag", "tag-marks", "Tag what is selected", is_in_footer=True),
    _notebook("a", "note", "Note", "note-mark", "Change the note", is_in_footer=True),
    _notebook("y", "copy", "Copy", "copy-marks",
              "Copy what is selected with who says it, where and when", is_in_footer=True),
    _notebook("x,delete", "delete", "Delete", "delete-marks",
              "Delete the selected", is_in_footer=True),
    *(
        _notebook(f"c{key}", "recolor", color.capitalize(), f"recolor-{color}",
                  f"Recolour the selected {color}", color)
        for key, color in COLOR_KEYS.items()
    ),
    _notebook("e", "export", "Export", "export-marks",
              "Write what is selected, or all that is shown, to a file"),
    _notebook("u", "undo", "Undo", "undo-in-notebook",
              "Take back the last change", is_in_footer=True),
    _notebook("ctrl+r", "redo", "Redo", "redo-in-notebook", "Do again what was undone"),
    _notebook("mg", "follow_link", "Go to linked", "follow-link-in-notebook",
              "Go to what the mark is linked with"),
    Command("escape", "leave", "Back", "leave-notebook", "Back to the article", is_in_footer=True),
)  # fmt: skip
