"""How far apart two colours are for somebody, with the common colour blindnesses too.

Distances are CIEDE2000 (Sharma, Wu, Dalal 2005) over CIELAB with the white of D65; about 2 is just
noticed, 10 is seen at a glance. Colour blindness is simulated as Machado, Oliveira, Fernandes 2009
do at severity 1.0, with their matrices for linear RGB.
"""

from __future__ import annotations

from itertools import combinations
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

Rgb = tuple[int, int, int]
Matrix = tuple[tuple[float, float, float], ...]
Lab = tuple[float, float, float]

VISIONS: Final[dict[str, Matrix]] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}

_XYZ: Final[Matrix] = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
"""From linear sRGB, IEC 61966-2-1."""

_WHITE: Final = (0.95047, 1.0, 1.08883)


def nearest(colors: Sequence[Rgb], vision: str) -> float:
    """The least distance of any two of the colours."""
    lab_colors = [lab(color, vision) for color in colors]
    return min(ciede2000(one, other) for one, other in combinations(lab_colors, 2))


def lab(color: Rgb, vision: str = "normal") -> Lab:
    """CIELAB of a colour of sRGB as it is seen with a kind of colour vision."""
    linear = [_linear(part / 255) for part in color]
    seen_as = [min(1.0, max(0.0, part)) for part in _times(VISIONS[vision], linear)]
    x, y, z = (
        _cube_root(part / white) for part, white in zip(_times(_XYZ, seen_as), _WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _cube_root(part: float) -> float:
    return float(part ** (1 / 3)) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116


def _times(matrix: Matrix, vector: Sequence[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def ciede2000(one: Lab, other: Lab) -> float:
    """The difference of two colours of CIELAB."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    grey = 0.5 * (1 - sqrt(_seventh((hypot(a1, b1) + hypot(a2, b2)) / 2)))
    c1, h1 = _polar((1 + grey) * a1, b1)
    c2, h2 = _polar((1 + grey) * a2, b2)
    chroma, hue = (c1 + c2) / 2, _mean_hue(c1, h1, c2, h2)
    turn = (h2 - h1 + 540) % 360 - 180 if c1 * c2 else 0.0
    d_hue = 2 * sqrt(c1 * c2) * sin(radians(turn) / 2)
    off = ((l1 + l2) / 2 - 50) ** 2
    lightness = (l2 - l1) / (1 + 0.015 * off / sqrt(20 + off))
    colourful = (c2 - c1) / (1 + 0.045 * chroma)
    hued = d_hue / (1 + 0.015 * chroma * _hue_weight(hue))
    around = 2 * sqrt(_seventh(chroma)) * sin(radians(60 * exp(-(((hue - 275) / 25) ** 2))))
    return sqrt(lightness**2 + colourful**2 + hued**2 - around * colourful * hued)


def _seventh(chroma: float) -> float:
    return chroma**7 / (chroma**7 + 25.0**7)


def _polar(a: float, b: float) -> tuple[float, float]:
    return hypot(a, b), degrees(atan2(b, a)) % 360


def _mean_hue(c1: float, h1: float, c2: float, h2: float) -> float:
    if not c1 * c2 or abs(h1 - h2) <= 180:
        return (h1 + h2) / 2 if c1 * c2 else h1 + h2
    return (h1 + h2 + (360 if h1 + h2 < 360 else -360)) / 2


def _hue_weight(hue: float) -> float:
    return (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )
