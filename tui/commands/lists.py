"""The commands of lists: the library, the feeds, what is searched, people, the notebook."""

from __future__ import annotations

from functools import partial
from typing import Final

from tui.commands.command import Command, Table, in_module
from tui.commands.marks import COLOR_KEYS

_rows = partial(in_module, "tui.widgets.list_commands", when="in a list")

LIST: Final[Table] = (
    _rows("down,j", "move", "Go to next row", "list-down", "The next row", 1),
    _rows("up,k", "move", "Go to row before", "list-up", "The row before", -1),
    _rows("pagedown,space", "page", "Turn page of list", "list-page-down", "A page down", 1),
    _rows("pageup", "page", "Turn back a page of list", "list-page-up", "A page up", -1),
    _rows("ctrl+d", "page", "Move half a page in list", "list-half-down", "Half a page down", 0.5),
    _rows("ctrl+u", "page", "Move back half a page in list", "list-half-up",
          "Half a page up", -0.5),
    _rows("gg,home", "end", "Go to first row", "list-top", "The first row", False),
    _rows("G,end", "end", "Go to last row", "list-bottom", "The last row", True),
    _rows("enter", "choose", "Open row", "list-choose",
          "Open what the cursor is on, or go there", short="open"),
)  # fmt: skip
"""Commands of every list; all but the last also work in texts that are only read."""

_list = partial(Command, when="in a list")

LIST_SCREEN: Final[Table] = (
    _list("slash", "do('filter')", "Filter list", "list-filter",
          "List only what has these words", synonyms="find search narrow", short="filter"),
    _list("o", "do('order')", "Order list", "list-order",
          "Sort by something else", synonyms="sort", short="order"),
    _list("y", "do('copy')", "Copy row", "list-copy",
          "Copy this with where it is from, or all that is selected",
          synonyms="yank clipboard", short="copy"),
    _list("e", "do('export')", "Export list", "list-export",
          "Write marks, statements or feeds to a file",
          synonyms="save write file csv markdown json opml", short="export"),
    _list("x,delete", "do('delete')", "Delete row", "list-delete",
          "Delete this or all that is selected, or follow the feed no longer; u brings it back",
          synonyms="remove unfollow unsubscribe", short="delete", destroys=True),
    _list("u", "do('undo')", "Undo change in list", "list-undo", "Take back the last change",
          synonyms="revert", short="undo"),
    _list("escape", "leave", "Leave list", "list-leave",
          "Leave what is filtered or selected; without either, the list"),
)  # fmt: skip
"""The same keys on every screen that is a list; what a list cannot do is said."""

_prompt = partial(Command, when="while typing over a list")

PROMPT: Final[Table] = (
    _prompt("enter", "take", "Take what was typed", "prompt-take",
            "Take what was typed", short="done"),
    _prompt("escape", "leave", "Leave typing", "prompt-leave",
            "Leave what is being typed", short="leave"),
    _prompt("down", "focus_list", "Go to rows", "prompt-to-list",
            "To the rows below, as they are", node="screen."),
)  # fmt: skip
"""While something is typed over a list."""

_library = partial(in_module, "tui.library.library_commands", when="in the library")

LIBRARY: Final[Table] = (
    _library("f", "show_kind", "Show unread or starred", "library-show",
             "List all articles, those not read, or those with a star", short="show"),
    _library("s", "star", "Star article", "library-star", "Give or take a star",
             synonyms="favourite bookmark", short="star"),
    _library("r", "turn_read", "Mark article as read", "library-read",
             "Mark as read, or as not read", synonyms="unread seen", short="read"),
    _library("A", "read_all", "Mark all as read", "library-read-all",
             "Mark all that is listed as read; u takes it back", synonyms="seen"),
    _library("n", "next_unread", "Go to next unread row", "library-next-unread",
             "The next article that nobody has opened yet", short="next unread"),
    _library("t", "ask_tags", "Tag article", "library-tags",
             "Change the tags of the article", synonyms="label topic", short="tags"),
    _library("R", "fetch", "Fetch feeds and read ahead", "library-fetch",
             "Fetch what is new in the feeds, and find who says what in it, while you read; again"
             " to stop, and again to go on", synonyms="update refresh reload", short="fetch"),
    Command("S", "tui.open_commands:search", "Search all articles", "search",
            "Search the full text of everything that is kept", when="in the library",
            synonyms="find grep full text", node="app.", short="search"),
    Command("equals_sign", "story", "Show story", "library-story",
            "The articles of the same event as this one, and what each has alone",
            when="in the library", synonyms="event same compare", node="app.", short="story"),
    _library("gx", "open_page", "Open page in browser", "library-open-page",
             "Open the page of the article in the browser", synonyms="web site url original"),
    _library("v", "versions", "Compare versions", "library-versions",
             "Show what changed between the versions of the article",
             synonyms="diff history changes", short="versions"),
)  # fmt: skip

_feeds = partial(in_module, "tui.feeds.feeds_commands", when="among the feeds")

