"""Decisions by automated means, and profiling."""

from policylint.model.shapes import Entry, EntryId, Section, judged, said
from policylint.model.values import Choice, Choices, Flag, Text, Texts
from policylint.model.vocabulary import DecisionBasis, Safeguard


class AutomatedDecision(Entry):
    """A decision taken by automated means, or profiling."""

    purposes: Texts = said("Purposes", "The purposes for which decisions are taken so, by id, or `all`.")
    description: Text = said("Description", "What is decided, in the notice's words.")
    profiling: Flag = said("Profiling", "Whether it is, or rests on, profiling.")
    solely_automated: Flag = judged("Solely automated", "Whether the decision is taken without any human involvement.")
    legal_effect: Flag = judged(
        "Legal effect",
        "Whether it produces legal effects for the person, or affects them in a similarly significant way.",
    )
    basis: Choice[DecisionBasis] = said("Basis", "What the notice says makes the decision lawful.")
    logic: Text = said("Logic", "Meaningful information about the logic involved.")
    consequences: Text = said("Consequences", "The significance and the envisaged consequences for the person.")
    safeguards: Choices[Safeguard] = said("Safeguards", "What the person may do against the decision.")


class AutomatedDecisions(Section):
    """The decisions taken by automated means, by id."""

    __pydantic_extra__: dict[EntryId, AutomatedDecision]
