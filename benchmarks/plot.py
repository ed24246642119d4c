"""Brings docs/performance.svg and the table in docs/performance.md up to date with what was measured."""

from collections.abc import Iterator
from typing import Any

from benchmarks.chart import Panel, Series, chart
from benchmarks.figures import Figure, from_data
from benchmarks.workbench import ROOT

PICTURE = ROOT / "docs" / "performance.svg"
PAGE = ROOT / "docs" / "performance.md"
_BEGIN, _END = "<!-- figures: begin -->", "<!-- figures: end -->"
_NONE = "*Not measured yet: `make bench`, then `python -m benchmarks.bench --plot`.*"


def write(numbers: dict[str, Any]) -> None:
    """Write both, from what a run of the benchmarks wrote; where nothing was measured they say so."""
    PICTURE.write_text(picture(numbers), encoding="utf-8", newline="\n")
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(_BEGIN)
    after = rest.partition(_END)[2]
    table = "\n".join(figures_table(numbers))
    PAGE.write_text(f"{before}{_BEGIN}\n{table}\n{_END}{after}", encoding="utf-8", newline="\n")


def picture(numbers: dict[str, Any]) -> str:
    """The three sweeps as line charts."""
    swept = numbers.get("sweeps", {}).get("numbers", {})
    by_count = (_series(way, swept.get(f"policies, {way}")) for way in ("one process", "two processes"))
    return chart(
        "How the cost of checking grows",
        [
            Panel("Number of policies", "policies", "s", "processor time beyond start-up", tuple(by_count)),
            Panel("Size of a policy", "kB", "ms", "processor time per policy", _one(swept.get("size"), 1e-3)),
            Panel("Number of cards", "rule cards", "ms", "time cards add per policy", _one(swept.get("cards"), 1)),
        ],
    )


def figures_table(numbers: dict[str, Any]) -> Iterator[str]:
    """Every figure with a row of its own, as Markdown."""
    if not numbers:
        yield _NONE
        return
    yield from _origin(numbers)
    yield ""
    yield "| figure | measured | lowest to highest | target | |"
    yield "| --- | ---: | ---: | --- | --- |"
    for part in numbers.values():
        for data in part["figures"]:
            yield _row(from_data(data))


def _origin(numbers: dict[str, Any]) -> Iterator[str]:
    last = list(numbers.values())[-1]
    days = sorted({part["day"] for part in numbers.values()})
    machine, versions = last["machine"], last["machine"]["versions"]
    yield (
        f"Measured {' and '.join(days)} with `make bench` on {machine['cores']} cores ({machine['processor']}), "
        f"{machine['system']}, Python {machine['python']}; "
        f"{', '.join(f'{name} {number}' for name, number in versions.items())}."
    )
    yield f"policylint ran {'with' if machine['native'] else 'without'} its busiest modules compiled."
    for tool in numbers.get("peers", {}).get("numbers", {}).get("tools", {}).values():
        yield f"Peer: {tool}."


def _row(figure: Figure) -> str:
    spread = "" if figure.spread is None else " to ".join(f"{value:.2f}" for value in figure.spread)
    verdict = f"**{figure.verdict.lower()}**" if figure.met is False else figure.verdict
    return f"| {figure.name} | {figure.shown_value} | {spread} | {figure.shown_target} | {verdict} |"


def _one(swept: dict[str, Any] | None, size: float) -> tuple[Series, ...]:
    return (_series("one process", swept, size, 1000),)


def _series(name: str, swept: dict[str, Any] | None, size: float = 1, cost: float = 1) -> Series:
    if swept is None:
        return Series(name, ())
    points = tuple((x * size, y * cost) for x, y in swept["points"])
    return Series(name, points, lacking="measured, but lost in noise")
