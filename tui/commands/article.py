"""The commands of an article: in its text, in the pane beside it, and while finding."""

from __future__ import annotations

from functools import partial
from typing import Final

from tui.commands.command import Command, Table, in_module

_text = partial(in_module, "tui.reader.commands.text_commands", when="in the text")
_follow = partial(
    in_module, "tui.reader.commands.follow_commands", node="screen.", when="in the text"
)
_voices = partial(in_module, "tui.reader.commands.voices_commands", when="in an article")
_outward = partial(in_module, "tui.reader.commands.outward_commands", when="in an article")
_reader = partial(Command, when="in an article")
_finding = partial(Command, when="while finding")
_pane = partial(in_module, "tui.reader.pane.pane_commands", when="in the pane")
_desk = partial(in_module, "tui.reader.commands.desk_commands", when="in an article")

MOVING: Final[Table] = (
    _text("right,l", "move", "Move right", "right", "The next character", "right"),
    _text("left,h", "move", "Move left", "left", "The previous character", "left"),
    _text("down,j", "rows", "Move down", "down", "The next row", 1),
    _text("up,k", "rows", "Move up", "up", "The previous row", -1),
    _text("w", "move", "Go to next word", "next-word", "The start of the next word", "next_word"),
    _text("b", "move", "Go back a word", "previous-word",
          "The start of the word", "previous_word"),
    _text("e", "move", "Go to end of word", "word-end", "The end of the word", "word_end"),
    _text(")", "move", "Go to next sentence", "next-sentence",
          "The next sentence", "next_sentence"),
    _text("(", "move", "Go back a sentence", "previous-sentence",
          "The start of the sentence", "previous_sentence"),
    _text("}", "move", "Go to next paragraph", "next-paragraph",
          "The start of the next paragraph", "next_paragraph"),
    _text("{", "move", "Go back a paragraph", "previous-paragraph",
          "The start of the paragraph", "previous_paragraph"),
    _text("0,home", "row_start", "Go to start of row", "row-start",
          "The first character of the row"),
    _text("dollar_sign,end", "row_end", "Go to end of row", "row-end",
          "The last character of the row"),
    _text("gg", "end", "Go to top", "top", "The top; 12gg is paragraph 12", "first",
          synonyms="first beginning start"),
    _text("G", "end", "Go to end", "bottom", "The end; 12G is paragraph 12", "last",
          synonyms="last bottom"),
    _text("space,pagedown", "page", "Turn page", "page-down", "A page down", 1,
          synonyms="scroll"),
    _text("pageup", "page", "Turn back a page", "page-up", "A page up", -1, synonyms="scroll"),
    _text("ctrl+d", "page", "Move half a page", "half-page-down", "Half a page down", 0.5,
          synonyms="scroll"),
    _text("ctrl+u", "page", "Move back half a page", "half-page-up", "Half a page up", -0.5,
          synonyms="scroll"),
    _text("%", "percent", "Go to other end of quotation", "percent",
          "The other mark of the quotation; 40% is four tenths through",
          synonyms="percent bracket match"),
)  # fmt: skip

