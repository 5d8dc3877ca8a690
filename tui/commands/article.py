"""The commands of an article: in its text, in the pane beside it, and while finding."""

from __future__ import annotations

from functools import partial
from typing import Final

from tui.commands.command import Command, Table, in_module

_text = partial(in_module, "tui.reading.text_commands")
_follow = partial(in_module, "tui.reading.follow_commands", node="screen.")
_voices = partial(in_module, "tui.reading.voices_screen")
_review = partial(in_module, "tui.marks.review_commands", node="screen.")

MOVING: Final[Table] = (
    _text("right,l", "move", "Right", "right", "The next character", "right"),
    _text("left,h", "move", "Left", "left", "The previous character", "left"),
    _text("down,j", "rows", "Down", "down", "The next row", 1),
    _text("up,k", "rows", "Up", "up", "The previous row", -1),
    _text("w", "move", "Next word", "next-word", "The start of the next word", "next_word"),
    _text("b", "move", "Back a word", "previous-word", "The start of the word", "previous_word"),
    _text("e", "move", "End of word", "word-end", "The end of the word", "word_end"),
    _text(")", "move", "Next sentence", "next-sentence", "The next sentence", "next_sentence"),
    _text("(", "move", "Back a sentence", "previous-sentence",
          "The start of the sentence", "previous_sentence"),
    _text("}", "move", "Next paragraph", "next-paragraph", "The next one", "next_paragraph"),
    _text("{", "move", "Back a paragraph", "previous-paragraph",
          "The start of the paragraph", "previous_paragraph"),
    _text("0,home", "row_start", "Row start", "row-start", "The first character of the row"),
    _text("dollar_sign,end", "row_end", "Row end", "row-end", "The last character of the row"),
    _text("gg,ctrl+home", "end", "Top", "top", "The top; 12gg is paragraph 12", "first"),
    _text("G,ctrl+end", "end", "Bottom", "bottom", "The end; 12G is paragraph 12", "last"),
    _text("space,pagedown,ctrl+f", "page", "Page", "page-down", "A page down", 1),
    _text("pageup,ctrl+b", "page", "Page back", "page-up", "A page up", -1),
    _text("ctrl+d", "page", "Half a page", "half-page-down", "Half a page down", 0.5),
    _text("ctrl+u", "page", "Half a page back", "half-page-up", "Half a page up", -0.5),
    _text("%", "percent", "Other mark, or %", "percent",
          "The other mark of the quotation; 40% is four tenths through"),
)  # fmt: skip

JUMPING: Final[Table] = (
    _text("]q", "jump", "Quote", "next-quote", "The next quotation", "quote", 1, is_in_footer=True),
    _text("]c", "jump", "Claim", "next-claim", "The next claim", "claims", 1),
    _text("]d", "jump", "Denial", "next-denial", "The next claim that is a denial", "denied", 1),
    _text("]e", "jump", "Name", "next-entity", "The next name", "entity", 1),
    _text("]p", "jump", "Same person", "next-mention",
          "The next mention of whoever the cursor was last on", "person", 1),
    _text("]n", "jump", "Note", "next-mark", "Your next mark or note", "mark", 1),
    _text("]l", "jump", "Link", "next-link", "The next link", "link", 1),
    _text("[q", "jump", "Quote", "previous-quote", "The quotation before", "quote", -1),
    _text("[c", "jump", "Claim", "previous-claim", "The claim before", "claims", -1),
    _text("[d", "jump", "Denial", "previous-denial", "The denial before", "denied", -1),
    _text("[e", "jump", "Name", "previous-entity", "The name before", "entity", -1),
    _text("[p", "jump", "Same person", "previous-mention", "The mention before", "person", -1),
    _text("[n", "jump", "Note", "previous-mark", "Your mark before", "mark", -1),
    _text("[l", "jump", "Link", "previous-link", "The link before", "link", -1),
    _text("full_stop", "jump_again", "Again", "jump-again", "The same jump again", 1),
    _text("comma", "jump_again", "Again, back", "jump-back", "The same jump, backwards", -1),
    _text("n", "jump", "Next hit", "next-hit", "The next hit of the search", "find", 1),
    _text("N", "jump", "Previous hit", "previous-hit", "The hit before", "find", -1),
    _follow("enter", "follow", "Follow", "follow-here",
            "Follow the link here, or light who says this and by which words"),
    _text("H,ctrl+o", "back", "Back", "back", "Where you jumped from"),
    _text("L", "forward", "Forward", "forward", "Where you went back from"),
)  # fmt: skip

