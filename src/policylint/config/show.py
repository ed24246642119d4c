"""What applies, and who says so, as plain data for people and programs."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from policylint.config.plan import Plan
from policylint.config.run_settings import RunSettings
from policylint.config.settings import Said, Settings
from policylint.rules.selection import Selection

Json = dict[str, Any]


def shown_config(plan: Plan, run: RunSettings) -> Json:
    """The run, then the policies: those to which the same applies stand together."""
    return {"run": _run(run), "policies": [_policies(names, settings, plan) for names, settings in _groups(plan)]}


def _run(run: RunSettings) -> Json:
    keys = ("include", "as_of", "fail_on", "output_format", "output", "baseline")
    return {key: _said(getattr(run, key)) for key in keys}


def _groups(plan: Plan) -> Iterable[tuple[list[str], Settings]]:
    groups: dict[int, tuple[list[str], Settings]] = {}
    for name, settings in plan.settings.items():
        groups.setdefault(id(settings), ([], settings))[0].append(name)
    return groups.values()


def _policies(names: list[str], settings: Settings, plan: Plan) -> Json:
    checker = next(task.checker for task in plan.tasks if task.name == names[0])
    cards = checker.catalogue.cards
    keys = ("fail_on", "min_severity", "rules", "sources")
    return {
        "files": names,
        "configuration": list(settings.files),
        **{key: _said(getattr(settings, key)) for key in keys},
        "suppressions": {key: _said(said) for key, said in settings.suppression_terms.items()},
        "selection": [{"from": layer.origin, **_selection(layer.value)} for layer in settings.layers],
        "asked": {id_: settings.selection.severity(cards[id_]) or cards[id_].severity for id_ in checker.rules},
    }


def _selection(selection: Selection) -> Json:
    named = {"select": selection.select, "extend_select": selection.extend_select, "ignore": selection.ignore}
    lists = {key: list(names) for key, names in named.items() if names}
    return lists | ({"severity": dict(selection.levels)} if selection.levels else {})


def _said(said: Said[Any]) -> Json:
    return {"value": _plain(said.value), "from": said.origin}


def _plain(value: Any) -> Any:
    """A value as JSON knows it; pairs become a map."""
    if isinstance(value, Path):
        return value.as_posix()
    if isinstance(value, tuple):
        pairs = value and all(isinstance(item, tuple) for item in value)
        return {str(key): _plain(one) for key, one in value} if pairs else [_plain(item) for item in value]
    return value
