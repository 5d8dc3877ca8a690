"""The keys of the article: moving, jumping, selecting, and what is shown.

A key of two characters, such as `]q`, is pressed as two keys (see `tui.keyboard.chords`).
"""

from __future__ import annotations

from typing import Final

from textual.binding import Binding


def _hidden(key: str, action: str, description: str, id_: str, tooltip: str) -> Binding:
    return Binding(key, action, description, show=False, id=id_, tooltip=tooltip)


MOVING: Final = (
    _hidden("right,l", "move('right')", "Right", "right", "The next character"),
    _hidden("left,h", "move('left')", "Left", "left", "The previous character"),
    _hidden("down,j", "rows(1)", "Down", "down", "The next row"),
    _hidden("up,k", "rows(-1)", "Up", "up", "The previous row"),
    _hidden("w", "move('next_word')", "Next word", "next-word", "The start of the next word"),
    _hidden("b", "move('previous_word')", "Back a word", "previous-word", "The start of the word"),
    _hidden("e", "move('word_end')", "End of word", "word-end", "The end of the word"),
    _hidden(")", "move('next_sentence')", "Next sentence", "next-sentence", "The next sentence"),
    _hidden(
        "(", "move('previous_sentence')", "Back a sentence", "previous-sentence",
        "The start of the sentence",
    ),
    _hidden("}", "move('next_paragraph')", "Next paragraph", "next-paragraph", "The next one"),
    _hidden(
        "{", "move('previous_paragraph')", "Back a paragraph", "previous-paragraph",
        "The start of the paragraph",
    ),
    _hidden("0,home", "row_start", "Row start", "row-start", "The first character of the row"),
    _hidden("dollar_sign,end", "row_end", "Row end", "row-end", "The last character of the row"),
    _hidden("gg,ctrl+home", "end('first')", "Top", "top", "The top; 12gg is paragraph 12"),
    _hidden("G,ctrl+end", "end('last')", "Bottom", "bottom", "The end; 12G is paragraph 12"),
    _hidden("space,pagedown,ctrl+f", "page(1)", "Page", "page-down", "A page down"),
    _hidden("pageup,ctrl+b", "page(-1)", "Page back", "page-up", "A page up"),
    _hidden("ctrl+d", "page(0.5)", "Half a page", "half-page-down", "Half a page down"),
    _hidden("ctrl+u", "page(-0.5)", "Half a page back", "half-page-up", "Half a page up"),
    _hidden(
        "%", "percent", "Other mark, or %", "percent",
        "The other mark of the quotation; 40% is four tenths through",
    ),
)  # fmt: skip

JUMPING: Final = (
    Binding("]q", "jump('quote', 1)", "Quote", id="next-quote", tooltip="The next quotation"),
    _hidden("]c", "jump('claims', 1)", "Claim", "next-claim", "The next claim"),
    _hidden("]d", "jump('denied', 1)", "Denial", "next-denial", "The next claim that is a denial"),
    _hidden("]e", "jump('entity', 1)", "Name", "next-entity", "The next name"),
    _hidden("]p", "jump('person', 1)", "Same person", "next-mention",
            "The next mention of whoever the cursor was last on"),
    _hidden("]n", "jump('mark', 1)", "Note", "next-mark", "Your next mark or note"),
    _hidden("]l", "jump('link', 1)", "Link", "next-link", "The next link"),
    _hidden("[q", "jump('quote', -1)", "Quote", "previous-quote", "The quotation before"),
    _hidden("[c", "jump('claims', -1)", "Claim", "previous-claim", "The claim before"),
    _hidden("[d", "jump('denied', -1)", "Denial", "previous-denial", "The denial before"),
    _hidden("[e", "jump('entity', -1)", "Name", "previous-entity", "The name before"),
    _hidden("[p", "jump('person', -1)", "Same person", "previous-mention", "The mention before"),
    _hidden("[n", "jump('mark', -1)", "Note", "previous-mark", "Your mark before"),
    _hidden("[l", "jump('link', -1)", "Link", "previous-link", "The link before"),
    _hidden("full_stop", "jump_again(1)", "Again", "jump-again", "The same jump again"),
    _hidden("comma", "jump_again(-1)", "Again, back", "jump-back", "The same jump, backwards"),
    _hidden("n", "jump('find', 1)", "Next hit", "next-hit", "The next hit of the search"),
    _hidden("N", "jump('find', -1)", "Previous hit", "previous-hit", "The hit before"),
    _hidden("enter", "follow", "Follow", "follow-here",
            "Follow the link here, or light who says this and by which words"),
    _hidden("H,ctrl+o", "back", "Back", "back", "Where you jumped from"),
    _hidden("L", "forward", "Forward", "forward", "Where you went back from"),
)  # fmt: skip

SELECTING: Final = (
    Binding("s", "take", "Select this", id="select-this",
            tooltip="Select the quotation, claim, name or sentence here; again for more"),
    _hidden("S", "give_back", "Select less", "select-less", "What was selected before"),
    _hidden("v", "select(False)", "Select", "select", "Select by character; motions extend it"),
    _hidden("V", "select(True)", "Select sentences", "select-sentences", "Select by sentence"),
    _hidden("o", "turn", "Other end", "other-end", "Move the other end of the selection"),
    _hidden("shift+right", "extend('right')", "Extend right", "extend-right", "By a character"),
    _hidden("shift+left", "extend('left')", "Extend left", "extend-left", "By a character"),
    _hidden("shift+down", "extend_rows(1)", "Extend down", "extend-down", "By a row"),
    _hidden("shift+up", "extend_rows(-1)", "Extend up", "extend-up", "By a row"),
    _hidden("escape", "leave", "Leave", "leave", "Leave the selection or the search"),
)  # fmt: skip

SHOWING: Final = (
    _hidden("zq", "show('quote')", "Quotations", "show-quotes", "Show or hide quotations"),
    _hidden("zs", "show('scare')", "Scare quotes", "show-scare", "Show or hide scare quotes"),
    _hidden("zc", "show('claim')", "Paraphrases", "show-claims", "Show or hide paraphrases"),
    _hidden("zp", "show('position')", "Positions", "show-positions", "Show or hide positions"),
    _hidden("ze", "show('entity')", "Names", "show-entities", "Show or hide names"),
    _hidden("zn", "show('mark')", "Own marks", "show-marks", "Show or hide your marks"),
    _hidden("za", "show('all')", "Everything", "show-all", "Show or hide all that was found"),
    _hidden(">", "widen(4)", "Wider column", "wider", "Make the column wider"),
    _hidden("<", "widen(-4)", "Narrower column", "narrower", "Make the column narrower"),
)

BINDINGS: Final = (*MOVING, *JUMPING, *SELECTING, *SHOWING)
