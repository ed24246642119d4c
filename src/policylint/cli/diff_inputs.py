"""Settles which policies are compared."""

from collections.abc import Mapping
from dataclasses import replace

from policylint.api.sides import Side
from policylint.cli.against import sides_against
from policylint.cli.diff_request import DiffRequest
from policylint.cli.gather import paths_of
from policylint.cli.repository import repository_names
from policylint.cli.revision_side import side_of
from policylint.config.find import Finder
from policylint.errors import NothingToCheckError


def sides_of_request(request: DiffRequest, finder: Finder, environ: Mapping[str, str]) -> tuple[Side, Side]:
    """The old side and the new one, without what the configuration excludes.

    Where a folder has a configuration of its own, that of the new side holds for both: a change of the configuration
    is none of the policies.

    Raises:
        InputError: a path does not exist.
        UsageError: a revision or the path in it is not there, or the configuration is wrong.
    """
    if request.against is not None:
        paths = paths_of(request.checking._replace(paths=request.versions), finder)
        old, new = sides_against(request.against, paths, environ)
    else:
        old, new = (side_of(version, environ) for version in request.versions)
        old = old.configured_as(new)
    return _kept((old, new), finder)


def names_in_repository(sides: tuple[Side, Side], environ: Mapping[str, str]) -> dict[str, str]:
    """For each file its path from the root of the repository; of what a revision held, the path it had there."""
    policies = [policy for side in sides for policy in side.policies]
    on_disk = repository_names((policy.name for policy in policies if not policy.tracked), environ)
    return on_disk | {policy.name: policy.tracked for policy in policies if policy.tracked}


def _kept(sides: tuple[Side, Side], finder: Finder) -> tuple[Side, Side]:
    """What was named, and what no configuration excludes."""
    old, new = (
        replace(
            side,
            policies=tuple(
                policy for policy in side.policies if policy.named or not finder.excludes(policy.home.as_posix())
            ),
        )
        for side in sides
    )
    excluded = [policy for side in sides for policy in side.policies]
    if excluded and not old.policies and not new.policies:
        raise NothingToCheckError(
            f"The configuration excludes all there is, such as {excluded[0].name}. Name files to compare them anyway."
        )
    return old, new
