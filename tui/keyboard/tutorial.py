"""The tutorial among the samples: an article with the keys of the commands that it tells of.

python -m tui.keyboard.tutorial FILE   writes it there, such as to articles/samples/two-minutes.md
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tui.commands.key_names import key_label
from tui.commands.registry import BY_ID

if TYPE_CHECKING:
    from collections.abc import Sequence

TEMPLATE: Final = """\
---
title: Two minutes with newsread
author: Ada Quill
---

# Two minutes with newsread

This article is there to be tried on. Nothing in it is true, except for the keys. Read on with \
{down} and {up}, or a page at a time with {page-down}. If you know vim or less, your fingers know \
the way already.

## Who says what

Press {next-quote}. The cursor is on a quotation now, and whose it is stands at the foot of the \
screen. “We have mended what could be mended,” said Ines Corvo, the harbour master of \
Selde, on the day the old ferry sailed again.

Not every claim stands in quotation marks. {next-claim} goes to the next one, and it may be \
reworded. Later Corvo denied that the engine had been too old. \
{next-denial} goes straight to what somebody denies, and {previous-claim} to the claim before.

Press {pane} for a list of all claims, each under its speaker. {switch} leads from the text to the \
list and back, and {pane} puts the list away.

## Keep it

“A ferry is a promise with a timetable,” said Tom Hale, who has missed it twice. Go there with \
{next-quote}, and press {copy}: his words are copied, with his name and where they are from.

Press {highlight-yellow} for a yellow highlight of what is under the cursor, {note} for a note \
on it; {delete-mark} deletes both. {undo} undoes what you did last. Your marks are kept when you \
leave, and {next-mark} finds them again.

If newsread names the wrong speaker, press {correct-speaker}.

## Find your way

{find} finds a word; {next-hit} goes to the next place that has it. {back} goes back to where you \
jumped from. {top} is the top, {bottom} the end.

{help} finds all else there is to do, by its name, in whatever words come to your mind. \
{library} leads to the library, where this article stands below your own. {quit} leaves.

“That is all?” asked Hale. “That is all,” said Corvo.
"""

_KEY: Final = re.compile(r"{([a-z-]+)}")

IDS: Final = frozenset(_KEY.findall(TEMPLATE))
"""The commands whose keys the tutorial names."""


def text() -> str:
    """The tutorial with the first key of every command that it names."""
    return _KEY.sub(lambda match: f"`{key_label(BY_ID[match[1]].keys.split(',')[0])}`", TEMPLATE)


def main(arguments: Sequence[str]) -> None:
    """Print the tutorial, or write it into a file."""
    if not arguments:
        print(text(), end="")
        return
    Path(arguments[0]).write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