JUMPING: Final[Table] = (
    _text("]q", "jump", "Go to next quotation", "next-quote", "The next quotation", "quote", 1,
          synonyms="quote", short="quotation"),
    _text("]c", "jump", "Go to next claim", "next-claim", "The next claim", "claims", 1,
          synonyms="statement paraphrase who said"),
    _text("]d", "jump", "Go to next denial", "next-denial",
          "The next claim that is a denial", "denied", 1, synonyms="denied"),
    _text("]e", "jump", "Go to next name", "next-entity", "The next name", "entity", 1,
          synonyms="entity person place organisation"),
    _text("]p", "jump", "Go to next mention", "next-mention",
          "The next mention of whoever the cursor was last on", "person", 1,
          synonyms="same person"),
    _text("]n", "jump", "Go to next mark", "next-mark", "Your next mark or note", "mark", 1,
          synonyms="note highlight"),
    _text("]l", "jump", "Go to next link", "next-link", "The next link", "link", 1),
    _text("[q", "jump", "Go to quotation before", "previous-quote",
          "The quotation before", "quote", -1, synonyms="quote previous"),
    _text("[c", "jump", "Go to claim before", "previous-claim",
          "The claim before", "claims", -1, synonyms="statement previous"),
    _text("[d", "jump", "Go to denial before", "previous-denial",
          "The denial before", "denied", -1, synonyms="denied previous"),
    _text("[e", "jump", "Go to name before", "previous-entity",
          "The name before", "entity", -1, synonyms="entity previous"),
    _text("[p", "jump", "Go to mention before", "previous-mention",
          "The mention before", "person", -1, synonyms="same person previous"),
    _text("[n", "jump", "Go to mark before", "previous-mark",
          "Your mark before", "mark", -1, synonyms="note highlight previous"),
    _text("[l", "jump", "Go to link before", "previous-link",
          "The link before", "link", -1, synonyms="previous"),
    _text("full_stop", "jump_again", "Repeat jump", "jump-again", "The same jump again", 1,
          synonyms="again"),
    _text("comma", "jump_again", "Repeat jump backwards", "jump-back",
          "The same jump, backwards", -1, synonyms="again"),
    _text("n", "jump", "Go to next hit", "next-hit", "The next hit of the search", "find", 1,
          synonyms="find"),
    _text("N", "jump", "Go to hit before", "previous-hit", "The hit before", "find", -1,
          synonyms="find previous"),
    _follow("enter", "follow", "Follow link", "follow-here",
            "Follow the link here, or light who says this and by which words",
            synonyms="open url browser who why"),
    _text("H,ctrl+o", "back", "Go back to where you jumped from", "back",
          "Where you jumped from, be it another article"),
    _text("L", "forward", "Go forward again", "forward", "Where you went back from"),
)  # fmt: skip

SELECTING: Final[Table] = (
    _text("s", "widen_selection", "Select what is here", "select-this",
          "Select the quotation, claim, name or sentence here; again for more",
          synonyms="more expand", short="select"),
    _text("S", "narrow_selection", "Select less", "select-less", "What was selected before",
          synonyms="shrink"),
    _text("v", "select", "Select characters", "select",
          "Select by character; motions extend it", False, synonyms="visual"),
    _text("V", "select", "Select sentences", "select-sentences", "Select by sentence", True,
          synonyms="visual"),
    _text("o", "turn", "Go to other end of selection", "other-end",
          "Move the other end of the selection"),
    _text("shift+right", "extend", "Extend selection right", "extend-right",
          "Select a character more", "right"),
    _text("shift+left", "extend", "Extend selection left", "extend-left",
          "Select a character more to the left", "left"),
    _text("shift+down", "extend_rows", "Extend selection down", "extend-down",
          "Select a row more", 1),
    _text("shift+up", "extend_rows", "Extend selection up", "extend-up",
          "Select a row more above", -1),
    _text("escape", "leave", "Leave selection", "leave",
          "Leave the selection or the search; without either, the article", synonyms="cancel"),
)  # fmt: skip

SHOWING: Final[Table] = (
    _text("zq", "show", "Show or hide quotations", "show-quotes",
          "Light quotations and scare quotes in the text, or do not", "quotes"),
    _text("zc", "show", "Show or hide reworded claims", "show-claims",
          "Light reworded claims and positions in the text, or do not", "reworded",
          synonyms="paraphrases claims"),
    _text("ze", "show", "Show or hide names", "show-entities",
          "Light names in the text, or do not", "entity", synonyms="entities"),
    _text("zv", "show", "Show or hide voices", "show-voices",
          "Show who speaks in the margin, or do not", "voices", synonyms="letters speakers margin"),
    _text("zn", "show", "Show or hide own marks", "show-marks",
          "Light your marks in the text, or do not", "mark", synonyms="notes highlights"),
    _text("zN", "fold_notes", "Fold notes", "fold-notes",
          "Fold your notes below the paragraphs away, or unfold them", synonyms="unfold hide"),
    _text("za", "show", "Show or hide everything", "show-all",
          "Light all that was found, or nothing", "all", synonyms="plain text"),
    _text(">", "widen", "Widen column", "wider", "Make the column of text wider", 4,
          synonyms="width zoom"),
    _text("<", "widen", "Narrow column", "narrower", "Make the column of text narrower", -4,
          synonyms="width zoom"),
)  # fmt: skip