SELECTING: Final[Table] = (
    _text("s", "take", "Select this", "select-this",
          "Select the quotation, claim, name or sentence here; again for more", is_in_footer=True),
    _text("S", "give_back", "Select less", "select-less", "What was selected before"),
    _text("v", "select", "Select", "select", "Select by character; motions extend it", False),
    _text("V", "select", "Select sentences", "select-sentences", "Select by sentence", True),
    _text("o", "turn", "Other end", "other-end", "Move the other end of the selection"),
    _text("shift+right", "extend", "Extend right", "extend-right", "By a character", "right"),
    _text("shift+left", "extend", "Extend left", "extend-left", "By a character", "left"),
    _text("shift+down", "extend_rows", "Extend down", "extend-down", "By a row", 1),
    _text("shift+up", "extend_rows", "Extend up", "extend-up", "By a row", -1),
    _text("escape", "leave", "Leave", "leave", "Leave the selection or the search"),
)  # fmt: skip

SHOWING: Final[Table] = (
    _text("zq", "show", "Quotations", "show-quotes", "Show or hide quotations", "quote"),
    _text("zs", "show", "Scare quotes", "show-scare", "Show or hide scare quotes", "scare"),
    _text("zc", "show", "Reworded claims", "show-claims", "Show or hide reworded claims", "claim"),
    _text("zp", "show", "Positions", "show-positions", "Show or hide positions", "position"),
    _text("ze", "show", "Names", "show-entities", "Show or hide names", "entity"),
    _text(
        "zv", "show", "Voices", "show-voices", "Show or hide who speaks, in the margin", "voices"
    ),
    _text("zn", "show", "Own marks", "show-marks", "Show or hide your marks", "mark"),
    _text(
        "zN",
        "fold_notes",
        "Fold notes",
        "fold-notes",
        "Fold your notes below the paragraphs away, or unfold them",
    ),
    _text("za", "show", "Everything", "show-all", "Show or hide all that was found", "all"),
    _text(">", "widen", "Wider column", "wider", "Make the column wider", 4),
    _text("<", "widen", "Narrower column", "narrower", "Make the column narrower", -4),
)

TEXT: Final[Table] = (*MOVING, *JUMPING, *SELECTING, *SHOWING)
"""In the text."""

READER: Final[Table] = (
    Command("p", "pane", "Who says what", "pane",
            "Show or hide the claims, quotations and notes", is_in_footer=True),
    _voices("i", "voices", "Voices", "voices",
            "Everybody who speaks here: how much, where, how, and what they are",
            is_in_footer=True),
    Command("tab", "switch", "Text or pane", "switch", "Go from the text to the pane, or back"),
    Command("slash", "find", "Find", "find",
            "Find words in the text; after a second slash, a regular expression",
            is_in_footer=True),
    Command("equals_sign", "app.same", "Same words", "same-words",
            "The same words in other articles; where nothing is said, the story of this one"),
    Command("R", "app.fetch_again", "Fetch again", "fetch-again",
            "Fetch the page of this article again: it may be another by now, or more than a feed’s"
            " summary"),
    Command("colon", "app.command_palette", "Commands", "commands",
            "Everything that can be done, by name (also ^p)"),
)  # fmt: skip
"""In the text and in the pane."""

FINDING: Final[Table] = (
    Command("escape", "close(False)", "Back", "find-cancel",
            "Go back to where the search began", is_in_footer=True),
    Command("enter", "close(True)", "Stay here", "find-accept",
            "Read on at this hit; n and N go to the next and the one before", is_in_footer=True),
)  # fmt: skip
"""While words to find are typed."""

PANE_LIST: Final[Table] = (
    Command("enter", "choose", "Go there", "pane-go",
            "Read on in the text there, or unfold what is in doubt", is_in_footer=True),
)  # fmt: skip

PANE: Final[Table] = (
    Command("right,l", "turn(1)", "Next list", "next-tab",
            "Claims, quotations, notes", is_in_footer=True),
    Command("left,h", "turn(-1)", "List before", "previous-tab",
            "Notes, quotations, claims"),
    Command("f", "only", "Only this speaker", "only-speaker",
            "List only what this speaker says, or everybody again", is_in_footer=True),
    Command("b", "about", "Said about them", "about-person",
            "List only what is said about this person, or everything again", is_in_footer=True),
    Command("w", "positions", "Wants and plans", "list-positions",
            "List or leave out what people want, support, oppose, plan or decide",
            is_in_footer=True),
    _review("s", "correct_speaker", "Who says it", "pane-speaker",
            "Say who is speaking, where that is in doubt or wrong", is_in_footer=True),
    Command("less_than_sign", "resize(4)", "Wider pane", "pane-wider", "Make the pane wider"),
    Command("greater_than_sign", "resize(-4)", "Narrower pane", "pane-narrower",
            "Make the pane narrower"),
)  # fmt: skip
