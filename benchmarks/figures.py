"""What a measurement came to, beside what it was to come to."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import Any

_WIDTH = 76


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One number; without a value it was not measured, and ``reason`` says why.

    Attributes:
        name: what is measured, against what.
        unit: ``x`` for a ratio, ``MB`` for megabytes, ``same`` for 1 or 0, nothing for a plain number.
        target: where there is one, the most it may be, or with ``at_least`` the least.
        spread: the lowest and the highest of the pairs that the value is the median of.
    """

    name: str
    value: float | None = None
    unit: str = "x"
    target: float | None = None
    at_least: bool = False
    spread: tuple[float, float] | None = None
    reason: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where there is no target or no value."""
        if self.value is None or self.target is None:
            return None
        return self.value >= self.target if self.at_least else self.value <= self.target

    @property
    def verdict(self) -> str:
        """In a word or two; a figure without a target has none."""
        if self.value is None:
            return f"not measured: {self.reason}"
        return {True: "met", False: "MISSED", None: ""}[self.met]

    @property
    def shown_value(self) -> str:
        """The value as people read it."""
        return "-" if self.value is None else _shown(self.value, self.unit)

    @property
    def shown_target(self) -> str:
        """The target as people read it."""
        if self.target is None:
            return ""
        if self.unit == "same":
            return "yes"
        return f"{'at least' if self.at_least else 'at most'} {_shown(self.target, self.unit)}"

    def as_data(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self) | {"met": self.met}


@dataclass(kw_only=True)
class Section:
    """What one part of the benchmarks found: its figures, the numbers behind them, and lines for people."""

    figures: list[Figure] = field(default_factory=list)
    numbers: dict[str, Any] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        """For JSON."""
        return {"figures": [figure.as_data() for figure in self.figures], "numbers": self.numbers}


def ratio(name: str, above: Iterable[float], below: Iterable[float], **more: Any) -> Figure:
    """The median of the ratios of numbers that were measured in pairs."""
    ratios = [one / other for one, other in zip(above, below, strict=True)]
    return Figure(name=name, value=median(ratios), spread=(min(ratios), max(ratios)), **more)


def from_data(data: dict[str, Any]) -> Figure:
    """A figure as JSON kept it."""
    spread = data["spread"]
    members = {key: value for key, value in data.items() if key != "met"}
    return Figure(**members | {"spread": None if spread is None else (spread[0], spread[1])})


def table(figures: Iterable[Figure]) -> Iterator[str]:
    """Each figure on a line, beside its target."""
    for figure in figures:
        target = f"{figure.shown_target:18}"
        yield f"  {figure.name:{_WIDTH}}{figure.shown_value:>9}  {target}{figure.verdict}".rstrip()


def _shown(value: float, unit: str) -> str:
    if unit == "same":
        return "yes" if value else "no"
    digits = 1 if unit == "MB" else 2
    return f"{value:.{digits}f}" + (f" {unit}" if unit == "MB" else unit)