TEXT: Final[Table] = (*MOVING, *JUMPING, *SELECTING, *SHOWING)
"""In the text."""

READER: Final[Table] = (
    in_module("tui.reader.commands.legend", "z?", "explain_signs", "Explain signs", "legend",
              "What is italic, underlined or bold, and what stands in the margin",
              synonyms="legend help colours letters margin meaning", when="in an article"),
    _desk("p", "pane", "Show who says what", "pane",
          "Show or hide the claims, quotations and notes",
          synonyms="pane list claims sidebar speakers", short="who says what"),
    _voices("i", "voices", "Show voices", "voices",
            "Everybody who speaks here: how much, where, how, and what they are",
            synonyms="speakers people table share compare who", short="voices"),
    _desk("tab", "switch", "Switch between text and pane", "switch",
          "Go from the text to the pane, to the list of articles on a wide screen, and back"),
    _reader("slash", "find", "Find words", "find",
            "Find words in the text; after a second slash, a regular expression",
             synonyms="search grep", short="find"),
    _reader("equals_sign", "same", "Show same words elsewhere", "same-words",
            "The same words in other articles; where nothing is said, the story of this one",
            synonyms="compare quotation other articles story", node="app."),
    _outward("gx", "open_page", "Open page in browser", "open-page",
             "Open the page of the article in the browser", synonyms="web site url original"),
    _outward("gy", "copy_address", "Copy address of page", "copy-address",
             "Copy the address of the article’s page", synonyms="url link yank clipboard share"),
    _outward("vertical_line", "pipe", "Pipe text to command", "pipe",
             "Give the selection, or the whole text, to a command of yours, and see its answer",
             synonyms="shell program filter run send"),
    _reader("R", "fetch_again", "Fetch page again", "fetch-again",
            "Fetch the page of this article again: it may be another by now, or more than a feed’s"
            " summary", synonyms="reload refresh update", node="app."),
)  # fmt: skip
"""In the text and in the pane."""

FINDING: Final[Table] = (
    _finding("escape", "close(False)", "Leave finding", "find-cancel",
             "Go back to where the search began", short="back"),
    _finding("enter", "close(True)", "Stay at hit", "find-accept",
             "Read on at this hit; n and N go to the next and the one before", short="stay here"),
)  # fmt: skip
"""While words to find are typed."""

PANE_LIST: Final[Table] = (
    in_module("tui.widgets.list_commands", "enter", "choose", "Go to row in text", "pane-go",
              "Read on in the text there, or unfold what is in doubt", short="go there",
              when="in the pane"),
)  # fmt: skip

LEAVING: Final[Table] = (
    in_module("tui.reader.commands.desk_commands", "escape,q", "leave", "Leave pane", "leave-pane",
              "Go back to the text; a pane that lies over it is hidden", short="text",
              node="screen.", when="in the pane"),
)  # fmt: skip
"""In what stands beside the text."""

PANE: Final[Table] = (
    _pane("right,l", "turn", "Show next list", "next-tab",
          "Claims, quotations, notes", 1, short="next list"),
    _pane("left,h", "turn", "Show list before", "previous-tab",
          "Notes, quotations, claims", -1),
    _pane("f", "only_speaker", "List only this speaker", "only-speaker",
          "List only what this speaker says, or everybody again",
          synonyms="one voice filter", short="only this speaker"),
    _pane("b", "about", "List what is said about them", "about-person",
          "List only what is said about this person, or everything again", short="said about"),
    _pane("w", "positions", "List wants and plans", "list-positions",
          "List or leave out what people want, support, oppose, plan or decide",
          synonyms="positions", short="wants"),
    _pane("greater_than_sign", "resize", "Widen pane", "pane-wider", "Make the pane wider", 4),
    _pane("less_than_sign", "resize", "Narrow pane", "pane-narrower",
          "Make the pane narrower", -4),
    *LEAVING,
)  # fmt: skip