FEEDS: Final[Table] = (
    _feeds("a", "ask", "Follow feed", "feeds-add",
           "Follow a feed, named by its address or by a page that links to it", "add",
           synonyms="add subscribe rss new", short="follow"),
    _feeds("A", "read_all", "Mark feed as read", "feeds-read-all",
           "Mark all articles of this feed as read; u takes it back"),
    _feeds("n", "next_unread", "Go to next unread feed", "feeds-next-unread",
           "The next feed with an article that nobody has opened yet", short="next unread"),
    _feeds("r", "fetch_this", "Fetch feed", "feeds-fetch-this",
           "Fetch what is new in this feed, and try again what could not be had",
           synonyms="update refresh reload", short="fetch"),
    _feeds("R", "fetch", "Fetch all feeds", "feeds-fetch",
           "Fetch what is new in all feeds; again to stop",
           synonyms="update refresh reload", short="fetch all"),
    _feeds("i", "ask", "Import feeds", "feeds-import",
           "Follow the feeds of another reader's list (OPML)", "import",
           synonyms="opml file", short="import"),
)  # fmt: skip

_search = partial(in_module, "tui.widgets.list_commands", has_priority=True, when="while searching")

SEARCH: Final[Table] = (
    _search("enter", "choose", "Open what was found", "search-open",
            "Open the article at the words that were found, or the page of a person",
            short="open"),
    _search("down,ctrl+n", "move", "Go to next found", "search-down",
            "The next that was found", 1),
    _search("up,ctrl+p", "move", "Go to found before", "search-up", "The one before", -1),
    _search("pagedown", "page", "Turn page of what was found", "search-page-down",
            "A page down", 1),
    _search("pageup", "page", "Turn back a page of what was found", "search-page-up",
            "A page up", -1),
    _search("escape", "leave", "Leave search", "search-leave",
            "Back to where the search began", short="back"),
)  # fmt: skip
"""While searching: all have priority, for the reader goes on typing."""

_person = partial(in_module, "tui.people.person_commands", when="on the page of a person")

PERSON: Final[Table] = (
    _person("c", "compare", "Compare statements", "person-compare",
            "Keep this statement in sight, and another, to lay them side by side; again lets it go",
            short="compare"),
    _person("a", "join", "Join another name", "person-join",
            "Say that another name is this person's too: the one under the cursor, or one you type",
            synonyms="alias merge", short="also called"),
    _person("A", "part", "Part names", "person-part",
            "Let every name stand for itself again", synonyms="alias split"),
)  # fmt: skip

VOICES: Final[Table] = (
    Command("i", "leave", "Leave voices", "voices-leave",
            "List every voice again, or go back to the text", when="among the voices"),
)  # fmt: skip
"""Among the voices of an article."""

VOICES_LIST: Final[Table] = (
    _rows("enter", "choose", "Read only this voice", "voices-choose",
          "List what this voice says beside the text, or what all that are selected say",
          when="among the voices", synonyms="one speaker filter", short="read this"),
    in_module("tui.reader.voices.voices_screen", "space", "select", "Select voice", "select-voice",
              "Select the voice, or no longer, to read what several say and compare it",
              when="among the voices", synonyms="two speakers compare", node="screen.",
              short="select"),
)  # fmt: skip
"""In the table of voices itself."""

SAME: Final[Table] = (
    in_module("tui.across.same_screen", "s,equals_sign", "story", "Show story of article",
              "same-story", "The articles of the same event, and what each has alone",
              when="among the same words", synonyms="event", short="story"),
)  # fmt: skip
"""In the list of other articles that have the same words."""

_versions = partial(Command, when="between versions")

VERSIONS: Final[Table] = (
    _versions("n", "change(1)", "Go to next change", "versions-next",
              "To the next change", short="next change"),
    _versions("N", "change(-1)", "Go to change before", "versions-previous",
              "To the change before", short="change before"),
    _versions("left,h", "version(-1)", "Compare older versions", "versions-older",
              "Compare the version before with the one before that", short="older"),
    _versions("right,l", "version(1)", "Compare newer versions", "versions-newer",
              "Compare the next version with this one", short="newer"),
    _versions("enter", "open", "Read newer version", "versions-open",
              "Read the newer of the two versions", short="read"),
    _versions("escape", "leave", "Leave versions", "versions-leave", "Back to the library"),
)  # fmt: skip

_notebook = partial(in_module, "tui.notebook.notebook_commands", when="in the notebook")

MARKS_LIST: Final[Table] = (
    _notebook("space", "choose", "Select mark", "select-mark",
              "Select the mark, or no longer, and go on to the next", node="screen.",
              short="select"),
)  # fmt: skip

NOTEBOOK: Final[Table] = (
    _notebook("*", "select_all", "Select all marks", "select-all-marks",
              "Select all that are shown, or none"),
    _notebook("l", "lost", "List lost marks", "orphans",
              "Only those that lost their place, or all again", synonyms="orphans",
              short="lost"),
    _notebook("t", "tag", "Tag selected marks", "tag-marks", "Tag what is selected",
              short="tag"),
    _notebook("a", "note", "Change note", "note-mark", "Change the note", short="note"),
    *(
        _notebook(f"c{key}", "recolor", f"Recolour in {color}", f"recolor-{color}",
                  f"Recolour the selected {color}", color, synonyms="color highlight")
        for key, color in COLOR_KEYS.items()
    ),
    _notebook("ctrl+r", "redo", "Redo change in notebook", "redo-in-notebook",
              "Do again what was undone"),
    _notebook("mg", "follow_link", "Go to linked mark from here", "follow-link-in-notebook",
              "Go to what the mark is linked with"),
)  # fmt: skip

OUTPUT: Final[Table] = (
    Command("y", "copy", "Copy answer", "output-copy", "Copy all that the command answered",
            when="in an answer", synonyms="clipboard", short="copy"),
    Command("escape,q", "leave", "Leave answer", "output-leave", "Back to the article",
            when="in an answer", short="back"),
)  # fmt: skip
"""In what a command has answered."""
