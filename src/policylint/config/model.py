"""What a configuration may say. Every key may be absent, which leaves the matter to what is extended or usual."""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from policylint.config.values import (
    Days,
    File,
    Files,
    Floor,
    Levels,
    Names,
    OutputFiles,
    OutputFormat,
    Patterns,
    Threshold,
)
from policylint.model.shapes import Many, One, needed, said
from policylint.model.values import Flag, IsoDate


class Group(BaseModel):
    """A group of keys."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, defer_build=True, protected_namespaces=())

    shorthand: ClassVar[str] = ""
    """No bare value may stand for a group."""


class Choice(Group):
    """What can be decided for all policies, and again for some of them."""

    select: Names = said(
        "Select", "Ask only these rules: ids, topics, packs or authority:NAME; earlier selections no longer count."
    )
    extend_select: Names = said(
        "Extend select", "Ask these as well; a rule that is off by default is turned on by its id."
    )
    ignore: Names = said("Ignore", "Leave out these rules, topics, packs or authority:NAME.")
    severity: Levels = said(
        "Severity",
        "The severity that the findings of a rule, topic, pack or authority:NAME are to have, or `off`. "
        "An id counts before a topic, a topic before a pack, a pack before an authority.",
    )
    fail_on: Threshold = said("Fail on", "The mildest finding that makes the exit status 1; `error` when absent.")
    min_severity: Floor = said(
        "Minimum severity", "Leave milder findings out of every report; whether a run fails is decided apart from this."
    )


class Override(Choice):
    """What holds for some of the policies; a later override counts before an earlier one."""

    files: Patterns = needed(
        "Files", "Patterns of policies: `drafts/` is a folder, `*` stands for part of a name, `**` for any folders."
    )


class Suppressions(Group):
    """What is demanded of the comments that silence findings; one that does not comply silences nothing."""

    model_config = ConfigDict(title="Demands on suppressions")

    require_reason: Flag = said("Require reason", "Whether each must give its reason.")
    require_expiry: Flag = said("Require expiry", "Whether each must have a last day.")
    max_days: Days = said("Maximum days", "How many days after the check the last day may be; there must be one then.")
    forbid: Names = said("Forbid", "The rules that may not be suppressed, by id.")


class Configuration(Choice):
    """How the policies of this folder and of those below it are checked."""

    extends: File = said("Extends", "Another configuration, on which this one builds; relative to this file.")
    include: Files = said(
        "Include", "What is checked when no path is given: files, folders, or patterns with `*`; else policies/, else ."
    )
    exclude: Names = said("Exclude", "Patterns of policies that are passed over unless they are named one by one.")
    overrides: Many[Override] = said("Overrides", "What holds for some of the policies.")
    rules: Files = said("Rules", "Folders of rule cards of your own; relative to this file.")
    sources: File = said("Sources", "The folder of published texts to hold quotes against; relative to this file.")
    suppressions: One[Suppressions] = said("Suppressions", "What is demanded of comments that silence findings.")
    baseline: File = said("Baseline", "The file of findings that are known and do not count; relative to this file.")
    as_of: IsoDate = said("As of", "Check against the law of this day; today when absent.")
    output_format: OutputFormat = said(
        "Output format", "How to write the report on standard output; `full` when absent."
    )
    output: OutputFiles = said("Output", "Reports to write besides: each format with its file, relative to this file.")
