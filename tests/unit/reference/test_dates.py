"""Windows of validity and dates inside sentences."""

import pytest

from policylint.reference.dates import act_numbers_in, dates_in, days_between, over, reached, starts_after

MONTHS = {"may": 5, "mei": 5, "december": 12, "decembre": 12}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Regulation of 25 May 2018", ["2018-05-25"]),
        ("May 25, 2018", ["2018-05-25"]),
        ("wet van 8 december 1992 en 25 mei 2018", ["1992-12-08", "2018-05-25"]),
        ("loi du 8 décembre 1992", ["1992-12-08"]),
        ("Royal Decree of 26/06/2003", ["2003-06-26"]),
        ("2018-05-25", ["2018-05-25"]),
        ("31 February 2018", []),
        ("30/02/2018", []),
        ("in 2018 we moved", []),
    ],
)
def test_dates_are_read_as_people_write_them(text: str, expected: list[str]) -> None:
    assert [written.day for written in dates_in(text, MONTHS)] == expected


def test_a_date_knows_the_word_before_it() -> None:
    text = "the Act of 8 December 1992, since 2018-05-25"
    assert [written.before for written in dates_in(text, MONTHS)] == ["of", "since"]


def test_act_numbers_are_told_from_dates_and_articles() -> None:
    assert act_numbers_in("Regulation (EU) 2016/679, Art. 13/14, 8/12/1992") == ["2016/679"]


def test_windows_count_their_own_days() -> None:
    row = {"from": "2020-01-02", "to": "2020-01-04", "end": "2020-01-05"}
    assert starts_after(row, "from", "2020-01-01")
    assert not starts_after(row, "from", "2020-01-02")
    assert not over(row, "to", "2020-01-04")
    assert over(row, "to", "2020-01-05")
    assert reached(row, "end", "2020-01-05")
    assert not reached(row, "end", "2020-01-04")
    assert not starts_after(row, "absent", "1900-01-01")
    assert not over(row, "absent", "2999-01-01")
    assert days_between("2020-02-28", "2020-03-01") == 2
