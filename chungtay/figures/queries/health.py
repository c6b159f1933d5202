"""Whether the figures are well: what the last proof by night found."""

from chungtay.figures.models import NightlyProof
from chungtay.figures.words import proof_told
from chungtay.web.rules import Check


def last_proof() -> NightlyProof | None:
    """The proof of the latest night."""
    return NightlyProof.objects.order_by("-night").first()


def health() -> list[Check]:
    """For the page of health and the watching program: figures that differ from their rows are not well."""
    proof = last_proof()
    return [Check("figures", proof is None or not proof.wrong_count, proof_told(proof))]
