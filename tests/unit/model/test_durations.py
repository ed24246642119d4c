import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.model.durations import Duration, is_duration, parse

UNITS = ("minute", "hour", "day", "week", "month", "year")
units = st.sampled_from(UNITS)
numbers = st.integers(min_value=0, max_value=9999)
quantities = st.tuples(numbers, units)


def written(parts: list[tuple[int, str]], joint: str = " ") -> str:
    return joint.join(f"{number} {unit}s" for number, unit in parts)


@pytest.mark.parametrize(
    ("text", "iso", "days_min", "days_max"),
    [
        ("3 years", "P3Y", 3 * 365, 3 * 366),
        ("1 year", "P1Y", 365, 366),
        ("one month", "P1M", 28, 31),
        ("18 months", "P1Y6M", 365 + 6 * 28, 366 + 6 * 31),
        ("30 days", "P30D", 30, 30),
        ("six weeks", "P42D", 42, 42),
        ("24 hours", "P1D", 1, 1),
        ("36 hours", "P1DT12H", 1.5, 1.5),
        ("90 minutes", "PT1H30M", 0.0625, 0.0625),
        ("0 days", "P0D", 0, 0),
        ("1 year and 6 months", "P1Y6M", 365 + 6 * 28, 366 + 6 * 31),
        ("1 year, 6 months, and 2 days", "P1Y6M2D", 365 + 6 * 28 + 2, 366 + 6 * 31 + 2),
        ("twelve months", "P1Y", 365, 366),
        ("P3Y", "P3Y", 3 * 365, 3 * 366),
        ("P1Y6M", "P1Y6M", 365 + 6 * 28, 366 + 6 * 31),
        ("P2W", "P14D", 14, 14),
        ("PT36H", "P1DT12H", 1.5, 1.5),
        ("P1M", "P1M", 28, 31),
        ("PT1M", "PT1M", 1 / 1440, 1 / 1440),
    ],
)
def test_a_duration_keeps_its_text_and_knows_its_range_of_days(
    text: str, iso: str, days_min: float, days_max: float
) -> None:
    duration = parse(text)
    assert (duration.text, duration.iso) == (text, iso)
    assert (duration.days_min, duration.days_max) == (days_min, days_max)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "years",
        "3",
        "3years",
        "3  years",
        " 3 years",
        "3 years ",
        "3 years\n",
        "-3 years",
        "1.5 years",
        "12345 days",
        "a while",
        "thirteen months",
        "3 years and",
        "and 3 years",
        "P",
        "PT",
        "P1",
        "P1YT",
        "P1M1Y",
        "p1y",
        "P1S",
        "unstated",
        "session",
        "٣ days",
    ],
)
def test_what_is_no_duration_is_refused_in_one_sentence(text: str) -> None:
    assert not is_duration(text)
    with pytest.raises(ValueError, match=r"is not a duration; write one like `3 years`, `18 months` or `P3Y`$"):
        parse(text)


@pytest.mark.parametrize("one", ["12 months", "1 year", "P1Y", "P12M", "one year", "6 months and 6 months"])
def test_durations_that_mean_the_same_are_equal_however_written(one: str) -> None:
    assert parse(one) == parse("1 year")
    assert hash(parse(one)) == hash(parse("1 year"))


def test_calendar_units_are_never_equal_to_days() -> None:
    assert parse("1 month") != parse("30 days")
    assert parse("1 year") != parse("365 days")


@pytest.mark.parametrize(
    ("longer", "shorter", "exceeds"),
    [
        ("30 days", "1 month", False),
        ("31 days", "1 month", False),
        ("32 days", "1 month", True),
        ("45 days", "1 month", True),
        ("1 month", "1 month", False),
        ("1 month", "30 days", False),
        ("2 months", "1 month", True),
        ("366 days", "12 months", False),
        ("367 days", "12 months", True),
        ("11 months", "1 year", False),
        ("12 months", "11 months", True),
    ],
)
def test_one_duration_exceeds_another_only_if_it_does_in_every_calendar(
    longer: str, shorter: str, *, exceeds: bool
) -> None:
    assert parse(longer).exceeds(parse(shorter)) is exceeds


@given(numbers)
def test_units_of_fixed_ratio_convert_exactly(number: int) -> None:
    few = number % 800
    assert parse(f"{12 * few} months") == parse(f"{few} years")
    assert parse(f"{7 * few} days") == parse(f"{few} weeks")
    assert parse(f"{number % 400 * 24} hours") == parse(f"{number % 400} days")
    assert parse(f"{number % 160 * 60} minutes") == parse(f"{number % 160} hours")


@given(st.lists(quantities, min_size=1, max_size=6), st.sampled_from([" ", ", ", " and ", ", and "]))
def test_the_iso_text_of_a_written_duration_means_the_same(parts: list[tuple[int, str]], joint: str) -> None:
    duration = parse(written(parts, joint))
    assert parse(duration.iso) == duration
    assert parse(duration.iso).iso == duration.iso
    assert duration.days_min <= duration.days_max


@given(st.permutations([(3, "year"), (14, "month"), (9, "day"), (30, "hour")]))
def test_the_order_of_quantities_is_no_matter(parts: list[tuple[int, str]]) -> None:
    assert parse(written(parts)) == parse(written(sorted(parts)))


@given(st.integers(min_value=0, max_value=9998), units)
def test_more_of_a_unit_is_longer(number: int, unit: str) -> None:
    less, more = parse(f"{number} {unit}"), parse(f"{number + 1} {unit}")
    assert less.days_min < more.days_min
    assert less.days_max < more.days_max
    assert not less.exceeds(more)


@given(st.lists(quantities, min_size=1, max_size=5), quantities)
def test_adding_a_quantity_never_shortens(parts: list[tuple[int, str]], extra: tuple[int, str]) -> None:
    assert not parse(written(parts)).exceeds(parse(written([*parts, extra])))


@given(st.text() | st.text(alphabet="0123456789PYMWDTHone years,and", max_size=30))
def test_any_text_is_a_duration_or_a_value_error(text: str) -> None:
    if is_duration(text):
        assert isinstance(parse(text), Duration)
    else:
        with pytest.raises(ValueError, match="is not a duration"):
            parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "1 year " * 100_000,
        "1 year, and " * 100_000,
        "1" * 1_000_000,
        "P" + "1Y" * 500_000,
        "P1Y1M1W1DT" + "1" * 1_000_000,
        "twelve " * 150_000,
        " " * 1_000_000,
    ],
)
def test_a_hostile_text_is_refused_at_once(text: str) -> None:
    started = time.perf_counter()
    with pytest.raises(ValueError, match="is not a duration"):
        parse(text)
    assert time.perf_counter() - started < 5
