"""JSON of any text at all, also of half a surrogate pair, which orjson refuses."""

from __future__ import annotations

from typing import Any

import orjson  # `json`, which is seldom needed, is imported then


def dumps(value: object) -> bytes:
    """The value as JSON in UTF-8, also with half a surrogate pair in a string of it.

    Raises:
        TypeError: it holds something that JSON has not.
    """
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:
        import json

        return json.dumps(value).encode()


def loads(data: bytes) -> Any:
    """What `dumps` was given.

    Raises:
        ValueError: it is not JSON.
    """
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        return _slowly(data)


def _slowly(data: bytes) -> Any:
    import json

    try:
        return json.loads(data)
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error
