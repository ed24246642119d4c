"""How cost grows with the number of policies, with the size of one, and with the number of rule cards."""

import json
from collections.abc import Iterable, Iterator
from statistics import median
from typing import Any

from benchmarks.figures import Figure, Section
from benchmarks.growth import Points, exponent, last_exponent
from benchmarks.processes import UnavailableError, cpus, in_turn, walls
from benchmarks.workbench import Workbench, jobs, module

_MOST = 1.1
_WAYS = {1: "one process", 2: "two processes"}
_PURPOSES_IN_ALL = 400
_MOST_POLICIES = 20
_FEWEST_POLICIES = 3
_CARD_POLICIES = 10
_LARGE = 1_000
"""From here on one run is enough: it lasts long."""
_FEWEST_POINTS = 2


def measure(bench: Workbench) -> Section:
    """All three sweeps."""
    section = Section()
    for number, way in _WAYS.items():
        _by_count(bench, number, way, section)
    _by_size(bench, section)
    _by_cards(bench, section)
    return section


def _by_count(bench: Workbench, number: int, way: str, section: Section) -> None:
    """Whole processes; what one policy costs is taken off, so that starting up does not hide growth."""
    name = f"growth with the number of policies, {way}"
    try:
        options = jobs(number)
    except UnavailableError as error:
        section.figures.append(Figure(name=f"{name}: exponent", target=_MOST, reason=str(error)))
        return
    rows = [_cost(bench, count, options) for count in bench.size.counts]
    first = rows[0]
    points = _positive((row["policies"] - 1, row["cpu"] - first["cpu"]) for row in rows[1:])
    section.figures += _growth(name, points)
    section.numbers[f"policies, {way}"] = {"rows": rows, "points": points}
    section.lines += [f"Number of policies, {way}, start-up included in the first", *_count_lines(rows)]


def _cost(bench: Workbench, count: int, options: tuple[str, ...]) -> dict[str, float]:
    repeats = bench.size.repeats if count < _LARGE else 1
    command = bench.check(bench.policies(count), *options)
    found = in_turn({"": command}, repeats)[""]
    return {"policies": count, "wall": median(walls(found)), "cpu": median(cpus(found))}


def _by_size(bench: Workbench, section: Section) -> None:
    folders = [bench.policies(_policies(purposes), "--purposes", str(purposes)) for purposes in bench.size.purposes]
    rows = json.loads(module("engine_time", "size", *map(str, folders), "--rounds", str(bench.size.rounds)))
    points = [(row["bytes"], row["seconds"]) for row in rows]
    section.figures += _growth("growth with the size of a policy", points)
    section.numbers["size"] = {"rows": rows, "points": points, "purposes": bench.size.purposes}
    section.lines.append(f"Size of one policy, processor time in one process, medians of {bench.size.rounds}")
    for purposes, row in zip(bench.size.purposes, rows, strict=True):
        kilobytes = row["bytes"] / 1000
        milliseconds = row["seconds"] * 1000
        section.lines.append(
            f"  {purposes:6,} purposes{kilobytes:10.1f} kB{milliseconds:10.2f} ms{milliseconds / kilobytes:8.3f} ms/kB"
        )


def _policies(purposes: int) -> int:
    """How many policies of a size: fewer of the large ones."""
    return min(_MOST_POLICIES, max(_FEWEST_POLICIES, _PURPOSES_IN_ALL // purposes))


def _by_cards(bench: Workbench, section: Section) -> None:
    """What cards cost on top of reading, validating and gathering facts, which no number of cards changes."""
    counts, folder = bench.size.cards, bench.policies(min(bench.size.count, _CARD_POLICIES * bench.size.rounds))
    arguments = ("--cards", *map(str, counts), "--pack", str(bench.folder / "copies"))
    numbers = json.loads(module("engine_time", "cards", str(folder), *arguments, "--rounds", str(bench.size.rounds)))
    base, *rows = numbers["rows"]
    points = _positive((row["cards"], row["seconds"] - base["seconds"]) for row in rows)
    section.figures += _growth("growth with the number of cards", points)
    section.numbers["cards"] = numbers | {"points": points}
    section.lines.append(
        f"Number of cards ({numbers['built_in']} are built in, the rest are copies), processor time in one process; "
        f"without any {base['seconds'] * 1000:.2f} ms per policy"
    )
    for cards, seconds in points:
        section.lines.append(
            f"  {cards:6,.0f} cards{seconds * 1000:10.2f} ms more per policy{seconds / cards * 1e6:10.2f} µs per card"
        )


def _positive(points: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Points that have a logarithm: in a try-out, what comes on top may drown in noise."""
    return [point for point in points if point[1] > 0]


def _growth(name: str, points: Points) -> Iterator[Figure]:
    if len(points) < _FEWEST_POINTS:
        yield Figure(name=f"{name}: exponent", target=_MOST, reason="too few sizes, or nothing but noise")
        return
    yield Figure(name=f"{name}: exponent", value=exponent(points), unit="", target=_MOST)
    yield Figure(name=f"{name}: exponent of the last step", value=last_exponent(points), unit="")


def _count_lines(rows: list[dict[str, Any]]) -> Iterator[str]:
    for row in rows:
        per_policy, clock = (row[key] / row["policies"] * 1000 for key in ("cpu", "wall"))
        yield f"  {row['policies']:6,} policies{per_policy:10.2f} ms processor{clock:10.2f} ms wall, each"
