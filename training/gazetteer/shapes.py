"""Middles: of a polygon, and of the land that some towns stand on. Points: (longitude, latitude) in degrees; the earth is flat."""

from __future__ import annotations

import math
from collections.abc import Sequence

Point = tuple[float, float]


def middle_of_largest(rings: Sequence[Sequence[Point]]) -> Point:
    """The middle of the largest of some rings: of a country's mainland, of a sea's main basin."""
    return _centroid(max(rings, key=_size))


def area_of_largest(rings: Sequence[Sequence[Point]]) -> float:
    """The area of the largest of some rings, in square degrees of the equator."""
    return max(map(_size, rings))


def middle_of_land(points: Sequence[Point]) -> Point:
    """The middle of the hull round some towns: nearer to the middle of a province than their mean, which sits where they crowd."""
    hull = _hull(points)
    return _centroid(hull) if len(hull) > 2 else _mean(points)


def _size(ring: Sequence[Point]) -> float:
    return abs(_area(ring)) * math.cos(math.radians(ring[0][1]))


def _area(ring: Sequence[Point]) -> float:
    return sum(a * d - c * b for (a, b), (c, d) in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def _centroid(ring: Sequence[Point]) -> Point:
    area = _area(ring)
    if abs(area) < 1e-9:
        return _mean(ring)
    x = y = 0.0
    for (a, b), (c, d) in zip(ring, [*ring[1:], ring[0]], strict=True):
        x, y = x + (a + c) * (a * d - c * b), y + (b + d) * (a * d - c * b)
    return x / (6 * area), y / (6 * area)


def _mean(points: Sequence[Point]) -> Point:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def _hull(points: Sequence[Point]) -> list[Point]:
    """The convex hull, against the clock (Andrew's monotone chain)."""
    ordered = sorted(set(points))
    return _half(ordered)[:-1] + _half(ordered[::-1])[:-1] if len(ordered) > 2 else ordered


def _half(points: Sequence[Point]) -> list[Point]:
    chain: list[Point] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
