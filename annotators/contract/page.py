"""The contract as a page: what stands in each field, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotators.contract.schema import extract_schema, notes_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = """\
# What newsread writes as JSON

Made of the types by `python -m annotators.contract`; the schemas beside this page say the same to
programs. Every object has its `format`. Within a format fields may be added, and none is taken away
or given another meaning. Offsets are Unicode code points of `text`, half-open; a span is
`[start, end]`. `text` of a plain file is the file’s, with line ends made `\\n` and without a
byte-order mark.
"""


def page() -> str:
    """The whole page, in Markdown."""
    return "\n".join([_HEAD, *_schema_lines(extract_schema()), *_schema_lines(notes_schema())])


def _schema_lines(schema: dict[str, Any]) -> Iterator[str]:
    yield f"## `{schema['title']}`\n"
    for number, kind in enumerate(schema["oneOf"]):
        if number:
            yield "or\n"
        yield from _table(kind)
    for name, definition in schema["$defs"].items():
        yield f"### {name}\n\n{definition['description']}\n"
        if "properties" in definition:
            yield from _table(definition)


def _table(schema: dict[str, Any]) -> Iterator[str]:
    yield "| field | type | what it is |\n|---|---|---|"
    for name, field in schema["properties"].items():
        yield f"| `{name}` | {_in_words(field)} | {field['description']} |"
    yield ""


def _in_words(schema: dict[str, Any]) -> str:
    """A type, as a person reads it."""
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "const" in schema or "enum" in schema:
        return " ".join(f"`{choice}`" for choice in schema.get("enum", [schema.get("const")]))
    if "anyOf" in schema:
        return " or ".join(_in_words(choice) for choice in schema["anyOf"])
    if schema["type"] == "array":
        return f"list of {_in_words(schema['items'])}"
    return " or ".join([schema["type"]] if isinstance(schema["type"], str) else schema["type"])
