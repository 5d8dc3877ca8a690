"""Marks as hypothes.is exports them, which its own import takes back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from annotators.exports.bundle import Bundle, source_of, whole
from annotators.exports.utf16 import to_utf16

if TYPE_CHECKING:
    from annotators.exports.bundle import JSON
    from annotators.mark import Mark

CONTEXT = 32
"""Code points of prefix and suffix that hypothes.is keeps."""


def to_hypothesis(bundles: Iterable[Bundle]) -> str:
    """One export file."""
    data = {
        "export_date": datetime.now(UTC).isoformat(timespec="seconds"),
        "export_userid": "acct:reader@newsread",
        "client_version": "newsread",
        "annotations": [_annotation(bundle, mark) for bundle in bundles for mark in bundle.marks],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _annotation(bundle: Bundle, mark: Mark) -> JSON:
    title = bundle.article.title
    return {
        "id": mark.id,
        "created": mark.created,
        "updated": mark.modified,
        "user": "acct:reader@newsread",
        "group": "__world__",
        "permissions": {"read": ["acct:reader@newsread"]},
        "uri": source_of(bundle),
        "text": mark.note,
        "tags": list(mark.tags),
        "document": {"title": [title] if title else []},
        "references": [mark.answers] if mark.answers else [],
        "target": [{"source": source_of(bundle), "selector": _selectors(bundle, mark)}],
        "newsread": whole(mark),
    }


def _selectors(bundle: Bundle, mark: Mark) -> list[JSON]:
    text = bundle.article.text
    start, end = (to_utf16(text, at) for at in (mark.span.start, mark.span.end))
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": mark.exact,
            "prefix": mark.prefix[-CONTEXT:],
            "suffix": mark.suffix[:CONTEXT],
        },
    ]
