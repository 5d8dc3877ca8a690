"""What an exporter is given, and what every format says in the same way."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import UUID

from annotators.annotation import Findings
from annotators.mark import Mark, to_document
from articles.article import Article

if TYPE_CHECKING:
    JSON = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Bundle:
    """An article, the marks on it, and what was found in it, for formats that show that."""

    article: Article
    marks: Sequence[Mark]
    findings: Findings = field(default_factory=Findings)


def source_of(bundle: Bundle) -> str:
    """The address of the article; without one, a name made of the hash of its text."""
    return bundle.article.url or f"urn:sha256:{bundle.article.id}"


def urn(mark_id: str) -> str:
    """The id as a name that is the mark's alone, everywhere."""
    try:
        return f"urn:uuid:{UUID(hex=mark_id)}"
    except ValueError:
        return f"urn:newsread:{quote(mark_id, safe='')}"


def whole(mark: Mark) -> JSON:
    """Everything that newsread knows of the mark, which other programs pass over."""
    return {"id": mark.id, **to_document(mark)}


def label_of(mark: Mark) -> str:
    """One word for what the mark says of its place: for formats made for training and linguists."""
    verdict = mark.verdict
    kind = verdict and (verdict.kind if verdict.finding == "entity" else verdict.finding)
    word = mark.label or kind or (mark.tags[0] if mark.tags else None) or mark.color
    return word or mark.motivation


def line_of(data: JSON) -> str:
    """A line of JSON lines that nobody takes for two: U+0085, U+2028 and U+2029 are escaped."""
    line = json.dumps(data, ensure_ascii=False)
    return _LINE_END.sub(lambda match: f"\\u{ord(match[0]):04x}", line) + "\n"


_LINE_END = re.compile("[\x85\u2028\u2029]")
