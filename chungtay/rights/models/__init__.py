"""Tables of the room: the law, cases, what is said to the authority, celebrations."""

from chungtay.rights.models.cases import Case, CasePaper, CaseStep
from chungtay.rights.models.dialogues import Dialogue, Proposal, ProposalAnswer
from chungtay.rights.models.law import Entitlement, LocalAmount, LongevityAge
from chungtay.rights.models.longevity import Longevity

__all__ = [
    "Case",
    "CasePaper",
    "CaseStep",
    "Dialogue",
    "Entitlement",
    "LocalAmount",
    "Longevity",
    "LongevityAge",
    "Proposal",
    "ProposalAnswer",
]
