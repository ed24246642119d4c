"""How cost grows with size: the exponent of the power law that fits best; 1 is linear, 2 is quadratic."""

from collections.abc import Sequence
from math import log
from typing import TypeAlias

Points: TypeAlias = Sequence[tuple[float, float]]
"""Sizes and costs, both above zero, sizes rising."""


def exponent(points: Points) -> float:
    """The slope of the straight line through the logarithms, by least squares."""
    logs = [(log(size), log(cost)) for size, cost in points]
    mean_size = sum(size for size, _ in logs) / len(logs)
    mean_cost = sum(cost for _, cost in logs) / len(logs)
    above = sum((size - mean_size) * (cost - mean_cost) for size, cost in logs)
    return above / sum((size - mean_size) ** 2 for size, _ in logs)


def last_exponent(points: Points) -> float:
    """The slope between the two largest sizes: what grows faster than the line hides there."""
    return exponent(points[-2:])
