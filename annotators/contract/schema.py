"""JSON Schemas (2020-12) of what is written, made of the types and of what stands below fields."""

from __future__ import annotations

import ast
import inspect
import json
import re
from dataclasses import fields, is_dataclass
from textwrap import dedent
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from annotators import findings
from annotators.codec import FORMAT
from annotators.findings import Findings
from annotators.notebook import mark
from annotators.notebook.colors import Color
from annotators.notebook.formats.columns import SPOKEN
from annotators.notebook.mark import Mark
from articles import article
from articles.article import Article, Span
from articles.codec import ABOUT

if TYPE_CHECKING:
    from collections.abc import Callable

JSON = dict[str, Any]

_PLAIN: Final = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}

SPAN: Final[JSON] = {
    "description": "Where words stand: start and end in code points of the text, half-open.",
    "type": "array",
    "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 1}],
    "items": False,
    "minItems": 2,
}

_PART: Final[JSON] = {
    "description": "A part of the page: start, end, kind, and where a link leads.",
    "type": "array",
    "prefixItems": [
        {"type": "integer", "minimum": 0},
        {"type": "integer", "minimum": 1},
        {"type": "string"},
        {"type": ["string", "null"]},
    ],
    "items": False,
    "minItems": 4,
}

_DESCRIPTIONS: Final = {
    "format": "The number of this contract; another where old readers would go wrong.",
    "input": "The file or address as it was given.",
    "error": "Why the input could not be read, in a sentence.",
    "id": "SHA-256 of the text in UTF-8, in hexadecimal.",
    "newsread": "What the line is.",
    "speaker_as_found": "Who says the words by the findings; empty for nobody.",
    "speaker_as_corrected": "Who says them by the reader, where that is another.",
    "act": "Of the claim that they are in: `MarkedClaim.act`; empty for none.",
    "polarity": "Of that claim; empty for none.",
    "form": "Of that claim; empty for none.",
    "verb": "The article’s verb for it, with its “not”; empty for none.",
    "doubt": "How sure words and speaker are, in a word; empty for none.",
}
"""What stands in the fields that no type declares."""


def extract_schema() -> JSON:
    """The schema of what `newsread extract` writes: an article, or an input it could not read."""
    head = ("title", "source", "byline", "published", "url", "text")
    about = {name: _field(Article, name) for name in head}
    findings_fields = {field.name: _field(Findings, field.name) for field in fields(Findings)}
    envelope = {"format": _format(), "input": _text("input")}
    record = {**envelope, "id": _text("id"), **about, **findings_fields}
    return _schema("newsread extract", [record, {**envelope, "error": _text("error")}])


def notes_schema() -> JSON:
    """The schema of a line of `newsread notes --format jsonl`: an article, or a mark."""
    about = {name: _field(Article, name) for name in (*ABOUT, "text")}
    parts: JSON = {"parts": {"type": "array", "items": {"$ref": "#/$defs/Part"}}}
    parts["parts"]["description"] = _field_descriptions(Article)["parts"]
    name = {
        "type": ["string", "null"],
        "description": f"{_DESCRIPTIONS['id'][:-1]}; or the address.",
    }
    page = {**_line("article"), "id": name, **about, **parts}
    spoken = {name: _text(name) for name in SPOKEN}
    return _schema("newsread notes", [page, {**_line("mark"), **_properties(Mark), **spoken}])


SCHEMAS: Final[dict[str, Callable[[], JSON]]] = {"extract": extract_schema, "notes": notes_schema}


def as_text(schema: JSON) -> str:
    """A schema as its file has it."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _schema(title: str, kinds: list[JSON]) -> JSON:
    """A schema of objects of these kinds, with the definitions that they refer to."""
    alternatives: JSON = {"oneOf": [_object(kind) for kind in kinds]}
    known = {
        cls.__name__: cls
        for module in (findings, mark, article)
        for cls in vars(module).values()
        if isinstance(cls, type)
    }
    definitions: JSON = {}
    todo = _references(alternatives)
    while todo:
        name = todo.pop()
        plain = {"Span": SPAN, "Part": _PART}.get(name)
        definitions[name] = plain or _described(known[name])
        todo |= _references(definitions[name]) - definitions.keys()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **alternatives,
        "$defs": dict(sorted(definitions.items())),
    }


def _described(kind: type) -> JSON:
    summary = (inspect.getdoc(kind) or "").partition("\n\n")[0].replace("\n", " ")
    return {"description": summary, **_object(_properties(kind))}


def _object(properties: JSON) -> JSON:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _properties(kind: type) -> JSON:
    """The fields of a dataclass; one that is called `span` is written as its start and end."""
    assert is_dataclass(kind)
    properties: JSON = {}
    for field in fields(kind):
        if field.name == "span":
            properties |= {name: _field(Span, name) for name in ("start", "end")}
        else:
            properties[field.name] = _field(kind, field.name)
    return properties


def _field(kind: type, name: str) -> JSON:
    hints = get_type_hints(kind, localns={"Color": Color})
    return {**_typed(hints[name]), "description": _field_descriptions(kind)[name]}


def _typed(hint: Any) -> JSON:
    """The schema of a value of a type."""
    arguments = get_args(hint)
    if get_origin(hint) is Literal:
        return {"enum": list(arguments)}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _typed(arguments[0])}
    if get_origin(hint) in (Union, UnionType):
        return _either([_typed(argument) for argument in arguments])
    return {"type": _PLAIN[hint]} if hint in _PLAIN else {"$ref": f"#/$defs/{hint.__name__}"}


def _either(choices: list[JSON]) -> JSON:
    if all(choice.keys() == {"type"} for choice in choices):
        return {"type": [choice["type"] for choice in choices]}
    return {"anyOf": choices}


def _references(schema: object) -> set[str]:
    """The definitions that a schema refers to."""
    if isinstance(schema, dict):
        reference = {schema["$ref"].rpartition("/")[2]} if "$ref" in schema else set()
        return reference.union(*map(_references, schema.values()))
    return set().union(*map(_references, schema)) if isinstance(schema, list) else set()


def _field_descriptions(kind: type) -> dict[str, str]:
    """What stands below each field of a class, or of those that it is made of."""
    descriptions: dict[str, str] = {}
    for cls in [cls for cls in reversed(kind.__mro__) if is_dataclass(cls)]:
        (definition,) = ast.parse(dedent(inspect.getsource(cls))).body
        assert isinstance(definition, ast.ClassDef)
        for line, after in zip(definition.body, definition.body[1:], strict=False):
            match line, after:
                case ast.AnnAssign(target=ast.Name(name)), ast.Expr(ast.Constant(str(words))):
                    descriptions[name] = re.sub(r"\bNone\b", "null", " ".join(words.split()))
    return descriptions


def _format() -> JSON:
    return {"const": FORMAT, "description": _DESCRIPTIONS["format"]}


def _line(kind: str) -> JSON:
    return {
        "newsread": {"const": kind, "description": _DESCRIPTIONS["newsread"]},
        "format": _format(),
    }


def _text(name: str) -> JSON:
    return {"type": "string", "description": _DESCRIPTIONS[name]}
