"""What stands above a Markdown text between two fences: YAML or TOML that says what the text is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 20_000
"""Characters; YAML is read at some 50 kB a second."""

_FENCED = re.compile(
    r"(---|\+\+\+)[ \t]*\n(?:(.*?)\n)??(?:\1|(?:(?<=\n)\.\.\.))[ \t]*(?:\n|\Z)", re.S
)
_PAIR = re.compile(r"^[\"']?(?P<key>[A-Za-z][\w .-]*?)[\"']?\s*[:=](?:\s+(?P<value>.*)|$)")
_ITEM = re.compile(r"^\s*-\s+(?P<value>.*)")
_KINDS = {"---": "YAML", "+++": "TOML"}

Values = dict[str, list[str]]


class FrontMatter(NamedTuple):
    """What a text says of itself above its first line."""

    values: Values
    """For each name in lower case its words, one or several: those of authors, say."""
    end: int
    """Where the text itself begins: a code point of the whole."""
    notice: str | None = None
    """What a reader should know: that it could not be read, or only line by line."""


def front_matter(text: str) -> FrontMatter:
    """What the front matter of a text says; nothing, and an end of 0, if it has none.

    What stands between two rules and names nothing is text. Front matter that is not valid is read
    line by line, and the notice says so. No Python value is made of it: a day need not exist.
    """
    match = _FENCED.match(text)
    if match is None:
        return FrontMatter({}, 0)
    front, kind = match[2] or "", _KINDS[match[1]]
    if len(front) > LONGEST:
        notice = f"Its front matter is left out: it has more than {LONGEST:,} characters."
        return FrontMatter({}, match.end(), notice)
    try:
        values = _yaml(front) if kind == "YAML" else _toml(front)
    except (ValueError, RecursionError) as error:  # every error of YAML is made one
        return _line_by_line(front, match.end(), kind, error)
    return FrontMatter({}, 0) if values is None else FrontMatter(values, match.end())


def _line_by_line(front: str, end: int, kind: str, error: Exception) -> FrontMatter:
    values = {key: words for key, words in _lines(front) if words}
    if not values and not any(_PAIR.match(line) for line in front.splitlines()):
        return FrontMatter({}, 0)
    where = f" (line {error.args[1] + 1} of it)" if len(error.args) > 1 else ""
    return FrontMatter(
        values, end, f"Its front matter is no valid {kind}{where}, so it is read line by line."
    )


def _yaml(front: str) -> Values | None:
    """The values that are words, or lists of words; None, if it is no mapping.

    What names other values a thousandfold is not followed: only two levels are looked at.

    Raises:
        ValueError: it is no YAML; its second argument is the number of the line, from 0, if known.
    """
    import yaml

    try:
        root = yaml.compose(front, yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise ValueError(str(error), *([mark.line] if mark else [])) from None
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        return None
    return {
        key.value.casefold(): _of_node(value)
        for key, value in root.value
        if isinstance(key, yaml.ScalarNode)
    }


def _of_node(node: Any) -> list[str]:
    """The words of a node of YAML: a scalar, a list of them, or the names in a list of mappings."""
    parts = [_named(part) for part in (node.value if node.id == "sequence" else [node])]
    if any(part is None or part.id != "scalar" for part in parts):
        return []
    values = (part.value for part in parts if part and not part.tag.endswith(":null"))
    return [words for value in values if (words := " ".join(_paired(value).split()))]


def _paired(words: str) -> str:
    r"""The words with both halves of a character joined, which YAML can spell as `\ud83d\ude00`."""
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _named(node: Any) -> Any:
    """A node, or that of its `name` if it is a mapping; None, if that has none."""
    if node.id != "mapping":
        return node
    return next((value for key, value in node.value if key.value == "name"), None)


def _toml(front: str) -> Values:
    import tomllib

    return {key.casefold(): list(_of_value(value)) for key, value in tomllib.loads(front).items()}


def _of_value(value: object) -> Iterator[str]:
    for part in value if isinstance(value, list) else [value]:
        name = part.get("name", "") if isinstance(part, dict) else part
        words = " ".join(str(name).split()) if not isinstance(name, (dict, list)) else ""
        if words:
            yield words


def _lines(front: str) -> Iterator[tuple[str, list[str]]]:
    """Each name with what stands behind it, or in the list below it."""
    key = ""
    listed: list[str] = []
    for line in front.splitlines():
        if item := _ITEM.match(line):
            listed += filter(None, [_bare(item["value"])])
        elif pair := _PAIR.match(line):
            yield key, listed
            value = (pair["value"] or "").strip()
            parts = value[1:-1].split(",") if value[:1] + value[-1:] == "[]" else [value]
            key, listed = pair["key"].casefold(), [bare for part in parts if (bare := _bare(part))]
    yield key, listed


def _bare(value: str) -> str:
    """A value without the quotation marks around it; nothing, if it is no words as they stand."""
    value = re.sub(r"^name\s*:\s*", "", value.strip())
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    return value if re.search(r"\w", value) and "\\" not in value else ""
