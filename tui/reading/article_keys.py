"""The keys of the article: moving, jumping, selecting, and what is shown.

A key of two characters, such as `]q`, is pressed as two keys (see `tui.keyboard.chords`).
"""

from __future__ import annotations

from typing import Final

from textual.binding import Binding

from tui.keyboard.binding import hidden

MOVING: Final = (
    hidden("right,l", "move('right')", "Right", "right", "The next character"),
    hidden("left,h", "move('left')", "Left", "left", "The previous character"),
    hidden("down,j", "rows(1)", "Down", "down", "The next row"),
    hidden("up,k", "rows(-1)", "Up", "up", "The previous row"),
    hidden("w", "move('next_word')", "Next word", "next-word", "The start of the next word"),
    hidden("b", "move('previous_word')", "Back a word", "previous-word", "The start of the word"),
    hidden("e", "move('word_end')", "End of word", "word-end", "The end of the word"),
    hidden(")", "move('next_sentence')", "Next sentence", "next-sentence", "The next sentence"),
    hidden(
        "(", "move('previous_sentence')", "Back a sentence", "previous-sentence",
        "The start of the sentence",
    ),
    hidden("}", "move('next_paragraph')", "Next paragraph", "next-paragraph", "The next one"),
    hidden(
        "{", "move('previous_paragraph')", "Back a paragraph", "previous-paragraph",
        "The start of the paragraph",
    ),
    hidden("0,home", "row_start", "Row start", "row-start", "The first character of the row"),
    hidden("dollar_sign,end", "row_end", "Row end", "row-end", "The last character of the row"),
    hidden("gg,ctrl+home", "end('first')", "Top", "top", "The top; 12gg is paragraph 12"),
    hidden("G,ctrl+end", "end('last')", "Bottom", "bottom", "The end; 12G is paragraph 12"),
    hidden("space,pagedown,ctrl+f", "page(1)", "Page", "page-down", "A page down"),
    hidden("pageup,ctrl+b", "page(-1)", "Page back", "page-up", "A page up"),
    hidden("ctrl+d", "page(0.5)", "Half a page", "half-page-down", "Half a page down"),
    hidden("ctrl+u", "page(-0.5)", "Half a page back", "half-page-up", "Half a page up"),
    hidden(
        "%", "percent", "Other mark, or %", "percent",
        "The other mark of the quotation; 40% is four tenths through",
    ),
)  # fmt: skip

JUMPING: Final = (
    Binding("]q", "jump('quote', 1)", "Quote", id="next-quote", tooltip="The next quotation"),
    hidden("]c", "jump('claims', 1)", "Claim", "next-claim", "The next claim"),
    hidden("]d", "jump('denied', 1)", "Denial", "next-denial", "The next claim that is a denial"),
    hidden("]e", "jump('entity', 1)", "Name", "next-entity", "The next name"),
    hidden("]p", "jump('person', 1)", "Same person", "next-mention",
           "The next mention of whoever the cursor was last on"),
    hidden("]n", "jump('mark', 1)", "Note", "next-mark", "Your next mark or note"),
    hidden("]l", "jump('link', 1)", "Link", "next-link", "The next link"),
    hidden("[q", "jump('quote', -1)", "Quote", "previous-quote", "The quotation before"),
    hidden("[c", "jump('claims', -1)", "Claim", "previous-claim", "The claim before"),
    hidden("[d", "jump('denied', -1)", "Denial", "previous-denial", "The denial before"),
    hidden("[e", "jump('entity', -1)", "Name", "previous-entity", "The name before"),
    hidden("[p", "jump('person', -1)", "Same person", "previous-mention", "The mention before"),
    hidden("[n", "jump('mark', -1)", "Note", "previous-mark", "Your mark before"),
    hidden("[l", "jump('link', -1)", "Link", "previous-link", "The link before"),
    hidden("full_stop", "jump_again(1)", "Again", "jump-again", "The same jump again"),
    hidden("comma", "jump_again(-1)", "Again, back", "jump-back", "The same jump, backwards"),
    hidden("n", "jump('find', 1)", "Next hit", "next-hit", "The next hit of the search"),
    hidden("N", "jump('find', -1)", "Previous hit", "previous-hit", "The hit before"),
    hidden("enter", "follow", "Follow", "follow-here",
           "Follow the link here, or light who says this and by which words"),
    hidden("H,ctrl+o", "back", "Back", "back", "Where you jumped from"),
    hidden("L", "forward", "Forward", "forward", "Where you went back from"),
)  # fmt: skip

SELECTING: Final = (
    Binding("s", "take", "Select this", id="select-this",
            tooltip="Select the quotation, claim, name or sentence here; again for more"),
    hidden("S", "give_back", "Select less", "select-less", "What was selected before"),
    hidden("v", "select(False)", "Select", "select", "Select by character; motions extend it"),
    hidden("V", "select(True)", "Select sentences", "select-sentences", "Select by sentence"),
    hidden("o", "turn", "Other end", "other-end", "Move the other end of the selection"),
    hidden("shift+right", "extend('right')", "Extend right", "extend-right", "By a character"),
    hidden("shift+left", "extend('left')", "Extend left", "extend-left", "By a character"),
    hidden("shift+down", "extend_rows(1)", "Extend down", "extend-down", "By a row"),
    hidden("shift+up", "extend_rows(-1)", "Extend up", "extend-up", "By a row"),
    hidden("escape", "leave", "Leave", "leave", "Leave the selection or the search"),
)  # fmt: skip

SHOWING: Final = (
    hidden("zq", "show('quote')", "Quotations", "show-quotes", "Show or hide quotations"),
    hidden("zs", "show('scare')", "Scare quotes", "show-scare", "Show or hide scare quotes"),
    hidden("zc", "show('claim')", "Paraphrases", "show-claims", "Show or hide paraphrases"),
    hidden("zp", "show('position')", "Positions", "show-positions", "Show or hide positions"),
    hidden("ze", "show('entity')", "Names", "show-entities", "Show or hide names"),
    hidden("zn", "show('mark')", "Own marks", "show-marks", "Show or hide your marks"),
    hidden("za", "show('all')", "Everything", "show-all", "Show or hide all that was found"),
    hidden(">", "widen(4)", "Wider column", "wider", "Make the column wider"),
    hidden("<", "widen(-4)", "Narrower column", "narrower", "Make the column narrower"),
)

BINDINGS: Final = (*MOVING, *JUMPING, *SELECTING, *SHOWING)
