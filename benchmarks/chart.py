"""Line charts with logarithmic axes, side by side in one SVG file that can be read on light and on dark paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10
from typing import TypeAlias

Points: TypeAlias = tuple[tuple[float, float], ...]

_WIDTH, _HEIGHT = 320, 250
_LEFT, _RIGHT, _TOP, _BOTTOM = 54, 14, 74, 48
_GAP = 8
_HOW_TO_READ = "Both axes are logarithmic; along a dashed line cost is proportional to size."
_MARKS = ("circle", "square")
_STYLE = """
  text { font: 12px system-ui, sans-serif; fill: #24292f; }
  .title { font-size: 16px; font-weight: 600; }
  .panel { font-size: 13px; font-weight: 600; }
  .quiet, .tick { font-size: 11px; fill: #57606a; }
  .grid { stroke: #d0d7de; stroke-width: 1; }
  .guide { stroke: #6e7781; stroke-width: 1.2; stroke-dasharray: 4 4; fill: none; }
  .line { stroke-width: 2; fill: none; }
  .one.line { stroke: #0969da; } .one.mark { fill: #0969da; }
  .two.line { stroke: #bc4c00; } .two.mark { fill: #bc4c00; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .quiet, .tick { fill: #9198a1; }
    .grid { stroke: #3d444d; }
    .guide { stroke: #9198a1; }
    .one.line { stroke: #58a6ff; } .one.mark { fill: #58a6ff; }
    .two.line { stroke: #f0883e; } .two.mark { fill: #f0883e; }
  }
"""


@dataclass(frozen=True)
class Series:
    """Points joined by a line; without any, ``lacking`` says why in their place."""

    name: str
    points: Points
    lacking: str = "not measured yet"


@dataclass(frozen=True)
class Panel:
    """One chart: ``size`` and ``cost`` are the units of its axes, ``what`` says what is counted."""

    title: str
    size: str
    cost: str
    what: str
    series: tuple[Series, ...]


@dataclass(frozen=True)
class _Axis:
    """Whole powers of ten, from ``low`` to ``high``, over a stretch of the picture."""

    low: int
    high: int
    start: float
    end: float

    def place(self, value: float) -> float:
        return self.start + (log10(value) - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def powers(self) -> range:
        return range(self.low, self.high + 1)


def chart(title: str, panels: Sequence[Panel]) -> str:
    """The whole file; a panel without points says why it has none."""
    width, height = len(panels) * (_WIDTH + _GAP), _HEIGHT + _TOP
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"',
        ' role="img" aria-labelledby="title description">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="description">{escape(" ".join(_sentences(panels)))}</desc>',
        f"<style>{_STYLE}</style>",
        f'<text class="title" x="12" y="24">{escape(title)}</text>',
        f'<text class="quiet" x="12" y="42">{_HOW_TO_READ}</text>',
    ]
    for number, panel in enumerate(panels):
        lines.append(f'<g transform="translate({number * (_WIDTH + _GAP)} 0)">')
        lines += _panel(panel)
        lines.append("</g>")
    return "\n".join([*lines, "</svg>", ""])


def _panel(panel: Panel) -> Iterator[str]:
    yield f'<text class="panel" x="{_LEFT}" y="64">{escape(panel.title)}</text>'
    points = [point for series in panel.series for point in series.points]
    if not points:
        lacking = ", ".join(dict.fromkeys(series.lacking for series in panel.series))
        yield f'<text class="quiet" x="{_LEFT}" y="{_TOP + 30}">{escape(lacking)}</text>'
        return
    across = _axis([x for x, _ in points], _LEFT, _WIDTH - _RIGHT)
    up = _axis([y for _, y in points], _TOP + _HEIGHT - _BOTTOM, _TOP + 22)
    yield f'<text class="quiet" x="{_LEFT}" y="{_TOP + 10}">{escape(f"{panel.what}, {panel.cost}")}</text>'
    yield from _grid(across, up)
    yield (
        f'<text class="quiet" x="{(across.start + across.end) / 2:.0f}" y="{up.start + 36:.0f}" '
        f'text-anchor="middle">{escape(panel.size)}</text>'
    )
    yield _guide(min(points), across, up)
    shown = [series for series in panel.series if series.points]
    for number, series in enumerate(shown):
        yield from _series(series, number, across, up)
        if len(shown) > 1:
            yield from _key(series, number, across, up)


def _grid(across: _Axis, up: _Axis) -> Iterator[str]:
    for power in across.powers:
        x = across.place(10.0**power)
        yield f'<path class="grid" d="M{x:.1f} {up.start:.1f}V{up.end:.1f}"/>'
        yield f'<text class="tick" x="{x:.1f}" y="{up.start + 16:.1f}" text-anchor="middle">{_tick(power)}</text>'
    for power in up.powers:
        y = up.place(10.0**power)
        yield f'<path class="grid" d="M{across.start:.1f} {y:.1f}H{across.end:.1f}"/>'
        yield f'<text class="tick" x="{across.start - 6:.1f}" y="{y + 4:.1f}" text-anchor="end">{_tick(power)}</text>'


def _guide(point: tuple[float, float], across: _Axis, up: _Axis) -> str:
    """A line of slope 1 through the first point, as long as it stays in the chart."""
    size, cost = point
    most = min(10.0**across.high / size, 10.0**up.high / cost)
    start, end = ((across.place(size * by), up.place(cost * by)) for by in (1.0, most))
    return f'<path class="guide" d="M{start[0]:.1f} {start[1]:.1f}L{end[0]:.1f} {end[1]:.1f}"/>'


def _series(series: Series, number: int, across: _Axis, up: _Axis) -> Iterator[str]:
    name = ("one", "two")[number % 2]
    places = [(across.place(x), up.place(y)) for x, y in series.points]
    yield f'<path class="{name} line" d="M{"L".join(f"{x:.1f} {y:.1f}" for x, y in places)}"/>'
    for (x, y), (size, cost) in zip(places, series.points, strict=True):
        yield _mark(name, number, x, y, f"{series.name}: {size:,.0f}, {cost:.3g}")


def _key(series: Series, number: int, across: _Axis, up: _Axis) -> Iterator[str]:
    x, y = across.start + 12, up.end + 14 + 16 * number
    yield _mark(("one", "two")[number % 2], number, x, y, series.name)
    yield f'<text class="tick" x="{x + 9:.1f}" y="{y + 4:.1f}">{escape(series.name)}</text>'


def _mark(name: str, number: int, x: float, y: float, words: str) -> str:
    """A point; series differ in shape as well as in colour."""
    inside = f"<title>{escape(words)}</title>"
    if _MARKS[number % 2] == "circle":
        return f'<circle class="{name} mark" cx="{x:.1f}" cy="{y:.1f}" r="4">{inside}</circle>'
    return f'<rect class="{name} mark" x="{x - 3.5:.1f}" y="{y - 3.5:.1f}" width="7" height="7">{inside}</rect>'


def _axis(values: Sequence[float], start: float, end: float) -> _Axis:
    low, high = floor(log10(min(values))), ceil(log10(max(values)))
    return _Axis(low, max(high, low + 1), start, end)


def _tick(power: int) -> str:
    return f"{10**power:,}" if power >= 0 else f"{10.0**power:.{-power}f}"


def _sentences(panels: Sequence[Panel]) -> Iterator[str]:
    """What the charts show, for those who do not see them."""
    for panel in panels:
        for series in panel.series:
            points = "; ".join(f"{x:,.0f} {panel.size}: {y:.3g} {panel.cost}" for x, y in series.points)
            yield f"{panel.title}, {series.name}, {panel.what}: {points or series.lacking}."
