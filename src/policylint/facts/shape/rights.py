"""The shape of the rights a notice states."""

from policylint.facts.shape.law import BODY
from policylint.facts.shape.notation import FLAG, TEXT, Additions, Members, Shape, a, always, known, many
from policylint.model.rights import Complaint, Objection, Request, Right, Rights

_DEADLINE: Members = {
    "deadline": known("Deadline", a("Duration"), "Within what time the notice promises an answer."),
}
_REQUEST: Members = _DEADLINE | {
    "extension": known("Extension", a("Duration"), "By how much the notice says the deadline may be extended."),
    "channels": always("Channels", many(a("Channel")), "The ways to make a request that are stated here."),
}
_RIGHT: Members = _REQUEST | {
    "id": always("Id", TEXT, "The name of the right, which is its key."),
    "effective": always("Effective", a("Exercise"), "What holds for this right: its own words, or else those for all."),
    "needs_no_reason": always("Needs no reason", FLAG, "Whether the right can be used without giving any reason."),
    "narrowed_by": always("Narrowed by", many(TEXT), "The limits stated that the Regulation does not allow."),
    "narrowed_unless_law": always(
        "Narrowed unless a law", many(TEXT), "The limits stated that only another law allows."
    ),
    "narrowed_by_words": always("Narrowed by words", many(TEXT), "The limits stated in words of the notice's own."),
}

ADDITIONS: Additions = {
    Request: _REQUEST,
    Right: _RIGHT,
    Objection: _RIGHT,
    Rights: {"mentioned": always("Mentioned", many(TEXT), "The ids of the rights that the notice states.")},
    Complaint: BODY,
}

OBJECTS: dict[str, Shape] = {
    "Exercise": Shape(
        "How a right is used.",
        _DEADLINE
        | {
            "fee": known("Fee", TEXT, "Whether the notice says that a request costs something."),
            "identity_proof": known("Identity proof", TEXT, "What proof of identity the notice asks for."),
            "reason_required": known("Reason required", FLAG, "Whether the person must give a reason."),
            "signed_writing": known("Signed writing", FLAG, "Whether a signed letter is demanded."),
            "channels": always("Channels", many(a("Channel")), "The ways to make a request."),
        },
    ),
}
