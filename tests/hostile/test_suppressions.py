"""Very many comments silence no more, and no less, than a few would."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from hostile.bombs import START
from policies import TODAY
from policylint.engine.check import Checker, Options, Outcome
from policylint.engine.silence import silence
from policylint.engine.suppressions import MAX_SUPPRESSIONS, Suppression
from policylint.finding import Status
from policylint.location import Position, Span
from policylint.rules.catalogue import built_in_catalogue
from policylint.source.document import parse_document
from policylint.source.faults import MAX_FAULTS
from policylint.source.faults import START as BEGINNING
from unit.render.reports import finding

RULES = ("rule-a", "rule-b")
SUPPRESSIONS = st.lists(
    st.builds(
        Suppression,
        rules=st.lists(st.sampled_from(RULES), min_size=1, max_size=2).map(tuple),
        lines=st.tuples(st.integers(1, 12), st.integers(0, 6)).map(lambda it: range(it[0], it[0] + it[1])),
        span=st.just(BEGINNING),
        until=st.sampled_from([None, "2020-01-01", "2030-01-01"]),
        reason=st.sampled_from(["x", "y", "z"]),
        whole_file=st.booleans(),
    ),
    max_size=8,
)
PLACES = st.lists(st.tuples(st.sampled_from(RULES), st.integers(1, 15)), max_size=8)


def check(text: str) -> Outcome:
    checker = Checker(built_in_catalogue(), Options(as_of=date.fromisoformat(TODAY)))
    return checker.check(parse_document("policy.yaml", (START + text).encode()))


@given(suppressions=SUPPRESSIONS, places=PLACES)
def test_each_finding_is_silenced_by_what_covers_it_and_nothing_else(
    suppressions: list[Suppression], places: list[tuple[str, int]]
) -> None:

    findings = [
        base._replace(rule=rule, place=base.place._replace(span=Span(Position(line, 1), Position(line, 2))))
        for base in (finding(),)
        for rule, line in places
    ]
    for before, after in zip(findings, silence(findings, suppressions, TODAY), strict=True):
        covering = [one for one in suppressions if one.covers(before.rule, before.place.span.start.line)]
        live = [one for one in covering if not one.expired(TODAY)]
        assert (after.status is Status.SUPPRESSED) == bool(live)
        if live:
            closest = min(live, key=lambda one: (one.whole_file, len(one.lines)))
            assert after.justification == closest.reason
        assert len(after.related) == len(before.related) + (1 if covering and not live else 0)


def test_suppressions_beyond_the_limit_silence_nothing() -> None:
    lines = [
        f"  p{number}:\n    # policylint: ignore[retention-missing] -- x\n    description: x\n"
        for number in range(MAX_SUPPRESSIONS + 50)
    ]
    outcome = check("purposes:\n" + "".join(lines).replace("    # policy", "  # policy"))
    missing = [one for one in outcome.findings if one.rule == "retention-missing"]
    assert len(missing) == MAX_SUPPRESSIONS + 50
    told = [one for one in outcome.findings if one.rule == "invalid-suppression"]
    assert [one.message for one in told] == [
        "From here on, suppressions are not read: there are too many. None of them suppresses anything"
    ]


def test_very_many_faults_of_suppressions_end_in_one() -> None:
    unused = check("# policylint: ignore[purpose-vague] -- x\n" * 500)
    dead = [one for one in unused.findings if one.rule == "unused-suppression"]
    assert len(dead) == MAX_FAULTS + 1
    wrong = check("# policylint: ignore[purpose-vgue] -- x\n" * 500)
    assert len([one for one in wrong.findings if one.rule == "invalid-suppression"]) == MAX_FAULTS + 1
