"""The YAML block at the top of a Markdown file, which others write in too.

Every value is double-quoted, with everything escaped that some parser might stumble over, so a
title can hold whatever it likes. What is there already is never changed; tags are added to.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.safe import SUBSTITUTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from yaml import Node

    Values = Mapping[str, str | Iterable[str]]
    """Keys and what they are to say: a text, or a list of texts."""

_BLOCK = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_ESCAPED = re.compile(
    rf'[\\"\n\t{re.escape("".join(SUBSTITUTES))}\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]'
)


def quoted(value: str | Iterable[str]) -> str:
    """A YAML double-quoted scalar, or a flow sequence of them, on one line.

    A lone surrogate, which YAML has no way to say, becomes a replacement character.
    """
    if not isinstance(value, str):
        return f"[{', '.join(map(quoted, value))}]"
    return f'"{_ESCAPED.sub(_escape, value)}"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if "\ud800" <= character <= "\udfff":
        return "\N{REPLACEMENT CHARACTER}"
    return f"\\{character}" if character in '\\"' else f"\\u{ord(character):04X}"


def front_matter(values: Values) -> str:
    """A new block."""
    return f"---\n{_lines(values)}---\n"


def merged(existing: str, values: Values) -> str:
    """The file with the keys that its block lacks, and with the tags that its `tags` lack.

    A file without a block, or with one that is not YAML, is left as it is.
    """
    block = _BLOCK.match(existing)
    if block is None:
        return existing
    try:
        written = _nodes(block[1])
    except ValueError:
        return existing
    new = _lines({key: value for key, value in values.items() if key not in written})
    body = _with_tags(block[1], written, values.get("tags", ()))
    return existing[: block.start(1)] + body + new + existing[block.end(1) :]


def _lines(values: Values) -> str:
    return "".join(f"{key}: {quoted(value)}\n" for key, value in values.items() if value)


def _nodes(block: str) -> dict[str, Node]:
    """The keys of a block, and where their values stand.

    Raises:
        ValueError: it is not YAML, or not a mapping.
    """
    import yaml

    try:
        root = yaml.compose(block, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError("not YAML") from error
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        raise ValueError("not a mapping")
    return {str(key.value): value for key, value in root.value}


def _with_tags(block: str, written: Mapping[str, Node], tags: str | Iterable[str]) -> str:
    """The block with tags added; if its `tags` are no list of plain texts, as it is."""
    from yaml import ScalarNode, SequenceNode

    node = written.get("tags")
    if not isinstance(node, SequenceNode):
        return block
    if not all(isinstance(tag, ScalarNode) for tag in node.value):
        return block
    there = [str(tag.value) for tag in node.value]
    if all(tag in there for tag in tags):
        return block
    start, end = node.start_mark.index, node.end_mark.index
    old = block[start:end]
    end = start + len(old.rstrip())  # a block sequence goes on to the next key
    return (
        block[:start] + _before(block, start) + quoted(dict.fromkeys([*there, *tags])) + block[end:]
    )


def _before(block: str, start: int) -> str:
    """What a list needs before it when it takes the place of one that began on its own line."""
    return " " if start and block[start - 1] == "\n" else ""
