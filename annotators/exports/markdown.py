"""Marks as Markdown for note-taking programs, brought up to date without touching what is not ours.

Ours is what stands between two comments for each article, and the keys of the front matter named
in `KEYS`. Everything else of a file that is there already stays as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from annotators.exports.bundle import Bundle
from articles.safe import shown

if TYPE_CHECKING:
    from annotators.mark import Mark
    from articles.article import Article

KEYS = ("title", "author", "source", "url", "published", "tags")

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~!])")
_NOT_IN_TAG = re.compile(r"[^\w/-]+")
_BLOCK = re.compile(r"^(\s*)([-+=]|\d+[.)])", re.MULTILINE)
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_OURS = re.compile(
    r"<!-- newsread ([0-9a-zA-Z:.%_-]+) begin -->\n.*?<!-- newsread \1 end -->\n?", re.DOTALL
)


def to_markdown(bundles: Iterable[Bundle]) -> str:
    """A part for each article; with front matter if there is just one."""
    bundles = list(bundles)
    parts = [_part(bundle) for bundle in bundles]
    head = _front_matter(bundles[0]) if len(bundles) == 1 else ""
    return head + "\n".join(parts)


def updated(file: str, new: str) -> str:
    """A file that is there already with our parts of it as in `new`; what others wrote is kept."""
    head, body = _split(file)
    new_head, new_body = _split(new)
    parts = {match[1]: match[0] for match in _OURS.finditer(new_body)}
    body = _OURS.sub(lambda match: parts.pop(match[1], match[0]), body)
    rest = "\n".join(parts.values())
    gap = "\n" if body and rest and not body.endswith("\n\n") else ""
    return _merged(head, new_head) + body + gap + rest


def _front_matter(bundle: Bundle) -> str:
    article = bundle.article
    tags = list(dict.fromkeys(tag for mark in bundle.marks for tag in mark.tags))
    values = (
        article.title, article.byline, article.source, article.url, article.published, tags,
    )  # fmt: skip
    lines = [f"{k}: {_yaml(v)}" for k, v in zip(KEYS, values, strict=True) if v]
    return "---\n" + "".join(f"{line}\n" for line in lines) + "---\n\n"


def _yaml(value: str | list[str]) -> str:
    """The value as YAML that cannot be anything else: JSON, with what YAML forbids written out."""
    text = json.dumps(value, ensure_ascii=False)
    return _NOT_IN_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _split(file: str) -> tuple[str, str]:
    """Front matter with its borders, and the rest."""
    match = re.match(r"---\n.*?^---\n\n?", file, re.DOTALL | re.MULTILINE)
    return (match[0], file[match.end() :]) if match else ("", file)


def _merged(old: str, new: str) -> str:
    """The old front matter with our keys as in the new one."""
    if not old or not new:
        return old or new
    foreign = re.compile(rf"^(?:{'|'.join(KEYS)}):.*\n(?:[ \t-].*\n)*", re.MULTILINE)
    inner = re.sub(r"\A---\n|^---\n\n?\Z", "", old, flags=re.MULTILINE)
    ours = re.sub(r"\A---\n|^---\n\n?\Z", "", new, flags=re.MULTILINE)
    return f"---\n{ours}{foreign.sub('', inner)}---\n\n"


def _part(bundle: Bundle) -> str:
    name = bundle.article.id
    lines = [f"<!-- newsread {name} begin -->", *_lines(bundle), f"<!-- newsread {name} end -->"]
    return "\n".join(lines) + "\n"


def _lines(bundle: Bundle) -> Iterator[str]:
    yield f"## {_heading(bundle.article)}"
    yield ""
    for mark in bundle.marks:
        yield from _of(mark)


def _heading(article: Article) -> str:
    title = _escaped(" ".join((article.title or "Untitled").split()))
    if article.url and article.url.startswith(("http://", "https://")):
        address = re.sub(r"[\s<>()\\]", lambda m: f"%{ord(m[0]):02X}", shown(article.url))
        return f"[{title}]({address})"
    return title


def _of(mark: Mark) -> Iterator[str]:
    yield from (f"> {_escaped(line)}".rstrip() for line in mark.exact.splitlines() or [""])
    yield ""
    if mark.note:
        yield _harmless(mark.note)
        yield ""
    tags = " ".join("#" + _NOT_IN_TAG.sub("-", tag) for tag in mark.tags)
    verdict = mark.verdict and f"{mark.verdict.finding} of {mark.verdict.speaker or 'nobody'}"
    verdict = "rejected" if mark.verdict and mark.verdict.rejects else verdict
    known = (mark.color, mark.label and _escaped(mark.label), verdict and _escaped(verdict))
    about = " · ".join(part for part in (tags, *known, mark.created[:10]) if part)
    yield f"{about} ^{re.sub('[^0-9a-zA-Z-]', '-', mark.id)}"
    yield ""


def _escaped(text: str) -> str:
    """The text as Markdown that shows just this text."""
    text = _SPECIAL.sub(r"\\\1", shown(text)).replace("&", "&amp;")
    return _BLOCK.sub(_escape_block, text)


def _escape_block(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2][:-1]}\\{match[2][-1]}"


def _harmless(note: str) -> str:
    """The reader's own Markdown, which cannot end our part of the file."""
    return shown(note).replace("<!-- newsread", "<!-- newsread'").strip()
