"""Which of a page's blocks are its article, by what an extractor made of the page.

The extractor says only which words are the article's; the page itself says how they read, in
which order, and what stands between them. So nothing is moved, joined or lost on the way.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from articles.parsing.headline import heading_of
from articles.parsing.markup import (
    BLOCKS,
    CELLS,
    HEADINGS,
    LINES,
    is_caption,
    is_data,
    is_unseen,
    name_of,
    words_of,
)
from articles.parsing.promotions import is_called_aside, is_promotion, is_set_aside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

_RUN = 4
_SHARE = 0.6
"""Of the runs of four words of a block, so many must be the extractor's, too."""
_ABOVE = 0.25
"""The share of an article that may stand above what was taken for its headline."""
_LEAD = 12
"""Words; what is shorter and stands below a headline may be a line on who, when or where."""
_SHORTEST = 5
"""Words of a sentence that stands between others."""
_SENTENCE_END = re.compile(r"[.!?…:;”’\"'»)。」]$")
_FLOW = {"p", "ul", "ol", "dl", "table", "pre", "details", "figure", *HEADINGS}
"""What stands in the flow of an article, where other boxes may stand beside it."""
_WHOLES = {"table", "pre", "li", "dt", "dd", "tr", "td", "th"}
"""What needs no sentence to be one of the article's blocks."""
_NO_LEAD = re.compile(r"(?i)caption|media|credit|byline|author|meta|date|image|photo|video|social")
_PULLED = re.compile(r"(?i)pull-?(?:ed-?)?quote|pullout")
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Thai, Lao, Burmese, Khmer, kana and Han: words of these are not set apart."""
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")


@dataclass(slots=True)
class Block:
    """A run of text that no other block or line interrupts."""

    element: _Element
    """The block that the text stands in: several runs of text may stand in one."""
    slots: list[tuple[_Element, str]] = field(default_factory=list)
    """Where the text is kept: an element, and `text` or `tail`."""
    linked: int = 0
    """How many characters of it are links."""

    @property
    def text(self) -> str:
        """The words as they are written, white space included."""
        return "".join(getattr(element, slot) or "" for element, slot in self.slots)

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture, whose words are none of the text."""
        return name_of(self.element) == "img" and not self.slots

    @property
    def is_quoted(self) -> bool:
        """Whether it is part of a block quotation, such as the line that says who says it."""
        return any(name_of(above) == "blockquote" for above in _with_ancestors(self.element))

    @property
    def words(self) -> tuple[str, ...]:
        """The words in lower case, without punctuation."""
        return words_in(self.text)


@dataclass(frozen=True, slots=True)
class Votes:
    """Which words an extractor took for the article's."""

    runs: frozenset[tuple[str, ...]]
    """Every four that follow each other."""
    lines: frozenset[tuple[str, ...]]
    """The words of each line."""

    @classmethod
    def of(cls, texts: Sequence[str]) -> Votes:
        """The votes for all blocks of a text."""
        lines = [words_in(line) for text in texts for line in text.splitlines()]
        whole = [words_in(text) for text in texts]
        return cls(frozenset(run for words in whole for run in _runs(words)), frozenset(lines))

    def take(self, words: tuple[str, ...]) -> bool:
        """Whether a block with these words is one of the article's."""
        if not words:
            return False
        if len(words) < _RUN or words in self.lines:
            return words in self.lines
        runs = _runs(words)
        return sum(run in self.runs for run in runs) >= _SHARE * len(runs)


def select(body: _Element, votes: Votes, lenient: Votes, title: str | None) -> None:
    """Leaves only the article's blocks in `body`, and what stands between them and belongs there.

    Args:
        body: is changed.
        votes: for what is the article's.
        lenient: for what may be; it counts in the boxes that have some of the article.
        title: of the article, which begins below it.
    """
    blocks = [block for block in _blocks(body) if block.words or block.is_picture]
    headline = words_in(title or "")
    heading = heading_of(body, title)
    heads = [block.element is heading or block.words == headline for block in blocks]
    picks = [not h and votes.take(b.words) for h, b in zip(heads, blocks, strict=True)]
    boxes = {_box(b) for b, is_picked in zip(blocks, picks, strict=True) if is_picked}
    picks = [
        is_picked or (not head and _may_be_picked(block, boxes) and lenient.take(block.words))
        for is_picked, head, block in zip(picks, heads, blocks, strict=True)
    ]
    top = _top(heading, blocks, picks)
    chosen = [is_picked and at >= top for at, is_picked in enumerate(picks)]
    texts: set[tuple[str, ...]] = {headline}
    for block, is_kept in zip(blocks, _completed(blocks, chosen, top), strict=True):
        if not is_kept or is_promotion(block.text, block.linked, block.element):
            _clear(block)
        elif block.is_picture:
            _drop_repeated_text(block.element, texts)
    _prune(body)


