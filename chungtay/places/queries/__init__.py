"""Questions about the map, hamlets and yearly facts."""

from chungtay.places.queries.proofs import Proof, proofs

__all__ = ["Proof", "proofs"]
