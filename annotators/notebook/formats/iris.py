"""Ids as the IRIs that linked data wants, and back: `id_of(iri_of(id))` is always the id.

A mark's UUID is a `urn:uuid:` (RFC 9562), an article's hash is the name of its text, `ni:` (Naming
Things with Hashes, RFC 6920); what is an IRI already stays one.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from urllib.parse import quote, unquote
from uuid import UUID

OWN = "urn:x-newsread:"
"""What our own terms begin with, and ids that are neither UUID, hash nor IRI."""

_UUID, _UUID_IRI = re.compile("[0-9a-f]{32}"), "urn:uuid:"
_SHA256, _SHA256_IRI = re.compile("[0-9a-f]{64}"), "ni:///sha-256;"
_IRI = re.compile(r"""[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20\x7f-\U0010ffff<>"{}|\\^`]+""")


def iri_of(id_: str) -> str:
    """The IRI that stands for the id of a mark or of an article."""
    if _UUID.fullmatch(id_):
        return f"{_UUID_IRI}{UUID(hex=id_)}"
    if _SHA256.fullmatch(id_):
        return _SHA256_IRI + urlsafe_b64encode(bytes.fromhex(id_)).decode().rstrip("=")
    if _IRI.fullmatch(id_) and id_of(id_) == id_:
        return id_
    return OWN + quote(id_, safe="", errors="surrogatepass")


def id_of(iri: str) -> str:
    """The id that an IRI stands for; an IRI of others is its own id."""
    if iri.startswith(OWN):
        return unquote(iri.removeprefix(OWN), errors="surrogatepass")
    if iri.startswith(_UUID_IRI):
        digits = iri.removeprefix(_UUID_IRI).replace("-", "")
        return digits if _UUID.fullmatch(digits) else iri
    if iri.startswith(_SHA256_IRI):
        return _unnamed(iri.removeprefix(_SHA256_IRI)) or iri
    return iri


def is_hash(id_: str) -> bool:
    """Whether this can be the id of a text: a SHA-256 in hexadecimal."""
    return bool(_SHA256.fullmatch(id_))


def _unnamed(value: str) -> str | None:
    try:
        digits = urlsafe_b64decode(f"{value}=").hex()
    except ValueError:
        return None
    return digits if _SHA256.fullmatch(digits) else None