def words_in(text: str) -> tuple[str, ...]:
    """The words in lower case, without punctuation; of what has no spaces, the characters."""
    return tuple(_WORD.findall(text.casefold()))


def _runs(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [words[at : at + _RUN] for at in range(len(words) - _RUN + 1)]


def _top(heading: _Element | None, blocks: list[Block], picks: list[bool]) -> int:
    """Where the article begins: below its headline, if there is little of it above."""
    lengths = [len(b.words) * is_picked for b, is_picked in zip(blocks, picks, strict=True)]
    for at, block in enumerate(blocks):
        if block.element is heading:
            return at + 1 if sum(lengths[:at]) < _ABOVE * sum(lengths) else 0
    return picks.index(True) if any(picks) else 0


def _drop_repeated_text(picture: _Element, texts: set[tuple[str, ...]]) -> None:
    """Clear a picture's `alt` if `texts` has its words already; else add them to `texts`."""
    words = words_in(picture.get("alt", ""))
    if words in texts:
        picture.set("alt", "")
    texts.add(words)


def _completed(blocks: list[Block], chosen: list[bool], top: int) -> list[bool]:
    """The choice with what stands between what was chosen, or leads up to it, and belongs there.

    Args:
        top: the first block that may belong there.
    """
    if not any(chosen):
        return chosen
    first, last = chosen.index(True), len(chosen) - 1 - chosen[::-1].index(True)
    chosen_blocks = [block for block, is_chosen in zip(blocks, chosen, strict=True) if is_chosen]
    counts = Counter(run for block in chosen_blocks for run in _runs(block.words))
    keep = [
        is_chosen and not _is_link_aside(block) and not _is_pulled(block, counts)
        for block, is_chosen in zip(blocks, chosen, strict=True)
    ]
    flow = _Flow({above for block in chosen_blocks for above in _with_ancestors(block.element)})
    following = range(last + 1, last + 1 + _count_beside(blocks, last))
    for at in (*following, *range(last - 1, top - 1, -1)):
        block = blocks[at]
        if chosen[at] or (at < first and not _may_lead(block)):
            continue
        if block.is_quoted or not _stands_in(block, counts, 1):
            keep[at] = flow.holds(block, is_followed=any(keep[at + 1 : at + 2]))
        if keep[at]:
            flow.homes.update(_with_ancestors(block.element))
    return keep


def _count_beside(blocks: list[Block], last: int) -> int:
    """How many blocks after the last one that was chosen stand in the same box."""
    box = _box(blocks[last])
    beside = takewhile(
        lambda b: box in (b.element, b.element.getparent()) and not b.linked, blocks[last + 1 :]
    )
    return sum(1 for _ in beside)


def _may_be_picked(block: Block, boxes: set[_Element]) -> bool:
    """Whether a block is in a box with some of the article, and no mere link."""
    return _box(block) in boxes and block.linked <= 0.5 * len(block.text.strip())


def _box(block: Block) -> _Element:
    """The box that a block stands in: the parent of an element of the flow, else the element."""
    parent = block.element.getparent()
    return block.element if name_of(block.element) not in _FLOW or parent is None else parent


def _is_link_aside(block: Block) -> bool:
    """Whether a block is a link in a box beside the article, also if it was taken for its own."""
    return block.linked > 0.5 * len(block.text.strip()) and any(
        map(is_called_aside, _with_ancestors(block.element))
    )


def _is_pulled(block: Block, counts: Counter[tuple[str, ...]]) -> bool:
    """Whether a block only shows words of the article once more, in large type."""
    called = (above.get("class", "") for above in _with_ancestors(block.element))
    return any(map(_PULLED.search, called)) and _stands_in(block, counts, 2)


def _stands_in(block: Block, counts: Counter[tuple[str, ...]], times: int) -> bool:
    """Whether every run of words of a block is counted at least `times` times."""
    runs = _runs(block.words)
    return bool(runs) and all(counts[run] >= times for run in runs)


def _may_lead(block: Block) -> bool:
    """Whether a block below the headline may be the lead of the article."""
    return (
        not block.linked
        and len(block.words) >= _LEAD
        and not is_caption(block.element)
        and not any(_NO_LEAD.search(a.get("class", "")) for a in _with_ancestors(block.element))
    )


def _with_ancestors(element: _Element) -> Iterator[_Element]:
    yield element
    yield from element.iterancestors()


@dataclass(slots=True)
class _Flow:
    """What an article runs through, so that what stands in it can be told from what is beside."""

    homes: set[_Element]
    """Elements with some of the article in them."""
    _asides: dict[_Element, bool] = field(default_factory=dict)
    _words: dict[_Element, tuple[str, ...]] = field(default_factory=dict)

    def holds(self, block: Block, *, is_followed: bool) -> bool:
        """Whether a block that was not chosen is one of the article's, too.

        Args:
            is_followed: by something that is.
        """
        guests = [box for box in _with_ancestors(block.element) if box not in self.homes]
        if block.is_quoted:
            return not any(_PULLED.search(guest.get("class", "")) for guest in guests)
        text, name = " ".join(block.text.split()), name_of(block.element)
        if any(map(self._is_aside, guests)) or block.linked > 0.5 * len(text):
            return False
        outer = name_of(guests[-1]) if guests else ""
        if name in HEADINGS:
            return is_followed and (not guests or self._words_of(guests[-1]) == block.words)
        if block.is_picture or is_caption(block.element):
            return is_caption(block.element) or "figure" in map(name_of, guests)
        if name in _WHOLES and outer in _FLOW:
            return not block.linked
        is_sentence = bool(_SENTENCE_END.search(text)) and len(block.words) >= _SHORTEST
        is_in_flow = not guests or outer in _FLOW or self._words_of(guests[-1]) == block.words
        return is_sentence and (is_in_flow or not block.linked)

    def _is_aside(self, box: _Element) -> bool:
        if box not in self._asides:
            self._asides[box] = is_set_aside(box)
        return self._asides[box]

    def _words_of(self, box: _Element) -> tuple[str, ...]:
        if box not in self._words:
            self._words[box] = words_in(words_of(box))
        return self._words[box]


def _blocks(body: _Element) -> Iterator[Block]:
    """All blocks in the order of the page; of what nobody sees there is none."""
    blocks = [Block(body)]
    _collect(body, body, blocks, in_link=False)
    return iter(blocks)


def _collect(element: _Element, box: _Element, blocks: list[Block], *, in_link: bool) -> None:
    if is_unseen(element):
        return
    name = name_of(element)
    is_apart = name in BLOCKS or name in LINES or name in CELLS or is_caption(element)
    in_link = in_link or name == "a"
    if name == "img":
        blocks.extend((Block(element), Block(box)))
        return
    if is_apart and not _is_whole(box):
        blocks.append(Block(element))
    inner = box if _is_whole(box) else element if is_apart else box
    _add(blocks, element, "text", in_link)
    for child in element:
        _collect(child, inner, blocks, in_link=in_link)
        _add(blocks, child, "tail", in_link)
    if is_apart and not _is_whole(box):
        blocks.append(Block(box))


def _is_whole(box: _Element) -> bool:
    """Whether all of a box is one block, as a table of figures is."""
    return name_of(box) in ("table", "pre") and is_data(box)


def _add(blocks: list[Block], element: _Element, slot: str, in_link: bool) -> None:
    if text := getattr(element, slot):
        blocks[-1].slots.append((element, slot))
        blocks[-1].linked += len(text.strip()) if in_link else 0


def _clear(block: Block) -> None:
    for element, slot in block.slots:
        setattr(element, slot, None)
    if block.is_picture:
        block.element.set("alt", "")


def _prune(body: _Element) -> None:
    """Takes out what is left without words and would still be drawn: rows and cells."""
    for element in list(body.iter("tr", "td", "th")):
        table = next(element.iterancestors("table"), element)
        is_drawn = name_of(element) in CELLS and is_data(table)
        if not is_drawn and not words_of(element).strip() and element.getparent() is not None:
            element.drop_tree()  # type: ignore[attr-defined]  # all are of lxml.html
